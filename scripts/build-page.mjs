// Bundles the site into dist/: node scripts/build-page.mjs MODULES [development]
//
// MODULES is the folder with the engines: `threads`, `instruments` and `single`. Every name but those of index.html and
// service-worker.js carries a hash of its content, so a server may let browsers keep them for ever.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as esbuild from "esbuild";

const [modules, kind] = process.argv.slice(2);
const development = kind === "development";
const out = "dist.new";

const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const hash = (...contents) => {
  const sum = createHash("sha256");
  for (const content of contents) sum.update(content);
  return sum.digest("hex").slice(0, 10);
};

/** All files below a folder. */
async function walk(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
  return (await Promise.all(nested)).flat().sort();
}

const options = {
  bundle: true,
  format: "esm",
  target: ["es2022", "chrome110", "firefox115", "safari16.4"],
  minify: !development,
  sourcemap: development ? "linked" : false,
  legalComments: "none",
  loader: { ".go": "text", ".svg": "text" },
  outdir: `${out}/assets`,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  metafile: true,
  logLevel: "warning",
  // Decorators of page elements mean what TypeScript's own compiler makes of them.
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
};

/**
 * Bundles one entry; gives its address and that of its style sheet, relative to the site, and `first`: the files that it
 * cannot begin without, which are all but what it imports later.
 */
async function bundle(entry, define, extra = {}) {
  const result = await esbuild.build({ ...options, entryPoints: [entry], define, ...extra });
  const [path, output] = Object.entries(result.metafile.outputs).find(([, o]) => o.entryPoint === entry);
  const site = (path) => path && relative(out, path);
  const first = new Set();
  const take = (path) => {
    if (first.has(path)) return;
    first.add(path);
    const { imports } = result.metafile.outputs[path];
    for (const { path, kind, external } of imports) if (kind === "import-statement" && !external) take(path);
  };
  take(path);
  if (output.cssBundle) first.add(output.cssBundle);
  return { script: site(path), style: site(output.cssBundle), first: [...first].map(site) };
}

/** Copies one engine under a hashed name: its script is minified and never bundled, for pool workers import it too. */
async function engine(kind) {
  const from = join(modules, kind);
  const files = await walk(from);
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const folder = `engine/${kind}-${hash(...contents)}`;
  for (const [i, file] of files.entries()) {
    const to = join(out, folder, relative(from, file));
    await mkdir(join(to, ".."), { recursive: true });
    if (file.endsWith(".js")) {
      const { code } = await esbuild.transform(contents[i].toString(), {
        minify: !development,
        format: "esm",
        target: "es2022",
      });
      await writeFile(to, code);
    } else {
      await writeFile(to, contents[i]);
    }
  }
  // The memory that the module asks for, in pages, as wasm-bindgen wrote it down.
  const glue = contents[files.findIndex((file) => basename(file) === "raceway.js")].toString();
  const initial = Number(/initial:\s*(\d+)/.exec(glue)?.[1] ?? 0);
  return { script: `${folder}/raceway.js`, wasm: `${folder}/raceway_bg.wasm`, initial };
}

/** Copies what the modules are built without; `paths` are the packages whose texts it holds, as `raceway library` gives them. */
async function restOfLibrary() {
  const [paths, ...texts] = (await readFile(join(modules, "library.txt"), "utf8")).split("\n\n\0");
  const text = texts.join("\n\n\0");
  const url = `library/${hash(text)}.txt`;
  await mkdir(join(out, "library"), { recursive: true });
  await writeFile(join(out, url), text);
  return { url, paths: paths.split("\n") };
}

/** A page whose references to sources become references to what was built of them. */
async function page(template, main, hints) {
  const html = await readFile(template, "utf8");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${CSP}">`,
    ...hints,
    ...(main.style ? [`<link rel="stylesheet" href="${main.style}">`] : []),
  ].join("\n    ");
  const built = html
    .replace(/(<meta charset=[^>]*>)/i, `$1\n    ${head}`)
    .replace(/<script[^>]*src="[^"]*\.ts"[^>]*><\/script>/, `<script type="module" src="${main.script}"></script>`);
  if (!built.includes(CSP) || !built.includes(main.script)) {
    throw new Error(`${template} needs a <meta charset> and a module script that ends in .ts`);
  }
  return built;
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
if (existsSync("www/public")) await cp("www/public", out, { recursive: true });

const [threads, instruments, single, host, pool, checker] = await Promise.all([
  engine("threads"),
  engine("instruments"),
  engine("single"),
  bundle("www/engine/host-worker.ts", {}),
  bundle("www/engine/pool-worker.ts", {}),
  bundle("www/engine/check-worker.ts", {}),
]);
const library = await restOfLibrary();
const assets = { library, threads, instruments, single, host: host.script, pool: pool.script, checker: checker.script };
const define = { RACEWAY_ASSETS: JSON.stringify(assets), RACEWAY_DEVELOPMENT: String(development) };

/** What the page needs before it can run a program: itself and the workers' scripts. */
const start = ["index.html"];
for (const { first } of [host, pool, checker]) start.push(...first);
const pages = [
  ["index.html", "www/main.ts", "index.html"],
  // A page with nothing but the engine, for the browser tests of the engine alone.
  ["tests/browser/bare.html", "tests/browser/bare.ts", "bare.html"],
];
for (const [template, entry, name] of pages) {
  if (!existsSync(template) || !existsSync(entry)) continue;
  const main = await bundle(entry, define, { splitting: true });
  // What the script imports is asked for with it, and not after it was read.
  const chunks = main.first.filter((file) => file.endsWith(".js") && file !== main.script);
  const hints = chunks.map((file) => `<link rel="modulepreload" href="${file}">`);
  await writeFile(join(out, name), await page(template, main, hints));
  if (name === "index.html") start.push(...main.first);
}

// The service worker keeps the site: the engine with instruments when a page has started, the engine without threads where a
// page has needed it; its version is the site's content.
const SOMETIMES = /^engine\/(single|instruments)-/;
const WHEN_STARTED = /^engine\/instruments-/;
const files = (await walk(out)).filter((file) => !/\.map$|\/bare(-[^/]*)?\.(html|js)$/.test(file));
const contents = await Promise.all(files.map((file) => readFile(file)));
const precache = files
  .map((file) => relative(out, file).replace(/^index\.html$/, "./"))
  .filter((file) => !SOMETIMES.test(file));
const keptLater = files.map((file) => relative(out, file)).filter((file) => WHEN_STARTED.test(file));
const version = hash(...contents, precache.join(), keptLater.join());
await esbuild.build({
  ...options,
  metafile: false,
  format: "iife",
  entryPoints: ["www/service-worker.ts"],
  outdir: out,
  entryNames: "[name]",
  define: { PRECACHE: JSON.stringify(precache), LATER: JSON.stringify(keptLater), VERSION: JSON.stringify(version) },
});

// The finished site takes the old one's place at once: a server that runs sees one or the other.
await rm("dist.old", { recursive: true, force: true });
if (existsSync("dist")) await rename("dist", "dist.old");
await rename(out, "dist");
await rm("dist.old", { recursive: true, force: true });

// What a first visit on an isolated page fetches: first what it takes to run a program, then, in the background, what
// comes with the first look around and what is kept for use without a network.
async function compressed(file) {
  const content = await readFile(join("dist", file));
  return /\.(png|ico|woff2)$/.test(file) ? content.length : brotliCompressSync(content).length;
}
const sum = async (files) => (await Promise.all(files.map(compressed))).reduce((total, size) => total + size, 0);
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
const visited = files.map((file) => relative(out, file)).filter((file) => !SOMETIMES.test(file));
const engineFiles = visited.filter((file) => file.startsWith("engine/"));
const later = visited.filter((file) => !start.includes(file) && !engineFiles.includes(file));
const [pageSize, engineSize, laterSize, instrumentsSize] = await Promise.all(
  [start, engineFiles, later, keptLater].map(sum),
);
console.error(
  `dist/: ${files.length} files, version ${version}. Compressed: a first visit begins with ${kB(pageSize + engineSize)} ` +
    `(page ${kB(pageSize)}, engine ${kB(engineSize)}) and fetches ${kB(laterSize)} in the background; ` +
    `${kB(instrumentsSize)} more for exploring without a network, when the page has started`,
);
