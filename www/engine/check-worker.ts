// Diagnostics as you type, from an instance of its own: they come while a program runs.

import { type Exports, failure, instantiate } from "./instance.ts";
import type { FromChecker, ToChecker } from "./messages.ts";

const post = (message: FromChecker) => self.postMessage(message);

let engine: Exports | null = null;

self.onmessage = async ({ data }: MessageEvent<ToChecker>) => {
  if (data.type === "start") {
    try {
      engine = (await instantiate<Exports>(data)).exports;
      post({ type: "ready" });
    } catch (error) {
      post({ type: "failed", message: failure(error) });
    }
  } else if (engine) {
    try {
      post({ type: "checked", id: data.id, result: engine.check(data.source) });
    } catch (error) {
      // After a trap the instance is of no use: the page starts another checker.
      post({ type: "failed", message: failure(error) });
    }
  }
};
