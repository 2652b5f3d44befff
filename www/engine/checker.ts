// The page's side of the check worker: one question at a time, and a new worker where one dies of a question.

import type { CheckResult } from "./api.ts";
import type { FromChecker, Start, ToChecker } from "./messages.ts";

interface Question {
  readonly source: string;
  readonly answer: (result: CheckResult) => void;
  /** Times that a worker died of it. */
  deaths: number;
}

/** A checker that says nothing for so long is taken for dead, in milliseconds. */
const PATIENCE = 5_000;

const FAILED: CheckResult = {
  diagnostics: [
    {
      file: "prog.go",
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      severity: "error",
      code: "Internal",
      message: "internal error: the checker failed on this source",
    },
  ],
  parameters: [],
};

export class Checker {
  #worker: Worker | null = null;
  #ready = false;
  #asked: Question | null = null;
  #waiting: Question[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id = 0;

  constructor(
    readonly url: URL,
    /** Makes what starts an instance; each has a memory of its own. */
    readonly start: () => Start,
  ) {
    this.#restart();
  }

  check(source: string): Promise<CheckResult> {
    return new Promise((answer) => {
      this.#waiting.push({ source, answer, deaths: 0 });
      this.#next();
    });
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
    } else if (message.type === "checked" && message.id === this.#id) {
      clearTimeout(this.#timer);
      const asked = this.#asked;
      this.#asked = null;
      asked?.answer(message.result);
      this.#next();
    } else if (message.type === "failed") {
      this.#died();
    }
  }

  #next() {
    if (!this.#ready || this.#asked || !this.#worker) return;
    const question = this.#waiting.shift();
    if (!question) return;
    this.#asked = question;
    this.#timer = setTimeout(() => this.#died(), PATIENCE);
    this.#worker.postMessage({ type: "check", id: ++this.#id, source: question.source } satisfies ToChecker);
  }

  #died() {
    clearTimeout(this.#timer);
    const asked = this.#asked;
    this.#asked = null;
    // A worker that dies unasked failed to start; the host's failure to do so is the one that the user hears of.
    if (!asked) return;
    asked.deaths += 1;
    if (asked.deaths < 2) this.#waiting.unshift(asked);
    else asked.answer(FAILED);
    this.#restart();
  }
}
