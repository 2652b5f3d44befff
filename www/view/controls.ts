// Sliders of the program and of the engine.

import { html, nothing, type TemplateResult } from "lit";
import type { Parameter, Policy } from "../engine/api.ts";
import { positionOf, positions, type Range, valueAt } from "../model/parameters.ts";
import { LIMITS } from "../model/settings.ts";
import { Piece } from "./piece.ts";

const POLICIES: readonly Policy[] = ["preemptive", "cooperative"];

interface Slider {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly range: Range;
  readonly value: number;
  /** The value in words, with its unit. */
  readonly text: string;
  readonly code?: boolean;
  readonly disabled?: boolean;
  set(value: number): void;
}

const input = (event: Event) => event.currentTarget as HTMLInputElement;

export class RacewayControls extends Piece {
  protected override render() {
    const { controls: words } = this.words;
    const { program, parameters, shown } = this.session;
    // One thread, and time of its own: the engine's sliders say nothing there.
    const alone = shown === "schedule" || shown === "explore";
    this.toggleAttribute("data-bare", alone && parameters.length === 0);
    return html`
      <details class="lesson" open>
        <summary>${words.lesson}</summary>
        <p>${program.lesson[this.session.host.language()]}</p>
      </details>
      <section class="group" aria-labelledby="parameters-title" ?hidden=${alone && parameters.length === 0}>
        <h2 id="parameters-title">${words.parameters}</h2>
        ${
          parameters.length === 0
            ? html`<p class="quiet hint">${words.noParameters} <code>//raceway:slider min=0 max=100</code></p>`
            : parameters.map((parameter) => this.#parameter(parameter))
        }
      </section>
      <section class="group" aria-labelledby="engine-title" ?hidden=${alone}>
        <h2 id="engine-title">${words.engine}</h2>
        ${this.#engine()}
      </section>
    `;
  }

  #parameter(parameter: Parameter): TemplateResult {
    const value = this.session.valueOf(parameter);
    return this.#slider({
      id: `p-${parameter.name}`,
      name: parameter.name,
      range: parameter,
      value,
      text: this.words.number(value),
      code: true,
      set: (value) => this.session.setValue(parameter, value),
    });
  }

  #engine(): TemplateResult {
    const { session } = this;
    const { controls: words } = this.words;
    const { workers, policy, quantum, trials } = session.settings;
    const most = session.runner.engine?.maxWorkers ?? LIMITS.workers.max;
    return html`
      ${this.#slider({
        id: "e-workers",
        name: words.workers,
        title: words.workersTitle,
        range: { min: 1, max: Math.max(most, 1), step: 1, log: false },
        value: Math.min(workers, most),
        text: this.words.number(workers),
        disabled: most <= 1,
        set: (workers) => session.setSettings({ workers }),
      })}
      <div class="row" title=${words.policyTitle} role="radiogroup" aria-label=${words.policy}>
        <span class="name">${words.policy}</span>
        <span class="segments">
          ${POLICIES.map(
            (name) => html`<label>
              <input
                type="radio"
                name="policy"
                value=${name}
                .checked=${policy === name}
                @change=${() => session.setSettings({ policy: name })}
              /><span>${words.policies[name]}</span>
            </label>`,
          )}
        </span>
      </div>
      ${this.#slider({
        id: "e-quantum",
        name: `${words.quantum} (µs)`,
        title: words.quantumTitle,
        range: QUANTUM,
        value: quantum,
        text: this.words.duration(quantum * 1e3),
        disabled: policy === "cooperative",
        set: (quantum) => session.setSettings({ quantum }),
      })}
      ${this.#slider({
        id: "e-trials",
        name: words.trials,
        title: words.trialsTitle,
        range: TRIALS,
        value: trials,
        text: this.words.number(trials),
        set: (trials) => session.setSettings({ trials }),
      })}
    `;
  }

  #slider({ id, name, title, range, value, text, code, disabled, set }: Slider): TemplateResult {
    const exact = (event: Event) => {
      const field = input(event);
      const wanted = field.valueAsNumber;
      if (Number.isFinite(wanted)) set(Math.min(range.max, Math.max(range.min, wanted)));
      this.requestUpdate();
      field.value = String(Number.isFinite(wanted) ? Math.min(range.max, Math.max(range.min, wanted)) : value);
    };
    return html`<div class="row" title=${title ?? nothing}>
      <label class=${code ? "name code" : "name"} for=${id}>${name}</label>
      <input
        id=${id}
        type="range"
        min="0"
        max=${positions(range)}
        step="1"
        .value=${String(positionOf(range, value))}
        aria-valuetext=${text}
        ?disabled=${disabled}
        @input=${(event: Event) => set(valueAt(range, input(event).valueAsNumber))}
      />
      <input
        type="number"
        inputmode="decimal"
        aria-label=${name}
        min=${range.min}
        max=${range.max}
        step="any"
        .value=${String(value)}
        ?disabled=${disabled}
        @change=${exact}
      />
    </div>`;
  }
}

const QUANTUM: Range = { ...LIMITS.quantum, step: 100, log: true };
const TRIALS: Range = { ...LIMITS.trials, step: 1, log: true };

customElements.define("raceway-controls", RacewayControls);
