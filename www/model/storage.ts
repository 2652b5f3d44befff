// What the browser keeps for the page. Private windows and frames may refuse storage: then the page forgets, and works.

/** The part of `Storage` that is used. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A person's version of a program. */
export interface Draft {
  readonly source: string;
  /** Milliseconds of the clock when it was written. */
  readonly written: number;
  /** The tab that wrote it. */
  readonly tab: string;
}

/** What a program is given when it starts. */
export interface ProgramInput {
  readonly args: string;
  readonly stdin: string;
  readonly tab: string;
}

const PREFIX = "raceway:";
const LONGEST = 1_000_000;

/** The browser's storage, or null where merely touching it throws. */
export function browserStorage(): Keep | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export class Memory {
  constructor(readonly keep: Keep | null) {}

  read(key: string): string | null {
    try {
      return this.keep?.getItem(PREFIX + key) ?? null;
    } catch {
      return null;
    }
  }

  /** Whether it was kept: the store may be full or refused. */
  write(key: string, value: string): boolean {
    try {
      if (!this.keep || value.length > LONGEST) return false;
      this.keep.setItem(PREFIX + key, value);
      return true;
    } catch {
      return false;
    }
  }

  remove(key: string) {
    try {
      this.keep?.removeItem(PREFIX + key);
    } catch {
      // Refused: there is nothing to remove.
    }
  }

  draft(program: string): Draft | null {
    const text = this.read(`draft:${program}`);
    if (text === null) return null;
    try {
      const draft: unknown = JSON.parse(text);
      if (typeof draft !== "object" || draft === null) return null;
      const { source, written, tab } = draft as Record<string, unknown>;
      if (typeof source !== "string") return null;
      return { source, written: Number(written) || 0, tab: String(tab ?? "") };
    } catch {
      return null;
    }
  }

  saveDraft(program: string, draft: Draft): boolean {
    return this.write(`draft:${program}`, JSON.stringify(draft));
  }

  input(program: string): ProgramInput | null {
    try {
      const input: unknown = JSON.parse(this.read(`input:${program}`) ?? "null");
      if (typeof input !== "object" || input === null) return null;
      const { args, stdin, tab } = input as Record<string, unknown>;
      return { args: String(args ?? ""), stdin: String(stdin ?? ""), tab: String(tab ?? "") };
    } catch {
      return null;
    }
  }

  /** Nothing is kept of a program that is given nothing. */
  saveInput(program: string, input: ProgramInput) {
    if (input.args === "" && input.stdin === "") this.remove(`input:${program}`);
    else this.write(`input:${program}`, JSON.stringify(input));
  }

  removeDraft(program: string) {
    this.remove(`draft:${program}`);
  }
}
