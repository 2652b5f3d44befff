import type { OutcomeKind, Strategy, Verdict } from "../engine/api.ts";
import * as format from "../model/format.ts";
import type { LabMessages } from "./lab.en.ts";
import { why } from "./why.pt-BR.ts";

const LANGUAGE = "pt-BR";
const number = (value: number) => format.number(LANGUAGE, value);
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

const kinds: Record<OutcomeKind, string> = {
  exit: "termina",
  leak: "vazamento de goroutine",
  panic: "panic",
  deadlock: "deadlock",
  fatal: "erro fatal",
  race: "condição de corrida",
  unfinished: "não terminou",
  broken: "o motor falhou",
};
const verdicts: Record<Verdict, string> = {
  acceptable: "aceitável",
  interesting: "interessante",
  forbidden: "proibido",
};
const strategies: Record<Strategy, string> = {
  robin: "rodízio",
  walk: "passeio aleatório",
  pct: "PCT",
  schedule: "este escalonamento",
};
const gaps: Record<string, string> = {
  unfinished: "terminou antes de tentar tudo",
  preemptions: "o limite de preempções deixou escalonamentos de fora",
  steps: "alguns escalonamentos deram passos demais",
  tails: "goroutines continuaram depois que main retornou, e foram cortadas",
  random: "foram sorteados números que não podem ser todos tentados",
  joined: "acessos à memória entre duas operações contaram como um só passo",
  time: "o tempo só avançou quando nenhuma goroutine podia continuar",
  outcomes: "houve mais resultados do que se guardam",
};

export const lab: LabMessages = {
  kinds,
  verdicts,
  strategies,
  gaps,
  goroutine: (id: number) => (id === 0 ? "o relógio" : `goroutine ${id}`),
  clock: "relógio",
  short: (id: number) => (id === 0 ? "⏱" : `g${id}`),

  explore: {
    start: "Explorar",
    again: "Explorar de novo",
    pause: "Pausar",
    resume: "Continuar",
    stop: "Parar",
    bounds: "Limites",
    accesses: "trocar nos acessos à memória",
    accessesTitle:
      "Cada acesso à memória compartilhada é um passo próprio, de modo que x++ pode ser dividido; sem isso, só canais, travas e afins",
    timers: "temporizadores a qualquer hora",
    timersTitle:
      "Um temporizador pode disparar sempre que estiver correndo, como se as goroutines fossem lentas; sem isso, só quando nenhuma goroutine pode continuar",
    schedules: "escalonamentos",
    steps: "passos por execução",
    preemptions: "preempções",
    seconds: "segundos",
    any: "qualquer",
    empty:
      "Explorar executa todas as intercalações do programa, ou quantas os limites permitirem, e lista cada forma de ele terminar, com um escalonamento que a mostra.",
    progress: (runs: number, rate: number) =>
      `${plural(runs, "escalonamento", "escalonamentos")}${rate > 0 ? ` · ${number(Math.round(rate))}/s` : ""}`,
    progressLabel: (percent: string) => `Cerca de ${percent} da busca`,
    covered: (runs: number) =>
      `Todas as intercalações estão cobertas, com ${plural(runs, "escalonamento", "escalonamentos")}.`,
    notCovered: (runs: number) =>
      `${plural(runs, "escalonamento", "escalonamentos")}; nem todas as intercalações estão cobertas:`,
    narrowed: "Levado em conta:",
    outcomes: (count: number) => plural(count, "resultado", "resultados"),
    clean: "Nada proibido foi encontrado.",
    bad: (count: number) => `${plural(count, "resultado é proibido", "resultados são proibidos")}.`,
    outcome: "Resultado",
    verdict: "Veredito",
    found: "Escalonamentos",
    silent: "(sem saída)",
    status: (status: number) => `status de saída ${status}`,
    walks: (percent: string) => `${percent} das execuções aleatórias`,
    show: "Mostrar",
    showLabel: (outcome: string) => `Mostrar: ${outcome}`,
    witness: (switches: number, preemptions: number, steps: number) =>
      `${plural(switches, "troca", "trocas")}, ${number(preemptions)} delas preempções, em ${plural(steps, "passo", "passos")}`,
    old: "O programa mudou desde então: estes são os resultados do anterior.",
    ended: (count: number, runs: number) =>
      `Explorado: ${plural(count, "resultado", "resultados")} em ${plural(runs, "escalonamento", "escalonamentos")}.`,
    paused: "Em pausa.",
    started: "Explorando.",
  },

  races: {
    title: (count: number) => plural(count, "condição de corrida", "condições de corrida"),
    intro:
      "Duas goroutines tocam a mesma memória, ao menos uma delas escreve, e nada ordena as duas: nem canal, nem trava, nem Wait.",
    on: (name: string) => `em ${name}`,
    kinds: {
      variable: "uma variável",
      global: "uma variável",
      element: "um elemento",
      map: "um map",
      channel: "um canal",
      waitGroup: "um WaitGroup",
    },
    writes: "escreve",
    reads: "lê",
    atomically: "atomicamente",
    place: (file: string, line: number) => `${file}:${line}`,
    inLine: (line: number) => `linha ${line}`,
    drawing: (one: string, other: string) => `${one}, ${other}: nada ordena as duas`,
    missing: "nada as ordena",
    created: (line: number) => `go, linha ${line}`,
    main: "main",
    held: (lines: string) => `tem uma trava, linha ${lines}`,
    hint: "O que as ordenaria",
    show: "Mostrar as duas linhas",
    report: "O relatório do Go",
    none: "Nenhuma condição de corrida foi encontrada.",
    hints: {
      oneLocks: (lines: string) =>
        `Uma das duas tem uma trava (linha ${lines}), a outra não tem nenhuma. Use a mesma trava nas duas.`,
      otherLocks: (lines: string) =>
        `As duas têm uma trava, mas não a mesma (linhas ${lines}). Uma só trava precisa guardar a variável.`,
      readLocks: (lines: string) =>
        `Quem escreve tem o RWMutex só para leitura (linha ${lines}). Quem escreve precisa de Lock, não de RLock.`,
      atomic: (lines: string) => `Um acesso é atômico e o outro não (linha ${lines}). Se um é, todos precisam ser.`,
      wait: (lines: string) =>
        `Uma goroutine inicia a outra (linha ${lines}) e não espera por ela. Espere antes: com um WaitGroup, ou recebendo de um canal.`,
      map: () => "Um map não foi feito para várias goroutines ao mesmo tempo. Guarde-o com um mutex, ou use sync.Map.",
      close: () => "Uma goroutine envia enquanto outra fecha. Deixe quem envia fechar, depois de ter enviado tudo.",
      add: () =>
        "Add é chamado na goroutine pela qual se espera: Wait pode vir antes. Chame Add antes de go, ou use WaitGroup.Go.",
      lock: () => "Guarde os dois acessos com o mesmo mutex, ou passe o valor por um canal.",
    },
  },

  schedule: {
    strategy: "Quem escolhe",
    seed: "Semente",
    run: "Executar",
    runTitle: "Executa o programa uma vez, em uma só thread e em tempo virtual, e percorre essa execução passo a passo",
    schedule: "Escalonamento",
    scheduleTitle:
      "Tudo o que a execução deixou em aberto, em um texto curto: o mesmo programa com o mesmo escalonamento dá a mesma execução em qualquer lugar",
    load: "Abrir",
    copy: "Copiar",
    copied: "Copiado",
    empty:
      "Uma execução escalonada dá um passo por vez, e uma estratégia, um escalonamento ou você escolhe de quem. Execute, ou abra um escalonamento, e percorra os passos.",
    ran: (status: string, steps: number, switches: number) =>
      `${status} · ${plural(steps, "passo", "passos")}, ${plural(switches, "troca", "trocas")}`,
    exit: (status: number) => `status de saída ${status}`,
    long: "cortada: deu passos demais",
    diverged:
      "O programa não segue o caminho que este escalonamento registra: ele é de outro programa, ou este foi editado.",
    toolbar: "Passo a passo",
    first: "Ao início",
    back: "Voltar",
    forward: "Avançar",
    operation: "Próxima operação",
    operationTitle: "Até o próximo passo que não é acesso à memória",
    end: "Ao fim",
    line: "linha",
    toLine: "Ir até a linha",
    toLineTitle: "Até que uma goroutine esteja nesta linha do arquivo mostrado",
    position: (step: number, all: number) => `passo ${number(step)} de ${number(all)}`,
    start: "No início.",
    over: "A execução terminou:",
    lastStep: (who: string, what: string) => `${who}: ${what}`,
    switched: "troca",
    next: "Quem dá o próximo passo?",
    pick: (who: string, what: string) => `${who}: ${what}`,
    goroutines: "Goroutines",
    who: "Goroutine",
    does: "Estado",
    where: "Linha",
    stack: "Pilha",
    variables: "Variáveis",
    variable: "Variável",
    locals: (func: string) => `Variáveis de ${func}`,
    changed: "mudou",
    value: "Valor",
    channels: "Canais",
    channel: "Canal",
    buffer: "Buffer",
    closed: "fechado",
    senders: "Enviando",
    receivers: "Recebendo",
    locks: "Travas",
    lock: "Trava",
    holder: "Com",
    waiting: "Esperam",
    nobody: "ninguém",
    output: "Saída até aqui",
    error: "Saída de erro",
    steps: "Passos",
    step: "Passo",
    more: (count: number) => `… mais ${plural(count, "passo", "passos")}`,
    goTo: (step: number) => `Ficar depois do passo ${number(step)}`,
    virtual: (time: string) => `tempo virtual ${time}`,
    runnable: "pode continuar",
    stands: (step: number, who: string) => `Depois do passo ${number(step)}: ${who}`,
  },

  why,
};
