import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ENDING_KEYS, endingKey, hintKey } from "../model/hints.ts";
import { hints as en } from "./hints.en.ts";
import { hints as ptBR } from "./hints.pt-BR.ts";

const FRONT_END = "crate/golang/src";

/** Codes whose messages say all there is to say, or that no learner meets. */
const SPEAK_FOR_THEMSELVES = new Set(
  `BadDecl BadOffsetofSyntax BadProgram BadRecv BlankPkgName GoMod InvalidClear InvalidComplex InvalidImag InvalidInstanceCycle InvalidMinMaxOperand
   InvalidSyntaxTree InvalidReal InvalidUnion
   InvalidOffsetof InvalidUnsafeAdd InvalidUnsafeSlice InvalidUnsafeSliceData InvalidUnsafeString
   InvalidUnsafeStringData MisplacedTypeParam TooDeep TypeTooLarge`.split(/\s+/),
);

/** The codes that the front end's sources give to diagnostics: an argument, or the outcome of a match. */
function emitted(): Set<string> {
  const codes = new Set<string>();
  const code = /(?:[,(]\s*"((?:[A-Z][a-z]+){2,}|vet:[a-z]+)"\s*,|=>\s*"((?:[A-Z][a-z]+){2,}|vet:[a-z]+)")/g;
  for (const name of readdirSync(FRONT_END, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".rs")) continue;
    for (const [, argument, outcome] of readFileSync(join(FRONT_END, name), "utf8").matchAll(code)) {
      const found = (argument ?? outcome)!;
      // Elsewhere such names are the library's.
      if (found.startsWith("vet:") || name.startsWith("check/")) codes.add(found);
    }
  }
  return codes;
}

test("every hint is there in both languages, and is whole sentences", () => {
  assert.deepEqual(Object.keys(ptBR).sort(), Object.keys(en).sort());
  assert.ok(Object.keys(en).length >= 80);
  for (const hints of [en, ptBR]) {
    for (const [key, { means, mend }] of Object.entries(hints)) {
      for (const text of [means, mend]) assert.match(text, /^\S.{8,}[.?]$/, `${key}: ${text}`);
    }
  }
  for (const [key, { means }] of Object.entries(en)) assert.notEqual(means, ptBR[key]!.means, key);
});

test("every code of the front end has its hint, or needs none", () => {
  const codes = emitted();
  assert.ok(codes.size > 60, `only ${codes.size} codes were found in ${FRONT_END}`);
  const missing = [...codes].filter((code) => !(code in en) && !SPEAK_FOR_THEMSELVES.has(code));
  assert.deepEqual(missing, [], "codes without a hint: write one in www/i18n/hints.*.ts");
});

test("diagnostics find their hints", () => {
  const key = (code: string, message: string) => hintKey({ code, message });
  assert.equal(key("UnusedVar", "declared and not used: x"), "UnusedVar");
  assert.equal(key("UndeclaredName", "undefined: x"), "UndeclaredName");
  assert.equal(key("UndeclaredName", "undefined: fmt"), "UndeclaredName:package");
  assert.equal(key("BrokenImport", "package net is not available in Raceway"), "BrokenImport:missing");
});

test("the ways in which programs die find their hints", () => {
  const cases: [string, string, string | null][] = [
    ["exit", "panic: not really\n", null],
    ["stopped", "", null],
    ["deadlock", "fatal error: all goroutines are asleep - deadlock!\n", "run:deadlock"],
    ["fatal", "fatal error: all goroutines are asleep - deadlock!\n", "run:deadlock"],
    ["fatal", "fatal error: concurrent map writes\n", "run:concurrentMap"],
    ["panic", "panic: assignment to entry in nil map\n", "run:nilMap"],
    ["panic", "panic: runtime error: index out of range [3] with length 3\n", "run:index"],
    ["panic", "panic: sync: negative WaitGroup counter\n", "run:negativeWaitGroup"],
    ["panic", "log: index out of range\npanic: send on closed channel\n\ngoroutine 1 [running]:\n", "run:sendClosed"],
    ["panic", "panic: main.Oops{}\n", "run:panic"],
    ["fatal", "fatal error: something of its own\n", null],
  ];
  for (const [reason, stderr, expected] of cases) {
    assert.equal(endingKey({ reason: reason as "exit", stderr }), expected, stderr);
  }
  const leak = { goroutine: 2, reason: "chan send", func: "main.main.func1", file: "prog.go", line: 3, text: "" };
  assert.equal(endingKey({ reason: "exit", stderr: "", leaks: [leak] }), "run:leak");
  assert.equal(endingKey({ reason: "exit", stderr: "", leaks: [] }), null);
  for (const key of ENDING_KEYS) assert.ok(key in en, key);
});
