/**
 * The store's statements and values as PostgreSQL takes them: numbered places for values, and no U+0000, which its text may not
 * hold. What is written otherwise reads back the same, and sorts as it would have.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */

import type { Named, Value, Values } from "../asking.ts";

export interface Worded {
  readonly text: string;
  /** Names of values in the order of their numbers; null where they come in an order of their own. */
  readonly names: readonly string[] | null;
}

/** Texts, names in quotes and remarks are passed over whole; `::` casts. */
const PLACES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|\?(\d*)|:([A-Za-z_]\w*)/g;

/** `?` in their order, `?1` by number, `:name` by name, each become `$1`. One statement has either `?` or names. */
export function worded(text: string): Worded {
  const names: string[] = [];
  let last = 0;
  const numbered = text.replace(PLACES, (met: string, number?: string, name?: string) => {
    if (name !== undefined) {
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}`;
    }
    if (number === undefined) return met;
    last = number === "" ? last + 1 : Number(number);
    return `$${last}`;
  });
  return { text: numbered, names: names.length > 0 ? names : null };
}

/** @returns one value for each number of the statement. */
export function valuesFor({ names, text }: Worded, values: Values): readonly Value[] {
  if (names === null) return (values as readonly Value[]).map(written);
  const [named = {}] = values as readonly [Named];
  return names.map((name) => {
    const value = named[name];
    if (value === undefined) throw new Error(`no value for :${name} in: ${text}`);
    return written(value);
  });
}

const [NUL, MARK] = ["\0", "\u0001"];

/** U+0000 as two marks, the mark itself as one and U+0002: the order by code points stays. */
const written = (value: Value): Value =>
  typeof value === "string" && (value.includes(NUL) || value.includes(MARK))
    ? // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the two that are written otherwise.
      value.replace(/[\0\u0001]/g, (one) => MARK + (one === NUL ? MARK : "\u0002"))
    : value;

/** What was written, back. */
export const readBack = (text: string): string =>
  text.includes(MARK)
    ? // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
      text.replace(/\u0001([\u0001\u0002])/g, (_pair, second) => (second === MARK ? NUL : MARK))
    : text;
