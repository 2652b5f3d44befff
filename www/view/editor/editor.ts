// The editor: CodeMirror in a shadow root, where its styles are constructed sheets and need no exception in the CSP.
//
// One editor shows all files: each keeps its state (text, history, selection) while another is shown. What is not needed
// to see and to type the first letters comes after the page (tools.ts).

import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension, Prec, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Diagnostic } from "../../engine/api.ts";
import { parseArchive, UNNAMED } from "../../engine/archive.ts";
import { edits } from "../../model/edits.ts";
import type { Session } from "../../model/session.ts";
import { go, highlight } from "./language.ts";
import { theme } from "./theme.ts";
import type { Tools } from "./tools.ts";

/** What became of an attempt to format. */
export type Formatting = "done" | "already" | "broken" | "nothing";

/** Stands for a library's file where files have their ids. */
const LIBRARY = -1;

/** The place of a line and column, wherever the text has gone meanwhile. */
export function place(text: Text, line: number, column: number): number {
  const { from, to } = text.line(Math.min(text.lines, Math.max(1, line)));
  return Math.min(to, from + Math.max(0, column - 1));
}

export class RacewayEditor extends HTMLElement {
  #session: Session | null = null;
  #view: EditorView | null = null;
  #label = new Compartment();
  #tools = new Compartment();
  #loaded: Tools | null = null;
  #shownLabel = "";
  #diagnostics: readonly Diagnostic[] | null = null;
  #marks: Session["marks"] | null = null;
  #end: (() => void) | null = null;
  #height = 0;
  #sizes = new ResizeObserver(() => this.#resized());
  /** The state of each file that is not shown now. */
  #states = new Map<number, EditorState>();
  /** The file that is shown; 0: none yet. */
  #shown = 0;
  #revision = -1;
  #library: Session["library"] = null;

  get session(): Session {
    return this.#session!;
  }

  set session(session: Session) {
    this.#session = session;
    if (this.isConnected) this.connectedCallback();
  }

  connectedCallback() {
    const session = this.#session;
    if (!session || this.#view) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    if (root.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":host{display:block;min-height:0}.box{height:100%}");
      root.adoptedStyleSheets = [sheet];
    }
    const box = document.createElement("div");
    box.className = "box";
    root.replaceChildren(box);
    this.#view = new EditorView({ parent: box, root, state: this.#state(session.files.current.text) });
    this.#end = session.changed.subscribe(() => this.#follow());
    this.#sizes.observe(this);
    this.#follow();
    void this.#load();
  }

  /** What is written stays in view when the list of problems below takes some of the room. */
  #resized() {
    const view = this.#view;
    const { clientHeight } = this;
    if (view?.hasFocus && clientHeight < this.#height) {
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 24 }) });
    }
    this.#height = clientHeight;
  }

  disconnectedCallback() {
    this.#end?.();
    this.#sizes.disconnect();
    this.#view?.destroy();
    this.#view = null;
    this.#states.clear();
    this.#revision = -1;
  }

  override focus() {
    this.#view?.focus();
  }

  /** Shows a place of a file; of the shown one where no such file is there. */
  goTo(line: number, column: number, file?: string) {
    const found = file === undefined ? undefined : this.session.files.named(file);
    if (found) this.session.selectFile(found.id);
    this.showPlace(line, column);
  }

  showPlace(line: number, column: number) {
    const view = this.#view;
    if (!view) return;
    const at = place(view.state.doc, line, column);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
  }

  /** gofmt's text in one step of the history. */
  async format(): Promise<Formatting> {
    const { session } = this;
    const view = this.#view;
    const { engine } = session.runner;
    if (!view || !engine || session.library || !session.files.current.name.endsWith(".go")) return "nothing";
    const { doc } = view.state;
    const text = doc.toString();
    const formatted = await engine.format(text);
    // What was typed meanwhile counts for more.
    if (!view.state.doc.eq(doc) || this.#view !== view) return "nothing";
    if (formatted.text === undefined) return "broken";
    const changes = edits(text, formatted.text);
    if (changes.length === 0) return "already";
    view.dispatch({ changes, userEvent: "input.format", annotations: this.#loaded?.alone ?? [] });
    return "done";
  }

  async #load() {
    const { Tools } = await import("./tools.ts");
    this.#loaded = new Tools(this);
    this.#diagnostics = null;
    this.#marks = null;
    this.#view?.dispatch({ effects: this.#tools.reconfigure(this.#loaded.extension) });
    this.#follow();
  }

  #state(doc: string, library = false): EditorState {
    const session = this.session;
    const run = () => {
      session.run();
      return true;
    };
    const written: Extension = library
      ? [EditorState.readOnly.of(true)]
      : EditorView.updateListener.of((update) => {
          if (update.docChanged) session.edit(update.state.doc.toString());
        });
    return EditorState.create({
      doc,
      extensions: [
        // Before the default keys, where Ctrl+Enter opens a line.
        Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
        this.#tools.of(this.#loaded?.extension ?? []),
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        highlightSpecialChars(),
        drawSelection(),
        EditorView.lineWrapping,
        indentOnInput(),
        bracketMatching(),
        go,
        indentUnit.of("\t"),
        EditorState.tabSize.of(4),
        EditorView.contentAttributes.of({
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        this.#label.of(EditorView.contentAttributes.of({ "aria-label": "" })),
        theme,
        syntaxHighlighting(highlight),
        EditorView.domEventHandlers({ paste: (event, view) => this.#paste(event, view) }),
        written,
      ],
    });
  }

  /** A pasted archive becomes tabs. Its unnamed beginning is pasted as any text, unless everything is replaced. */
  #paste(event: ClipboardEvent, view: EditorView): boolean {
    const { session } = this;
    const files = parseArchive(event.clipboardData?.getData("text/plain") ?? "");
    const [first] = files;
    if (session.library || !first || (files.length === 1 && first.name === UNNAMED)) return false;
    const { main } = view.state.selection;
    const { doc } = view.state;
    const instead = (main.from === 0 && main.to === doc.length) || doc.toString().trim() === "";
    if (instead || first.name !== UNNAMED) {
      session.pasteFiles(files, instead);
    } else {
      view.dispatch(view.state.replaceSelection(first.text), { userEvent: "input.paste" });
      session.pasteFiles(files.slice(1), false);
    }
    return true;
  }

  /** Takes over what changed elsewhere: another program or file, diagnostics, the language. */
  #follow() {
    const view = this.#view;
    if (!view) return;
    const { session } = this;
    const { files, library } = session;
    if (this.#revision !== files.revision) {
      this.#states.clear();
      this.#shown = 0;
      this.#revision = files.revision;
    }
    const wanted = library ? LIBRARY : files.current.id;
    if (wanted !== this.#shown || library !== this.#library) {
      if (this.#shown > 0) this.#states.set(this.#shown, view.state);
      this.#shown = wanted;
      this.#library = library;
      const kept = library ? undefined : this.#states.get(wanted);
      view.setState(kept ?? this.#state(library?.text ?? files.current.text, library !== null));
      this.#shownLabel = "";
      this.#diagnostics = null;
      this.#marks = null;
      if (kept) view.dispatch({ effects: this.#tools.reconfigure(this.#loaded?.extension ?? []) });
      else view.scrollDOM.scrollTop = 0;
    }
    const words = session.words().editor;
    const name = library?.name ?? files.current.name;
    const label = `${words.label}, ${name}. ${words.hint}`;
    if (this.#shownLabel !== label) {
      this.#shownLabel = label;
      view.dispatch({ effects: this.#label.reconfigure(EditorView.contentAttributes.of({ "aria-label": label })) });
    }
    const { diagnostics } = session.check;
    if (this.#diagnostics !== diagnostics && this.#loaded) {
      this.#diagnostics = diagnostics;
      const here = library ? [] : diagnostics.filter(({ file }) => file === name);
      view.dispatch(this.#loaded.diagnostics(view.state, here));
    }
    if (this.#marks !== session.marks && this.#loaded) {
      // Nothing to show where nothing was shown.
      const fresh = this.#marks === null && session.marks.length === 0;
      this.#marks = session.marks;
      const here = library ? [] : session.marks.filter(({ file }) => file === name);
      if (!fresh) view.dispatch(this.#loaded.marks(view.state, here));
    }
  }
}

customElements.define("raceway-editor", RacewayEditor);
