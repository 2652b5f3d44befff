// What a person likes, kept for all programs.

import { LANGUAGES, type Language, loadLanguage, type Messages, messagesOf, preferred } from "../i18n/index.ts";
import { Emitter } from "./emitter.ts";
import type { Memory } from "./storage.ts";

export type Theme = "auto" | "light" | "dark";
export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

export class Preferences {
  language: Language;
  theme: Theme;
  /** Larger type and less chrome, for a projector. */
  presenter: boolean;
  readonly changed = new Emitter();

  /** `wanted`: the browser's languages, dearest first. */
  constructor(
    readonly memory: Memory,
    wanted: readonly string[],
  ) {
    const language = memory.read("language");
    this.language = language !== null && language in LANGUAGES ? (language as Language) : preferred(wanted);
    this.theme = THEMES.find((theme) => theme === memory.read("theme")) ?? "auto";
    this.presenter = memory.read("presenter") === "yes";
  }

  get words(): Messages {
    return messagesOf(this.language);
  }

  /** Fetches the messages of the language that is chosen already. */
  async ready() {
    if (!(await loadLanguage(this.language))) this.language = "en";
  }

  async setLanguage(language: Language) {
    if (!(await loadLanguage(language))) return;
    this.language = language;
    this.#keep("language", language);
  }

  setTheme(theme: Theme) {
    this.theme = theme;
    this.#keep("theme", theme);
  }

  setPresenter(presenter: boolean) {
    this.presenter = presenter;
    this.#keep("presenter", presenter ? "yes" : "no");
  }

  #keep(key: string, value: string) {
    this.memory.write(key, value);
    this.changed.emit();
  }
}
