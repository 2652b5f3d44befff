// The development server: node scripts/serve.mjs FOLDER PORT
// Static files with the headers that give a page threads; nothing else.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { constants, createBrotliCompress } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".go": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** Threads: shared memory is given to isolated pages only. The last one isolates frames too, in Chromium. */
export const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Document-Isolation-Policy": "isolate-and-credentialless",
};

/** Names that carry a hash of their content never change it. */
const HASHED = /-[0-9A-Za-z]{8,}\.|\/(threads|instruments|single)-[0-9a-f]{10}\//;

/** A server of `folder`; `isolated` false leaves the headers out, as a plain static host does. */
export function siteServer(folder, { isolated = true } = {}) {
  return createServer(async (request, response) => {
    const headers = { ...(isolated ? ISOLATION : {}), "X-Content-Type-Options": "nosniff" };
    const end = (status, text) =>
      response.writeHead(status, { ...headers, "Content-Type": TYPES[".txt"] }).end(`${text}\n`);
    try {
      if (request.method !== "GET" && request.method !== "HEAD") return end(405, "GET only");
      const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      const path = join(folder, normalize(`/${name}`), name.endsWith("/") ? "index.html" : "");
      const { size, mtimeMs } = await stat(path);
      const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
      headers["Content-Type"] = TYPES[extname(path)] ?? "application/octet-stream";
      headers["Cache-Control"] = HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
      headers.ETag = tag;
      headers.Vary = "Accept-Encoding";
      if (request.headers["if-none-match"] === tag) return response.writeHead(304, headers).end();
      const packed = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && !/\.(png|ico)$/.test(path);
      if (packed) headers["Content-Encoding"] = "br";
      else headers["Content-Length"] = size;
      response.writeHead(200, headers);
      if (request.method === "HEAD") return response.end();
      const file = createReadStream(path);
      file.on("error", () => response.destroy());
      if (!packed) return file.pipe(response);
      file.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })).pipe(response);
    } catch {
      end(404, "There is no such file.");
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const server = siteServer(folder);
  server.on("error", (error) => {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken: give another with --port.` : String(error));
    process.exit(1);
  });
  server.listen(Number(port), () => console.log(`Raceway is at http://localhost:${port}/ (Ctrl+C ends it)`));
}
