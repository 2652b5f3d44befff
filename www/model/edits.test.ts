import assert from "node:assert/strict";
import { test } from "node:test";
import { type Edit, edits, importEdit } from "./edits.ts";

function apply(text: string, changes: readonly Edit[]): string {
  let made = "";
  let at = 0;
  for (const { from, to, insert } of changes) {
    assert.ok(from >= at, "edits are in order and apart");
    made += text.slice(at, from) + insert;
    at = to;
  }
  return made + text.slice(at);
}

test("edits make the new text of the old one", () => {
  const cases: [string, string, number][] = [
    ["", "", 0],
    ["a", "a", 0],
    ["func main(){\n  x:=1\n}", "func main() {\n\tx := 1\n}\n", 5],
    ["a  b", "a b", 1],
    ["a;\nb c", "a\nb  c", 1],
    ["x", "", 1],
    ["", "x", 1],
    ["a  ", "a", 1],
    ['import (\n"b"\n"a"\n)', 'import (\n\t"a"\n\t"b"\n)', 1],
  ];
  for (const [old, made, most] of cases) {
    const changes = edits(old, made);
    assert.equal(apply(old, changes), made, JSON.stringify(old));
    assert.ok(changes.length <= Math.max(most, 5));
    if (most === 0) assert.equal(changes.length, 0);
  }
});

test("a name that did not change is in no edit", () => {
  const old = "x:=  counter+1";
  const at = old.indexOf("counter");
  for (const { from, to } of edits(old, "x := counter + 1")) assert.ok(to <= at || from >= at + 7);
});

test("an import goes where imports are", () => {
  const cases: [string, string | null][] = [
    ["package main\n", 'package main\n\nimport "sync"\n'],
    ['package main\n\nimport "fmt"\n', 'package main\n\nimport "fmt"\nimport "sync"\n'],
    ['package main\n\nimport (\n\t"fmt"\n)\n', 'package main\n\nimport (\n\t"sync"\n\t"fmt"\n)\n'],
    ['package main\n\nimport "sync"\n', null],
    [
      '// package x\npackage main\n\nvar s = "sync"\n',
      '// package x\npackage main\n\nimport "sync"\n\nvar s = "sync"\n',
    ],
    ["", null],
  ];
  for (const [text, made] of cases) {
    const edit = importEdit(text, "sync");
    assert.equal(edit && apply(text, [edit]), made, text);
  }
});
