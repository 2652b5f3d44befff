import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { CheckResult, Engine, ExperimentRun, Report, Run, Settings, Source, Trial } from "../engine/api.ts";
import { filesOf, formatArchive } from "../engine/archive.ts";
import { en } from "../i18n/en.ts";
import { encodeLink } from "./permalink.ts";
import { type Program, Session, type TabState } from "./session.ts";
import { engineSettings } from "./settings.ts";
import { type Keep, Memory } from "./storage.ts";

const program = (id: string): Program => ({
  id,
  source: `package ${id}\n`,
  title: { en: id, "pt-BR": id },
  lesson: { en: "", "pt-BR": "" },
  shows: "live",
  repeats: false,
});
const PROGRAMS = [program("first"), program("second")];
const BUFFER = { name: "buffer", value: 16, min: 0, max: 1024, step: 1, log: true, line: 1 };

class Store implements Keep {
  items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

/** An engine whose runs end when the test says so. */
class Puppet implements Engine {
  readonly mode = "parallel";
  readonly maxWorkers = 8;
  runs: {
    source: string;
    settings: Settings;
    end(report?: Partial<Report>): void;
    stopped: boolean;
    tuned: object[];
  }[] = [];
  checks: string[] = [];
  result: CheckResult = { diagnostics: [], parameters: [BUFFER] };

  async check(source: Source) {
    this.checks.push(formatArchive(filesOf(source)));
    return this.result;
  }

  format = async (text: string) => ({ text });
  hover = async () => null;
  definition = async () => null;
  complete = async () => null;
  explore = () => {
    throw new Error("nothing here explores");
  };
  schedule = () => Promise.reject(new Error("nothing here is scheduled"));
  step = () => Promise.reject(new Error("nothing here is stepped through"));

  run(given: Source, settings: Settings): Run {
    const source = formatArchive(filesOf(given));
    let settle: (report: Report) => void = () => {};
    const done = new Promise<Report>((resolve) => {
      settle = resolve;
    });
    const base = {
      status: 0,
      reason: "exit",
      elapsed: 5e6,
      stdout: "",
      stderr: "",
      cut: 0,
      counters: {},
      results: {},
    } as const;
    const run = {
      source,
      settings,
      stopped: false,
      tuned: [] as object[],
      end: (part: Partial<Report> = {}) => settle({ ...base, ...part }),
    };
    this.runs.push(run);
    return {
      done,
      sample: () => null,
      output: () => [],
      stop: () => {
        run.stopped = true;
        run.end({ reason: "stopped", status: 2 });
      },
      tune: (change) => void run.tuned.push(change),
    };
  }

  experiment(_source: Source, _settings: Settings, { trials }: { trials: number }): ExperimentRun {
    const report: Report = {
      status: 0,
      reason: "exit",
      elapsed: 1e6,
      stdout: "",
      stderr: "",
      cut: 0,
      counters: {},
      results: {},
    };
    const work = () => {
      const made: Trial[] = Array.from({ length: trials }, () => ({ report }));
      for (const [i, trial] of made.entries()) run.onTrial?.(trial, i, trials);
      return made;
    };
    const run: ExperimentRun = { onTrial: null, stop: () => {}, done: Promise.resolve().then(work) };
    return run;
  }

  dispose() {}
}

function bench({
  store = new Store(),
  fragment = "",
  state = null as TabState | null,
  keep = store as Keep | null,
} = {}) {
  const address = { fragment, state };
  let frame: (() => void) | null = null;
  const session = new Session(PROGRAMS, {
    memory: new Memory(keep),
    tab: state?.tab ?? "this-tab",
    now: () => Date.now(),
    language: () => "en",
    words: () => en,
    clock: () => performance.now(),
    everyFrame: (callback) => {
      frame = callback;
      return () => {
        frame = null;
      };
    },
    address: {
      fragment: () => address.fragment,
      state: () => address.state,
      replace: (made, kept) => {
        address.fragment = made;
        address.state = kept;
      },
    },
  });
  const engine = new Puppet();
  return { session, engine, store, address, tick: () => frame?.(), framing: () => frame !== null };
}

/** Longer than any delay of the session's, and than packing a link takes on a busy machine. */
const settled = () => pause(300);

test("an edited program survives a reload and a crash, and its link holds it", async () => {
  const before = bench();
  await before.session.open();
  before.session.edit("package edited\n");
  before.session.flush();
  await settled();
  assert.match(before.address.fragment, /^p=first&c=1\./);
  const reloaded = bench({ store: before.store, fragment: before.address.fragment, state: before.address.state });
  await reloaded.session.open();
  assert.equal(reloaded.session.source, "package edited\n");
  // A crash after a draft was kept and before the address followed.
  before.session.edit("package newer\n");
  before.store.setItem(
    "raceway:draft:first",
    JSON.stringify({ source: "package newer\n", written: Date.now() + 5, tab: "this-tab" }),
  );
  const crashed = bench({ store: before.store, fragment: before.address.fragment, state: before.address.state });
  await crashed.session.open();
  assert.equal(crashed.session.source, "package newer\n");
  // Another browser has the link alone.
  const elsewhere = bench({ fragment: before.address.fragment });
  await elsewhere.session.open();
  assert.equal(elsewhere.session.source, "package edited\n");
});

test("a link does not overwrite one's own version, and offers it", async () => {
  const store = new Store();
  store.setItem("raceway:draft:first", JSON.stringify({ source: "package mine\n", written: 1, tab: "old" }));
  const { fragment } = await encodeLink(
    { program: "first", source: "package theirs\n", parameters: {}, settings: engineSettings({}) },
    engineSettings({}),
  );
  const { session } = bench({ store, fragment });
  await session.open();
  assert.deepEqual([session.source, session.notice], ["package theirs\n", "linkOverDraft"]);
  session.restoreDraft();
  assert.equal(session.source, "package mine\n");
});

test("a page without storage works, and says so once something would be kept", async () => {
  const { session } = bench({ keep: null });
  await session.open();
  session.edit("package x\n");
  session.flush();
  assert.equal(session.notice, "notKept");
});

test("broken links give the shipped program and a notice", async () => {
  for (const [fragment, notice] of [
    ["p=first&c=1.zzz", "brokenLink"],
    ["p=nobody", "unknownProgram"],
  ] as const) {
    const { session } = bench({ fragment });
    await session.open();
    assert.deepEqual([session.source, session.notice], [PROGRAMS[0]!.source, notice]);
  }
});

test("checks follow the typing, one at a time, and give the sliders", async () => {
  const { session, engine } = bench({ fragment: "p=first&v.buffer=64&v.gone=3" });
  await session.open();
  session.attach(engine);
  await settled();
  assert.deepEqual(session.values, { buffer: 64 });
  assert.equal(session.valueOf(BUFFER), 64);
  session.edit("a");
  session.edit("ab");
  session.edit("abc");
  await settled();
  assert.deepEqual(engine.checks, [PROGRAMS[0]!.source, "abc"]);
});

test("a slider that rests restarts the running program with a mark; workers are tuned at once", async () => {
  const { session, engine } = bench();
  await session.open();
  session.attach(engine);
  await settled();
  session.run();
  session.setSettings({ workers: 4, quantum: 500 });
  assert.deepEqual(engine.runs[0]!.tuned, [{ workers: 4, policy: "preemptive", quantum: 500 }]);
  session.setValue(BUFFER, 32);
  session.setValue(BUFFER, 64);
  await pause(300);
  assert.equal(engine.runs.length, 2);
  assert.ok(engine.runs[0]!.stopped);
  assert.deepEqual([engine.runs[1]!.settings.parameters, engine.runs[1]!.settings.workers], [{ buffer: 64 }, 4]);
  assert.deepEqual(
    session.runner.live.marks.map(({ label }) => label),
    ["workers = 4, quantum = 500 µs", "buffer = 64"],
  );
  assert.equal(session.runner.phase, "running");
});

test("workers are limited to what the engine has", async () => {
  const { session, engine } = bench({ fragment: "w=16" });
  await session.open();
  session.attach(engine);
  assert.equal(session.settings.workers, 8);
  session.setSettings({ workers: 12 });
  assert.equal(session.settings.workers, 8);
});

test("a repeated program starts again at the next frame, until it fails or is stopped", async () => {
  const { session, engine, tick, framing } = bench();
  await session.open();
  session.attach(engine);
  session.setRepeat(true);
  session.run();
  engine.runs[0]!.end();
  await settled();
  assert.equal(engine.runs.length, 1);
  tick();
  assert.equal(engine.runs.length, 2);
  engine.runs[1]!.end({ status: 2, reason: "panic" });
  await settled();
  assert.deepEqual([session.runner.phase, framing()], ["idle", false]);
  session.run();
  engine.runs[2]!.end();
  await settled();
  session.stop();
  assert.equal(session.runner.phase, "idle");
  tick();
  assert.equal(engine.runs.length, 3);
});

test("a thousand quick starts and stops end idle", async () => {
  const { session, engine } = bench();
  await session.open();
  session.attach(engine);
  for (let i = 0; i < 1_000; i++) {
    session.run();
    session.stop();
  }
  await settled();
  assert.equal(session.runner.phase, "idle");
  assert.ok(engine.runs.every(({ stopped }) => stopped));
});

test("an experiment gathers its trials", async () => {
  const { session, engine } = bench();
  await session.open();
  session.attach(engine);
  await settled();
  session.setSettings({ trials: 5 });
  session.runExperiment();
  assert.equal(session.runner.phase, "experiment");
  await settled();
  assert.deepEqual([session.runner.phase, session.runner.trials.length, session.shown], ["idle", 5, "experiment"]);
});

test("a sweep's values are suggested, checked and kept in the link", async () => {
  const { session, engine, address } = bench();
  await session.open();
  session.attach(engine);
  await settled();
  session.setSweep("workers");
  assert.equal(session.sweepText, "1, 2, 4, 8");
  session.setSweepText("1, 99");
  assert.deepEqual(session.sweepParsed, { error: "range" });
  session.setSweepText("1, 2");
  session.show("experiment");
  session.flush();
  await settled();
  assert.match(decodeURIComponent(address.fragment), /x=workers:1,2/);
});

test("choosing a program again gives its sliders again", async () => {
  const { session, engine } = bench();
  await session.open();
  session.attach(engine);
  await settled();
  session.choose("first");
  assert.deepEqual(session.parameters, []);
  await settled();
  assert.deepEqual(session.parameters, [BUFFER]);
});

test("choosing another program keeps the first one's edits", async () => {
  const { session } = bench();
  await session.open();
  session.edit("package mine\n");
  session.choose("second");
  assert.equal(session.source, PROGRAMS[1]!.source);
  session.choose("first");
  assert.equal(session.source, "package mine\n");
  session.reset();
  assert.deepEqual([session.source, session.edited], [PROGRAMS[0]!.source, false]);
});

test("files are kept, travel in the link, and run under their names", async () => {
  const before = bench();
  before.session.attach(before.engine);
  await before.session.open();
  const file = before.session.addFile();
  assert.equal(before.session.renameFile(file.id, "queue/queue.go"), null);
  before.session.edit("package queue\n");
  await settled();
  assert.ok(before.engine.checks.at(-1)!.endsWith("-- queue/queue.go --\npackage queue\n"));
  before.session.flush();
  await settled();
  const after = bench({ store: before.store });
  await after.session.open();
  assert.deepEqual(
    after.session.files.list.map(({ name }) => name),
    ["prog.go", "queue/queue.go"],
  );
  const linked = bench({ fragment: before.address.fragment });
  await linked.session.open();
  assert.equal(linked.session.source, before.session.source);
});

test("a deleted file and a paste over everything can be undone", async () => {
  const { session } = bench();
  await session.open();
  const whole = session.source;
  const file = session.addFile();
  session.removeFile(file.id);
  assert.equal(session.files.removed?.kind, "file");
  session.undoRemove();
  assert.equal(session.files.list.length, 2);
  session.removeFile(file.id);
  assert.equal(session.source, whole);
  session.pasteFiles([{ name: "x.go", text: "package x\n" }], true);
  assert.equal(session.source, "-- x.go --\npackage x\n");
  session.undoRemove();
  assert.equal(session.source, whole);
});

test("arguments and standard input reach the run, are kept with their program, and are in the link", async () => {
  const before = bench();
  before.session.attach(before.engine);
  await before.session.open();
  before.session.setInput({ args: "-n 3 'a b'" });
  before.session.setInput({ stdin: "one\n" });
  before.session.run();
  const { args, stdin } = before.engine.runs[0]!.settings;
  assert.deepEqual([args, stdin], [["-n", "3", "a b"], "one\n"]);
  await settled();
  const linked = bench({ fragment: before.address.fragment });
  await linked.session.open();
  assert.deepEqual([linked.session.args, linked.session.stdin], ["-n 3 'a b'", "one\n"]);
  before.session.choose("second");
  assert.deepEqual([before.session.args, before.session.stdin], ["", ""]);
  before.session.choose("first");
  assert.deepEqual([before.session.args, before.session.stdin], ["-n 3 'a b'", "one\n"]);
});

test("a definition in the program shows its file, and one in the library is only looked at", async () => {
  const { session } = bench();
  await session.open();
  const file = session.addFile();
  const place = { line: 1, column: 1, offset: 0 };
  assert.ok(session.reveal({ file: "prog.go", ...place }));
  assert.equal(session.files.current.name, "prog.go");
  assert.ok(session.reveal({ file: "$GOROOT/src/fmt/fmt.go", ...place, library: "package fmt\n" }));
  assert.equal(session.library?.text, "package fmt\n");
  session.selectFile(file.id);
  assert.equal(session.library, null);
  assert.ok(!session.reveal({ file: "nowhere.go", ...place }));
});
