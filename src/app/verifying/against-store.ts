/** The outputs for scripts made again from the store, and held against those of the folder. Nothing is written. */

import { join } from "node:path";
import { containerJson, findingJson, planJson } from "../../export/lines.ts";
import { redactBook } from "../../export/redact/book.ts";
import { LANGUAGES, type Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import type { Configuration } from "../../model/configuration.ts";
import { parseDay } from "../../model/dates.ts";
import { CONFIDENCES, type Confidence } from "../../model/finding.ts";
import type { Plan } from "../../model/plan.ts";
import type { Differing, Unchecked, Verification } from "../../model/verification.ts";
import { linesOf } from "../../store/lines.ts";
import type { PlanSaid } from "../../store/plan-folder.ts";
import type { RecordStore } from "../../store/port.ts";
import { bookFrom } from "../book.ts";
import type { Doctrine } from "../doctrine.ts";
import { retold } from "../publishing.ts";

/** Keys of the plan that are named one by one. */
const NAMED = 20;
/** The tenant of a copy for publication. */
const NAMELESS = /^tenant-\d{4,}$/;

export interface Held {
  /** Where the folder is. */
  readonly path: string;
  readonly plan: PlanSaid;
  readonly text: string;
  readonly store: RecordStore;
  readonly doctrine: Doctrine;
  readonly configuration: Configuration;
  readonly language: Language;
  readonly version: string;
}

/** The plan as it was made again, and in which language. */
export interface Again {
  readonly book: Book;
  readonly language: Language;
}

interface Found {
  readonly plan: Verification["plan"];
  /** Null where it could not be made, or is another one. */
  readonly again: Again | null;
}

export async function againstStore(held: Held): Promise<Found> {
  const made = await madeAgain(held);
  if ("unchecked" in made) return { plan: made, again: null };
  const differing: Differing[] = [];
  if (made.plan !== held.text) differing.push({ file: "plan.json", line: null, keys: keysIn(made.plan, held.text) });
  const files = [
    ["containers.ndjson", containerLines(made.book)],
    ["findings.ndjson", findingLines(made.book)],
  ] as const;
  for (const [file, lines] of files) {
    const line = await firstDifference(lines, join(held.path, file));
    if (line !== null) differing.push({ file, line, keys: [] });
  }
  return { plan: { differing }, again: made.plan === held.text ? made : null };
}

/** In the language that it was written in: which one, only its sentences tell. */
async function madeAgain(
  held: Held,
): Promise<{ readonly book: Book; readonly language: Language; readonly plan: string } | { unchecked: Unchecked }> {
  const wish = wishOf(held.plan);
  if (wish === null) return { unchecked: held.plan.provenance ? "no-plan" : "other-version" };
  const languages = [held.language, ...LANGUAGES.filter((language) => language !== held.language)];
  let first: { readonly book: Book; readonly language: Language; readonly plan: string } | null = null;
  for (const language of languages) {
    const { store, configuration, doctrine, version } = held;
    const book = await named(
      held,
      await bookFrom(store, { ...wish, configuration, language, version }, doctrine),
      language,
    );
    const made = { book, language, plan: planJson(book.plan) };
    if (made.plan === held.text) return made;
    const reason = restsOnOther(book.plan, held.plan);
    if (reason !== null) return { unchecked: reason };
    first ??= made;
    if (sameWords(book.plan, held.plan)) return made;
  }
  return first ?? { unchecked: "no-plan" };
}

function wishOf({ asOf, provenance }: PlanSaid) {
  const day = parseDay(asOf);
  const least = provenance?.thresholds.minConfidence as Confidence | undefined;
  if (day === null || least === undefined || !CONFIDENCES.includes(least)) return null;
  return { asOf: day, least };
}

/** A copy for publication has the numbers that things already bear in the store: none is given here. */
async function named({ plan, store, doctrine, configuration }: Held, book: Book, language: Language): Promise<Book> {
  if (!NAMELESS.test(plan.tenant.id)) return book;
  const number = async (kind: string, id: string) =>
    (await store.pseudonymsOf([id])).find((one) => one.kind === kind)?.number ?? 0;
  const wish = { configuration, language, asOf: book.plan.asOf };
  return redactBook(book, number, language, await retold(book, doctrine, wish, number));
}

/** What makes two plans of the same scan differ without anybody having changed one. */
function restsOnOther(made: Plan, told: PlanSaid): Unchecked | null {
  if (JSON.stringify(made.doctrine) !== JSON.stringify(told.doctrine)) return "doctrine";
  if (made.generator.version !== told.generator?.version) return "other-version";
  const { configuration, thresholds } = made.provenance;
  const same =
    JSON.stringify(configuration) === JSON.stringify(told.provenance?.configuration) &&
    JSON.stringify(thresholds) === JSON.stringify(told.provenance?.thresholds);
  return same ? null : "configuration";
}

/** Most of its reasons are those of that language. */
function sameWords(made: Plan, told: PlanSaid): boolean {
  const said = new Map(told.services.map(({ id, reason }) => [id, reason]));
  const same = made.services.filter(({ id, reason }) => said.get(id) === reason).length;
  return same * 2 > made.services.length;
}

function keysIn(made: string, told: string): readonly string[] {
  const keys: string[] = [];
  const walk = (one: unknown, other: unknown, key: string) => {
    if (keys.length >= NAMED || JSON.stringify(one) === JSON.stringify(other)) return;
    if (!isBranch(one) || !isBranch(other) || Array.isArray(one) !== Array.isArray(other)) {
      keys.push(key);
      return;
    }
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const inner = Array.isArray(one) ? `${key}[${name}]` : key === "" ? name : `${key}.${name}`;
      walk(one[name], other[name], inner);
    }
  };
  walk(JSON.parse(made), JSON.parse(told), "");
  return keys;
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

async function firstDifference(expected: AsyncIterable<string>, path: string): Promise<number | null> {
  const there = linesOf(path);
  let line = 0;
  try {
    for await (const one of expected) {
      line += 1;
      const { value, done } = await there.next();
      if (done || `${value}\n` !== one) return line;
    }
    return (await there.next()).done ? null : line + 1;
  } catch (error) {
    if (error instanceof Error && "code" in error) return line;
    throw error;
  } finally {
    await there.return(undefined);
  }
}

async function* containerLines(book: Book): AsyncIterable<string> {
  for await (const row of book.containers()) yield containerJson(row);
}

async function* findingLines(book: Book): AsyncIterable<string> {
  for await (const page of book.findings()) for (const line of page) yield findingJson(line);
}
