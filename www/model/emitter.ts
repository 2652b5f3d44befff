/** Tells whoever listens that something changed. */
export class Emitter {
  #listeners = new Set<() => void>();

  /** Gives what ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit() {
    for (const listener of [...this.#listeners]) listener();
  }
}
