// The page's state as the part of its address after #.
//
// p=program  c=1.<source, deflated, base64url>  v.NAME=slider value  w=workers  s=policy  q=quantum (µs)  t=trials
// x=parameter:value,value,…  (a sweep)  a=arguments  i=1.<standard input, packed as the source is>  y=schedule
// r=1 (look for data races)
//
// A source of several files is a txtar archive (engine/archive.ts).
//
// Only what differs from the program as it was shipped is written, so that a lesson's link is short and readable.

import { type EngineSettings, engineSettings } from "./settings.ts";

export interface LinkState {
  readonly program: string;
  /** The source, where it is not the program's own. */
  readonly source?: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly settings: EngineSettings;
  readonly sweep?: { readonly parameter: string; readonly values: readonly number[] };
  readonly args?: string;
  readonly stdin?: string;
  readonly schedule?: string;
  readonly race?: boolean;
}

/** What a link says; absent parts keep their defaults. */
export interface Decoded {
  readonly program?: string;
  readonly source?: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly settings: Partial<EngineSettings>;
  readonly sweep?: { readonly parameter: string; readonly values: readonly number[] };
  readonly args?: string;
  readonly stdin?: string;
  readonly schedule?: string;
  readonly race?: boolean;
  /** The source or the input in the link could not be read. */
  readonly broken: boolean;
}

/** Characters of the longest link that chat programs and course sites keep whole. */
export const LONGEST_LINK = 16_000;
/** UTF-16 units of the longest source that a link may unpack to. */
export const LONGEST_SOURCE = 200_000;
const MOST_PARAMETERS = 64;
const LONGEST_ARGS = 2_000;
/** A schedule that is longer than this is left out: a program that takes so many turns is no example for a link. */
const LONGEST_SCHEDULE = 4_000;
const FORMAT = "1.";

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, most: number) {
  const writer = stream.writable.getWriter();
  // A broken input shows at the reading end too, so nothing is lost here.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      throw new Error("too long");
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export async function packSource(source: string): Promise<string> {
  const bytes = new TextEncoder().encode(source);
  return FORMAT + toBase64(await through(bytes, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY));
}

/** Rejects where the text is not a packed source, or a longer one than a page should open. */
export async function unpackSource(text: string): Promise<string> {
  if (!text.startsWith(FORMAT) || text.length > 4 * LONGEST_LINK) throw new Error("not a packed source");
  const packed = fromBase64(text.slice(FORMAT.length));
  const bytes = await through(packed, new DecompressionStream("deflate-raw"), 3 * LONGEST_SOURCE);
  const source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (source.length > LONGEST_SOURCE) throw new Error("too long");
  return source;
}

/** The fragment without its #. `tooLong`: the source, or the standard input, had to be left out. */
export async function encodeLink(
  state: LinkState,
  defaults: EngineSettings,
): Promise<{ fragment: string; tooLong: boolean }> {
  const fields = new URLSearchParams();
  fields.set("p", state.program);
  for (const [name, value] of Object.entries(state.parameters)) fields.set(`v.${name}`, String(value));
  const { workers, policy, quantum, trials } = state.settings;
  if (workers !== defaults.workers) fields.set("w", String(workers));
  if (policy !== defaults.policy) fields.set("s", policy);
  if (quantum !== defaults.quantum) fields.set("q", String(quantum));
  if (trials !== defaults.trials) fields.set("t", String(trials));
  if (state.sweep) fields.set("x", `${state.sweep.parameter}:${state.sweep.values.join(",")}`);
  if (state.args) fields.set("a", state.args.slice(0, LONGEST_ARGS));
  if (state.schedule && state.schedule.length <= LONGEST_SCHEDULE) fields.set("y", state.schedule);
  if (state.race) fields.set("r", "1");
  let tooLong = false;
  const pack = async (key: string, text: string | undefined) => {
    if (text === undefined) return;
    if (text.length <= LONGEST_SOURCE) {
      fields.set(key, await packSource(text));
      if (fields.toString().length <= LONGEST_LINK) return;
      fields.delete(key);
    }
    tooLong = true;
  };
  // The source first: without it the input is of no use.
  await pack("c", state.source);
  await pack("i", state.stdin || undefined);
  return { fragment: fields.toString(), tooLong };
}

function decodeSweep(text: string): Decoded["sweep"] {
  const colon = text.indexOf(":");
  if (colon < 1) return undefined;
  const values = text
    .slice(colon + 1, 1_000)
    .split(",")
    .map(Number);
  if (values.length > 64 || values.some((value) => !Number.isFinite(value))) return undefined;
  return { parameter: text.slice(0, Math.min(colon, 100)), values };
}

/** Reads a fragment, with or without its #. Never rejects: what makes no sense is left out. */
export async function decodeLink(fragment: string): Promise<Decoded> {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const parameters: Record<string, number> = {};
  let count = 0;
  for (const [key, text] of fields) {
    const value = Number(text);
    if (!key.startsWith("v.") || text.trim() === "" || !Number.isFinite(value)) continue;
    if (++count <= MOST_PARAMETERS) parameters[key.slice(2, 102)] = value;
  }
  const number = (key: string) => Number(fields.get(key)?.trim() || Number.NaN);
  const policy = fields.get("s");
  const given = engineSettings({ workers: number("w"), quantum: number("q"), trials: number("t") });
  const settings: Partial<EngineSettings> = {
    ...(Number.isFinite(number("w")) ? { workers: given.workers } : {}),
    ...(Number.isFinite(number("q")) ? { quantum: given.quantum } : {}),
    ...(Number.isFinite(number("t")) ? { trials: given.trials } : {}),
    ...(policy === "cooperative" || policy === "preemptive" ? { policy } : {}),
  };
  const program = fields.get("p")?.slice(0, 100);
  const sweep = decodeSweep(fields.get("x") ?? "");
  let broken = false;
  const unpacked = async (key: string) => {
    const packed = fields.get(key);
    try {
      return packed === null ? undefined : await unpackSource(packed);
    } catch {
      broken = true;
      return undefined;
    }
  };
  const source = await unpacked("c");
  const stdin = await unpacked("i");
  const args = fields.get("a")?.slice(0, LONGEST_ARGS);
  const schedule = fields.get("y")?.slice(0, LONGEST_SCHEDULE);
  return {
    ...(program ? { program } : {}),
    ...(source === undefined ? {} : { source }),
    ...(sweep ? { sweep } : {}),
    ...(args ? { args } : {}),
    ...(stdin ? { stdin } : {}),
    ...(schedule ? { schedule } : {}),
    ...(fields.get("r") === "1" ? { race: true } : {}),
    parameters,
    settings,
    broken,
  };
}
