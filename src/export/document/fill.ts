/** Fills the template of a document: with the other files of this folder, the only place that meets the template library. */

import { MalformedFileError, TemplateHandler, TemplateSyntaxError } from "easy-template-x";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { IsoDate } from "../../model/dates.ts";
import { xmlText } from "../cell.ts";
import { TemplateFault } from "./fault.ts";
import { Highlighting } from "./highlighting.ts";
import { type FilledBy, type Needed, NO_DOCUMENT, TagCheck, type Tags } from "./tags.ts";

/** A template as the store has read it; the name is told in faults. */
export interface DocumentTemplate {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What a kind of document may hold, and must. */
export interface DocumentKind<T extends Tags> {
  readonly tags: T;
  readonly needed: Needed;
}

/** The same template and data give the same bytes. Throws a {@link TemplateFault}. */
export async function fillDocument<T extends Tags>(
  { file, bytes }: DocumentTemplate,
  { tags, needed }: DocumentKind<T>,
  data: FilledBy<T>,
  day: IsoDate,
): Promise<Uint8Array> {
  const check = new TagCheck(file, tags, needed);
  const extensions = { beforeCompilation: [check], afterCompilation: [new Highlighting()] };
  const handler = new TemplateHandler({ extensions });
  try {
    const filled = await handler.process(Buffer.from(bytes), written(data) as Parameters<typeof handler.process>[1]);
    check.refuseMissing();
    return redated(new Uint8Array(filled), new Date(`${day}T12:00:00`));
  } catch (error) {
    if (error instanceof TemplateFault) throw error;
    if (error instanceof TemplateSyntaxError) throw new TemplateFault(file, "file", "", placed(error.message));
    if (error instanceof MalformedFileError) throw new TemplateFault(file, "file", "", NO_DOCUMENT);
    throw error;
  }
}

/** Every text of the data as XML takes it: a name of the tenant can hold anything, and the library writes it as it is. */
function written(data: unknown): unknown {
  if (typeof data === "string") return xmlText(data);
  if (Array.isArray(data)) return data.map(written);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, inside]) => [name, written(inside)]));
}

/** Throws the {@link TemplateFault} of a template that could not be filled. */
export async function checkDocument<T extends Tags>(template: DocumentTemplate, kind: DocumentKind<T>): Promise<void> {
  await fillDocument(template, kind, emptied(kind.tags) as FilledBy<T>, "2021-09-15" as IsoDate);
}

/** Each text empty, each repeated part once. */
function emptied(tags: Tags): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(tags).map(([name, inside]) => [name, inside === null ? "" : [emptied(inside)]]),
  );
}

/** The library's own words, in English. */
const placed = (message: string) => ({
  fr: `des balises placées autrement (« ${message} »)`,
  en: `tags that stand elsewhere (“${message}”)`,
});

const BODY = "word/document.xml";

/** What is written in the body of a document, its paragraphs one after the other. */
export function bodyText(document: Uint8Array): string {
  const body = unzipSync(document, { filter: ({ name }) => name === BODY })[BODY];
  return strFromU8(body ?? new Uint8Array())
    .replaceAll("</w:p>", "\n")
    .replaceAll(/<[^>]+>/g, "");
}

const MAIN = "[Content_Types].xml";

/** Who wrote a template, or worked on it, is in no document that is made from it: elements and attributes that name a person. */
const NAMING =
  /(<(dc:creator|cp:lastModifiedBy|Company|Manager)>)[^<]*(?=<)|(\b(?:w|w15):(?:author|userId|initials)=")[^"]*/gu;
/** Properties that somebody added, and who takes part in comments. */
const OF_PEOPLE = /^(?:docProps\/custom|word\/people)\.xml$/u;

function nameless(name: string, part: Uint8Array): Uint8Array {
  if (!name.endsWith(".xml")) return part;
  if (OF_PEOPLE.test(name)) return strToU8(strFromU8(part).replace(/^(.*?<[\w:]+[^>?]*?)\/?>.*$/su, "$1/>"));
  return strToU8(strFromU8(part).replace(NAMING, "$1$3"));
}

/** The same package with every entry dated of the plan's day, its content types first. It is our own: safe to unzip. */
function redated(bytes: Uint8Array, day: Date): Uint8Array {
  const entries = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, nameless(name, part)]),
  );
  const names = Object.keys(entries).sort((a, b) => Number(b === MAIN) - Number(a === MAIN) || (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(names.map((name) => [name, entries[name] ?? strToU8("")]));
  return zipSync(zip, { mtime: day });
}
