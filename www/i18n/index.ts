// The page's languages. Every language has every message: a missing one does not compile.

import { en } from "./en.ts";
import { ptBR } from "./pt-BR.ts";

export type Messages = typeof en;
export type Language = "en" | "pt-BR";

export const LANGUAGES: Readonly<Record<Language, Messages>> = { en, "pt-BR": ptBR };

/** The first language of the list that the page speaks. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "pt") return "pt-BR";
    if (primary === "en") return "en";
  }
  return "en";
}
