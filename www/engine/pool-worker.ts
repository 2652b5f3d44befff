// One thread of the pool: it joins the host's memory, and then does what the host gives all workers until it is ended.

import { failure, instantiate, type ThreadsExports } from "./instance.ts";
import type { FromPoolWorker, ToPoolWorker } from "./messages.ts";

const post = (message: FromPoolWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<ToPoolWorker>) => {
  try {
    const { exports } = await instantiate<ThreadsExports>(data);
    post({ type: "ready" });
    exports.serve(data.index);
  } catch (error) {
    post({ type: "trap", message: failure(error) });
  }
};
