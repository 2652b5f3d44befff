#!/usr/bin/env python3
"""Holds crate/golang/tests/syntax/errors.txt against Go's compiler.

Each case of that file is `=== name`, the source, `---`, and the diagnostics of the compiler's
scanner and parser as LINE:COL: message. In the source <EOF> at the end leaves out the last line's
end; <NUL> and <BOM> stand for those characters. Without an argument a difference is an error;
with --write the file's diagnostics are replaced. Go is $RACEWAY_GO, or `go` on the path.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "crate/golang/tests/syntax/errors.txt"


def compiled(go, directory, source):
    """What the compiler prints for the source, as LINE:COL: message."""
    path = directory / "prog.go"
    path.write_bytes(source.encode("utf-8"))
    # The compiler removes its output when it fails, so the output must not be the null device.
    command = [go, "tool", "compile", "-p", "main", "-o", "prog.o", "prog.go"]
    done = subprocess.run(command, cwd=directory, capture_output=True, check=False)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    return [re.sub(r"^(\./)?prog\.go:", "", line) for line in lines]


def diagnostics(go, directory, source):
    """As compiled, without what the type checker adds where there is no syntax error."""
    said = compiled(go, directory, source)
    if any(": syntax error: " in line for line in said) or not source.endswith("\n"):
        return said
    # A syntax error on a line of its own keeps the type checker from running.
    last = source.count("\n") + 1
    said = compiled(go, directory, source + ")\n")
    return [line for line in said if not line.startswith(f"{last}:1: syntax error: non-declaration")]


def main():
    go = os.environ.get("RACEWAY_GO", "go")
    text = CASES.read_text(encoding="utf-8")
    out = []
    with tempfile.TemporaryDirectory() as name:
        for case in re.split(r"(?m)^=== ", text)[1:]:
            title, rest = case.split("\n", 1)
            body = re.split(r"(?m)^---$", rest)[0]
            source = body.replace("<NUL>", "\0").replace("<BOM>", "\ufeff").replace("<EOF>\n", "")
            said = diagnostics(go, pathlib.Path(name), source)
            out.append("\n".join([f"=== {title}", body + "---", *said]) + "\n")
    wanted = "".join(out)
    if "--write" in sys.argv:
        CASES.write_text(wanted, encoding="utf-8")
        return 0
    print("as Go says" if wanted == text else f"not what Go says: run {sys.argv[0]} --write")
    return 0 if wanted == text else 1


if __name__ == "__main__":
    sys.exit(main())
