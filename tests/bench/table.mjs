// The benchmark's table: ratios to Go's js/wasm build, and the goals that they are held against.

export const GROUPS = {
  channels: ["pingpong", "buf0", "buf1", "buf16", "buf128", "buf1024", "select4", "workerpool"],
};

const goals = (limit, ...names) => names.map((name) => [name, limit]);

/** The largest ratio to Go js/wasm that a row may have: threaded module, one worker, interpreted. */
export const GOALS = Object.fromEntries([
  ...goals(0.15, "pingpong", "buf0", "buf1", "select4", "spawnbatch", "spawnall"),
  ...goals(0.8, "buf16", "buf128", "buf1024", "workerpool"),
  ...goals(0.25, "primesieve"),
  ...goals(4, "mutex8", "atomic8"),
  ...goals(3.5, "fib35", "fibpar8", "ifacecall", "slicesum", "matmul", "eratos", "nbody"),
  ...goals(6, "mandelpool"),
  ...goals(1.2, "mapint", "mapstr", "strbuild", "alloctree"),
]);
const MEAN_GOAL = 0.8;
/** Two workers against one: the least speed-up of rows with work to share, and of rows that only talk. */
const TWO_WORKER_GOALS = { fibpar8: 1.8, mandelpool: 1.8 };
const TWO_WORKER_CHANNELS = 0.7;

/** Three significant digits. */
const figure = (n) =>
  n == null ? "–" : n >= 100 ? Math.round(n).toLocaleString("en") : String(Number(n.toPrecision(3)));
const verdict = (met) => (met ? "yes" : "**no**");

export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Markdown. A row: name, goal, and medians in ns per operation: go, raceway, two, goNative, native. */
export function table({ rows, failures, facts }) {
  const lines = [
    "# Benchmarks",
    "",
    "Made by `./build.sh bench --save`. Medians of interleaved rounds, nanoseconds per operation; the ratio is Raceway's figure",
    "over that of Go's own js/wasm build in the same browser run: below 1 is faster. One worker unless said; what an operation",
    "is stands at the head of each program in `tests/bench/programs`.",
    "",
    `- machine: ${facts.machine}`,
    `- browser: ${facts.browser}`,
    `- ${facts.go}`,
    `- Raceway at ${facts.commit}, ${facts.date}, ${facts.rounds} rounds`,
    "",
    "| program | Raceway | Go js/wasm | ratio | goal | met | Raceway, native | Go, native |",
    "|---|--:|--:|--:|--:|---|--:|--:|",
  ];
  const ratios = [];
  for (const row of rows) {
    const ratio = row.raceway != null && row.go != null ? row.raceway / row.go : null;
    if (ratio != null) ratios.push(ratio);
    const met = row.goal == null ? "" : verdict(ratio != null && ratio <= row.goal);
    lines.push(
      `| ${row.name} | ${figure(row.raceway)} | ${figure(row.go)} | ${figure(ratio)} | ${row.goal ?? ""} | ${met} | ` +
        `${figure(row.native)} | ${figure(row.goNative)} |`,
    );
  }
  if (ratios.length > 0) {
    const mean = geometricMean(ratios);
    const complete = ratios.length === rows.length;
    lines.push(
      `| **geometric mean of ${ratios.length}** | | | ${figure(mean)} | ${MEAN_GOAL} | ${verdict(complete && mean <= MEAN_GOAL)} | | |`,
    );
  }
  const two = rows.filter((row) => row.two != null && row.raceway != null);
  if (two.length > 0) {
    lines.push(
      "",
      "## Two workers",
      "",
      "Speed with two workers over speed with one, in the same browser run.",
      "",
      "| program | one worker | two workers | speed-up | goal | met |",
      "|---|--:|--:|--:|--:|---|",
    );
    for (const row of two) {
      const speedup = row.raceway / row.two;
      const goal = TWO_WORKER_GOALS[row.name] ?? TWO_WORKER_CHANNELS;
      lines.push(
        `| ${row.name} | ${figure(row.raceway)} | ${figure(row.two)} | ${figure(speedup)} | ${goal} | ${verdict(speedup >= goal)} |`,
      );
    }
  }
  if (failures.length > 0) {
    lines.push("", "## Failures", "", ...failures.map((failure) => `- ${failure}`));
  }
  return `${lines.join("\n")}\n`;
}
