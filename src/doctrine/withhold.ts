/**
 * A file of the administration's own without its own words: what it judges by stays (labels, days, figures, what rests on
 * what), and each text, id and address that stands in no file of Bascule gives way. Fields are told apart by the file's own
 * shape, so that one that is added is withheld as the others are.
 */

import { parse } from "yaml";
import { z } from "zod";
import { OBSTACLES_FILE, obstaclesFile } from "./obstacles.ts";
import { offerFile } from "./offer-shape.ts";
import { editionFile, href, profileFile, ruleFile } from "./shapes.ts";
import type { TemplateFile } from "./template.ts";

/** What stands in the place of a word of the administration's own. */
export interface Instead {
  /** Of an offer or a profile, what it is called: the same wherever it is told. */
  name(of: "offer" | "profile", id: string): Promise<string>;
  /** An id, the same wherever it is quoted. */
  id(own: string): Promise<string>;
  /** @param key under which it stands: `fr` and `en` say in which language. */
  text(key: string): string;
}

/** Files whose words reach what people read, by their place below `templates/`. */
const SHAPES: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^doctrine\/[^/]+\/edition\.yaml$/, editionFile],
  [/^doctrine\//, ruleFile],
  [/^offers\//, offerFile],
  [/^profiles\//, profileFile],
  [new RegExp(`^${OBSTACLES_FILE}$`), obstaclesFile],
];

/** Null of a file that holds no word for a reader, or is a document. */
export const shapeOf = (name: string): z.ZodType | null => SHAPES.find(([place]) => place.test(name))?.[1] ?? null;

/** Every text that stands in these files. */
export function wordsIn(files: readonly TemplateFile[]): ReadonlySet<string> {
  const words = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === "string") words.add(value);
    else if (value !== null && typeof value === "object") for (const inner of Object.values(value)) gather(inner);
  };
  for (const { text } of files) gather(parse(text));
  return words;
}

/**
 * @param file one that was read before: it has its shape.
 * @param known words that come with Bascule.
 */
export async function withheld(
  name: string,
  file: TemplateFile,
  known: ReadonlySet<string>,
  instead: Instead,
): Promise<TemplateFile> {
  const shape = shapeOf(name);
  if (shape === null) return file;
  const said = parse(file.text) as { readonly id?: string; readonly name?: string; readonly title?: unknown };
  const told = (await inPlace(shape, said, "", known, instead)) as Record<string, unknown>;
  if (shape === offerFile && !known.has(said.name ?? "")) told.name = await instead.name("offer", said.id ?? "");
  if (shape === profileFile && JSON.stringify(told.title) !== JSON.stringify(said.title)) {
    const called = await instead.name("profile", said.id ?? "");
    told.title = { fr: called, en: called };
  }
  return { ...file, text: JSON.stringify(told) };
}

async function inPlace(
  schema: z.ZodType,
  value: unknown,
  key: string,
  known: ReadonlySet<string>,
  instead: Instead,
): Promise<unknown> {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return inPlace(schema.unwrap() as z.ZodType, value, key, known, instead);
  // Of a shape that becomes a record, what stands in the file.
  if (schema instanceof z.ZodPipe) return inPlace(schema.in as z.ZodType, value, key, known, instead);
  if (schema instanceof z.ZodArray) {
    const told: unknown[] = [];
    for (const each of value as readonly unknown[])
      told.push(await inPlace(schema.element as z.ZodType, each, key, known, instead));
    return told;
  }
  if (schema instanceof z.ZodObject) {
    const told: Record<string, unknown> = {};
    for (const [name, each] of Object.entries(value as object))
      told[name] = await inPlace(schema.shape[name] as z.ZodType, each, name, known, instead);
    return told;
  }
  if (schema instanceof z.ZodEnum) return value;
  if (schema instanceof z.ZodString)
    return known.has(value as string) ? value : ownWord(schema, value as string, key, instead);
  throw new Error(`nothing says how a field of the kind « ${schema.def.type} » is told without its words`);
}

const ANY_ID = "wording-0001";

/** A text, an id or an address; what can be neither is a day, a service or the number of a rule, and says nothing of anybody. */
async function ownWord(schema: z.ZodString, own: string, key: string, instead: Instead): Promise<string | null> {
  if (Object.is(schema, href)) return null;
  const text = instead.text(key);
  if (schema.safeParse(text).success) return text;
  return schema.safeParse(ANY_ID).success ? instead.id(own) : own;
}
