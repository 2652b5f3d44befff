#!/usr/bin/env python3
"""Runs Go's own test programs through Raceway, where they lie: nothing of them is copied.

    gotests.py --raceway CMD [--go-tests FOLDER] [name…]

Taken are the programs of one file that begin with `// run`. As in Go's own runner, such a program passes if it ends with
status 0 and writes exactly what the `.out` file beside it holds, or nothing where there is none. Debian's package
golang-1.19-src has them. Prints the programs that fail, each with its reason, then a line for each folder with the share that
passed and the goal; the exit status is 1 where a goal is missed.

The programs are of Go 1.19. What today's Go itself fails, because the language or its words have changed since, counts for nobody; Go is
found through $RACEWAY_GO or on the PATH."""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DEBIAN = pathlib.Path("/usr/share/go-1.19/test")
# Folder, its title, and how many may fail: a number, or a share.
GOALS = [("chan", 1), ("ken", 2), (".", 0.35), ("typeparam", 0.22)]
TIMEOUT = 60
GO_ENV = {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOTELEMETRY": "off", "GOFLAGS": ""}


def is_run(path):
    """Whether the program's first comment, build constraints aside, is `// run`."""
    for line in path.read_text(errors="replace").splitlines():
        if line.startswith("//go:build") or line.startswith("// +build") or not line.strip():
            continue
        return line.strip() == "// run"
    return False


def attempt(command, path):
    """None, or why it fails."""
    expected = path.with_suffix(".out")
    want = expected.read_text(errors="replace") if expected.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run([*command, str(path)], cwd=folder, env={**os.environ, **GO_ENV}, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return "timed out"
    got = done.stdout.decode(errors="replace")
    if done.returncode == 0 and got == want:
        return None
    lines = [line for line in got.splitlines() if line.strip() and not line.startswith("#")]
    told = next((line for line in lines if re.search(r"error|panic|not available|not supported|\.go:\d+:\d+", line)), None)
    if done.returncode != 0:
        return f"exit status {done.returncode}: {(told or (lines or [''])[0])[:160]}"
    return f"output: {(lines or ['nothing'])[0][:120]}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--raceway", required=True, help="the raceway command")
    parser.add_argument("--go-tests", type=pathlib.Path, default=DEBIAN, help="Go's folder `test`")
    parser.add_argument("names", nargs="*", help="only programs whose path contains one of these")
    options = parser.parse_args()
    raceway = str(pathlib.Path(options.raceway).resolve())
    if not options.go_tests.is_dir():
        sys.exit(f"gotests.py: there are no tests of Go in {options.go_tests}; Debian's package golang-1.19-src has them")
    go = shutil.which(os.environ.get("RACEWAY_GO", "go"))
    missed = False
    reasons = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for folder, allowed in GOALS:
            paths = [p for p in sorted((options.go_tests / folder).glob("*.go"))
                     if is_run(p) and (not options.names or any(n in str(p) for n in options.names))]
            failures, outdated = [], 0
            for path, problem in zip(paths, pool.map(lambda p: attempt([raceway, "run"], p), paths)):
                if problem and go and attempt([go, "run"], path):
                    outdated += 1
                    print(f"left out {path.relative_to(options.go_tests)}: today's Go fails it too", flush=True)
                elif problem:
                    failures.append(path)
                    reasons[re.sub(r"^.*?\.go:\d+:\d+: |\d+|\"[^\"]*\"", "", problem)[:70]] += 1
                    print(f"FAIL {path.relative_to(options.go_tests)}: {problem}", flush=True)
            total = len(paths) - outdated
            if not total:
                continue
            most = allowed if isinstance(allowed, int) else int(allowed * total)
            met = len(failures) <= most
            missed |= not met
            share = 100 * (total - len(failures)) / total
            print(f"test/{folder}: {total - len(failures)} of {total} passed ({share:.1f} %), "
                  f"{most} may fail: {'met' if met else 'missed'}", flush=True)
    print("\nReasons:")
    for reason, count in reasons.most_common(25):
        print(f"{count:5} {reason}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
