// The Schedule panel: a run that takes one step at a time. A strategy, a schedule or whoever sits here chooses whose.

import { html, nothing, type TemplateResult } from "lit";
import type { ScheduleStep, Stepped, StepWish, Strategy } from "../engine/api.ts";
import type { LabMessages } from "../i18n/lab.en.ts";
import type { Emitter } from "../model/emitter.ts";
import { type Lab, labOf } from "../model/lab.ts";
import { globalKey, localKey } from "../model/variables.ts";
import type { RacewayEditor } from "./editor/editor.ts";
import { labWords } from "./lab-words.ts";
import { Piece } from "./piece.ts";
import { whyView } from "./why.ts";

const STRATEGIES: readonly Strategy[] = ["robin", "walk", "pct", "schedule"];
/** Steps that are listed before and after the present one. */
const AROUND = 80;
/** Goroutines that have a column of their own in the list of steps. */
const MOST_COLUMNS = 6;
/** Milliseconds that "Copied" stays. */
const SAID = 1_500;
/** Seeds that a schedule writes in few letters. */
const MOST_SEED = 1_000_000;

const field = (event: Event) => event.currentTarget as HTMLInputElement;
const what = ({ operation, object }: Pick<ScheduleStep, "operation" | "object">) =>
  object === "" ? operation : `${operation} ${object}`;

export class RacewaySchedule extends Piece {
  #copied = false;
  #looked = false;

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

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#key);
    this.session.setMarks([]);
  }

  #key = (event: KeyboardEvent) => {
    const action = { F9: "back", F10: "forward" }[event.key] as StepWish["action"] | undefined;
    if (!action || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !this.#lab.stepped) return;
    event.preventDefault();
    void this.#lab.step(action);
  };

  protected override updated() {
    const lab = this.#lab;
    // A link's schedule is opened with it.
    if (this.session.runner.engine) {
      if (lab.fresh) {
        lab.fresh = false;
        if (this.session.schedule !== "" && !lab.stepped && !lab.busy) void lab.load();
      } else if (!this.#looked && lab.stepped) {
        // The panel was away, and its marks with it.
        void lab.step("goto", lab.stepped.step);
      }
      this.#looked = true;
    }
    const current = this.querySelector(".steps [aria-current]");
    const box = this.querySelector(".steps");
    if (current && box && this.#scrolledTo !== lab.stepped) {
      this.#scrolledTo = lab.stepped;
      const to = current.getBoundingClientRect();
      const frame = box.getBoundingClientRect();
      if (to.top < frame.top + 30 || to.bottom > frame.bottom) box.scrollTop += to.top - frame.top - frame.height / 2;
    }
  }
  #scrolledTo: Stepped | null = null;

  protected override render() {
    const lab = this.#lab;
    const { schedule: words } = this.#words;
    const { stepped } = lab;
    return html`
      ${this.#form()}
      <div class="results stepping">
        ${lab.problem === "" ? nothing : html`<pre class="bad" role="alert">${lab.problem}</pre>`}
        ${lab.run?.diverged ? html`<p class="notice" role="alert">${words.diverged}</p>` : nothing}
        ${stepped === null ? html`<p class="empty">${words.empty}</p>` : this.#stepped(stepped)}
      </div>
    `;
  }

  #form(): TemplateResult {
    const lab = this.#lab;
    const { session } = this;
    const words = this.#words;
    const { strategy } = lab;
    const able = session.runner.engine !== null && session.errors === 0 && !lab.busy;
    return html`<form
      class="experiment-form schedule-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (able) void lab.start();
      }}
    >
      <label
        ><span>${words.schedule.strategy}</span>
        <select
          id="strategy"
          @change=${(event: Event) => lab.setChoosing({ strategy: (event.currentTarget as HTMLSelectElement).value as Strategy })}
        >
          ${STRATEGIES.map(
            (name) => html`<option value=${name} .selected=${name === strategy}>${words.strategies[name]}</option>`,
          )}
        </select>
      </label>
      ${
        strategy === "schedule"
          ? nothing
          : html`<label class="seed"
              ><span>${words.schedule.seed}</span>
              <input
                id="seed"
                type="number"
                inputmode="numeric"
                min="0"
                max=${MOST_SEED}
                .value=${String(lab.seed)}
                @change=${(event: Event) => {
                  const wanted = field(event).valueAsNumber;
                  lab.setChoosing({
                    seed: Number.isFinite(wanted) ? Math.min(MOST_SEED, Math.max(0, Math.round(wanted))) : 0,
                  });
                  field(event).value = String(lab.seed);
                }}
              />
            </label>
            <label class="check" title=${words.explore.accessesTitle}>
              <input
                type="checkbox"
                .checked=${lab.accesses}
                @change=${(event: Event) => lab.setChoosing({ accesses: field(event).checked })}
              />${words.explore.accesses}
            </label>`
      }
      <label class="wide" title=${words.schedule.scheduleTitle}
        ><span>${words.schedule.schedule}</span>
        <input
          id="schedule-text"
          class="code"
          type="text"
          autocomplete="off"
          spellcheck="false"
          .value=${session.schedule}
          @input=${(event: Event) => {
            session.setSchedule(field(event).value);
            lab.setChoosing({ strategy: "schedule" });
          }}
        />
      </label>
      <button type="submit" class="run" title=${words.schedule.runTitle} ?disabled=${!able}>
        ${strategy === "schedule" ? words.schedule.load : words.schedule.run}
      </button>
      <button type="button" class="small" ?disabled=${session.schedule === ""} @click=${this.#copy}>
        ${this.#copied ? words.schedule.copied : words.schedule.copy}
      </button>
    </form>`;
  }

  async #copy() {
    const text = this.querySelector<HTMLInputElement>("#schedule-text")!;
    try {
      await navigator.clipboard.writeText(text.value);
      this.#copied = true;
      this.requestUpdate();
      setTimeout(() => {
        this.#copied = false;
        this.requestUpdate();
      }, SAID);
    } catch {
      text.select();
    }
  }

  #stepped(stepped: Stepped): TemplateResult {
    const lab = this.#lab;
    const words = this.#words;
    const { schedule } = words;
    const { last, finished } = stepped;
    const atEnd = finished !== undefined;
    const go = (action: StepWish["action"], number?: number, file?: string) => () =>
      void lab.step(action, number, file);
    const said = last ? schedule.lastStep(words.goroutine(last.goroutine), what(last)) : schedule.start;
    return html`
      <div class="step-bar" role="toolbar" aria-label=${schedule.toolbar}>
        <button type="button" class="small" ?disabled=${stepped.step === 0} @click=${go("goto", 0)}>${schedule.first}</button>
        <button type="button" class="small step-back" aria-keyshortcuts="F9" title="F9" ?disabled=${stepped.step === 0} @click=${go("back")}>
          ${schedule.back}
        </button>
        <button type="button" class="small main-step step-forward" aria-keyshortcuts="F10" title="F10" ?disabled=${atEnd} @click=${go("forward")}>
          ${schedule.forward}
        </button>
        <button type="button" class="small step-operation" title=${schedule.operationTitle} ?disabled=${atEnd} @click=${go("operation")}>
          ${schedule.operation}
        </button>
        <button type="button" class="small step-end" ?disabled=${atEnd} @click=${go("end")}>${schedule.end}</button>
        <form
          class="to-line"
          @submit=${(event: Event) => {
            event.preventDefault();
            const line = this.querySelector<HTMLInputElement>("#to-line")!.valueAsNumber;
            if (Number.isFinite(line)) void lab.step("line", line, this.session.files.current.name);
          }}
        >
          <input id="to-line" type="number" inputmode="numeric" min="1" aria-label=${schedule.line} placeholder=${schedule.line} />
          <button type="submit" class="small" title=${schedule.toLineTitle} ?disabled=${atEnd}>${schedule.toLine}</button>
        </form>
      </div>
      <p class="step-said" role="status" data-step=${stepped.step}>
        <strong>${schedule.position(stepped.step, lab.all)}</strong> ${said}${
          last?.switch ? html` <span class="tag-switch">${schedule.switched}</span>` : nothing
        }${stepped.now > 0 ? html` · ${schedule.virtual(this.words.duration(stepped.now))}` : nothing}
      </p>
      ${finished ? this.#finished(finished) : this.#next(stepped)} ${whyView(stepped.why, words)}
      <div class="stand">
        <div class="state">
          ${this.#goroutines(stepped)} ${this.#variables(stepped)} ${this.#channels(stepped)} ${this.#locks(stepped)}
          ${
            stepped.stdout === ""
              ? nothing
              : html`<div>
                  <h2>${schedule.output}</h2>
                  <pre class="stdout" tabindex="0">${stepped.stdout}</pre>
                </div>`
          }
          ${
            finished && finished.stderr !== ""
              ? html`<div>
                  <h2>${schedule.error}</h2>
                  <pre class="stderr bad" tabindex="0">${finished.stderr}</pre>
                </div>`
              : nothing
          }
        </div>
        ${this.#list(stepped)}
      </div>
    `;
  }

  #finished(finished: NonNullable<Stepped["finished"]>): TemplateResult {
    const { schedule, kinds } = this.#words;
    const { kind, status = 0, long } = finished;
    const way = long ? schedule.long : kind === "exit" ? schedule.exit(status) : kinds[kind];
    const bad = long || kind !== "exit" || status !== 0;
    return html`<p class="step-end"><strong>${schedule.over}</strong> <span class=${bad ? "bad" : "good"}>${way}</span></p>`;
  }

  /** The student is the scheduler. */
  #next(stepped: Stepped): TemplateResult {
    const words = this.#words;
    const wanted = this.#lab.nextOf(stepped);
    return html`<div class="next" role="group" aria-label=${words.schedule.next}>
      <span class="name">${words.schedule.next}</span>
      ${stepped.next.map(
        (next) => html`<button
          type="button"
          class=${next.goroutine === wanted ? "small pick first" : "small pick"}
          data-goroutine=${next.goroutine}
          @click=${() => void this.#lab.step("choose", next.goroutine)}
        >
          ${words.schedule.pick(words.goroutine(next.goroutine), what(next))}
        </button>`,
      )}
    </div>`;
  }

  #goroutines(stepped: Stepped): TemplateResult | typeof nothing {
    if (stepped.goroutines.length === 0) return nothing;
    const words = this.#words;
    const { schedule } = words;
    const several = this.session.files.list.length > 1;
    const pending = new Map(stepped.next.map((next) => [next.goroutine, what(next)]));
    return html`<table class="points states">
      <caption>
        <h2>${schedule.goroutines}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">${schedule.who}</th>
          <th scope="col">${schedule.does}</th>
          <th scope="col">${schedule.where}</th>
        </tr>
      </thead>
      <tbody>
        ${stepped.goroutines.map(({ id, status, frames }) => {
          const own = frames.find(({ file, line }) => line > 0 && this.session.files.named(file)) ?? frames[0];
          const at = own ? frames.indexOf(own) : 0;
          return html`<tr>
            <th scope="row">${id}</th>
            <td>${pending.get(id) ?? (status === "runnable" ? schedule.runnable : status)}</td>
            <td>
              ${
                own && own.line > 0
                  ? html`<button type="button" class="small place" @click=${() => this.#goTo(own.line, own.file)}>${
                      several ? `${own.file}:${own.line}` : own.line
                    }</button>`
                  : "–"
              }
              ${
                frames.length > 1
                  ? html`<details class="stack">
                      <summary>${schedule.stack}</summary>
                      <ol>
                        ${frames.map(
                          ({ func, file, line }, i) =>
                            html`<li><code>${func}</code> ${line > 0 ? `${file}:${line}` : ""} ${
                              i === at ? nothing : this.#locals(id, frames, i)
                            }</li>`,
                        )}
                      </ol>
                    </details>`
                  : nothing
              }
            </td>
          </tr>
          ${
            own && own.variables.length > 0
              ? html`<tr class="locals-row" data-goroutine=${id}>
                  <td></td>
                  <td colspan="2">${this.#locals(id, frames, at)}</td>
                </tr>`
              : nothing
          }`;
        })}
      </tbody>
    </table>`;
  }

  /** The variables of a frame, those that the last step changed marked. */
  #locals(id: number, frames: Stepped["goroutines"][number]["frames"], i: number): TemplateResult | typeof nothing {
    const frame = frames[i]!;
    if (frame.variables.length === 0) return nothing;
    const { schedule } = this.#words;
    const depth = frames.length - i;
    return html`<ul class="locals" aria-label=${schedule.locals(frame.func)}>
      ${frame.variables.map(
        ({ name, type, value }) =>
          html`<li title=${`${name} ${type}`}>
            <code>${name} = ${value}</code>${this.#news(localKey(id, depth, frame.func, name))}
          </li>`,
      )}
    </ul>`;
  }

  /** A mark where the last step changed a variable. */
  #news(key: string): TemplateResult | typeof nothing {
    if (!this.#lab.news.has(key)) return nothing;
    return html` <span class="tag-switch news">${this.#words.schedule.changed}</span>`;
  }

  #goTo(line: number, file: string) {
    document.querySelector<RacewayEditor>("raceway-editor")?.goTo(line, 1, file);
  }

  #ids(ids: readonly number[]): string {
    return ids.length === 0 ? this.#words.schedule.nobody : ids.join(", ");
  }

  #variables({ variables }: Stepped): TemplateResult | typeof nothing {
    const { schedule } = this.#words;
    if (variables.length === 0) return nothing;
    return html`<table class="points states">
      <caption>
        <h2>${schedule.variables}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">${schedule.variable}</th>
          <th scope="col">${schedule.value}</th>
        </tr>
      </thead>
      <tbody>
        ${variables.map(
          ({ name, type, value }) => html`<tr title=${`${name} ${type}`}>
            <th scope="row"><code>${name}</code></th>
            <td><code>${value}</code>${this.#news(globalKey(name))}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #channels({ channels }: Stepped): TemplateResult | typeof nothing {
    const { schedule } = this.#words;
    const named = channels.filter(({ id }) => id > 0);
    if (named.length === 0) return nothing;
    return html`<table class="points states">
      <caption>
        <h2>${schedule.channels}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">${schedule.channel}</th>
          <th scope="col">${schedule.buffer}</th>
          <th scope="col">${schedule.senders}</th>
          <th scope="col">${schedule.receivers}</th>
        </tr>
      </thead>
      <tbody>
        ${named.map(
          ({ id, cap, len, closed, senders, receivers }) => html`<tr>
            <th scope="row">chan ${id}</th>
            <td>${"●".repeat(Math.min(len, 12))}${"○".repeat(Math.min(cap, 12) - Math.min(len, 12))} ${len}/${cap}${
              closed ? html` <span class="tag-switch">${schedule.closed}</span>` : nothing
            }</td>
            <td>${this.#ids(senders)}</td>
            <td>${this.#ids(receivers)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #locks({ locks }: Stepped): TemplateResult | typeof nothing {
    const { schedule } = this.#words;
    if (locks.length === 0) return nothing;
    return html`<table class="points states">
      <caption>
        <h2>${schedule.locks}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">${schedule.lock}</th>
          <th scope="col">${schedule.holder}</th>
          <th scope="col">${schedule.waiting}</th>
        </tr>
      </thead>
      <tbody>
        ${locks.map(
          ({ name, holders, waiting }) => html`<tr>
            <th scope="row">${name}</th>
            <td>${this.#ids(holders)}</td>
            <td>${this.#ids(waiting)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** What happens when, a column for each goroutine: how they interleave is seen at a glance. */
  #list(stepped: Stepped): TemplateResult {
    const lab = this.#lab;
    const words = this.#words;
    const { schedule } = words;
    const { steps } = lab;
    const ids = [...new Set(steps.map(({ goroutine }) => goroutine))].sort((a, b) => a - b);
    const columns = ids.length <= MOST_COLUMNS ? ids : null;
    const from = Math.max(0, Math.min(stepped.step - AROUND, steps.length - 2 * AROUND));
    const shown = steps.slice(from, from + 2 * AROUND);
    const after = lab.all - from - shown.length;
    const cell = (step: ScheduleStep) =>
      html`<code>${what(step)}</code>${step.line > 0 ? html` <span class="quiet">:${step.line}</span>` : nothing}`;
    return html`<div class="steps" tabindex="0" role="region" aria-label=${schedule.steps}>
      <table class="points">
        <caption class="unseen">
          ${schedule.steps}
        </caption>
        <thead>
          <tr>
            <th scope="col">${schedule.step}</th>
            ${
              columns
                ? columns.map((id) => html`<th scope="col">${words.goroutine(id)}</th>`)
                : html`<th scope="col">${schedule.who}</th>
                    <th scope="col">${schedule.does}</th>`
            }
          </tr>
        </thead>
        <tbody>
          ${shown.map((step, i) => {
            const number = from + i + 1;
            const current = number === stepped.step;
            return html`<tr
              class=${number <= stepped.step ? "past" : "future"}
              aria-current=${current ? "step" : nothing}
            >
              <th scope="row">
                <button type="button" class="small" aria-label=${schedule.goTo(number)} @click=${() => void lab.step("goto", number)}>
                  ${number}
                </button>
              </th>
              ${
                columns
                  ? columns.map(
                      (id) =>
                        html`<td class=${step.switch && id === step.goroutine ? "switched" : ""}>${id === step.goroutine ? cell(step) : nothing}</td>`,
                    )
                  : html`<td>${words.goroutine(step.goroutine)}</td>
                      <td class=${step.switch ? "switched" : ""}>${cell(step)}</td>`
              }
            </tr>`;
          })}
        </tbody>
      </table>
      ${after > 0 ? html`<p class="quiet">${schedule.more(after)}</p>` : nothing}
    </div>`;
  }
}

customElements.define("raceway-schedule", RacewaySchedule);
