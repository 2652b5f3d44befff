// Exploring and stepping in the site as it is shipped, by clicks and keys: find what can go wrong, see how, mend it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { inEachBrowser, openPage, shot, until } from "./harness.mjs";
import { axe, press, ready, retype } from "./page-kit.mjs";

/** A schedule of the program message-passing, its output and its steps; crate/lab/tests/replay.rs reads it, too. */
const [SCHEDULE, OUTPUT, ...STEPS] = (await readFile(new URL("./replay.txt", import.meta.url), "utf8"))
  .trimEnd()
  .split("\n");

inEachBrowser("exploring", ({ name, browser, url }) => {
  const open = async (path, options) => {
    const opened = await openPage(browser(), url(path), options);
    await opened.page.evaluate(() => localStorage.clear());
    await ready(opened.page);
    await until(opened.page, () =>
      document.querySelector("raceway-editor").shadowRoot.querySelector(".cm-gutter-lint"),
    );
    return opened;
  };
  /** Starts exploring, and waits for the end. */
  const explore = async (page) => {
    await until(page, () => document.querySelector(".explore-start")?.disabled === false);
    await press(page, ".explore-start");
    await until(page, () => !document.querySelector(".explore-start") || document.querySelector(".outcomes"));
    await until(page, () => document.querySelector(".explore-start") && document.querySelector(".explore-verdict"));
  };
  const outcomes = (page) =>
    page.$$eval(".outcomes tbody tr", (rows) =>
      rows.map(({ className, dataset }) => `${className} ${dataset.kind} ${dataset.outcome}`).sort(),
    );
  const stands = (page, step) =>
    until(page, (wanted) => document.querySelector(".step-said")?.dataset.step === wanted, String(step));
  const said = (page) => page.$eval(".step-said", (element) => element.textContent.replaceAll(/\s+/g, " "));
  const marked = (page) =>
    page.$eval("raceway-editor", (editor) =>
      [...editor.shadowRoot.querySelectorAll(".cm-mark")].map(({ textContent }) => textContent),
    );
  /** Writes over a line of the shown file, behind its indentation; it is short enough not to be folded. */
  const rewrite = async (page, line, text) => {
    await page.evaluate((line) => document.querySelector("raceway-editor").showPlace(line, 1), line);
    await page.keyboard.press("Home");
    await page.keyboard.down("Shift");
    await page.keyboard.press("End");
    await page.keyboard.up("Shift");
    // Typing over coloured text would have Chromium keep its colour in a style, which the policy forbids.
    await page.keyboard.press("Delete");
    await page.keyboard.type(text);
  };
  const lineOf = (page, text, nth = 0) =>
    page.$eval(
      "raceway-app",
      (app, text, nth) =>
        app.session.source
          .split("\n")
          .map((line, i) => [line, i + 1])
          .filter(([line]) => line.includes(text))[nth][1],
      text,
      nth,
    );

  test("a deadlock is found, shown step by step, mended, and gone", async () => {
    const { page, close } = await open("#p=two-locks");
    await explore(page);
    assert.deepEqual(await outcomes(page), ["acceptable exit 150 150", "forbidden deadlock "]);
    assert.equal(await page.$eval(".outcomes", ({ dataset }) => dataset.exhaustive), "true");
    await axe(page, "outcomes");
    await shot(page, `${name}-explore-outcomes`);

    await press(page, "tr[data-kind='deadlock'] .show-me");
    await stands(page, 0);
    assert.equal(await page.$eval("#tab-schedule", (tab) => tab.getAttribute("aria-selected")), "true");
    await page.click(".step-forward");
    await stands(page, 1);
    await page.keyboard.press("F10");
    await stands(page, 2);
    await page.keyboard.press("F9");
    await stands(page, 1);
    assert.ok((await marked(page)).length > 0, "goroutines are marked in the editor");
    await page.click(".step-end");
    await until(page, () => document.querySelector("p.step-end .bad")?.textContent === "deadlock");
    const state = await page.$eval(".state", (element) => element.textContent.replaceAll(/\s+/g, " "));
    assert.match(state, /sync\.Mutex\.Lock/);
    await axe(page, "a stepped run");
    await shot(page, `${name}-schedule-deadlock`);

    // Both take a first.
    await rewrite(page, await lineOf(page, "b.Lock()", 1), "a.Lock()");
    await rewrite(page, await lineOf(page, "a.Lock()", 2), "b.Lock()");
    await until(page, () => document.querySelector(".problems").textContent.includes("No problems"));
    assert.deepEqual(await marked(page), []);
    await page.click("#tab-explore");
    await until(page, () => document.querySelector(".old"));
    await explore(page);
    assert.deepEqual(await outcomes(page), ["acceptable exit 150 150"]);
    assert.equal(await page.$eval(".outcomes", ({ dataset }) => dataset.exhaustive), "true");
    await close();
  });

  test("a deadlock of a parallel run is drawn: who waits for whom", async () => {
    const { page, close } = await open("#p=forever-channel");
    await until(page, () => !document.querySelector(".show-why"));
    await page.evaluate(() => {
      const { session } = document.querySelector("raceway-app");
      session.files.load(
        "package main\n\nfunc main() {\n\tc := make(chan int)\n\tgo func() {\n\t\tfor v := range c {\n\t\t\tprintln(v)\n\t\t}\n\t}()\n\td := make(chan int)\n\tc <- 1\n\td <- 2\n}\n",
      );
      session.edit(`${session.files.current.text} `);
    });
    await ready(page);
    await page.click("button.main");
    await until(page, () => document.querySelector(".show-why"));
    await press(page, ".show-why");
    await until(page, () => document.querySelector(".wait-graph"));
    assert.equal(await page.$eval("#tab-schedule", (tab) => tab.getAttribute("aria-selected")), "true");
    assert.notEqual(await page.$eval(".why .causes, .why", ({ textContent }) => textContent.trim().length), 0);
    await axe(page, "why a parallel run waits");
    await shot(page, `${name}-why`);
    await close();
  });

  test("a step shows each goroutine's variables, and which of them it changed", async () => {
    const { page, close } = await open();
    await page.evaluate(() => {
      const { session } = document.querySelector("raceway-app");
      session.files.load(`package main

func main() {
	c := make(chan int, 2)
	sum := 0
	for i := range 3 {
		c <- i * i
		sum += <-c
	}
	println(sum)
}
`);
      session.edit(`${session.files.current.text} `);
    });
    await page.click("#tab-schedule");
    await until(page, () => document.querySelector(".schedule-form button.run")?.disabled === false);
    await page.click(".schedule-form button.run");
    await stands(page, 0);
    const locals = () => page.$$eval(".locals-row .locals li", (list) => list.map((li) => li.textContent.trim()));
    const seen = [];
    for (let step = 1; step <= 6; step++) {
      await page.click(".step-forward");
      await stands(page, step);
      seen.push((await locals()).join("; "));
      if (step === 4) {
        await axe(page, "variables");
        await shot(page, `${name}-schedule-variables`);
      }
    }
    // The sum grows, and is marked where it does.
    assert.ok(
      seen.some((text) => /c = chan 1 \(1\/2\).*sum = 1; i = 2/s.test(text)),
      seen.join("\n"),
    );
    const grown = seen.find((text) => /sum = 1\b/.test(text));
    assert.match(grown, /sum = 1\s+(changed|mudou)/);
    await page.keyboard.press("F9");
    await stands(page, 5);
    assert.equal(
      (await locals()).join("; ").replaceAll(/\s+(changed|mudou)/g, ""),
      seen[4].replaceAll(/\s+(changed|mudou)/g, ""),
    );
    await close();
  });

  test("a data race is found, drawn, mended, and gone from runs and outcomes", async () => {
    const { page, close } = await open("#p=two-counters");
    await page.click(".race input");
    await page.click("button.main");
    await until(page, () => document.querySelector(".race-drawing"));
    assert.equal(await page.$eval("#tab-races", (tab) => tab.getAttribute("aria-selected")), "true");
    const line = await lineOf(page, "x++ //");
    assert.ok((await page.$eval(".race-report pre", ({ textContent }) => textContent)).includes("WARNING: DATA RACE"));
    assert.match(
      await page.$eval(".race-drawing", (drawing) => drawing.getAttribute("aria-label")),
      new RegExp(`line ${line}`),
    );
    await until(page, () => document.querySelector("raceway-editor").shadowRoot.querySelector(".cm-marked-race"));
    assert.ok((await marked(page)).some((text) => text.includes("goroutine")));
    assert.notEqual(await page.$eval(".race-hint", ({ textContent }) => textContent.length), 0);
    await axe(page, "a race");
    await shot(page, `${name}-race`);
    const fragment = await page.evaluate(
      async () => (await document.querySelector("raceway-app").session.link()).fragment,
    );
    assert.match(fragment, /&r=1/);

    await rewrite(page, line, "mu.Lock(); x++; mu.Unlock()");
    await rewrite(page, await lineOf(page, "var x int"), "var x int; var mu sync.Mutex");
    await rewrite(page, await lineOf(page, 'import "fmt"'), 'import "fmt"; import "sync"');
    await until(page, () => document.querySelector(".problems").textContent.includes("No problems"));
    await page.click("button.main");
    await until(page, () => document.querySelector(".console").textContent.includes("10\n"));
    await until(page, () => !document.querySelector("#tab-races"));
    await page.click("#tab-explore");
    await explore(page);
    assert.deepEqual(await outcomes(page), ["acceptable exit 10"]);
    assert.equal(await page.$eval(".outcomes", ({ dataset }) => dataset.exhaustive), "true");
    await close();
  });

  test("exploring looks for data races, too, and a scheduled run lists them", async () => {
    const { page, close } = await open("#p=message-passing&r=1");
    await explore(page);
    assert.deepEqual(await outcomes(page), ["forbidden race 0", "forbidden race 42", "forbidden race not ready"]);
    await press(page, "tr[data-outcome='0'] .show-me");
    await stands(page, 0);
    await page.click("#tab-races");
    await until(page, () => document.querySelector(".race-drawing"));
    assert.match(await page.$eval(".races", ({ textContent }) => textContent), /on (ready|value)/);
    await close();
  });

  test("a search is paused, goes on, and is stopped", async () => {
    const { page, close } = await open("#p=two-counters");
    const count = () => page.$eval(".explore-count", ({ dataset }) => Number(dataset.runs));
    await until(page, () => document.querySelector(".explore-start")?.disabled === false);
    await press(page, ".explore-start");
    await until(page, () => Number(document.querySelector(".explore-count")?.dataset.runs) > 500);
    await page.click(".explore-pause");
    await until(page, () => document.querySelector(".explore-pause")?.textContent.includes("Resume"));
    // What was under way is still reported; then nothing moves.
    await until(page, () => {
      const now = document.querySelector(".explore-count").dataset.runs;
      window.still = window.lastCount === now ? (window.still ?? 0) + 1 : 0;
      window.lastCount = now;
      return window.still >= 20;
    });
    const paused = await count();
    await axe(page, "a paused search");
    await shot(page, `${name}-explore-paused`);
    await page.click(".explore-pause");
    await until(page, (before) => Number(document.querySelector(".explore-count").dataset.runs) > before + 500, paused);
    await page.click(".explore-stop");
    await until(page, () => document.querySelector(".explore-verdict"));
    assert.equal(await page.$eval(".outcomes", ({ dataset }) => dataset.exhaustive), "false");
    assert.match(await page.$eval(".explore-verdict", (element) => element.textContent), /ended before everything/);
    // The engine serves the next run.
    await page.click("button.main");
    await until(page, () => document.querySelector(".console").textContent.includes("exit status 0"));
    await close();
  });

  test("every sum that lost updates allow is found, and the witness of the least replays", async () => {
    const { page, close } = await open("#p=two-counters");
    // Behind the 5: an opening brace that is typed brings its closing one.
    const line = await lineOf(page, "range 5");
    await page.evaluate((line) => document.querySelector("raceway-editor").showPlace(line, 15), line);
    await page.keyboard.press("Backspace");
    await page.keyboard.type("2");
    await rewrite(page, await lineOf(page, "raceway:outcomes"), "//raceway:outcomes 4");
    await explore(page);
    assert.deepEqual(await outcomes(page), ["acceptable exit 4", "forbidden exit 2", "forbidden exit 3"]);
    await press(page, "tr[data-outcome='2'] .show-me");
    await stands(page, 0);
    await page.click(".step-end");
    await until(page, () => document.querySelector(".stdout")?.textContent === "2\n");
    // The same by the link alone.
    const { hash } = await page.evaluate(async () => {
      const { session } = document.querySelector("raceway-app");
      return { hash: (await session.link()).fragment };
    });
    assert.match(hash, /&y=1at/);
    await close();
    const linked = await open(`#${hash}`);
    await stands(linked.page, 0);
    await linked.page.click(".step-end");
    await until(linked.page, () => document.querySelector(".stdout")?.textContent === "2\n");
    await linked.close();
  });

  test("the same schedule gives the same steps everywhere", async () => {
    const { page, close } = await open("#p=message-passing");
    await page.click("#tab-schedule");
    await until(page, () => document.querySelector("#schedule-text"));
    await retype(page, "#schedule-text", SCHEDULE);
    await page.keyboard.press("Enter");
    await stands(page, 0);
    const steps = await page.$$eval(".steps tbody tr", (rows) =>
      rows.map((row) => {
        const names = [...row.closest("table").querySelectorAll("thead th")].map(({ textContent }) =>
          textContent.trim(),
        );
        const at = [...row.children].findIndex((cell, i) => i > 0 && cell.textContent.trim() !== "");
        return `${names[at]} ${row.children[at].textContent.trim().replaceAll(/\s+/g, " ")}`;
      }),
    );
    assert.deepEqual(steps, STEPS);
    await page.click(".step-end");
    await until(page, (wanted) => document.querySelector(".stdout")?.textContent === `${wanted}\n`, OUTPUT);
    await shot(page, `${name}-schedule-replay`);
    await close();
  });

  test("whoever sits here is the scheduler, by keys alone", async () => {
    const { page, close } = await open("#p=message-passing");
    await page.focus("#tab-explore");
    await page.keyboard.press("ArrowLeft");
    await until(page, () => document.activeElement.id === "tab-schedule");
    await until(page, () => document.querySelector("#strategy"));
    await page.focus("#strategy");
    await page.select("#strategy", "walk");
    await retype(page, "#seed", "7");
    await page.focus(".schedule-form button[type=submit]");
    await page.keyboard.press("Enter");
    await stands(page, 0);
    const schedule = await page.$eval("#schedule-text", ({ value }) => value);
    assert.match(schedule, /^1a\.7\./);
    // Step until there is a choice, and take the second.
    for (let step = 1; (await page.$$(".pick")).length < 2; step++) {
      await page.keyboard.press("F10");
      await stands(page, step);
    }
    const before = Number(await page.$eval(".step-said", ({ dataset }) => dataset.step));
    const wanted = await page.$eval(".pick:nth-of-type(2)", ({ dataset }) => dataset.goroutine);
    await page.focus(".pick:nth-of-type(2)");
    await page.keyboard.press("Enter");
    await stands(page, before + 1);
    assert.ok((await said(page)).includes(`goroutine ${wanted}`), await said(page));
    assert.notEqual(await page.$eval("#schedule-text", ({ value }) => value), schedule);
    // To a line, and on to an operation.
    const line = await lineOf(page, "<-done", 0);
    await page.focus("#to-line");
    await page.keyboard.type(String(line));
    await page.keyboard.press("Enter");
    await until(page, (before) => Number(document.querySelector(".step-said").dataset.step) > before, before + 1);
    await close();
  });

  test("what is no schedule, and a program that does not compile, are told", async () => {
    const { page, close } = await open("#p=message-passing");
    await page.click("#tab-schedule");
    await until(page, () => document.querySelector("#schedule-text"));
    await retype(page, "#schedule-text", "nonsense");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector(".stepping .bad")?.textContent.includes("this is no schedule"));
    await rewrite(page, await lineOf(page, "value = 42"), "value = fortytwo");
    await until(page, () => document.querySelector(".schedule-form button[type=submit]").disabled);
    await close();
  });

  test("Portuguese, the presenter view and a phone show it too", async () => {
    const { page, close } = await open("#p=two-locks");
    await page.select(".language", "pt-BR");
    await page.click(".tool.presenter");
    await explore(page);
    await until(page, () => document.querySelector(".explore-verdict").textContent.includes("Todas as intercalações"));
    await axe(page, "outcomes, presenter, Portuguese");
    await shot(page, `${name}-explore-presenter`);
    await press(page, "tr[data-kind='deadlock'] .show-me");
    await stands(page, 0);
    await page.click(".step-end");
    await until(page, () => document.querySelector(".step-end .bad"));
    await axe(page, "a stepped run, presenter, Portuguese");
    await shot(page, `${name}-schedule-presenter`);
    await page.click(".tool.presenter");
    await page.select(".language", "en");
    await page.setViewport({ width: 390, height: 844 });
    await page.click(".panes button:nth-child(3)");
    await axe(page, "a stepped run on a phone");
    await shot(page, `${name}-schedule-phone`);
    await page.click("#tab-explore");
    await until(page, () => document.querySelector(".outcomes"));
    await axe(page, "outcomes on a phone");
    await shot(page, `${name}-explore-phone`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, "nothing sticks out");
    await close();
  });

  for (const query of ["", "?single"]) {
    test(`what never ends is cut, and can be stopped ${query}`, async () => {
      const { page, close } = await openPage(browser(), url(`bare.html${query}`));
      const found = await page.evaluate(async () => {
        const engine = await window.raceway;
        const spin = "package main\n\nfunc main() {\n\tgo func() { for {} }()\n\tfor {\n\t}\n}\n";
        const options = { accesses: true, timers: true, schedules: 1e9, steps: 1e4, random: 0, seed: 0 };
        const exploration = engine.explore(spin, window.settings, options);
        await new Promise((resolve) => {
          exploration.onProgress = resolve;
        });
        exploration.stop();
        const explored = await exploration.done;
        const choosing = { strategy: "walk", accesses: true, seed: 1, schedule: "" };
        const scheduled = await engine.schedule(spin, window.settings, choosing);
        const next = await engine.run("package main\n\nfunc main() { println(1) }\n", window.settings).done;
        return [explored.exhaustive, scheduled.kind, scheduled.long, next.stderr];
      });
      assert.deepEqual(found, [false, "unfinished", true, "1\n"]);
      await close();
    });
  }

  test("without threads it explores in slices", async () => {
    const { page, close } = await openPage(browser(), url("bare.html?single"));
    const found = await page.evaluate(async () => {
      const engine = await window.raceway;
      const source =
        'package main\n\nimport "fmt"\n\nvar x int\n\nfunc main() {\n\tc := make(chan bool)\n\tgo func() { x++; c <- true }()\n\tx++\n\t<-c\n\tfmt.Println(x)\n}\n';
      const options = { accesses: true, timers: true, schedules: 1e6, steps: 1e4, random: 0, seed: 0 };
      const explored = await engine.explore(source, window.settings, options).done;
      return { exhaustive: explored.exhaustive, outputs: explored.outcomes.map(({ stdout }) => stdout.trim()).sort() };
    });
    assert.deepEqual(found, { exhaustive: true, outputs: ["1", "2"] });
    await close();
  });
});
