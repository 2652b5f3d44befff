// Why goroutines wait at the end of a run: who waits for whom, drawn, and the mistakes that this shows, in words.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Stepped, Wait } from "../engine/api.ts";
import type { LabMessages } from "../i18n/lab.en.ts";

type Why = NonNullable<Stepped["why"]>;

/** Goroutines that are drawn at most; the words tell of all. */
const MOST = 10;
/** Causes that are told at most. */
const MOST_CAUSES = 20;

const WIDTH = 520;
const BOX = { width: 132, height: 44 } as const;

interface Node {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly wait: Wait | undefined;
}

/** On an ellipse, the first at the top, so that circles of waiting look like circles. */
function nodes(waits: readonly Wait[], ids: readonly number[], height: number): Map<number, Node> {
  const placed = ids.map((id, i) => {
    const angle = (2 * Math.PI * i) / ids.length - Math.PI / 2;
    const x = WIDTH / 2 + (ids.length === 1 ? 0 : (WIDTH / 2 - BOX.width / 2 - 8) * Math.cos(angle));
    const y = height / 2 + (ids.length === 1 ? 0 : (height / 2 - BOX.height / 2 - 8) * Math.sin(angle));
    return { id, x, y, wait: waits.find(({ goroutine }) => goroutine === id) };
  });
  return new Map(placed.map((node) => [node.id, node]));
}

/** Where the line from the middle of a box to another point leaves the box. */
function edge(from: Node, to: Node, bend: number): { x: number; y: number } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const scale = Math.min(
    (BOX.width / 2 + 4) / Math.max(Math.abs(dx), 1e-6),
    (BOX.height / 2 + 4) / Math.max(Math.abs(dy), 1e-6),
  );
  const length = Math.hypot(dx, dy) || 1;
  // Both directions between two boxes stay apart.
  return { x: from.x + dx * scale - (dy / length) * bend, y: from.y + dy * scale + (dx / length) * bend };
}

function arrow(from: Node, to: Node, label: string, role: string): TemplateResult {
  const bend = 7;
  const start = edge(from, to, bend);
  const end = edge(to, from, -bend);
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const head = [angle + 2.7, angle - 2.7].map((turn) => `${end.x + 9 * Math.cos(turn)},${end.y + 9 * Math.sin(turn)}`);
  return svg`<g class=${role === "holds" ? "waits-for held" : "waits-for"}>
    <line x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y}></line>
    <polyline points=${`${head[0]} ${end.x},${end.y} ${head[1]}`}></polyline>
    <text class="small-text" x=${start.x + (end.x - start.x) * 0.42} y=${start.y + (end.y - start.y) * 0.42 - 5} text-anchor="middle">${label}</text>
  </g>`;
}

/** A goroutine that waits for itself. */
function loop(node: Node, label: string): TemplateResult {
  const x = node.x + BOX.width / 2;
  return svg`<g class="waits-for held">
    <path d=${`M${x} ${node.y - 8}c34 -26 34 42 2 16`}></path>
    <text class="small-text" x=${x + 30} y=${node.y + 4}>${label}</text>
  </g>`;
}

function drawing(why: Why, words: LabMessages): TemplateResult | typeof nothing {
  const waits = why.waits.slice(0, MOST);
  const involved = new Set(waits.map(({ goroutine }) => goroutine));
  for (const { on } of waits) for (const { goroutine } of on) if (involved.size < MOST) involved.add(goroutine);
  const ids = [...involved].sort((a, b) => a - b);
  if (ids.length === 0) return nothing;
  const height = ids.length === 1 ? 80 : ids.length < 5 ? 220 : 320;
  const placed = nodes(waits, ids, height);
  const ended = new Set(waits.flatMap(({ on }) => on.filter((o) => o.ended).map(({ goroutine }) => goroutine)));
  const arrows = waits.flatMap((wait) =>
    wait.on.map(({ goroutine, role }) => {
      const from = placed.get(wait.goroutine);
      const to = placed.get(goroutine);
      if (!from || !to) return nothing;
      const label = wait.objects.join(", ").slice(0, 18);
      return from === to ? loop(from, label) : arrow(from, to, label, role);
    }),
  );
  const said = waits.map(({ goroutine, reason, line }) => words.why.waits(goroutine, reason, line)).join("; ");
  return html`<svg class="wait-graph" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${`${words.why.drawing}: ${said}`}>
    ${arrows}
    ${[...placed.values()].map(
      ({ id, x, y, wait }) => svg`<g class=${wait ? "stuck" : "free"}>
        <rect x=${x - BOX.width / 2} y=${y - BOX.height / 2} width=${BOX.width} height=${BOX.height} rx="7"></rect>
        <text x=${x} y=${y - 3} text-anchor="middle">${words.goroutine(id)}</text>
        <text class="small-text" x=${x} y=${y + 14} text-anchor="middle">${
          wait ? `${wait.reason.replace("sync.", "")} :${wait.line}` : ended.has(id) ? words.why.ended : ""
        }</text>
      </g>`,
    )}
  </svg>`;
}

/** Nothing where nobody waits and nothing is wrong. */
export function whyView(why: Why | undefined, words: LabMessages): TemplateResult | typeof nothing {
  if (!why || (why.waits.length === 0 && why.causes.length === 0)) return nothing;
  return html`<section class="why" aria-labelledby="why-title">
    <h2 id="why-title">${words.why.title}</h2>
    ${drawing(why, words)}
    ${
      why.causes.length === 0
        ? nothing
        : html`<ul class="causes">
            ${why.causes.slice(0, MOST_CAUSES).map(
              (cause) => html`<li data-cause=${cause.name}>
                <strong>${words.why.titles[cause.name] ?? cause.name}.</strong> ${words.why.stories[cause.name]?.(cause) ?? cause.text}
              </li>`,
            )}
          </ul>`
    }
  </section>`;
}
