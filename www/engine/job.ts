// A run or an experiment as the page holds it: from the wish to the report.

import type {
  ExitReason,
  Experiment,
  Explored,
  ExploreOptions,
  Output,
  Report,
  Run,
  Sample,
  Settings,
  SourceFile,
  Trial,
} from "./api.ts";
import { type Board, OutputReader, type Source } from "./board.ts";
import type { Change } from "./messages.ts";

/** Milliseconds that reading output may take in a frame. */
const READING = 6;

/** What a job asks of the engine that it belongs to. */
export interface Owner {
  stop(job: Job): void;
  tune(job: Job, change: Change): void;
}

/** Where a launched job's counters and output are. */
export interface Watch {
  readonly board: Board;
  readonly source: Source;
  readonly address: number;
  /** The board's epoch before the run: its counters are of this run when it has passed. */
  readonly epoch: number;
}

export class Job implements Run {
  readonly done: Promise<Report>;
  /** All trials so far; a plain run is one trial. */
  readonly trials: Trial[] = [];
  readonly allDone: Promise<readonly Trial[]>;
  onTrial: ((trial: Trial, index: number, total: number) => void) | null = null;
  readonly total: number;
  /** How far an exploration is. */
  explored: Explored | null = null;
  onExplored: ((explored: Explored) => void) | null = null;
  ended = false;

  #resolve!: (trials: readonly Trial[]) => void;
  #started = 0;
  #watch: Watch | null = null;
  #reader: OutputReader | null = null;
  /** Output that arrived by message, or that was read at the end. */
  #output: Output[] = [];
  #last: Sample | null = null;

  constructor(
    readonly id: number,
    readonly files: readonly SourceFile[],
    public settings: Settings,
    readonly experiment: Experiment | null,
    readonly owner: Owner,
    readonly exploring: ExploreOptions | null = null,
  ) {
    this.allDone = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.done = this.allDone.then((trials) => trials.at(-1)?.report ?? this.#report("stopped", ""));
    const points = experiment?.sweep?.values.length ?? 1;
    this.total = experiment ? points * Math.max(1, experiment.trials) : 1;
  }

  get launched(): boolean {
    return this.#started !== 0;
  }

  /** The host has the job from now on. */
  launch(watch: Watch | null) {
    this.#started = performance.now();
    if (watch) this.watch(watch);
  }

  watch(watch: Watch) {
    this.#watch = watch;
  }

  sample(): Sample | null {
    const watch = this.#watch;
    if (!this.ended && watch && watch.board.epoch > watch.epoch) this.#last = watch.board.sample(performance.now());
    return this.#last;
  }

  output(): Output[] {
    if (!this.ended) this.#collect(READING);
    const output = this.#output;
    this.#output = [];
    return output;
  }

  /** Output that came by message. */
  take(output: readonly Output[]) {
    this.#output.push(...output);
  }

  #collect(patience?: number) {
    const watch = this.#watch;
    if (!watch || this.experiment || watch.board.epoch <= watch.epoch) return;
    // Without shared memory the ring's bytes stay with the host, which sends the output.
    if (!(watch.source.buffer instanceof ArrayBuffer)) {
      this.#reader ??= new OutputReader(watch.source, watch.address);
      this.#output.push(...this.#reader.read(patience));
    }
  }

  stop() {
    if (!this.ended) this.owner.stop(this);
  }

  tune(change: Change) {
    if (this.ended) return;
    this.settings = { ...this.settings, ...change };
    this.owner.tune(this, change);
  }

  trial(trial: Trial) {
    this.trials.push(trial);
    this.onTrial?.(trial, this.trials.length - 1, this.total);
  }

  progress(explored: Explored) {
    this.explored = explored;
    this.onExplored?.(explored);
  }

  /** Settles the promises. A reason: the host did not live to report, or never had the job. */
  end(reason?: ExitReason, message = "") {
    if (this.ended) return;
    // While the board is still this job's: nothing launches before this returns.
    this.sample();
    this.#collect();
    this.ended = true;
    this.#watch = null;
    if (reason) this.trial({ report: this.#report(reason, message) });
    this.#resolve(this.trials);
  }

  #report(reason: ExitReason, message: string): Report {
    return {
      status: 2,
      reason,
      elapsed: this.#started === 0 ? 0 : (performance.now() - this.#started) * 1e6,
      stdout: "",
      stderr: message,
      cut: 0,
      counters: {},
      results: {},
    };
  }
}
