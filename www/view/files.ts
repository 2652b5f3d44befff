// The tabs of the program's files: choose, add, rename and delete, and the button that formats.

import { html, nothing, type TemplateResult } from "lit";
import type { EditedFile, NameFault } from "../model/files.ts";
import { icons } from "./icons.ts";
import { Piece } from "./piece.ts";

export class RacewayFiles extends Piece {
  static override properties = { session: { attribute: false }, format: { attribute: false } };
  /** Formats the shown file. */
  format!: () => void;

  /** The file whose name is being written; null: none. */
  #renaming: number | null = null;
  #fault: NameFault | null = null;

  protected override render() {
    const { session } = this;
    const { files: words } = this.words;
    const { library, files } = session;
    const many = files.list.length > 1 || library !== null;
    this.toggleAttribute("data-many", many);
    const faulty = new Set(
      session.check.diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file),
    );
    return html`<ul aria-label=${words.label}>
        ${files.list.map((file) => this.#tab(file, faulty.has(file.name), many))}
        ${
          library === null
            ? nothing
            : html`<li class="shown-file library">
                <button type="button" class="file" aria-current="true">${library.name.split("/").at(-1)}</button>
                <button
                  type="button"
                  class="square"
                  title=${words.closeLibrary}
                  aria-label=${words.closeLibrary}
                  @click=${() => session.closeLibrary()}
                >
                  ${icons.close}
                </button>
              </li>`
        }
        <li>
          <button type="button" class="square add" title=${words.add} aria-label=${words.add} @click=${this.#add}>
            ${icons.add}
          </button>
        </li>
      </ul>
      <button
        type="button"
        class="small push format"
        title=${words.formatTitle}
        aria-keyshortcuts="Control+S"
        ?disabled=${!session.runner.engine || library !== null}
        @click=${() => this.format()}
      >
        ${words.format}
      </button>
      ${this.#fault === null ? nothing : html`<p class="fault" role="alert" id="name-fault">${words.faults[this.#fault]}</p>`}`;
  }

  #tab(file: EditedFile, faulty: boolean, many: boolean): TemplateResult {
    const { session } = this;
    const { files: words } = this.words;
    const shown = session.library === null && session.files.current.id === file.id;
    if (this.#renaming === file.id) {
      return html`<li class="shown-file">
        <input
          type="text"
          class="file-name"
          aria-label=${words.name}
          aria-invalid=${this.#fault === null ? "false" : "true"}
          aria-describedby="name-fault"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${file.name}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
          @blur=${(event: FocusEvent) => this.#named(file, (event.currentTarget as HTMLInputElement).value, true)}
        />
      </li>`;
    }
    return html`<li class=${shown ? "shown-file" : ""}>
      <button
        type="button"
        class="file"
        aria-current=${shown ? "true" : "false"}
        title=${file.name}
        @click=${() => session.selectFile(file.id)}
        @dblclick=${() => this.#rename(file.id)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === "F2") this.#rename(file.id);
        }}
      >
        ${file.name}${faulty ? html`<span class="bad" title=${words.faulty} role="img" aria-label=${words.faulty}> ●</span>` : ""}
      </button>
      ${
        shown
          ? html`<button
              type="button"
              class="square rename"
              title=${words.rename(file.name)}
              aria-label=${words.rename(file.name)}
              @click=${() => this.#rename(file.id)}
            >
              ${icons.rename}
            </button>`
          : nothing
      }
      ${
        shown && many
          ? html`<button
              type="button"
              class="square remove"
              title=${words.remove(file.name)}
              aria-label=${words.remove(file.name)}
              @click=${() => session.removeFile(file.id)}
            >
              ${icons.close}
            </button>`
          : nothing
      }
    </li>`;
  }

  #add() {
    this.#rename(this.session.addFile().id);
  }

  async #rename(id: number) {
    this.session.selectFile(id);
    this.#renaming = id;
    this.#fault = null;
    this.requestUpdate();
    await this.updateComplete;
    const field = this.querySelector<HTMLInputElement>(".file-name");
    field?.focus();
    // The stem: the ending mostly stays.
    field?.setSelectionRange(field.value.lastIndexOf("/") + 1, field.value.lastIndexOf(".go"));
  }

  #key(event: KeyboardEvent) {
    const field = event.currentTarget as HTMLInputElement;
    const file = this.session.files.list.find(({ id }) => id === this.#renaming);
    if (event.key === "Enter" && file) this.#named(file, field.value, false);
    else if (event.key === "Escape") this.#done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Takes the name that was written. `leaves`: the field loses the focus, so a name that will not do is forgotten. */
  #named(file: EditedFile, name: string, leaves: boolean) {
    if (this.#renaming !== file.id) return;
    this.#fault = this.session.renameFile(file.id, name);
    if (this.#fault === null || leaves) this.#done();
    else this.requestUpdate();
  }

  async #done() {
    this.#renaming = null;
    this.#fault = null;
    const had = this.contains(document.activeElement);
    this.requestUpdate();
    await this.updateComplete;
    if (had) this.querySelector<HTMLElement>(".shown-file .file")?.focus();
  }
}

customElements.define("raceway-files", RacewayFiles);
