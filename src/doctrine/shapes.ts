/** What the YAML files of an edition may say, field by field, and how they become the model's records. */

import { z } from "zod";
import { type IsoDate, parseDay } from "../model/dates.ts";
import { DRIVE_PARTS } from "../model/drive-part.ts";
import { CATEGORIES } from "../model/finding.ts";
import { isServiceId, type ServiceId } from "../model/service.ts";
import { DOCTRINE_CATEGORIES, FACT_CONFIDENCES, LABELS, type Statement } from "../model/verdict.ts";
import { wanted } from "./expected.ts";

export const text = z
  .string()
  .refine((given) => given.trim() !== "", wanted("un texte non vide", "a text that is not empty"));
export const wording = z.strictObject({ fr: text, en: text });
export const confidence = z.enum(FACT_CONFIDENCES);

export const day = z
  .string()
  .refine(
    (given) => parseDay(given) !== null,
    wanted("un jour qui existe, AAAA-MM-JJ", "a day that exists, YYYY-MM-DD"),
  )
  .transform((given) => given as IsoDate);

export const href = z
  .string()
  .refine(
    (given) => URL.canParse(given) && given.startsWith("https://"),
    wanted("une adresse https:// ou null", "an https:// address or null"),
  );

const statement = z
  .strictObject({ fr: text, en: text, confidence })
  .transform(({ fr, en, confidence }): Statement => ({ text: { fr, en }, confidence }));

export const service = z
  .string()
  .refine(
    (given): given is ServiceId => isServiceId(given),
    wanted("l’identifiant d’un service connu", "the id of a known service"),
  );

export const source = z.strictObject({ title: text, href: href.nullable(), date: day.nullable() });

/** Ids and names of offers, parts and texts. */
export const id = z
  .string()
  .refine(
    (given) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(given),
    wanted("un identifiant en minuscules, chiffres et tirets", "an id of small letters, digits and hyphens"),
  );
const principle = z
  .string()
  .refine((given) => /^D\d\d$/.test(given), wanted("une règle écrite comme D07", "a rule written as D07"));

const part = z.strictObject({
  id,
  title: wording,
  types: z.array(text),
  inside: z.array(z.enum(DRIVE_PARTS)),
  label: z.enum(LABELS),
  because: statement,
  targets: z.array(id),
});

/** One service: a file of the edition's folder. */
export const ruleFile = z.strictObject({
  service,
  title: wording,
  rules: z.array(principle),
  category: z.enum(DOCTRINE_CATEGORIES),
  label: z.enum(LABELS),
  "last-checked": day,
  because: statement,
  infers: statement.nullable(),
  "presumed-sensitive": z.boolean(),
  // From which day the months run is the text's choice. Code knows this one; another needs code that counts it.
  limit: z.strictObject({ months: z.int().min(1), "counted-from": z.enum(["acceptable-offer-available"]) }).nullable(),
  "granted-by": id.nullable(),
  targets: z.array(id),
  sources: z.array(id).min(1),
  parts: z.array(part),
});

export type RuleFile = z.infer<typeof ruleFile>;

/** A sentence of the edition, and the texts that it rests on. */
const founded = { fr: text, en: text, confidence, sources: z.array(id) };
const test = z.strictObject({ id: z.string().regex(/^C\d$/), ...founded, evidence: z.array(z.enum(CATEGORIES)) });

/** `edition.yaml`: the texts, the decision rules, what they ask of a project and of data, what is assumed, and what came later. */
export const editionFile = z.strictObject({
  id: day,
  title: wording,
  "in-force-from": day,
  "last-checked": day,
  eligibility: z.strictObject({
    requires: z.enum(["very-advanced", "engaged"]),
    on: day,
    "open-until": day.nullable(),
    ...founded,
    ask: wording,
  }),
  sensitivity: z.strictObject({
    presumes: z.strictObject(founded).nullable(),
    conditions: z.array(z.strictObject({ id, title: wording, tests: z.array(test).min(1) })).min(1),
  }),
  closed: z.strictObject({ since: day, confidence, sources: z.array(id).min(1) }),
  clock: z.strictObject(founded),
  grants: z.array(z.strictObject({ id, ...founded })).min(1),
  meanings: z.strictObject({ derogable: wording, "move-now": wording, review: wording, "not-concerned": wording }),
  request: z.strictObject({ legal: wording, scope: wording, ask: wording }),
  texts: z.array(source.extend({ id, confidence, says: wording })).min(1),
  rules: z.array(z.strictObject({ id: principle, text: wording, confidence, sources: z.array(id) })).min(1),
  assumptions: z.array(z.strictObject({ id, text: wording, confidence, "on-first-page": z.boolean().default(false) })),
  later: z.array(z.strictObject({ id: day, title: wording, "in-force-from": day, confidence, changes: wording })),
});

export type EditionFile = z.infer<typeof editionFile>;
