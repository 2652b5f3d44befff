"""Holds the pairs under tests/programs/race and tests/programs/bugs against the race detector of Go or of Raceway.

What such a program does differs from run to run, so that it has no output to compare. It says instead what is wrong with it:

    // Want: race                  a data race in every run
    // Want: race in some runs     a data race, if the goroutines meet so
    // Want: deadlock              and what exploring finds: `deadlock`, `leak`, `panic: text`, `fatal: text`, `exit 1`,
                                   or a wrong `output text`
    // Want: clean                 nothing: this is the mended twin
    //raceway:outcomes 2 "a b"     the outputs that are right

The detector must report a race in each run of a program that wants one, and none in any run of another program; a
mended twin must end well, with one of the right outputs. crate/lab/tests/kernels.rs explores the same programs."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile

FOLDERS = ("race", "bugs")
# A program that hangs is stopped after so many seconds; where a deadlock is expected, earlier: with the race detector
# Go does not see it.
PATIENCE, IMPATIENCE = 20, 2


class Pair:
    """One of the two programs of a pair."""

    def __init__(self, path, root):
        text = path.read_text()
        self.path, self.name = path, str(path.relative_to(root))
        self.wants = re.findall(r"^// Want: (.*)$", text, re.M)
        self.outputs = []
        for line in re.findall(r"^//raceway:outcomes (.*)$", text, re.M):
            for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', line):
                if plain not in ("interesting", "acceptable"):
                    self.outputs.append(quoted.replace("\\n", "\n") or plain)
        self.is_test = path.name.endswith("_test.go")

    @property
    def clean(self):
        return self.wants == ["clean"]

    def problem(self, runs):
        """What is wrong with its runs, each (status, stdout, stderr), or None."""
        if not self.wants:
            return "it wants nothing"
        raced = sum("WARNING: DATA RACE" in out + err for _, out, err in runs)
        if "race" in self.wants and raced < len(runs):
            return f"a race in only {raced} of {len(runs)} runs"
        if not any(want.startswith("race") for want in self.wants) and raced:
            return f"a race in {raced} of {len(runs)} runs:\n" + next(o + e for _, o, e in runs if "DATA RACE" in o + e)[:1500]
        if self.clean:
            for status, out, err in runs:
                if status != 0:
                    return f"exit status {status}\n{out[-600:]}{err[-600:]}"
                if self.outputs and not self.is_test and out.strip() not in self.outputs:
                    return f"output {out.strip()!r} instead of {self.outputs}"
        return None


def pairs(root, names):
    found = [Pair(path, root) for folder in FOLDERS for path in sorted((root / folder).rglob("*.go"))]
    return [pair for pair in found if not names or any(name in str(pair.path) for name in names)]


def build(go, env, programs, folder):
    """Builds all programs with `-race` at once, sharing one cache; gives each one's command."""
    commands = {}
    for i, program in enumerate(programs):
        package = folder / ("tests" if program.is_test else "mains") / f"p{i}"
        package.mkdir(parents=True)
        name = "main_test.go" if program.is_test else "main.go"
        (package / name).write_text(program.path.read_text())
        binary = f"p{i}.test" if program.is_test else f"p{i}"
        commands[program] = [str(folder / "bin" / binary)]
    (folder / "go.mod").write_text("module play.ground\n\ngo 1.27\n")
    (folder / "bin").mkdir()
    env = {**os.environ, **env}
    if (folder / "mains").exists():
        subprocess.run([go, "build", "-race", "-o", "bin/", "./mains/..."], cwd=folder, env=env, check=True)
    if (folder / "tests").exists():
        subprocess.run([go, "test", "-race", "-vet=off", "-c", "-o", "bin/", "./tests/..."], cwd=folder, env=env, check=True)
    return commands


def run(command, patience):
    try:
        # Go's detector would sleep for a second at the end.
        env = {**os.environ, "GORACE": "atexit_sleep_ms=0"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, errors="replace",
                              timeout=patience)
    except subprocess.TimeoutExpired as late:
        def text(b):
            return (b or b"").decode(errors="replace")
        return -1, text(late.stdout), text(late.stderr)
    return done.returncode, done.stdout, done.stderr


def check(root, names, times, go, env, raceway):
    """Prints what differs; gives the exit status."""
    programs = pairs(root, names)
    with tempfile.TemporaryDirectory() as folder:
        if raceway:
            commands = {p: [raceway, "run", "-race", str(p.path)] for p in programs}
        else:
            commands = build(go, env, programs, pathlib.Path(folder))
        # Many of them only wait.
        with concurrent.futures.ThreadPoolExecutor(4 * os.cpu_count()) as pool:
            patience = {p: IMPATIENCE if "deadlock" in p.wants else PATIENCE for p in programs}
            results = list(pool.map(lambda p: [run(commands[p], patience[p]) for _ in range(times)], programs))
    failed = agreed = sometimes = 0
    for program, runs in zip(programs, results):
        if problem := program.problem(runs):
            failed += 1
            print(f"FAIL {program.name}: {problem}")
        elif "race" in program.wants:
            agreed += 1
        elif any(want.startswith("race") for want in program.wants):
            sometimes += 1
    without = len(programs) - failed - agreed - sometimes
    print(f"in {times} runs each: {agreed} race always, {sometimes} may race, {without} never do")
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed or not programs else 0
