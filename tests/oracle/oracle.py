#!/usr/bin/env python3
"""Holds every program under tests/programs against Go itself, and Raceway against both.

A program's expectation stands in its own comments:

    // Output:                 the exact standard output follows, one `// ` line each
    // Output (one of):        several legal ones, separated by `// ---`
    // Exit: 2                 the exit status, where it is not 0
    // Stderr: text            a line of standard error contains this (any number of these)
    x := 1 // ERROR "text"     gc reports a diagnostic that contains this on this line
    x = x  // VET "text"       go vet warns so, word by word, on this line (several: // VET "one" "two")
    <-time.Tick(d) // TICK "text"   Raceway warns so, and go vet has no such check

A program of several files is a txtar archive, whose lines are counted through. The programs under vet have all of vet's warnings as such comments; programs elsewhere have none, and are compared with
--vet.

A file whose name ends in _test.go holds tests, whose binary runs with -test.v; their times count as (0.00s).

    oracle.py                  checks the expectations with real Go
    oracle.py --raceway CMD    checks them with `CMD run FILE` instead; the diagnostics of broken programs must be
                               Go's own, word by word, line and column
    oracle.py --vet            compares all of vet's warnings too, word by word, line and column, with Go's (with
                               --raceway) or with the comments
    oracle.py --accept         writes missing expectations from what real Go does
    oracle.py --race           checks the pairs under race and bugs, which nothing else looks at, with the race detector
                               of Go or (with --raceway) of Raceway; see races.py

Go is found through $RACEWAY_GO or on the PATH. The last line is `N passed, N failed`."""

import argparse
import bisect
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import races

ROOT = pathlib.Path(__file__).resolve().parent.parent / "programs"
MODULE = "module play.ground\n\ngo 1.27\n"
GO_ENV = {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOTELEMETRY": "off", "GOFLAGS": ""}
TIMEOUT = 60
# vet's checks that Raceway has.
ANALYZERS = ("assign atomic bools copylocks defers ifaceassert loopclosure lostcancel nilfunc printf sigchanyzer "
             "stringintconv testinggoroutine unreachable unusedresult waitgroup").split()


class Expectation:
    def __init__(self, text):
        self.outputs, self.exit, self.stderr, self.errors, self.warnings = None, 0, [], [], []
        block = None
        for number, line in enumerate(text.splitlines(), 1):
            if block is not None and line.startswith("//"):
                content = line[3:] if line.startswith("// ") else line[2:]
                if self.many and content == "---":
                    self.outputs.append(block := [])
                elif not re.match(r"(Exit|Stderr):", content):
                    block.append(content)
                    continue
            if line.startswith("// Output:") or line.startswith("// Output (one of):"):
                self.many = "one of" in line
                self.outputs = [block := []]
            elif line.startswith("// Exit:"):
                self.exit = int(line.split(":")[1])
            elif line.startswith("// Stderr:"):
                self.stderr.append(line.split(":", 1)[1].strip())
            elif match := re.search(r'// ERROR "(.*)"$', line):
                self.errors.append((number, match[1].replace(" ./", " ")))
            elif match := re.search(r'// (VET|TICK) "(.*)"$', line):
                self.warnings += [(number, match[1], text) for text in match[2].split('" "')]

    @property
    def missing(self):
        return self.outputs is None and not self.errors and not self.stderr

    def check(self, starts, status, stdout, stderr):
        """What differs, or None."""
        if self.errors:
            return self.check_errors(starts, status, stderr)
        if status != self.exit:
            return f"exit status {status}, expected {self.exit}\n{stderr[-600:]}"
        if self.outputs is not None:
            # Comments cannot end in blanks (gofmt removes them), so blanks at the ends of lines do not count.
            stdout = re.sub(r"\(\d+\.\d\ds\)", "(0.00s)", stdout)
            got = [line.rstrip() for line in stdout.rstrip("\n").split("\n")]
            if got not in self.outputs and (got != [""] or [] not in self.outputs):
                return f"output\n{stdout[-1500:]}\ninstead of\n" + "\n---\n".join("\n".join(o) for o in self.outputs)
        for want in self.stderr:
            if not any(want in line for line in stderr.splitlines()):
                return f"standard error lacks {want!r}:\n{stderr[-800:]}"
        return None

    def check_errors(self, starts, status, stderr):
        if status != 1:
            return f"exit status {status}, expected diagnostics"
        found = diagnostics(stderr, starts)
        for line, want in self.errors:
            if not any(at == line and want in message for at, _, message in found):
                return f"no diagnostic {want!r} on line {line}:\n{stderr}"
        lines = {line for line, _ in self.errors}
        if extra := [d for d in found if d[0] not in lines]:
            return f"unexpected diagnostics {extra}"
        return None


def archive(path):
    """The files of a program and the lines before each: of a txtar archive several."""
    lines = path.read_text().splitlines(True)
    marks = [(i, m[1]) for i, line in enumerate(lines) if (m := re.match(r"-- +(\S(?:.*\S)?) +-- *$", line))]
    if path.suffix != ".txtar" or not marks:
        return {path.name: ("".join(lines), 0)}
    files = {}
    if (head := "".join(lines[: marks[0][0]])).strip():
        files["prog.go"] = (head, 0)
    for (i, name), (end, _) in zip(marks, [*marks[1:], (len(lines), None)]):
        files[name] = ("".join(lines[i + 1 : end]), i + 1)
    return files


def diagnostics(stderr, starts):
    """(line, column, message) of each of gc's diagnostics, the lines counted through all files. Places inside messages
    are without `./`, which the go command adds where the file is in the folder at hand."""
    stderr = re.sub(r"(?<=[\s])\./(?=[^\s:]+\.go:\d)", "", stderr)
    # Where Go looked for a package says nothing about the program.
    stderr = re.sub(r"( is not in std) \(.*\)$", r"\1", stderr, flags=re.M)
    found = re.findall(r"^(?:vet: )?(?:\./)?([^\s:]+\.go):(\d+):(\d+): (.*)$", stderr, re.M)
    return [(int(line) + starts.get(name, 0), int(column), message) for name, line, column, message in found]


def execute(command, cwd, env=None):
    try:
        done = subprocess.run(command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return -1, "", "timed out"
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def with_sync(path, go, packages):
    """Builds and runs a program that imports golang.org/x/sync, which Go has a part of for its own tools; None where
    the program needs another part."""
    root = pathlib.Path(execute([go, "env", "GOROOT"], path.parent, GO_ENV)[1].strip())
    vendored = root / "src/cmd/vendor/golang.org/x/sync"
    if not all((vendored / package).is_dir() for package in packages):
        return None
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copytree(vendored, folder / "sync")
        (folder / "sync/go.mod").write_text("module golang.org/x/sync\n")
        shutil.copy(path, folder)
        (folder / "go.mod").write_text(
            "module prog\n\ngo 1.27\n\nrequire golang.org/x/sync v0.0.0\n\nreplace golang.org/x/sync => ./sync\n"
        )
        status, _, stderr = execute([go, "build", "-mod=mod", "-o", "prog", path.name], folder, GO_ENV)
        if status != 0:
            return 1, "", stderr
        return execute([str(folder / "prog")], folder)


def with_go(path):
    """Builds and runs a program with real Go; None where it cannot be had."""
    go = os.environ.get("RACEWAY_GO", "go")
    if packages := re.findall(r'"golang.org/x/sync/(\w+)"', path.read_text()):
        return with_sync(path, go, packages)
    with tempfile.TemporaryDirectory() as folder:
        binary = pathlib.Path(folder) / "prog"
        if path.suffix == ".txtar":
            source = pathlib.Path(folder) / "source"
            for name, (text, _) in {"go.mod": (MODULE, 0), **archive(path)}.items():
                (source / name).parent.mkdir(parents=True, exist_ok=True)
                (source / name).write_text(text)
            status, _, stderr = execute([go, "build", "-o", str(binary), "."], source, GO_ENV)
            return execute([str(binary)], source) if status == 0 else (1, "", stderr.replace(str(source), "."))
        if path.name.endswith("_test.go"):
            status, _, stderr = execute([go, "test", "-c", "-o", str(binary), path.name], path.parent, GO_ENV)
            return execute([str(binary), "-test.v"], path.parent) if status == 0 else (1, "", stderr)
        status, _, stderr = execute([go, "build", "-o", str(binary), path.name], path.parent, GO_ENV)
        if status != 0:
            return 1, "", stderr
        return execute([str(binary)], path.parent)


def starts_of(path):
    return {name: start for name, (_, start) in archive(path).items()}


def vetted(path, raceway=None):
    """(line, column, message) of each of vet's warnings, by Go or by Raceway."""
    if raceway:
        return sorted(diagnostics(execute([raceway, "vet", str(path)], path.parent)[2], {}))
    flags = [f"-{name}" for name in ANALYZERS]
    go = os.environ.get("RACEWAY_GO", "go")
    return sorted(diagnostics(execute([go, "vet", *flags, path.name], path.parent, GO_ENV)[2], {}))


def differing_warnings(path, expectation, raceway, have_go):
    """How vet's warnings differ from the expectation or, where there is a Go, Raceway's from Go's; or None."""
    found = vetted(path, raceway)
    if path.parent.name == "vet":
        wanted = sorted((line, text) for line, kind, text in expectation.warnings if raceway or kind == "VET")
        got = sorted((line, message) for line, _, message in found)
        if wanted != got:
            lines = [f"  {mark} {line}: {text}" for mark, only, other in (("missing", wanted, got), ("extra", got, wanted))
                     for line, text in only if (line, text) not in other]
            return "warnings\n" + "\n".join(lines or ["  in another number"])
    if raceway and have_go:
        theirs = vetted(path)
        ours = [w for w in found if not w[2].startswith("time.Tick ")]
        lines = [f"  {mark} {line}:{column}: {message}" for mark, only, other in (("Go", theirs, ours), ("we", ours, theirs))
                 for line, column, message in only if (line, column, message) not in other]
        if ours != theirs:
            return "warnings\n" + "\n".join(lines or ["  in another number"])
    return None


def accept_warnings(path):
    """Writes Go's warnings into the program."""
    lines = path.read_text().split("\n")
    by_line = {}
    for line, _, message in vetted(path):
        by_line.setdefault(line, []).append(f'"{message}"')
    for line, messages in by_line.items():
        lines[line - 1] += " // VET " + " ".join(messages)
    path.write_text("\n".join(lines))


def differing_diagnostics(path, stderr):
    """How Raceway's diagnostics differ from Go's own, or None."""
    starts = starts_of(path)
    ours, theirs = diagnostics(stderr, starts), diagnostics(with_go(path)[2], starts)
    # Go checks packages side by side, and tells of them as they come.
    places = sorted(starts.values())
    by_file = functools.partial(sorted, key=lambda found: bisect.bisect_left(places, found[0]))
    if by_file(ours) == by_file(theirs):
        return None
    lines = [f"  {mark} {line}:{column}: {message}" for mark, only in (("Go", theirs), ("we", ours))
             for line, column, message in only if (line, column, message) not in (ours if mark == "Go" else theirs)]
    return "diagnostics\n" + "\n".join(lines or ["  in another order"])


def accept(path, result):
    """Writes what real Go did into the program."""
    status, stdout, stderr = result
    text = path.read_text().rstrip("\n")
    if found := diagnostics(stderr, starts_of(path)) if status == 1 else []:
        lines = text.split("\n")
        for line, _, message in found:
            if "// ERROR" not in lines[line - 1]:
                lines[line - 1] += f' // ERROR "{message}"'
        path.write_text("\n".join(lines) + "\n")
        return
    stdout = re.sub(r"\(\d+\.\d\ds\)", "(0.00s)", stdout)
    text += "\n\n// Output:\n" + "".join(f"// {line}".rstrip() + "\n" for line in stdout.rstrip("\n").split("\n"))
    if status != 0:
        text += f"// Exit: {status}\n"
        kept = [line for line in stderr.splitlines() if line.startswith(("panic:", "fatal error:", "goroutine 1 ["))]
        text += "".join(f"// Stderr: {line}\n" for line in kept)
    path.write_text(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--raceway", help="the raceway command to check instead of Go")
    parser.add_argument("--vet", action="store_true", help="compare vet's warnings of all programs")
    parser.add_argument("--accept", action="store_true", help="write missing expectations")
    parser.add_argument("--race", action="store_true", help="check the pairs with the race detector")
    parser.add_argument("--times", type=int, default=5, help="with --race: how often each program runs")
    parser.add_argument("names", nargs="*", help="only programs whose path contains one of these")
    options = parser.parse_args()
    raceway = options.raceway and str(pathlib.Path(options.raceway).resolve())
    have_go = shutil.which(os.environ.get("RACEWAY_GO", "go")) is not None
    if not raceway and not have_go:
        sys.exit("oracle.py: there is no Go: set RACEWAY_GO to its command, or put it on the PATH")

    if options.race:
        return races.check(ROOT, options.names, options.times, os.environ.get("RACEWAY_GO", "go"), GO_ENV, raceway)

    def one(path):
        if raceway:
            return path, execute([raceway, "run", str(path)], path.parent)
        return path, with_go(path)

    all_paths = sorted([*ROOT.rglob("*.go"), *ROOT.rglob("*.txtar")])
    all_paths = [p for p in all_paths if p.relative_to(ROOT).parts[0] not in races.FOLDERS]
    paths = [p for p in all_paths if not options.names or any(n in str(p) for n in options.names)]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, result in pool.map(one, paths):
            expectation = Expectation(path.read_text())
            if result is None:
                continue
            if expectation.missing and options.accept:
                accept(path, result)
                expectation = Expectation(path.read_text())
            if options.accept and path.parent.name == "vet" and not expectation.warnings:
                accept_warnings(path)
                expectation = Expectation(path.read_text())
            problem = "it has no expectation" if expectation.missing else expectation.check(starts_of(path), *result)
            if raceway and have_go and expectation.errors and not problem:
                problem = differing_diagnostics(path, result[2])
            vets = path.suffix == ".go" and (options.vet or path.parent.name == "vet")
            if vets and not problem and not expectation.errors:
                problem = differing_warnings(path, expectation, raceway, have_go)
            if problem:
                failed += 1
                print(f"FAIL {path.relative_to(ROOT)}: {problem}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
