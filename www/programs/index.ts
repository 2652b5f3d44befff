// The programs that come with the page, in the order of a first lesson.

import type { Program } from "../model/session.ts";
import { ELAPSED, SPEEDUP } from "../model/sweep.ts";
import apacheBench from "./apache-bench.go";
import foreverChannel from "./forever-channel.go";
import loadBalancer from "./load-balancer.go";
import messagePassing from "./message-passing.go";
import pingPong from "./ping-pong.go";
import producerConsumer from "./producer-consumer.go";
import racyCounter from "./racy-counter.go";
import racyCounterAtomic from "./racy-counter-atomic.go";
import racyCounterMutex from "./racy-counter-mutex.go";
import selectTimeout from "./select-timeout.go";
import twoCounters from "./two-counters.go";
import twoLocks from "./two-locks.go";

export const PROGRAMS: readonly Program[] = [
  {
    id: "producer-consumer",
    source: producerConsumer,
    title: { en: "Producer and consumer", "pt-BR": "Produtor e consumidor" },
    lesson: {
      en: "A channel stands between two goroutines. Drag buffer while it runs: with 0 each send waits for its receive, with more the producer runs ahead, and fewer switches mean more operations per second.",
      "pt-BR":
        "Um canal fica entre duas goroutines. Arraste buffer durante a execução: com 0 cada envio espera o seu recebimento; com mais, o produtor se adianta, e menos trocas significam mais operações por segundo.",
    },
    settings: { trials: 3 },
    shows: "live",
    repeats: true,
    sweeps: "buffer",
    measure: "values-per-second",
  },
  {
    id: "racy-counter",
    source: racyCounter,
    title: { en: "Racy counter", "pt-BR": "Contador com corrida" },
    lesson: {
      en: "Several goroutines add to one variable without a lock. With two or more workers their steps mix and updates are lost, a different number each time: start the experiment and look at the outcomes.",
      "pt-BR":
        "Várias goroutines somam na mesma variável sem trava. Com dois ou mais workers os passos se misturam e atualizações se perdem, cada vez em número diferente: inicie o experimento e veja os resultados.",
    },
    shows: "experiment",
    repeats: false,
    measure: "counted",
  },
  {
    id: "racy-counter-mutex",
    source: racyCounterMutex,
    title: { en: "Counter with a mutex", "pt-BR": "Contador com mutex" },
    lesson: {
      en: "Between Lock and Unlock a goroutine has the variable to itself: every run ends the same. Delete the two lines and start the experiment again.",
      "pt-BR":
        "Entre Lock e Unlock a goroutine tem a variável só para si: toda execução termina igual. Apague as duas linhas e inicie o experimento de novo.",
    },
    shows: "experiment",
    repeats: false,
    measure: "counted",
  },
  {
    id: "racy-counter-atomic",
    source: racyCounterAtomic,
    title: { en: "Counter with an atomic", "pt-BR": "Contador atômico" },
    lesson: {
      en: "An atomic addition is one indivisible step: nothing is lost and nobody waits for a lock. Compare the elapsed time with the mutex.",
      "pt-BR":
        "Uma soma atômica é um passo indivisível: nada se perde e ninguém espera por uma trava. Compare o tempo decorrido com o do mutex.",
    },
    shows: "experiment",
    repeats: false,
    measure: "counted",
  },
  {
    id: "load-balancer",
    source: loadBalancer,
    title: { en: "Load balancer", "pt-BR": "Balanceador de carga" },
    lesson: {
      en: "Each request takes real computing, and whichever goroutine is free takes the next. With one worker they take turns; with more they compute at the same time. Vary workers to see the speed-up.",
      "pt-BR":
        "Cada pedido exige computação de verdade, e a goroutine que estiver livre pega o próximo. Com um worker elas se revezam; com mais, computam ao mesmo tempo. Varie workers para ver a aceleração.",
    },
    settings: { trials: 3 },
    shows: "live",
    repeats: true,
    sweeps: "workers",
    measure: SPEEDUP,
  },
  {
    id: "ping-pong",
    source: pingPong,
    title: { en: "Ping-pong", "pt-BR": "Pingue-pongue" },
    lesson: {
      en: "Two goroutines hand one ball to and fro over unbuffered channels. Only one of them can run at a time, so more workers do not make it faster: not everything gains from parallelism.",
      "pt-BR":
        "Duas goroutines trocam uma bola por canais sem buffer. Só uma delas pode rodar de cada vez, então mais workers não a deixam mais rápida: nem tudo ganha com paralelismo.",
    },
    settings: { trials: 3 },
    shows: "live",
    repeats: true,
    sweeps: "workers",
    measure: "nanoseconds-per-round",
  },
  {
    id: "forever-channel",
    source: foreverChannel,
    title: { en: "The forever channel", "pt-BR": "O canal eterno" },
    lesson: {
      en: "main waits on a channel that nobody sends to. When the last other goroutine ends, nobody is left who could send, and Go reports the deadlock: who waits, for what, and on which line.",
      "pt-BR":
        "main espera em um canal para o qual ninguém envia. Quando a última outra goroutine termina, não resta quem possa enviar, e o Go relata o deadlock: quem espera, o quê e em que linha.",
    },
    shows: "live",
    repeats: false,
  },
  {
    id: "apache-bench",
    source: apacheBench,
    title: { en: "Concurrent requests", "pt-BR": "Pedidos concorrentes" },
    lesson: {
      en: "A hundred requests that each wait for a server. Waiting needs no worker: with enough goroutines they all wait at the same time, even on one worker. Vary concurrency.",
      "pt-BR":
        "Cem pedidos que esperam cada um por um servidor. Esperar não ocupa um worker: com goroutines suficientes todos esperam ao mesmo tempo, mesmo com um só worker. Varie concurrency.",
    },
    settings: { trials: 3 },
    shows: "live",
    repeats: false,
    sweeps: "concurrency",
    measure: ELAPSED,
  },
  {
    id: "select-timeout",
    source: selectTimeout,
    title: { en: "Select with a timeout", "pt-BR": "Select com prazo" },
    lesson: {
      en: "select takes whichever comes first: the answer or the end of patience. Make the server slower than the patience, and repeat it where they are close.",
      "pt-BR":
        "select fica com o que vier primeiro: a resposta ou o fim da paciência. Deixe o servidor mais lento que a paciência, e repita quando estiverem próximos.",
    },
    shows: "live",
    repeats: false,
  },
  {
    id: "two-counters",
    source: twoCounters,
    title: { en: "Explore: five and five", "pt-BR": "Explorar: cinco mais cinco" },
    lesson: {
      en: "Two goroutines add five times each. Explore runs every interleaving: the sum can be anything from 2 to 10. Show me opens the schedule that gives 2; step through it, then mend the program and explore again.",
      "pt-BR":
        "Duas goroutines somam cinco vezes cada uma. Explorar executa todas as intercalações: a soma pode ser qualquer valor de 2 a 10. Mostrar abre o escalonamento que dá 2; percorra-o, depois conserte o programa e explore de novo.",
    },
    shows: "explore",
    repeats: false,
  },
  {
    id: "two-locks",
    source: twoLocks,
    title: { en: "Explore: two locks", "pt-BR": "Explorar: duas travas" },
    lesson: {
      en: "Two locks, taken in two orders: one schedule in a few ends in a deadlock. Explore finds it, and the Schedule panel shows who holds what and who waits for whom. Take them in the same order and explore again.",
      "pt-BR":
        "Duas travas, tomadas em duas ordens: um escalonamento entre alguns termina em deadlock. Explorar o encontra, e o painel Escalonamento mostra quem tem o quê e quem espera por quem. Tome-as na mesma ordem e explore de novo.",
    },
    shows: "explore",
    repeats: false,
  },
  {
    id: "message-passing",
    source: messagePassing,
    title: { en: "Explore: a word too early", "pt-BR": "Explorar: um aviso cedo demais" },
    lesson: {
      en: "The writer says that it is ready before it has written. Explore shows that the reader may see 0, and by which steps. Swap the two lines: is that enough? Then send the word through a channel.",
      "pt-BR":
        "Quem escreve avisa que está pronto antes de ter escrito. Explorar mostra que quem lê pode ver 0, e por quais passos. Troque as duas linhas: basta? Depois mande o aviso por um canal.",
    },
    shows: "explore",
    repeats: false,
  },
];
