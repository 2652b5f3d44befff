// The benchmark programs in Chromium through Raceway, beside Go's own js/wasm build of the same programs, and natively.
//
//   node tests/bench/bench.mjs [--rounds N] [--only name,name] [--no-native] [--save]
//
// Rounds are interleaved, so that a machine that slows down slows down everyone; each figure is the median of its
// rounds, in nanoseconds per operation. Needs dist/, $GO and the `raceway` command: ./build.sh bench sees to them.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename, join } from "node:path";
import { siteServer } from "../../scripts/serve.mjs";
import { BROWSERS, launch, openPage } from "../browser/harness.mjs";
import { GOALS, GROUPS, table } from "./table.mjs";

const PROGRAMS = new URL("./programs/", import.meta.url).pathname;
const TARGET = process.env.CARGO_TARGET_DIR ?? "target";
const SITE = join(TARGET, "bench", "site");
/** Milliseconds after which a program is given up. */
const PATIENCE = 180_000;
const TWO_WORKERS = [...GROUPS.channels, "fibpar8", "mandelpool"];

const options = { rounds: 3, only: null, native: true, save: false };
for (let args = process.argv.slice(2); args.length > 0; ) {
  const arg = args.shift();
  if (arg === "--rounds") options.rounds = Math.max(1, Number(args.shift()));
  else if (arg === "--only") options.only = args.shift().split(",");
  else if (arg === "--no-native") options.native = false;
  else if (arg === "--save") options.save = true;
  else throw new Error(`bench knows --rounds, --only, --no-native and --save, not ${arg}`);
}

const names = readdirSync(PROGRAMS)
  .filter((name) => name.endsWith(".go"))
  .map((name) => basename(name, ".go"))
  .filter((name) => !options.only || options.only.includes(name));

const go = (args, env = {}) =>
  execFileSync(process.env.GO, args, { env: { ...process.env, ...env }, encoding: "utf8", timeout: PATIENCE });

/** `RESULT name ns-per-op total-ns ops checksum` → the figures; null where there is no such line. */
function parse(output) {
  const words = /^RESULT (.*)$/m.exec(output)?.[1].split(" ");
  return words ? { ns: Number(words[1]), check: `${words[3]} ${words[4]}` } : null;
}

/** The site with Go's builds beside it. */
function prepare() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(join(SITE, "go"), { recursive: true });
  cpSync("dist", SITE, { recursive: true });
  const root = go(["env", "GOROOT"]).trim();
  cpSync(join(root, "lib", "wasm", "wasm_exec.js"), join(SITE, "go", "wasm_exec.js"));
  cpSync(new URL("./go-worker.js", import.meta.url).pathname, join(SITE, "go", "worker.js"));
  writeFileSync(join(SITE, "go", "index.html"), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">');
  for (const name of names) {
    const source = join(PROGRAMS, `${name}.go`);
    go(["build", "-o", join(SITE, "go", `${name}.wasm`), source], { GOOS: "js", GOARCH: "wasm" });
    if (options.native) go(["build", "-o", join(TARGET, "bench", name), source]);
  }
}

/** One run through the engine; its output. */
async function raceway(page, name, workers) {
  return page.evaluate(
    async (source, workers, patience) => {
      const engine = await window.raceway;
      const run = engine.run(source, { ...window.settings, workers });
      const timer = setTimeout(() => run.stop(), patience);
      const report = await run.done;
      clearTimeout(timer);
      return report.reason === "exit" && report.status === 0
        ? report.stdout
        : `${report.reason} ${report.status} ${report.stderr}`;
    },
    readFileSync(join(PROGRAMS, `${name}.go`), "utf8"),
    workers,
    PATIENCE,
  );
}

/** One run of Go's own build, in a worker of its own; its output. */
async function goWasm(page, name) {
  return page.evaluate(
    (name, patience) =>
      new Promise((resolve) => {
        const worker = new Worker("worker.js");
        const finish = (text) => {
          worker.terminate();
          resolve(text);
        };
        worker.onmessage = ({ data }) => finish(data);
        worker.onerror = (event) => finish(`error ${event.message}`);
        setTimeout(() => finish("timed out"), patience);
        worker.postMessage(`${name}.wasm`);
      }),
    name,
    PATIENCE,
  );
}

function native(command, args, env = {}) {
  try {
    return execFileSync(command, args, { env: { ...process.env, ...env }, encoding: "utf8", timeout: PATIENCE });
  } catch (error) {
    return `failed: ${error.message}`;
  }
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/** name → column → figures of the rounds */
const figures = new Map(names.map((name) => [name, {}]));
const checks = new Map();
const failures = [];

function note(name, column, output) {
  const result = parse(output);
  if (!result) {
    failures.push(`${name}, ${column}: ${output.trim().split("\n")[0]}`);
    return;
  }
  const check = checks.get(name) ?? result.check;
  checks.set(name, check);
  // A wrong answer has no speed.
  if (check !== result.check) {
    failures.push(`${name}, ${column}: ${result.check} instead of ${check}`);
    return;
  }
  const row = figures.get(name);
  row[column] = [...(row[column] ?? []), result.ns];
}

prepare();
const server = siteServer(SITE);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://localhost:${server.address().port}/`;
const { browser, close } = await launch(BROWSERS[0]);
const version = await browser.version();
try {
  const ours = await openPage(browser, `${url}bare.html`);
  const theirs = await openPage(browser, `${url}go/index.html`);
  for (let round = 1; round <= options.rounds; round++) {
    for (const name of names) {
      console.error(`round ${round} of ${options.rounds}: ${name}`);
      await theirs.page.bringToFront();
      note(name, "go", await goWasm(theirs.page, name));
      await ours.page.bringToFront();
      note(name, "raceway", await raceway(ours.page, name, 1));
      if (TWO_WORKERS.includes(name)) note(name, "two", await raceway(ours.page, name, 2));
      if (!options.native) continue;
      note(name, "goNative", native(join(TARGET, "bench", name), [], { GOMAXPROCS: "1" }));
      const command = join(TARGET, "release", "raceway");
      if (existsSync(command))
        note(name, "native", native(command, ["run", "-workers", "1", join(PROGRAMS, `${name}.go`)]));
    }
  }
} finally {
  await close();
  server.close();
}

const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
const text = table({
  rows: names.map((name) => ({
    name,
    goal: GOALS[name],
    ...Object.fromEntries(Object.entries(figures.get(name)).map(([column, values]) => [column, median(values)])),
  })),
  failures,
  facts: {
    machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    browser: version,
    go: go(["version"]).trim(),
    commit,
    date: new Date().toISOString().slice(0, 10),
    rounds: options.rounds,
  },
});
mkdirSync("bench-results", { recursive: true });
writeFileSync("bench-results/latest.md", text);
if (options.save) {
  mkdirSync("docs", { recursive: true });
  writeFileSync("docs/bench.md", text);
}
console.log(text);
