import assert from "node:assert/strict";
import { test } from "node:test";
import { filesOf, formatArchive, parseArchive } from "./archive.ts";

test("a text without markers is one file", () => {
  const text = "package main\n// -- not a marker --\nvar x = a -- b\n";
  assert.deepEqual(parseArchive(text), [{ name: "prog.go", text }]);
  assert.deepEqual(parseArchive(""), [{ name: "prog.go", text: "" }]);
});

test("markers begin files, and what stands before them is a file", () => {
  assert.deepEqual(parseArchive("package main\n-- go.mod --\nmodule m\n--  a/b.go  -- \r\npackage a\n"), [
    { name: "prog.go", text: "package main\n" },
    { name: "go.mod", text: "module m\n" },
    { name: "a/b.go", text: "package a\n" },
  ]);
  assert.deepEqual(parseArchive("\n-- main.go --\npackage main\n-- empty.go --"), [
    { name: "main.go", text: "package main\n" },
    { name: "empty.go", text: "" },
  ]);
});

test("files come back from their text", () => {
  for (const files of [
    [{ name: "prog.go", text: "package main" }],
    [
      { name: "prog.go", text: "package main\n" },
      { name: "x/x.go", text: "package x\n" },
    ],
    [
      { name: "main.go", text: "" },
      { name: "go.mod", text: "module m\n" },
    ],
    [
      { name: "prog.go", text: "" },
      { name: "x.go", text: "package main\n" },
    ],
  ]) {
    assert.deepEqual(parseArchive(formatArchive(files)), files);
    assert.deepEqual(filesOf(files), files);
  }
});
