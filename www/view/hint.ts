// Hints are fetched when the first thing needs one, a language at a time.

import type { Language } from "../i18n/index.ts";
import type { Hint, Hints } from "../model/hints.ts";

const LOADERS: Readonly<Record<Language, () => Promise<Hints>>> = {
  en: async () => (await import("../i18n/hints.en.ts")).hints,
  "pt-BR": async () => (await import("../i18n/hints.pt-BR.ts")).hints,
};

const loaded: Partial<Record<Language, Hints>> = {};
const loading: Partial<Record<Language, Promise<void>>> = {};

/** The hint of a key; null where there is none, or none yet: `arrived` is called when they are there. */
export function hintOf(language: Language, key: string | null, arrived: () => void): Hint | null {
  if (key === null) return null;
  const hints = loaded[language];
  if (hints) return hints[key] ?? null;
  loading[language] ??= LOADERS[language]().then(
    (hints) => {
      loaded[language] = hints;
    },
    // Without a network there may be none: the next need asks again.
    () => {
      delete loading[language];
    },
  );
  loading[language].then(() => {
    if (loaded[language]) arrived();
  });
  return null;
}
