import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "./files.ts";

const TWO = "-- main.go --\npackage main\n-- queue/queue.go --\npackage queue\n";
const names = (files: Files) => files.list.map(({ name }) => name);

test("one text is one file, an archive is several, and both come back", () => {
  for (const text of ["package main\n", TWO]) assert.equal(new Files(text).text, text);
  assert.deepEqual(names(new Files("package main\n")), ["prog.go"]);
  assert.deepEqual(names(new Files(TWO)), ["main.go", "queue/queue.go"]);
});

test("an edit changes the shown file alone", () => {
  const files = new Files(TWO);
  files.select(files.named("queue/queue.go")!.id);
  files.edit("package queue // mine\n");
  assert.deepEqual(
    files.source.map(({ text }) => text),
    ["package main\n", "package queue // mine\n"],
  );
});

test("a new file is of the shown one's folder and package, under a free name", () => {
  const files = new Files(TWO);
  assert.equal(files.add().name, "file.go");
  assert.equal(files.add().name, "file2.go");
  files.select(files.named("queue/queue.go")!.id);
  assert.deepEqual([files.add().name, files.current.text], ["queue/file.go", "package queue\n"]);
});

test("names are checked", () => {
  const files = new Files(TWO);
  const { id } = files.current;
  const cases: [string, string | null][] = [
    ["", "empty"],
    ["   ", "empty"],
    ["a b.go", "form"],
    ["main.txt", "form"],
    ["../up.go", "form"],
    ["/root.go", "form"],
    ["a//b.go", "form"],
    [".go", "form"],
    [`${"x".repeat(90)}.go`, "long"],
    ["queue/queue.go", "taken"],
    ["main.go", null],
    [" go.mod ", null],
    ["fila/fila_test.go", null],
    ["ação.go", null],
  ];
  for (const [name, fault] of cases) assert.equal(files.rename(id, name), fault, name);
  assert.equal(files.current.name, "ação.go");
});

test("a deleted file comes back where it was, beside what was written since", () => {
  const files = new Files(TWO);
  const { id } = files.current;
  files.remove(id);
  assert.deepEqual([names(files), files.current.name], [["queue/queue.go"], "queue/queue.go"]);
  files.remove(files.active);
  assert.deepEqual(names(files), ["queue/queue.go"], "the last file stays");
  files.edit("package queue // later\n");
  files.restore();
  assert.deepEqual([names(files), files.active], [["main.go", "queue/queue.go"], id]);
  assert.ok(files.text.includes("// later"));
  assert.equal(files.removed, null);
});

test("a deleted file whose name was taken since comes back under another", () => {
  const files = new Files(TWO);
  const { id } = files.current;
  files.remove(id);
  files.rename(files.active, "main.go");
  files.restore();
  assert.deepEqual(names(files), ["main2.go", "main.go"]);
});

test("a pasted archive takes the place of all, or stands beside them", () => {
  const files = new Files("package main\n");
  const pasted = [
    { name: "prog.go", text: "package main // pasted\n" },
    { name: "x.go", text: "package main\n" },
  ];
  files.paste(pasted, true);
  assert.deepEqual([names(files), files.current.text], [["prog.go", "x.go"], "package main // pasted\n"]);
  files.restore();
  assert.equal(files.text, "package main\n");
  files.paste(pasted, false);
  assert.deepEqual(names(files), ["prog.go", "prog2.go", "x.go"]);
});

test("whoever shows the texts hears when they change from outside", () => {
  const files = new Files("package main\n");
  const { revision } = files;
  files.edit("package x\n");
  assert.equal(files.revision, revision);
  files.load(TWO);
  assert.equal(files.revision, revision + 1);
});
