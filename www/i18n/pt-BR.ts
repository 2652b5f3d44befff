import type { Report } from "../engine/api.ts";
import * as format from "../model/format.ts";
import type { Messages } from "./index.ts";

const LANGUAGE = "pt-BR";
const number = (value: number) => format.number(LANGUAGE, value);
const duration = (nanoseconds: number) => format.duration(LANGUAGE, nanoseconds);
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

function ending(report: Report): string {
  switch (report.reason) {
    case "stopped":
      return "parado";
    case "limit":
      return "um limite foi atingido";
    case "broken":
      return "o motor falhou e foi reiniciado";
    default:
      // Nas palavras do próprio Go.
      return `exit status ${report.status}`;
  }
}

export const ptBR: Messages = {
  language: "Português (Brasil)",
  number,
  duration,
  short: (value) => format.short(LANGUAGE, value),
  percent: (value) => format.percent(LANGUAGE, value),
  bytes: (value) => format.bytes(LANGUAGE, value),
  seconds: (value) => `${number(value)} s`,

  app: {
    title: "Raceway: a concorrência do Go rodando na página",
    skip: "Ir para o editor",
    program: "Programa",
    edited: "editado",
    reset: "Restaurar",
    resetTitle: "Voltar ao programa original",
    run: "Executar",
    stop: "Parar",
    runTitle: "Executar o programa (Ctrl+Enter)",
    stopTitle: "Parar o programa (Esc)",
    loading: "Carregando…",
    share: "Compartilhar",
    presenter: "Modo de apresentação",
    theme: "Tema",
    themes: { auto: "Como o sistema", light: "Claro", dark: "Escuro" },
    languageLabel: "Idioma",
    fullTab: "Abrir em uma aba inteira",
    parallel: (most) => `paralelo · até ${plural(most, "worker", "workers")}`,
    parallelTitle: "As goroutines rodam em threads próprias, com uma memória compartilhada.",
    single: "concorrente, não paralelo",
    singleBanner:
      "Esta página não está isolada, então o navegador lhe dá uma só thread: as goroutines se revezam. É concorrente, não paralelo.",
    failed: (message) => `Não foi possível iniciar o motor. ${message}`,
    panes: { code: "Código", output: "Saída", charts: "Controles e gráficos" },
    panesLabel: "Partes da página",
    close: "Fechar",
  },

  notices: {
    brokenLink: "O programa deste link está danificado e não pôde ser lido. Este é o programa original.",
    unknownProgram: "Este link cita um programa que não existe aqui. Este é o primeiro.",
    tooLong: "Este programa é longo demais para um link: ele fica guardado só neste navegador.",
    linkOverDraft: "Este é o programa do link. A sua versão continua guardada.",
    notKept: "Este navegador não guarda nada para a página: suas mudanças vivem só no link.",
    longSource: "Este programa é muito longo: a edição pode ficar lenta, e um link não o comporta.",
    restore: "Mostrar a minha versão",
    dismiss: "Dispensar",
  },

  editor: {
    label: "Código Go",
    hint: "Esc e depois Tab sai do editor.",
    problems: (errors, warnings) =>
      [
        ...(errors > 0 ? [plural(errors, "erro", "erros")] : []),
        ...(warnings > 0 ? [plural(warnings, "aviso", "avisos")] : []),
      ].join(", "),
    problemsLabel: "Problemas",
    none: "Nenhum problema",
    goTo: (line, message) => `Linha ${line}: ${message}`,
    warning: "aviso",
    hintTitle: "O que isto significa?",
  },

  files: {
    label: "Arquivos",
    add: "Acrescentar um arquivo",
    name: "Nome do arquivo",
    rename: (name) => `Renomear ${name} (F2)`,
    remove: (name) => `Apagar ${name}`,
    removed: (name) => `${name} foi apagado.`,
    replaced: "Os arquivos colados tomaram o lugar do programa.",
    undo: "Desfazer",
    closeLibrary: "Fechar o arquivo da biblioteca",
    faulty: "tem erros",
    format: "Formatar",
    formatTitle: "Formatar como o gofmt (Ctrl+S)",
    formatted: {
      done: "Formatado.",
      already: "Já estava formatado.",
      broken: "Não formatado: o arquivo tem erros de sintaxe.",
    },
    faults: {
      empty: "Um arquivo precisa de um nome.",
      form: "Um nome é como main.go, queue/queue.go ou go.mod: letras, dígitos, _ . - e /.",
      long: "Este nome é longo demais.",
      taken: "Já há um arquivo com este nome.",
    },
  },

  controls: {
    parameters: "Programa",
    noParameters: "Ainda sem controles: termine uma linha de pacote com",
    engine: "Motor",
    workers: "workers",
    workersTitle: "Threads que executam goroutines (GOMAXPROCS); muda durante a execução",
    policy: "política",
    policyTitle: "Preemptiva: uma goroutine que roda demais é interrompida. Cooperativa: ela roda até bloquear.",
    policies: { preemptive: "preemptiva", cooperative: "cooperativa" },
    quantum: "quantum",
    quantumTitle: "Quanto tempo uma goroutine pode rodar antes de ser interrompida",
    trials: "rodadas",
    trialsTitle: "Execuções de cada ponto de um experimento",
    race: "Corrida",
    raceTitle: "Procurar condições de corrida: mais lento, e cada corrida aparece com as suas duas linhas",
    repeat: "Repetir",
    repeatTitle: "Executar de novo quando o programa terminar, para que os gráficos continuem",
    lesson: "Sobre este programa",
  },

  console: {
    title: "Saída",
    empty: "Aperte Executar: o que o programa escreve aparece aqui.",
    clear: "Limpar",
    input: "Entrada",
    inputTitle: "Argumentos e entrada padrão do programa",
    args: "Argumentos (os.Args)",
    stdin: "Entrada padrão",
    cut: (count) => `… ${number(count)} caracteres cortados …`,
    round: (round, elapsed) => `rodada ${number(round)} · ${duration(elapsed)}`,
    restarted: (label) => `reiniciado com ${label}`,
    ended: (report) => `${ending(report)} · ${duration(report.elapsed)}`,
    why: "Mostrar quem espera por quem",
  },

  charts: {
    live: "Ao vivo",
    experiment: "Experimento",
    schedule: "Escalonamento",
    explore: "Explorar",
    races: "Corridas",
    tabs: "O que é mostrado",
    time: "tempo (s)",
    operations: "Operações em canais",
    operationsAxis: "operações/s",
    sends: "envios",
    receives: "recebimentos",
    use: "Uso de cada worker",
    useAxis: "ocupado (%)",
    queues: "Filas de execução",
    queuesAxis: "goroutines",
    fill: "Ocupação dos canais",
    fillAxis: "cheio (%)",
    worker: (index) => `worker ${index + 1}`,
    global: "global",
    channel: (line, capacity) => (line > 0 ? `linha ${line} (cap ${number(capacity)})` : `cap ${number(capacity)}`),
    table: "Tabelas",
    changes: "Mudanças durante a execução",
    empty: "Execute um programa para ver as curvas.",
    noChannels: "Nenhum canal até agora.",
    summary: (title, latest) => `${title}. Último valor: ${latest}.`,
    nothing: "nada ainda",
    figures: {
      goroutines: "goroutines",
      operations: "operações",
      switches: "trocas",
      steals: "roubos",
      preemptions: "preempções",
      heap: "heap",
      collections: "coletas",
      rounds: "rodada",
    },
  },

  experiment: {
    vary: "Variar",
    nothing: "nada: só repetir",
    values: "valores",
    valuesLabel: "Valores do parâmetro variado, separados por vírgulas",
    start: (runs) => `Iniciar ${plural(runs, "execução", "execuções")}`,
    stop: "Parar",
    measure: "Mostrar",
    output: "o que foi impresso",
    elapsed: "tempo decorrido (ms)",
    operations: "operações em canais/s",
    speedup: "aceleração (×)",
    outcomes: "Resultados",
    curve: "Varredura",
    outcome: "Resultado",
    count: "Execuções",
    progress: (done, total) => `${number(done)} de ${plural(total, "execução", "execuções")}`,
    empty:
      "Um experimento executa o programa muitas vezes e conta como ele termina, ou acompanha uma medida ao variar um parâmetro.",
    silent: "(sem saída)",
    others: "outros",
    until: (from, to) => `${number(from)} até menos de ${number(to)}`,
    expected: "esperado",
    lost: (expected, seen, more) =>
      `Atualizações perdidas: ${number(expected)} esperadas; vistas ${seen.map(number).join("; ")}${more ? " …" : ""}`,
    asExpected: (expected, runs) =>
      `Nenhuma atualização perdida: ${number(expected)} esperadas e vistas em cada uma de ${plural(runs, "execução", "execuções")}.`,
    distinct: (distinct, runs) =>
      `${plural(distinct, "resultado", "resultados diferentes")} em ${plural(runs, "execução", "execuções")}.`,
    pointsLabel: (measure, parameter) => `${measure} em função de ${parameter}`,
    median: "mediana",
    range: "menor a maior",
    failures: "falhas",
    errors: {
      empty: "Escreva pelo menos um valor.",
      number: "Escreva números separados por vírgulas.",
      range: "Um valor está fora dos limites do parâmetro.",
      many: "São valores demais.",
    },
  },

  share: {
    title: "Compartilhar este programa",
    intro: "O programa, seus controles e os ajustes do motor estão todos no link.",
    link: "Link",
    embed: "Incorporar em uma página",
    copy: "Copiar",
    copied: "Copiado",
    copyFailed: "O navegador não permite copiar: selecione o texto e copie.",
    frameTitle: "Raceway: a concorrência do Go",
  },

  status: {
    ready: "Pronto.",
    running: "Executando.",
    experiment: "Experimento iniciado.",
    trials: (done, total) => `${number(done)} de ${number(total)} execuções feitas.`,
    experimentEnded: (total) => `Experimento terminado: ${plural(total, "execução", "execuções")}.`,
    ended: (report) => `Terminou: ${ending(report)}, depois de ${duration(report.elapsed)}.`,
    problems: (count) => (count === 0 ? "Nenhum problema." : `${plural(count, "problema", "problemas")}.`),
    copied: "Copiado.",
  },
};
