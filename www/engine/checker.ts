// The page's side of the check worker: one question at a time, and a new worker where one dies of a question.

import type { Diagnostic, SourceFile } from "./api.ts";
import type { Answers, FromChecker, Question, Start, ToChecker } from "./messages.ts";

interface Asked {
  readonly question: Question;
  readonly answer: (answer: Answers[keyof Answers]) => void;
  /** Times that a worker died of it. */
  deaths: number;
}

/** A checker that says nothing for so long is taken for dead, in milliseconds. */
const PATIENCE = 5_000;
/** The same of one that runs a program. */
const RUN_PATIENCE = 15_000;

/** The answers to a question that no worker survives. */
function failed({ files }: Question): Answers {
  const place = { file: files[0]?.name ?? "prog.go", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = "internal error: the checker failed on this source";
  const diagnostics: Diagnostic[] = [{ ...place, severity: "error", code: "Internal", message }];
  return {
    check: { diagnostics, parameters: [] },
    format: { diagnostics },
    hover: null,
    definition: null,
    complete: null,
    schedule: JSON.stringify({ failure: "This program takes too long, or too much memory, to be run step by step." }),
  };
}

export class Checker {
  #worker: Worker | null = null;
  #ready = false;
  #asked: Asked | null = null;
  #waiting: Asked[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id = 0;

  constructor(
    readonly url: URL,
    /** Makes what starts an instance; each has a memory of its own. */
    readonly start: () => Start,
  ) {
    this.#restart();
  }

  ask<K extends keyof Answers>(
    kind: K,
    files: readonly SourceFile[],
    file = "",
    offset = 0,
    run: Pick<Question, "settings" | "asked"> = {},
  ): Promise<Answers[K]> {
    return new Promise((resolve) => {
      const answer = (answer: Answers[keyof Answers]) => resolve(answer as Answers[K]);
      this.#waiting.push({ question: { kind, files, file, offset, ...run }, answer, deaths: 0 });
      this.#next();
    });
  }

  /** Goes on in another worker: what starts an instance has changed. */
  restart() {
    clearTimeout(this.#timer);
    if (this.#asked) this.#waiting.unshift(this.#asked);
    this.#asked = null;
    this.#restart();
  }

  dispose() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #restart() {
    this.#worker?.terminate();
    this.#ready = false;
    const worker = new Worker(this.url, { type: "module", name: "raceway checker" });
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromChecker>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#died();
    };
    worker.postMessage(this.start() satisfies ToChecker);
  }

  #hear(message: FromChecker) {
    if (message.type === "ready") {
      this.#ready = true;
      this.#next();
    } else if (message.type === "answer" && message.id === this.#id) {
      clearTimeout(this.#timer);
      const asked = this.#asked;
      this.#asked = null;
      asked?.answer(message.answer);
      this.#next();
    } else if (message.type === "failed") {
      this.#died();
    }
  }

  #next() {
    if (!this.#ready || this.#asked || !this.#worker) return;
    const asked = this.#waiting.shift();
    if (!asked) return;
    this.#asked = asked;
    const patience = asked.question.kind === "schedule" ? RUN_PATIENCE : PATIENCE;
    this.#timer = setTimeout(() => this.#died(), patience);
    this.#worker.postMessage({ type: "ask", id: ++this.#id, ...asked.question } satisfies ToChecker);
  }

  #died() {
    clearTimeout(this.#timer);
    const asked = this.#asked;
    this.#asked = null;
    // A worker that dies unasked failed to start; the host's failure to do so is the one that the user hears of.
    if (!asked) return;
    asked.deaths += 1;
    // What a program has done once it would do again.
    if (asked.deaths < 2 && asked.question.kind !== "schedule") this.#waiting.unshift(asked);
    else asked.answer(failed(asked.question)[asked.question.kind]);
    this.#restart();
  }
}
