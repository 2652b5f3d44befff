// The data races that a run met: both lines lit in the editor, the two goroutines drawn with the edge that is missing between
// them, and what would order them.

import { html, svg, type TemplateResult } from "lit";
import type { Frame, Race, RaceAccess } from "../engine/api.ts";
import type { LabMessages } from "../i18n/lab.en.ts";
import type { Mark } from "../model/session.ts";
import { labWords } from "./lab-words.ts";
import { Piece } from "./piece.ts";

/** Races that are drawn at most. */
const MOST = 50;

const WIDTH = 520;
const HEIGHT = 236;
const COLUMNS = [130, 390] as const;
const TOP = 44;
/** Where the earlier and the later access stand. */
const ROWS = [96, 172] as const;

export class RacewayRaces extends Piece {
  #lit: Race | null = null;

  get #words(): LabMessages {
    return labWords(this.session.host.language(), () => this.requestUpdate());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#lit = null;
    this.session.setMarks([]);
  }

  protected override updated() {
    const { races } = this.session;
    // The first of a new run's is lit.
    if (this.#lit && races.includes(this.#lit)) return;
    const [first = null] = races;
    if (first !== this.#lit) this.#light(first);
  }

  #light(race: Race | null) {
    this.#lit = race;
    this.session.setMarks(race ? [race.previous, race.current].flatMap((access) => this.#mark(access)) : []);
    const place = race && this.#place(race.current);
    const file = place && this.session.files.named(place.file);
    if (file && file.id !== this.session.files.current.id) this.session.selectFile(file.id);
  }

  #mark(access: RaceAccess): Mark[] {
    const place = this.#place(access);
    return place ? [{ file: place.file, line: place.line, kind: "race", text: this.#does(access) }] : [];
  }

  /** The innermost line of the program itself. */
  #place({ stack }: RaceAccess): Frame | null {
    const own = stack.find(({ file, line }) => line > 0 && this.session.files.named(file));
    return own ?? stack.find(({ line }) => line > 0) ?? null;
  }

  #does({ goroutine, write, atomic }: RaceAccess): string {
    const words = this.#words;
    const { races } = words;
    return `${words.goroutine(goroutine)} ${write ? races.writes : races.reads}${atomic ? ` ${races.atomically}` : ""}`;
  }

  #lines(frames: readonly Frame[]): string {
    return [...new Set(frames.filter(({ line }) => line > 0).map(({ line }) => line))].join(", ");
  }

  protected override render() {
    const { races: words } = this.#words;
    const { races } = this.session;
    if (races.length === 0) return html`<div class="results"><p class="empty">${words.none}</p></div>`;
    return html`<div class="results races">
      <h2>${words.title(races.length)}</h2>
      <p class="quiet">${words.intro}</p>
      ${races.slice(0, MOST).map((race, i) => this.#race(race, i))}
    </div>`;
  }

  #name({ location }: Race): string {
    const { kinds } = this.#words.races;
    return location.name?.replace(/^main\./, "") ?? kinds[location.kind];
  }

  #race(race: Race, index: number): TemplateResult {
    const { races: words } = this.#words;
    const { hint } = race;
    const lines = this.#lines(hint.places);
    const lit = this.#lit === race;
    return html`<article class="race-report" aria-labelledby="race-${index}">
      <h3 id="race-${index}">
        ${index + 1}. ${words.on(this.#name(race))}
        <button type="button" class="small show-race" aria-pressed=${lit} @click=${() => {
          this.#light(race);
          this.requestUpdate();
        }}>
          ${words.show}
        </button>
      </h3>
      ${this.#drawing(race)}
      <p class="race-hint"><strong>${words.hint}:</strong> ${words.hints[hint.kind](lines)}</p>
      <details>
        <summary>${words.report}</summary>
        <pre tabindex="0">${race.text}</pre>
      </details>
    </article>`;
  }

  /** Time goes down: the earlier access left and above, the later one right and below, and no edge between them. */
  #drawing(race: Race): TemplateResult {
    const { races: words } = this.#words;
    const accesses = [race.previous, race.current] as const;
    const told = accesses.map((access) => {
      const place = this.#place(access);
      return `${this.#does(access)}${place ? `, ${words.inLine(place.line)}` : ""}`;
    });
    return html`<svg
      class="race-drawing"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label=${words.drawing(told[0]!, told[1]!)}
    >
      ${accesses.map((access, i) => this.#lane(access, COLUMNS[i]!, ROWS[i]!))}
      <path class="missing" d=${`M${COLUMNS[0] + 104} ${ROWS[0] + 4}L${COLUMNS[1] - 108} ${ROWS[1] - 8}`}></path>
      <path class="missing head" d=${`M${COLUMNS[1] - 108} ${ROWS[1] - 8}l-11 -1m11 1l-5 -10`}></path>
      <text class="missing-text" x=${COLUMNS[1]} y=${ROWS[1] - 36} text-anchor="middle">${words.missing}</text>
    </svg>`;
  }

  #lane(access: RaceAccess, x: number, y: number): TemplateResult {
    const words = this.#words;
    const { races } = words;
    const place = this.#place(access);
    const started = this.#lines(access.created.slice(0, 1));
    const held = this.#lines(access.locks);
    return svg`<g>
      <text class="who" x=${x} y="18" text-anchor="middle">${words.goroutine(access.goroutine)}</text>
      <text class="small-text" x=${x} y="35" text-anchor="middle">${
        started === "" ? (access.goroutine === 1 ? races.main : "") : races.created(Number(started))
      }</text>
      <line class="life" x1=${x} x2=${x} y1=${TOP} y2=${HEIGHT - 8}></line>
      <rect class=${access.write ? "access write" : "access"} x=${x - 100} y=${y - 18} width="200" height="42" rx="7"></rect>
      <text x=${x} y=${y - 1} text-anchor="middle">${access.write ? races.writes : races.reads}${
        access.atomic ? ` ${races.atomically}` : ""
      }${place ? ` · ${races.inLine(place.line)}` : ""}</text>
      <text class="small-text" x=${x} y=${y + 15} text-anchor="middle">${held === "" ? (place?.func ?? "").slice(0, 30) : races.held(held)}</text>
    </g>`;
  }
}

customElements.define("raceway-races", RacewayRaces);
