// Why goroutines wait: the words of each known mistake.

import type { Cause, CauseName, Deed } from "../engine/api.ts";
import { teller } from "../model/why.ts";

const who = (goroutine: number) => (goroutine === 1 ? "main" : `goroutine ${goroutine}`);
const at = ({ line }: Pick<Deed, "line">) => (line > 0 ? ` at line ${line}` : "");

const { told, pairs, first } = teller(who, at);

const titles: Record<CauseName, string> = {
  "double-lock": "Double lock",
  upgrade: "Reader that wants to write",
  "reader-writer-reader": "Reader, writer, reader",
  "lock-cycle": "Locks in a circle",
  "lock-order": "Lock order that can deadlock",
  "nil-channel": "Nil channel",
  "no-cases": "Select without cases",
  "missing-close": "Missing close",
  "forgotten-cancel": "Forgotten cancel",
  "no-receiver": "Nobody receives",
  "no-sender": "Nobody sends",
  "wait-group": "WaitGroup that never comes to zero",
  "add-after-wait": "Add inside the goroutine",
  "lost-wake-up": "Lost wake-up",
  "no-signal": "Nobody signals",
};

const stories: Record<CauseName, (cause: Cause) => string> = {
  "double-lock": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} locked ${object}${first(by("holds"))} and locks it again${place}, without an Unlock between.`;
  },
  upgrade: (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} holds ${object} for reading${first(by("holds"))} and asks to write${place}: it waits for itself.`;
  },
  "reader-writer-reader": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} reads ${object}${first(by("holds"))} and asks to read again${place}, and between the two a writer began to wait${first(by("waits"))}. The writer waits for the first reading to end, the second one waits for the writer.`;
  },
  "lock-cycle": ({ deeds }) =>
    `${pairs(deeds, (held, wanted) => `${who(wanted.goroutine)} waits${at(wanted)} for ${wanted.object}, which ${who(held.goroutine)} has locked${at(held)}`)}. Lock them in one order everywhere.`,
  "lock-order": ({ deeds }) =>
    `This time it went well, but under another schedule these deadlock: ${pairs(deeds, (held, wanted) => `${who(held.goroutine)} locks ${held.object}${at(held)} and then ${wanted.object}${at(wanted)}`)}. Lock them in one order everywhere.`,
  "nil-channel": (cause) => {
    const { g, place } = told(cause);
    return `${g} waits${place} on a nil channel, where nothing ever comes. Was it made with make?`;
  },
  "no-cases": (cause) => {
    const { g, place } = told(cause);
    return `${g} waits${place} in a select without a case that could ever be ready.`;
  },
  "missing-close": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} ranges over ${object}${place}, and nobody who sends to it closes it.`;
  },
  "forgotten-cancel": (cause) => {
    const { g, place } = told(cause);
    return `${g} waits${place} for a context to be done, and nobody is left to cancel it.`;
  },
  "no-receiver": (cause) => {
    const { by, g, object, place } = told(cause);
    const left = by("left").at(-1);
    return left
      ? `${g} sends on ${object}${place}, and nobody receives: ${who(left.goroutine)} had it in a select${at(left)} and went on with another case. A buffer of one would let the send end.`
      : `${g} sends on ${object}${place}, and nobody is left to receive.`;
  },
  "no-sender": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} receives from ${object}${place}, and nobody is left to send to it or to close it.`;
  },
  "wait-group": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} waits${place} for ${object}, whose counter is ${cause.count}: calls of Add: ${by("adds").length}, of Done: ${by("counts").length}.`;
  },
  "add-after-wait": (cause) => {
    const { by, g, place } = told(cause);
    const adds = by("adds");
    return `${adds[0] ? who(adds[0].goroutine) : ""} calls Add${first(adds)} after Wait${place} has let ${g} go on. Call Add before the go statement.`;
  },
  "lost-wake-up": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${object} was signalled${first(by("signals"))} before ${g} waited${place}, and a signal is not kept. Check the condition in a loop, with the lock held, before each Wait.`;
  },
  "no-signal": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} waits${place} for ${object}, which nobody signals.`;
  },
};

export const why = {
  title: "Why it waits",
  titles,
  stories,
  drawing: "Who waits for whom",
  waits: (goroutine: number, reason: string, line: number) => `${who(goroutine)}: ${reason}${at({ line })}`,
  ended: "ended",
};
