// The output console's text: the beginning and the end of what a program wrote, and how much was cut between them.
//
// Text is kept in blocks of one stream, so that the view appends and drops whole elements and never lays out everything
// again. Sizes are in UTF-16 units.

export type Stream = "out" | "err" | "info";

export interface Block {
  /** Grows with each block; a block's text may grow until the next one begins. */
  readonly id: number;
  readonly stream: Stream;
  readonly text: string;
  /** What was cut before this block: 0 for nothing. */
  readonly cut: number;
}

export interface ConsoleLimits {
  /** Of the beginning. */
  readonly head: number;
  /** Of the end. */
  readonly tail: number;
  /** One block. */
  readonly block: number;
  /** One line: longer ones are broken so that the browser lays them out quickly. */
  readonly line: number;
}

const LIMITS: ConsoleLimits = { head: 8_000, tail: 32_000, block: 4_000, line: 1_000 };

interface Writable {
  id: number;
  stream: Stream;
  text: string;
  cut: number;
}

export class ConsoleBuffer {
  #head: Writable[] = [];
  #headSize = 0;
  #tail: Writable[] = [];
  #tailSize = 0;
  #cut = 0;
  #ids = 0;
  #column = 0;

  constructor(readonly limits: ConsoleLimits = LIMITS) {}

  get blocks(): readonly Block[] {
    return [...this.#head, ...this.#tail];
  }

  /** What was cut so far, lost bytes of the engine's ring included. */
  get cut(): number {
    return this.#cut;
  }

  get empty(): boolean {
    return this.#head.length === 0;
  }

  clear() {
    this.#head = [];
    this.#tail = [];
    this.#headSize = 0;
    this.#tailSize = 0;
    this.#cut = 0;
    this.#column = 0;
  }

  /** `skipped` bytes before the text were lost. */
  append(stream: Stream, text: string, skipped = 0) {
    if (skipped > 0) {
      this.#cut += skipped;
      // Whatever comes after a gap belongs to the end.
      this.#headSize = this.limits.head;
      this.#open(this.#tail, stream).cut += skipped;
    }
    let rest = text;
    const room = this.limits.head - this.#headSize;
    if (room > 0 && rest !== "") {
      const part = whole(rest, room);
      this.#write(this.#head, stream, part);
      this.#headSize += part.length;
      rest = rest.slice(part.length);
    }
    if (rest === "") return;
    this.#headSize = this.limits.head;
    if (rest.length > this.limits.tail) {
      // Only the end of a flood can stay.
      const from = rest.length - this.limits.tail;
      this.#drop(this.#tailSize + from);
      this.#tail = [];
      this.#tailSize = 0;
      this.#column = 0;
      this.#open(this.#tail, stream).cut = this.#cut;
      rest = rest.slice(from);
    }
    this.#write(this.#tail, stream, rest);
    this.#tailSize += rest.length;
    while (this.#tailSize > this.limits.tail && this.#tail.length > 1) {
      const first = this.#tail.shift()!;
      this.#tailSize -= first.text.length;
      this.#drop(first.text.length);
      this.#tail[0]!.cut = this.#cut;
    }
  }

  /** A line of the page's own, on a line of its own. */
  info(text: string) {
    this.append("info", `${this.#column > 0 ? "\n" : ""}${text}\n`);
  }

  #drop(size: number) {
    this.#cut += size;
  }

  #open(blocks: Writable[], stream: Stream): Writable {
    const block = { id: ++this.#ids, stream, text: "", cut: 0 };
    blocks.push(block);
    return block;
  }

  #write(blocks: Writable[], stream: Stream, text: string) {
    let rest = this.#broken(text);
    while (rest !== "") {
      let last = blocks.at(-1);
      if (!last || last.stream !== stream || last.text.length >= this.limits.block) last = this.#open(blocks, stream);
      const part = whole(rest, this.limits.block - last.text.length);
      last.text += part;
      rest = rest.slice(part.length);
    }
  }

  /** The text with a line break wherever a line gets too long. */
  #broken(text: string): string {
    let made = "";
    let start = 0;
    while (start < text.length) {
      const end = text.indexOf("\n", start);
      const stop = end < 0 ? text.length : end;
      for (let at = start; at < stop; ) {
        const part = text.slice(at, Math.min(stop, at + this.limits.line - this.#column));
        made += part;
        at += part.length;
        this.#column += part.length;
        if (this.#column >= this.limits.line && at < stop) {
          made += "\n";
          this.#column = 0;
        }
      }
      if (end < 0) break;
      made += "\n";
      this.#column = 0;
      start = end + 1;
    }
    return made;
  }
}

/** At most `size` units (at least one) from the start, without halving a surrogate pair. */
function whole(text: string, size: number): string {
  const end = Math.max(1, size);
  const code = text.charCodeAt(end - 1);
  return text.slice(0, end < text.length && code >= 0xd800 && code <= 0xdbff ? end + 1 : end);
}
