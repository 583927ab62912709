/**
 * What no text that was read says is never affirmed: such words bear marks from where they are made to where they are
 * written, and a document shows them highlighted. The marks are characters that nobody writes (Unicode's private use).
 */

import type { FactConfidence } from "../model/verdict.ts";
import { READ } from "./offer-name.ts";

export const [BEGIN, END] = ["\uE000", "\uE001"] as const;

/** Text of an administration or a tenant, which cannot bear marks of its own. */
export const unmarked = (text: string) => text.replace(/[\uE000\uE001]/gu, "");

/** Line by line: each line of a document is a text of its own. */
export function marked(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : BEGIN + unmarked(line) + END))
    .join("\n");
}

export const markedUnless = (confidence: FactConfidence, text: string) => (READ.has(confidence) ? text : marked(text));

/** Its first letter as a sentence begins, whether it bears a mark or not. */
export function capital(text: string, language: string): string {
  const at = text.startsWith(BEGIN) ? BEGIN.length : 0;
  return text.slice(0, at) + text.charAt(at).toLocaleUpperCase(language) + text.slice(at + 1);
}
