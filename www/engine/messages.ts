// What the page and its workers say to each other. Nothing here is on a hot path: while a program runs in parallel
// mode, counters, output and the controls go through shared memory.

import type {
  CheckResult,
  Completion,
  Definition,
  Experiment,
  ExploreOptions,
  Formatted,
  Hover,
  Output,
  Settings,
  SourceFile,
  Trial,
} from "./api.ts";

/** Where the rest of the library is, and the packages that it holds. */
export interface LibraryRest {
  readonly url: string;
  readonly paths: readonly string[];
}

/** How an instance of the engine is made, in a host worker or in a check worker. */
export interface Start {
  readonly type: "start";
  readonly module: WebAssembly.Module;
  /** The wasm-bindgen script of the module. */
  readonly script: string;
  /** The shared memory; null for the module that has a memory of its own. */
  readonly memory: WebAssembly.Memory | null;
  readonly library: LibraryRest;
  /** Pool workers to start; 0: none. */
  readonly pool: number;
}

/** One job at a time; the host answers with `done` before it takes the next. */
export interface Job {
  readonly type: "job";
  readonly id: number;
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
  /** Bytes of heap that the program may have. */
  readonly memory: number;
  /** Null: one run. */
  readonly experiment: Experiment | null;
  /** Not null: the program is explored. */
  readonly exploring: ExploreOptions | null;
}

export type Change = { workers?: number; policy?: Settings["policy"]; quantum?: number };

/** The controls, for a host without shared memory: it takes them between slices. */
export type Control =
  | { readonly type: "stop"; readonly id: number }
  | { readonly type: "tune"; readonly id: number; readonly change: Change };

export type ToHost = Start | Job | Control;

export type FromHost =
  /** `board` is the address of the board in the memory. */
  | { readonly type: "ready"; readonly board: number }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "trial"; readonly id: number; readonly trial: Trial }
  /** An `Explored` as JSON: how far an exploration is. */
  | { readonly type: "explored"; readonly id: number; readonly text: string }
  | { readonly type: "done"; readonly id: number }
  /** The board's counters (all but the ring's bytes) and the new output, from a host without shared memory. */
  | { readonly type: "snapshot"; readonly id: number; readonly board: ArrayBuffer; readonly output: readonly Output[] }
  /** The instance cannot be used again. */
  | { readonly type: "broken"; readonly message: string };

export interface ToPoolWorker {
  readonly module: WebAssembly.Module;
  readonly script: string;
  readonly memory: WebAssembly.Memory;
  /** Counts the pool's workers from 0. */
  readonly index: number;
}

export type FromPoolWorker =
  | { readonly type: "ready" }
  /** The worker's code trapped; the memory may hold anything. */
  | { readonly type: "trap"; readonly message: string };

/** What the checker is asked, by kind, and its answers. */
export interface Answers {
  check: CheckResult;
  format: Formatted;
  hover: Hover | null;
  definition: Definition | null;
  complete: Completion | null;
  /** A `Scheduled` or a `Stepped` as JSON. */
  schedule: string;
}

/** A scheduled run, or a look at one, as crate/web takes it. */
export interface Asked {
  readonly action: string;
  readonly accesses: boolean;
  readonly seed: number;
  readonly schedule: string;
  readonly step: number;
  readonly number: number;
  readonly file: string;
  readonly listed: boolean;
}

/** A question: all of the program, and for some kinds a place in a file. */
export interface Question {
  readonly kind: keyof Answers;
  readonly files: readonly SourceFile[];
  readonly file: string;
  readonly offset: number;
  /** For scheduled runs. */
  readonly settings?: Settings;
  readonly asked?: Asked;
}

export type ToChecker = Start | ({ readonly type: "ask"; readonly id: number } & Question);

export type FromChecker =
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "answer"; readonly id: number; readonly answer: Answers[keyof Answers] };
