/**
 * A text at rest, for those of millions of letters. One letter beyond Latin makes V8 keep all those of its string in two
 * bytes, and a piece of such a string too, whatever it says; UTF-8 takes two bytes for the accents alone.
 */

import { Buffer } from "node:buffer";

export type Packed = string | Buffer;

/** Texts of other alphabets are no smaller in UTF-8. */
const SMALLER = 1.5;

export function packed(text: string): Packed {
  if (!text.isWellFormed()) return text;
  const bytes = Buffer.from(text);
  return bytes.length < SMALLER * text.length ? bytes : text;
}

export function unpacked(text: Packed): string {
  return typeof text === "string" ? text : text.toString("utf8");
}
