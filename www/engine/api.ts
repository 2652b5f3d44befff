// What the page asks of the engine. The page never touches wasm: it speaks to this interface, reads
// counters through `Board`, and is tested against a stand-in that implements it.

/** A file of a program. The name is a path with slashes: `main.go`, `queue/queue.go`, `go.mod`. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A program: its files, or one text. A text may be a txtar archive (`-- name --` lines before each file's lines);
 * what stands before its first file, or a text without any, is `prog.go` (see engine/archive.ts).
 */
export type Source = string | readonly SourceFile[];

/** Where a diagnostic is, and gc's words for it. Lines and columns count from 1; columns count UTF-16 units. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
}

/** A `const` or `var` line marked `//raceway:slider`. */
export interface Parameter {
  readonly name: string;
  /** The value in the source text. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Spread the slider's positions by powers of two. */
  readonly log: boolean;
  readonly line: number;
  /** The file that it stands in. */
  readonly file?: string;
}

export interface CheckResult {
  /** Errors, or where there are none, warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parameters: readonly Parameter[];
}

/** gofmt's answer: the text, unless it does not parse. */
export type Formatted =
  | { readonly text: string; readonly diagnostics?: never }
  | { readonly text?: never; readonly diagnostics: readonly Diagnostic[] };

/** What a name is. Offsets count UTF-16 units of the file's text. */
export interface Hover {
  /** The name's ends. */
  readonly from: number;
  readonly to: number;
  /** As gopls shows it: `func fmt.Println(a ...any) (n int, err error)`, `var x int`, `const n untyped int = 5`. */
  readonly signature: string;
  /** Its declaration's comment, without the slashes; empty: none. */
  readonly doc: string;
}

/** Where a name is declared. Lines and columns count from 1, columns and offsets UTF-16 units. */
export interface Definition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** In the library: `file` is none of the program's, and here is its text. */
  readonly library?: string;
}

export type CompletionKind = "var" | "const" | "type" | "func" | "method" | "field" | "package" | "keyword" | "import";

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Its type as text, such as `func(a ...any) (n int, err error)`; empty: nothing to say. */
  readonly type: string;
  /** A library package that is not imported yet: its path. Absent elsewhere. */
  readonly path?: string;
}

/** What fits at a place: each item's label replaces the text from `from` to `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  /** The likelier first. All begin with what is there, whatever its case. */
  readonly items: readonly CompletionItem[];
}

export type Policy = "cooperative" | "preemptive";

/** Everything that decides a run, but the source. */
export interface Settings {
  /** Workers that run goroutines: GOMAXPROCS, 1 to `Engine.maxWorkers`. */
  readonly workers: number;
  readonly policy: Policy;
  /** Microseconds a goroutine may run before it is preempted. */
  readonly quantum: number;
  /** Seeds every choice; absent: drawn from the clock. */
  readonly seed?: number;
  /** Slider values by parameter name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Accesses to memory are checked for data races; absent: they are not. */
  readonly race?: boolean;
  /** Goroutines that wait for ever while others go on are looked for, once a second and at the end; absent: they are not. */
  readonly leaks?: boolean;
  /** What os.Args holds after the program's name; absent: nothing. */
  readonly args?: readonly string[];
  /** What the program reads from standard input; absent: nothing. */
  readonly stdin?: string;
}

export type ExitReason = "exit" | "panic" | "deadlock" | "fatal" | "stopped" | "limit" | "broken";

export interface Report {
  /** Go's exit status: 0, 1, 2, or what os.Exit was given. */
  readonly status: number;
  readonly reason: ExitReason;
  /** Nanoseconds from start to end. */
  readonly elapsed: number;
  /** What it wrote to standard output and error, up to the engine's bound. */
  readonly stdout: string;
  readonly stderr: string;
  /** Bytes of output that were cut. */
  readonly cut: number;
  /** Sums over workers, by the names of the wire format. */
  readonly counters: Readonly<Record<string, number>>;
  /** Values the program reported by `RESULT name value` lines on standard output. */
  readonly results: Readonly<Record<string, number>>;
  /** Data races, each pair of places once; absent: none were looked for. */
  readonly races?: readonly Race[];
  /** Goroutines that wait for ever though the program did not end in a deadlock; absent: none were looked for. */
  readonly leaks?: readonly Leak[];
}

/** A goroutine that nothing which can still run will ever wake. */
export interface Leak {
  readonly goroutine: number;
  /** What it waits for, in Go's words. */
  readonly reason: string;
  readonly func: string;
  readonly file: string;
  /** 0: none. */
  readonly line: number;
  /** As Go's goroutine-leak profile has it. */
  readonly text: string;
}

/** Two accesses to the same memory, at least one of them a write, that nothing orders. */
export interface Race {
  /** Go's report. */
  readonly text: string;
  readonly location: {
    readonly kind: "variable" | "global" | "element" | "map" | "channel" | "waitGroup";
    /** A package-level variable's name, as `main.count`. */
    readonly name?: string | null;
    readonly address: string;
  };
  /** The access that showed the race, and the one before it. */
  readonly current: RaceAccess;
  readonly previous: RaceAccess;
  readonly hint: { readonly kind: RaceHint; readonly text: string; readonly places: readonly Frame[] };
}

/** What would order the two accesses: crate/lab/src/race.rs says when which is given. */
export type RaceHint = "oneLocks" | "otherLocks" | "readLocks" | "atomic" | "wait" | "map" | "close" | "add" | "lock";

export interface RaceAccess {
  readonly write: boolean;
  readonly atomic: boolean;
  readonly goroutine: number;
  /** False: it has ended. */
  readonly running: boolean;
  /** Innermost first. */
  readonly stack: readonly Frame[];
  /** Where its goroutine was started; empty for the main one. */
  readonly created: readonly Frame[];
  /** Where it locked the locks that it held. */
  readonly locks: readonly Frame[];
}

/** A chunk of a running program's output. `skipped` bytes before it were overwritten before they could be read. */
export interface Output {
  readonly stream: "out" | "err";
  readonly text: string;
  readonly skipped: number;
}

/** One worker's counters at one moment; times in nanoseconds, the others cumulative counts. */
export interface WorkerSample {
  readonly started: number;
  readonly ended: number;
  readonly switches: number;
  readonly steals: number;
  readonly parks: number;
  readonly preemptions: number;
  readonly sends: number;
  readonly receives: number;
  readonly busy: number;
  readonly idle: number;
  /** Goroutines in its run queue now. */
  readonly queue: number;
}

export interface ChannelSample {
  readonly id: number;
  readonly capacity: number;
  readonly length: number;
  readonly sends: number;
  readonly receives: number;
  /** Line of its `make`; 0 where unknown. */
  readonly line: number;
}

/** The engine's counters at one moment. */
export interface Sample {
  /** Milliseconds since the run started. */
  readonly time: number;
  readonly goroutines: number;
  /** Bytes of the collected heap. */
  readonly heap: number;
  /** Collections so far. */
  readonly collections: number;
  /** Length of the global run queue. */
  readonly globalQueue: number;
  readonly workers: readonly WorkerSample[];
  readonly channels: readonly ChannelSample[];
}

/** A run under way. */
export interface Run {
  /** Settles when the program has ended, was stopped, or the engine broke (`reason` says). Never rejects. */
  readonly done: Promise<Report>;
  /** The counters now; null before the first instruction. Cheap: call it every frame. */
  sample(): Sample | null;
  /** The output since the last call. */
  output(): Output[];
  stop(): void;
  /** Change while it runs. */
  tune(change: { workers?: number; policy?: Policy; quantum?: number }): void;
}

export interface Experiment {
  /** Runs of each point. */
  readonly trials: number;
  /** Sweep over this parameter (`workers`, `quantum` or a slider's name)… */
  readonly sweep?: { readonly parameter: string; readonly values: readonly number[] };
}

/** One trial: the swept parameter's value (absent: no sweep) and how it ended. */
export interface Trial {
  readonly value?: number;
  readonly report: Report;
}

export interface ExperimentRun {
  readonly done: Promise<readonly Trial[]>;
  /** Called for each trial as it ends. */
  onTrial: ((trial: Trial, index: number, total: number) => void) | null;
  stop(): void;
}

/** How a program is explored, and how far. */
export interface ExploreOptions {
  /** Every access to memory is a switch point; false: channels, locks and so on only. */
  readonly accesses: boolean;
  /** Timers fire at any time; false: when no goroutine can run. */
  readonly timers: boolean;
  /** Runs of the search at most. */
  readonly schedules: number;
  /** Steps of a run at most. */
  readonly steps: number;
  /** Random runs where the search was not exhaustive. */
  readonly random: number;
  readonly seed: number;
  /** Preemptions in a run at most; absent: any number. */
  readonly preemptions?: number;
  /** Seconds of exploring at most; absent: any number. */
  readonly seconds?: number;
}

export type OutcomeKind = "exit" | "leak" | "panic" | "deadlock" | "fatal" | "race" | "unfinished" | "broken";
export type Verdict = "acceptable" | "interesting" | "forbidden";

/** A way in which a program can end, and a schedule that shows it. */
export interface ExploredOutcome {
  readonly kind: OutcomeKind;
  readonly status?: number;
  readonly verdict: Verdict;
  readonly stdout: string;
  /** The first line of what went wrong. */
  readonly message: string;
  /** Goroutines that wait for ever. */
  readonly blocked: readonly string[];
  /** Data races, where they are looked for. */
  readonly races?: readonly string[];
  /** Runs that ended so: of the search, of random walks, of PCT. */
  readonly schedules: number;
  readonly walks: number;
  readonly pct: number;
  /** Of the random walks, how many ended so; absent: there were none. */
  readonly probability?: number;
  readonly schedule: string;
  readonly preemptions: number;
  readonly switches: number;
  readonly steps: number;
}

export interface Explored {
  /** The program does not compile, as `go run` says it; nothing else is there. */
  readonly broken?: string;
  /** Why it could not be explored; nothing else is there. */
  readonly failure?: string;
  readonly exhaustive: boolean;
  /** Why it is not exhaustive, or what narrowed the question: `unfinished`, `preemptions`, `steps`, `tails`, `random`, … */
  readonly codes: readonly string[];
  /** Something forbidden was found. */
  readonly bad: boolean;
  /** A guess at how much of the search is done, from 0 to 1. */
  readonly share: number;
  readonly counts: Readonly<
    Record<"schedules" | "redundant" | "bounded" | "long" | "walks" | "pct" | "steps" | "longest" | "depth", number>
  >;
  /** Forbidden ones first, then by frequency. */
  readonly outcomes: readonly ExploredOutcome[];
}

/** An exploration under way. */
export interface Exploration {
  /** Settles with what was found when it is done or was stopped. Never rejects. */
  readonly done: Promise<Explored>;
  /** Called several times a second. */
  onProgress: ((explored: Explored) => void) | null;
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Who chooses in a scheduled run. */
export type Strategy = "robin" | "walk" | "pct" | "schedule";

export interface Choosing {
  readonly strategy: Strategy;
  readonly accesses: boolean;
  readonly seed: number;
  /** For the strategy of that name. */
  readonly schedule: string;
}

/** A scheduled run that is over: one thread, virtual time, and a schedule by which it happens again. */
export interface Scheduled {
  readonly broken?: string;
  readonly failure?: string;
  readonly kind: OutcomeKind;
  readonly status: number;
  /** The program does not go the way that the schedule records. */
  readonly diverged: boolean;
  /** It was cut, because it took too many steps. */
  readonly long: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly schedule: string;
  readonly steps: number;
  readonly switches: number;
  readonly preemptions: number;
  /** Data races, where they are looked for. */
  readonly races?: readonly Race[];
}

/** One step of a scheduled run. Goroutine 0 is the clock; line 0: none. */
export interface ScheduleStep {
  readonly goroutine: number;
  /** `write`, `Mutex.Lock`, `send`, … */
  readonly operation: string;
  /** What it touches, by a name that people can follow; empty: nothing. */
  readonly object: string;
  readonly file: string;
  readonly line: number;
  /** The goroutine before it could have gone on. */
  readonly switch: boolean;
}

export interface Frame {
  readonly func: string;
  readonly file: string;
  readonly line: number;
}

/** A variable of the program, with its value as text. */
export interface VariableState {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A goroutine that waits at the end of a run. crate/explore/src/explain.rs says what the roles and names mean. */
export interface Wait {
  readonly goroutine: number;
  /** In Go's words. */
  readonly reason: string;
  readonly func: string;
  readonly file: string;
  readonly line: number;
  /** Steps that had been taken when it began to wait. */
  readonly since: number;
  readonly objects: readonly string[];
  /** Who holds the lock, or could serve the channel, the wait group or the condition. */
  readonly on: readonly {
    readonly goroutine: number;
    readonly role: DeedRole;
    readonly file: string;
    readonly line: number;
    readonly ended: boolean;
  }[];
}

export type DeedRole = "holds" | "served" | "left" | "counts" | "signals" | "waits" | "adds";

export interface Deed {
  readonly goroutine: number;
  readonly role: DeedRole;
  readonly object: string;
  readonly file: string;
  readonly line: number;
}

export type CauseName =
  | "double-lock"
  | "upgrade"
  | "reader-writer-reader"
  | "lock-cycle"
  | "lock-order"
  | "nil-channel"
  | "no-cases"
  | "missing-close"
  | "forgotten-cancel"
  | "no-receiver"
  | "no-sender"
  | "wait-group"
  | "add-after-wait"
  | "lost-wake-up"
  | "no-signal";

/** A mistake that the run shows. */
export interface Cause {
  readonly name: CauseName;
  /** In English. */
  readonly text: string;
  /** A wait group's counter. */
  readonly count: number;
  readonly deeds: readonly Deed[];
}

/** A run by a schedule as it stands after some steps. */
export interface Stepped {
  readonly broken?: string;
  readonly failure?: string;
  /** Steps taken. */
  readonly step: number;
  /** The schedule, with what was chosen. */
  readonly schedule: string;
  readonly stdout: string;
  /** Nanoseconds of virtual time. */
  readonly now: number;
  /** Present when the run is over. */
  readonly finished?: {
    readonly kind: OutcomeKind;
    readonly long: boolean;
    readonly diverged: boolean;
    readonly status?: number;
    readonly stderr: string;
  };
  /** Present when the run is over: who waits for whom, and which known mistakes that shows. */
  readonly why?: { readonly waits: readonly Wait[]; readonly causes: readonly Cause[] };
  /** Absent at the start. */
  readonly last?: ScheduleStep;
  /** Who can take the next step; the first does where nobody chooses. */
  readonly next: readonly Pick<ScheduleStep, "goroutine" | "operation" | "object">[];
  readonly goroutines: readonly {
    readonly id: number;
    readonly parent: number;
    /** What it waits for, in Go's words. */
    readonly status: string;
    /** Innermost first. */
    readonly frames: readonly (Frame & { readonly variables: readonly VariableState[] })[];
  }[];
  /** Package-level variables. */
  readonly variables: readonly VariableState[];
  readonly channels: readonly {
    readonly id: number;
    readonly cap: number;
    readonly len: number;
    readonly closed: boolean;
    readonly receivers: readonly number[];
    readonly senders: readonly number[];
  }[];
  readonly locks: readonly {
    readonly name: string;
    readonly holders: readonly number[];
    readonly waiting: readonly number[];
  }[];
  /** Where asked for: the steps of the whole run, and how many there are where not all are listed. */
  readonly steps?: readonly ScheduleStep[];
  readonly all?: number;
}

/** Where a run by a schedule stands, and what to do before looking at it. */
export interface StepWish {
  readonly schedule: string;
  /** Steps taken before. */
  readonly step: number;
  readonly action: "goto" | "forward" | "back" | "operation" | "end" | "choose" | "line";
  /** The step to stand after, the goroutine to go next, or the line to run to. */
  readonly number?: number;
  /** The line's file. */
  readonly file?: string;
  /** List all steps. */
  readonly listed?: boolean;
}

export type EngineMode =
  /** Shared memory: goroutines run in parallel. */
  | "parallel"
  /** One worker: concurrent, not parallel. */
  | "single";

export interface Engine {
  readonly mode: EngineMode;
  /** The most workers a run may have (1 in single mode). */
  readonly maxWorkers: number;
  check(source: Source): Promise<CheckResult>;
  /** gofmt, for one file. */
  format(text: string): Promise<Formatted>;
  /** What the name at `offset` of the file is; null: there is none, or nothing is known. */
  hover(source: Source, file: string, offset: number): Promise<Hover | null>;
  /** Where the name at `offset` is declared; null: nowhere (`int`), or nothing is known. */
  definition(source: Source, file: string, offset: number): Promise<Definition | null>;
  /** What fits at `offset`; null: nothing does (in a comment, in a string). Works on source that does not parse. */
  complete(source: Source, file: string, offset: number): Promise<Completion | null>;
  /** Starts a program; one at a time: a run under way is stopped first. */
  run(source: Source, settings: Settings): Run;
  experiment(source: Source, settings: Settings, experiment: Experiment): ExperimentRun;
  /** Runs a program's interleavings; like a run it is one at a time. */
  explore(source: Source, settings: Settings, options: ExploreOptions): Exploration;
  /** Runs a program once, by a strategy. Beside runs: neither disturbs the other. */
  schedule(source: Source, settings: Settings, choosing: Choosing): Promise<Scheduled>;
  /** Looks at a run by a schedule, step by step. */
  step(source: Source, settings: Settings, wish: StepWish): Promise<Stepped>;
  /** Ends all workers; the engine is not used again. */
  dispose(): void;
}

/** Starts the engine: picks the module the page's isolation allows. Rejects with a readable Error where neither can run. */
export type StartEngine = (options: { base: URL; forceSingle?: boolean }) => Promise<Engine>;
