// Drives real browsers: serves dist/, opens pages, and fails a test on any console error or page error.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import puppeteer from "puppeteer-core";
import { siteServer } from "../../scripts/serve.mjs";

const SITE = new URL("../../dist/", import.meta.url).pathname;
const SHOTS = new URL("./shots/", import.meta.url).pathname;
/** Milliseconds that anything may take: tests poll, so a quick machine does not wait. */
export const PATIENCE = 60_000;

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browsers of this machine, by the variables that ./build.sh sets; both must be there. */
export const BROWSERS = [
  { name: "chromium", path: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  { name: "firefox", path: process.env.FIREFOX ?? "/usr/bin/firefox-esr" },
];

/** A server of the site on a free port; `isolated` false leaves the isolation headers out. */
export async function serveSite(options) {
  if (!existsSync(join(SITE, "index.html")) && !existsSync(join(SITE, "bare.html"))) {
    throw new Error("There is no site in dist/: run ./build.sh dist first.");
  }
  const server = siteServer(SITE, options);
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function launch({ name, path }) {
  const profile = await mkdtemp(join(tmpdir(), `raceway-${name}-`));
  const chromium = name === "chromium";
  const browser = await puppeteer.launch({
    browser: chromium ? "chrome" : "firefox",
    executablePath: path,
    headless: true,
    args: chromium ? CHROMIUM_FLAGS : [],
    userDataDir: profile,
    protocolTimeout: 2 * PATIENCE,
    defaultViewport: { width: 1280, height: 720 },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A page that remembers what went wrong in it. `check` throws if anything did; `expected` are patterns of what may. */
export async function openPage(browser, url, { viewport, expected = [], prepare } = {}) {
  const page = await browser.newPage();
  const errors = [];
  const note = (text) => {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url ?? ""})`);
  });
  page.on("pageerror", (error) => note(`page: ${error.stack ?? error}`));
  if (viewport) await page.setViewport(viewport);
  await prepare?.(page);
  await page.goto(url, { waitUntil: "load", timeout: PATIENCE });
  return {
    page,
    errors,
    check: () => assert.deepEqual(errors, [], "errors in the page"),
    close: async () => {
      await page.close();
      assert.deepEqual(errors, [], "errors in the page");
    },
  };
}

/** Asks until the answer is true. The function runs in the page. */
export function until(page, condition, ...args) {
  return page.waitForFunction(condition, { polling: 50, timeout: PATIENCE }, ...args);
}

/** Loads the page anew. Firefox may say that it has while the old document still answers, so that one is marked. */
export async function reload(page) {
  await page.evaluate(() => {
    window.beforeReload = true;
  });
  await page.reload();
  await until(page, () => !window.beforeReload);
}

/** A screenshot in tests/browser/shots/. */
export async function shot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** Runs a suite once in each browser, with a server of its own: `suite({ name, browser(), url() })`. */
export function inEachBrowser(title, suite, options) {
  for (const installed of BROWSERS) {
    describe(`${title} (${installed.name})`, () => {
      let server;
      let running;
      before(async () => {
        server = await serveSite(options);
        running = await launch(installed);
      });
      after(async () => {
        await running?.close();
        await server?.close();
      });
      suite({ name: installed.name, browser: () => running.browser, url: (path = "") => `${server.url}${path}` });
    });
  }
}
