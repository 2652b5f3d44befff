// Sliders: positions to values and back, and the values that differ from the source.

import type { Parameter } from "../engine/api.ts";

/** What a slider needs of a parameter. */
export type Range = Pick<Parameter, "min" | "max" | "step" | "log">;
/** Values by parameter name. */
export type Values = Readonly<Record<string, number>>;

/** Positions of a slider are whole numbers from 0 to this, in steps that differ by parameter. */
export function positions(range: Range): number {
  if (range.log) return logScale(range).length - 1;
  return Math.max(1, Math.round((range.max - range.min) / range.step));
}

/** Significant digits beyond the step's own are noise of the division. */
function tidy(value: number, step: number): number {
  const digits = Math.min(12, Math.max(0, Math.ceil(-Math.log10(step)) + 2));
  return Number(value.toFixed(digits));
}

/** The nearest value that the slider can stand at. */
export function snap(range: Range, value: number): number {
  if (!Number.isFinite(value)) return range.min;
  const steps = Math.round((value - range.min) / range.step);
  return Math.min(range.max, Math.max(range.min, tidy(range.min + steps * range.step, range.step)));
}

const scales = new WeakMap<Range, readonly number[]>();

/** A logarithmic slider's values: its ends, and powers of two with three stops between each and the next. */
export function logScale(range: Range): readonly number[] {
  const known = scales.get(range);
  if (known) return known;
  const values = new Set([range.min, range.max]);
  const first = range.min > 0 ? range.min : range.step;
  for (let exponent = Math.floor(Math.log2(first)); 2 ** exponent <= range.max; exponent++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      const value = 2 ** exponent * (1 + quarter / 4);
      if (value >= range.min && value <= range.max) values.add(onStep(range, value));
    }
  }
  const scale = [...values].filter((value) => value >= range.min && value <= range.max).sort((a, b) => a - b);
  scales.set(range, scale);
  return scale;
}

/** Powers of two rarely lie on steps that count from the minimum: whole steps from zero serve there. */
function onStep({ step }: Range, value: number): number {
  return tidy(Math.round(value / step) * step, step);
}

export function valueAt(range: Range, position: number): number {
  if (range.log) {
    const scale = logScale(range);
    return scale[Math.min(scale.length - 1, Math.max(0, Math.round(position)))]!;
  }
  return snap(range, range.min + position * range.step);
}

export function positionOf(range: Range, value: number): number {
  if (!range.log) return Math.round((snap(range, value) - range.min) / range.step);
  const scale = logScale(range);
  let best = 0;
  for (const [i, candidate] of scale.entries()) {
    if (Math.abs(candidate - value) <= Math.abs(scale[best]! - value)) best = i;
  }
  return best;
}

/** Values within their parameters' ranges; names that the program does not have are dropped. */
export function fitting(parameters: readonly Parameter[], values: Values): Values {
  const kept: Record<string, number> = {};
  for (const parameter of parameters) {
    const value = values[parameter.name];
    if (value === undefined || !Number.isFinite(value)) continue;
    const fits = Math.min(parameter.max, Math.max(parameter.min, value));
    if (fits !== parameter.value) kept[parameter.name] = fits;
  }
  return kept;
}

/** At most `most` values spread over the parameter's range, for a sweep: powers of two for a logarithmic slider. */
export function sweepValues(range: Range, most: number): number[] {
  const values = new Set<number>();
  if (range.log) {
    const powers = [range.min];
    const first = range.min > 0 ? range.min : range.step;
    for (let exponent = Math.ceil(Math.log2(first)); 2 ** exponent <= range.max; exponent++) {
      powers.push(onStep(range, 2 ** exponent));
    }
    if (powers.at(-1) !== range.max) powers.push(range.max);
    const stride = Math.max(1, Math.ceil((powers.length - 1) / (most - 1)));
    for (let i = 0; i < powers.length; i += stride) values.add(powers[i]!);
    if (values.size < most) values.add(range.max);
  } else {
    const count = Math.min(most, Math.floor((range.max - range.min) / range.step) + 1);
    for (let i = 0; i < count; i++) {
      values.add(snap(range, range.min + ((range.max - range.min) * i) / Math.max(1, count - 1)));
    }
  }
  return [...values].sort((a, b) => a - b);
}

export type ParsedValues =
  | { readonly values: readonly number[] }
  | { readonly error: "empty" | "number" | "range" | "many" };

/** What a person wrote as values of a sweep: numbers between commas or blanks. */
export function parseValues(text: string, range: Pick<Range, "min" | "max">, most: number): ParsedValues {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  if (words.length === 0) return { error: "empty" };
  if (words.length > most) return { error: "many" };
  const values: number[] = [];
  for (const word of words) {
    const value = Number(word);
    if (!Number.isFinite(value)) return { error: "number" };
    if (value < range.min || value > range.max) return { error: "range" };
    if (!values.includes(value)) values.push(value);
  }
  return { values };
}
