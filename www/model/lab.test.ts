import assert from "node:assert/strict";
import { test } from "node:test";
import type { Choosing, Engine, Exploration, Explored, Scheduled, Stepped, StepWish } from "../engine/api.ts";
import { en } from "../i18n/en.ts";
import { Lab } from "./lab.ts";
import { type Program, Session } from "./session.ts";
import { Memory } from "./storage.ts";

const PROGRAM: Program = {
  id: "counter",
  source: "package main\n\nfunc main() {}\n",
  title: { en: "", "pt-BR": "" },
  lesson: { en: "", "pt-BR": "" },
  shows: "explore",
  repeats: false,
};

const explored = (runs: number, part: Partial<Explored> = {}): Explored => ({
  exhaustive: false,
  codes: ["unfinished"],
  bad: false,
  share: 0.5,
  counts: { schedules: runs, redundant: 0, bounded: 0, long: 0, walks: 0, pct: 0, steps: 0, longest: 0, depth: 0 },
  outcomes: [],
  ...part,
});

/** An engine that does what the test says, and notes what it was asked. */
function puppet() {
  let settle: (explored: Explored) => void = () => {};
  const asked: (Choosing | StepWish | string)[] = [];
  const exploration: Exploration = {
    done: new Promise((resolve) => {
      settle = resolve;
    }),
    onProgress: null,
    pause: () => asked.push("pause"),
    resume: () => asked.push("resume"),
    stop: () => {
      asked.push("stop");
      settle(explored(50));
    },
  };
  const scheduled: Scheduled = {
    kind: "exit",
    status: 0,
    diverged: false,
    long: false,
    stdout: "",
    stderr: "",
    schedule: "1a.1.b.zz",
    steps: 3,
    switches: 1,
    preemptions: 0,
  };
  const engine = {
    mode: "parallel",
    maxWorkers: 4,
    check: async () => ({ diagnostics: [], parameters: [] }),
    explore: () => exploration,
    schedule: async (_: unknown, __: unknown, choosing: Choosing) => {
      asked.push(choosing);
      if (choosing.strategy === "walk" && choosing.seed === 3) {
        return { ...scheduled, kind: "deadlock", status: 2, schedule: "1a.3.stuck" };
      }
      return choosing.schedule === "broken" ? { failure: "this is no schedule" } : scheduled;
    },
    step: async (_: unknown, __: unknown, wish: StepWish): Promise<Stepped> => {
      asked.push(wish);
      return {
        step: wish.action === "goto" ? (wish.number ?? 0) : wish.step + 1,
        schedule: wish.action === "choose" ? "1a.1.c" : wish.schedule,
        stdout: "",
        now: 0,
        next: [{ goroutine: 7, operation: "send", object: "chan 1" }],
        goroutines: [
          {
            id: 1,
            parent: 0,
            status: "runnable",
            frames: [{ func: "main.main()", file: "prog.go", line: 3, variables: [] }],
          },
          {
            id: 7,
            parent: 1,
            status: "runnable",
            frames: [{ func: "main.f()", file: "prog.go", line: 3, variables: [] }],
          },
        ],
        variables: [],
        channels: [],
        locks: [],
        ...(wish.listed ? { steps: [], all: 3 } : {}),
      };
    },
  } as unknown as Engine;
  return { engine, exploration, asked, settle: (result: Explored) => settle(result) };
}

function open() {
  let clock = 0;
  const session = new Session([PROGRAM], {
    memory: new Memory(null),
    tab: "t",
    now: () => 1,
    clock: () => clock,
    everyFrame: () => () => {},
    words: () => en,
    language: () => "en",
    address: { fragment: () => "", state: () => null, replace: () => {} },
  });
  const made = puppet();
  session.runner.attach(made.engine);
  const pass = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { session, lab: new Lab(session), pass, ...made };
}

test("an exploration reports its rate, stands still in a pause, and keeps what it found", async () => {
  const { session, lab, pass, exploration, settle, asked } = open();
  lab.explore();
  assert.equal(lab.phase, "exploring");
  pass(100);
  exploration.onProgress?.(explored(1_000));
  pass(100);
  exploration.onProgress?.(explored(3_000));
  assert.equal(lab.rate, 20_000);
  lab.pause();
  pass(5_000);
  assert.equal(lab.spent, 200);
  lab.resume();
  pass(100);
  settle(explored(6_000, { exhaustive: true, codes: [] }));
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual([lab.phase, lab.rate, lab.explored?.exhaustive], ["idle", 20_000, true]);
  assert.deepEqual(asked, ["pause", "resume"]);
  assert.equal(lab.old, false);
  session.edit("package main\n\nfunc main() { println() }\n");
  assert.equal(lab.old, true);
});

test("a run is stepped through, its goroutines' lines are marked, and an edit puts it away", async () => {
  const { session, lab, asked } = open();
  session.show("schedule");
  lab.setChoosing({ strategy: "walk", seed: 5 });
  await lab.start();
  assert.deepEqual(asked[0], { strategy: "walk", accesses: true, seed: 5, schedule: "" });
  assert.equal(session.schedule, "1a.1.b.zz");
  assert.deepEqual(session.marks, [{ file: "prog.go", line: 3, kind: "next", text: "1, 7" }]);
  await lab.step("forward");
  assert.equal(lab.stepped?.step, 1);
  await lab.step("choose", 7);
  assert.equal(session.schedule, "1a.1.c");
  assert.equal(lab.strategy, "schedule");
  session.edit("package main\n");
  assert.equal(lab.stepped, null);
  assert.deepEqual(session.marks, []);
});

test("a string that is no schedule is told, and another program is begun anew", async () => {
  const { session, lab } = open();
  session.setSchedule("broken");
  await lab.load();
  assert.equal(lab.problem, "this is no schedule");
  assert.equal(lab.busy, false);
  lab.fresh = false;
  session.reset();
  assert.deepEqual([lab.problem, lab.fresh], ["", true]);
});

test("a deadlock is shown at the end of the first schedule that has one", async () => {
  const { session, lab, asked } = open();
  await lab.why();
  assert.equal(session.shown, "schedule");
  assert.deepEqual(
    asked.map((wish) => (typeof wish === "object" && "strategy" in wish ? `${wish.strategy} ${wish.seed}` : wish)),
    [
      "robin 0",
      "walk 1",
      "walk 2",
      "walk 3",
      { schedule: "1a.3.stuck", step: 0, action: "end", number: 0, listed: true },
    ],
  );
  assert.deepEqual([lab.run?.kind, lab.strategy, session.schedule], ["deadlock", "schedule", "1a.3.stuck"]);
});
