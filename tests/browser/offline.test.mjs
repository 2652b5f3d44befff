// The site without a network, after one visit: the teacher's projector.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { BROWSERS, launch, openPage, serveSite, until } from "./harness.mjs";
import { press, ready } from "./page-kit.mjs";

/** The files of the engine that explores, by the ends of their addresses. */
const INSTRUMENTS = readdirSync("dist/engine", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  // The first Node 20s call it path.
  .map(({ parentPath, path, name }) => `${parentPath ?? path}/${name}`.replace(/^dist/, ""))
  .filter((path) => path.startsWith("/engine/instruments-"));

/** What a browser says of the requests that a page without a network makes in vain. */
const IN_VAIN = [/service-worker/, /Failed to load resource/, /ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /NetworkError/];

for (const installed of BROWSERS) {
  test(`after one visit everything works without a network (${installed.name})`, async () => {
    const server = await serveSite();
    const running = await launch(installed);
    try {
      const first = await openPage(running.browser, server.url, { expected: IN_VAIN });
      await ready(first.page);
      await until(
        first.page,
        async (paths) => {
          const kept = await Promise.all(
            (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
          );
          return paths.every((path) => kept.flat().some((url) => url.endsWith(path)));
        },
        INSTRUMENTS,
      );
      await first.page.close();
      await server.close();

      const { page, check } = await openPage(running.browser, `${server.url}#p=two-locks`, { expected: IN_VAIN });
      await ready(page);
      await press(page, "button.main");
      await until(page, () => /\d/.test(document.querySelector(".console")?.textContent ?? ""));
      await page.click("#tab-explore");
      await until(page, () => document.querySelector(".explore-start")?.disabled === false);
      await press(page, ".explore-start");
      await until(page, () => document.querySelector(".explore-verdict"));
      const kinds = await page.$$eval(".outcomes tbody tr", (rows) => rows.map(({ dataset }) => dataset.kind).sort());
      assert.deepEqual(kinds, ["deadlock", "exit"]);
      await press(page, "tr[data-kind='deadlock'] .show-me");
      await until(page, () => document.querySelector(".step-said"));
      check();
    } finally {
      await running.close();
      await server.close().catch(() => {});
    }
  });
}
