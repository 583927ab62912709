/**
 * References of XML (W3C, fifth edition, 4.1): the five of the language and numbers of characters. What a document
 * declares itself stays as written, so that none can grow or name a file.
 */

const NUMBER = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const LAST_CHARACTER = 0x10ffff;

/** Longest reference that is one: where a chunk ends inside of it, so many characters wait for the next chunk. */
export const LONGEST_REFERENCE = 12;

export function expanded(text: string): string {
  let from = text.indexOf("&");
  if (from < 0) return text;
  let told = text.slice(0, from);
  while (from >= 0) {
    const next = text.indexOf("&", from + 1);
    const upTo = next < 0 ? text.length : next;
    const end = endOfReference(text, from, upTo);
    const character = end < 0 ? null : characterOf(text.slice(from + 1, end));
    told += character === null ? text.slice(from, upTo) : character + text.slice(end + 1, upTo);
    from = next;
  }
  return told;
}

/** Place of the semicolon that ends it, or -1. */
function endOfReference(text: string, from: number, upTo: number): number {
  const most = Math.min(upTo, from + LONGEST_REFERENCE);
  for (let at = from + 1; at < most; at += 1) if (text.charCodeAt(at) === 59) return at;
  return -1;
}

function characterOf(reference: string): string | null {
  const named = NAMED.get(reference);
  if (named !== undefined) return named;
  const [, decimal, hexadecimal] = NUMBER.exec(reference) ?? [];
  if (decimal === undefined && hexadecimal === undefined) return null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= LAST_CHARACTER ? String.fromCodePoint(code) : null;
}
