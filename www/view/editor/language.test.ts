import assert from "node:assert/strict";
import { test } from "node:test";
import { getIndentation, indentUnit, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { go } from "./language.ts";

const names = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: tags.string, class: "string" },
  { tag: tags.character, class: "character" },
  { tag: tags.number, class: "number" },
  { tag: tags.bool, class: "constant" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.typeName, class: "type" },
  { tag: tags.function(tags.variableName), class: "function" },
]);

const stateOf = (doc: string) =>
  EditorState.create({ doc, extensions: [go, indentUnit.of("\t"), EditorState.tabSize.of(4)] });

function coloured(doc: string): string[] {
  const found: string[] = [];
  highlightTree(syntaxTree(stateOf(doc)), names, (from, to, name) => found.push(`${name} ${doc.slice(from, to)}`));
  return found;
}

test("every kind of token has its colour", () => {
  const cases: [string, string[]][] = [
    ["func main() {", ["keyword func", "function main"]],
    ["x := 0x1F + 1_000.5e-3i + .5", ["number 0x1F", "number 1_000.5e-3i", "number .5"]],
    ['var s string = "a\\"b" // c', ["keyword var", "type string", 'string "a\\"b"', "comment // c"]],
    ["r := '\\'' + nil", ["character '\\''", "constant nil"]],
    ["s := `one\ntwo` + x", ["string `one", "string two`"]],
    ["a /* one\ntwo */ int", ["comment /* one", "comment two */", "type int"]],
    ["für(1)", ["function für", "number 1"]],
    ['x := "open\nint', ['string "open', "type int"]],
    ["format(interval)", ["function format"]],
  ];
  for (const [source, expected] of cases) assert.deepEqual(coloured(source), expected, source);
});

test("lines are indented as gofmt has them", () => {
  const source = `package main

import (
	"fmt"
)

func main() {
	switch x {
	case 1:
		fmt.Println(1)
	default:
		go func() {
			defer wg.Done()
		}()
	}
	call(a, func() {
		b()
	})
	m := map[string]int{
		"{": 1,
	}
}
`;
  const state = stateOf(source);
  for (let i = 1; i <= state.doc.lines; i++) {
    const line = state.doc.line(i);
    if (line.text === "") continue;
    const tabs = /^\t*/.exec(line.text)![0].length;
    assert.equal(getIndentation(state, line.from), tabs * 4, line.text);
  }
});
