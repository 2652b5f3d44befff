// A page with nothing but the engine, for tests that drive it by hand.

import type { Settings } from "../../www/engine/api.ts";
import { startEngine } from "../../www/engine/start.ts";

const settings: Settings = { workers: 1, policy: "preemptive", quantum: 10_000, parameters: {} };
const forceSingle = new URLSearchParams(window.location.search).has("single");

Object.assign(window, {
  raceway: startEngine({ base: new URL("./", window.location.href), forceSingle }),
  settings,
});
