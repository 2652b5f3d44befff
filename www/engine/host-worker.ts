// The host worker: owns an instance of the engine and blocks in it while a program runs. With shared memory the page
// watches and steers the run through the board; without, the run goes in slices, and this worker reports and listens
// between them.

import type { ExploreOptions } from "./api.ts";
import { Board, COUNTERS_SIZE, OutputReader } from "./board.ts";
import { failure, instantiate, Library, pageSettings, type SingleExports, type ThreadsExports } from "./instance.ts";
import type { Control, FromHost, Job, Start, ToHost } from "./messages.ts";

/** Milliseconds of a slice: what a click on Stop waits for at most. */
const SLICE = 10;
/** Milliseconds between two snapshots: a chart's frame. */
const SNAPSHOT = 30;
/** Milliseconds between two reports of an exploration. */
const TELL = 120;

type Engine =
  | { readonly kind: "threads"; readonly exports: ThreadsExports }
  | { readonly kind: "single"; readonly exports: SingleExports; readonly memory: WebAssembly.Memory };

const post = (message: FromHost, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

let engine: Engine | null = null;
let library: Library | null = null;
/** The controls of the job that runs in slices. */
let control: ((message: Control) => void) | null = null;

self.onmessage = async ({ data }: MessageEvent<ToHost>) => {
  try {
    switch (data.type) {
      case "start":
        return await start(data);
      case "job":
        return await run(data);
      default:
        return control?.(data);
    }
  } catch (error) {
    post({ type: data.type === "start" ? "failed" : "broken", message: failure(error) });
  }
};

async function start(message: Start) {
  if (message.memory) {
    const { exports } = await instantiate<ThreadsExports>(message);
    exports.start_pool(message.pool);
    engine = { kind: "threads", exports };
  } else {
    const { exports, memory } = await instantiate<SingleExports>(message);
    engine = { kind: "single", exports, memory };
  }
  library = new Library(engine.exports, message.library);
  post({ type: "ready", board: engine.exports.board() });
}

async function run(job: Job) {
  if (!engine) throw new Error("a job before the start");
  await library?.provide(job.files);
  if (job.exploring) {
    await explore(job, job.exploring, engine);
  } else if (engine.kind === "threads") {
    // Messages that are posted from within the call leave at once.
    engine.exports.run(job.files, pageSettings(job.settings), job.memory, job.experiment, (trial) =>
      post({ type: "trial", id: job.id, trial }),
    );
  } else {
    await runInSlices(job, engine.exports, engine.memory);
  }
  post({ type: "done", id: job.id });
}

async function runInSlices(job: Job, exports: SingleExports, memory: WebAssembly.Memory) {
  const address = exports.board();
  const board = new Board(memory, address);
  let reader = new OutputReader(memory, address);
  const before = board.epoch;
  let epoch = before;
  board.setStop(false);
  control = (message) => {
    if (message.id !== job.id) return;
    if (message.type === "stop") board.setStop(true);
    else board.tune(message.change);
  };
  const snapshot = () => {
    if (board.epoch !== epoch) {
      epoch = board.epoch;
      reader = new OutputReader(memory, address);
    }
    // Until the run has begun, the board and its ring are the last one's.
    if (epoch === before) return;
    const copy = memory.buffer.slice(address, address + COUNTERS_SIZE);
    post({ type: "snapshot", id: job.id, board: copy, output: reader.read() }, [copy]);
  };
  let last = Number.NEGATIVE_INFINITY;
  exports.begin(job.files, pageSettings(job.settings), job.memory, job.experiment);
  for (;;) {
    const result = exports.slice(SLICE);
    const ended = typeof result === "object";
    if (ended || performance.now() - last >= SNAPSHOT) {
      snapshot();
      last = performance.now();
    }
    if (ended) post({ type: "trial", id: job.id, trial: result });
    else if (result === undefined) break;
    // Nothing to do for a while: sleep, but look at the clock and the mailbox again before long.
    await turn(typeof result === "number" ? Math.min(result, SLICE) : 0);
  }
  control = null;
}

async function explore(job: Job, options: ExploreOptions, engine: Engine) {
  const settings = pageSettings(job.settings);
  const tell = (text: string) => post({ type: "explored", id: job.id, text });
  if (engine.kind === "threads") {
    engine.exports.explore(job.files, settings, job.memory, options, tell);
    return;
  }
  const { begin_exploring, explore_slice, explored } = engine.exports;
  let stopped = false;
  let paused = false;
  control = (message) => {
    if (message.id !== job.id) return;
    if (message.type === "stop") stopped = true;
    else paused = message.change.workers === 0;
  };
  const nothing = begin_exploring(job.files, settings, job.memory, options);
  let told = performance.now();
  while (nothing === undefined && !stopped && (paused || explore_slice(SLICE))) {
    if (!paused && performance.now() - told >= TELL) {
      tell(explored());
      told = performance.now();
    }
    await turn(paused ? SLICE : 0);
  }
  tell(nothing ?? explored());
  control = null;
}

const channel = new MessageChannel();

/** Lets messages in; with no time to wait, without the four milliseconds that nested timers cost. */
function turn(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds >= 1) {
      setTimeout(resolve, milliseconds);
      return;
    }
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}
