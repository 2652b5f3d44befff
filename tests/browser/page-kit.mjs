// What the tests of the page with the stand-in engine share: the page in each browser, and what a person does in it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, describe } from "node:test";
import { serveFakeSite } from "./fake-site.mjs";
import { BROWSERS, launch, openPage, until } from "./harness.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const consoleText = (page) => page.$eval(".console", (element) => element.textContent);
export const consoleHas = (page, text) =>
  until(page, (wanted) => document.querySelector(".console").textContent.includes(wanted), text);
export const ready = (page) => until(page, () => document.querySelector("button.main")?.disabled === false);
/** The bundled sliders are there: the program has been checked. */
export const checked = (page) => until(page, () => document.querySelector("[id^='p-']") !== null);
/** Clicks a button that stands still, as a person would: a page that has just loaded may still move it. */
export async function press(page, selector) {
  await until(
    page,
    (wanted) => {
      const { left, top } = document.querySelector(wanted).getBoundingClientRect();
      const now = `${left} ${top}`;
      const same = window.lastPlace === now ? (window.samePlace ?? 0) + 1 : 0;
      Object.assign(window, { lastPlace: now, samePlace: same });
      return same >= 20;
    },
    selector,
  );
  await page.click(selector);
}
/** The whole text: the editor itself draws only the lines in view. */
export const editorText = (page) => page.$eval("raceway-app", (app) => app.session.source);

/** Clicks into the editor and puts the text at its very end. */
export async function type(page, text) {
  await page.evaluate(() => document.querySelector("raceway-editor").focus());
  const control = process.platform === "darwin" ? "Meta" : "Control";
  await page.keyboard.down(control);
  await page.keyboard.press("End");
  await page.keyboard.up(control);
  await page.keyboard.type(text);
}

/** Clicks into a field and puts other text in place of its own. */
export async function retype(page, selector, text) {
  await page.click(selector);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(text);
}

export async function axe(page, where) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
  assert.deepEqual(found, [], where);
}

/** Holds Control, presses the keys, and lets go. */
export async function control(page, ...keys) {
  await page.keyboard.down("Control");
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

/** The suite in each browser: `suite({ name, open, fresh })`; `fresh` opens a page that remembers nothing. */
export function inEachPage(title, suite) {
  for (const installed of BROWSERS) {
    describe(`${title} (${installed.name})`, () => {
      let site;
      let running;
      before(async () => {
        site = await serveFakeSite();
        running = await launch(installed);
      });
      after(async () => {
        await running?.close();
        await site?.close();
      });
      // A failed test leaves its page behind, which would slow the others down.
      afterEach(async () => {
        const [first, ...others] = await running.browser.pages();
        await first?.goto("about:blank");
        for (const page of others) await page.close();
      });
      const open = async (path = "", options = {}) => {
        const opened = await openPage(running.browser, site.url + path, options);
        await ready(opened.page);
        return opened;
      };
      const fresh = async (path, options) => {
        const opened = await open(path, options);
        await opened.page.evaluate(() => localStorage.clear());
        await opened.close();
        return open(path, options);
      };
      suite({ name: installed.name, open, fresh });
    });
  }
}
