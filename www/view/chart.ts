// One live chart: uPlot for the picture, our own legend, and the numbers as a table for whoever cannot see the picture.

import { html, LitElement, type PropertyValues, svg } from "lit";
import uPlot from "uplot";
import type { Messages } from "../i18n/index.ts";
import { type LiveSeries, type Point, rows } from "../model/series.ts";
import { colour, colourName, dash, property } from "./palette.ts";

export interface Curve {
  readonly label: string;
  /** The point's value; null where it has none. */
  of(point: Point): number | null;
}

/** What one chart shows; the view makes it anew when the curves or the words change. */
export interface ChartSpec {
  readonly title: string;
  readonly axis: string;
  readonly curves: readonly Curve[];
  /** The axis's fixed end, such as 100 for percent. */
  readonly top?: number;
  /** Labels of the marks are written in this chart. */
  readonly named: boolean;
  /** What stands there while there is nothing to draw. */
  readonly empty: string;
}

/** Seconds across. */
const WINDOW = 30;
const LEGEND_MOST = 8;
const TABLE_ROWS = 8;

export class RacewayChart extends LitElement {
  static override properties = {
    spec: { attribute: false },
    live: { attribute: false },
    words: { attribute: false },
    look: { attribute: false },
    table: { attribute: false },
    tick: { attribute: false },
  };
  spec!: ChartSpec;
  live!: LiveSeries;
  words!: Messages;
  /** Theme and type size: another one needs another picture. */
  look = "";
  table = false;
  /** Grows when there is something new to draw. */
  tick = 0;

  #plot: uPlot | null = null;
  #made = "";
  #observer = new ResizeObserver(() => this.#resize());
  #box: Element | null = null;
  #latest = "";
  #latestAt = 0;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#drop();
    this.#observer.disconnect();
  }

  protected override render() {
    const { spec, words } = this;
    const last = this.live.points.at(-1);
    const empty = spec.curves.length === 0 || !last;
    return html`<figure class="chart">
      <figcaption>
        <span class="title">${spec.title}</span>
        <span class="legend" ?hidden=${this.table}>
          ${spec.curves.slice(0, LEGEND_MOST).map((curve, i) => this.#key(curve, i))}
          ${spec.curves.length > LEGEND_MOST ? html`<span>+${spec.curves.length - LEGEND_MOST}</span>` : ""}
        </span>
      </figcaption>
      ${
        this.table
          ? this.#table()
          : html`<div class="plot" role="img" aria-label=${words.charts.summary(spec.title, this.#spoken(last))}>
              <div class="canvas"></div>
              ${empty ? html`<p class="empty">${spec.empty}</p>` : ""}
            </div>`
      }
    </figure>`;
  }

  #key(curve: Curve, index: number) {
    return html`<span class="key">
      <svg viewBox="0 0 26 8" aria-hidden="true" focusable="false">
        ${svg`<line x1="1" y1="4" x2="25" y2="4" class=${`stroke${colourName(index).slice(8)}`}
          stroke-dasharray=${dash(index).join(" ")}></line>`}
      </svg>
      ${curve.label}
    </span>`;
  }

  /** The newest numbers; at most once a second, since a screen reader may be reading them. */
  #spoken(last: Point | undefined): string {
    const now = performance.now();
    if (this.#latest !== "" && now - this.#latestAt < 1000 && last) return this.#latest;
    this.#latestAt = now;
    this.#latest = last
      ? this.spec.curves.map((curve) => `${curve.label} ${this.words.short(curve.of(last) ?? 0)}`).join(", ")
      : "";
    if (this.#latest === "") this.#latest = this.words.charts.nothing;
    return this.#latest;
  }

  #table() {
    const { spec, words } = this;
    return html`<div class="table-box" tabindex="0" role="region" aria-label=${spec.title}>
      <table>
        <caption class="unseen">
          ${spec.title}, ${spec.axis}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.charts.time}</th>
            ${spec.curves.map(({ label }) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows(this.live.points, 1, TABLE_ROWS).map(
            (point) =>
              html`<tr>
                <th scope="row">${words.number(Math.round(point.time * 10) / 10)}</th>
                ${spec.curves.map((curve) => html`<td>${words.short(curve.of(point) ?? 0)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (this.table) {
      this.#drop();
      return;
    }
    const box = this.querySelector(".canvas")!;
    if (box !== this.#box) {
      this.#observer.disconnect();
      this.#observer.observe(box);
      this.#box = box;
      this.#drop();
    }
    const { spec } = this;
    const made = [this.look, spec.title, spec.axis, ...spec.curves.map(({ label }) => label)].join("\n");
    if (made !== this.#made || !this.#plot) {
      this.#drop();
      this.#make(box);
      this.#made = made;
    }
    this.#plot?.setData(this.#data());
  }

  #drop() {
    this.#plot?.destroy();
    this.#plot = null;
  }

  #data(): uPlot.AlignedData {
    const { points } = this.live;
    const last = points.at(-1)?.time ?? 0;
    const from = points.findIndex(({ time }) => time >= last - WINDOW - 1);
    const shown = points.slice(Math.max(0, from));
    return [shown.map(({ time }) => time), ...this.spec.curves.map((curve) => shown.map((point) => curve.of(point)))];
  }

  #resize() {
    const box = this.#box;
    if (!box || !this.#plot) return;
    const { clientWidth: width, clientHeight: height } = box;
    if (width > 0 && height > 0) this.#plot.setSize({ width, height });
  }

  #make(box: Element) {
    const { clientWidth: width, clientHeight: height } = box;
    if (width === 0 || height === 0) return;
    const { spec, words } = this;
    const size = Number.parseFloat(getComputedStyle(this).fontSize);
    const font = `${Math.round(size * 0.86)}px system-ui, sans-serif`;
    const stroke = property("--quiet");
    const grid = { stroke: property("--border"), width: 1 };
    const axis = { stroke, font, labelFont: font, grid, ticks: { ...grid, size: 4 }, labelGap: 0, gap: 3 };
    this.#plot = new uPlot(
      {
        width,
        height,
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        padding: [size * 0.5, size * 0.6, 0, 0],
        scales: {
          x: { time: false, range: (_, __, last) => range(last) },
          y: { range: (_, __, most) => [0, spec.top ?? Math.max(1, (most ?? 0) * 1.1)] },
        },
        axes: [
          { ...axis, label: words.charts.time, labelSize: size * 1.15, size: size * 1.6, space: size * 4 },
          {
            ...axis,
            label: spec.axis,
            labelSize: size * 1.2,
            size: size * 3,
            space: size * 2,
            values: (_, splits) => splits.map((value) => words.short(value)),
          },
        ],
        series: [
          {},
          ...spec.curves.map((curve, i) => ({
            label: curve.label,
            stroke: colour(i),
            width: 2,
            dash: [...dash(i)],
            points: { show: false },
          })),
        ],
        hooks: { draw: [(plot) => this.#drawMarks(plot, font)] },
      },
      this.#data(),
      box as HTMLElement,
    );
  }

  /** Upright lines where something was changed. */
  #drawMarks(plot: uPlot, font: string) {
    const { ctx, bbox } = plot;
    const scale = uPlot.pxRatio;
    ctx.save();
    ctx.strokeStyle = property("--mark");
    ctx.fillStyle = property("--text");
    ctx.lineWidth = 1.5 * scale;
    ctx.setLineDash([4 * scale, 3 * scale]);
    ctx.font = font.replace(/^\d+/, (pixels) => String(Number(pixels) * scale));
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    // Labels from the newest back, so that a crowd hides the old ones.
    let free = bbox.left + bbox.width;
    for (const { time, label } of [...this.live.marks].reverse()) {
      const x = plot.valToPos(time, "x", true);
      if (!(x >= bbox.left && x <= bbox.left + bbox.width)) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (!this.spec.named) continue;
      const width = ctx.measureText(label).width + 6 * scale;
      const left = x + width <= free ? x + 4 * scale : x - width;
      if (left + width > free + 4 * scale || left < bbox.left + 2 * scale) continue;
      ctx.fillText(label, left, bbox.top + 2 * scale);
      free = Math.min(left, x);
    }
    ctx.restore();
  }
}

/** The last seconds; a new run fills the chart from the left. */
function range(last: number | null): [number, number] {
  const end = Math.max(last ?? 0, 5);
  return [Math.max(0, end - WINDOW), end];
}

customElements.define("raceway-chart", RacewayChart);
