// What a session is told and tells of: programs, the tab and its address, marks in the text.

import type { Language } from "../i18n/index.ts";
import type { RunnerHost } from "./runner.ts";
import type { EngineSettings } from "./settings.ts";
import type { Memory } from "./storage.ts";

/** A program that comes with the page. */
export interface Program {
  readonly id: string;
  readonly source: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly lesson: Readonly<Record<Language, string>>;
  readonly settings?: Partial<EngineSettings>;
  /** What is shown beside it at first. */
  readonly shows: Shown;
  /** Run starts it again when it ends, so that its curves go on. */
  readonly repeats: boolean;
  /** The parameter worth sweeping; absent: repeated trials are the experiment. */
  readonly sweeps?: string;
  /** The measure that its lesson is about: one of its results, or one of model/sweep. */
  readonly measure?: string;
}

/** What a tab remembers beside its address: whose draft is newer than the address. */
export interface TabState {
  readonly tab: string;
  readonly written: number;
}

/** The address, as the session needs it. */
export interface Address {
  fragment(): string;
  /** Null in a tab that has just opened a link. */
  state(): TabState | null;
  replace(fragment: string, state: TabState): void;
}

export type Notice = "brokenLink" | "unknownProgram" | "tooLong" | "linkOverDraft" | "notKept" | "longSource";
export type Shown = "live" | "experiment" | "schedule" | "explore" | "races";

/** A line of the program that something points at: where goroutines stand, or what a report is about. */
export interface Mark {
  readonly file: string;
  readonly line: number;
  readonly kind: "stands" | "next" | "race";
  /** What is written behind the line. */
  readonly text: string;
}

export interface SessionHost extends RunnerHost {
  readonly memory: Memory;
  readonly address: Address;
  readonly tab: string;
  /** Milliseconds of the calendar. */
  now(): number;
  language(): Language;
}
