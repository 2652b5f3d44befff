// The deeds of a cause, as its words in each language need them.

import type { Cause, Deed, DeedRole } from "../engine/api.ts";

type Place = Pick<Deed, "line">;

const NOBODY: Deed = { goroutine: 0, role: "waits", object: "", file: "", line: 0 };

/** What a language says of goroutines and places decides how causes are told. */
export function teller(who: (goroutine: number) => string, at: (place: Place) => string) {
  return {
    /** The deeds by their role, and the one that the cause is about. */
    told({ deeds }: Cause) {
      const by = (role: DeedRole) => deeds.filter((deed) => deed.role === role);
      const own = by("waits").at(-1) ?? NOBODY;
      return { by, g: who(own.goroutine), object: own.object, place: at(own) };
    },
    /** Each two deeds belong together: a lock that is held, and one that is wanted. */
    pairs(deeds: readonly Deed[], tell: (held: Deed, wanted: Deed) => string): string {
      const out: string[] = [];
      for (let i = 0; i + 1 < deeds.length; i += 2) out.push(tell(deeds[i]!, deeds[i + 1]!));
      return out.join("; ");
    },
    first: (deeds: readonly Deed[]) => (deeds[0] ? at(deeds[0]) : ""),
  };
}
