// A line of arguments as a shell would split it: blanks part them, quotes keep blanks, a backslash keeps the next character.

export function splitArguments(line: string): string[] {
  const found: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (quote !== "'" && character === "\\" && i + 1 < line.length) {
      word = (word ?? "") + line[++i];
    } else if (quote !== "") {
      if (character === quote) quote = "";
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= "";
    } else if (/\s/.test(character)) {
      if (word !== null) found.push(word);
      word = null;
    } else {
      word = (word ?? "") + character;
    }
  }
  if (word !== null) found.push(word);
  return found;
}
