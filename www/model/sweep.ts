// A sweep's curve: one parameter's values across, what a measure says of each value's trials upwards.

import type { Report, Trial } from "../engine/api.ts";
import { failed } from "./outcomes.ts";

/** Measures that every program has; any other name is one of its results. */
export const ELAPSED = "elapsed";
export const OPERATIONS = "operations";
export const SPEEDUP = "speedup";

export interface SweepPoint {
  readonly value: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Trials that the point stands on. */
  readonly count: number;
  readonly failures: number;
}

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A report's measure; undefined where it has none. Elapsed time is in milliseconds, operations are per second. */
export function measureOf(report: Report, measure: string): number | undefined {
  if (measure === ELAPSED || measure === SPEEDUP) return report.elapsed / 1e6;
  if (measure === OPERATIONS) {
    const { sends = 0, receives = 0 } = report.counters;
    return report.elapsed > 0 ? ((sends + receives) * 1e9) / report.elapsed : undefined;
  }
  return report.results[measure];
}

/** The points of a sweep by growing value. A speed-up is against the least value's median time. */
export function sweepPoints(trials: readonly Trial[], measure: string): SweepPoint[] {
  const groups = new Map<number, { figures: number[]; failures: number }>();
  for (const { value, report } of trials) {
    if (value === undefined) continue;
    const group = groups.get(value) ?? { figures: [], failures: 0 };
    groups.set(value, group);
    const figure = failed(report) ? undefined : measureOf(report, measure);
    if (figure === undefined || !Number.isFinite(figure)) group.failures++;
    else group.figures.push(figure);
  }
  const points: SweepPoint[] = [];
  for (const [value, { figures, failures }] of [...groups].sort(([a], [b]) => a - b)) {
    if (figures.length === 0) continue;
    figures.sort((a, b) => a - b);
    points.push({
      value,
      median: median(figures),
      least: figures[0]!,
      most: figures.at(-1)!,
      count: figures.length,
      failures,
    });
  }
  const base = points[0]?.median;
  if (measure !== SPEEDUP || !base) return points;
  return points.map((point) => ({
    ...point,
    median: base / point.median,
    least: base / point.most,
    most: base / point.least,
  }));
}
