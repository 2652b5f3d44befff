// A program's files in one text, after golang.org/x/tools/txtar: a line `-- name --` begins a file. What stands before the
// first such line is a file of its own, as on the Go Playground.

import type { Source, SourceFile } from "./api.ts";

/** The name of a file that was given none. */
export const UNNAMED = "prog.go";

/** A line that begins a file, with its line feed. */
const MARKER = /^-- +(\S(?:.*\S)?) +-- *\r?(?:\n|$)/gm;

/** The files of a text; one, of the default name, where no line begins a file. */
export function parseArchive(text: string): SourceFile[] {
  const files: SourceFile[] = [];
  let name: string | null = null;
  let start = 0;
  const take = (end: number) => {
    const part = text.slice(start, end);
    if (name !== null) files.push({ name, text: part });
    else if (part.trim() !== "") files.push({ name: UNNAMED, text: part });
  };
  for (const marker of text.matchAll(MARKER)) {
    take(marker.index);
    name = marker[1]!;
    start = marker.index + marker[0].length;
  }
  if (name === null) return [{ name: UNNAMED, text }];
  take(text.length);
  return files;
}

/** One text for the files: a lone `prog.go` is its text, and a first one goes without a marker. */
export function formatArchive(files: readonly SourceFile[]): string {
  return files
    .map(({ name, text }, i) => {
      const lines = text === "" || text.endsWith("\n") || files.length === 1 ? text : `${text}\n`;
      // A blank first file without a marker would be lost.
      const bare = i === 0 && name === UNNAMED && (files.length === 1 || text.trim() !== "");
      return bare ? lines : `-- ${name} --\n${lines}`;
    })
    .join("");
}

/** The files of a program, however it is given. */
export const filesOf = (source: Source): readonly SourceFile[] =>
  typeof source === "string" ? parseArchive(source) : source;
