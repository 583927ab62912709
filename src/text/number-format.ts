/**
 * A number of a sheet as the reader of the sheet sees it (ECMA-376, 18.8.30): masks of digits, which give back the zeros
 * that a stored number loses and the spaces of an identifier, and dates. Other formats show what is stored.
 */

/** Built-in formats that are dates (18.8.30, numFmtId). */
const DATE_IDS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);
const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;

export type Format =
  | { readonly kind: "date" }
  | { readonly kind: "mask"; readonly mask: readonly string[] }
  /** `[>=3000000000000]…;…`: which of two a number is shown by depends on what it is. */
  | {
      readonly kind: "either";
      readonly sign: string;
      readonly bound: number;
      readonly held: Format;
      readonly other: Format;
    }
  | null;

const CONDITION = /^(?:\[[^\]<>=]*\])*\[(<=|>=|<>|<|>|=)(\d{1,18})\]/;

/** `code` is null for a built-in format. */
export function formatOf(id: number, code: string | null): Format {
  if (code === null) return DATE_IDS.has(id) ? { kind: "date" } : null;
  const [first = "", second = ""] = code.split(";");
  const [, sign, bound] = CONDITION.exec(first) ?? [];
  if (sign !== undefined)
    return { kind: "either", sign, bound: Number(bound), held: sectionOf(first), other: sectionOf(second) };
  return sectionOf(first);
}

function sectionOf(code: string): Format {
  const tokens = code.match(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*.|./gsu) ?? [];
  const mask: string[] = [];
  let dated = false;
  for (const token of tokens) {
    if (token.length > 1 && (token.startsWith("[") || token.startsWith("*"))) continue;
    if (token.length > 1 && token.startsWith('"')) mask.push(...literals(token.slice(1, -1)));
    else if (token.length > 1 && token.startsWith("_")) mask.push("= ");
    else if (token.length > 1 && token.startsWith("\\")) mask.push(`=${token.slice(1)}`);
    else if (/[dmyhs]/i.test(token)) dated = true;
    else if (/[0#?]/.test(token)) mask.push(token);
    else if (/[\s()/-]/.test(token)) mask.push(`=${token}`);
    else if (!dated) return null;
  }
  if (dated) return /[dy]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"/g, "")) ? { kind: "date" } : null;
  return mask.some((each) => !each.startsWith("=")) ? { kind: "mask", mask } : null;
}

/** A number as stored in the file, without the exponent that hides the digits of a whole one. */
export function plainNumber(stored: string): string {
  if (!/[eE]/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isSafeInteger(value) ? String(value) : stored;
}

/** What the sheet shows, or null when that is what is stored. */
export function displayed(stored: string, format: Format, from1904: boolean): string | null {
  if (!format) return null;
  if (format.kind === "either")
    return displayed(stored, holds(Number(stored), format.sign, format.bound) ? format.held : format.other, from1904);
  if (format.kind === "date") return dateOf(Number(stored) + (from1904 ? DAYS_TO_1904 : 0));
  if (!/^\d{1,21}$/.test(stored)) return null;
  const shown = masked(stored, format.mask);
  return shown === stored ? null : shown;
}

function holds(value: number, sign: string, bound: number): boolean {
  if (sign === "<>") return value !== bound;
  if (value === bound) return sign.includes("=");
  return value < bound ? sign.startsWith("<") : sign.startsWith(">");
}

/** Digits into their places from the right; those left over stand before the first place. */
function masked(digits: string, mask: readonly string[]): string {
  let left = digits.length;
  let shown = "";
  const first = mask.findIndex((each) => !each.startsWith("="));
  for (let at = mask.length - 1; at >= 0; at--) {
    const place = mask[at] ?? "";
    if (place.startsWith("=")) shown = place.slice(1) + shown;
    else if (left > 0) {
      const from = at === first ? 0 : left - 1;
      shown = digits.slice(from, left) + shown;
      left = from;
    } else if (place === "0") shown = `0${shown}`;
  }
  return shown.trim();
}

function dateOf(serial: number): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const day = new Date(DAY_ZERO + Math.floor(serial) * DAY_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
}

function literals(text: string): string[] {
  return [...text].map((letter) => `=${letter}`);
}
