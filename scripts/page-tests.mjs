// Runs the page's unit tests: every www/**/*.test.ts, bundled for Node, under its own test runner.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

const out = join(process.env.CARGO_TARGET_DIR ?? "target", "page-tests");
const tests = readdirSync("www", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join("www", name))
  .sort();
rmSync(out, { recursive: true, force: true });
await esbuild.build({
  entryPoints: tests,
  outdir: out,
  outbase: "www",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node18",
  sourcemap: "inline",
  loader: { ".go": "text", ".svg": "text", ".css": "empty" },
  define: { RACEWAY_ASSETS: "{}", RACEWAY_DEVELOPMENT: "true" },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  logLevel: "warning",
});
const built = tests.map((name) => join(out, name.replace(/^www\//, "").replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=tap", ...built], {
  stdio: "inherit",
});
process.exit(status ?? 1);
