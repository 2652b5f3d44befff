import type { Policy, Report } from "../engine/api.ts";
import * as format from "../model/format.ts";

const LANGUAGE = "en";
const number = (value: number) => format.number(LANGUAGE, value);
const duration = (nanoseconds: number) => format.duration(LANGUAGE, nanoseconds);
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const policies: Record<Policy, string> = { preemptive: "preemptive", cooperative: "cooperative" };

/** How a run ended, in a few words. */
function ending(report: Report): string {
  switch (report.reason) {
    case "stopped":
      return "stopped";
    case "limit":
      return "a limit was reached";
    case "broken":
      return "the engine failed and was started again";
    default:
      return `exit status ${report.status}`;
  }
}

export const en = {
  language: "English",
  number,
  duration,
  short: (value: number) => format.short(LANGUAGE, value),
  percent: (value: number) => format.percent(LANGUAGE, value),
  bytes: (value: number) => format.bytes(LANGUAGE, value),
  seconds: (value: number) => `${number(value)} s`,

  app: {
    title: "Raceway: run Go's concurrency in the page",
    skip: "Skip to the editor",
    program: "Program",
    edited: "edited",
    reset: "Reset",
    resetTitle: "Back to the program as it was shipped",
    run: "Run",
    stop: "Stop",
    runTitle: "Run the program (Ctrl+Enter)",
    stopTitle: "Stop the program (Esc)",
    loading: "Loading…",
    share: "Share",
    presenter: "Presenter view",
    theme: "Theme",
    themes: { auto: "As the system", light: "Light", dark: "Dark" },
    languageLabel: "Language",
    fullTab: "Open in a full tab",
    parallel: (most: number) => `parallel · up to ${plural(most, "worker", "workers")}`,
    parallelTitle: "Goroutines run on threads of their own, in one shared memory.",
    single: "concurrent, not parallel",
    singleBanner:
      "This page is not isolated, so the browser gives it one thread: goroutines take turns. It is concurrent, not parallel.",
    failed: (message: string) => `The engine could not be started. ${message}`,
    panes: { code: "Code", output: "Output", charts: "Controls and charts" },
    panesLabel: "Parts of the page",
    close: "Close",
  },

  notices: {
    brokenLink: "The program in this link is damaged and could not be read. This is the program as it was shipped.",
    unknownProgram: "This link names a program that is not here. This is the first one.",
    tooLong: "This program is too long for a link: it is kept in this browser only.",
    linkOverDraft: "This is the program of the link. Your own version is kept.",
    notKept: "This browser does not keep anything for the page: your changes live in the link only.",
    longSource: "This program is very long: it may be slow to edit, and a link cannot hold it.",
    restore: "Show my version",
    dismiss: "Dismiss",
  },

  editor: {
    label: "Go source",
    hint: "Esc, then Tab leaves the editor.",
    problems: (errors: number, warnings: number) =>
      [
        ...(errors > 0 ? [plural(errors, "error", "errors")] : []),
        ...(warnings > 0 ? [plural(warnings, "warning", "warnings")] : []),
      ].join(", "),
    problemsLabel: "Problems",
    none: "No problems",
    goTo: (line: number, message: string) => `Line ${line}: ${message}`,
    warning: "warning",
    hintTitle: "What does this mean?",
  },

  files: {
    label: "Files",
    add: "Add a file",
    name: "Name of the file",
    rename: (name: string) => `Rename ${name} (F2)`,
    remove: (name: string) => `Delete ${name}`,
    removed: (name: string) => `${name} was deleted.`,
    replaced: "The pasted files took the place of the program.",
    undo: "Undo",
    closeLibrary: "Close the library's file",
    faulty: "has errors",
    format: "Format",
    formatTitle: "Format as gofmt does (Ctrl+S)",
    formatted: {
      done: "Formatted.",
      already: "Already formatted.",
      broken: "Not formatted: the file has syntax errors.",
    },
    faults: {
      empty: "A file needs a name.",
      form: "A name is like main.go, queue/queue.go or go.mod: letters, digits, _ . - and /.",
      long: "This name is too long.",
      taken: "There is a file of this name.",
    },
  },

  controls: {
    parameters: "Program",
    noParameters: "No sliders yet: end a package-level line with",
    engine: "Engine",
    workers: "workers",
    workersTitle: "Threads that run goroutines (GOMAXPROCS); changes while a program runs",
    policy: "policy",
    policyTitle: "Preemptive: a goroutine that runs too long is interrupted. Cooperative: it runs until it blocks.",
    policies,
    quantum: "quantum",
    quantumTitle: "How long a goroutine may run before it is preempted",
    trials: "trials",
    trialsTitle: "Runs of each point of an experiment",
    race: "Race",
    raceTitle: "Look for data races: slower, and each race is shown with both of its lines",
    repeat: "Repeat",
    repeatTitle: "Run again when the program ends, so that the charts go on",
    lesson: "About this program",
  },

  console: {
    title: "Output",
    empty: "Press Run: what the program writes comes here.",
    clear: "Clear",
    input: "Input",
    inputTitle: "Arguments and standard input of the program",
    args: "Arguments (os.Args)",
    stdin: "Standard input",
    cut: (count: number) => `… ${number(count)} characters cut …`,
    round: (round: number, elapsed: number) => `round ${number(round)} · ${duration(elapsed)}`,
    restarted: (label: string) => `started again with ${label}`,
    ended: (report: Report) => `${ending(report)} · ${duration(report.elapsed)}`,
    why: "Show who waits for whom",
  },

  charts: {
    live: "Live",
    experiment: "Experiment",
    schedule: "Schedule",
    explore: "Explore",
    races: "Races",
    tabs: "What is shown",
    time: "time (s)",
    operations: "Channel operations",
    operationsAxis: "operations/s",
    sends: "sends",
    receives: "receives",
    use: "Use of each worker",
    useAxis: "busy (%)",
    queues: "Run queues",
    queuesAxis: "goroutines",
    fill: "Channel fill",
    fillAxis: "full (%)",
    worker: (index: number) => `worker ${index + 1}`,
    global: "global",
    channel: (line: number, capacity: number) =>
      line > 0 ? `line ${line} (cap ${number(capacity)})` : `cap ${number(capacity)}`,
    table: "Tables",
    changes: "Changes while it ran",
    empty: "Run a program to see its curves.",
    noChannels: "No channels so far.",
    summary: (title: string, latest: string) => `${title}. Latest: ${latest}.`,
    nothing: "nothing yet",
    figures: {
      goroutines: "goroutines",
      operations: "operations",
      switches: "switches",
      steals: "steals",
      preemptions: "preemptions",
      heap: "heap",
      collections: "collections",
      rounds: "round",
    },
  },

  experiment: {
    vary: "Vary",
    nothing: "nothing: repeat only",
    values: "values",
    valuesLabel: "Values of the varied parameter, between commas",
    start: (runs: number) => `Start ${plural(runs, "run", "runs")}`,
    stop: "Stop",
    measure: "Show",
    output: "what was printed",
    elapsed: "elapsed time (ms)",
    operations: "channel operations/s",
    speedup: "speed-up (×)",
    outcomes: "Outcomes",
    curve: "Sweep",
    outcome: "Outcome",
    count: "Runs",
    progress: (done: number, total: number) => `${number(done)} of ${plural(total, "run", "runs")}`,
    empty: "An experiment runs the program many times and counts how it ends, or follows a measure over a parameter.",
    silent: "(no output)",
    others: "others",
    until: (from: number, to: number) => `${number(from)} to under ${number(to)}`,
    expected: "expected",
    lost: (expected: number, seen: readonly number[], more: boolean) =>
      `Lost updates: ${number(expected)} expected; seen ${seen.map(number).join(", ")}${more ? " …" : ""}`,
    asExpected: (expected: number, runs: number) =>
      `No update lost: ${number(expected)} expected, and seen in each of ${plural(runs, "run", "runs")}.`,
    distinct: (distinct: number, runs: number) =>
      `${plural(distinct, "outcome", "different outcomes")} in ${plural(runs, "run", "runs")}.`,
    pointsLabel: (measure: string, parameter: string) => `${measure} against ${parameter}`,
    median: "median",
    range: "least to most",
    failures: "failed",
    errors: {
      empty: "Write at least one value.",
      number: "Write numbers, with commas between them.",
      range: "A value is outside the parameter's range.",
      many: "These are too many values.",
    },
  },

  share: {
    title: "Share this program",
    intro: "The program, its sliders and the engine's settings are all in the link.",
    link: "Link",
    embed: "Embed in a page",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "The browser does not allow copying: select the text and copy it.",
    frameTitle: "Raceway: Go's concurrency",
  },

  status: {
    ready: "Ready.",
    running: "Running.",
    experiment: "Experiment started.",
    trials: (done: number, total: number) => `${number(done)} of ${number(total)} runs done.`,
    experimentEnded: (total: number) => `Experiment ended: ${plural(total, "run", "runs")}.`,
    ended: (report: Report) => `Ended: ${ending(report)}, after ${duration(report.elapsed)}.`,
    problems: (count: number) => (count === 0 ? "No problems." : `${plural(count, "problem", "problems")}.`),
    copied: "Copied.",
  },
};
