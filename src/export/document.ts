/** Fills the template of a document: the only place that meets the template library. */

import { type TemplateData, TemplateHandler } from "easy-template-x";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { IsoDate } from "../model/dates.ts";

export type Filled = TemplateData;

/** The same template and data give the same bytes. */
export async function fillDocument(template: Uint8Array, data: Filled, day: IsoDate): Promise<Uint8Array> {
  const filled = await new TemplateHandler().process(Buffer.from(template), data);
  return redated(new Uint8Array(filled), new Date(`${day}T12:00:00`));
}

const MAIN = "[Content_Types].xml";

/** The same package with every entry dated of the plan's day, its content types first. It is our own: safe to unzip. */
function redated(bytes: Uint8Array, day: Date): Uint8Array {
  const entries = unzipSync(bytes);
  const names = Object.keys(entries).sort((a, b) => Number(b === MAIN) - Number(a === MAIN) || (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(names.map((name) => [name, entries[name] ?? strToU8("")]));
  return zipSync(zip, { mtime: day });
}
