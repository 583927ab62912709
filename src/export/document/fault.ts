/** A template of a document or of the page that cannot be filled: which file, where in it, and what was expected there. The sentence is in `lang/`. */

import type { Wording } from "../../model/verdict.ts";

export const TEMPLATE_PLACES = ["file", "body", "header", "footer"] as const;
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number];

export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
  readonly file: string;
  /** Of a template that is a text, the line, from 1. */
  readonly place: TemplatePlace | number;
  /** The words of the template around; empty where none can be told. */
  readonly near: string;
  readonly expected: Wording;
  constructor(file: string, place: TemplatePlace | number, near: string, expected: Wording) {
    super(`${file}: ${place}: ${near}: expected ${expected.en}`);
    this.file = file;
    this.place = place;
    this.near = near;
    this.expected = expected;
  }
}
