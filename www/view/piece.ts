// What the page's elements share: they render into the page itself, so one style sheet and one tree of labels serve all.

import { LitElement, type PropertyValues } from "lit";
import type { Messages } from "../i18n/index.ts";
import type { Emitter } from "../model/emitter.ts";
import type { Session } from "../model/session.ts";

export abstract class Piece extends LitElement {
  static override properties = { session: { attribute: false } };
  session!: Session;

  #ends: (() => void)[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected get words(): Messages {
    return this.session.host.words();
  }

  /** What makes the element render again. */
  protected sources(): Emitter[] {
    return [this.session.changed, this.session.runner.changed];
  }

  #listen() {
    this.#deafen();
    this.#ends = this.sources().map((source) => source.subscribe(() => this.requestUpdate()));
  }

  #deafen() {
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.session) this.#listen();
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("session")) this.#listen();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#deafen();
  }
}
