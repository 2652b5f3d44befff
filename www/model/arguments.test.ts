import assert from "node:assert/strict";
import { test } from "node:test";
import { splitArguments } from "./arguments.ts";

test("arguments are split as a shell would", () => {
  const cases: [string, string[]][] = [
    ["", []],
    ["  ", []],
    ["-n 10  x", ["-n", "10", "x"]],
    ["'a b' \"c d\"e", ["a b", "c de"]],
    ["'' \"\"", ["", ""]],
    ['a\\ b \\"', ["a b", '"']],
    ['\'a\\b\' "a\\"b"', ["a\\b", 'a"b']],
    ["'open end", ["open end"]],
    ["tail\\", ["tail\\"]],
  ];
  for (const [line, expected] of cases) assert.deepEqual(splitArguments(line), expected, line);
});
