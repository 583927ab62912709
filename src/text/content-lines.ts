/**
 * Lines of calendars and cards (RFC 5545, 3.1; RFC 6350, 3.3): a name, parameters, a value; long ones folded. Older
 * cards (vCard 2.1) wrap their accents as mails do.
 */

export interface ContentLine {
  readonly name: string;
  /** In capitals, without the quotes around its value. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As written. */
  readonly value: string;
}

/** Longest name and parameters: beyond, the line is none. */
const LONGEST_HEAD = 4096;

export function* contentLines(source: string): Generator<ContentLine> {
  for (const line of unfolded(source)) {
    const parsed = contentLine(line);
    if (parsed) yield parsed;
  }
}

function* unfolded(source: string): Generator<string> {
  let pieces: string[] = [];
  let soft = false;
  for (let at = 0; at < source.length; ) {
    const feed = source.indexOf("\n", at);
    const end = feed < 0 ? source.length : feed;
    const line = source.slice(at, end > at && source.charCodeAt(end - 1) === 13 ? end - 1 : end);
    at = end + 1;
    if (soft) pieces.push(line);
    else if (/^[ \t]/.test(line) && pieces.length > 0) pieces.push(line.slice(1));
    else {
      if (pieces.length > 0) yield pieces.join("");
      pieces = [line];
    }
    // A line of vCard 2.1 that ends with « = » goes on as it is.
    soft = line.endsWith("=") && /^[^:]{0,200};ENCODING=QUOTED-PRINTABLE/i.test(pieces[0] ?? "");
    if (soft) pieces[pieces.length - 1] = (pieces.at(-1) ?? "").slice(0, -1);
  }
  if (pieces.length > 0) yield pieces.join("");
}

function contentLine(line: string): ContentLine | null {
  let quoted = false;
  const cuts: number[] = [];
  for (let at = 0; at < Math.min(line.length, LONGEST_HEAD); at += 1) {
    const code = line.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 59 && !quoted) cuts.push(at);
    else if (code === 58 && !quoted) return taken(line, cuts, at);
  }
  return null;
}

function taken(line: string, cuts: readonly number[], colon: number): ContentLine {
  const parts = [...cuts, colon].map((end, index) => line.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end));
  const [name = "", ...told] = parts;
  const parameters = told.map((each) => {
    const equals = each.indexOf("=");
    // vCard 2.1 names a value alone: `TEL;HOME`.
    const [key, value] = equals < 0 ? ["TYPE", each] : [each.slice(0, equals), each.slice(equals + 1)];
    return [key.toUpperCase(), value.replaceAll('"', "")] as const;
  });
  return {
    name: name.slice(name.indexOf(".") + 1).toUpperCase(),
    parameters: new Map(parameters),
    value: line.slice(colon + 1),
  };
}

/** The value's text: escapes, and the wrapping of older cards, taken off. */
export function plainValue({ parameters, value }: ContentLine): string {
  const wrapped = /^(QUOTED-PRINTABLE|Q)$/i.test(parameters.get("ENCODING") ?? "");
  const text = wrapped ? fromQuoted(value, parameters.get("CHARSET") ?? "utf-8") : value;
  return text.replace(/\\([nN,;:\\])/g, (_all, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));
}

function fromQuoted(value: string, charset: string): string {
  const bytes = Buffer.from(
    value.replace(/=([0-9a-fA-F]{2})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    "latin1",
  );
  const utf8 = bytes.toString();
  return /utf-?8/i.test(charset) && !utf8.includes("\ufffd") ? utf8 : new TextDecoder("windows-1252").decode(bytes);
}

/** A file written into the line, or null. */
export function heldBytes({ parameters, value }: ContentLine): Uint8Array | null {
  if (/^(BASE64|B)$/i.test(parameters.get("ENCODING") ?? "")) return Buffer.from(value, "base64");
  const data = /^data:[^,]{0,200};base64,/i.exec(value);
  return data ? Buffer.from(value.slice(data[0].length), "base64") : null;
}
