// The experiment: what to repeat or vary, the histogram of outcomes and the sweep's curve.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Trial } from "../engine/api.ts";
import type { Emitter } from "../model/emitter.ts";
import { ticks } from "../model/format.ts";
import { OUTPUT, type Outcome, type Outcomes, outcomes, resultNames } from "../model/outcomes.ts";
import { ELAPSED, OPERATIONS, SPEEDUP, type SweepPoint, sweepPoints } from "../model/sweep.ts";
import { Piece } from "./piece.ts";

/** Stands for the output in the list of measures, where an empty name means the program's choice. */
const BY_OUTPUT = "(output)";
const SEEN_MOST = 6;

export class RacewayExperiment extends Piece {
  #trials = -1;
  #outcomes: Outcomes | null = null;
  #outcomesKey = "";

  protected override sources(): Emitter[] {
    const { changed, runner } = this.session;
    return [changed, runner.changed, runner.frame];
  }

  protected override render() {
    const { runner } = this.session;
    return html`
      ${this.#form()}
      <div class="results">
        ${
          runner.trials.length === 0
            ? html`<p class="empty">${this.words.experiment.empty}</p>`
            : html`${runner.swept === null ? "" : this.#curve(runner.trials, runner.swept)}
              ${runner.swept === null ? this.#histogram(runner.trials) : ""}`
        }
      </div>
    `;
  }

  #form(): TemplateResult {
    const { session } = this;
    const { runner } = session;
    const { experiment: words } = this.words;
    const parsed = session.sweepParsed;
    const error = parsed && "error" in parsed ? words.errors[parsed.error] : "";
    const points = parsed && "values" in parsed ? parsed.values.length : 1;
    const running = runner.phase === "experiment";
    const value = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
    return html`<form
      class="experiment-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (running) session.stop();
        else session.runExperiment();
      }}
    >
      <label
        ><span>${words.vary}</span>
        <select .value=${session.sweep} @change=${(event: Event) => session.setSweep(value(event))}>
          <option value="" ?selected=${session.sweep === ""}>${words.nothing}</option>
          ${session.sweepables.map(
            ({ name }) => html`<option value=${name} ?selected=${session.sweep === name}>${name}</option>`,
          )}
        </select>
      </label>
      ${
        session.sweep === ""
          ? nothing
          : html`<label class="wide"
              ><span>${words.values}</span>
              <input
                type="text"
                aria-label=${words.valuesLabel}
                aria-invalid=${error === "" ? "false" : "true"}
                aria-describedby="sweep-error"
                autocomplete="off"
                .value=${session.sweepText}
                @input=${(event: Event) => session.setSweepText(value(event))}
              />
            </label>`
      }
      <label
        ><span>${words.measure}</span>
        <select @change=${(event: Event) => session.setMeasure(value(event))}>
          ${this.#measures().map(
            (name) =>
              html`<option value=${name} ?selected=${this.#measure() === name}>${this.#measureName(name)}</option>`,
          )}
        </select>
      </label>
      <button type="submit" class=${running ? "stop" : "run"} ?disabled=${!runner.engine || (!running && error !== "")}>
        ${running ? words.stop : words.start(points * session.settings.trials)}
      </button>
      <span class="progress" ?hidden=${!running}>
        <progress
          max=${runner.total}
          .value=${runner.trials.length}
          aria-label=${words.progress(runner.trials.length, runner.total)}
        ></progress>
        <span aria-hidden="true">${words.progress(runner.trials.length, runner.total)}</span>
      </span>
      <p class="error" id="sweep-error" ?hidden=${error === ""}>${error}</p>
    </form>`;
  }

  get #sweeping(): boolean {
    const { runner, sweep } = this.session;
    return runner.trials.length > 0 || runner.phase === "experiment" ? runner.swept !== null : sweep !== "";
  }

  #measures(): string[] {
    const names = resultNames(this.session.runner.trials);
    const own = this.session.program.measure;
    // The program's own measure before any trial has said its name.
    if (own && own !== ELAPSED && own !== SPEEDUP && own !== OPERATIONS && !names.includes(own)) {
      if (this.session.runner.trials.length === 0) names.unshift(own);
    }
    return this.#sweeping ? [...names, ELAPSED, OPERATIONS, SPEEDUP] : [...names, BY_OUTPUT];
  }

  #measure(): string {
    const { measure, program } = this.session;
    const names = this.#measures();
    if (names.includes(measure)) return measure;
    if (program.measure && names.includes(program.measure)) return program.measure;
    return names[0]!;
  }

  #measureName(name: string): string {
    const { experiment: words } = this.words;
    if (name === BY_OUTPUT) return words.output;
    if (name === ELAPSED) return words.elapsed;
    if (name === OPERATIONS) return words.operations;
    if (name === SPEEDUP) return words.speedup;
    return name;
  }

  // ---- Outcomes

  #count(trials: readonly Trial[]): Outcomes {
    const measure = this.#measure();
    const key = measure === BY_OUTPUT ? OUTPUT : measure;
    if (this.#outcomes && this.#trials === trials.length && this.#outcomesKey === key && this.#of === trials) {
      return this.#outcomes;
    }
    this.#of = trials;
    this.#trials = trials.length;
    this.#outcomesKey = key;
    this.#outcomes = outcomes(trials, key);
    return this.#outcomes;
  }
  #of: readonly Trial[] = [];

  #histogram(trials: readonly Trial[]): TemplateResult {
    const { experiment: words } = this.words;
    const counted = this.#count(trials);
    const most = Math.max(1, ...counted.rows.map(({ count }) => count));
    return html`<table class="histogram">
      <caption>
        <strong>${this.#summary(counted)}</strong>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.outcome}</th>
          <th scope="col">${words.count}</th>
        </tr>
      </thead>
      <tbody>
        ${counted.rows.map((row) => this.#row(row, most))}
      </tbody>
    </table>`;
  }

  #summary({ expected, seen, total, distinct }: Outcomes): string {
    const { experiment: words } = this.words;
    if (expected === undefined || seen.length === 0) return words.distinct(distinct, total);
    if (seen.length === 1 && seen[0] === expected) return words.asExpected(expected, total);
    const wrong = seen.filter((value) => value !== expected);
    return `${words.lost(expected, wrong.slice(0, SEEN_MOST), wrong.length > SEEN_MOST)} — ${words.distinct(distinct, total)}`;
  }

  #row({ label, until, count, kind, expected }: Outcome, most: number): TemplateResult {
    const { experiment: words, number } = this.words;
    const name =
      kind === "others"
        ? words.others
        : typeof label === "number"
          ? until === undefined
            ? number(label)
            : words.until(label, until)
          : label || words.silent;
    return html`<tr class=${kind}>
      <th scope="row">${name}${expected ? html` <span class="tag">✓ ${words.expected}</span>` : ""}</th>
      <td>
        <svg class="bar-box" aria-hidden="true" focusable="false">
          <rect class=${kind === "failure" ? "failed" : expected ? "right" : ""} width="${(100 * count) / most}%" height="100%"></rect>
        </svg>
        <span>${number(count)}</span>
      </td>
    </tr>`;
  }

  // ---- Sweep

  #curve(trials: readonly Trial[], parameter: string): TemplateResult {
    const { experiment: words, number, short } = this.words;
    const measure = this.#measure();
    const points = sweepPoints(trials, measure);
    if (points.length === 0) return this.#histogram(trials);
    const name = this.#measureName(measure);
    return html`<figure class="sweep">
        <figcaption>${words.pointsLabel(name, parameter)}</figcaption>
        ${this.#drawing(points, name, parameter)}
      </figure>
      <table class="points">
        <caption class="unseen">
          ${words.pointsLabel(name, parameter)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${parameter}</th>
            <th scope="col">${words.median}</th>
            <th scope="col">${words.range}</th>
            <th scope="col">${words.count}</th>
            ${points.some(({ failures }) => failures > 0) ? html`<th scope="col">${words.failures}</th>` : ""}
          </tr>
        </thead>
        <tbody>
          ${points.map(
            (point) =>
              html`<tr>
                <th scope="row">${number(point.value)}</th>
                <td>${short(point.median)}</td>
                <td>${short(point.least)} – ${short(point.most)}</td>
                <td>${number(point.count)}</td>
                ${points.some(({ failures }) => failures > 0) ? html`<td>${number(point.failures)}</td>` : ""}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** Values stand side by side at even distances: powers of two and zero alike have their place. */
  #drawing(points: readonly SweepPoint[], name: string, parameter: string): TemplateResult {
    const { short, experiment: words } = this.words;
    const width = 700;
    const height = 250;
    const left = 70;
    const right = width - 18;
    const top = 12;
    const bottom = height - 46;
    const steps = ticks(0, Math.max(...points.map(({ most }) => most)), 4);
    const high = steps.at(-1)!;
    const x = (i: number) => left + ((right - left) * (i + 0.5)) / points.length;
    const y = (value: number) => bottom - ((bottom - top) * value) / high;
    return html`<svg class="curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${words.pointsLabel(name, parameter)}>
      ${steps.map(
        (step) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(step)} y2=${y(step)}></line>
          <text x=${left - 7} y=${y(step) + 4} text-anchor="end">${short(step)}</text>`,
      )}
      ${points.map(
        (point, i) => svg`<text x=${x(i)} y=${bottom + 17} text-anchor="middle">${short(point.value)}</text>
          <path class="whisker" d=${`M${x(i)} ${y(point.least)}V${y(point.most)}M${x(i) - 5} ${y(point.most)}h10M${x(i) - 5} ${y(point.least)}h10`}></path>`,
      )}
      <polyline class="line" points=${points.map((point, i) => `${x(i)},${y(point.median)}`).join(" ")}></polyline>
      ${points.map((point, i) => svg`<circle class="dot" cx=${x(i)} cy=${y(point.median)} r="4.5"></circle>`)}
      <text class="axis" x=${(left + right) / 2} y=${height - 8} text-anchor="middle">${parameter}</text>
      <text class="axis" transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${name}</text>
    </svg>`;
  }
}

customElements.define("raceway-experiment", RacewayExperiment);
