import assert from "node:assert/strict";
import { test } from "node:test";
import { ConsoleBuffer } from "./console.ts";

const LIMITS = { head: 20, tail: 30, block: 10, line: 1_000 };
const text = (buffer: ConsoleBuffer) => buffer.blocks.map((block) => block.text).join("");

test("little output is kept whole, each stream in blocks of its own", () => {
  const buffer = new ConsoleBuffer();
  buffer.append("out", "a\n");
  buffer.append("err", "b\n");
  buffer.append("out", "c");
  buffer.info("end");
  assert.deepEqual(
    buffer.blocks.map(({ stream, text }) => [stream, text]),
    [
      ["out", "a\n"],
      ["err", "b\n"],
      ["out", "c"],
      ["info", "\nend\n"],
    ],
  );
  assert.equal(buffer.cut, 0);
});

test("of much output the beginning and the end stay, and the cut is counted", () => {
  const buffer = new ConsoleBuffer(LIMITS);
  const written = Array.from({ length: 100 }, (_, i) => `${String(i).padStart(3, "0")}\n`).join("");
  for (const line of written.split(/(?<=\n)/)) buffer.append("out", line);
  const kept = text(buffer);
  assert.ok(kept.startsWith("000\n001\n"));
  assert.ok(kept.endsWith("099\n"));
  assert.ok(kept.length <= LIMITS.head + LIMITS.tail + LIMITS.block);
  assert.equal(buffer.cut, written.length - kept.length);
  assert.equal(Math.max(...buffer.blocks.map(({ cut }) => cut)), buffer.cut);
});

test("one flood is cut to its end", () => {
  const buffer = new ConsoleBuffer(LIMITS);
  buffer.append("out", `${"x".repeat(5_000)}end`);
  assert.ok(text(buffer).endsWith("end"));
  assert.equal(text(buffer).length + buffer.cut, 5_003);
});

test("bytes lost before they were read count as cut", () => {
  const buffer = new ConsoleBuffer(LIMITS);
  buffer.append("out", "a");
  buffer.append("out", "b", 1_000_000);
  assert.equal(buffer.cut, 1_000_000);
  assert.deepEqual(
    buffer.blocks.map(({ cut }) => cut),
    [0, 1_000_000],
  );
});

test("endless lines are broken, and surrogate pairs stay whole", () => {
  const buffer = new ConsoleBuffer({ ...LIMITS, head: 10_000, line: 50 });
  buffer.append("out", "y".repeat(205));
  assert.deepEqual(
    text(buffer)
      .split("\n")
      .map((line) => line.length),
    [50, 50, 50, 50, 5],
  );
  const racing = new ConsoleBuffer({ ...LIMITS, head: 7 });
  racing.append("out", "🏁".repeat(6));
  for (const block of racing.blocks) assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(block.text), block.text);
});

test("clearing starts again", () => {
  const buffer = new ConsoleBuffer(LIMITS);
  buffer.append("out", "z".repeat(500));
  buffer.clear();
  assert.deepEqual([buffer.blocks, buffer.cut, buffer.empty], [[], 0, true]);
});
