// Builds the page with the stand-in engine into a folder of its own, with the site's own policies, and serves it.

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { siteServer } from "../../scripts/serve.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
/** The site's policy: what it forbids shows as a console error, and so fails the test. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'";

export async function serveFakeSite() {
  const folder = await mkdtemp(join(tmpdir(), "raceway-fake-"));
  await mkdir(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [join(ROOT, "tests/browser/fake-page.ts")],
    outdir: folder,
    entryNames: "page",
    // Parts that come later come as files of their own, as on the site.
    splitting: true,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    loader: { ".go": "text", ".svg": "text" },
    define: { RACEWAY_ASSETS: "{}", RACEWAY_DEVELOPMENT: "true" },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    logLevel: "warning",
  });
  const html = await readFile(join(ROOT, "index.html"), "utf8");
  const built = html
    .replace("</title>", '</title><link rel="stylesheet" href="page.css">')
    .replace(/<meta charset=[^>]*>/, `$&<meta http-equiv="Content-Security-Policy" content="${CSP}">`)
    .replace("www/main.ts", "page.js");
  await writeFile(join(folder, "index.html"), built);
  const server = siteServer(folder);
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
