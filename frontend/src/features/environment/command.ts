/** A command as one types it: words between spaces, quotation marks around what belongs together. */
export type Split = { words: string[] } | { fault: string };

const PARTS = /\s+|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)|([\s\S])/g;

/** Reads quotation marks and backslashes as a shell does; nothing else (no variables, no pipes) has a meaning. */
export function splitCommand(text: string): Split {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, single, double, escaped, plain, stray] of text.matchAll(PARTS)) {
    if (stray === "\\") return { fault: "Nothing follows the backslash at the end." };
    if (stray !== undefined) return { fault: `Close the quotation mark ${stray}.` };
    const piece = single ?? double?.replace(/\\(["\\])/g, "$1") ?? escaped ?? plain;
    if (piece === undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + piece;
  }
  return { words: word === undefined ? words : [...words, word] };
}

/** The words as splitCommand reads them again. */
export function joinCommand(words: readonly string[]): string {
  return words.map(quoted).join(" ");
}

function quoted(word: string): string {
  if (/^[^\s'"\\]+$/.test(word)) return word;
  return word.includes("'") ? `"${word.replace(/["\\]/g, "\\$&")}"` : `'${word}'`;
}
