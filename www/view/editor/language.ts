// Go for the editor: colours and indentation, token by token.
//
// Rejected: the full grammar of @codemirror/lang-go. Its tables and parser cost twice as much to download as all
// that is here, and what the page knows about a program it hears from the engine's checker anyway.

import { HighlightStyle, StreamLanguage, type StreamParser, type StringStream } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const words = (text: string) => new Set(text.split(" "));

const KEYWORDS = words(
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
);
const TYPES = words(
  "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
);
const CONSTANTS = words("true false nil iota");

interface State {
  /** What a line that begins here is inside of: a comment or a raw string that began on an earlier line. */
  inside: "" | "comment" | "raw";
  /** For each open bracket, the indentation of the lines in it. */
  levels: number[];
  /** The indentation that the current line should have. */
  line: number;
}

const CLOSERS = /^\s*[)\]}]/;
/** A label of a switch or select stands as far out as the switch. */
const CASE = /^\s*(?:case\b|default\s*:)/;
const NUMBER =
  /^(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]+)?|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?)i?/;

const inner = ({ levels }: State) => levels.at(-1) ?? 0;
const levelOf = (state: State, text: string) =>
  Math.max(0, inner(state) - (CLOSERS.test(text) || CASE.test(text) ? 1 : 0));

function comment(stream: StringStream, state: State): string {
  state.inside = stream.skipTo("*/") ? "" : "comment";
  if (state.inside) stream.skipToEnd();
  else stream.pos += 2;
  return "comment";
}

function raw(stream: StringStream, state: State): string {
  state.inside = stream.skipTo("`") ? "" : "raw";
  if (state.inside) stream.skipToEnd();
  else stream.pos += 1;
  return "string";
}

/** The rest of a literal on one line; an unclosed one ends with the line. */
function quoted(stream: StringStream, quote: string): string {
  for (let next = stream.next(); next !== undefined && next !== quote; next = stream.next()) {
    if (next === "\\") stream.next();
  }
  return quote === "'" ? "character" : "string";
}

export const goParser: StreamParser<State> = {
  name: "go",
  startState: () => ({ inside: "", levels: [], line: 0 }),
  copyState: ({ inside, levels, line }) => ({ inside, levels: [...levels], line }),

  token(stream, state) {
    if (stream.sol()) state.line = levelOf(state, stream.string);
    if (state.inside === "comment") return comment(stream, state);
    if (state.inside === "raw") return raw(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match("/*")) return comment(stream, state);
    if (stream.match(NUMBER)) return "number";
    if (stream.match(/^[\p{L}_][\p{L}\p{Nd}_]*/u)) {
      const word = stream.current();
      if (KEYWORDS.has(word)) return "keyword";
      if (TYPES.has(word)) return "typeName";
      if (CONSTANTS.has(word)) return "bool";
      return stream.match(/^\s*\(/, false) ? "variableName.function" : "variableName";
    }
    const next = stream.next();
    if (next === '"' || next === "'") return quoted(stream, next);
    if (next === "`") return raw(stream, state);
    if (next === "{" || next === "(" || next === "[") {
      state.levels.push(state.line + 1);
      return "bracket";
    }
    if (next === "}" || next === ")" || next === "]") {
      state.levels.pop();
      return "bracket";
    }
    return null;
  },

  indent(state, textAfter, { unit }) {
    return state.inside ? null : levelOf(state, textAfter) * unit;
  },

  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"', "'", "`"] },
    indentOnInput: /^\s*(?:case\b.*:|default\s*:|[)\]}])$/,
  },
};

export const go = StreamLanguage.define(goParser);

export const highlight = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.character], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--code-type)" },
  { tag: tags.function(tags.variableName), color: "var(--code-function)" },
]);
