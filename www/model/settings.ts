// What the engine's controls hold, apart from the program: bounded, so that a link or a broken store cannot ask for
// nonsense.

import type { Policy } from "../engine/api.ts";

export interface EngineSettings {
  /** Workers that run goroutines. */
  readonly workers: number;
  readonly policy: Policy;
  /** Microseconds that a goroutine may run before it is preempted. */
  readonly quantum: number;
  /** Runs of each point of an experiment. */
  readonly trials: number;
}

export const DEFAULTS: EngineSettings = { workers: 2, policy: "preemptive", quantum: 10_000, trials: 30 };

export const LIMITS = {
  workers: { min: 1, max: 16 },
  quantum: { min: 100, max: 100_000 },
  trials: { min: 1, max: 1_000 },
} as const;

/** The number within its limits and whole; `fallback` where it is none. */
export function bounded(value: number, { min, max }: { min: number; max: number }, fallback: number): number {
  if (!Number.isFinite(value)) return fallback;
  return Math.min(max, Math.max(min, Math.round(value)));
}

/** Settings from parts that anybody may have written. */
export function engineSettings(parts: Partial<EngineSettings>, base: EngineSettings = DEFAULTS): EngineSettings {
  return {
    workers: bounded(parts.workers ?? Number.NaN, LIMITS.workers, base.workers),
    policy: parts.policy === "cooperative" || parts.policy === "preemptive" ? parts.policy : base.policy,
    quantum: bounded(parts.quantum ?? Number.NaN, LIMITS.quantum, base.quantum),
    trials: bounded(parts.trials ?? Number.NaN, LIMITS.trials, base.trials),
  };
}
