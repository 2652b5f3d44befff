// The page's frame: header, panes, notices, keys, and what is said to screen readers.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Diagnostic } from "../engine/api.ts";
import { LANGUAGES, type Language } from "../i18n/index.ts";
import type { Emitter } from "../model/emitter.ts";
import { type Preferences, THEMES } from "../model/preferences.ts";
import type { Phase } from "../model/runner.ts";
import type { Shown } from "../model/session.ts";
import type { RacewayEditor } from "./editor/editor.ts";
import { icons } from "./icons.ts";
import { Piece } from "./piece.ts";
import type { RacewayShare } from "./share.ts";
import "./charts.ts";
import "./console.ts";
import "./controls.ts";
import "./editor/editor.ts";
import "./files.ts";
import "./problems.ts";

type Pane = "code" | "output" | "charts";
const PANES: readonly Pane[] = ["code", "output", "charts"];
const SHOWN: readonly Shown[] = ["live", "experiment", "schedule", "explore", "races"];
/** What comes when it is shown for the first time. */
const LATER: Readonly<Partial<Record<Shown, () => Promise<unknown>>>> = {
  experiment: () => import("./experiment.ts"),
  schedule: () => import("./schedule.ts"),
  explore: () => import("./explore.ts"),
  races: () => import("./races.ts"),
};
/** Below this width the panes stand behind tabs; style/narrow.css says the same. */
const NARROW = "(max-width: 899px)";
/** Trials between two announcements of an experiment's progress. */
const ANNOUNCE_EVERY = 10;

export class RacewayApp extends Piece {
  static override properties = {
    session: { attribute: false },
    preferences: { attribute: false },
    embedded: { attribute: false },
  };
  preferences!: Preferences;
  embedded = false;

  #pane: Pane = "code";
  #announcement = "";
  #phase: Phase = "loading";
  #announcedTrials = 0;
  #problemCount = -1;
  #problemTimer: ReturnType<typeof setTimeout> | undefined;
  #wanted = new Set<Shown>();

  protected override sources(): Emitter[] {
    const { changed, runner } = this.session;
    return [changed, runner.changed, this.preferences.changed];
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keydown", this.#key);
    this.preferences.changed.subscribe(() => this.session.changed.emit());
    this.session.runner.frame.subscribe(() => this.#announceTrials());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#key);
  }

  #key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      this.#run();
    } else if (
      event.key.toLowerCase() === "s" &&
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey
    ) {
      // Never the browser's dialog: there is nothing to save.
      event.preventDefault();
      void this.#format();
    } else if (event.key === "Escape" && this.session.runner.active && !document.querySelector("dialog[open]")) {
      this.session.stop();
    }
  };

  #run() {
    const { session } = this;
    session.run();
    if (window.matchMedia(NARROW).matches && this.#pane === "code") {
      this.#show(session.repeat && session.errors === 0 ? "charts" : "output");
    }
  }

  #show(pane: Pane) {
    this.#pane = pane;
    this.requestUpdate();
  }

  get #editor(): RacewayEditor {
    return this.querySelector<RacewayEditor>("raceway-editor")!;
  }

  async #format() {
    const done = await this.#editor.format();
    if (done !== "nothing") this.#say(this.words.files.formatted[done]);
  }

  // ---- What is said

  #say(text: string) {
    this.#announcement = text;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    const { runner } = this.session;
    const { status } = this.words;
    if (runner.phase !== this.#phase) {
      const before = this.#phase;
      this.#phase = runner.phase;
      if (runner.phase === "running") this.#announcement = status.running;
      else if (runner.phase === "experiment") this.#announcement = status.experiment;
      else if (before === "experiment") this.#announcement = status.experimentEnded(runner.trials.length);
      else if (before === "loading" && runner.phase === "idle") this.#announcement = status.ready;
      else if (runner.report) this.#announcement = status.ended(runner.report);
      this.#announcedTrials = 0;
    }
    const problems = this.session.check.diagnostics.length;
    if (problems !== this.#problemCount) {
      const first = this.#problemCount < 0;
      this.#problemCount = problems;
      clearTimeout(this.#problemTimer);
      // When the typing rests: not at each key.
      if (!first) this.#problemTimer = setTimeout(() => this.#say(this.words.status.problems(problems)), 1000);
    }
  }

  #announceTrials() {
    const { runner } = this.session;
    const tens = Math.floor(runner.trials.length / ANNOUNCE_EVERY);
    if (runner.phase !== "experiment" || tens <= this.#announcedTrials) return;
    this.#announcedTrials = tens;
    this.#say(this.words.status.trials(runner.trials.length, runner.total));
  }

  // ---- The page

  protected override render() {
    const { session, words } = this;
    return html`
      <a class="skip" href="#editor" @click=${this.#skip}>${words.app.skip}</a>
      ${this.#header()} ${this.#notices()}
      <main data-pane=${this.#pane}>
        <div class="column left">
          <section class="card source" aria-label=${words.editor.label}>
            <raceway-files .session=${session} .format=${() => void this.#format()}></raceway-files>
            <raceway-editor id="editor" .session=${session}></raceway-editor>
            <raceway-problems
              class="problems"
              .session=${session}
              .goTo=${({ line, column, file }: Diagnostic) => this.#editor.goTo(line, column, file)}
            ></raceway-problems>
          </section>
          <section class="card output">
            <raceway-console .session=${session}></raceway-console>
          </section>
        </div>
        <div class="column right">
          <raceway-controls class="card" .session=${session}></raceway-controls>
          <section class="card shown" aria-label=${words.charts.tabs}>${this.#shown()}</section>
        </div>
      </main>
      ${this.#panes()}
      <raceway-share .session=${session}></raceway-share>
      <div class="unseen" role="status" aria-live="polite">${this.#announcement}</div>
    `;
  }

  #skip(event: Event) {
    event.preventDefault();
    this.#show("code");
    this.updateComplete.then(() => this.#editor.focus());
  }

  #header(): TemplateResult {
    const { session, words, preferences } = this;
    const { app } = words;
    const { runner } = session;
    const running = runner.phase === "running";
    const { language } = preferences;
    return html`<header>
      <h1>${icons.logo}<span>Raceway</span></h1>
      <label class="program"
        ><span class="unseen">${app.program}</span>
        <select @change=${(event: Event) => session.choose((event.currentTarget as HTMLSelectElement).value)}>
          ${session.programs.map(
            ({ id, title }) =>
              html`<option value=${id} .selected=${id === session.program.id}>
                ${title[language]}${id === session.program.id && session.edited ? ` (${app.edited})` : ""}
              </option>`,
          )}
        </select>
      </label>
      <button type="button" class="small reset" title=${app.resetTitle} ?hidden=${!session.edited} @click=${() => session.reset()}>
        ${app.reset}
      </button>
      <button
        type="button"
        class=${`main ${running ? "stop" : "run"}`}
        title=${running ? app.stopTitle : app.runTitle}
        aria-keyshortcuts=${running ? "Escape" : "Control+Enter"}
        ?disabled=${!runner.engine}
        @click=${() => (running ? session.stop() : this.#run())}
      >
        ${running ? icons.stop : icons.run}<span
          >${running ? app.stop : runner.phase === "loading" ? app.loading : app.run}</span
        >
      </button>
      <label class="race" title=${words.controls.raceTitle}>
        <input
          type="checkbox"
          .checked=${session.race}
          @change=${(event: Event) => session.setRace((event.currentTarget as HTMLInputElement).checked)}
        />${words.controls.race}
      </label>
      <label class="repeat" title=${words.controls.repeatTitle}>
        <input
          type="checkbox"
          .checked=${session.repeat}
          @change=${(event: Event) => session.setRepeat((event.currentTarget as HTMLInputElement).checked)}
        />${words.controls.repeat}
      </label>
      ${this.#mode()}
      <span class="tools">
        ${
          this.embedded
            ? html`<a class="button" target="_blank" rel="noopener" href=${this.#fullAddress()} @click=${this.#openFull}
                >${icons.full}<span>${app.fullTab}</span></a
              >`
            : html`<button type="button" class="tool" title=${app.share} @click=${this.#share}>
                  ${icons.share}<span>${app.share}</span>
                </button>
                <button
                  type="button"
                  class="tool square presenter"
                  title=${app.presenter}
                  aria-label=${app.presenter}
                  aria-pressed=${preferences.presenter}
                  @click=${() => preferences.setPresenter(!preferences.presenter)}
                >
                  ${icons.presenter}
                </button>
                <button
                  type="button"
                  class="tool square"
                  title="${app.theme}: ${app.themes[preferences.theme]}"
                  aria-label="${app.theme}: ${app.themes[preferences.theme]}"
                  @click=${this.#nextTheme}
                >
                  ${icons[preferences.theme]}
                </button>`
        }
        <select
          class="language"
          aria-label=${app.languageLabel}
          @change=${(event: Event) => void preferences.setLanguage((event.currentTarget as HTMLSelectElement).value as Language)}
        >
          ${Object.keys(LANGUAGES).map(
            (id) =>
              html`<option value=${id} lang=${id} .selected=${id === language} title=${LANGUAGES[id as Language]}>
                ${id === "en" ? "EN" : "PT"}
              </option>`,
          )}
        </select>
      </span>
    </header>`;
  }

  #mode() {
    const { engine } = this.session.runner;
    const { app } = this.words;
    if (!engine) return nothing;
    return engine.mode === "parallel"
      ? html`<span class="badge" title=${app.parallelTitle}>${app.parallel(engine.maxWorkers)}</span>`
      : html`<span class="badge single" title=${app.singleBanner}>${app.single}</span>`;
  }

  #fullAddress(): string {
    return `${window.location.pathname}${window.location.hash}`;
  }

  /** The link as it is at the click: the address follows the typing a moment later. */
  #openFull(event: Event) {
    this.session.flush();
    (event.currentTarget as HTMLAnchorElement).href = this.#fullAddress();
  }

  async #share() {
    await import("./share.ts");
    await this.querySelector<RacewayShare>("raceway-share")!.open();
  }

  #nextTheme() {
    const { preferences } = this;
    preferences.setTheme(THEMES[(THEMES.indexOf(preferences.theme) + 1) % THEMES.length]!);
  }

  #notices() {
    const { session, words } = this;
    const { runner, notice } = session;
    const { removed } = session.files;
    const { notices, app } = words;
    return html`
      ${
        runner.engine?.mode === "single"
          ? html`<p class="notice" role="status">
              <strong>${app.single}</strong><span>${app.singleBanner}</span>
              ${window.top === window ? nothing : html`<a target="_blank" rel="noopener" href=${this.#fullAddress()} @click=${this.#openFull}>${app.fullTab}</a>`}
            </p>`
          : nothing
      }
      ${runner.phase === "failed" ? html`<p class="notice bad" role="alert">${app.failed(runner.failure)}</p>` : nothing}
      ${
        notice
          ? html`<p class="notice" role="alert">
              <span>${notices[notice]}</span>
              ${
                notice === "linkOverDraft"
                  ? html`<button type="button" class="small" @click=${() => session.restoreDraft()}>${notices.restore}</button>`
                  : nothing
              }
              <button type="button" class="small" @click=${() => session.dismiss()}>${notices.dismiss}</button>
            </p>`
          : nothing
      }
      ${
        removed
          ? html`<p class="notice removed" role="status">
              <span>${removed.kind === "file" ? words.files.removed(removed.file.name) : words.files.replaced}</span>
              <button type="button" class="small" @click=${() => session.undoRemove()}>${words.files.undo}</button>
              <button type="button" class="small" @click=${() => session.forgetRemoved()}>${notices.dismiss}</button>
            </p>`
          : nothing
      }
    `;
  }

  /** Tabs as the ARIA patterns have them: arrows move, the chosen one alone is a stop of the Tab key. */
  #shown() {
    const { session, words } = this;
    const { shown, races } = session;
    // There is a tab for races where there are any.
    const tabs = SHOWN.filter((name) => name !== "races" || races.length > 0 || shown === "races");
    // Until its element comes, its place is empty.
    if (!this.#wanted.has(shown)) {
      this.#wanted.add(shown);
      void LATER[shown]?.();
    }
    const move = (event: KeyboardEvent) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      const step = event.key === "ArrowRight" ? 1 : tabs.length - 1;
      const other = tabs[(tabs.indexOf(shown) + step) % tabs.length]!;
      session.show(other);
      this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${other}`)?.focus());
    };
    return html`<div class="tabs" role="tablist" aria-label=${words.charts.tabs} @keydown=${move}>
        ${tabs.map(
          (name) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${name}"
              aria-selected=${shown === name}
              aria-controls="panel"
              tabindex=${shown === name ? 0 : -1}
              @click=${() => session.show(name)}
            >
              ${words.charts[name]}${name === "races" ? ` (${races.length})` : ""}
            </button>`,
        )}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${shown}">
        ${this.#panel(shown)}
      </div>`;
  }

  #panel(shown: Shown): TemplateResult {
    const { session } = this;
    switch (shown) {
      case "live":
        return html`<raceway-charts .session=${session} .preferences=${this.preferences}></raceway-charts>`;
      case "experiment":
        return html`<raceway-experiment .session=${session}></raceway-experiment>`;
      case "schedule":
        return html`<raceway-schedule .session=${session}></raceway-schedule>`;
      case "explore":
        return html`<raceway-explore .session=${session}></raceway-explore>`;
      case "races":
        return html`<raceway-races .session=${session}></raceway-races>`;
    }
  }

  #panes() {
    const { panes, panesLabel } = this.words.app;
    return html`<nav class="panes" aria-label=${panesLabel}>
      ${PANES.map(
        (pane) =>
          html`<button type="button" aria-current=${this.#pane === pane ? "true" : "false"} @click=${() => this.#show(pane)}>
            ${panes[pane]}
          </button>`,
      )}
    </nav>`;
  }
}

customElements.define("raceway-app", RacewayApp);
