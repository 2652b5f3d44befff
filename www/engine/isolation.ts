// Threads need an isolated page. Where the host sends no headers, the service worker does, after one reload.

/** Set while the one reload is under way: a page that is still not isolated after it stays as it is. */
const GUARD = "raceway-isolation-reload";
/** Milliseconds that the service worker may take to fetch the site and start. */
const PATIENCE = 8_000;

/** Storage refuses itself in private windows and embeds: no guard there, so no reload either. */
function guard(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/**
 * Reloads a page that the service worker can isolate. True: that is about to happen, and starting anything would be for
 * nothing. Never rejects.
 */
export async function isolate(base: URL): Promise<boolean> {
  const storage = guard();
  if (window.crossOriginIsolated) {
    storage?.removeItem(GUARD);
    return false;
  }
  // A frame's isolation is its embedder's to give.
  if (window.top !== window || !storage || storage.getItem(GUARD) !== null) return false;
  if (!(await keepOffline(base))) return false;
  storage.setItem(GUARD, "1");
  window.location.reload();
  return true;
}

/** Has the service worker keep what this page has not needed so far, too. Never rejects. */
export async function keepEverything(base: URL): Promise<void> {
  if (!(await keepOffline(base))) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep everything");
}

/** Registers the service worker. True when it is active: it will answer the next load. Never rejects. */
export async function keepOffline(base: URL): Promise<boolean> {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return false;
  try {
    await navigator.serviceWorker.register(new URL("service-worker.js", base), { updateViaCache: "none" });
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
    return (await Promise.race([navigator.serviceWorker.ready, late])) !== null;
  } catch {
    return false;
  }
}
