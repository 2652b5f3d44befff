// Keeps the whole site for use without a network, and gives a static host the headers that threads need.
//
// The site's files are fetched once per version into a cache of that version's name; the old version's cache goes when
// the new worker takes over. Navigations ask the network first, so that a new version is seen at once. A worker takes
// over when the last page of the old version is closed, and never claims a page that has begun to load: Firefox may
// then leave the page's own workers without an answer.

export {};

const worker = self as unknown as ServiceWorkerGlobalScope;
/** Addresses relative to the site, and a hash of their contents: written by the page's build. */
declare const PRECACHE: readonly string[];
/** What is kept when the page has time for it. */
declare const LATER: readonly string[];
declare const VERSION: string;

const CACHE = `raceway-${VERSION}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      // Hashed names may come of the browser's own cache, for they never change; the others may not.
      .then((cache) => cache.addAll(PRECACHE.map((path) => new Request(path, { cache: "no-cache" })))),
  );
});

// A page that has started asks for the rest, so that the rest delays nothing.
worker.addEventListener("message", (event) => {
  if (event.data !== "keep everything") return;
  const keep = async () => {
    const cache = await caches.open(CACHE);
    for (const path of LATER) {
      if (!(await cache.match(path))) await cache.add(path);
    }
  };
  // Without a network the next page asks again.
  event.waitUntil(keep().catch(() => {}));
});

worker.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("raceway-") && name !== CACHE) await caches.delete(name);
    }
  };
  event.waitUntil(clean());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const navigation = request.mode === "navigate";
  const kept = () => cache.match(request, { ignoreSearch: navigation, ignoreVary: true });
  const response = navigation ? await fetch(request).catch(kept) : ((await kept()) ?? (await fetched(request, cache)));
  return response ? isolated(response) : Response.error();
}

/** From the network. What only some pages need (the engines without threads, and with instruments) is kept once it was asked for. */
async function fetched(request: Request, cache: Cache): Promise<Response | undefined> {
  const response = await fetch(request).catch(() => undefined);
  if (response?.ok && new URL(request.url).pathname.includes("/engine/")) await cache.put(request, response.clone());
  return response;
}

/** The response with the headers of scripts/serve.mjs, where it has none. */
function isolated(response: Response): Response {
  if (response.status === 0 || response.headers.has("Cross-Origin-Embedder-Policy")) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  const empty = response.status === 204 || response.status === 304;
  return new Response(empty ? null : response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
