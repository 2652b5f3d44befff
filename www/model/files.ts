// The files of the program that is being edited, as tabs show them: which one is shown, and what was just taken away.

import type { SourceFile } from "../engine/api.ts";
import { formatArchive, parseArchive } from "../engine/archive.ts";

/** A file keeps its id when it is renamed: the editor's history hangs on it. */
export interface EditedFile extends SourceFile {
  readonly id: number;
}

/** Why a file cannot have a name. */
export type NameFault = "empty" | "form" | "long" | "taken";

/** What can be brought back. */
export type Removal =
  | { readonly kind: "file"; readonly file: EditedFile; readonly index: number }
  /** All files, which others took the place of. */
  | { readonly kind: "all"; readonly list: readonly EditedFile[]; readonly active: number };

const LONGEST_NAME = 80;
const NAME = /^[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)*$/u;
/** Go files and the module file; nothing else would be read. */
const KIND = /(?:^|\/)(?:[^/]+\.go|go\.mod)$/;

export class Files {
  list: readonly EditedFile[] = [];
  /** The id of the file that is shown. */
  active = 0;
  /** Grows when texts change otherwise than by `edit`: whoever shows them looks again. */
  revision = 0;
  removed: Removal | null = null;

  #ids = 0;

  constructor(text: string) {
    this.load(text);
  }

  /** The shown file. */
  get current(): EditedFile {
    return this.list.find(({ id }) => id === this.active) ?? this.list[0]!;
  }

  get text(): string {
    return formatArchive(this.list);
  }

  /** The program as the engine takes it. */
  get source(): readonly SourceFile[] {
    return this.list.map(({ name, text }) => ({ name, text }));
  }

  named(name: string): EditedFile | undefined {
    return this.list.find((file) => file.name === name);
  }

  /** Takes another program's files, one text for all of them. */
  load(text: string) {
    this.removed = null;
    this.#replace(parseArchive(text));
  }

  edit(text: string) {
    const { id } = this.current;
    this.list = this.list.map((file) => (file.id === id ? { ...file, text } : file));
    if (this.removed?.kind === "all") this.removed = null;
  }

  select(id: number) {
    if (this.list.some((file) => file.id === id)) this.active = id;
  }

  /** A new file of the package of the shown one, which is shown then. */
  add(): EditedFile {
    const folder = /^.*\//.exec(this.current.name)?.[0] ?? "";
    const name = this.#free(`${folder}file.go`);
    const packageName = /^\s*package\s+(\w+)/m.exec(this.current.text)?.[1] ?? "main";
    const file = { id: ++this.#ids, name, text: `package ${packageName}\n` };
    this.list = [...this.list, file];
    this.active = file.id;
    return file;
  }

  /** Null: it is renamed. */
  rename(id: number, wanted: string): NameFault | null {
    const name = wanted.trim();
    if (name === "") return "empty";
    if (name.length > LONGEST_NAME) return "long";
    if (!NAME.test(name) || !KIND.test(name) || name.split("/").some((part) => /^\.*$/.test(part))) return "form";
    if (this.list.some((file) => file.id !== id && file.name === name)) return "taken";
    this.list = this.list.map((file) => (file.id === id ? { ...file, name } : file));
    return null;
  }

  /** The last file stays. */
  remove(id: number) {
    const index = this.list.findIndex((file) => file.id === id);
    const file = this.list[index];
    if (!file || this.list.length === 1) return;
    this.removed = { kind: "file", file, index };
    this.list = this.list.filter((other) => other !== file);
    if (this.active === id) this.active = this.list[Math.min(index, this.list.length - 1)]!.id;
  }

  /** Brings back what was taken away last. */
  restore() {
    const { removed } = this;
    this.removed = null;
    if (removed?.kind === "all") {
      this.list = removed.list;
      this.active = removed.active;
      this.revision++;
    } else if (removed) {
      const { file, index } = removed;
      const back = this.named(file.name) ? { ...file, name: this.#free(file.name) } : file;
      this.list = [...this.list.slice(0, index), back, ...this.list.slice(index)];
      this.active = file.id;
    }
  }

  /** The files of a pasted archive: in place of all, or beside the ones that are there. */
  paste(files: readonly SourceFile[], instead: boolean) {
    if (files.length === 0) return;
    if (instead) {
      this.removed = { kind: "all", list: this.list, active: this.current.id };
      this.#replace(files);
      return;
    }
    for (const { name, text } of files) {
      const file = { id: ++this.#ids, name: this.named(name) ? this.#free(name) : name, text };
      this.list = [...this.list, file];
      this.active = file.id;
    }
  }

  #replace(files: readonly SourceFile[]) {
    this.list = files.map(({ name, text }) => ({ id: ++this.#ids, name, text }));
    this.active = this.list[0]!.id;
    this.revision++;
  }

  /** The name, or the name with the first number that makes it free: `queue2.go`. */
  #free(name: string): string {
    const [, stem, end] = /^(.*?)(\.[^./]*)?$/.exec(name)!;
    for (let number = 1; ; number++) {
      const tried = number === 1 ? name : `${stem}${number}${end ?? ""}`;
      if (!this.named(tried)) return tried;
    }
  }
}
