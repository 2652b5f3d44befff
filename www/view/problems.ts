// What is wrong with the program, in gc's words, and for learners what that means and how it is usually mended.

import { html, nothing, type TemplateResult } from "lit";
import type { Diagnostic } from "../engine/api.ts";
import { hintKey } from "../model/hints.ts";
import { hintOf } from "./hint.ts";
import { Piece } from "./piece.ts";

const MOST_PROBLEMS = 50;

export class RacewayProblems extends Piece {
  static override properties = { session: { attribute: false }, goTo: { attribute: false } };
  goTo!: (diagnostic: Diagnostic) => void;

  protected override render() {
    const { session } = this;
    const { editor: words } = this.words;
    const { diagnostics } = session.check;
    const errors = session.errors;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", words.problemsLabel);
    this.dataset.some = String(diagnostics.length > 0);
    if (diagnostics.length === 0) return html`<p class="quiet">✓ ${words.none}</p>`;
    return html`<p class=${errors > 0 ? "bad" : "warn"}>
        ${errors > 0 ? "✕" : "!"} ${words.problems(errors, diagnostics.length - errors)}
      </p>
      <ul>
        ${diagnostics.slice(0, MOST_PROBLEMS).map((diagnostic) => this.#problem(diagnostic))}
      </ul>`;
  }

  #problem(diagnostic: Diagnostic): TemplateResult {
    const { file, line, column, message, severity } = diagnostic;
    const { editor: words } = this.words;
    const { session } = this;
    const hint = hintOf(session.host.language(), hintKey(diagnostic), () => this.requestUpdate());
    const where = session.files.list.length > 1 ? `${file}:${line}:${column}` : `${line}:${column}`;
    return html`<li class=${severity}>
      <button
        type="button"
        class=${severity === "error" ? "bad" : "warn"}
        title=${words.goTo(line, message)}
        @click=${() => this.goTo(diagnostic)}
      >
        <span class="where">${where}</span> ${severity === "error" ? nothing : html`<span class="kind">${words.warning}</span> `}${message}
      </button>
      ${
        hint === null
          ? nothing
          : html`<details class="hint">
              <summary>${words.hintTitle}</summary>
              <p>${hint.means}</p>
              <p>${hint.mend}</p>
            </details>`
      }
    </li>`;
  }
}

customElements.define("raceway-problems", RacewayProblems);
