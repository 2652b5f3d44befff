// The page's languages. Every language has every message: a missing one does not compile. English comes with the page;
// the others are fetched by whoever wants them.

import { en } from "./en.ts";

export type Messages = typeof en;
export type Language = "en" | "pt-BR";

/** Each language's name for itself. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: "English", "pt-BR": "Português do Brasil" };

const messages: Partial<Record<Language, Messages>> = { en };

/** The language's messages; English until they are there. */
export const messagesOf = (language: Language): Messages => messages[language] ?? en;

/** Whether the language's messages are there now. */
export async function loadLanguage(language: Language): Promise<boolean> {
  try {
    if (language === "pt-BR") messages[language] ??= (await import("./pt-BR.ts")).ptBR;
  } catch {
    // Without a network there may be no such file: the page goes on in the language that it has.
  }
  return messages[language] !== undefined;
}

/** The first language of the list that the page speaks. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "pt") return "pt-BR";
    if (primary === "en") return "en";
  }
  return "en";
}
