// The Explore panel: start, pause and stop; how far it is; every way to end, with a schedule that shows it.

import { html, nothing, type TemplateResult } from "lit";
import type { Explored, ExploredOutcome, Verdict } from "../engine/api.ts";
import type { LabMessages } from "../i18n/lab.en.ts";
import type { Emitter } from "../model/emitter.ts";
import { EXPLORE_LIMITS, type Lab, labOf, runsOf } from "../model/lab.ts";
import { bounded } from "../model/settings.ts";
import { labWords } from "./lab-words.ts";
import { Piece } from "./piece.ts";

const MARKS: Readonly<Record<Verdict, string>> = { acceptable: "✓", interesting: "!", forbidden: "✗" };
/** Rows and characters that are drawn at most. */
const MOST_ROWS = 100;
const LONGEST = 400;

type Bound = "schedules" | "steps" | "preemptions" | "seconds";
const BOUNDS: readonly Bound[] = ["schedules", "steps", "preemptions", "seconds"];
/** Gaps that are no fault of the search: the question was asked so. */
const BY_CHOICE = ["joined", "time"];

const runs = ({ schedules, walks, pct }: ExploredOutcome): number => schedules + walks + pct;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

export class RacewayExplore extends Piece {
  get #lab(): Lab {
    return labOf(this.session);
  }

  get #words(): LabMessages {
    return labWords(this.session.host.language(), () => this.requestUpdate());
  }

  protected override sources(): Emitter[] {
    const { changed, runner } = this.session;
    return [changed, runner.changed, this.#lab.changed];
  }

  protected override render() {
    const lab = this.#lab;
    const { explore: words } = this.#words;
    const { explored } = lab;
    return html`
      ${this.#form()}
      <div class="results">
        ${
          explored === null
            ? html`<p class="empty">${lab.phase === "idle" ? words.empty : words.started}</p>`
            : html`${lab.old ? html`<p class="notice old" role="status">${words.old}</p>` : nothing} ${this.#found(explored)}`
        }
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.#said()}</div>
    `;
  }

  #said(): string {
    const { phase, explored } = this.#lab;
    const { explore: words } = this.#words;
    if (phase === "paused") return words.paused;
    if (phase === "exploring") return words.started;
    if (!explored || explored.broken !== undefined || explored.failure !== undefined) return "";
    return words.ended(explored.outcomes.length, runsOf(explored));
  }

  #form(): TemplateResult {
    const lab = this.#lab;
    const { explore: words } = this.#words;
    const { number, percent } = this.words;
    const { phase, explored, options } = lab;
    const idle = phase === "idle";
    const share = explored?.share ?? 0;
    const errors = this.session.errors > 0;
    const runCount = explored && explored.broken === undefined && explored.failure === undefined ? runsOf(explored) : 0;
    // Of a moment's work no rate can be told.
    const measured = !idle || lab.spent > 500;
    const check = (
      name: "accesses" | "timers",
      label: string,
      title: string,
    ) => html`<label class="check" title=${title}>
      <input
        type="checkbox"
        .checked=${options[name]}
        ?disabled=${!idle}
        @change=${(event: Event) => lab.setOptions({ [name]: (event.currentTarget as HTMLInputElement).checked })}
      />${label}
    </label>`;
    return html`<form
      class="experiment-form explore-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (idle) lab.explore();
      }}
    >
      ${
        idle
          ? html`<button type="submit" class="run explore-start" ?disabled=${!this.session.runner.engine || errors}>
              ${explored ? words.again : words.start}
            </button>`
          : html`<button
                type="button"
                class="explore-pause"
                ?disabled=${explored === null}
                @click=${() => (phase === "paused" ? lab.resume() : lab.pause())}
              >
                ${phase === "paused" ? words.resume : words.pause}
              </button>
              <button type="button" class="stop explore-stop" @click=${() => lab.stop()}>${words.stop}</button>`
      }
      <details class="bounds">
        <summary>${words.bounds}</summary>
        <div class="bounds-fields">
          ${check("accesses", words.accesses, words.accessesTitle)} ${check("timers", words.timers, words.timersTitle)}
          ${BOUNDS.map((bound) => this.#bound(bound))}
        </div>
      </details>
      <span class="progress" ?hidden=${explored === null}>
        <progress max="1" .value=${idle && explored?.exhaustive ? 1 : share} aria-label=${words.progressLabel(percent(share))}></progress>
        <span class="explore-count" data-runs=${runCount} data-rate=${Math.round(lab.rate)}
          >${words.progress(runCount, measured ? lab.rate : 0)}${idle ? nothing : html` · ${number(Math.floor(lab.spent / 1e3))} s`}</span
        >
      </span>
    </form>`;
  }

  #bound(bound: Bound): TemplateResult {
    const lab = this.#lab;
    const { explore: words } = this.#words;
    const { min, max } = EXPLORE_LIMITS[bound];
    const value = lab.options[bound];
    const optional = bound === "preemptions" || bound === "seconds";
    const set = (event: Event) => {
      const field = event.currentTarget as HTMLInputElement;
      if (optional && field.value.trim() === "") {
        const { [bound]: _, ...others } = lab.options;
        lab.options = others as Lab["options"];
        lab.setOptions({});
        return;
      }
      const wanted = bounded(field.valueAsNumber, EXPLORE_LIMITS[bound], value ?? min);
      lab.setOptions({ [bound]: wanted });
      field.value = String(wanted);
    };
    return html`<label
      ><span>${words[bound]}</span>
      <input
        type="number"
        inputmode="numeric"
        min=${min}
        max=${max}
        placeholder=${optional ? words.any : nothing}
        .value=${value === undefined ? "" : String(value)}
        ?disabled=${lab.phase !== "idle"}
        @change=${set}
      />
    </label>`;
  }

  #found(explored: Explored): TemplateResult {
    const { explore: words, gaps } = this.#words;
    const problem = explored.broken ?? explored.failure;
    if (problem !== undefined) return html`<pre class="bad">${cut(problem)}</pre>`;
    const idle = this.#lab.phase === "idle";
    const all = runsOf(explored);
    const forbidden = explored.outcomes.filter(({ verdict }) => verdict === "forbidden").length;
    const faults = explored.codes.filter((code) => !BY_CHOICE.includes(code));
    const choices = explored.codes.filter((code) => BY_CHOICE.includes(code));
    const most = Math.max(1, ...explored.outcomes.map(runs));
    return html`<table class="histogram outcomes" data-exhaustive=${explored.exhaustive} data-bad=${explored.bad}>
        <caption>
          <strong>${words.outcomes(explored.outcomes.length)}.</strong>
          <span class=${forbidden > 0 ? "bad" : "good"}>${forbidden > 0 ? words.bad(forbidden) : words.clean}</span>
          ${
            idle
              ? html`<span class="explore-verdict"
                  >${explored.exhaustive ? words.covered(all) : words.notCovered(all)}
                  ${faults.map((code) => gaps[code] ?? code).join("; ")}${faults.length > 0 ? "." : ""}
                  ${choices.length > 0 ? html`${words.narrowed} ${choices.map((code) => gaps[code] ?? code).join("; ")}.` : nothing}</span
                >`
              : nothing
          }
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.outcome}</th>
            <th scope="col">${words.verdict}</th>
            <th scope="col">${words.found}</th>
            <th scope="col"><span class="unseen">${words.show}</span></th>
          </tr>
        </thead>
        <tbody>
          ${explored.outcomes.slice(0, MOST_ROWS).map((outcome) => this.#row(outcome, most))}
        </tbody>
      </table>`;
  }

  #row(outcome: ExploredOutcome, most: number): TemplateResult {
    const { explore: words, kinds, verdicts } = this.#words;
    const { number, percent } = this.words;
    const { kind, verdict, stdout, message, blocked, races = [], status = 0, probability } = outcome;
    const way = kind === "exit" ? (status === 0 ? "" : words.status(status)) : kinds[kind];
    const text = stdout.trimEnd();
    const name = [way, text, message].filter((part) => part !== "").join(" · ") || words.silent;
    return html`<tr class=${verdict} data-outcome=${text} data-kind=${kind}>
      <th scope="row">
        ${way === "" ? nothing : html`<span class="way">${way}</span> `}${
          text === ""
            ? way === ""
              ? html`<span class="quiet">${words.silent}</span>`
              : nothing
            : html`<code>${cut(text)}</code>`
        }
        ${message === "" || kind === "deadlock" ? nothing : html`<span class="message">${cut(message)}</span>`}
        ${[...blocked, ...races].map((line) => html`<span class="message">${line}</span>`)}
      </th>
      <td class="verdict"><span aria-hidden="true">${MARKS[verdict]}</span> <span class="word">${verdicts[verdict]}</span></td>
      <td>
        <span class="bar-cell">
          <svg class="bar-box" aria-hidden="true" focusable="false">
            <rect class=${verdict} width="${(100 * runs(outcome)) / most}%" height="100%"></rect>
          </svg>
          <span>${number(runs(outcome))}</span>
        </span>
        ${probability === undefined ? nothing : html`<span class="quiet">${words.walks(percent(probability))}</span>`}
      </td>
      <td>
        <button
          type="button"
          class="small show-me"
          title=${words.witness(outcome.switches, outcome.preemptions, outcome.steps)}
          aria-label=${words.showLabel(cut(name))}
          @click=${() => this.#lab.show(outcome.schedule)}
        >
          ${words.show}
        </button>
      </td>
    </tr>`;
  }
}

customElements.define("raceway-explore", RacewayExplore);
