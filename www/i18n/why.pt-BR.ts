// Por que as goroutines esperam: as palavras de cada erro conhecido.

import type { Cause, CauseName, Deed } from "../engine/api.ts";
import { teller } from "../model/why.ts";
import type { why as english } from "./why.en.ts";

const who = (goroutine: number) => (goroutine === 1 ? "main" : `a goroutine ${goroutine}`);
const at = ({ line }: Pick<Deed, "line">) => (line > 0 ? ` na linha ${line}` : "");

const { told, pairs, first } = teller(who, at);

const titles: Record<CauseName, string> = {
  "double-lock": "Lock em dobro",
  upgrade: "Leitor que quer escrever",
  "reader-writer-reader": "Leitor, escritor, leitor",
  "lock-cycle": "Locks em círculo",
  "lock-order": "Ordem de locks que pode travar",
  "nil-channel": "Canal nil",
  "no-cases": "Select sem casos",
  "missing-close": "Falta o close",
  "forgotten-cancel": "Cancel esquecido",
  "no-receiver": "Ninguém recebe",
  "no-sender": "Ninguém envia",
  "wait-group": "WaitGroup que nunca chega a zero",
  "add-after-wait": "Add dentro da goroutine",
  "lost-wake-up": "Sinal perdido",
  "no-signal": "Ninguém sinaliza",
};

const stories: Record<CauseName, (cause: Cause) => string> = {
  "double-lock": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} travou ${object}${first(by("holds"))} e trava de novo${place}, sem Unlock no meio.`;
  },
  upgrade: (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} tem ${object} para leitura${first(by("holds"))} e pede para escrever${place}: espera por si mesma.`;
  },
  "reader-writer-reader": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} lê ${object}${first(by("holds"))} e pede para ler de novo${place}, e entre as duas um escritor começou a esperar${first(by("waits"))}. O escritor espera o fim da primeira leitura; a segunda espera o escritor.`;
  },
  "lock-cycle": ({ deeds }) =>
    `${pairs(deeds, (held, wanted) => `${who(wanted.goroutine)} espera${at(wanted)} por ${wanted.object}, que ${who(held.goroutine)} travou${at(held)}`)}. Trave sempre na mesma ordem.`,
  "lock-order": ({ deeds }) =>
    `Desta vez deu certo, mas com outro escalonamento isto trava: ${pairs(deeds, (held, wanted) => `${who(held.goroutine)} trava ${held.object}${at(held)} e depois ${wanted.object}${at(wanted)}`)}. Trave sempre na mesma ordem.`,
  "nil-channel": (cause) => {
    const { g, place } = told(cause);
    return `${g} espera${place} em um canal nil, onde nunca chega nada. Ele foi criado com make?`;
  },
  "no-cases": (cause) => {
    const { g, place } = told(cause);
    return `${g} espera${place} em um select sem nenhum caso que possa ficar pronto.`;
  },
  "missing-close": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} percorre ${object} com range${place}, e ninguém que envia para ele o fecha.`;
  },
  "forgotten-cancel": (cause) => {
    const { g, place } = told(cause);
    return `${g} espera${place} que um contexto termine, e não sobrou ninguém para cancelá-lo.`;
  },
  "no-receiver": (cause) => {
    const { by, g, object, place } = told(cause);
    const left = by("left").at(-1);
    return left
      ? `${g} envia em ${object}${place}, e ninguém recebe: ${who(left.goroutine)} o tinha em um select${at(left)} e seguiu por outro caso. Um buffer de um deixaria o envio terminar.`
      : `${g} envia em ${object}${place}, e não sobrou ninguém para receber.`;
  },
  "no-sender": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} recebe de ${object}${place}, e não sobrou ninguém para enviar nem para fechá-lo.`;
  },
  "wait-group": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${g} espera${place} por ${object}, cujo contador é ${cause.count}: chamadas de Add: ${by("adds").length}, de Done: ${by("counts").length}.`;
  },
  "add-after-wait": (cause) => {
    const { by, g, place } = told(cause);
    const adds = by("adds");
    return `${adds[0] ? who(adds[0].goroutine) : ""} chama Add${first(adds)} depois que Wait${place} deixou ${g} seguir. Chame Add antes do comando go.`;
  },
  "lost-wake-up": (cause) => {
    const { by, g, object, place } = told(cause);
    return `${object} foi sinalizado${first(by("signals"))} antes de ${g} esperar${place}, e um sinal não fica guardado. Verifique a condição em um laço, com o lock travado, antes de cada Wait.`;
  },
  "no-signal": (cause) => {
    const { g, object, place } = told(cause);
    return `${g} espera${place} por ${object}, que ninguém sinaliza.`;
  },
};

export const why: typeof english = {
  title: "Por que espera",
  titles,
  stories,
  drawing: "Quem espera por quem",
  waits: (goroutine: number, reason: string, line: number) => `${who(goroutine)}: ${reason}${at({ line })}`,
  ended: "terminou",
};
