// The output console. Blocks of text become elements that are appended and dropped whole: a flood of output costs the
// page a few elements a frame.

import { html, nothing, type PropertyValues } from "lit";
import type { Emitter } from "../model/emitter.ts";
import { endingKey } from "../model/hints.ts";
import { hintOf } from "./hint.ts";
import { Piece } from "./piece.ts";

/** Pixels from the bottom within which the console follows the output. */
const NEAR = 24;

export class RacewayConsole extends Piece {
  #shown = new Map<number, { text: string; cut: number; element: HTMLElement }>();
  #language = "";
  /** The end was in view before the last change. */
  #follows = true;
  /** A hint stands at the end. */
  #hinted = false;
  /** Arguments and standard input are shown. */
  #input = false;

  protected override sources(): Emitter[] {
    return [this.session.changed, this.session.runner.changed, this.session.runner.frame];
  }

  protected override render() {
    const { console: words, status } = this.words;
    const { session } = this;
    const { runner } = session;
    const given = session.args !== "" || session.stdin !== "";
    const input = this.#input;
    const state =
      runner.phase === "running"
        ? runner.rounds > 1
          ? `${status.running} ${this.words.charts.figures.rounds} ${this.words.number(runner.rounds)}`
          : status.running
        : "";
    return html`
      <div class="bar">
        <h2 id="console-title">${words.title}</h2>
        <span class="quiet">${state}</span>
        <button
          type="button"
          class="small push input-button"
          aria-expanded=${input}
          aria-controls="input"
          title=${words.inputTitle}
          @click=${this.#toggleInput}
        >
          ${words.input}${given ? html`<span class="dot" aria-hidden="true"> ●</span>` : ""}
        </button>
        <button type="button" class="small" ?disabled=${runner.console.empty} @click=${this.#clear}>
          ${words.clear}
        </button>
      </div>
      <div class="input" id="input" ?hidden=${!input}>
        <label for="input-args">${words.args}</label>
        <input
          id="input-args"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder="-n 10 'two words'"
          .value=${session.args}
          @input=${(event: Event) => session.setInput({ args: (event.currentTarget as HTMLInputElement).value })}
        />
        <label for="input-stdin">${words.stdin}</label>
        <textarea
          id="input-stdin"
          rows="3"
          autocapitalize="off"
          spellcheck="false"
          .value=${session.stdin}
          @input=${(event: Event) => session.setInput({ stdin: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      <div class="console" role="region" aria-labelledby="console-title" tabindex="0">
        <p class="empty" ?hidden=${!runner.console.empty}>${words.empty}</p>
        <div class="blocks"></div>
        ${this.#hint()} ${this.#why()}
      </div>
    `;
  }

  #toggleInput() {
    this.#input = !this.#input;
    this.requestUpdate();
    if (this.#input) this.updateComplete.then(() => this.querySelector<HTMLElement>("#input-args")?.focus());
  }

  /** Why the last run died, for learners. */
  #hint() {
    const { runner, host } = this.session;
    const { report } = runner;
    if (runner.phase !== "idle" || !report || runner.console.empty) return nothing;
    const hint = hintOf(host.language(), endingKey(report), () => this.requestUpdate());
    if (hint === null) return nothing;
    this.#hinted = true;
    return html`<details class="hint">
      <summary>${this.words.editor.hintTitle}</summary>
      <p>${hint.means}</p>
      <p>${hint.mend}</p>
    </details>`;
  }

  /** Who waits for whom, where the last run ended in a deadlock. */
  #why() {
    const { runner } = this.session;
    if (runner.phase !== "idle" || runner.report?.reason !== "deadlock" || runner.console.empty) return nothing;
    const show = async () => {
      const { labOf } = await import("../model/lab.ts");
      await labOf(this.session).why();
    };
    return html`<p><button type="button" class="small show-why" @click=${show}>${this.words.console.why}</button></p>`;
  }

  #clear() {
    this.session.runner.console.clear();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    const scroller = this.querySelector(".console");
    this.#follows = !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    this.#hinted = false;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const list = this.querySelector(".blocks")!;
    const scroller = this.querySelector(".console")!;
    const { blocks } = this.session.runner.console;
    const language = this.words.language;
    if (language !== this.#language) {
      this.#language = language;
      this.#shown.clear();
      list.replaceChildren();
    }
    const kept = new Set(blocks.map(({ id }) => id));
    for (const [id, { element }] of this.#shown) {
      if (kept.has(id)) continue;
      element.remove();
      this.#shown.delete(id);
    }
    let written = false;
    for (const { id, stream, text, cut } of blocks) {
      let shown = this.#shown.get(id);
      if (!shown) {
        const element = document.createElement("span");
        element.className = stream;
        element.append(document.createElement("em"), document.createTextNode(""));
        list.append(element);
        shown = { text: "", cut: 0, element };
        this.#shown.set(id, shown);
      }
      if (shown.cut !== cut) {
        shown.cut = cut;
        shown.element.firstChild!.textContent = `${this.words.console.cut(cut)}\n`;
        written = true;
      }
      if (shown.text.length !== text.length) {
        (shown.element.lastChild as globalThis.Text).appendData(text.slice(shown.text.length));
        shown.text = text;
        written = true;
      }
    }
    if ((written || this.#hinted) && this.#follows) scroller.scrollTop = scroller.scrollHeight;
  }
}

customElements.define("raceway-console", RacewayConsole);
