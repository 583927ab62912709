/**
 * Fields of one line of plain text, and what may part them: tabs, strokes, semicolons, runs of spaces, commas, slashes.
 * Every line of a table goes through here, so that nothing is made for it but a list of places.
 */

const [TAB, RETURN, SPACE, QUOTE, APOSTROPHE, COMMA, SLASH, SEMICOLON, STROKE, NO_BREAK] = [
  9, 13, 32, 34, 39, 44, 47, 59, 124, 160,
];
export const MOST_COLUMNS = 200;
/** A letter written as a page does: its semicolon parts nothing. */
const ENTITY = /&(?:[a-zA-Z]{2,6}|#\d{1,6})$/;
const LONGEST_ENTITY = 9;

export interface Parter {
  readonly joint: string;
  /** A field between quotes may hold it. */
  readonly quoted: boolean;
  /** A line's own borders are no fields. */
  readonly bordered: boolean;
  /** Fields at least: prose has commas and slashes too. */
  readonly least: number;
}

const parter = (joint: string, { quoted = false, bordered = false, least = 2 }: Partial<Omit<Parter, "joint">>) => ({
  joint,
  quoted,
  bordered,
  least,
});

export const COMMAS: Parter = parter(",", { quoted: true, least: 3 });
/** Where several could part a line, the first of them does. */
export const PARTERS: readonly Parter[] = [
  parter("\t", {}),
  parter("|", { bordered: true }),
  parter(";", { quoted: true }),
  parter("  ", { bordered: true }),
  COMMAS,
  parter(" / ", { least: 3 }),
];

/** How many of each parter stand in a line; of runs of spaces, whether there is one. */
export function partersIn(line: string): readonly number[] {
  let [tabs, strokes, semicolons, gaps, commas, slashes] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code > STROKE) continue;
    if (code === TAB) tabs += 1;
    else if (code === STROKE) strokes += 1;
    else if (code === SEMICOLON) semicolons += 1;
    else if (code === COMMA) commas += 1;
    else if (code === SPACE) {
      if (line.charCodeAt(at + 1) === SPACE) gaps = 1;
      else if (line.charCodeAt(at + 1) === SLASH && line.charCodeAt(at + 2) === SPACE) slashes += 1;
    }
  }
  return [tabs, strokes, semicolons, gaps, commas, slashes];
}

/** Where each field begins and ends in the line, without the spaces and quotes around it, one after the other. */
export function fieldsOf(line: string, { joint, quoted, bordered }: Parter): number[] {
  const places: number[] = [];
  let ink = line.length;
  if (bordered) while (ink > 0 && isSpace(line.charCodeAt(ink - 1))) ink -= 1;
  const entities = joint === ";" && line.includes("&");
  const quotes = quoted && line.includes('"');
  let from = 0;
  for (let at = 0; places.length <= 2 * MOST_COLUMNS; ) {
    if (quotes && at === from && line.charCodeAt(at) === QUOTE) {
      const closing = line.indexOf('"', at + 1);
      if (closing > 0 && (closing + 1 === line.length || line.startsWith(joint, closing + 1))) at = closing + 1;
    }
    const found = line.indexOf(joint, at);
    if (found < 0) break;
    at = found + joint.length;
    if (entities && ENTITY.test(line.slice(Math.max(0, found - LONGEST_ENTITY), found))) continue;
    if (joint === "  ") while (line.charCodeAt(at) === SPACE) at += 1;
    if (!(bordered && places.length === 0 && isBlank(line, from, found))) add(places, line, from, found);
    from = at;
    if (bordered && at >= ink) return places;
  }
  add(places, line, from, line.length);
  return places;
}

function add(places: number[], line: string, from: number, to: number): void {
  let [first, last] = [from, to];
  while (first < last && isAround(line.charCodeAt(first))) first += 1;
  while (last > first && isAround(line.charCodeAt(last - 1))) last -= 1;
  places.push(first, last);
}

function isBlank(line: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(line.charCodeAt(at))) return false;
  return true;
}

function isAround(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE || isSpace(code);
}

function isSpace(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= TAB && code <= RETURN);
  return code >= NO_BREAK && /\s/.test(String.fromCharCode(code));
}
