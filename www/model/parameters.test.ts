import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, logScale, parseValues, positionOf, positions, snap, sweepValues, valueAt } from "./parameters.ts";

const linear = { min: 1, max: 64, step: 1, log: false };
const log = { min: 0, max: 1024, step: 1, log: true };

test("each position of a slider is a value in range, and comes back as the same position", () => {
  for (const range of [
    linear,
    log,
    { min: 0.1, max: 0.9, step: 0.1, log: false },
    { min: 1000, max: 5e6, step: 1000, log: true },
  ]) {
    for (let position = 0; position <= positions(range); position++) {
      const value = valueAt(range, position);
      assert.ok(value >= range.min && value <= range.max, `${value} of ${JSON.stringify(range)}`);
      assert.equal(positionOf(range, value), position);
    }
  }
});

test("a logarithmic slider stands at its ends, at zero and at powers of two", () => {
  const scale = logScale(log);
  assert.deepEqual(scale.slice(0, 5), [0, 1, 2, 3, 4]);
  for (const power of [8, 64, 512, 1024]) assert.ok(scale.includes(power), String(power));
  assert.equal(new Set(scale).size, scale.length);
});

test("values snap to steps without the noise of floats", () => {
  assert.equal(snap({ min: 0, max: 1, step: 0.1, log: false }, 0.29999), 0.3);
  assert.equal(snap(linear, 1000), 64);
  assert.equal(snap(linear, Number.NaN), 1);
});

test("values of a link are kept only where the program has such a slider", () => {
  const parameters = [{ name: "buffer", value: 16, min: 0, max: 1024, step: 1, log: true, line: 3 }];
  assert.deepEqual(fitting(parameters, { buffer: 5000, nobody: 3 }), { buffer: 1024 });
  assert.deepEqual(fitting(parameters, { buffer: 16 }), {});
});

test("a sweep covers the range with few values", () => {
  assert.deepEqual(sweepValues({ min: 1, max: 8, step: 1, log: true }, 8), [1, 2, 4, 8]);
  assert.deepEqual(sweepValues({ min: 0, max: 10, step: 5, log: false }, 8), [0, 5, 10]);
  const buffers = sweepValues(log, 8);
  assert.ok(buffers.length <= 8 && buffers[0] === 0, buffers.join());
});

test("written values are read or refused with a reason", () => {
  assert.deepEqual(parseValues("0, 1;2  4,4", log, 8), { values: [0, 1, 2, 4] });
  assert.deepEqual(parseValues(" ", log, 8), { error: "empty" });
  assert.deepEqual(parseValues("1,x", log, 8), { error: "number" });
  assert.deepEqual(parseValues("1,2000", log, 8), { error: "range" });
  assert.deepEqual(parseValues("1,2,3", log, 2), { error: "many" });
});
