// Counters to curves: rates between two samples of one run, on a clock that goes on when a run is started again.

import type { Sample } from "../engine/api.ts";

/** One moment of the charts. */
export interface Point {
  /** Seconds since the first run began. */
  readonly time: number;
  /** Channel operations per second. */
  readonly sends: number;
  readonly receives: number;
  /** Percent of the time that each worker ran goroutines. */
  readonly use: readonly number[];
  /** Goroutines in each worker's run queue. */
  readonly queues: readonly number[];
  readonly globalQueue: number;
  /** Percent of its capacity that each channel holds. */
  readonly fill: readonly number[];
}

/** A change made while the program ran. */
export interface Mark {
  readonly time: number;
  readonly label: string;
}

/** How a channel is told from the others. */
export interface ChannelName {
  readonly line: number;
  readonly capacity: number;
}

/** Figures of the moment, beside the curves. */
export interface Figures {
  /** While none runs (a run ended, the next is about to begin), as many as last ran; null: never seen. */
  readonly goroutines: number | null;
  /** As the last collection left it, of this run or an earlier one; null: there was none yet. */
  readonly heap: number | null;
  readonly collections: number;
  readonly operations: number;
  readonly switches: number;
  readonly steals: number;
  readonly preemptions: number;
}

/** Curves for more channels than this cannot be told apart. */
export const MOST_CHANNELS = 6;
/** About forty seconds of samples. */
const MOST_POINTS = 640;
const MOST_MARKS = 40;
/** Milliseconds under which a rate is mostly noise. */
const SHORTEST = 8;

interface Totals {
  time: number;
  sends: number;
  receives: number;
  busy: number[];
}

const NOTHING: Totals = { time: 0, sends: 0, receives: 0, busy: [] };

function totals(sample: Sample): Totals {
  let sends = 0;
  let receives = 0;
  for (const worker of sample.workers) {
    sends += worker.sends;
    receives += worker.receives;
  }
  return { time: sample.time, sends, receives, busy: sample.workers.map((worker) => worker.busy) };
}

const share = (part: number, whole: number) => (whole > 0 ? Math.min(100, Math.max(0, (100 * part) / whole)) : 0);

export class LiveSeries {
  points: Point[] = [];
  marks: Mark[] = [];
  channels: readonly ChannelName[] = [];
  figures: Figures | null = null;
  /** Grows with each change, so that a view knows whether to draw. */
  version = 0;

  #previous = NOTHING;
  /** Milliseconds of the charts' clock when the run began. */
  #offset = 0;
  #last = 0;

  /** The most workers that any point has. */
  get workers(): number {
    return this.points.reduce((most, point) => Math.max(most, point.use.length), 0);
  }

  clear() {
    this.points = [];
    this.marks = [];
    this.channels = [];
    this.figures = null;
    this.#offset = 0;
    this.#last = 0;
    this.#previous = NOTHING;
    this.version++;
  }

  /** A run begins, `clock` milliseconds after the first. */
  begin(clock: number) {
    this.#offset = clock;
    this.#previous = NOTHING;
  }

  /** A change at `clock` milliseconds. */
  mark(clock: number, label: string) {
    this.marks.push({ time: Math.max(clock / 1000, this.#last), label });
    if (this.marks.length > MOST_MARKS) this.marks.shift();
    this.version++;
  }

  /** Adds a point. `final`: the run has ended, so even a short time counts. */
  push(sample: Sample, final = false) {
    const now = totals(sample);
    const before = now.time < this.#previous.time ? NOTHING : this.#previous;
    const elapsed = now.time - before.time;
    if (elapsed < SHORTEST && !(final && before === NOTHING && elapsed > 0)) return;
    this.#previous = now;
    // Channels without a line are the library's own: nobody who looks at the program would know them.
    const channels = sample.channels.filter(({ line }) => line > 0).slice(0, MOST_CHANNELS);
    this.channels = channels.map(({ line, capacity }) => ({ line, capacity }));
    const time = Math.max((this.#offset + sample.time) / 1000, this.#last + 0.001);
    this.#last = time;
    this.points.push({
      time,
      sends: (1000 * Math.max(0, now.sends - before.sends)) / elapsed,
      receives: (1000 * Math.max(0, now.receives - before.receives)) / elapsed,
      // Busy time is in nanoseconds.
      use: now.busy.map((busy, i) => share((busy - (before.busy[i] ?? 0)) / 1e6, elapsed)),
      queues: sample.workers.map((worker) => worker.queue),
      globalQueue: sample.globalQueue,
      fill: channels.map((channel) => share(channel.length, channel.capacity)),
    });
    // A bulk of old points at once: moving the array for each new point would cost more.
    if (this.points.length > MOST_POINTS + 64) this.points.splice(0, 64);
    const sum = (of: "switches" | "steals" | "preemptions") =>
      sample.workers.reduce((total, worker) => total + worker[of], 0);
    this.figures = {
      goroutines: sample.goroutines || (this.figures?.goroutines ?? null),
      heap: sample.heap || (this.figures?.heap ?? null),
      collections: sample.collections,
      operations: now.sends + now.receives,
      switches: sum("switches"),
      steals: sum("steals"),
      preemptions: sum("preemptions"),
    };
    this.version++;
  }
}

/** The last points that lie about `apart` seconds from one another, newest first: rows of a data table. */
export function rows(points: readonly Point[], apart: number, most: number): Point[] {
  const chosen: Point[] = [];
  for (let i = points.length - 1; i >= 0 && chosen.length < most; i--) {
    const point = points[i]!;
    const newer = chosen.at(-1);
    if (!newer || newer.time - point.time >= apart) chosen.push(point);
  }
  return chosen;
}
