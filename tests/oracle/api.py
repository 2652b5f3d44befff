#!/usr/bin/env python3
"""Lists the exported names of Go's packages that Raceway's lack.

    api.py [packages ...]        of all of Raceway's packages, or of these

It reads the sources of both: ours under crate/golang/std, Go's from the installation that RACEWAY_GO names
(or `go`). A name is a function, a type, a constant, a variable, a method (T.M), a field (T.F) or an interface's
method. What we leave out on purpose stands in LEFT_OUT, with the reason. Exit status 1 if a name is missing.
"""

import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path

OURS = Path(__file__).resolve().parents[2] / "crate/golang/std"

# What we do without, as patterns of package.name, and why.
LEFT_OUT = {
    "os.*": "there are no files, processes or users in a page",
    "syscall.*": "there is no operating system in a page",
    "runtime.*": "the collector, profiles and stacks are Raceway's own",
    "runtime/debug.*": "as runtime",
    "unicode.*": "tables of all scripts are large, and programs on concurrency do not use them",
    "strings.*Special": "case mappings of single languages are tables too",
    "bytes.*Special": "as strings",
    "time.FixedZone": "there is only UTC",
    "time.LoadLocation*": "there is only UTC",
    "time.Time.ZoneBounds": "there is only UTC",
    "time.Time.Gob*": "what is encoded stays in the program",
    "*.AppendBinary": "what is encoded stays in the program",
    "*.MarshalBinary": "what is encoded stays in the program",
    "*.UnmarshalBinary": "what is encoded stays in the program",
}

# Packages whose types are aliases of another package's in Go, or whose constants stand in files for one system.
REEXPORTED = {"os", "syscall"}

PLATFORM = re.compile(r"_(windows|darwin|linux|plan9|js|wasm|wasip1|unix|amd64|arm64|s390x|\w*bsd|solaris|aix)\.go$")
FUNC = re.compile(r"^func (?:\((?:\w+ )?\*?(\w+)(?:\[[^\]]*\])?\) )?([A-Z]\w*)[\[(]")
ONE = re.compile(r"^(?:const|var) ([A-Z]\w*(?:, \w+)*)")
TYPE = re.compile(r"^(\t?)(?:type )?([A-Za-z]\w*)(?:\[[^\]]*\])? (?:= )?(struct|interface|\S+)(.*)$")


def names(text):
    """The exported names that a gofmt'ed source declares."""
    found, block, owner = set(), None, None
    for line in re.sub(r"/\*.*?\*/", "", text, flags=re.S).split("\n"):
        line = re.sub(r"//.*", "", line).rstrip()
        if owner:
            name, indent = owner
            if line == indent + "}":
                owner = None
            elif line.startswith(indent + "\t") and not line.startswith(indent + "\t\t") and name[0].isupper():
                field = re.match(r"\t([A-Z]\w*(?:, \w+)*)(?: |\(|$)", line[len(indent):])
                for part in field[1].split(", ") if field else []:
                    found.add(f"{name}.{part}")
            continue
        if line in ("const (", "var (", "type ("):
            block = line.split()[0]
            continue
        if line == ")":
            block = None
        if m := FUNC.match(line):
            if not m[1] or m[1][0].isupper():
                found.add(f"{m[1]}.{m[2]}" if m[1] else m[2])
        elif m := ONE.match(line):
            found.update(part for part in m[1].split(", ") if part[0].isupper())
        elif line.startswith("type ") or block == "type" and re.match(r"\t\w", line):
            if m := TYPE.match(line):
                if m[2][0].isupper():
                    found.add(m[2])
                if m[2][0].isupper() and m[3] in ("struct", "interface"):
                    if m[4].strip() == "{":
                        owner = (m[2], m[1])
                    elif inner := re.match(r"\s*\{ ([A-Z]\w*)", m[4]):
                        found.add(f"{m[2]}.{inner[1]}")
        elif block in ("const", "var"):
            if m := re.match(r"\t([A-Za-z_]\w*(?:, \w+)*)(?:\s|$)", line):
                found.update(part for part in m[1].split(", ") if part[0].isupper())
    return found


def of_go(root, path):
    folder = root / "src" / path
    if not folder.is_dir():
        return None
    found = set()
    for file in folder.glob("*.go"):
        if file.name.endswith("_test.go") or PLATFORM.search(file.name):
            continue
        text = file.read_text()
        if not re.search(r"^//go:build .*(ignore|goexperiment)", text, re.M):
            found |= names(text)
    return found


def left_out(path, name):
    return any(fnmatch.fnmatchcase(f"{path}.{name}", pattern) for pattern in LEFT_OUT)


def main():
    go = os.environ.get("RACEWAY_GO", "go")
    env = dict(os.environ, GOTOOLCHAIN="local")
    root = Path(subprocess.run([go, "env", "GOROOT"], env=env, capture_output=True, text=True, check=True).stdout.strip())
    missing = 0
    for file in sorted(OURS.rglob("*.go")):
        path = file.relative_to(OURS).with_suffix("").as_posix()
        if sys.argv[1:] and path not in sys.argv[1:]:
            continue
        theirs = of_go(root, path)
        if theirs is None:
            continue  # golang.org/x is no part of the installation
        ours = names(file.read_text())
        lacking = sorted(name for name in theirs - ours if not left_out(path, name))
        surplus = sorted(ours - theirs) if path not in REEXPORTED else []
        missing += len(lacking)
        if lacking:
            print(f"{path} lacks {', '.join(lacking)}")
        if surplus:
            print(f"{path} has besides {', '.join(surplus)}")
    sys.exit(missing > 0)


if __name__ == "__main__":
    main()
