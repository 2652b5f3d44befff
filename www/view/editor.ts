// The editor: CodeMirror in a shadow root, where its styles are constructed sheets and need no exception in the CSP.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { go } from "@codemirror/lang-go";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic as Lint, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Prec, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Diagnostic } from "../engine/api.ts";
import type { Session } from "../model/session.ts";

const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--panel)", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", overflow: "auto" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.4rem 0 0.6rem", minWidth: "1.6rem" },
  ".cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--line)", color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--match)", outline: "1px solid var(--border-strong)" },
  ".cm-tooltip": {
    color: "var(--text)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--border-strong)",
    borderRadius: "6px",
  },
  ".cm-panels": { color: "var(--text)", backgroundColor: "var(--raised)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--border)" },
  ".cm-panel.cm-search": { fontSize: "0.85rem", padding: "0.4rem" },
  ".cm-textfield": { backgroundColor: "var(--panel)", color: "var(--text)", border: "1px solid var(--border-strong)" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--panel)",
    color: "var(--text)",
    border: "1px solid var(--border-strong)",
    borderRadius: "4px",
  },
  ".cm-searchMatch": { backgroundColor: "var(--match)" },
  ".cm-diagnostic": { fontFamily: "var(--mono)", fontSize: "0.85rem", padding: "0.3rem 0.6rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warn)" },
  ".cm-gutter-lint": { width: "1.1rem" },
});

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.character, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.typeName)], color: "var(--code-type)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--code-function)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

/** The place of a line and column, wherever the text has gone meanwhile. */
function place(text: Text, line: number, column: number): number {
  const { from, to } = text.line(Math.min(text.lines, Math.max(1, line)));
  return Math.min(to, from + Math.max(0, column - 1));
}

function lint(text: Text, { line, column, endLine, endColumn, severity, message }: Diagnostic): Lint {
  const from = place(text, line, column);
  return { from, to: Math.max(from, place(text, endLine, endColumn)), severity, message };
}

export class RacewayEditor extends HTMLElement {
  #session: Session | null = null;
  #view: EditorView | null = null;
  #label = new Compartment();
  #shownLabel = "";
  #diagnostics: readonly Diagnostic[] | null = null;
  #end: (() => void) | null = null;

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
    this.#view = new EditorView({ parent: box, root, state: this.#state(session.source) });
    this.#end = session.changed.subscribe(() => this.#follow());
    this.#follow();
  }

  disconnectedCallback() {
    this.#end?.();
    this.#view?.destroy();
    this.#view = null;
  }

  override focus() {
    this.#view?.focus();
  }

  goTo(line: number, column: number) {
    const view = this.#view;
    if (!view) return;
    const at = place(view.state.doc, line, column);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
  }

  #state(doc: string): EditorState {
    const session = this.session;
    const run = () => {
      session.run();
      return true;
    };
    return EditorState.create({
      doc,
      extensions: [
        // Before the default keys, where Ctrl+Enter opens a line.
        Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
        lintGutter(),
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        search(),
        go(),
        indentUnit.of("\t"),
        EditorState.tabSize.of(4),
        EditorView.contentAttributes.of({
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        this.#label.of(EditorView.contentAttributes.of({ "aria-label": "" })),
        theme,
        syntaxHighlighting(highlight),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) session.edit(update.state.doc.toString());
        }),
      ],
    });
  }

  /** Takes over what changed elsewhere: another program, diagnostics, the language. */
  #follow() {
    const view = this.#view;
    if (!view) return;
    const { session } = this;
    if (view.state.doc.length !== session.source.length || view.state.doc.toString() !== session.source) {
      view.setState(this.#state(session.source));
      this.#shownLabel = "";
      this.#diagnostics = null;
      view.scrollDOM.scrollTop = 0;
    }
    const { label, hint } = session.words().editor;
    if (this.#shownLabel !== label) {
      this.#shownLabel = label;
      const attributes = { "aria-label": `${label}. ${hint}` };
      view.dispatch({ effects: this.#label.reconfigure(EditorView.contentAttributes.of(attributes)) });
    }
    const { diagnostics } = session.check;
    if (this.#diagnostics !== diagnostics) {
      this.#diagnostics = diagnostics;
      const { doc } = view.state;
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((diagnostic) => lint(doc, diagnostic)),
        ),
      );
    }
  }
}

customElements.define("raceway-editor", RacewayEditor);
