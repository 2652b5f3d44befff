// The engine alone, through a page with nothing else on it: modes, stopping, restarting, experiments.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, openPage } from "./harness.mjs";

const program = (body, imports = ["fmt"]) =>
  `package main\n\nimport (\n${imports.map((name) => `\t"${name}"`).join("\n")}\n)\n\nfunc main() {\n${body}\n}\n`;

const HELLO = program('\tfmt.Println("hello, world")');
const SPIN = "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n";
const TALK = program(
  '\tc := make(chan int, 4)\n\tgo func() { for i := 0; ; i++ { c <- i } }()\n\tfor v := range c { if v == 0 { fmt.Println("first") } }',
);
const SLEEP = program("\ttime.Sleep(time.Hour)", ["time"]);
const FLOOD = program('\tfor i := 0; i < 200000; i++ {\n\t\tfmt.Println("line", i)\n\t}');
const DEADLOCK = "package main\n\nfunc main() {\n\tc := make(chan int)\n\t<-c\n}\n";
const BROKEN = "package main\n\nfunc main() {\n\tx := 1\n}\n";

/** Runs a program in the page, stopped after `stopAfter` milliseconds if given. */
const run = (page, source, { workers = 1, stopAfter = null } = {}) =>
  page.evaluate(
    async (source, workers, stopAfter) => {
      const engine = await window.raceway;
      const run = engine.run(source, { ...window.settings, workers });
      let sample = null;
      let asked = null;
      if (stopAfter !== null) {
        await new Promise((resolve) => setTimeout(resolve, stopAfter));
        sample = run.sample();
        asked = performance.now();
        run.stop();
      }
      const report = await run.done;
      return {
        report,
        sample,
        chunks: run.output(),
        took: asked === null ? null : performance.now() - asked,
      };
    },
    source,
    workers,
    stopAfter,
  );

const MODES = [
  { mode: "parallel", query: "" },
  { mode: "single", query: "?single" },
];

inEachBrowser("engine", ({ browser, url }) => {
  for (const { mode, query } of MODES) {
    const open = (options) => openPage(browser(), url(`bare.html${query}`), options);

    test(`${mode}: a program runs, and its output comes by both ways`, async () => {
      const { page, close } = await open();
      const engine = await page.evaluate(async () => {
        const engine = await window.raceway;
        return { mode: engine.mode, maxWorkers: engine.maxWorkers };
      });
      assert.equal(engine.mode, mode);
      assert.equal(engine.maxWorkers, mode === "parallel" ? 16 : 1);
      const { report, chunks } = await run(page, HELLO);
      assert.equal(report.reason, "exit", report.stderr);
      assert.equal(report.status, 0);
      assert.equal(report.stdout, "hello, world\n");
      assert.equal(chunks.map((chunk) => chunk.text).join(""), "hello, world\n");
      await close();
    });

    test(`${mode}: what runs is stopped, and the next program runs`, async () => {
      const { page, close } = await open();
      for (const source of [SPIN, TALK, SLEEP]) {
        for (const stopAfter of [0, 150]) {
          const { report } = await run(page, source, { workers: mode === "parallel" ? 2 : 1, stopAfter });
          assert.equal(report.reason, "stopped", source);
          assert.equal((await run(page, HELLO)).report.stdout, "hello, world\n");
        }
      }
      await close();
    });

    test(`${mode}: counters are seen while a program runs`, async () => {
      const { page, close } = await open();
      const { sample, report } = await run(page, TALK, { stopAfter: 400 });
      assert.ok(sample, "no sample after 400 ms");
      // The library's own channels have no line.
      const channels = sample.channels.filter(({ line }) => line > 0);
      assert.equal(channels.length, 1);
      assert.equal(channels[0].capacity, 4);
      assert.ok(sample.workers[0].switches > 0);
      assert.ok(report.counters.sends > 0);
      await close();
    });

    test(`${mode}: a flood of output is bounded, and what was lost is counted`, async () => {
      const { page, close } = await open();
      const { report, chunks } = await run(page, FLOOD);
      const total = Array.from({ length: 200000 }, (_, i) => `line ${i}\n`.length).reduce((a, b) => a + b);
      const shown = chunks.reduce((sum, chunk) => sum + chunk.text.length + chunk.skipped, 0);
      assert.equal(shown, total);
      assert.ok(report.stdout.endsWith("line 199999\n"));
      assert.ok(report.cut > 0);
      await close();
    });

    test(`${mode}: a deadlock and a broken program are reported as Go does`, async () => {
      const { page, close } = await open();
      const deadlock = await run(page, DEADLOCK);
      assert.equal(deadlock.report.reason, "deadlock");
      assert.equal(deadlock.report.status, 2);
      assert.match(deadlock.report.stderr, /^fatal error: all goroutines are asleep - deadlock!/);
      const broken = await run(page, BROKEN);
      assert.equal(broken.report.status, 1);
      assert.match(broken.report.stderr, /prog\.go:4:2: declared and not used: x/);
      await close();
    });

    test(`${mode}: checking goes on beside a run`, async () => {
      const { page, close } = await open();
      const found = await page.evaluate(
        async (spin, broken, slider) => {
          const engine = await window.raceway;
          const run = engine.run(spin, window.settings);
          const results = [await engine.check(broken), await engine.check(slider)];
          run.stop();
          await run.done;
          return results;
        },
        SPIN,
        BROKEN,
        "package main\n\nvar buffer = 16 //raceway:slider min=0 max=1024\n\nfunc main() { _ = buffer }\n",
      );
      assert.equal(found[0].diagnostics[0].message, "declared and not used: x");
      assert.equal(found[0].diagnostics[0].line, 4);
      assert.deepEqual(
        found[1].parameters.map(({ name, value, min, max }) => ({ name, value, min, max })),
        [{ name: "buffer", value: 16, min: 0, max: 1024 }],
      );
      await close();
    });

    test(`${mode}: programs of several packages get input and arguments`, async () => {
      const { page, close } = await open();
      const archive =
        'package main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t"play.ground/words"\n)\n\nfunc main() {\n\tvar n int\n\tfmt.Scan(&n)\n' +
        "\tfmt.Println(words.Twice(n), os.Args[1:])\n}\n-- words/words.go --\npackage words\n\nfunc Twice(n int) int { return 2 * n }\n";
      const broken = [
        { name: "main.go", text: 'package main\n\nimport "play.ground/a"\n\nfunc main() { a.F() }\n' },
        { name: "a/a.go", text: "package a\n\nfunc F() { é := 1; y := 2 }\n" },
      ];
      const { report, checked, failed } = await page.evaluate(
        async (archive, broken) => {
          const engine = await window.raceway;
          const settings = { ...window.settings, args: ["-v", "ü x"], stdin: "21\n" };
          const report = await engine.run(archive, settings).done;
          const checked = await engine.check(broken);
          return { report, checked, failed: await engine.run(broken, window.settings).done };
        },
        archive,
        broken,
      );
      assert.equal(report.stdout, "42 [-v ü x]\n");
      assert.deepEqual(
        checked.diagnostics.map(({ file, line, column, message }) => [file, line, column, message]),
        [
          ["a/a.go", 3, 12, "declared and not used: é"],
          ["a/a.go", 3, 20, "declared and not used: y"],
        ],
      );
      assert.equal(failed.status, 1);
      assert.match(failed.stderr, /^# play\.ground\/a\na\/a\.go:3:12: declared and not used: é\n/);
      await close();
    });

    test(`${mode}: the editor's questions are answered`, async () => {
      const { page, close } = await open();
      const source =
        'package main\n\nimport "fmt"\n\nvar text = "😀"; var count = len(text)\n\nfunc main() { fmt.Println(count) }\n';
      const found = await page.evaluate(
        async (source, name, at) => {
          const engine = await window.raceway;
          return {
            hover: await engine.hover(source, name, at),
            nothing: await engine.hover(source, name, 0),
            print: await engine.hover(source, name, source.indexOf("Println")),
            definition: await engine.definition(source, name, at),
            library: await engine.definition(source, name, source.indexOf("Println")),
            complete: await engine.complete(
              source.replace("fmt.Println(count)", "fmt.Prin"),
              name,
              source.indexOf("Println") + 4,
            ),
            comment: await engine.complete("// fmt", name, 6),
            formatted: await engine.format("package  main\nfunc  main( ) {\nprintln( 1 )}"),
            broken: await engine.format("package main\nfunc {\n"),
          };
        },
        source,
        "prog.go",
        source.lastIndexOf("count"),
      );
      const at = source.lastIndexOf("count");
      assert.deepEqual(found.hover, { from: at, to: at + 5, signature: "var count int", doc: "" });
      assert.equal(found.nothing, null);
      assert.equal(found.print.signature, "func fmt.Println(a ...any) (n int, err error)");
      const declared = source.indexOf("count");
      assert.deepEqual(found.definition, {
        file: "prog.go",
        line: 5,
        column: declared - source.indexOf("var text") + 1,
        offset: declared,
      });
      assert.equal(found.library.file, "$GOROOT/src/fmt/fmt.go");
      assert.ok(found.library.library.slice(found.library.offset).startsWith("Println("));
      assert.deepEqual(
        found.complete.items.map(({ label, kind }) => [label, kind]),
        [
          ["Print", "func"],
          ["Printf", "func"],
          ["Println", "func"],
        ],
      );
      assert.equal(found.comment, null);
      assert.deepEqual(found.formatted, { text: "package main\n\nfunc main() {\n\tprintln(1)\n}\n" });
      assert.equal(found.broken.diagnostics[0].line, 2);
      await close();
    });

    test(`${mode}: an experiment runs all its trials`, async () => {
      const { page, close } = await open();
      const source =
        'package main\n\nimport "fmt"\n\nvar n = 1 //raceway:slider min=0 max=10\n\nfunc main() { fmt.Println("RESULT n", n*n) }\n';
      const { trials, heard } = await page.evaluate(async (source) => {
        const engine = await window.raceway;
        const run = engine.experiment(source, window.settings, {
          trials: 2,
          sweep: { parameter: "n", values: [1, 2, 3] },
        });
        let heard = 0;
        run.onTrial = () => {
          heard += 1;
        };
        return { trials: await run.done, heard };
      }, source);
      assert.equal(heard, 6);
      assert.deepEqual(
        trials.map((trial) => [trial.value, trial.report.results.n]),
        [
          [1, 1],
          [1, 1],
          [2, 4],
          [2, 4],
          [3, 9],
          [3, 9],
        ],
      );
      await close();
    });

    test(`${mode}: the rest of the library comes when a program imports of it`, async () => {
      const { page, close } = await open();
      const fetched = () =>
        page.evaluate(
          () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/library/")).length,
        );
      assert.equal(await fetched(), 0);
      const source = program("\tfmt.Println(reflect.TypeOf(slices.Max([]int{3, 9, 4})))", ["fmt", "reflect", "slices"]);
      assert.equal((await run(page, source)).report.stdout, "int\n");
      const { diagnostics } = await page.evaluate(async (source) => (await window.raceway).check(source), source);
      assert.deepEqual(diagnostics, []);
      await close();
    });

    test(`${mode}: 200 quick starts and stops leave an engine that runs`, async () => {
      const { page, close } = await open();
      const reasons = await page.evaluate(async (spin) => {
        const engine = await window.raceway;
        const reasons = [];
        for (let i = 0; i < 200; i++) {
          const run = engine.run(spin, window.settings);
          if (i % 4 === 0) await new Promise((resolve) => setTimeout(resolve, i % 3));
          run.stop();
          reasons.push((await run.done).reason);
        }
        return reasons;
      }, SPIN);
      assert.deepEqual(
        reasons.filter((reason) => reason !== "stopped"),
        [],
      );
      assert.equal((await run(page, HELLO)).report.stdout, "hello, world\n");
      await close();
    });
  }

  test("a pool worker that dies is replaced with its engine", async () => {
    const { page, close } = await openPage(browser(), url("bare.html"), {
      // Keeps the workers that the page starts, so that the test can end one.
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          const workers = [];
          window.workers = workers;
          window.Worker = class extends Worker {
            constructor(...args) {
              super(...args);
              workers.push({ name: args[1]?.name, worker: this });
            }
          };
        }),
    });
    const reason = await page.evaluate(async (talk) => {
      const engine = await window.raceway;
      const run = engine.run(talk, { ...window.settings, workers: 2 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      window.workers.filter(({ name }) => name === "raceway worker")[1].worker.terminate();
      await new Promise((resolve) => setTimeout(resolve, 100));
      run.stop();
      return (await run.done).reason;
    }, TALK);
    assert.equal(reason, "stopped");
    assert.equal((await run(page, HELLO, { workers: 4 })).report.stdout, "hello, world\n");
    await close();
  });

  test("an engine that fails of itself is replaced", async () => {
    const { page, close } = await openPage(browser(), url("bare.html"), {
      // What no Go program can do: write over the engine's memory.
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          window.memories = [];
          window.Worker = class extends Worker {
            postMessage(message, ...rest) {
              if (message?.type === "start" && message.pool > 0) window.memories.push(message.memory);
              super.postMessage(message, ...rest);
            }
          };
        }),
      // What the engine says as it fails.
      expected: [/./],
    });
    const { reason, stderr } = await page.evaluate(async (talk) => {
      const engine = await window.raceway;
      const run = engine.run(talk, { ...window.settings, workers: 2 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      const words = new Uint32Array(window.memories[0].buffer);
      // The bytes below are the engine's constants and its board, by which the page reads the run.
      words.fill(0xffff_fffe, words.length / 32, words.length / 2);
      setTimeout(() => run.stop(), 3_000);
      const { reason, stderr } = await run.done;
      return { reason, stderr };
    }, TALK);
    // Mostly a worker traps; one that happens to spin on what it finds is ended by Stop.
    assert.ok(reason === "broken" || reason === "stopped", reason);
    if (reason === "broken") assert.match(stderr, /The engine failed and was started again/);
    assert.equal((await run(page, HELLO, { workers: 4 })).report.stdout, "hello, world\n");
    await close();
  });

  for (const largest of [8_192, 4_096]) {
    test(`where memory is scarce, ${largest / 16} MiB do`, async () => {
      const { page, close } = await openPage(browser(), url("bare.html"), {
        prepare: (page) =>
          page.evaluateOnNewDocument((largest) => {
            const { Memory } = WebAssembly;
            window.asked = [];
            WebAssembly.Memory = class extends Memory {
              constructor(options) {
                window.asked.push(options.maximum);
                if (options.maximum > largest) throw new RangeError("could not allocate memory");
                super(options);
              }
            };
          }, largest),
      });
      assert.equal((await run(page, HELLO, { workers: 2 })).report.stdout, "hello, world\n");
      const asked = await page.evaluate(() => window.asked);
      assert.deepEqual(
        asked.slice(0, asked.indexOf(largest) + 1),
        largest === 8_192 ? [16_384, 8_192] : [16_384, 8_192, 4_096],
      );
      await close();
    });
  }
});

inEachBrowser(
  "a host without headers",
  ({ browser, url }) => {
    test("the service worker isolates the page after one reload", async () => {
      const { page, close } = await openPage(browser(), url("bare.html"));
      let found;
      // The reload takes the page's context away under whoever asks.
      for (let i = 0; i < 200; i++) {
        found = await page.evaluate(async () => (await window.raceway)?.mode).catch(() => null);
        if (found === "parallel") break;
      }
      assert.equal(found, "parallel");
      assert.equal((await run(page, HELLO, { workers: 2 })).report.stdout, "hello, world\n");
      await close();
    });
  },
  { isolated: false },
);
