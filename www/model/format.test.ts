import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../i18n/en.ts";
import { loadLanguage, messagesOf, preferred } from "../i18n/index.ts";
import { bytes, duration, niceStep, number, short, ticks } from "./format.ts";

test("numbers follow the language", () => {
  assert.equal(number("en", 1234567.8), "1,234,568");
  assert.equal(number("pt-BR", 1234.5), "1.235");
  assert.equal(number("pt-BR", 0.25), "0,25");
  assert.equal(short("en", 8_400_000), "8.4M");
});

test("times and sizes take the unit that suits them", () => {
  assert.deepEqual(
    [12, 3_400, 5.6e6, 7.25e9].map((nanoseconds) => duration("en", nanoseconds)),
    ["12 ns", "3.4 µs", "5.6 ms", "7.25 s"],
  );
  assert.equal(bytes("en", 3 * 1024 * 1024), "3 MiB");
});

test("ticks are nice and cover both ends", () => {
  assert.equal(niceStep(0.34), 0.5);
  assert.deepEqual(ticks(0, 9.7, 5), [0, 2, 4, 6, 8, 10]);
  for (const high of [0.003, 1, 7, 99, 12345, 3e9]) {
    const made = ticks(0, high, 4);
    assert.ok(made[0]! <= 0 && made.at(-1)! >= high && made.length <= 8, `${high}: ${made}`);
  }
});

test("every language says everything, and the browser's wish is heard", async () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;
  assert.ok(await loadLanguage("pt-BR"));
  assert.notEqual(messagesOf("pt-BR"), en);
  assert.deepEqual(shape(messagesOf("pt-BR")), shape(en));
  assert.equal(preferred(["fr-FR", "pt-PT", "en"]), "pt-BR");
  assert.equal(preferred([]), "en");
});
