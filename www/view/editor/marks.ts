// Lines that something points at: where goroutines stand in a stepped run, and what a report is about.

import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type TransactionSpec,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { Mark } from "../../model/session.ts";

class Label extends WidgetType {
  constructor(
    readonly text: string,
    readonly kind: Mark["kind"],
  ) {
    super();
  }

  override eq(other: Label): boolean {
    return other.text === this.text && other.kind === this.kind;
  }

  override toDOM(): HTMLElement {
    const label = document.createElement("span");
    label.className = `cm-mark cm-mark-${this.kind}`;
    label.textContent = `◀ ${this.text}`;
    return label;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const setMarks = StateEffect.define<readonly Mark[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) now = decorations(transaction.state, effect.value);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorations(state: EditorState, marks: readonly Mark[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { line, kind, text } of marks) {
    if (line < 1 || line > state.doc.lines) continue;
    const { from, to } = state.doc.line(line);
    ranges.push(Decoration.line({ class: `cm-marked cm-marked-${kind}` }).range(from));
    if (text !== "") ranges.push(Decoration.widget({ widget: new Label(text, kind), side: 1 }).range(to));
  }
  return Decoration.set(ranges, true);
}

const looks = EditorView.baseTheme({
  ".cm-marked-stands": { backgroundColor: "var(--match)" },
  ".cm-marked-next": { backgroundColor: "var(--accent-soft)", boxShadow: "inset 3px 0 var(--accent)" },
  ".cm-marked-race": { backgroundColor: "var(--notice)", boxShadow: "inset 3px 0 var(--bad)" },
  ".cm-mark": {
    marginLeft: "0.8em",
    padding: "0 0.45em",
    display: "inline-block",
    lineHeight: "1.25",
    whiteSpace: "nowrap",
    borderRadius: "0.6em",
    fontSize: "0.85em",
    color: "var(--text)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--border-strong)",
  },
  ".cm-mark-next": { color: "var(--accent-text)", backgroundColor: "var(--accent)", borderColor: "var(--accent)" },
  ".cm-mark-race": { color: "var(--bad)", borderColor: "var(--bad)" },
});

export const markable: Extension = [field, looks];

/** Shows these marks, those of the shown file. `reveal` scrolls to the one that matters most if it is out of sight. */
export function showMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  const effects: StateEffect<unknown>[] = [setMarks.of(marks)];
  const first = marks.find(({ kind }) => kind !== "stands") ?? marks[0];
  if (first && first.line >= 1 && first.line <= state.doc.lines) {
    effects.push(EditorView.scrollIntoView(state.doc.line(first.line).from, { y: "nearest", yMargin: 40 }));
  }
  return { effects };
}
