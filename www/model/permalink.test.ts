import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeLink, encodeLink, LONGEST_LINK, LONGEST_SOURCE, packSource } from "./permalink.ts";
import { DEFAULTS } from "./settings.ts";

const SOURCE = 'package main\n\nfunc main() {\n\tprintln("olá, 世界 🏁")\n}\n';

test("what goes into a link comes out of it", async () => {
  const state = {
    program: "racy-counter",
    source: SOURCE,
    parameters: { buffer: 64, ratio: 0.5 },
    settings: { workers: 8, policy: "cooperative" as const, quantum: 500, trials: 7 },
    sweep: { parameter: "buffer", values: [0, 1, 1024] },
    args: "-n 10 'a b'",
    stdin: "linha um\nlinha 世\n",
    schedule: "1at.0.a3ba7bab2.1tjlzkz",
    race: true,
  };
  const { fragment, tooLong } = await encodeLink(state, DEFAULTS);
  assert.equal(tooLong, false);
  assert.deepEqual(await decodeLink(`#${fragment}`), { ...state, broken: false });
});

test("an unchanged program makes a short link", async () => {
  const { fragment } = await encodeLink({ program: "ping-pong", parameters: {}, settings: DEFAULTS }, DEFAULTS);
  assert.equal(fragment, "p=ping-pong");
});

test("a source that does not fit is left out and said so", async () => {
  // Digits of a linear congruence: nothing that packs well.
  let seed = 1;
  const noise = Array.from({ length: LONGEST_LINK * 2 }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return String.fromCharCode(33 + ((seed >> 16) % 90));
  }).join("");
  const state = { program: "a", parameters: {}, settings: DEFAULTS };
  assert.deepEqual(await encodeLink({ ...state, source: noise }, DEFAULTS), { fragment: "p=a", tooLong: true });
  const input = { ...state, source: "package main\n", stdin: noise };
  const linked = await encodeLink(input, DEFAULTS);
  assert.ok(linked.tooLong);
  const { source, stdin } = await decodeLink(linked.fragment);
  assert.deepEqual([source, stdin], ["package main\n", undefined]);
  const longest = "x".repeat(LONGEST_SOURCE + 1);
  assert.deepEqual(await encodeLink({ ...state, source: longest }, DEFAULTS), { fragment: "p=a", tooLong: true });
});

test("damaged links keep what can be read", async () => {
  for (const packed of ["", "1.", "2.abc", "1.!!!!", "1.AAAA", `${(await packSource(SOURCE)).slice(0, -9)}`]) {
    const link = await decodeLink(`#p=x&w=4&c=${encodeURIComponent(packed)}`);
    assert.equal(link.broken, true, packed);
    assert.equal(link.source, undefined);
    assert.deepEqual([link.program, link.settings.workers], ["x", 4]);
  }
});

test("a small link that unpacks to a flood is refused", async () => {
  const packed = await packSource("a".repeat(5_000_000));
  assert.ok(packed.length < LONGEST_LINK);
  assert.equal((await decodeLink(`c=${packed}`)).broken, true);
});

test("nonsense is bounded or dropped", async () => {
  const link = await decodeLink("#w=9999&q=x&t=-3&s=sometimes&v.a=NaN&v.b=&v.c=3&x=:1&%%%=");
  assert.deepEqual(link.settings, { workers: 16, trials: 1 });
  assert.deepEqual(link.parameters, { c: 3 });
  assert.equal(link.sweep, undefined);
  assert.equal((await decodeLink("x=a:1,zwei")).sweep, undefined);
});
