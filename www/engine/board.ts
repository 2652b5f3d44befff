// Reads the board: counters and output that a run leaves in memory while it goes on. The layout is generated from the
// Rust that writes it (`raceway wire`); nothing here knows an offset of its own.

import * as wire from "../generated/wire.ts";
import type { ChannelSample, Output, Sample, Settings, WorkerSample } from "./api.ts";
import type { Change } from "./messages.ts";

/** Something whose buffer may be another one after memory has grown: a WebAssembly.Memory, or a copy of a board. */
export interface Source {
  readonly buffer: ArrayBufferLike;
}

/** Bytes of the board before the output ring: what a snapshot copies. */
export const COUNTERS_SIZE = wire.OUTPUT;

/** Views of the board at `address` of a memory, made again when the memory has grown. */
class Words {
  #buffer: ArrayBufferLike | null = null;
  #wide: BigUint64Array = new BigUint64Array(0);
  #narrow: Int32Array = new Int32Array(0);

  constructor(
    readonly source: Source,
    readonly address: number,
  ) {}

  #refresh() {
    const buffer = this.source.buffer;
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    const end = Math.min(buffer.byteLength, this.address + wire.BOARD_SIZE);
    this.#wide = new BigUint64Array(buffer, this.address, Math.floor((end - this.address) / 8));
    this.#narrow = new Int32Array(buffer, this.address, Math.floor((end - this.address) / 4));
  }

  /** A 64-bit counter. One load of an aligned element, so a count is never half old and half new. */
  count(offset: number): number {
    this.#refresh();
    return Number(this.#wide[offset / 8]);
  }

  /** A 32-bit word. */
  word(offset: number): number {
    this.#refresh();
    return Atomics.load(this.#narrow, offset / 4);
  }

  setWord(offset: number, value: number) {
    this.#refresh();
    Atomics.store(this.#narrow, offset / 4, value);
  }

  addWord(offset: number, value: number) {
    this.#refresh();
    Atomics.add(this.#narrow, offset / 4, value);
  }

  /** A copy of bytes: decoders refuse shared memory. */
  bytes(offset: number, length: number): Uint8Array<ArrayBuffer> {
    const copy = new Uint8Array(length);
    copy.set(new Uint8Array(this.source.buffer, this.address + offset, length));
    return copy;
  }
}

/** A board's counters and controls. */
export class Board {
  readonly #words: Words;
  #epoch = -1;
  /** The page's clock minus the run's, in milliseconds: the least difference seen is the truest. */
  #offset = Number.POSITIVE_INFINITY;
  /** The most workers that this run has had: a chart's lines do not vanish. */
  #workers = 0;

  constructor(source: Source, address: number) {
    this.#words = new Words(source, address);
    const version = this.#words.word(0);
    if (version !== wire.VERSION)
      throw new Error(`The board has version ${version}, and the page reads ${wire.VERSION}.`);
  }

  /** Grows by one with each run. */
  get epoch(): number {
    return this.#words.count(wire.RUN + wire.RunWord.epoch);
  }

  /** The counters now. `clock` is the page's, in milliseconds. */
  sample(clock: number): Sample {
    const run = (word: number) => this.#words.count(wire.RUN + word);
    const epoch = this.epoch;
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#offset = Number.POSITIVE_INFINITY;
      this.#workers = 0;
    }
    // The run's clock stands still between two readings by its workers; the page's goes on.
    const now = run(wire.RunWord.now) / 1e6;
    this.#offset = Math.min(this.#offset, clock - now);
    const active = run(wire.RunWord.active) !== 0;
    const time = active ? clock - this.#offset : now;
    const wanted = this.#control(wire.ControlWord.workers);
    this.#workers = Math.min(wire.MAX_WORKERS, Math.max(this.#workers, wanted, 1));
    const workers: WorkerSample[] = [];
    for (let i = 0; i < this.#workers; i++) workers.push(this.#worker(i, time * 1e6, active));
    const channels: ChannelSample[] = [];
    const made = Math.min(wire.MAX_CHANNELS, run(wire.RunWord.channels));
    for (let i = 0; i < made; i++) {
      const channel = this.#channel(i);
      if (channel.id !== 0) channels.push(channel);
    }
    return {
      time,
      goroutines: run(wire.RunWord.goroutines),
      heap: run(wire.RunWord.heap),
      collections: run(wire.RunWord.collections),
      globalQueue: run(wire.RunWord.globalQueue),
      workers,
      channels,
    };
  }

  #worker(index: number, now: number, active: boolean): WorkerSample {
    const start = wire.WORKERS + index * wire.WORKER_SIZE;
    const word = (offset: number) => this.#words.count(start + offset);
    const w = wire.WorkerWord;
    // The span that is not over yet belongs to what the worker is doing.
    const open = active ? Math.max(0, now - word(w.since)) : 0;
    const running = word(w.running) !== 0;
    return {
      started: word(w.started),
      ended: word(w.ended),
      switches: word(w.switches),
      steals: word(w.steals),
      parks: word(w.parks),
      preemptions: word(w.preemptions),
      sends: word(w.sends),
      receives: word(w.receives),
      busy: word(w.busy) + (running ? open : 0),
      idle: word(w.idle) + (running ? 0 : open),
      queue: word(w.queue),
    };
  }

  #channel(index: number): ChannelSample {
    const start = wire.CHANNELS + index * wire.CHANNEL_SIZE;
    const word = (offset: number) => this.#words.count(start + offset);
    const c = wire.ChannelWord;
    return {
      id: word(c.id),
      capacity: word(c.capacity),
      length: word(c.length),
      sends: word(c.sends),
      receives: word(c.receives),
      line: word(c.line),
    };
  }

  #control(word: number): number {
    return this.#words.word(wire.CONTROL + word);
  }

  /** Asks the run to end, or takes the wish back before the next one. */
  setStop(stop: boolean) {
    this.#words.setWord(wire.CONTROL + wire.ControlWord.stop, stop ? 1 : 0);
  }

  tune(change: Change) {
    const set = (word: number, value: number) => this.#words.setWord(wire.CONTROL + word, value);
    if (change.workers !== undefined) set(wire.ControlWord.workers, change.workers);
    if (change.policy !== undefined) set(wire.ControlWord.policy, policyNumber(change.policy));
    if (change.quantum !== undefined) set(wire.ControlWord.quantum, Math.max(1, Math.round(change.quantum)));
    this.#words.addWord(wire.CONTROL + wire.ControlWord.changes, 1);
  }
}

const policyNumber = (policy: Settings["policy"]) => (policy === "preemptive" ? 1 : 0);

/** Bit 31 of a record's header: standard error. */
const ERR_BIT = 0x8000_0000;

/**
 * Reads the output ring beside its writer, which never waits: records that were overwritten before they could be
 * read are counted as skipped. The protocol is at the head of crate/trace/src/output.rs.
 */
export class OutputReader {
  readonly #words: Words;
  #position = 0;
  /** Payload bytes read or skipped so far. */
  #payload = 0;
  #decoders = { out: new TextDecoder(), err: new TextDecoder() };

  constructor(source: Source, address: number) {
    this.#words = new Words(source, address);
  }

  /**
   * The output since the last call, neighbours of one stream joined. What is written meanwhile is left for the next
   * call, and so is what takes longer than `patience` milliseconds: a program that floods writes faster than anyone
   * can read, and what it overwrites is counted as skipped.
   */
  read(patience = Number.POSITIVE_INFINITY): Output[] {
    const chunks: { stream: "out" | "err"; text: string; skipped: number }[] = [];
    const end = this.#word(wire.OutputWord.written);
    const deadline = performance.now() + patience;
    let skipped = 0;
    let records = 0;
    while (this.#position < end) {
      // A look at the clock costs as much as a record.
      if (++records % 64 === 0 && performance.now() > deadline) break;
      skipped += this.#catchUp();
      const header = new DataView(this.#ring(this.#position, 4).buffer).getUint32(0, true);
      const length = Math.min((header & ~ERR_BIT) >>> 0, wire.OUTPUT_CAPACITY);
      const bytes = this.#ring(this.#position + 4, length);
      // If the writer has passed this record meanwhile, the copy may be mixed: drop it.
      if (this.#overtaken()) continue;
      this.#position += 4 + Math.ceil(length / 4) * 4;
      this.#payload += length;
      const stream = (header & ERR_BIT) !== 0 ? "err" : "out";
      if (skipped > 0) this.#decoders = { out: new TextDecoder(), err: new TextDecoder() };
      const text = this.#decoders[stream].decode(bytes, { stream: true });
      const last = chunks.at(-1);
      if (last && last.stream === stream && skipped === 0) last.text += text;
      else chunks.push({ stream, text, skipped });
      skipped = 0;
    }
    if (skipped > 0) chunks.push({ stream: "out", text: "", skipped });
    return chunks;
  }

  #overtaken(): boolean {
    return this.#word(wire.OutputWord.oldest) > this.#position;
  }

  /** Moves past overwritten records; gives the payload bytes that were in them. */
  #catchUp(): number {
    const oldest = this.#word(wire.OutputWord.oldest);
    if (oldest <= this.#position) return 0;
    const evicted = Math.max(this.#word(wire.OutputWord.evicted), this.#payload);
    const lost = evicted - this.#payload;
    this.#position = oldest;
    this.#payload = evicted;
    return lost;
  }

  #word(offset: number): number {
    return this.#words.count(wire.OUTPUT + offset);
  }

  #ring(position: number, length: number): Uint8Array<ArrayBuffer> {
    const at = position % wire.OUTPUT_CAPACITY;
    const first = Math.min(length, wire.OUTPUT_CAPACITY - at);
    if (first === length) return this.#words.bytes(wire.OUTPUT_BYTES + at, length);
    const bytes = new Uint8Array(length);
    bytes.set(this.#words.bytes(wire.OUTPUT_BYTES + at, first));
    bytes.set(this.#words.bytes(wire.OUTPUT_BYTES, length - first), first);
    return bytes;
  }
}
