// What the panels Schedule and Explore hold, apart from how it is drawn: one exploration and one stepped run for each session.
//
// What was found belongs to the program as it was: when its text changes, the outcomes stay and are called old, and the stepped
// run is put away, since its lines may be gone.

import type {
  Choosing,
  Exploration,
  Explored,
  ExploreOptions,
  Scheduled,
  ScheduleStep,
  Settings,
  Stepped,
  StepWish,
  Strategy,
} from "../engine/api.ts";
import { Emitter } from "./emitter.ts";
import type { EditedFile } from "./files.ts";
import type { Mark, Session } from "./session.ts";
import { changedVariables } from "./variables.ts";

export type ExplorePhase = "idle" | "exploring" | "paused";

export const EXPLORE_DEFAULTS: ExploreOptions = {
  accesses: true,
  timers: true,
  schedules: 1_000_000,
  steps: 10_000,
  random: 2_000,
  seed: 0,
};

export const EXPLORE_LIMITS = {
  schedules: { min: 1, max: 100_000_000 },
  steps: { min: 10, max: 1_000_000 },
  preemptions: { min: 0, max: 100 },
  seconds: { min: 1, max: 86_400 },
} as const;

/** Schedules that are tried for a deadlock that a parallel run has met. */
const TRIED: readonly Omit<Choosing, "schedule">[] = [
  { strategy: "robin", accesses: false, seed: 0 },
  ...Array.from({ length: 16 }, (_, i) => ({ strategy: "walk" as const, accesses: false, seed: i + 1 })),
  ...Array.from({ length: 16 }, (_, i) => ({ strategy: "pct" as const, accesses: false, seed: i + 1 })),
];

/** Milliseconds over which a rate is measured. */
const RATE_SPAN = 1_000;

/** All runs that were made. */
export const runsOf = ({ counts: c }: Explored): number =>
  c.schedules + c.redundant + c.bounded + c.long + c.walks + c.pct;

/** What a program is run on: its files and its sliders. */
interface Subject {
  readonly files: readonly EditedFile[];
  readonly settings: Settings;
}

export class Lab {
  readonly changed = new Emitter();

  // ---- Exploring
  phase: ExplorePhase = "idle";
  options: ExploreOptions = EXPLORE_DEFAULTS;
  explored: Explored | null = null;
  /** Runs a second, while it explores and afterwards on the whole. */
  rate = 0;
  #exploration: Exploration | null = null;
  #subject: Subject | null = null;
  #points: { time: number; runs: number }[] = [];
  /** Milliseconds of exploring before the last pause, and when it went on. */
  #spent = 0;
  #since = 0;

  // ---- Stepping
  strategy: Strategy = "robin";
  seed = 1;
  accesses = true;
  /** The last run by a strategy or by a schedule. */
  run: Scheduled | null = null;
  stepped: Stepped | null = null;
  /** The variables whose values the last step changed. */
  news: ReadonlySet<string> = new Set();
  steps: readonly ScheduleStep[] = [];
  /** Steps of the run, of which not all may be listed. */
  all = 0;
  /** The program does not compile, or the string is no schedule. */
  problem = "";
  busy = false;
  /** A program has been opened: a schedule that came with it is yet to be. */
  fresh = true;
  #revision: number;
  #stepping: Subject | null = null;
  #turn = 0;

  constructor(readonly session: Session) {
    this.#revision = session.files.revision;
    session.changed.subscribe(() => this.#follow());
  }

  #follow() {
    const { revision } = this.session.files;
    if (revision !== this.#revision) {
      // Another program: nothing of this one is worth keeping.
      this.#revision = revision;
      this.fresh = true;
      const exploration = this.#exploration;
      this.#exploration = null;
      exploration?.stop();
      this.phase = "idle";
      this.explored = null;
      this.#subject = null;
      this.leave();
    }
    if (this.#stepping && this.#isOld(this.#stepping)) this.leave();
  }

  #now(): Subject {
    return { files: this.session.files.list, settings: this.session.runSettings() };
  }

  #isOld({ files, settings }: Subject): boolean {
    return (
      files !== this.session.files.list ||
      JSON.stringify(settings.parameters) !== JSON.stringify(this.session.values) ||
      (settings.stdin ?? "") !== this.session.stdin
    );
  }

  // ---- Exploring

  /** The outcomes are those of another text than the present one. */
  get old(): boolean {
    return this.#subject !== null && this.#isOld(this.#subject);
  }

  setOptions(change: Partial<ExploreOptions>) {
    this.options = { ...this.options, ...change };
    this.changed.emit();
  }

  explore() {
    const { session } = this;
    const { engine } = session.runner;
    if (!engine) return;
    session.stop();
    session.flush();
    this.#exploration?.stop();
    const subject = this.#now();
    this.#subject = subject;
    this.explored = null;
    this.rate = 0;
    this.#points = [];
    this.#spent = 0;
    this.#since = session.host.clock();
    this.phase = "exploring";
    const exploration = engine.explore(session.files.source, subject.settings, this.options);
    this.#exploration = exploration;
    exploration.onProgress = (explored) => {
      if (this.#exploration !== exploration) return;
      this.explored = explored;
      this.#measure(runsOf(explored));
      this.changed.emit();
    };
    exploration.done.then((explored) => {
      if (this.#exploration !== exploration) return;
      if (this.phase === "exploring") this.#spent += session.host.clock() - this.#since;
      this.#exploration = null;
      this.phase = "idle";
      this.explored = explored;
      this.rate = (1e3 * runsOf(explored)) / Math.max(1, this.#spent);
      this.changed.emit();
    });
    this.changed.emit();
  }

  /** Milliseconds that the exploration has taken, pauses left out. */
  get spent(): number {
    return this.#spent + (this.phase === "exploring" ? this.session.host.clock() - this.#since : 0);
  }

  #measure(runs: number) {
    const time = this.session.host.clock();
    this.#points = [...this.#points.filter((point) => time - point.time < RATE_SPAN), { time, runs }];
    const first = this.#points[0]!;
    if (time > first.time) this.rate = (1e3 * (runs - first.runs)) / (time - first.time);
  }

  pause() {
    if (this.phase !== "exploring") return;
    this.#exploration?.pause();
    this.#spent += this.session.host.clock() - this.#since;
    this.phase = "paused";
    this.changed.emit();
  }

  resume() {
    if (this.phase !== "paused") return;
    this.#exploration?.resume();
    this.#points = [];
    this.#since = this.session.host.clock();
    this.phase = "exploring";
    this.changed.emit();
  }

  stop() {
    this.#exploration?.stop();
  }

  /** Opens an outcome's witness in the Schedule panel. */
  show(schedule: string) {
    this.session.setSchedule(schedule);
    this.session.show("schedule");
    void this.load();
  }

  // ---- Stepping

  setChoosing(change: Partial<Pick<Lab, "strategy" | "seed" | "accesses">>) {
    Object.assign(this, change);
    this.changed.emit();
  }

  /** Runs the program once by the strategy, and stands at the end of that run. */
  async start(): Promise<void> {
    const { session, seed, accesses } = this;
    const { engine } = session.runner;
    if (!engine) return;
    const strategy = this.strategy;
    session.flush();
    const subject = this.#now();
    const choosing = { strategy, accesses, seed, schedule: session.schedule.trim() };
    const turn = this.#begin();
    const run = await engine.schedule(session.files.source, subject.settings, choosing);
    if (turn !== this.#turn) return;
    if (this.#failed(run)) return;
    this.run = run;
    this.#stepping = subject;
    session.setRaces(run.races ?? []);
    session.setSchedule(run.diverged ? choosing.schedule : run.schedule);
    await this.#look({ schedule: session.schedule, step: 0, action: "goto", number: 0, listed: true }, turn);
  }

  /** Stands before the first step of a run by the schedule. */
  async load(): Promise<void> {
    this.strategy = "schedule";
    await this.start();
  }

  /**
   * A run has ended in a deadlock: opens the end of a scheduled run that does, too, where the panel draws who waits for whom.
   * Most deadlocks come with the first schedules tried; for one that comes with none of them, explores.
   */
  async why(): Promise<void> {
    const { session } = this;
    const { engine } = session.runner;
    if (!engine) return;
    session.show("schedule");
    session.flush();
    const subject = this.#now();
    const turn = this.#begin();
    for (const tried of TRIED) {
      const run = await engine.schedule(session.files.source, subject.settings, { ...tried, schedule: "" });
      if (turn !== this.#turn || this.#failed(run)) return;
      if (run.kind !== "deadlock") continue;
      this.strategy = "schedule";
      this.run = run;
      this.#stepping = subject;
      session.setSchedule(run.schedule);
      return this.#look({ schedule: run.schedule, step: 0, action: "end", number: 0, listed: true }, turn);
    }
    this.leave();
    session.show("explore");
    this.explore();
  }

  step(action: StepWish["action"], number = 0, file = ""): Promise<void> {
    const { stepped } = this;
    if (!stepped || this.busy) return Promise.resolve();
    const wish = { schedule: stepped.schedule, step: stepped.step, action, number, file };
    // Who chooses makes another run of it.
    return this.#look({ ...wish, listed: action === "choose" }, this.#begin());
  }

  /** Puts the stepped run away. */
  leave() {
    this.#turn++;
    this.#stepping = null;
    this.busy = false;
    this.run = null;
    this.stepped = null;
    this.steps = [];
    this.problem = "";
    if (this.session.shown === "schedule") this.session.setMarks([]);
    this.changed.emit();
  }

  #begin(): number {
    this.busy = true;
    this.problem = "";
    this.changed.emit();
    return ++this.#turn;
  }

  #failed({ broken, failure }: { broken?: string; failure?: string }): boolean {
    const problem = broken ?? failure;
    if (problem === undefined) return false;
    this.leave();
    this.problem = problem;
    this.changed.emit();
    return true;
  }

  async #look(wish: StepWish, turn: number) {
    const { session } = this;
    const subject = this.#stepping;
    const { engine } = session.runner;
    if (!engine || !subject) return;
    const stepped = await engine.step(session.files.source, subject.settings, wish);
    if (turn !== this.#turn || this.#failed(stepped)) return;
    this.busy = false;
    const before = this.stepped;
    if (!before) this.news = new Set();
    else if (before.step !== stepped.step || before.schedule !== stepped.schedule)
      this.news = changedVariables(before, stepped);
    this.stepped = stepped;
    if (stepped.steps) {
      this.steps = stepped.steps;
      this.all = stepped.all ?? stepped.steps.length;
    }
    if (wish.action === "choose") {
      this.run = null;
      this.strategy = "schedule";
      session.setSchedule(stepped.schedule);
    }
    session.setMarks(this.#marks(stepped));
    this.changed.emit();
  }

  /** Who takes the next step if nobody chooses another: as the schedule says, or else who took the last. */
  nextOf({ step, next }: Stepped): number | undefined {
    const wanted = this.steps[step]?.goroutine;
    return next.some(({ goroutine }) => goroutine === wanted) ? wanted : next[0]?.goroutine;
  }

  /** The line of each goroutine, one mark for each line. */
  #marks(stepped: Stepped): Mark[] {
    const lines = new Map<string, { file: string; line: number; ids: number[] }>();
    for (const { id, frames } of stepped.goroutines) {
      const own = frames.find(({ file, line }) => line > 0 && this.session.files.named(file));
      if (!own) continue;
      const key = `${own.file}:${own.line}`;
      const known = lines.get(key);
      if (known) known.ids.push(id);
      else lines.set(key, { file: own.file, line: own.line, ids: [id] });
    }
    const nextOne = this.nextOf(stepped);
    return [...lines.values()].map(({ file, line, ids }) => ({
      file,
      line,
      kind: nextOne !== undefined && ids.includes(nextOne) ? "next" : "stands",
      text: ids.join(", "),
    }));
  }
}

const labs = new WeakMap<Session, Lab>();

/** The session's; made when a panel first needs it. */
export function labOf(session: Session): Lab {
  let lab = labs.get(session);
  if (!lab) {
    lab = new Lab(session);
    labs.set(session, lab);
  }
  return lab;
}
