// The page's state without the page: which program, its source, sliders and settings; where they are kept; what runs.

import type { CheckResult, Definition, Engine, Parameter, Race, Report, Settings, SourceFile } from "../engine/api.ts";
import type { Messages } from "../i18n/index.ts";
import { splitArguments } from "./arguments.ts";
import { Emitter } from "./emitter.ts";
import { type EditedFile, Files, type NameFault } from "./files.ts";
import { fitting, type ParsedValues, parseValues, sweepValues, type Values } from "./parameters.ts";
import { type Decoded, decodeLink, encodeLink, LONGEST_SOURCE } from "./permalink.ts";
import { Runner } from "./runner.ts";
import type { Mark, Notice, Program, SessionHost, Shown } from "./session-types.ts";
import { DEFAULTS, type EngineSettings, engineSettings, LIMITS } from "./settings.ts";
import type { ProgramInput } from "./storage.ts";

export type { Address, Mark, Notice, Program, SessionHost, Shown, TabState } from "./session-types.ts";

/** Sweep over these names changes the engine's settings and not the program. */
export const ENGINE_SWEEPS = ["workers", "quantum"] as const;
const NO_SWEEP = "";
const MOST_SWEEP_VALUES = 24;
const SUGGESTED_SWEEP_VALUES = 8;
const SAVE_DELAY = 300;
const RESTART_DELAY = 200;
const CHECK_DELAY = 20;

export class Session {
  readonly changed = new Emitter();
  readonly runner: Runner;

  program: Program;
  readonly files: Files;
  /** A library file that is looked at; null: the program's own are. */
  library: { readonly name: string; readonly text: string } | null = null;
  /** The command line after the program's name, as it is written. */
  args = "";
  /** What the program reads from standard input. */
  stdin = "";
  /** The program's sliders, as of the last check. */
  parameters: readonly Parameter[] = [];
  values: Values = {};
  settings: EngineSettings = DEFAULTS;
  check: CheckResult = { diagnostics: [], parameters: [] };
  shown: Shown = "live";
  /** The schedule that the Schedule panel holds, as a string; empty: none. */
  schedule = "";
  marks: readonly Mark[] = [];
  /** Runs look for data races. */
  race = false;
  /** Those that the last run met. */
  races: readonly Race[] = [];
  repeat = false;
  /** Swept parameter; empty: repeated trials only. */
  sweep = NO_SWEEP;
  sweepText = "";
  /** What histogram and curve are about; empty: the program's own choice. */
  measure = "";
  notice: Notice | null = null;
  /** The link cannot hold the source. */
  linkTooLong = false;

  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #restartTimer: ReturnType<typeof setTimeout> | undefined;
  #restartLabels: string[] = [];
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checking = false;
  #checkedSource: readonly EditedFile[] | null = null;
  #linkTurn = 0;
  /** The report whose races are shown. */
  #report: Report | null = null;
  /** When the text shown was written: a draft of this tab that is not older than its address is the newer one. */
  #stamp = 0;
  /** The text was edited here, so it is a draft. */
  #dirty = false;
  /** The input was written here: what another tab keeps is not to be overwritten by one that never touched it. */
  #inputDirty = false;
  #linkedSweep: Decoded["sweep"];

  constructor(
    readonly programs: readonly Program[],
    readonly host: SessionHost,
  ) {
    this.runner = new Runner(host);
    this.runner.changed.subscribe(() => this.#showRaces());
    this.program = programs[0]!;
    this.files = new Files(this.program.source);
  }

  /** All files in one text. */
  get source(): string {
    return this.files.text;
  }

  /** Takes up what the address says, or what was open last. */
  async open(): Promise<void> {
    const { memory, address } = this.host;
    this.runner.clear();
    const link = await decodeLink(address.fragment());
    const state = address.state();
    const wanted = link.program ?? (address.fragment().length > 1 ? undefined : memory.read("program"));
    const known = this.programs.find(({ id }) => id === wanted);
    this.notice = link.broken ? "brokenLink" : link.program && !known ? "unknownProgram" : null;
    this.#take(known ?? this.programs[0]!);
    const draft = memory.draft(this.program.id);
    const own = state !== null && draft?.tab === state.tab && draft.written >= state.written;
    if (draft && (own || (link.program === undefined && link.source === undefined))) {
      this.files.load(draft.source);
      this.#stamp = draft.written;
    } else if (link.source !== undefined) {
      this.files.load(link.source);
      if (draft && draft.source !== link.source) this.notice ??= "linkOverDraft";
    } else if (draft && draft.source !== this.source) {
      this.notice ??= "linkOverDraft";
    }
    // What this tab wrote last is kept beside the address, which may be too short for it.
    const input = memory.input(this.program.id);
    const ownInput = input && (link.program === undefined || (state !== null && input.tab === state.tab));
    this.args = (ownInput ? input.args : link.args) ?? "";
    this.stdin = (ownInput ? input.stdin : link.stdin) ?? "";
    this.values = link.parameters;
    this.settings = engineSettings(link.settings, this.settings);
    this.race = link.race === true;
    if (link.schedule !== undefined) {
      this.schedule = link.schedule;
      this.shown = "schedule";
    }
    if (link.sweep) {
      this.#linkedSweep = link.sweep;
      this.sweep = link.sweep.parameter;
      this.sweepText = link.sweep.values.join(", ");
      this.shown = "experiment";
    }
    this.#recheck(0);
    this.changed.emit();
  }

  attach(engine: Engine) {
    this.runner.attach(engine);
    if (this.settings.workers > engine.maxWorkers) this.setSettings({ workers: engine.maxWorkers });
    this.#recheck(0);
  }

  words(): Messages {
    return this.host.words();
  }

  get edited(): boolean {
    return this.source !== this.program.source;
  }

  get errors(): number {
    return this.check.diagnostics.filter(({ severity }) => severity === "error").length;
  }

  /** A slider's value. */
  valueOf(parameter: Parameter): number {
    return this.values[parameter.name] ?? parameter.value;
  }

  // ---- Programs and source

  /** Starts a shipped program's state: its defaults and nothing else. */
  #take(program: Program) {
    this.program = program;
    this.files.load(program.source);
    this.library = null;
    this.args = "";
    this.stdin = "";
    this.settings = engineSettings(program.settings ?? {});
    const most = this.runner.engine?.maxWorkers ?? LIMITS.workers.max;
    if (this.settings.workers > most) this.settings = { ...this.settings, workers: most };
    this.values = {};
    this.parameters = [];
    this.#checkedSource = null;
    this.shown = program.shows;
    this.schedule = "";
    this.marks = [];
    this.races = [];
    this.repeat = program.repeats;
    this.sweep = program.sweeps ?? NO_SWEEP;
    this.sweepText = "";
    this.measure = "";
    this.#linkedSweep = undefined;
    this.#stamp = this.host.now();
    this.#dirty = false;
    this.#inputDirty = false;
  }

  /** Opens another program, with the person's own version of it where there is one. */
  choose(id: string) {
    const program = this.programs.find((candidate) => candidate.id === id);
    if (!program) return;
    this.flush();
    this.runner.clear();
    this.#take(program);
    const { memory } = this.host;
    const draft = memory.draft(id);
    if (draft) {
      this.files.load(draft.source);
      this.#stamp = draft.written;
    }
    ({ args: this.args, stdin: this.stdin } = memory.input(id) ?? { args: "", stdin: "" });
    this.notice = null;
    this.#recheck(0);
    this.#save();
    this.changed.emit();
  }

  /** Back to the program as it was shipped. */
  reset() {
    this.host.memory.removeDraft(this.program.id);
    const { shown, args, stdin } = this;
    this.#take(this.program);
    Object.assign(this, { shown, args, stdin });
    this.notice = null;
    this.#recheck(0);
    this.#save();
    this.changed.emit();
  }

  /** The person's own version, which a link had hidden. */
  restoreDraft() {
    const draft = this.host.memory.draft(this.program.id);
    this.notice = null;
    if (draft) {
      this.files.load(draft.source);
      this.library = null;
      this.#stamp = draft.written;
      this.values = {};
      this.#recheck(0);
      this.#save();
    }
    this.changed.emit();
  }

  dismiss() {
    this.notice = null;
    this.changed.emit();
  }

  /** The shown file has another text. */
  edit(text: string) {
    if (text === this.files.current.text) return;
    this.files.edit(text);
    this.#edited();
  }

  #edited() {
    this.#stamp = this.host.now();
    this.#dirty = true;
    if (this.notice === "linkOverDraft") this.notice = null;
    const size = this.files.list.reduce((sum, { text }) => sum + text.length, 0);
    this.notice = size > LONGEST_SOURCE ? "longSource" : this.notice === "longSource" ? null : this.notice;
    this.#recheck(CHECK_DELAY);
    this.#save();
    this.changed.emit();
  }

  // ---- Files

  selectFile(id: number) {
    this.library = null;
    this.files.select(id);
    this.changed.emit();
  }

  addFile(): EditedFile {
    this.library = null;
    const file = this.files.add();
    this.#edited();
    return file;
  }

  renameFile(id: number, name: string): NameFault | null {
    const before = this.files.list;
    const fault = this.files.rename(id, name);
    if (this.files.list !== before) this.#edited();
    return fault;
  }

  removeFile(id: number) {
    this.files.remove(id);
    this.#edited();
  }

  /** Brings back the file that was deleted last, or all that a paste replaced. */
  undoRemove() {
    this.library = null;
    this.files.restore();
    this.#edited();
  }

  forgetRemoved() {
    this.files.removed = null;
    this.changed.emit();
  }

  /** A pasted archive's files. `instead`: all that was there has been selected, so they take its place. */
  pasteFiles(files: readonly SourceFile[], instead: boolean) {
    this.library = null;
    this.files.paste(files, instead);
    this.#edited();
  }

  /** Shows the file of a definition: its tab, or the library's text. Whether there is one. */
  reveal(definition: Definition): boolean {
    const file = this.files.named(definition.file);
    if (file) this.selectFile(file.id);
    else if (definition.library === undefined) return false;
    else {
      this.library = { name: definition.file, text: definition.library };
      this.changed.emit();
    }
    return true;
  }

  closeLibrary() {
    this.library = null;
    this.changed.emit();
  }

  /** Asks the engine what it thinks; one question at a time, the last text wins. */
  #recheck(delay: number) {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => this.#ask(), delay);
  }

  async #ask() {
    const { engine } = this.runner;
    const asked = this.files.list;
    if (!engine || this.#checking || this.#checkedSource === asked) return;
    this.#checking = true;
    const result = await engine.check(this.files.source).catch(() => null);
    this.#checking = false;
    this.#checkedSource = asked;
    if (asked !== this.files.list) {
      this.#recheck(0);
    } else if (result) {
      this.check = result;
      this.#takeParameters(result.parameters);
      this.changed.emit();
    }
  }

  #takeParameters(parameters: readonly Parameter[]) {
    // While a line is half written its slider stays as it was.
    if (parameters.length === 0 && this.errors > 0) return;
    this.parameters = parameters;
    this.values = fitting(parameters, this.values);
    if (this.sweep !== NO_SWEEP && !this.sweepables.some(({ name }) => name === this.sweep)) {
      this.sweep = NO_SWEEP;
      this.sweepText = "";
    }
    if (this.sweepText === "") this.#suggestSweep();
  }

  // ---- Controls

  /** A slider moved: a running program starts again with the new value, once the hand rests. */
  setValue(parameter: Parameter, value: number) {
    if (this.valueOf(parameter) === value) return;
    const { [parameter.name]: _, ...others } = this.values;
    this.values = value === parameter.value ? others : { ...others, [parameter.name]: value };
    const label = `${parameter.name} = ${value}`;
    this.#restartLabels = [...this.#restartLabels.filter((old) => !old.startsWith(`${parameter.name} = `)), label];
    clearTimeout(this.#restartTimer);
    this.#restartTimer = setTimeout(() => {
      const labels = this.#restartLabels.join(", ");
      this.#restartLabels = [];
      this.runner.restart(this.runSettings(), labels);
    }, RESTART_DELAY);
    this.#save();
    this.changed.emit();
  }

  setSettings(change: Partial<EngineSettings>) {
    const settings = engineSettings(change, this.settings);
    const most = this.runner.engine?.maxWorkers ?? LIMITS.workers.max;
    const before = this.settings;
    this.settings = { ...settings, workers: Math.min(settings.workers, most) };
    const { workers, policy, quantum } = this.settings;
    const words = this.words();
    const labels = [
      ...(workers === before.workers ? [] : [`${words.controls.workers} = ${workers}`]),
      ...(policy === before.policy ? [] : [words.controls.policies[policy]]),
      ...(quantum === before.quantum ? [] : [`${words.controls.quantum} = ${words.duration(quantum * 1e3)}`]),
    ];
    if (labels.length > 0) this.runner.tune({ workers, policy, quantum }, labels.join(", "));
    this.#save();
    this.changed.emit();
  }

  setRepeat(repeat: boolean) {
    this.repeat = repeat;
    this.runner.setRepeat(repeat);
    this.changed.emit();
  }

  show(shown: Shown) {
    this.shown = shown;
    this.changed.emit();
  }

  setRace(race: boolean) {
    this.race = race;
    this.#save();
    this.changed.emit();
  }

  /** A run that met data races shows them; where none are left, what was shown before is not missed. */
  #showRaces() {
    const { report } = this.runner;
    if (report === this.#report) return;
    this.#report = report;
    this.setRaces(report?.races ?? []);
    if (this.races.length > 0) this.show("races");
  }

  setRaces(races: readonly Race[]) {
    if (races.length === 0 && this.races.length === 0) return;
    this.races = races;
    if (races.length === 0 && this.shown === "races") this.shown = this.program.shows;
    this.changed.emit();
  }

  setSchedule(schedule: string) {
    this.schedule = schedule;
    this.#save();
    this.changed.emit();
  }

  setMarks(marks: readonly Mark[]) {
    if (marks.length === 0 && this.marks.length === 0) return;
    this.marks = marks;
    this.changed.emit();
  }

  setMeasure(measure: string) {
    this.measure = measure;
    this.changed.emit();
  }

  // ---- Sweeps

  /** What can be swept, with its limits. */
  get sweepables(): readonly { name: string; min: number; max: number; step: number; log: boolean }[] {
    const most = this.runner.engine?.maxWorkers ?? LIMITS.workers.max;
    const engine = [
      { name: ENGINE_SWEEPS[0], min: 1, max: most, step: 1, log: true },
      { name: ENGINE_SWEEPS[1], ...LIMITS.quantum, step: 1, log: true },
    ];
    const own = new Set(this.parameters.map(({ name }) => name));
    return [...this.parameters, ...engine.filter(({ name }) => !own.has(name))];
  }

  #suggestSweep() {
    const range = this.sweepables.find(({ name }) => name === this.sweep);
    if (!range) return;
    if (this.#linkedSweep?.parameter === this.sweep) {
      this.sweepText = this.#linkedSweep.values.join(", ");
      return;
    }
    const max = range.name === "workers" ? Math.min(range.max, 8) : range.max;
    this.sweepText = sweepValues({ ...range, max }, SUGGESTED_SWEEP_VALUES).join(", ");
  }

  setSweep(parameter: string) {
    this.sweep = parameter;
    this.sweepText = "";
    this.#linkedSweep = undefined;
    this.#suggestSweep();
    this.#save();
    this.changed.emit();
  }

  setSweepText(text: string) {
    this.sweepText = text;
    this.#save();
    this.changed.emit();
  }

  /** The sweep's values as written; null where nothing is swept. */
  get sweepParsed(): ParsedValues | null {
    const range = this.sweepables.find(({ name }) => name === this.sweep);
    return range ? parseValues(this.sweepText, range, MOST_SWEEP_VALUES) : null;
  }

  // ---- Running

  runSettings(): Settings {
    const { workers, policy, quantum } = this.settings;
    const args = splitArguments(this.args);
    return {
      workers,
      policy,
      quantum,
      parameters: this.values,
      ...(this.race ? { race: true } : {}),
      ...(args.length > 0 ? { args } : {}),
      ...(this.stdin === "" ? {} : { stdin: this.stdin }),
    };
  }

  setInput(input: { args?: string; stdin?: string }) {
    Object.assign(this, input);
    this.#inputDirty = true;
    this.#save();
    this.changed.emit();
  }

  run() {
    clearTimeout(this.#restartTimer);
    this.#restartLabels = [];
    this.flush();
    this.runner.start({ source: this.files.source, settings: this.runSettings(), repeat: this.repeat });
  }

  runExperiment() {
    const parsed = this.sweepParsed;
    if (parsed && "error" in parsed) return;
    clearTimeout(this.#restartTimer);
    this.flush();
    this.shown = "experiment";
    this.runner.experiment(this.files.source, this.runSettings(), {
      trials: this.settings.trials,
      ...(parsed ? { sweep: { parameter: this.sweep, values: parsed.values } } : {}),
    });
    this.changed.emit();
  }

  stop() {
    clearTimeout(this.#restartTimer);
    this.runner.stop();
  }

  // ---- Keeping

  #save() {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.flush(), SAVE_DELAY);
  }

  /** Keeps everything now: the page may be about to go. */
  flush() {
    clearTimeout(this.#saveTimer);
    const { memory, tab } = this.host;
    memory.write("program", this.program.id);
    if (this.#inputDirty) {
      memory.saveInput(this.program.id, { args: this.args, stdin: this.stdin, tab } satisfies ProgramInput);
    }
    if (this.#dirty) {
      const kept = memory.saveDraft(this.program.id, { source: this.source, written: this.#stamp, tab });
      if (!kept && this.notice === null) this.notice = "notKept";
    }
    void this.#writeLink();
  }

  /** The state as a link's fragment. */
  async link(): Promise<{ fragment: string; tooLong: boolean }> {
    const parsed = this.sweepParsed;
    const sweep =
      parsed && "values" in parsed && this.shown === "experiment"
        ? { sweep: { parameter: this.sweep, values: parsed.values } }
        : {};
    return encodeLink(
      {
        program: this.program.id,
        ...(this.edited ? { source: this.source } : {}),
        parameters: this.values,
        settings: this.settings,
        args: this.args,
        stdin: this.stdin,
        ...(this.schedule === "" ? {} : { schedule: this.schedule }),
        race: this.race,
        ...sweep,
      },
      engineSettings(this.program.settings ?? {}),
    );
  }

  async #writeLink() {
    const turn = ++this.#linkTurn;
    const written = this.#stamp;
    const { fragment, tooLong } = await this.link();
    if (turn !== this.#linkTurn) return;
    if (tooLong !== this.linkTooLong) {
      this.linkTooLong = tooLong;
      this.notice = tooLong ? "tooLong" : this.notice === "tooLong" ? null : this.notice;
      this.changed.emit();
    }
    this.host.address.replace(fragment, { tab: this.host.tab, written });
  }
}
