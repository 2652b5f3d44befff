// One instance of the engine inside a worker: the module's wasm-bindgen script, started.

import type {
  CheckResult,
  Completion,
  Definition,
  Experiment,
  ExploreOptions,
  Formatted,
  Hover,
  Settings,
  SourceFile,
  Trial,
} from "./api.ts";
import type { Asked, LibraryRest, Start } from "./messages.ts";

/** The page's settings, and what only the browser knows. */
export type PageSettings = Settings & { readonly processors: number };

export const pageSettings = (settings: Settings): PageSettings => ({
  ...settings,
  processors: navigator.hardwareConcurrency || 1,
});

/** What crate/web exports, in both modules. */
export interface Exports {
  /** The board's address in the memory. */
  board(): number;
  /** Takes in the rest of the library; false where it is another version's. */
  add_library(rest: string): boolean;
  check(files: readonly SourceFile[]): CheckResult;
  format(text: string): Formatted;
  hover(files: readonly SourceFile[], file: string, offset: number): Hover | undefined;
  definition(files: readonly SourceFile[], file: string, offset: number): Definition | undefined;
  complete(files: readonly SourceFile[], file: string, offset: number): Completion | undefined;
  /** A scheduled run, or a look at one: JSON. Not in the engine that a visit begins with; nor is `explore`. */
  schedule(files: readonly SourceFile[], settings: PageSettings, asked: Asked): string;
}

/** The module with shared memory: a job blocks its caller, and the pool does the work. */
export interface ThreadsExports extends Exports {
  /** Before the first run, on the host: the page starts so many workers. */
  start_pool(workers: number): void;
  /** A pool worker's whole life; `index` counts from 0. */
  serve(index: number): void;
  /** `experiment` null: one trial. */
  run(
    files: readonly SourceFile[],
    settings: PageSettings,
    memory: number,
    experiment: Experiment | null,
    onTrial: (trial: Trial) => void,
  ): void;
  /** `tell` gets JSON now and then, and at the end. */
  explore(
    files: readonly SourceFile[],
    settings: PageSettings,
    memory: number,
    options: ExploreOptions,
    tell: (text: string) => void,
  ): void;
}

/** The module without: its caller gives it the thread, slice by slice. */
export interface SingleExports extends Exports {
  /** Takes a job. */
  begin(files: readonly SourceFile[], settings: PageSettings, memory: number, experiment: Experiment | null): void;
  /**
   * Runs for about so many milliseconds. Gives a trial that has ended, or how many milliseconds nothing will happen, or
   * nothing when the job is done.
   */
  slice(milliseconds: number): Trial | number | undefined;
  /** Takes a program to be explored; JSON where there is nothing to explore. */
  begin_exploring(
    files: readonly SourceFile[],
    settings: PageSettings,
    memory: number,
    options: ExploreOptions,
  ): string | undefined;
  /** Explores on for about so many milliseconds; whether there is more to do. */
  explore_slice(milliseconds: number): boolean;
  /** What has been found so far: JSON. */
  explored(): string;
}

interface Script {
  default(init: {
    module_or_path: WebAssembly.Module;
    memory?: WebAssembly.Memory;
  }): Promise<{ memory: WebAssembly.Memory }>;
}

/** Starts an instance; gives its exports and its memory. */
export async function instantiate<E extends Exports>(
  start: Pick<Start, "script" | "module" | "memory">,
): Promise<{ exports: E; memory: WebAssembly.Memory }> {
  const exports = (await import(start.script)) as Script & E;
  const shared = start.memory ? { memory: start.memory } : {};
  const { memory } = await exports.default({ module_or_path: start.module, ...shared });
  return { exports, memory: start.memory ?? memory };
}

/** What went wrong in an instance: a panic leaves its message in the global scope before it traps. */
export const failure = (error: unknown): string => (self as { racewayPanic?: string }).racewayPanic ?? String(error);

/** The rest of the library as a worker has it: one for each instance. */
export class Library {
  #taken = false;

  constructor(
    readonly exports: Exports,
    readonly rest: LibraryRest,
  ) {}

  /** Fetches the rest if the program may import some of it. Without a network the checker says what is missing. */
  async provide(files: readonly SourceFile[]): Promise<void> {
    if (this.#taken) return;
    const wanted = (path: string) =>
      files.some(({ text }) => text.includes(`"${path}"`) || text.includes(`\`${path}\``));
    // A program of tests imports more than its text says.
    if (!this.rest.paths.some(wanted) && !files.some(({ name }) => name.endsWith("_test.go"))) return;
    const response = await fetch(this.rest.url).catch(() => null);
    if (response?.ok) this.#taken = this.exports.add_library(await response.text());
  }
}
