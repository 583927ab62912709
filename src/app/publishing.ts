/**
 * The words of a copy for publication where the administration judges by files of its own: the same editions, offers,
 * profiles and obstacles, read again without what stands in no file of Bascule, and what the plan says made of them.
 */

import { decide } from "../doctrine/decide.ts";
import { OBSTACLES_FILE } from "../doctrine/obstacles.ts";
import { profilesFor } from "../doctrine/profiles.ts";
import { shapeOf, withheld, wordsIn } from "../doctrine/withhold.ts";
import { type Nameless, nameless, type Pseudonym } from "../export/redact/nameless.ts";
import { asWritten, type Retold } from "../export/redact/retold.ts";
import { catalogueOf, type Language } from "../lang/index.ts";
import type { Answers, GivenAnswer } from "../model/answers.ts";
import type { Book } from "../model/book.ts";
import type { Configuration } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import { SERVICES } from "../model/service.ts";
import { type Templates, templatesWith } from "../store/templates.ts";
import { type Doctrine, doctrineIn } from "./doctrine.ts";
import { toldOf } from "./planning/about.ts";
import { openQuestions, planQuestions } from "./planning/questions.ts";
import { saidOf } from "./planning/said.ts";

interface Wish {
  readonly configuration: Configuration;
  readonly asOf: IsoDate;
  readonly language: Language;
}

/** @param doctrine that the book was made of. */
export async function retold(
  book: Book,
  doctrine: Doctrine,
  { configuration, asOf, language }: Wish,
  pseudonym: Pseudonym,
): Promise<Retold> {
  const own = doctrine.templates.own.filter((name) => shapeOf(name) !== null);
  if (own.length === 0) return asWritten(book);
  const known = shippedWords();
  const as = nameless(pseudonym, language);
  const offers = new Set(doctrine.offers.map(({ id }) => id));
  const id = async (word: string) => (known.has(word) ? word : as.id(offers.has(word) ? "offer" : "wording", word));
  const templates = await withoutWords(doctrine.templates, own, { as, id, known, language });
  const answers = await withParts(configuration.answers, id);
  const { project, administration } = configuration;
  const read = doctrineIn(templates, { edition: doctrine.edition.about.id, asOf, answers });
  const { edition } = read;
  const verdicts = SERVICES.map((service) => decide(edition, read.offers, service.id, project, asOf, answers));
  const profiles = profilesFor(read.profiles, administration.type);
  const context = { edition, configuration: { project, administration, answers }, profiles, asOf, language };
  const questions = planQuestions(verdicts, { edition, offers: read.offers, project, answers, asOf }, language);
  return {
    edition: toldOf(edition.about, administration.type),
    laterEditions: read.laterEditions,
    verdicts,
    profiles,
    offers: read.offers,
    obstacles: read.obstacles,
    services: new Map(verdicts.map((verdict) => [verdict.service, saidOf(verdict, context)])),
    questions: openQuestions(questions, book.plan.services),
    id,
  };
}

function shippedWords(): ReadonlySet<string> {
  const shipped = templatesWith(null);
  const editions = shipped.editions().map((edition) => `doctrine/${edition}`);
  const files = [...editions, "offers", "profiles"].flatMap((folder) => shipped.files(folder));
  return wordsIn([...files, shipped.file(OBSTACLES_FILE)]);
}

async function withoutWords(
  templates: Templates,
  own: readonly string[],
  {
    as,
    id,
    known,
    language,
  }: {
    readonly as: Nameless;
    readonly id: (word: string) => Promise<string>;
    readonly known: ReadonlySet<string>;
    readonly language: Language;
  },
): Promise<Templates> {
  const text = (key: string) => catalogueOf(key === "fr" || key === "en" ? key : language).redaction.withheld;
  const instead = { name: (of: "offer" | "profile", which: string) => as.name(of, which), id, text };
  const told = new Map<string, string>();
  for (const name of own) {
    const file = await withheld(name, templates.file(name), known, instead);
    told.set(file.name, file.text);
  }
  const inPlace = ({ name, text }: { readonly name: string; readonly text: string }) => ({
    name,
    text: told.get(name) ?? text,
  });
  return {
    ...templates,
    files: (folder) => templates.files(folder).map(inPlace),
    file: (name) => inPlace(templates.file(name)),
  };
}

/** Answers on parts that an edition of the administration's own tells apart. */
async function withParts({ labels, ...rest }: Answers, id: (word: string) => Promise<string>): Promise<Answers> {
  const named: Record<string, GivenAnswer> = {};
  for (const [key, given] of Object.entries(labels)) {
    const [service = "", part] = key.split("/", 2);
    if (given) named[part === undefined ? service : `${service}/${await id(part)}`] = given;
  }
  return { ...rest, labels: named };
}
