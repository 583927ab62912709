/**
 * Text of unknown origin as a terminal may show it. Names of files and words of documents can hold sequences that move
 * the cursor, colour the screen, set its title or turn the order of letters: none of them reaches it.
 */

/** Controls (C0, DEL, C1), marks of direction, separators of lines, and what is invisible inside a word. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Each as its code, `\u001b`: two names that differ stay different. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNSEEN, codeOf);
}

/** The same for one line of JSON: what it says is the same, and no terminal does anything at it. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, codeOf);
}

const codeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
