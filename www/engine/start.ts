// Starts the engine, and keeps it alive: a host worker that dies or will not stop is replaced, and the page goes on.

import { MAX_WORKERS } from "../generated/wire.ts";
import type {
  CheckResult,
  Choosing,
  Completion,
  Definition,
  Engine,
  EngineMode,
  ExperimentRun,
  Exploration,
  Explored,
  ExploreOptions,
  Formatted,
  Hover,
  Source as ProgramSource,
  Run,
  Scheduled,
  Settings,
  StartEngine,
  Stepped,
  StepWish,
} from "./api.ts";
import { filesOf, UNNAMED } from "./archive.ts";
import { Board, type Source } from "./board.ts";
import { Checker } from "./checker.ts";
import { isolate, keepEverything } from "./isolation.ts";
import { Job, type Owner } from "./job.ts";
import type { Asked, Change, FromHost, Start, ToHost } from "./messages.ts";
import { Pool } from "./pool.ts";

/** Milliseconds that a program has to notice the stop flag before its workers are ended. */
const STOP_PATIENCE = 300;
/** Pages of 64 KiB: large shared memories fail on some phones, so smaller ones are tried. */
const MEMORY_PAGES = [16_384, 8_192, 4_096];
const CHECKER_PAGES = 4_096;
const PAGE = 65_536;
/** Of the memory, so much may be the program's heap; the rest holds stacks and the engine. */
const HEAP_SHARE = 0.75;

export const startEngine: StartEngine = async ({ base, forceSingle = false }) => {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
    throw new Error("This browser cannot run WebAssembly in workers.");
  }
  // The page is about to be reloaded with threads: nothing that starts now would live.
  if (!forceSingle && (await isolate(base))) return new Promise<never>(() => {});
  const threads = !forceSingle && globalThis.crossOriginIsolated && typeof SharedArrayBuffer === "function";
  const assets = threads ? RACEWAY_ASSETS.threads : RACEWAY_ASSETS.single;
  const module = await compile(new URL(assets.wasm, base));
  const engine = new WorkerEngine(base, { module, assets }, threads ? "parallel" : "single");
  await engine.ready;
  // Not before: what the service worker fetches would delay the start.
  void keepEverything(base);
  engine.warmUp();
  return engine;
};

/** Browsers compile a function of the module when it is first called; the first run would wait for thousands. */
const WARM_UP =
  'package main\n\nimport "fmt"\n\nfunc main() {\n\tc := make(chan int)\n\tgo func() { c <- 1 }()\n\tfmt.Println(<-c)\n}\n';

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error(`The engine could not be loaded from ${url.pathname}.`);
  try {
    // A host that serves wasm under a wrong type costs the streaming, not the page.
    const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`This browser's WebAssembly is too old for the engine (${error}).`);
  }
}

/** Pages of the largest memory that was last given. */
let largestMemory = MEMORY_PAGES[0]!;

/** A shared memory as large as this machine gives, up to `pages`. */
function sharedMemory(initial: number, largest: number): WebAssembly.Memory {
  let refusal: unknown;
  for (const pages of MEMORY_PAGES) {
    if (pages > largest || pages < initial) continue;
    try {
      const memory = new WebAssembly.Memory({ initial, maximum: pages, shared: true });
      largestMemory = pages;
      return memory;
    } catch (error) {
      refusal = error;
    }
  }
  throw new Error(`This browser gives the engine no memory (${refusal}).`);
}

/** What is known of a program that nobody came to explore. */
const notExplored = (failure: string): Explored => ({
  ...(failure === "" ? {} : { failure }),
  exhaustive: false,
  codes: ["unfinished"],
  bad: false,
  share: 0,
  counts: { schedules: 0, redundant: 0, bounded: 0, long: 0, walks: 0, pct: 0, steps: 0, longest: 0, depth: 0 },
  outcomes: [],
});

/** A module, and where its files are. */
interface Loaded {
  readonly module: WebAssembly.Module;
  readonly assets: typeof RACEWAY_ASSETS.threads;
}

type HostState =
  /** Its instance and pool are being made. */
  | "starting"
  | "idle"
  /** It has a job. */
  | "busy"
  /** It could not be started; the engine runs nothing more. */
  | "failed";

class WorkerEngine implements Engine, Owner {
  readonly maxWorkers: number;
  readonly ready: Promise<void>;

  #state: HostState = "starting";
  #worker: Worker | null = null;
  #pool: Pool | null = null;
  /** The pool's workers are all there. */
  #pooled: Promise<void> = Promise.resolve();
  #checker: Checker;
  /** What the host, and what the checker, are instances of. */
  #hosting: Loaded;
  #checking: Loaded;
  #instruments: Promise<Loaded> | null = null;
  /** The shared memory, or the last snapshot of a memory that is the host's own. */
  #source: Source | null = null;
  #address = 0;
  #board: Board | null = null;
  #heap = 0;
  #job: Job | null = null;
  #waiting: Job | null = null;
  /** It waits for the module that explores. */
  #coming: Job | null = null;
  #warming: Job | null = null;
  #stopTimer: ReturnType<typeof setTimeout> | undefined;
  #ids = 0;
  #failure = "";
  #settle!: { resolve: () => void; reject: (error: Error) => void };

  constructor(
    readonly base: URL,
    loaded: Loaded,
    readonly mode: EngineMode,
  ) {
    this.#hosting = loaded;
    this.#checking = loaded;
    this.maxWorkers = mode === "parallel" ? MAX_WORKERS : 1;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#restart();
    this.#checker = new Checker(new URL(RACEWAY_ASSETS.checker, base), () =>
      this.#start(this.#checking, CHECKER_PAGES, 0),
    );
  }

  check(source: ProgramSource): Promise<CheckResult> {
    return this.#checker.ask("check", filesOf(source));
  }

  format(text: string): Promise<Formatted> {
    return this.#checker.ask("format", [{ name: UNNAMED, text }]);
  }

  hover(source: ProgramSource, file: string, offset: number): Promise<Hover | null> {
    return this.#checker.ask("hover", filesOf(source), file, offset);
  }

  definition(source: ProgramSource, file: string, offset: number): Promise<Definition | null> {
    return this.#checker.ask("definition", filesOf(source), file, offset);
  }

  complete(source: ProgramSource, file: string, offset: number): Promise<Completion | null> {
    return this.#checker.ask("complete", filesOf(source), file, offset);
  }

  run(source: ProgramSource, settings: Settings): Run {
    return this.#submit(new Job(++this.#ids, filesOf(source), settings, null, this));
  }

  experiment(
    source: ProgramSource,
    settings: Settings,
    experiment: Parameters<Engine["experiment"]>[2],
  ): ExperimentRun {
    const job = this.#submit(new Job(++this.#ids, filesOf(source), settings, experiment, this));
    return {
      done: job.allDone,
      get onTrial() {
        return job.onTrial;
      },
      set onTrial(listener) {
        job.onTrial = listener;
      },
      stop: () => job.stop(),
    };
  }

  explore(source: ProgramSource, settings: Settings, options: ExploreOptions): Exploration {
    const job = new Job(++this.#ids, filesOf(source), settings, null, this, options);
    this.#coming?.end("stopped");
    this.#coming = job;
    this.#withInstruments().then(
      (loaded) => {
        if (job.ended) return;
        this.#coming = null;
        if (loaded !== this.#hosting) {
          this.#hosting = loaded;
          this.#replaceHost("stopped", "");
        }
        this.#submit(job);
      },
      (error) => job.end("broken", error instanceof Error ? error.message : String(error)),
    );
    return {
      done: job.done.then(({ reason, stderr }) =>
        reason === "broken" ? notExplored(stderr) : (job.explored ?? notExplored("")),
      ),
      get onProgress() {
        return job.onExplored;
      },
      set onProgress(listener) {
        job.onExplored = listener;
      },
      // So many workers explore; the engine knows how many it has.
      pause: () => job.tune({ workers: 0 }),
      resume: () => job.tune({ workers: this.maxWorkers }),
      stop: () => job.stop(),
    };
  }

  schedule(source: ProgramSource, settings: Settings, choosing: Choosing): Promise<Scheduled> {
    const { strategy: action, ...rest } = choosing;
    return this.#ask(source, settings, { action, ...rest });
  }

  step(source: ProgramSource, settings: Settings, wish: StepWish): Promise<Stepped> {
    return this.#ask(source, settings, { ...wish });
  }

  /** The module that explores: the single one does, the other one comes when it is first wanted. */
  #withInstruments(): Promise<Loaded> {
    if (this.mode === "single") return Promise.resolve(this.#hosting);
    const assets = RACEWAY_ASSETS.instruments;
    this.#instruments ??= compile(new URL(assets.wasm, this.base)).then(
      (module) => ({ module, assets }),
      (error: unknown) => {
        this.#instruments = null;
        throw error;
      },
    );
    return this.#instruments;
  }

  async #ask<T>(source: ProgramSource, settings: Settings, wish: Partial<Asked>): Promise<T> {
    const whole = { action: "", accesses: true, seed: 0, schedule: "", step: 0, number: 0, file: "", listed: false };
    const asked = { ...whole, ...wish };
    try {
      const loaded = await this.#withInstruments();
      if (loaded !== this.#checking) {
        this.#checking = loaded;
        this.#checker.restart();
      }
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) } as T;
    }
    const text = await this.#checker.ask("schedule", filesOf(source), "", 0, { settings, asked });
    return JSON.parse(text) as T;
  }

  dispose() {
    clearTimeout(this.#stopTimer);
    this.#state = "failed";
    this.#failure = "The engine was closed.";
    this.#worker?.terminate();
    this.#worker = null;
    this.#pool?.terminate();
    this.#checker.dispose();
    this.#job?.end("stopped");
    this.#waiting?.end("stopped");
    this.#coming?.end("stopped");
    this.#job = null;
    this.#waiting = null;
    this.#coming = null;
  }

  /** What starts an instance, with a new memory of at most so many pages where memory is shared. */
  #start({ module, assets }: Loaded, pages: number, pool: number): Start {
    const script = new URL(assets.script, this.base).href;
    const memory = this.mode === "parallel" ? sharedMemory(assets.initial, pages) : null;
    const { url, paths } = RACEWAY_ASSETS.library;
    const library = { url: new URL(url, this.base).href, paths };
    return { type: "start", module, script, memory, library, pool };
  }

  #restart() {
    clearTimeout(this.#stopTimer);
    this.#worker?.terminate();
    this.#pool?.terminate();
    this.#state = "starting";
    this.#board = null;
    this.#source = null;
    let worker: Worker;
    let start: Start;
    try {
      start = this.#start(this.#hosting, MEMORY_PAGES[0]!, this.maxWorkers);
      worker = new Worker(new URL(RACEWAY_ASSETS.host, this.base), { type: "module", name: "raceway host" });
    } catch (error) {
      this.#fail(String(error instanceof Error ? error.message : error));
      return;
    }
    this.#worker = worker;
    this.#source = start.memory;
    this.#heap = HEAP_SHARE * PAGE * largestMemory;
    worker.onmessage = ({ data }: MessageEvent<FromHost>) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#hear({ type: "broken", message: event.message });
    };
    worker.postMessage(start satisfies ToHost);
    // Its instances are made while the host makes its own: whichever is first initialises the memory.
    this.#pool = new Pool(new URL(RACEWAY_ASSETS.pool, this.base), (message) => {
      if (worker === this.#worker) this.#hear({ type: "broken", message });
    });
    const { module, script, memory, pool } = start;
    this.#pooled = memory ? this.#pool.start(pool, { module, script, memory }) : Promise.resolve();
  }

  async #becomeIdle() {
    const worker = this.#worker;
    await this.#pooled;
    if (worker !== this.#worker || this.#state !== "starting") return;
    this.#state = "idle";
    this.#settle.resolve();
    this.#launch();
  }

  #fail(message: string) {
    this.#state = "failed";
    this.#failure = message;
    this.#settle.reject(new Error(message));
    this.#waiting?.end("broken", message);
    this.#waiting = null;
  }

  #hear(message: FromHost) {
    switch (message.type) {
      case "ready":
        this.#address = message.board;
        if (this.mode === "parallel") this.#board = new Board(this.#source!, this.#address);
        this.#becomeIdle();
        break;
      case "failed":
        this.#fail(message.message);
        break;
      case "snapshot":
        if (this.#job?.id === message.id) this.#showSnapshot(this.#job, message.board, message.output);
        break;
      case "trial":
        if (this.#job?.id === message.id) this.#job.trial(message.trial);
        break;
      case "explored":
        if (this.#job?.id === message.id) this.#job.progress(JSON.parse(message.text));
        break;
      case "done":
        if (this.#job?.id === message.id) this.#finish(this.#job);
        break;
      case "broken":
        if (this.#state === "starting") this.#fail(message.message);
        else this.#replaceHost("broken", `The engine failed and was started again: ${message.message}\n`);
        break;
    }
  }

  #showSnapshot(job: Job, buffer: ArrayBuffer, output: Parameters<Job["take"]>[0]) {
    const source = this.#source as { buffer: ArrayBuffer } | null;
    if (source) source.buffer = buffer;
    else this.#source = { buffer };
    this.#board ??= new Board(this.#source!, 0);
    // The host took the board's epoch into account: what it sends is of this job.
    job.watch({ board: this.#board, source: this.#source!, address: 0, epoch: -1 });
    if (!job.experiment) job.take(output);
  }

  #finish(job: Job) {
    clearTimeout(this.#stopTimer);
    const broken = job.trials.some((trial) => trial.report.reason === "broken");
    this.#job = null;
    job.end();
    if (broken) {
      this.#restart();
    } else {
      this.#state = "idle";
      this.#launch();
    }
  }

  /** Ends a host that cannot be reached any more, and its job for the given reason. */
  #replaceHost(reason: "stopped" | "broken", message: string) {
    const job = this.#job;
    this.#job = null;
    job?.end(reason, message);
    this.#restart();
  }

  /** Runs a little program that nobody sees, unless there is something to run. */
  warmUp() {
    if (this.#state !== "idle" || this.#waiting) return;
    const settings: Settings = { workers: 1, policy: "preemptive", quantum: 10_000, parameters: {} };
    this.#warming = this.#submit(new Job(++this.#ids, filesOf(WARM_UP), settings, null, this));
  }

  #submit(job: Job): Job {
    if (this.#state === "failed") {
      job.end("broken", this.#failure);
      return job;
    }
    this.#coming?.end("stopped");
    this.#coming = null;
    this.#waiting?.end("stopped");
    this.#waiting = job;
    // What warms up is over in no time, and stopping it halfway would leave that to this job.
    if (this.#job && this.#job !== this.#warming) this.stop(this.#job);
    // Not at once: whoever asked for the run has not yet seen the handle.
    else queueMicrotask(() => this.#launch());
    return job;
  }

  #launch() {
    const job = this.#waiting;
    if (!job || this.#state !== "idle") return;
    this.#waiting = null;
    this.#job = job;
    this.#state = "busy";
    if (this.mode === "parallel") {
      const board = this.#board!;
      board.setStop(false);
      job.launch({ board, source: this.#source!, address: this.#address, epoch: board.epoch });
    } else {
      job.launch(null);
    }
    const { id, files, settings, experiment, exploring } = job;
    this.#post({ type: "job", id, files, settings, memory: this.#heap, experiment, exploring });
  }

  stop(job: Job) {
    if (job === this.#waiting) {
      this.#waiting = null;
      job.end("stopped");
    }
    if (job === this.#coming) {
      this.#coming = null;
      job.end("stopped");
    }
    if (job !== this.#job) return;
    if (this.mode === "parallel") this.#board?.setStop(true);
    else this.#post({ type: "stop", id: job.id });
    clearTimeout(this.#stopTimer);
    this.#stopTimer = setTimeout(() => this.#replaceHost("stopped", ""), STOP_PATIENCE);
  }

  tune(job: Job, change: Change) {
    if (job !== this.#job) return;
    if (this.mode === "parallel") this.#board?.tune(change);
    else this.#post({ type: "tune", id: job.id, change });
  }

  #post(message: ToHost) {
    this.#worker?.postMessage(message);
  }
}
