#!/usr/bin/env python3
"""Runs random programs through real Go and through Raceway, and compares what they print.

    random_programs.py --raceway CMD [--first SEED] [--count N] [--keep FOLDER] [--generics]

Programs are compiled a hundred at a time, since Go's linker would take most of the time otherwise. A program whose output differs
is printed with its seed; `--keep` writes it to a file of its own there. Go is found through $RACEWAY_GO or on the PATH. The
last line is `N alike, N different`."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import generate

BATCH = 100
TIMEOUT = 120
GO_ENV = {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOTELEMETRY": "off", "GOFLAGS": ""}
# How Raceway runs the batches, in turn: alone, in parallel, and preempted all the time.
WAYS = [["-workers", "1"], ["-workers", "4"], ["-workers", "3", "-quantum", "20"]]


def sections(output):
    """What each program printed, by name."""
    parts = output.split("\n== ")
    parts[0] = parts[0].removeprefix("== ")
    return {name: text for name, _, text in (part.partition("\n") for part in parts)}


def execute(command, cwd):
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=TIMEOUT, env={**os.environ, **GO_ENV})
    except subprocess.TimeoutExpired:
        return -1, "", "timed out"
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--raceway", required=True)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--generics", action="store_true", help="use generic functions too")
    options = parser.parse_args()
    raceway = str(pathlib.Path(options.raceway).resolve())
    go = os.environ.get("RACEWAY_GO", "go")
    alike = different = 0
    last = options.first + options.count
    with tempfile.TemporaryDirectory() as folder:
        for n, first in enumerate(range(options.first, last, BATCH)):
            seeds = range(first, min(first + BATCH, last))
            path = pathlib.Path(folder) / "batch.go"
            path.write_text(generate.batch(seeds, options.generics))
            status, _, stderr = execute([go, "build", "-o", "batch", path.name], folder)
            if status != 0:
                sys.exit(f"Go does not build the programs from seed {first}:\n{stderr[:2000]}")
            status, stdout, stderr = execute(["./batch"], folder)
            wanted = sections(stdout)
            if status != 0:
                sys.exit(f"the programs from seed {first} end badly with Go:\n{stderr[:2000]}")
            way = WAYS[n % len(WAYS)]
            status, stdout, stderr = execute([raceway, "run", *way, path.name], folder)
            found = sections(stdout)
            if status != 0:
                print(f"seeds from {first}, {' '.join(way)}: exit status {status}\n{stderr[:1000]}")
            for seed in seeds:
                if wanted[f"p{seed}"] == found.get(f"p{seed}"):
                    alike += 1
                    continue
                different += 1
                print(f"seed {seed}, {' '.join(way)}:\n--- Go\n{wanted[f'p{seed}'][:600]}\n--- Raceway\n{found.get(f'p{seed}', '(nothing)')[:600]}")
                if options.keep:
                    (options.keep / f"random_{seed}.go").write_text(generate.batch([seed], options.generics))
    print(f"{alike} alike, {different} different")
    return 1 if different or not alike else 0


if __name__ == "__main__":
    sys.exit(main())
