// The live charts side by side, and the figures of the moment.

import { html } from "lit";
import type { Emitter } from "../model/emitter.ts";
import type { Preferences } from "../model/preferences.ts";
import { type ChannelName, MOST_CHANNELS } from "../model/series.ts";
import type { ChartSpec } from "./chart.ts";
import { Piece } from "./piece.ts";

export class RacewayCharts extends Piece {
  static override properties = { session: { attribute: false }, preferences: { attribute: false } };
  preferences!: Preferences;

  /** The charts' drawing comes after the page: until then their places are empty. */
  override connectedCallback() {
    super.connectedCallback();
    void import("./chart.ts");
  }

  #table = false;
  #specs: readonly ChartSpec[] = [];
  #made = "";
  #drawn = -1;

  protected override sources(): Emitter[] {
    const { changed, runner } = this.session;
    return [changed, runner.changed, runner.frame, this.preferences.changed];
  }

  protected override render() {
    const { runner } = this.session;
    const { charts: words } = this.words;
    const { live } = runner;
    const { theme, presenter, language } = document.documentElement.dataset as Record<string, string | undefined>;
    const look = [theme, presenter ?? document.documentElement.hasAttribute("data-presenter"), language].join();
    this.#drawn = live.version;
    return html`
      <div class="figures">
        <dl>${this.#figures().map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
        <button type="button" class="small push" aria-pressed=${this.#table} @click=${this.#swap}>
          ${words.table}
        </button>
      </div>
      <div class="charts">
        ${this.#currentSpecs().map(
          (spec) =>
            html`<raceway-chart
              .spec=${spec}
              .live=${live}
              .words=${this.words}
              .look=${look}
              .table=${this.#table}
              .tick=${this.#drawn}
            ></raceway-chart>`,
        )}
      </div>
      ${
        this.#table && live.marks.length > 0
          ? html`<section class="marks">
              <h3>${words.changes}</h3>
              <ol>
                ${live.marks.map(({ time, label }) => html`<li>${this.words.seconds(Math.round(time * 10) / 10)}: ${label}</li>`)}
              </ol>
            </section>`
          : ""
      }
    `;
  }

  #swap() {
    this.#table = !this.#table;
    this.requestUpdate();
  }

  #figures(): (readonly [string, string])[] {
    const { figures } = this.session.runner.live;
    const { figures: words } = this.words.charts;
    const { short, bytes } = this.words;
    const blank = "–";
    const count = (value: number | null | undefined) => (value == null ? blank : short(value));
    return [
      [words.goroutines, count(figures?.goroutines)],
      [words.operations, count(figures?.operations)],
      [words.switches, count(figures?.switches)],
      [words.steals, count(figures?.steals)],
      [words.heap, figures?.heap == null ? blank : bytes(figures.heap)],
    ];
  }

  /** The charts' contents: the same objects while nothing but the points changes. */
  #currentSpecs(): readonly ChartSpec[] {
    const { live } = this.session.runner;
    const workers = live.workers;
    const made = [this.words.language, workers, ...live.channels.map(channelKey)].join();
    if (made === this.#made) return this.#specs;
    this.#made = made;
    const { charts: words } = this.words;
    const workerCurves = Array.from({ length: workers }, (_, i) => ({ label: words.worker(i), index: i }));
    this.#specs = [
      {
        title: words.operations,
        axis: words.operationsAxis,
        named: true,
        empty: words.empty,
        curves: [
          { label: words.sends, of: (point) => point.sends },
          { label: words.receives, of: (point) => point.receives },
        ],
      },
      {
        title: words.use,
        axis: words.useAxis,
        named: false,
        top: 100,
        empty: words.empty,
        curves: workerCurves.map(({ label, index }) => ({ label, of: (point) => point.use[index] ?? null })),
      },
      {
        title: words.queues,
        axis: words.queuesAxis,
        named: false,
        empty: words.empty,
        curves: [
          ...workerCurves.map(({ label, index }) => ({
            label,
            of: (point: { queues: readonly number[] }) => point.queues[index] ?? null,
          })),
          ...(workers > 0 ? [{ label: words.global, of: (point: { globalQueue: number }) => point.globalQueue }] : []),
        ],
      },
      {
        title: words.fill,
        axis: words.fillAxis,
        named: false,
        top: 100,
        empty: live.points.length > 0 ? words.noChannels : words.empty,
        curves: live.channels.slice(0, MOST_CHANNELS).map((channel, index) => ({
          label: words.channel(channel.line, channel.capacity),
          of: (point) => point.fill[index] ?? null,
        })),
      },
    ];
    return this.#specs;
  }
}

const channelKey = ({ line, capacity }: ChannelName) => `${line}:${capacity}`;

customElements.define("raceway-charts", RacewayCharts);
