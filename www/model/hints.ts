// Which hint belongs to a diagnostic or to the end of a run. The hints themselves are i18n/hints.en.ts and its siblings.

import type { Diagnostic, Report } from "../engine/api.ts";

export interface Hint {
  /** What the message means. */
  readonly means: string;
  /** How it is usually mended. */
  readonly mend: string;
}

/** By the checker's codes; `vet:…` for its warnings, `run:…` for how a run ended. */
export type Hints = Readonly<Record<string, Hint>>;

/** The checker's code, but where gc's words tell apart what one code holds. */
export function hintKey({ code, message }: Pick<Diagnostic, "code" | "message">): string {
  if (code === "BrokenImport" && /is not available|not in std/.test(message)) return "BrokenImport:missing";
  if (code === "UndeclaredName" && /^undefined: (?:fmt|sync|time|errors|strings|os|context|math|sort)$/.test(message)) {
    return "UndeclaredName:package";
  }
  return code;
}

/** What Go writes where a program dies, from the most particular to the least. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/all goroutines are asleep - deadlock!/, "run:deadlock"],
  [/assignment to entry in nil map/, "run:nilMap"],
  [/index out of range/, "run:index"],
  [/slice bounds out of range/, "run:slice"],
  [/invalid memory address or nil pointer dereference/, "run:nil"],
  [/send on closed channel/, "run:sendClosed"],
  [/close of closed channel/, "run:closeClosed"],
  [/close of nil channel/, "run:closeNil"],
  [/negative WaitGroup counter/, "run:negativeWaitGroup"],
  [/WaitGroup (?:is reused|misuse)/, "run:waitGroupMisuse"],
  [/unlock of unlocked|Unlock of unlocked/, "run:unlock"],
  [/concurrent map/, "run:concurrentMap"],
  [/integer divide by zero/, "run:divide"],
  [/interface conversion/, "run:conversion"],
  [/stack overflow|goroutine stack exceeds/, "run:stack"],
  [/out of memory/, "run:memory"],
  [/make(?:slice|chan|map): (?:len|cap|size) out of range/, "run:makeSize"],
  [/hash of unhashable type|comparing uncomparable type/, "run:uncomparable"],
  [/negative shift amount/, "run:shift"],
  [/cannot convert slice with length/, "run:sliceToArray"],
  [/panic called with nil argument/, "run:panicNil"],
];

/** The hint for how a run ended; null: it ended as it should, or as it was asked to. */
export function endingKey({ reason, stderr, leaks }: Pick<Report, "reason" | "stderr" | "leaks">): string | null {
  if (reason === "deadlock") return "run:deadlock";
  if (reason === "exit" && leaks && leaks.length > 0) return "run:leak";
  if (reason !== "panic" && reason !== "fatal") return reason === "limit" ? "run:memory" : null;
  // The death's own line, and not what the program wrote before it.
  const last = stderr.split("\n").findLast((line) => /^(?:panic|fatal error): /.test(line)) ?? stderr;
  const found = ENDINGS.find(([pattern]) => pattern.test(last));
  return found?.[1] ?? (reason === "panic" ? "run:panic" : null);
}

export const ENDING_KEYS: readonly string[] = [...ENDINGS.map(([, key]) => key), "run:panic", "run:leak"];

/** The hints of a table of pairs. */
export function hintTable(texts: Readonly<Record<string, readonly [string, string]>>): Hints {
  return Object.fromEntries(Object.entries(texts).map(([key, [means, mend]]) => [key, { means, mend }]));
}
