import assert from "node:assert/strict";
import { test } from "node:test";
import type { Stepped } from "../engine/api.ts";
import { changedVariables, globalKey, localKey } from "./variables.ts";

const variable = (name: string, value: string) => ({ name, type: "int", value });

function look(frames: [string, [string, string][]][], globals: [string, string][] = []): Stepped {
  return {
    goroutines: [
      {
        id: 7,
        parent: 1,
        status: "runnable",
        frames: frames.map(([func, list]) => ({
          func,
          file: "prog.go",
          line: 3,
          variables: list.map(([name, value]) => variable(name, value)),
        })),
      },
    ],
    variables: globals.map(([name, value]) => variable(name, value)),
  } as unknown as Stepped;
}

test("a variable with another value has changed, a new one and an equal one have not", () => {
  const before = look(
    [
      [
        "main.f()",
        [
          ["i", "0"],
          ["sum", "3"],
        ],
      ],
    ],
    [["x", "1"]],
  );
  const now = look(
    [
      [
        "main.f()",
        [
          ["i", "1"],
          ["sum", "3"],
          ["v", "9"],
        ],
      ],
    ],
    [["x", "2"]],
  );
  assert.deepEqual([...changedVariables(before, now)].sort(), [globalKey("x"), localKey(7, 1, "main.f()", "i")].sort());
});

test("a call does not make strangers of the variables below it", () => {
  const before = look([["main.f()", [["i", "0"]]]]);
  const now = look([
    ["main.g(...)", [["i", "5"]]],
    ["main.f()", [["i", "1"]]],
  ]);
  assert.deepEqual([...changedVariables(before, now)], [localKey(7, 1, "main.f()", "i")]);
});
