// The words of the panels Schedule and Explore: English comes with the panels, the others when they are wanted.

import type { Language } from "../i18n/index.ts";
import { lab as en, type LabMessages } from "../i18n/lab.en.ts";

const known: Partial<Record<Language, LabMessages>> = { en };
let coming: Promise<void> | null = null;

/** The words; in English until the language's own have `arrived`. */
export function labWords(language: Language, arrived: () => void): LabMessages {
  const words = known[language];
  if (words) return words;
  coming ??= import("../i18n/lab.pt-BR.ts").then(
    ({ lab }) => {
      known["pt-BR"] = lab;
    },
    // Without a network there may be none: the next need asks again.
    () => {
      coming = null;
    },
  );
  void coming?.then(() => {
    if (known[language]) arrived();
  });
  return en;
}
