// Changes of one text into another, small enough that a caret stays where it was.

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const SPACE = /\s/;

/** The whitespace from `at` on. */
function run(text: string, at: number): number {
  let end = at;
  while (end < text.length && SPACE.test(text[end]!)) end++;
  return end;
}

/**
 * What makes the old text the new one. A formatter changes little but whitespace, so both texts are walked side by side
 * and each differing run of whitespace is one edit; from where they differ in more, up to what ends both, is another.
 */
export function edits(old: string, made: string): Edit[] {
  const found: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < made.length) {
    const [iEnd, jEnd] = [run(old, i), run(made, j)];
    const [space, wanted] = [old.slice(i, iEnd), made.slice(j, jEnd)];
    if (old[iEnd] !== made[jEnd]) break;
    if (space !== wanted) found.push(trimmed({ from: i, to: iEnd, insert: wanted }, old));
    [i, j] = [iEnd, jEnd];
    while (i < old.length && old[i] === made[j] && !SPACE.test(old[i]!)) {
      i++;
      j++;
    }
  }
  if (i < old.length || j < made.length) {
    found.push(trimmed({ from: i, to: old.length, insert: made.slice(j) }, old));
  }
  return found;
}

/** The edit without what it leaves as it was at its beginning and end. */
function trimmed({ from, to, insert }: Edit, old: string): Edit {
  let start = 0;
  while (from + start < to && start < insert.length && old[from + start] === insert[start]) start++;
  let end = 0;
  while (
    from + start < to - end &&
    start < insert.length - end &&
    old[to - end - 1] === insert[insert.length - end - 1]
  ) {
    end++;
  }
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}

/** What imports a package in a Go file; null: it does already. */
export function importEdit(text: string, path: string): Edit | null {
  const quoted = `"${path}"`;
  const head = text.slice(0, bodyStart(text));
  if (head.includes(quoted)) return null;
  const block = /^import\s*\(/m.exec(head);
  if (block) {
    const at = block.index + block[0].length;
    return { from: at, to: at, insert: `\n\t${quoted}` };
  }
  const last = [...head.matchAll(/^import\s+(?:[\w.]+\s+)?"[^"\n]*"[^\n]*/gm)].at(-1);
  const anchor = last ?? /^\s*package\s+\w+[^\n]*/m.exec(head);
  if (!anchor) return null;
  const at = anchor.index + anchor[0].length;
  return { from: at, to: at, insert: `${last ? "\n" : "\n\n"}import ${quoted}` };
}

/** Where the declarations after the imports begin. */
function bodyStart(text: string): number {
  const body = /^(?:func|var|const|type)\b/m.exec(text);
  return body ? body.index : text.length;
}
