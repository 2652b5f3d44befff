// Diagnostics and other answers as you type, from an instance of its own: they come while a program runs.

import { type Exports, failure, instantiate, Library, pageSettings } from "./instance.ts";
import type { Answers, FromChecker, Question, ToChecker } from "./messages.ts";

const post = (message: FromChecker) => self.postMessage(message);

let engine: Exports | null = null;
let library: Library | null = null;

self.onmessage = async ({ data }: MessageEvent<ToChecker>) => {
  if (data.type === "start") {
    try {
      engine = (await instantiate<Exports>(data)).exports;
      library = new Library(engine, data.library);
      post({ type: "ready" });
    } catch (error) {
      post({ type: "failed", message: failure(error) });
    }
  } else if (engine) {
    try {
      await library?.provide(data.files);
      post({ type: "answer", id: data.id, answer: answer(engine, data) });
    } catch (error) {
      // After a trap the instance is of no use: the page starts another checker.
      post({ type: "failed", message: failure(error) });
    }
  }
};

function answer(engine: Exports, { kind, files, file, offset, settings, asked }: Question): Answers[keyof Answers] {
  switch (kind) {
    case "check":
      return engine.check(files);
    case "format":
      return engine.format(files[0]?.text ?? "");
    case "schedule":
      return settings && asked ? engine.schedule(files, pageSettings(settings), asked) : "{}";
    default:
      // Without an answer the module gives undefined.
      return engine[kind](files, file, offset) ?? null;
  }
}
