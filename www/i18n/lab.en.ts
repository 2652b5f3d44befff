// The words of the panels Schedule and Explore, which come with them.

import type { OutcomeKind, Strategy, Verdict } from "../engine/api.ts";
import * as format from "../model/format.ts";
import { why } from "./why.en.ts";

const LANGUAGE = "en";
const number = (value: number) => format.number(LANGUAGE, value);
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

const kinds: Record<OutcomeKind, string> = {
  exit: "ends",
  leak: "goroutine leak",
  panic: "panic",
  deadlock: "deadlock",
  fatal: "fatal error",
  race: "data race",
  unfinished: "not finished",
  broken: "the engine failed",
};
const verdicts: Record<Verdict, string> = {
  acceptable: "acceptable",
  interesting: "interesting",
  forbidden: "forbidden",
};
const strategies: Record<Strategy, string> = {
  robin: "round robin",
  walk: "random walk",
  pct: "PCT",
  schedule: "this schedule",
};
/** Why an exploration is not exhaustive, by the engine's codes. */
const gaps: Record<string, string> = {
  unfinished: "it ended before everything was tried",
  preemptions: "the bound on preemptions left schedules out",
  steps: "some schedules took too many steps",
  tails: "goroutines ran on after main had returned, and were cut off",
  random: "random numbers were drawn that cannot all be tried",
  joined: "memory accesses between two operations were taken as one step",
  time: "time was taken to move on only when no goroutine can run",
  outcomes: "there were more outcomes than are kept",
};

export const lab = {
  kinds,
  verdicts,
  strategies,
  gaps,
  goroutine: (id: number) => (id === 0 ? "the clock" : `goroutine ${id}`),
  clock: "clock",
  short: (id: number) => (id === 0 ? "⏱" : `g${id}`),

  explore: {
    start: "Explore",
    again: "Explore again",
    pause: "Pause",
    resume: "Resume",
    stop: "Stop",
    bounds: "Bounds",
    accesses: "switch at memory accesses",
    accessesTitle:
      "Every access to shared memory is a step of its own, so that x++ can be split; without, only channels, locks and so on",
    timers: "timers at any time",
    timersTitle:
      "A timer may fire whenever it runs, as if goroutines were slow; without, only when no goroutine can run",
    schedules: "schedules",
    steps: "steps of a run",
    preemptions: "preemptions",
    seconds: "seconds",
    any: "any",
    empty:
      "Explore runs every interleaving of the program, or as many as the bounds allow, and lists each way in which it can end, with a schedule that shows it.",
    progress: (runs: number, rate: number) =>
      `${plural(runs, "schedule", "schedules")}${rate > 0 ? ` · ${number(Math.round(rate))}/s` : ""}`,
    progressLabel: (percent: string) => `About ${percent} of the search`,
    covered: (runs: number) => `Every interleaving is covered, by ${plural(runs, "schedule", "schedules")}.`,
    notCovered: (runs: number) => `${plural(runs, "schedule", "schedules")}; not every interleaving is covered:`,
    narrowed: "Taken into account:",
    outcomes: (count: number) => plural(count, "outcome", "outcomes"),
    clean: "Nothing forbidden was found.",
    bad: (count: number) => `${plural(count, "outcome is", "outcomes are")} forbidden.`,
    outcome: "Outcome",
    verdict: "Verdict",
    found: "Schedules",
    silent: "(no output)",
    status: (status: number) => `exit status ${status}`,
    walks: (percent: string) => `${percent} of random runs`,
    show: "Show me",
    showLabel: (outcome: string) => `Show me: ${outcome}`,
    witness: (switches: number, preemptions: number, steps: number) =>
      `${plural(switches, "switch", "switches")}, ${number(preemptions)} of them preemptions, in ${plural(steps, "step", "steps")}`,
    old: "The program has changed since: these are the outcomes of the one before.",
    ended: (count: number, runs: number) =>
      `Explored: ${plural(count, "outcome", "outcomes")} in ${plural(runs, "schedule", "schedules")}.`,
    paused: "Paused.",
    started: "Exploring.",
  },

  races: {
    title: (count: number) => plural(count, "data race", "data races"),
    intro:
      "Two goroutines touch the same memory, at least one of them writes, and nothing orders the two: no channel, no lock, no Wait.",
    on: (name: string) => `on ${name}`,
    kinds: {
      variable: "a variable",
      global: "a variable",
      element: "an element",
      map: "a map",
      channel: "a channel",
      waitGroup: "a WaitGroup",
    },
    writes: "writes",
    reads: "reads",
    atomically: "atomically",
    place: (file: string, line: number) => `${file}:${line}`,
    inLine: (line: number) => `line ${line}`,
    drawing: (one: string, other: string) => `${one}, ${other}: nothing orders the two`,
    missing: "nothing orders them",
    created: (line: number) => `go, line ${line}`,
    main: "main",
    held: (lines: string) => `holds a lock, line ${lines}`,
    hint: "What would order them",
    show: "Show both lines",
    report: "Go's report",
    none: "No data race was met.",
    hints: {
      oneLocks: (lines: string) =>
        `One of the two holds a lock (line ${lines}), the other none. Take the same lock for both.`,
      otherLocks: (lines: string) =>
        `Both hold a lock, but not the same one (lines ${lines}). One lock has to guard the variable.`,
      readLocks: (lines: string) =>
        `The writer holds the RWMutex for reading only (line ${lines}). A writer needs Lock, not RLock.`,
      atomic: (lines: string) =>
        `One access is atomic and the other is not (line ${lines}). Once one is, all have to be.`,
      wait: (lines: string) =>
        `One goroutine starts the other (line ${lines}) and does not wait for it. Wait first: with a WaitGroup, or by receiving from a channel.`,
      map: () => "A map is not made for several goroutines at once. Guard it with a mutex, or use sync.Map.",
      close: () => "One goroutine sends while another closes. Let the sender close, when it has sent everything.",
      add: () =>
        "Add is called in the goroutine that is waited for: Wait may come first. Call Add before go, or use WaitGroup.Go.",
      lock: () => "Guard both accesses with the same mutex, or hand the value over through a channel.",
    },
  },

  schedule: {
    strategy: "Who chooses",
    seed: "Seed",
    run: "Run",
    runTitle: "Run the program once, on one thread and in virtual time, and step through that run",
    schedule: "Schedule",
    scheduleTitle:
      "Everything that the run left open, as a short text: the same program and schedule give the same run anywhere",
    load: "Open",
    copy: "Copy",
    copied: "Copied",
    empty:
      "A scheduled run takes one step at a time, and a strategy, a schedule or you choose whose. Run it, or open a schedule, and step through it.",
    ran: (status: string, steps: number, switches: number) =>
      `${status} · ${plural(steps, "step", "steps")}, ${plural(switches, "switch", "switches")}`,
    exit: (status: number) => `exit status ${status}`,
    long: "cut: it took too many steps",
    diverged:
      "The program does not go the way that this schedule records: it is another program's, or this one was edited.",
    toolbar: "Stepping",
    first: "To the start",
    back: "Back",
    forward: "Step",
    operation: "Next operation",
    operationTitle: "On to the next step that is no access to memory",
    end: "To the end",
    line: "line",
    toLine: "Run to line",
    toLineTitle: "On until a goroutine stands at this line of the shown file",
    position: (step: number, all: number) => `step ${number(step)} of ${number(all)}`,
    start: "At the start.",
    over: "The run is over:",
    lastStep: (who: string, what: string) => `${who}: ${what}`,
    switched: "switch",
    next: "Who goes next?",
    pick: (who: string, what: string) => `${who}: ${what}`,
    goroutines: "Goroutines",
    who: "Goroutine",
    does: "State",
    where: "Line",
    stack: "Stack",
    variables: "Variables",
    variable: "Variable",
    locals: (func: string) => `Variables of ${func}`,
    changed: "changed",
    value: "Value",
    channels: "Channels",
    channel: "Channel",
    buffer: "Buffer",
    closed: "closed",
    senders: "Sending",
    receivers: "Receiving",
    locks: "Locks",
    lock: "Lock",
    holder: "Held by",
    waiting: "Waiting",
    nobody: "nobody",
    output: "Output so far",
    error: "Standard error",
    steps: "Steps",
    step: "Step",
    more: (count: number) => `… ${plural(count, "more step", "more steps")}`,
    goTo: (step: number) => `Stand after step ${number(step)}`,
    virtual: (time: string) => `virtual time ${time}`,
    runnable: "can go on",
    stands: (step: number, who: string) => `After step ${number(step)}: ${who}`,
  },

  why,
};

export type LabMessages = typeof lab;
