/**
 * Text of unknown origin, with every sign that is not seen shown as its code. Names of the tenant can hold sequences that
 * move the cursor of a terminal, marks that turn the order of letters (`exe.fdp` read as `pdf.exe`), and signs that take no
 * room, so that two names that differ look the same: none of them does anything in what Bascule writes.
 * Source: Unicode, Default_Ignorable_Code_Point (UAX 44), and UTR 36 on what they are abused for.
 */

/** Controls that a text may hold: its lines and columns. */
const LAID_OUT = /[\t\n\r]/;

/**
 * What takes no room or turns letters: whatever Unicode lets a program leave out but variation selectors, which choose the
 * look of the sign before them; blank signs that are no space; separators of lines; marks of annotation. Joiners stand apart.
 */
const UNSEEN =
  /[[\p{Default_Ignorable_Code_Point}--[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200c\u200d]]\p{Cc}\u2028\u2029\u2800\ufff9-\ufffb]/gv;

/** Joiners are of the spelling inside of a pictogram made of several, and in scripts that need them; seen nowhere else. */
const JOINERS = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}\p{Script=Arabic}])[\u200c\u200d]/gv;

/** Nearly every text: letters, signs and blanks that all are seen. */
const SEEN = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205f]*$/;

/** Each such sign as its code, `\u202e`: two texts that differ stay different. Done twice it is the same as once. */
export function unseenShown(text: string): string {
  return SEEN.test(text) ? text : shown(text, (sign) => (LAID_OUT.test(sign) ? sign : codeOf(sign)));
}

/** The same on one line: ends of lines and tabs are shown, too. */
export function printable(text: string): string {
  return SEEN.test(text) ? text : shown(text, codeOf);
}

function shown(text: string, as: (sign: string) => string): string {
  return text.toWellFormed().replace(UNSEEN, as).replace(JOINERS, as);
}

const IN_JSON =
  /[[\p{Default_Ignorable_Code_Point}--[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]\u007f-\u009f\u2028\u2029\u2800\ufff9-\ufffb]/gv;

/** JSON that says the same to a program, and does nothing to whoever shows it: such signs are written as escapes. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(IN_JSON, codeOf);
}

/** As JSON writes it, half by half where there are two: inside of a text of JSON it is still the sign. */
function codeOf(sign: string): string {
  return sign
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
