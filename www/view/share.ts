// The dialog with the link and the one line that embeds the page.

import { html } from "lit";
import { Piece } from "./piece.ts";

export class RacewayShare extends Piece {
  #link = "";
  #embed = "";
  #tooLong = false;
  #copied: "link" | "embed" | "failed" | null = null;

  async open() {
    const { fragment, tooLong } = await this.session.link();
    const { origin, pathname } = window.location;
    this.#link = `${origin}${pathname}#${fragment}`;
    const quoted = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const address = quoted(`${origin}${pathname}?embed#${fragment}`);
    const title = quoted(this.words.share.frameTitle);
    this.#embed = `<iframe src="${address}" width="100%" height="640" title="${title}" allow="cross-origin-isolated; clipboard-write"></iframe>`;
    this.#tooLong = tooLong;
    this.#copied = null;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector("dialog")!.showModal();
  }

  protected override render() {
    const { share: words, app, notices } = this.words;
    return html`<dialog
      aria-labelledby="share-title"
      @click=${(event: Event) => {
        if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
      }}
    >
      <div class="dialog">
        <div class="bar">
          <h2 id="share-title">${words.title}</h2>
          <button type="button" class="small push" @click=${() => this.querySelector("dialog")!.close()}>${app.close}</button>
        </div>
        <p>${this.#tooLong ? notices.tooLong : words.intro}</p>
        ${this.#field("link", words.link, this.#link)} ${this.#field("embed", words.embed, this.#embed)}
        <p role="status">${this.#copied === "failed" ? words.copyFailed : this.#copied ? words.copied : ""}</p>
      </div>
    </dialog>`;
  }

  #field(name: "link" | "embed", label: string, text: string) {
    return html`<div class="share-field">
      <label for="share-${name}">${label}</label>
      <input
        id="share-${name}"
        type="text"
        readonly
        .value=${text}
        @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
      />
      <button type="button" aria-label="${this.words.share.copy}: ${label}" @click=${() => this.#copy(name, text)}>
        ${this.#copied === name ? this.words.share.copied : this.words.share.copy}
      </button>
    </div>`;
  }

  async #copy(name: "link" | "embed", text: string) {
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = name;
    } catch {
      this.#copied = "failed";
      this.querySelector<HTMLInputElement>(`#share-${name}`)?.select();
    }
    this.requestUpdate();
  }
}

customElements.define("raceway-share", RacewayShare);
