// What the editor gains once it is there: its history and keys, diagnostics at their places, search, closing brackets, and
// what the engine knows of names (completion, hover, definitions).

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  insertCompletionText,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { type Diagnostic as Lint, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import type { EditorState, Extension, Text, TransactionSpec } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, type Tooltip } from "@codemirror/view";
import type { CompletionItem, CompletionKind, Diagnostic } from "../../engine/api.ts";
import { importEdit } from "../../model/edits.ts";
import type { Mark } from "../../model/session.ts";
import { place, type RacewayEditor } from "./editor.ts";
import { markable, showMarks } from "./marks.ts";

/** The pictures that completion has for the kinds of names. */
const PICTURES: Readonly<Record<CompletionKind, string>> = {
  var: "variable",
  const: "constant",
  type: "type",
  func: "function",
  method: "method",
  field: "property",
  package: "namespace",
  keyword: "keyword",
  import: "namespace",
};
const LONGEST_DOC = 600;

function lint(text: Text, { line, column, endLine, endColumn, severity, message }: Diagnostic): Lint {
  const from = place(text, line, column);
  return { from, to: Math.max(from, place(text, endLine, endColumn)), severity, message };
}

function option({ label, kind, type, path }: CompletionItem): Completion {
  const made = { label, type: PICTURES[kind], detail: path === undefined ? type : `import "${path}"` };
  if (path === undefined) return made;
  // A package that is not imported yet is imported with its first use.
  return {
    ...made,
    apply: (view, _completion, from, to) => {
      view.dispatch(insertCompletionText(view.state, label, from, to));
      const edit = importEdit(view.state.doc.toString(), path);
      if (edit) view.dispatch({ changes: edit });
    },
  };
}

export class Tools {
  readonly extension: Extension;
  /** Marks a change as a step of the history by itself. */
  readonly alone = isolateHistory.of("full");

  constructor(readonly editor: RacewayEditor) {
    this.extension = [
      history(),
      lintGutter(),
      markable,
      closeBrackets(),
      highlightSelectionMatches(),
      search(),
      autocompletion({ override: [(context) => this.#complete(context)], maxRenderedOptions: 60 }),
      hoverTooltip((view, at) => this.#hover(view, at)),
      EditorView.domEventHandlers({ mousedown: (event, view) => this.#click(event, view) }),
      keymap.of([
        { key: "F12", run: (view) => this.#define(view, view.state.selection.main.head) },
        ...closeBracketsKeymap,
        ...searchKeymap,
        ...lintKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
    ];
  }

  diagnostics(state: EditorState, diagnostics: readonly Diagnostic[]): TransactionSpec {
    return setDiagnostics(
      state,
      diagnostics.map((diagnostic) => lint(state.doc, diagnostic)),
    );
  }

  marks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
    return showMarks(state, marks);
  }

  /** The engine and what it is asked about; null while a library's file is shown, which is no part of the program. */
  #subject() {
    const { files, library, runner } = this.editor.session;
    if (!runner.engine || library) return null;
    return { engine: runner.engine, source: files.source, file: files.current.name };
  }

  async #complete(context: CompletionContext): Promise<CompletionResult | null> {
    const subject = this.#subject();
    if (!subject || (!context.explicit && !context.matchBefore(/[\p{L}_.][\p{L}\d_]*$/u))) return null;
    const answer = await subject.engine.complete(subject.source, subject.file, context.pos).catch(() => null);
    if (!answer || answer.items.length === 0) return null;
    // The engine's order, the likelier first, decides among equals.
    const options = answer.items.map((item, i) => ({ ...option(item), boost: -Math.min(98, i) }));
    return { from: answer.from, to: answer.to, options, validFor: /^[\p{L}\d_]*$/u };
  }

  async #hover(view: EditorView, at: number): Promise<Tooltip | null> {
    const subject = this.#subject();
    const found = subject && (await subject.engine.hover(subject.source, subject.file, at).catch(() => null));
    if (!found || found.to > view.state.doc.length) return null;
    const dom = document.createElement("div");
    dom.className = "cm-name";
    const signature = document.createElement("code");
    signature.textContent = found.signature;
    dom.append(signature);
    if (found.doc !== "") {
      const doc = document.createElement("p");
      doc.textContent = found.doc.length > LONGEST_DOC ? `${found.doc.slice(0, LONGEST_DOC)}…` : found.doc;
      dom.append(doc);
    }
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom }) };
  }

  #click(event: MouseEvent, view: EditorView): boolean {
    if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    return at !== null && this.#define(view, at);
  }

  #define(_view: EditorView, at: number): boolean {
    const subject = this.#subject();
    if (!subject) return false;
    const { editor } = this;
    subject.engine.definition(subject.source, subject.file, at).then(
      (found) => {
        if (found && editor.session.reveal(found)) editor.showPlace(found.line, found.column);
      },
      () => {},
    );
    return true;
  }
}
