// Many runs of one program: which outcomes there were, and how often.

import type { Report, Trial } from "../engine/api.ts";
import { niceStep } from "./format.ts";

/** A RESULT of this name is what the program should have come to: it is drawn beside the others, not among them. */
export const EXPECTED = "expected";
/** Tells outcomes apart by what the program wrote. */
export const OUTPUT = "";

export interface Outcome {
  /** A value, the least of a group of values, or what was written. */
  readonly label: string | number;
  /** The end of a group of values, not part of it. */
  readonly until?: number;
  readonly count: number;
  readonly kind: "value" | "text" | "failure" | "others";
  /** This is the outcome that was expected. */
  readonly expected: boolean;
}

export interface Outcomes {
  readonly rows: readonly Outcome[];
  readonly total: number;
  readonly distinct: number;
  readonly expected?: number;
  /** Distinct values, least first, where outcomes are numbers. */
  readonly seen: readonly number[];
}

const MOST_ROWS = 14;
const LONGEST_LABEL = 160;

/** Names of the results that any trial has, in the order of their first appearance. */
export function resultNames(trials: readonly Trial[]): string[] {
  const names = new Set<string>();
  for (const { report } of trials) for (const name of Object.keys(report.results)) names.add(name);
  names.delete(EXPECTED);
  return [...names];
}

export const failed = (report: Report) => report.reason !== "exit" || report.status !== 0;

/** What a program wrote, but for its results. */
function written(report: Report): string {
  const lines = report.stdout.split("\n").filter((line) => !line.startsWith("RESULT "));
  const text = lines.join("\n").trim();
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
}

/** The line that says why a program failed, as Go says it. */
export function failure(report: Report): string {
  const line = report.stderr.split("\n").find((candidate) => candidate.trim() !== "");
  return (line ?? report.reason).slice(0, LONGEST_LABEL);
}

/** Outcomes by a result's name, or by the output. */
export function outcomes(trials: readonly Trial[], key: string): Outcomes {
  const values = new Map<number, number>();
  const texts = new Map<string, number>();
  const failures = new Map<string, number>();
  const add = <K>(map: Map<K, number>, label: K) => map.set(label, (map.get(label) ?? 0) + 1);
  let expected: number | undefined;
  for (const { report } of trials) {
    expected ??= report.results[EXPECTED];
    const value = key === OUTPUT ? undefined : report.results[key];
    if (failed(report)) add(failures, failure(report));
    else if (value !== undefined) add(values, value);
    else add(texts, written(report));
  }
  const seen = [...values.keys()].sort((a, b) => a - b);
  const rows: Outcome[] = [...numbers(seen, values, expected), ...most(texts, "text"), ...most(failures, "failure")];
  return {
    rows,
    total: trials.length,
    distinct: values.size + texts.size + failures.size,
    ...(expected === undefined || key === OUTPUT ? {} : { expected }),
    seen,
  };
}

/** One row for each value, or for groups of values where there are too many. */
function numbers(seen: readonly number[], values: ReadonlyMap<number, number>, expected?: number): Outcome[] {
  if (seen.length <= MOST_ROWS) {
    return seen.map((value) => ({
      label: value,
      count: values.get(value)!,
      kind: "value",
      expected: value === expected,
    }));
  }
  const low = seen[0]!;
  const step = niceStep((seen.at(-1)! - low) / (MOST_ROWS - 2));
  const first = Math.floor(low / step);
  const last = Math.floor(seen.at(-1)! / step);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const [value, count] of values) {
    const i = Math.floor(value / step) - first;
    counts[i] = counts[i]! + count;
  }
  return counts.map((count, i) => {
    const from = Number(((first + i) * step).toPrecision(12));
    const until = Number(((first + i + 1) * step).toPrecision(12));
    const holds = expected !== undefined && expected >= from && expected < until;
    return { label: from, until, count, kind: "value", expected: holds };
  });
}

/** The texts that came most often; the rest as one row. */
function most(texts: ReadonlyMap<string, number>, kind: "text" | "failure"): Outcome[] {
  const sorted = [...texts].sort((a, b) => b[1] - a[1]);
  const rows: Outcome[] = sorted
    .slice(0, MOST_ROWS - 1)
    .map(([label, count]) => ({ label, count, kind, expected: false }));
  const others = sorted.slice(MOST_ROWS - 1).reduce((sum, [, count]) => sum + count, 0);
  if (others > 0) rows.push({ label: "", count: others, kind: "others", expected: false });
  return rows;
}
