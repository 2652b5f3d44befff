// A stand-in for the engine, for tests of the page alone: programs do not run, but output, counters, trials and
// diagnostics come as the real ones do. It is bundled into the tests' page and never into the site.

import type {
  CheckResult,
  Choosing,
  Completion,
  CompletionItem,
  Definition,
  Diagnostic,
  Engine,
  EngineMode,
  Experiment,
  ExperimentRun,
  Exploration,
  Explored,
  ExploredOutcome,
  Formatted,
  Hover,
  Output,
  Parameter,
  Report,
  Run,
  Sample,
  Scheduled,
  ScheduleStep,
  Settings,
  Source,
  SourceFile,
  StartEngine,
  Stepped,
  StepWish,
  Trial,
} from "../../www/engine/api.ts";
import { filesOf } from "../../www/engine/archive.ts";

const DIRECTIVE = /^(?:var|const) (\w+) = (\d+)\s*\/\/raceway:slider(.*)$/;
const RUN_TIME = 1_500;

function parameters({ name: file, text: source }: SourceFile): Parameter[] {
  return source.split("\n").flatMap((text, i) => {
    const [, name, value, options = ""] = DIRECTIVE.exec(text) ?? [];
    if (!name) return [];
    const option = (key: string, fallback: number) =>
      Number(new RegExp(`${key}=(\\d+)`).exec(options)?.[1] ?? fallback);
    const [min, max, step] = [option("min", 0), option("max", 100), option("step", 1)];
    return [{ name, value: Number(value), min, max, step, log: /\blog\b/.test(options), line: i + 1, file }];
  });
}

function diagnostics({ name: file, text: source }: SourceFile): Diagnostic[] {
  return source.split("\n").flatMap((text, i) => {
    const found = (word: string, severity: Diagnostic["severity"], code: string, message: string): Diagnostic[] => {
      const at = text.indexOf(word);
      if (at < 0) return [];
      const place = { line: i + 1, column: at + 1, endLine: i + 1, endColumn: at + 1 + word.length };
      return [{ file, ...place, severity, code, message }];
    };
    return [
      ...found("undefined_name", "error", "UndeclaredName", "undefined: undefined_name"),
      ...found("doubtful_name", "warning", "SelfAssign", "self-assignment of doubtful_name"),
    ];
  });
}

const checked = (source: Source): CheckResult => {
  const files = filesOf(source);
  return { diagnostics: files.flatMap(diagnostics), parameters: files.flatMap(parameters) };
};

/** The name at an offset. */
function nameAt(text: string, offset: number): { from: number; to: number; name: string } | null {
  const from = offset - (/\w*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const name = /^\w*/.exec(text.slice(from))?.[0] ?? "";
  return name === "" ? null : { from, to: from + name.length, name };
}

const FMT: readonly CompletionItem[] = [
  { label: "Print", kind: "func", type: "func(a ...any) (n int, err error)" },
  { label: "Printf", kind: "func", type: "func(format string, a ...any) (n int, err error)" },
  { label: "Println", kind: "func", type: "func(a ...any) (n int, err error)" },
];

const report = (part: Partial<Report>): Report => ({
  status: 0,
  reason: "exit",
  elapsed: 1e9,
  stdout: "",
  stderr: "",
  cut: 0,
  counters: { sends: 1e6, receives: 1e6 },
  results: {},
  ...part,
});

/** The steps of every run. */
const STEPS: readonly ScheduleStep[] = [1, 7, 1, 7, 7, 1].map((goroutine, i) => ({
  goroutine,
  operation: i % 2 === 0 ? "read" : "write",
  object: "x",
  file: "",
  line: i + 3,
  switch: i === 2,
}));

class FakeRun implements Run {
  readonly done: Promise<Report>;
  #settle!: (report: Report) => void;
  #start = performance.now();
  #out: Output[] = [];
  #settings: Settings;
  #timer: ReturnType<typeof setTimeout>;
  #floods: boolean;

  constructor(source: Source, settings: Settings) {
    this.#settings = settings;
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const text = filesOf(source)
      .map(({ text }) => text)
      .join("\n");
    this.#floods = text.includes("flood");
    const bad = checked(source).diagnostics.filter(({ severity }) => severity === "error");
    const deadlock = text.includes("forever :=");
    this.#out.push({ stream: "out", text: `workers ${settings.workers}\n`, skipped: 0 });
    if (settings.args?.length) this.#out.push({ stream: "out", text: `args ${settings.args.join("|")}\n`, skipped: 0 });
    if (settings.stdin) this.#out.push({ stream: "out", text: `stdin ${settings.stdin}\n`, skipped: 0 });
    this.#timer = setTimeout(
      () => {
        if (bad[0])
          return this.#end(1, "exit", `./${bad[0].file}:${bad[0].line}:${bad[0].column}: ${bad[0].message}\n`);
        if (deadlock) {
          return this.#end(
            2,
            "deadlock",
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.main()\n\t./prog.go:21\n",
          );
        }
        this.#out.push({ stream: "out", text: "RESULT values-per-second 1234567\n", skipped: 0 });
        this.#end(0, "exit", "");
      },
      bad[0] || deadlock ? 5 : RUN_TIME,
    );
  }

  #end(status: number, reason: Report["reason"], stderr: string) {
    clearTimeout(this.#timer);
    if (stderr) this.#out.push({ stream: "err", text: stderr, skipped: 0 });
    this.#settle(report({ status, reason, stderr, elapsed: (performance.now() - this.#start) * 1e6 }));
  }

  sample(): Sample {
    const time = performance.now() - this.#start;
    const { workers } = this.#settings;
    const wave = (i: number) => 0.6 + 0.35 * Math.sin(time / 300 + i);
    return {
      time,
      goroutines: 4,
      heap: 2e6 + (time % 700) * 1e3,
      collections: Math.floor(time / 700),
      globalQueue: Math.round(2 + 2 * Math.sin(time / 200)),
      workers: Array.from({ length: workers }, (_, i) => ({
        started: 4,
        ended: 0,
        switches: Math.floor(time * 80),
        steals: Math.floor(time / 10),
        parks: 1,
        preemptions: Math.floor(time / 10),
        sends: Math.floor(time * 3000 * wave(0)),
        receives: Math.floor(time * 2900 * wave(0)),
        busy: time * 1e6 * (0.9 - 0.1 * i),
        idle: time * 1e5,
        queue: Math.round(3 + 3 * Math.sin(time / 250 + i)),
      })),
      channels: [
        { id: 1, capacity: 16, length: Math.round(8 + 7 * Math.sin(time / 150)), sends: 1, receives: 1, line: 24 },
      ],
    };
  }

  output(): Output[] {
    if (this.#floods) this.#out.push({ stream: "out", text: "0123456789abcdef\n".repeat(15_000), skipped: 1_000_000 });
    const out = this.#out;
    this.#out = [];
    return out;
  }

  stop() {
    this.#end(2, "stopped", "");
  }

  tune(change: Partial<Settings>) {
    this.#settings = { ...this.#settings, ...change };
  }
}

class FakeEngine implements Engine {
  constructor(
    readonly mode: EngineMode,
    readonly maxWorkers: number,
  ) {}

  #run: FakeRun | null = null;

  async check(source: Source): Promise<CheckResult> {
    return checked(source);
  }

  /** A tab for leading spaces is all that it knows of gofmt. */
  async format(text: string): Promise<Formatted> {
    const bad = diagnostics({ name: "prog.go", text }).filter(({ severity }) => severity === "error");
    return bad.length > 0 ? { diagnostics: bad } : { text: text.replace(/^ +/gm, "\t") };
  }

  async hover(source: Source, file: string, offset: number): Promise<Hover | null> {
    const text = filesOf(source).find(({ name }) => name === file)?.text;
    const found = text === undefined ? null : nameAt(text, offset);
    return (
      found && { from: found.from, to: found.to, signature: `var ${found.name} int`, doc: `${found.name} counts.` }
    );
  }

  /** The first place of the name in any file. */
  async definition(source: Source, file: string, offset: number): Promise<Definition | null> {
    const files = filesOf(source);
    const text = files.find(({ name }) => name === file)?.text;
    const name = text === undefined ? undefined : nameAt(text, offset)?.name;
    if (name === "Println") {
      const library = "package fmt\n\nfunc Println(a ...any) (n int, err error)\n";
      return { file: "$GOROOT/src/fmt/fmt.go", line: 3, column: 6, offset: library.indexOf(name), library };
    }
    for (const file of files) {
      const at = name === undefined ? -1 : file.text.indexOf(name);
      if (at < 0) continue;
      const before = file.text.slice(0, at).split("\n");
      return { file: file.name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset: at };
    }
    return null;
  }

  async complete(source: Source, file: string, offset: number): Promise<Completion | null> {
    const text = filesOf(source).find(({ name }) => name === file)?.text;
    if (text === undefined) return null;
    const from = nameAt(text, offset)?.from ?? offset;
    const typed = text.slice(from, offset).toLowerCase();
    const all: readonly CompletionItem[] = text.slice(0, from).endsWith("fmt.")
      ? FMT
      : [
          { label: "fmt", kind: "package", type: "" },
          { label: "main", kind: "func", type: "func()" },
          { label: "for", kind: "keyword", type: "" },
          { label: "strings", kind: "import", type: "", path: "strings" },
        ];
    return { from, to: offset, items: all.filter(({ label }) => label.toLowerCase().startsWith(typed)) };
  }

  run(source: Source, settings: Settings): Run {
    this.#run?.stop();
    this.#run = new FakeRun(source, settings);
    return this.#run;
  }

  experiment(_source: Source, settings: Settings, { trials, sweep }: Experiment): ExperimentRun {
    const values: (number | undefined)[] = sweep ? [...sweep.values] : [undefined];
    const plan = values.flatMap((value) => Array.from({ length: trials }, () => value));
    const made: Trial[] = [];
    let stopped = false;
    const run: ExperimentRun = {
      onTrial: null,
      stop: () => {
        stopped = true;
      },
      done: new Promise((resolve) => {
        const next = () => {
          const value = plan[made.length];
          if (stopped || made.length === plan.length) return resolve(made);
          const noise = ((made.length * 7919) % 13) / 13;
          const counted = settings.workers > 1 ? 1000 - Math.floor(noise * 9) : 1000;
          const speed = value === undefined ? 1 : Math.log2(value + 2) + noise / 4;
          const trial: Trial = {
            ...(value === undefined ? {} : { value }),
            report: report({
              elapsed: 1e9 / speed,
              stdout: `counted ${counted}\n`,
              results: { expected: 1000, counted, "lost-updates": 1000 - counted, "values-per-second": 1e6 * speed },
            }),
          };
          made.push(trial);
          run.onTrial?.(trial, made.length - 1, plan.length);
          setTimeout(next, 2);
        };
        setTimeout(next, 2);
      }),
    };
    return run;
  }

  /** A search of a hundred schedules that finds 2 and 10, and 10 alone where there is a lock. */
  explore(source: Source): Exploration {
    const clean = filesOf(source).some(({ text }) => text.includes("Lock()"));
    let schedules = 0;
    let paused = false;
    const outcome = (stdout: string, part: Partial<ExploredOutcome>): ExploredOutcome => ({
      kind: "exit",
      status: 0,
      verdict: "acceptable",
      stdout,
      message: "",
      blocked: [],
      schedules: Math.ceil(schedules / 2),
      walks: 0,
      pct: 0,
      schedule: "1a.0.ab",
      preemptions: 1,
      switches: 3,
      steps: STEPS.length,
      ...part,
    });
    const explored = (): Explored => ({
      exhaustive: schedules === 100,
      codes: schedules === 100 ? [] : ["unfinished"],
      bad: !clean,
      share: schedules / 100,
      counts: { schedules, redundant: 0, bounded: 0, long: 0, walks: 0, pct: 0, steps: 0, longest: 0, depth: 0 },
      outcomes: [...(clean ? [] : [outcome("2\n", { verdict: "forbidden" })]), outcome("10\n", {})],
    });
    let settle: (explored: Explored) => void = () => {};
    const exploration: Exploration = {
      onProgress: null,
      pause: () => {
        paused = true;
      },
      resume: () => {
        paused = false;
      },
      stop: () => {
        clearInterval(timer);
        settle(explored());
      },
      done: new Promise((resolve) => {
        settle = resolve;
      }),
    };
    const timer = setInterval(() => {
      if (paused) return;
      schedules += 10;
      exploration.onProgress?.(explored());
      if (schedules === 100) exploration.stop();
    }, 60);
    return exploration;
  }

  async schedule(_source: Source, _settings: Settings, { strategy, schedule }: Choosing): Promise<Scheduled> {
    const rest = {
      kind: "exit",
      status: 0,
      long: false,
      stdout: "2\n",
      stderr: "",
      switches: 2,
      preemptions: 1,
    } as const;
    if (strategy === "schedule" && !schedule.startsWith("1")) {
      return {
        ...rest,
        failure: "this is no schedule: it does not begin with a version",
        diverged: false,
        schedule,
        steps: 0,
      };
    }
    return { ...rest, diverged: false, schedule: strategy === "schedule" ? schedule : "1a.0.ab", steps: STEPS.length };
  }

  async step(source: Source, _settings: Settings, wish: StepWish): Promise<Stepped> {
    const { number = 0 } = wish;
    const wanted = {
      goto: number,
      forward: wish.step + 1,
      back: wish.step - 1,
      operation: wish.step + 2,
      end: 99,
      choose: wish.step + 1,
      line: 3,
    };
    const step = Math.min(STEPS.length, Math.max(0, wanted[wish.action]));
    const file = filesOf(source)[0]!.name;
    const steps = STEPS.map((known) => ({ ...known, file }));
    const last = steps[step - 1];
    const next = steps[step];
    return {
      step,
      schedule: wish.action === "choose" ? `1a.0.${"b".repeat(number)}` : wish.schedule,
      stdout: step === STEPS.length ? "2\n" : "",
      now: 0,
      ...(last ? { last } : {}),
      ...(next ? {} : { finished: { kind: "exit", long: false, diverged: false, status: 0, stderr: "" } }),
      next: next ? [next, { goroutine: 7, operation: "read", object: "x" }] : [],
      goroutines: [1, 7].map((id) => ({
        id,
        parent: 0,
        status: id === 1 ? "chan receive" : "runnable",
        frames: [
          {
            func: "main.main()",
            file,
            line: id + 2,
            variables: [{ name: "i", type: "int", value: String(id * 10 + (id === 7 ? step : 0)) }],
          },
        ],
      })),
      variables: [{ name: "x", type: "int", value: String(step) }],
      channels: [{ id: 1, cap: 2, len: 1, closed: false, receivers: [1], senders: [] }],
      locks: [{ name: "mu", holders: [7], waiting: [] }],
      ...(wish.listed ? { steps, all: steps.length } : {}),
    };
  }

  dispose() {
    this.#run?.stop();
  }
}

export const startFakeEngine: StartEngine = async () => {
  const single = new URLSearchParams(window.location.search).has("single");
  return single ? new FakeEngine("single", 1) : new FakeEngine("parallel", 16);
};
