// Numbers and units as people read them, in the page's language.

const formats = new Map<string, Intl.NumberFormat>();

function format(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.NumberFormat(language, options);
    formats.set(key, made);
  }
  return made;
}

/** A number with the digits that matter, grouped: 12,345.6 */
export function number(language: string, value: number): string {
  const magnitude = Math.abs(value);
  const digits = Number.isInteger(value) || magnitude >= 1000 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 ? 2 : 4;
  return format(language, { maximumFractionDigits: digits }).format(value);
}

/** A short number for axes and figures: 1.2M. */
export function short(language: string, value: number): string {
  if (Math.abs(value) < 1000) return number(language, value);
  return format(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

export function percent(language: string, value: number): string {
  return format(language, { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
}

/** A time given in nanoseconds, in the unit that suits it. */
export function duration(language: string, nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${number(language, Math.round(nanoseconds))} ns`;
  if (nanoseconds < 1e6) return `${number(language, nanoseconds / 1e3)} µs`;
  if (nanoseconds < 1e9) return `${number(language, nanoseconds / 1e6)} ms`;
  return `${number(language, nanoseconds / 1e9)} s`;
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

export function bytes(language: string, value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${number(language, unit === 0 ? Math.round(size) : Number(size.toPrecision(3)))} ${UNITS[unit]}`;
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not below the value. */
export function niceStep(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Ticks from `low` to `high` at nice steps, both ends covered, about `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const step = niceStep((high - low || Math.abs(high) || 1) / Math.max(1, count));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
