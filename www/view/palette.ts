// Colours and dashes of curves. Colours differ for the colour-blind too (after Okabe and Ito), and no two neighbours share
// a dash, so that curves can be told apart without any colour.

const COLOURS = 8;
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [12, 5]];

export function dash(index: number): readonly number[] {
  return DASHES[index % DASHES.length]!;
}

/** The custom property with the colour of a curve. */
export const colourName = (index: number) => `--series-${(index % COLOURS) + 1}`;

export function colour(index: number): string {
  return property(colourName(index));
}

/** A custom property of the page's theme. */
export function property(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
