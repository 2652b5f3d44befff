// The pool's workers, which the page starts for the host.

import type { FromPoolWorker, ToPoolWorker } from "./messages.ts";

export class Pool {
  #workers: Worker[] = [];

  /** `broken` hears of a worker that fails, at any time. */
  constructor(
    readonly url: URL,
    readonly broken: (message: string) => void,
  ) {}

  /** Settles when so many workers are ready. */
  async start(workers: number, message: Omit<ToPoolWorker, "index">): Promise<void> {
    const ready = Array.from({ length: workers }, (_, index) => this.#add({ ...message, index }));
    await Promise.all(ready);
  }

  #add(message: ToPoolWorker): Promise<void> {
    return new Promise((resolve) => {
      const worker = new Worker(this.url, { type: "module", name: "raceway worker" });
      this.#workers.push(worker);
      worker.onmessage = ({ data }: MessageEvent<FromPoolWorker>) => {
        if (data.type === "ready") resolve();
        else this.broken(data.message);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.broken(event.message);
      };
      worker.postMessage(message);
    });
  }

  terminate() {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
  }
}
