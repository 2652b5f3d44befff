// The page's controls, clicked as a person would, with a stand-in engine: what is tested is the page alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reload, shot, until } from "./harness.mjs";
import {
  axe,
  checked,
  consoleHas,
  consoleText,
  editorText,
  inEachPage,
  press,
  ready,
  retype,
  type,
} from "./page-kit.mjs";

inEachPage("the page", ({ name, open, fresh }) => {
  test("a program runs, shows its curves and stops", async () => {
    const { page, close } = await fresh();
    await checked(page);
    await press(page, "button.main");
    await consoleHas(page, "workers 2");
    await until(page, () => document.querySelectorAll("raceway-chart canvas").length === 4);
    // Run starts it again and again while Repeat is on.
    await consoleHas(page, "round 1");
    await page.click("button.main");
    await consoleHas(page, "stopped");
    await until(page, () => document.querySelector("button.main").textContent.includes("Run"));
    await close();
  });

  test("the keyboard runs and stops, from the editor and from elsewhere", async () => {
    const { page, close } = await fresh();
    await page.evaluate(() => document.querySelector("raceway-editor").focus());
    const lines = (await editorText(page)).split("\n").length;
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await consoleHas(page, "workers 2");
    assert.equal((await editorText(page)).split("\n").length, lines, "Ctrl+Enter opens no line");
    await page.keyboard.press("Escape");
    await consoleHas(page, "stopped");
    await page.focus(".program select");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until(page, () => document.querySelector("button.main").textContent.includes("Stop"));
    await page.keyboard.press("Escape");
    await consoleHas(page, "stopped");
    await close();
  });

  test("sliders restart or tune what runs, and mark the charts", async () => {
    const { page, close } = await fresh();
    await checked(page);
    await page.click("button.main");
    await consoleHas(page, "workers 2");
    await page.focus("#p-buffer");
    await page.keyboard.press("ArrowRight");
    await consoleHas(page, "started again with buffer = 20");
    await page.focus("#e-workers");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.click(".segments label:nth-child(2)");
    await page.click(".figures button");
    await until(page, () => document.querySelectorAll(".marks li").length === 4);
    const marks = await page.$eval(".marks", (element) => element.textContent);
    for (const mark of ["buffer = 20", "workers = 3", "workers = 4", "cooperative"])
      assert.ok(marks.includes(mark), marks);
    assert.equal(await page.$eval("#e-quantum", (element) => element.disabled), true);
    assert.ok((await page.$$(".table-box tbody tr")).length >= 4);
    await until(page, () => location.hash.includes("v.buffer=20") && location.hash.includes("w=4"));
    await page.click("button.main");
    await close();
  });

  test("exact values are typed, and bounded", async () => {
    const { page, close } = await fresh();
    await checked(page);
    await retype(page, ".row:has(#p-buffer) input[type=number]", "5000");
    await page.keyboard.press("Tab");
    assert.equal(await page.$eval(".row:has(#p-buffer) input[type=number]", (element) => element.value), "1024");
    await until(page, () => location.hash.includes("v.buffer=1024"));
    await close();
  });

  test("diagnostics come as one types, lead to their place, and go", async () => {
    const { page, close } = await fresh();
    await type(page, "\nvar x = undefined_name");
    await until(page, () => document.querySelector(".problems li")?.textContent.includes("undefined: undefined_name"));
    await until(page, () => document.querySelector("raceway-editor").shadowRoot.querySelector(".cm-lintRange-error"));
    await page.click(".problems li button");
    assert.ok(await page.evaluate(() => document.activeElement.localName === "raceway-editor"));
    await page.click("button.main");
    await consoleHas(page, "undefined: undefined_name");
    await consoleHas(page, "exit status 1");
    assert.ok(await page.$(".blocks .err"));
    await shot(page, `${name}-diagnostics`);
    await page.click("button.reset");
    await until(page, () => document.querySelector(".problems li") === null);
    await close();
  });

  test("the source survives a reload, and travels in the link", async () => {
    const { page, close } = await fresh();
    await type(page, "\n// mine <b>\u00e9");
    await until(page, () => location.hash.includes("c=1."));
    await reload(page);
    await ready(page);
    assert.ok((await editorText(page)).includes("// mine <b>\u00e9"));
    const address = await page.evaluate(() => location.hash);
    await close();
    const { page: other, close: closeOther } = await open();
    await other.evaluate(() => localStorage.clear());
    await closeOther();
    const third = await open(address);
    assert.ok((await editorText(third.page)).includes("// mine <b>\u00e9"));
    await third.close();
  });

  test("a damaged link says so, and another link in the same tab is taken up", async () => {
    const { page, close } = await fresh("#p=ping-pong&c=1.xyz");
    await until(page, () => document.querySelector("[role=alert]")?.textContent.includes("damaged"));
    await page.evaluate(() => {
      location.hash = "#p=forever-channel&w=5";
    });
    await until(page, () => document.querySelector("#e-workers").value === "4");
    assert.equal(await page.$eval(".program select", (element) => element.value), "forever-channel");
    await close();
  });

  test("every program can be chosen and run", async () => {
    const { page, close } = await fresh();
    const programs = await page.$$eval(".program option", (options) => options.map(({ value }) => value));
    assert.ok(programs.length >= 7);
    for (const program of programs) {
      await page.select(".program select", program);
      await page.click("button.main");
      await consoleHas(page, "workers");
      await page.click("button.main");
    }
    await page.select(".program select", "forever-channel");
    await page.click("button.main");
    await consoleHas(page, "all goroutines are asleep - deadlock!");
    await consoleHas(page, "exit status 2");
    await close();
  });

  test("an experiment shows its outcomes, and a sweep its curve", async () => {
    const { page, close } = await fresh("#p=racy-counter");
    await page.click(".experiment-form button");
    await until(page, () =>
      document.querySelector(".histogram caption")?.textContent.includes("1,000 expected; seen 99"),
    );
    await until(page, () => document.querySelector(".experiment-form button").textContent.includes("Start"));
    await shot(page, `${name}-outcomes`);
    await axe(page, "outcomes");
    await page.select(".program select", "producer-consumer");
    await checked(page);
    await page.click("#tab-experiment");
    await until(page, () => document.querySelector(".experiment-form input").value.startsWith("0, "));
    await retype(page, ".experiment-form input", "0, 1, x");
    assert.ok(await page.$eval(".experiment-form .error", (element) => element.textContent !== ""));
    assert.ok(await page.$eval(".experiment-form button", (element) => element.disabled));
    await page.keyboard.press("Backspace");
    await page.keyboard.type("16");
    await page.click(".experiment-form button");
    await until(page, () => document.querySelectorAll(".points tbody tr").length === 3);
    assert.equal((await page.$$(".curve .dot")).length, 3);
    await shot(page, `${name}-sweep`);
    await axe(page, "sweep");
    await close();
  });

  test("language, theme and presenter view change without a reload, and are remembered", async () => {
    const { page, close } = await fresh();
    await page.select(".language", "pt-BR");
    await until(page, () => document.documentElement.lang === "pt-BR");
    await until(page, () => document.querySelector("button.main").textContent.includes("Executar"));
    await page.click(".tool.presenter");
    await page.click(".tool.square:not(.presenter)").catch(() => {});
    await reload(page);
    await ready(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "pt-BR");
    assert.ok(await page.evaluate(() => document.documentElement.hasAttribute("data-presenter")));
    await shot(page, `${name}-presenter`);
    await axe(page, "presenter");
    await page.click(".tool.presenter");
    for (const theme of ["light", "dark"]) {
      await until(page, () => document.querySelector(".tool.square:not(.presenter)")?.offsetParent);
      while ((await page.evaluate(() => document.querySelector("raceway-app").preferences.theme)) !== theme) {
        await page.click(".tool.square:not(.presenter)");
      }
      await until(page, (wanted) => document.documentElement.dataset.theme === wanted, theme);
      await page.click("button.main");
      await consoleHas(page, "workers 2");
      await page.click("button.main");
      await shot(page, `${name}-${theme}`);
      await axe(page, theme);
    }
    await close();
  });

  test("the share dialog gives a link and one line to embed, and the embed is compact", async () => {
    const { page, close } = await fresh();
    await page.click(".tool");
    await until(page, () => document.querySelector("dialog[open]"));
    await axe(page, "dialog");
    const embed = await page.$eval("#share-embed", (element) => element.value);
    assert.match(embed, /^<iframe src="http:\/\/localhost:\d+\/\?embed#p=producer-consumer" .*><\/iframe>$/);
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("dialog[open]"));
    await close();
    const embedded = await open("?embed#p=ping-pong", { viewport: { width: 700, height: 500 } });
    assert.equal(await embedded.page.$eval("header a", (element) => new URL(element.href).search), "");
    await shot(embedded.page, `${name}-embed`);
    await axe(embedded.page, "embed");
    await embedded.close();
  });

  test("without isolation the page says that it is concurrent, not parallel", async () => {
    const { page, close } = await fresh("?single");
    await until(page, () => document.querySelector(".notice")?.textContent.includes("concurrent, not parallel"));
    assert.ok(await page.$eval("#e-workers", (element) => element.disabled));
    await axe(page, "single");
    await close();
  });

  test("on a phone each pane is one touch away and nothing is wider than the screen", async () => {
    const { page, close } = await fresh("", {
      viewport: { width: 390, height: 844, hasTouch: name === "chromium" },
    });
    await checked(page);
    for (const pane of [1, 2, 3]) {
      await page.click(`.panes button:nth-child(${pane})`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `pane ${pane}`);
      await shot(page, `${name}-phone-${pane}`);
      await axe(page, `phone, pane ${pane}`);
    }
    await page.click("button.main");
    await until(page, () => document.querySelectorAll("raceway-chart canvas").length === 4);
    await page.click("button.main");
    await close();
  });

  test("a flood of output neither grows the page nor holds it up", async () => {
    const { page, close } = await fresh();
    await type(page, "\n// flood");
    await page.click("button.main");
    await consoleHas(page, "characters cut");
    const longest = await page.evaluate(async () => {
      let longest = 0;
      const end = performance.now() + 1_000;
      while (performance.now() < end) {
        const start = performance.now();
        await new Promise((resolve) => setTimeout(resolve));
        longest = Math.max(longest, performance.now() - start);
      }
      return longest;
    });
    // A person's patience, not a measurement: the machine may be busy with other things.
    assert.ok(longest < 1_000, `held up for ${longest} ms`);
    assert.ok((await consoleText(page)).length < 60_000);
    assert.ok((await page.$$(".blocks > *")).length < 100);
    await page.click("button.main");
    await consoleHas(page, "stopped");
    await close();
  });
});
