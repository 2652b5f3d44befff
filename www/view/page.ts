// Joins the session to a real page: address, storage, frames, theme. The engine is given, so that tests can give another.

import type { StartEngine } from "../engine/api.ts";
import { Preferences } from "../model/preferences.ts";
import { Session, type TabState } from "../model/session.ts";
import { browserStorage, Memory } from "../model/storage.ts";
import { PROGRAMS } from "../programs/index.ts";
import type { RacewayApp } from "./app.ts";
import "./app.ts";

/** Milliseconds between two looks at the counters: the eye follows no more. */
const FRAME = 62;
/** A hidden page draws nothing, but its output must still be fetched. */
const HIDDEN_FRAME = 500;

function everyFrame(callback: () => void): () => void {
  let last = 0;
  let request = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const next = () => {
    if (ended) return;
    if (document.hidden) timer = setTimeout(tick, HIDDEN_FRAME);
    else request = requestAnimationFrame(look);
  };
  const tick = () => {
    if (ended) return;
    last = performance.now();
    callback();
    next();
  };
  const look = () => (performance.now() - last >= FRAME ? tick() : next());
  const wake = () => {
    cancelAnimationFrame(request);
    clearTimeout(timer);
    next();
  };
  document.addEventListener("visibilitychange", wake);
  next();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", wake);
    cancelAnimationFrame(request);
    clearTimeout(timer);
  };
}

function tabState(): TabState | null {
  const state: unknown = window.history.state;
  if (typeof state !== "object" || state === null) return null;
  const { tab, written } = state as Record<string, unknown>;
  return typeof tab === "string" && typeof written === "number" ? { tab, written } : null;
}

/** Follows theme, language and type size in the document itself. */
function dress(preferences: Preferences, embedded: boolean) {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme, language, presenter, words } = preferences;
    root.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    root.lang = language;
    document.title = words.app.title;
    root.toggleAttribute("data-presenter", presenter);
    root.toggleAttribute("data-embed", embedded);
  };
  apply();
  preferences.changed.subscribe(apply);
  dark.addEventListener("change", () => {
    apply();
    preferences.changed.emit();
  });
}

export async function openPage(startEngine: StartEngine) {
  const memory = new Memory(browserStorage());
  const preferences = new Preferences(memory, navigator.languages ?? [navigator.language]);
  // The engine starts while the words come.
  const base = new URL("./", window.location.href.split(/[?#]/)[0]);
  const starting = startEngine({ base });
  starting.catch(() => {});
  await preferences.ready();
  const embedded = new URLSearchParams(window.location.search).has("embed");
  dress(preferences, embedded);

  const tab = tabState()?.tab ?? Math.random().toString(36).slice(2, 12);
  /** The fragment that the page itself wrote last. */
  let own = window.location.hash;
  const session = new Session(PROGRAMS, {
    memory,
    tab,
    now: () => Date.now(),
    clock: () => performance.now(),
    everyFrame,
    words: () => preferences.words,
    language: () => preferences.language,
    address: {
      fragment: () => window.location.hash,
      state: tabState,
      replace: (fragment, state) => {
        own = `#${fragment}`;
        const { pathname, search } = window.location;
        // Some browsers refuse too many changes in a short time: the next one will do.
        try {
          window.history.replaceState(state, "", `${pathname}${search}${own}`);
        } catch {
          return;
        }
      },
    },
  });
  window.addEventListener("hashchange", () => {
    if (window.location.hash !== own) void session.open();
  });
  const flush = () => session.flush();
  window.addEventListener("beforeunload", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flush();
  });

  const app = document.createElement("raceway-app") as RacewayApp;
  app.session = session;
  app.preferences = preferences;
  app.embedded = embedded;
  document.body.append(app);

  void session.open();
  starting.then(
    (engine) => session.attach(engine),
    (error: unknown) => session.runner.fail(error instanceof Error ? error.message : String(error)),
  );
}
