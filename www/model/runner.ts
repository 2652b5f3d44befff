// One run or one experiment at a time: output and counters flow from the engine into the console and the curves.

import type { Engine, Experiment, ExperimentRun, Report, Run, Settings, Source, Trial } from "../engine/api.ts";
import type { Messages } from "../i18n/index.ts";
import { ConsoleBuffer } from "./console.ts";
import { Emitter } from "./emitter.ts";
import { LiveSeries } from "./series.ts";

export type Phase =
  /** The engine is being started. */
  | "loading"
  /** It could not be. */
  | "failed"
  | "idle"
  | "running"
  | "experiment";

export interface RunnerHost {
  /** Milliseconds of a clock that never goes back. */
  clock(): number;
  /** Calls back about sixteen times a second until what it gave is called. */
  everyFrame(callback: () => void): () => void;
  words(): Messages;
}

export interface Job {
  readonly source: Source;
  readonly settings: Settings;
  /** Start it again whenever it ends well. */
  readonly repeat: boolean;
}

export class Runner {
  phase: Phase = "loading";
  engine: Engine | null = null;
  /** Why there is no engine. */
  failure = "";
  /** How the last run ended. */
  report: Report | null = null;
  /** Runs of one press of Run. */
  rounds = 0;
  readonly console = new ConsoleBuffer();
  readonly live = new LiveSeries();
  trials: Trial[] = [];
  /** Trials of the experiment, done or to be done. */
  total = 0;
  /** What is being swept, or was. */
  swept: string | null = null;
  /** Phases, reports, trials. */
  readonly changed = new Emitter();
  /** Output and counters while something runs. */
  readonly frame = new Emitter();

  #job: Job | null = null;
  #run: Run | null = null;
  #experiment: ExperimentRun | null = null;
  #again = false;
  #epoch = 0;
  #endFrames: (() => void) | null = null;

  constructor(readonly host: RunnerHost) {}

  attach(engine: Engine) {
    this.engine = engine;
    this.phase = "idle";
    this.changed.emit();
  }

  fail(message: string) {
    this.phase = "failed";
    this.failure = message;
    this.changed.emit();
  }

  get active(): boolean {
    return this.phase === "running" || this.phase === "experiment";
  }

  /** Forgets all that the last program left. */
  clear() {
    this.#abandon();
    this.console.clear();
    this.live.clear();
    this.report = null;
    this.trials = [];
    this.total = 0;
    this.swept = null;
    if (this.active) this.phase = "idle";
    this.changed.emit();
    this.frame.emit();
  }

  /** Starts a program afresh. */
  start(job: Job) {
    if (!this.engine) return;
    this.#abandon();
    this.console.clear();
    this.live.clear();
    this.report = null;
    this.rounds = 0;
    this.#epoch = this.host.clock();
    this.#launch(job);
  }

  /** Starts the running program again with other parameters; the curves go on, marked. */
  restart(settings: Settings, label: string) {
    if (this.phase !== "running" || !this.#job) return;
    const job = { ...this.#job, settings };
    this.#abandon();
    this.live.mark(this.#now(), label);
    this.console.info(this.host.words().console.restarted(label));
    this.#launch(job);
  }

  tune(change: Parameters<Run["tune"]>[0], label: string) {
    if (this.phase !== "running" || !this.#job) return;
    this.#job = { ...this.#job, settings: { ...this.#job.settings, ...change } };
    this.#run?.tune(change);
    this.live.mark(this.#now(), label);
    this.frame.emit();
  }

  setRepeat(repeat: boolean) {
    if (this.#job) this.#job = { ...this.#job, repeat };
  }

  experiment(source: Source, settings: Settings, experiment: Experiment) {
    if (!this.engine) return;
    this.#abandon();
    this.trials = [];
    this.total = experiment.trials * (experiment.sweep?.values.length ?? 1);
    this.swept = experiment.sweep?.parameter ?? null;
    this.phase = "experiment";
    const run = this.engine.experiment(source, settings, experiment);
    this.#experiment = run;
    run.onTrial = (trial) => {
      if (this.#experiment === run) this.trials.push(trial);
    };
    this.#frames(() => this.frame.emit());
    run.done.then((trials) => {
      if (this.#experiment !== run) return;
      this.#experiment = null;
      this.trials = [...trials];
      this.#rest();
    });
    this.changed.emit();
  }

  stop() {
    if (this.phase === "experiment") {
      this.#experiment?.stop();
    } else if (this.phase === "running") {
      this.#again = false;
      this.setRepeat(false);
      if (this.#run) {
        this.#run.stop();
      } else {
        // Between two rounds there is nothing to stop, but whoever clicked wants to see that it was.
        if (this.report) this.console.info(this.host.words().console.ended({ ...this.report, reason: "stopped" }));
        this.#rest();
      }
    }
  }

  #now(): number {
    return this.host.clock() - this.#epoch;
  }

  /** Forgets what runs: its end is no news any more. */
  #abandon() {
    this.#again = false;
    const run = this.#run;
    const experiment = this.#experiment;
    this.#run = null;
    this.#experiment = null;
    this.#endFrames?.();
    this.#endFrames = null;
    run?.stop();
    experiment?.stop();
  }

  #launch(job: Job) {
    this.#job = job;
    this.phase = "running";
    this.rounds++;
    this.live.begin(this.#now());
    // Between two rounds that come at once nobody reads of leaks.
    const run = this.engine!.run(job.source, { ...job.settings, leaks: !job.repeat });
    this.#run = run;
    this.#frames(() => this.#tick());
    run.done.then((report) => {
      if (this.#run === run) this.#ended(run, report);
    });
    this.changed.emit();
  }

  #frames(callback: () => void) {
    this.#endFrames ??= this.host.everyFrame(callback);
  }

  #tick() {
    if (this.#again) {
      this.#again = false;
      if (this.#job) this.#launch(this.#job);
    } else if (this.#run) {
      this.#drain(this.#run);
      const sample = this.#run.sample();
      if (sample) this.live.push(sample);
    }
    this.frame.emit();
  }

  #drain(run: Run) {
    for (const { stream, text, skipped } of run.output()) this.console.append(stream, text, skipped);
  }

  #ended(run: Run, report: Report) {
    this.#drain(run);
    const sample = run.sample();
    if (sample) this.live.push(sample, true);
    this.#run = null;
    this.report = report;
    const words = this.host.words();
    // An engine that broke has nothing in its ring: the report alone says why.
    if (report.reason === "broken") this.console.append("err", report.stderr);
    if (report.reason === "exit" && report.status === 0 && this.#job?.repeat) {
      this.console.info(words.console.round(this.rounds, report.elapsed));
      // At the next frame: programs of a microsecond would drown the page otherwise.
      this.#again = true;
      this.frame.emit();
      return;
    }
    this.console.info(words.console.ended(report));
    this.#rest();
  }

  #rest() {
    this.#endFrames?.();
    this.#endFrames = null;
    this.phase = "idle";
    this.frame.emit();
    this.changed.emit();
  }
}
