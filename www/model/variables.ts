// What changed between two looks at a run that is stepped through.

import type { Stepped } from "../engine/api.ts";

/** Names a variable of a goroutine's frame; `depth` counts from the outermost frame, so that a call does not rename those below. */
export const localKey = (goroutine: number, depth: number, func: string, name: string) =>
  `${goroutine} ${depth} ${func} ${name}`;

export const globalKey = (name: string) => `0 0  ${name}`;

function values({ goroutines, variables }: Stepped): Map<string, string> {
  const all = new Map(variables.map(({ name, value }) => [globalKey(name), value]));
  for (const { id, frames } of goroutines) {
    for (const [i, frame] of frames.entries()) {
      const depth = frames.length - i;
      for (const { name, value } of frame.variables) all.set(localKey(id, depth, frame.func, name), value);
    }
  }
  return all;
}

/** The variables that had another value before; those that are new had none. */
export function changedVariables(before: Stepped, now: Stepped): ReadonlySet<string> {
  const old = values(before);
  const news = new Set<string>();
  for (const [key, value] of values(now)) {
    const was = old.get(key);
    if (was !== undefined && was !== value) news.add(key);
  }
  return news;
}
