/** How many lines a text takes in so much room: merged cells do not grow by themselves, nor do all rows of a file. */

/** Letters of Arial by their widths, in thousandths of its size; Liberation Sans, which stands in for it, has the same. */
const LETTERS: Readonly<Record<number, string>> = {
  191: "'",
  222: "ijl‘’",
  260: "|",
  278: " !,./:;I[\\]ft·ÌÍÎÏìíîï\u00a0\u202f",
  333: "()-`r°",
  355: '"“”',
  389: "*",
  500: "Jcksvxyzçýÿ",
  584: "+<=>~¬×",
  611: "FTZß",
  667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝ",
  722: "CDHNRUwÇÙÚÛÜÐÑ",
  778: "GOQÒÓÔÕÖØ",
  833: "Mm",
  889: "%æ",
  944: "WœŒ",
  1015: "@Æ—…",
};
const DIGIT = 556;
/** Of the scripts that are written in squares. */
const [SQUARE, FIRST_SQUARE] = [1000, 0x2e80];
/** Of its bold letters, beside the others. */
const BOLD = 1.07;

const widths = new Uint16Array(0x2e80).fill(DIGIT);
for (const [width, letters] of Object.entries(LETTERS))
  for (const letter of letters) widths[letter.charCodeAt(0)] = Number(width);

export interface Lettering {
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
}

/** Pixels of a column beside its text, and for each unit of its width: digits of Arial 10. */
const [PADDING, UNIT] = [5, 7];
const PIXELS = 96 / 72;
/** Where letters are drawn on whole pixels, they are a little wider than said. */
const SURE = 0.95;

/** The room of columns of so many characters, in thousandths of the size of what is written there. */
export const roomIn = (width: number, { size, bold }: Lettering): number =>
  ((width * UNIT - PADDING) * SURE * 1000) / (size * PIXELS * (bold ? BOLD : 1));

const [SPACE, NEWLINE] = [0x20, 0x0a];

/** Lines that a text takes in a room as `roomIn` tells it: broken at spaces, and a longer word where the line ends. */
export function linesIn(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  let word = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : NEWLINE;
    if (code !== SPACE && code !== NEWLINE) {
      word += code < FIRST_SQUARE ? (widths[code] as number) : SQUARE;
      continue;
    }
    if (used > 0 && used + word > room) {
      lines += 1;
      used = 0;
    }
    const over = Math.max(0, Math.ceil(word / room) - 1);
    lines += over;
    used += word - over * room + (widths[SPACE] as number);
    word = 0;
    if (code === NEWLINE && at < text.length) {
      lines += 1;
      used = 0;
    }
  }
  return lines;
}
