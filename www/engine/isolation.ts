// Threads need an isolated page. Where the host sends no headers, the service worker does, after one reload.

/** Set while the one reload is under way: a page that is still not isolated after it stays as it is. */
const GUARD = "raceway-isolation-reload";

/** Storage refuses itself in private windows and embeds: no guard there, so no reload either. */
function guard(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/**
 * Registers the service worker, for offline use and for isolation. True: the page is about to be reloaded, and starting
 * anything would be for nothing. Never rejects.
 */
export async function isolate(base: URL): Promise<boolean> {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return false;
  const storage = guard();
  if (window.crossOriginIsolated) storage?.removeItem(GUARD);
  // A frame's isolation is its embedder's to give.
  const wanted =
    !window.crossOriginIsolated && window.top === window && storage !== null && storage.getItem(GUARD) === null;
  try {
    const registering = navigator.serviceWorker.register(new URL("service-worker.js", base), {
      updateViaCache: "none",
    });
    if (!wanted) {
      registering.catch(() => {});
      return false;
    }
    await registering;
    if (!(await controlled(4_000))) return false;
    storage.setItem(GUARD, "1");
    window.location.reload();
    return true;
  } catch {
    return false;
  }
}

/** Whether a service worker controls the page within so many milliseconds. */
function controlled(patience: number): Promise<boolean> {
  if (navigator.serviceWorker.controller) return Promise.resolve(true);
  return new Promise((settle) => {
    const timer = setTimeout(() => settle(false), patience);
    navigator.serviceWorker.addEventListener(
      "controllerchange",
      () => {
        clearTimeout(timer);
        settle(true);
      },
      { once: true },
    );
  });
}
