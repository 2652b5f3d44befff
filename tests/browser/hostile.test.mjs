// Programs that would hang or kill a page, run as a person would. Each must leave a page that runs the next program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, openPage, reload, shot, until } from "./harness.mjs";

const GOOD = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("still", "alive") }\n';
const program = (body, imports = "") => `package main\n\n${imports}\n\nfunc main() {\n${body}\n}\n`;

const consoleHas = (page, text) =>
  until(page, (wanted) => document.querySelector(".console")?.textContent.includes(wanted), text);
const label = (page, text) =>
  until(page, (wanted) => document.querySelector("button.main")?.textContent.includes(wanted), text);

/** Puts a program in place of the one in the editor and turns Repeat off. */
async function load(page, source) {
  await page.evaluate((text) => {
    const { session } = document.querySelector("raceway-app");
    session.edit(text);
    session.setRepeat(false);
  }, source);
}

async function survives(page) {
  await load(page, GOOD);
  await label(page, "Run");
  await page.click("button.main");
  await consoleHas(page, "still alive");
  await consoleHas(page, "exit status 0");
}

inEachBrowser("what cannot hang or kill the page", ({ name, browser, url }) => {
  const open = async () => {
    const opened = await openPage(browser(), url());
    // The programs as they are shipped, not what the test before has kept.
    await opened.page.evaluate(() => {
      const { session } = document.querySelector("raceway-app");
      for (const { id } of session.programs) session.host.memory.removeDraft(id);
      session.reset();
    });
    await until(opened.page, () => document.querySelector("button.main")?.disabled === false);
    return opened;
  };

  for (const policy of ["preemptive", "cooperative"]) {
    test(`an endless loop, ${policy}, stops`, async () => {
      const { page, close } = await open();
      await load(page, program("for {\n}"));
      await page.click(`.segments input[value=${policy}] + span`);
      await page.click("button.main");
      await label(page, "Stop");
      await page.click("button.main");
      await consoleHas(page, "stopped");
      await survives(page);
      await close();
    });
  }

  const cases = [
    ["a goroutine bomb", program("for {\ngo func() { select {} }()\n}"), null],
    [
      "endless recursion",
      "package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n",
      "stack overflow",
    ],
    [
      "a string of 100 MB",
      program('s := "x"\nfor len(s) < 100000000 {\ns += s\n}\nfmt.Println(len(s))', 'import "fmt"'),
      "134217728",
    ],
    ["a flood of output", program('for {\nfmt.Println("flood")\n}', 'import "fmt"'), null],
  ];
  for (const [title, source, ending] of cases) {
    test(`${title} leaves a page that runs the next program`, async () => {
      const { page, close } = await open();
      await load(page, source);
      await page.click("button.main");
      if (ending) {
        await consoleHas(page, ending);
      } else {
        await label(page, "Stop");
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
        await page.keyboard.press("Escape");
      }
      await survives(page);
      await close();
    });
  }

  test("a reload in mid-run, a stop in the first millisecond, and many quick starts and stops", async () => {
    const { page, close } = await open();
    await load(page, program("for {\n}"));
    await page.click("button.main");
    await label(page, "Stop");
    await reload(page);
    await until(page, () => document.querySelector("button.main")?.disabled === false);
    await page.evaluate(() => {
      const { session } = document.querySelector("raceway-app");
      session.run();
      session.stop();
    });
    await label(page, "Run");
    await page.evaluate(async () => {
      const { session } = document.querySelector("raceway-app");
      for (let i = 0; i < 1_000; i++) {
        session.run();
        if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
        session.stop();
      }
    });
    await survives(page);
    await close();
  });

  test("each starter program runs", async () => {
    const { page, close } = await open();
    const programs = await page.evaluate(() =>
      document.querySelector("raceway-app").session.programs.map(({ id }) => id),
    );
    for (const id of programs) {
      await page.evaluate(() => {
        window.lastCheck = document.querySelector("raceway-app").session.check;
      });
      await page.select(".program select", id);
      await until(page, () => document.querySelector("raceway-app").session.check !== window.lastCheck);
      assert.equal(await page.evaluate(() => document.querySelector("raceway-app").session.errors), 0, id);
      await page.evaluate(() => document.querySelector("raceway-app").session.setRepeat(false));
      await page.click("button.main");
      await consoleHas(page, id === "forever-channel" ? "all goroutines are asleep - deadlock!" : "exit status 0");
      await shot(page, `${name}-${id}`);
    }
    await close();
  });

  test("updates of the racy counter are really lost on two workers", async () => {
    const { page, close } = await open();
    await page.select(".program select", "racy-counter");
    await until(page, () => document.querySelectorAll("[id^='p-']").length > 0);
    await page.click(".experiment-form button");
    await until(page, () => document.querySelector(".histogram caption")?.textContent.includes("expected; seen"));
    await label(page, "Run");
    await until(page, () => document.querySelector(".experiment-form button").textContent.includes("Start"));
    await shot(page, `${name}-lost-updates`);
    await close();
  });
});
