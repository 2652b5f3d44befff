import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sample, WorkerSample } from "../engine/api.ts";
import { LiveSeries, rows } from "./series.ts";

const worker = (part: Partial<WorkerSample>): WorkerSample => ({
  started: 0,
  ended: 0,
  switches: 0,
  steals: 0,
  parks: 0,
  preemptions: 0,
  sends: 0,
  receives: 0,
  busy: 0,
  idle: 0,
  queue: 0,
  ...part,
});
const sample = (time: number, workers: readonly WorkerSample[], part: Partial<Sample> = {}): Sample => ({
  time,
  goroutines: 1,
  heap: 0,
  collections: 0,
  globalQueue: 0,
  workers,
  channels: [],
  ...part,
});

test("rates are differences over time, in operations per second and percent", () => {
  const live = new LiveSeries();
  live.begin(0);
  live.push(sample(100, [worker({ sends: 50, busy: 50e6 }), worker({ receives: 20 })]));
  live.push(sample(200, [worker({ sends: 150, busy: 150e6, queue: 3 }), worker({ receives: 20 })]));
  assert.deepEqual(
    live.points.map(({ sends, receives, use }) => ({ sends, receives, use })),
    [
      { sends: 500, receives: 200, use: [50, 0] },
      { sends: 1000, receives: 0, use: [100, 0] },
    ],
  );
  assert.deepEqual(live.points[1]!.queues, [3, 0]);
  assert.equal(live.workers, 2);
});

test("a new run begins from nothing, and time goes on", () => {
  const live = new LiveSeries();
  live.begin(0);
  live.push(sample(1000, [worker({ sends: 9_000 })]));
  live.mark(1_200, "buffer = 4");
  live.begin(1_500);
  live.push(sample(100, [worker({ sends: 10 })]));
  assert.deepEqual(
    live.points.map(({ time, sends }) => [time, sends]),
    [
      [1, 9_000],
      [1.6, 100],
    ],
  );
  assert.deepEqual(live.marks, [{ time: 1.2, label: "buffer = 4" }]);
});

test("moments too short to measure wait, but a short run's end does not", () => {
  const live = new LiveSeries();
  live.begin(0);
  live.push(sample(2, [worker({ sends: 4 })]));
  assert.equal(live.points.length, 0);
  live.push(sample(2, [worker({ sends: 4 })]), true);
  assert.equal(live.points[0]?.sends, 2_000);
});

test("fill is percent of capacity, none for unbuffered channels, and the library's channels are left out", () => {
  const live = new LiveSeries();
  live.begin(0);
  const channel = { id: 1, sends: 0, receives: 0, line: 7 };
  live.push(
    sample(50, [worker({})], {
      channels: [
        { ...channel, capacity: 16, length: 4 },
        { ...channel, capacity: 0, length: 0 },
        { ...channel, capacity: 1, length: 1, line: 0 },
      ],
    }),
  );
  assert.deepEqual(live.points[0]!.fill, [25, 0]);
  assert.deepEqual(live.channels, [
    { line: 7, capacity: 16 },
    { line: 7, capacity: 0 },
  ]);
});

test("a program that runs for ever does not fill the memory", () => {
  const live = new LiveSeries();
  live.begin(0);
  for (let i = 1; i < 5_000; i++) {
    live.push(sample(i * 60, [worker({ sends: i })]));
    live.mark(i * 60, `n = ${i}`);
  }
  assert.ok(live.points.length < 750 && live.marks.length <= 40);
  assert.ok(live.points.every(({ time }, i) => i === 0 || time > live.points[i - 1]!.time));
});

test("a table's rows lie apart, newest first", () => {
  const live = new LiveSeries();
  live.begin(0);
  for (let i = 1; i <= 100; i++) live.push(sample(i * 100, [worker({})]));
  assert.deepEqual(
    rows(live.points, 1, 3).map(({ time }) => time),
    [10, 9, 8],
  );
});

test("figures that are not known yet, or mean nothing between two runs, do not read as zero", () => {
  const live = new LiveSeries();
  live.begin(0);
  live.push(sample(50, [worker({})], { goroutines: 3 }));
  assert.deepEqual([live.figures!.goroutines, live.figures!.heap], [3, null]);
  live.push(sample(100, [worker({})], { goroutines: 0, heap: 4_096 }), true);
  assert.deepEqual([live.figures!.goroutines, live.figures!.heap], [3, 4_096]);
  live.begin(200);
  live.push(sample(50, [worker({})], { goroutines: 2, heap: 0 }));
  assert.deepEqual([live.figures!.goroutines, live.figures!.heap], [2, 4_096]);
});
