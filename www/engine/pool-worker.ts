// One thread of the pool: it joins the host's memory, and then runs whatever rayon gives it until it is ended.

import { instantiate, type ThreadsExports } from "./instance.ts";
import type { FromPoolWorker, ToPoolWorker } from "./messages.ts";

const post = (message: FromPoolWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<ToPoolWorker>) => {
  try {
    const { exports } = await instantiate<ThreadsExports>(data);
    post({ type: "ready" });
    exports.wbg_rayon_start_worker(data.receiver);
  } catch (error) {
    post({ type: "trap", message: String(error) });
  }
};
