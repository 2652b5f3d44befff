import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report, Trial } from "../engine/api.ts";
import { OUTPUT, outcomes, resultNames } from "./outcomes.ts";
import { ELAPSED, OPERATIONS, SPEEDUP, sweepPoints } from "./sweep.ts";

const trial = (part: Partial<Report>, value?: number): Trial => ({
  ...(value === undefined ? {} : { value }),
  report: {
    status: 0,
    reason: "exit",
    elapsed: 1e6,
    stdout: "",
    stderr: "",
    cut: 0,
    counters: {},
    results: {},
    ...part,
  },
});
const counted = (value: number) => trial({ results: { expected: 1000, counted: value } });

test("values are counted, least first, with the expected one marked", () => {
  const found = outcomes([1000, 997, 998, 997].map(counted), "counted");
  assert.deepEqual(
    found.rows.map(({ label, count, expected }) => [label, count, expected]),
    [
      [997, 2, false],
      [998, 1, false],
      [1000, 1, true],
    ],
  );
  assert.deepEqual([found.expected, found.total, found.distinct], [1000, 4, 3]);
  assert.deepEqual(resultNames([counted(1)]), ["counted"]);
});

test("many values fall into groups that lose none of them", () => {
  const found = outcomes(
    Array.from({ length: 500 }, (_, i) => counted(1000 - i)),
    "counted",
  );
  assert.ok(found.rows.length <= 16);
  assert.equal(
    found.rows.reduce((sum, { count }) => sum + count, 0),
    500,
  );
  assert.equal(found.rows.filter(({ expected }) => expected).length, 1);
  for (const [i, row] of found.rows.entries()) {
    if (i > 0) assert.equal(row.label, found.rows[i - 1]!.until);
  }
});

test("outputs are told apart without their results, the commonest first", () => {
  const runs = ["b", "a", "b"].map((text) => trial({ stdout: `${text}\nRESULT x ${Math.PI}\n` }));
  assert.deepEqual(
    outcomes(runs, OUTPUT).rows.map(({ label, count }) => [label, count]),
    [
      ["b", 2],
      ["a", 1],
    ],
  );
  const many = outcomes(
    Array.from({ length: 40 }, (_, i) => trial({ stdout: `${i}` })),
    OUTPUT,
  );
  assert.equal(many.rows.at(-1)!.kind, "others");
  assert.equal(
    many.rows.reduce((sum, { count }) => sum + count, 0),
    40,
  );
});

test("failures are outcomes in Go's own words", () => {
  const deadlock = trial({
    reason: "deadlock",
    status: 2,
    stderr: "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1",
  });
  const [row] = outcomes([deadlock, deadlock], OUTPUT).rows;
  assert.deepEqual(
    [row?.kind, row?.label, row?.count],
    ["failure", "fatal error: all goroutines are asleep - deadlock!", 2],
  );
});

test("a sweep's points are medians by growing value, with failures apart", () => {
  const trials = [
    trial({ elapsed: 4e6 }, 2),
    trial({ elapsed: 9e6 }, 1),
    trial({ elapsed: 2e6 }, 2),
    trial({ elapsed: 3e6 }, 2),
    trial({ elapsed: 1e6, reason: "panic", status: 2 }, 2),
  ];
  assert.deepEqual(sweepPoints(trials, ELAPSED), [
    { value: 1, median: 9, least: 9, most: 9, count: 1, failures: 0 },
    { value: 2, median: 3, least: 2, most: 4, count: 3, failures: 1 },
  ]);
  assert.deepEqual(
    sweepPoints(trials, SPEEDUP).map(({ median, least, most }) => [median, least, most]),
    [
      [1, 1, 1],
      [3, 2.25, 4.5],
    ],
  );
  const [point] = sweepPoints([trial({ elapsed: 5e8, counters: { sends: 60, receives: 40 } }, 1)], OPERATIONS);
  assert.equal(point?.median, 200);
  assert.deepEqual(sweepPoints(trials, "nothing"), []);
});
