/** What the YAML files of an edition may say, field by field, and how they become the model's records. */

import { z } from "zod";
import { ANSWER_LABELS } from "../model/answers.ts";
import { ADMINISTRATION_TYPES } from "../model/configuration.ts";
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
/** A sentence, and how sure it is. */
const sure = z.strictObject({ fr: text, en: text, confidence });

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

/** What the text says; its own words beside, in French only, as they are written: null where none is known. */
const saying = z.strictObject({ fr: text, en: text, confidence, source: id, quote: text.nullable() });
const outcome = z.strictObject({ fr: text, en: text, contrary: principle.nullable() });

/** Why a label is as it is: of a service, or of a part of one. */
const grounds = {
  because: saying,
  infers: statement.nullable(),
  "would-change": z.array(wording).min(1),
  question: z
    .strictObject({
      fr: text,
      en: text,
      answers: z.strictObject({ "move-now": outcome, derogable: outcome, "not-concerned": outcome }),
      unanswered: z.enum(ANSWER_LABELS).nullable(),
    })
    .nullable(),
};

const part = z.strictObject({
  id,
  title: wording,
  types: z.array(text),
  inside: z.array(z.enum(DRIVE_PARTS)),
  rules: z.array(principle),
  label: z.enum(LABELS),
  ...grounds,
  targets: z.array(id),
});

export type PartFile = z.infer<typeof part>;

/** One service: a file of the edition's folder. */
export const ruleFile = z.strictObject({
  service,
  title: wording,
  rules: z.array(principle),
  category: z.enum(DOCTRINE_CATEGORIES),
  label: z.enum(LABELS),
  "last-checked": day,
  ...grounds,
  "presumed-sensitive": z.boolean(),
  // From which day the months run is the text's choice. Code knows this one; another needs code that counts it.
  limit: z.strictObject({ months: z.int().min(1), "counted-from": z.enum(["acceptable-offer-available"]) }).nullable(),
  "granted-by": id.nullable(),
  targets: z.array(id),
  sources: z.array(id).min(1),
  parts: z.array(part),
});

export type RuleFile = z.infer<typeof ruleFile>;

/** A text that a reader can look up, and what it says. */
const aboutText = source.extend({ id, confidence, says: wording });

/** A sentence of the edition, and the texts that it rests on. */
const founded = { fr: text, en: text, confidence, sources: z.array(id) };
const testId = z.string().regex(/^C\d$/);
const test = z.strictObject({ id: testId, ...founded, evidence: z.array(z.enum(CATEGORIES)) });

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
  // Who answers what the texts leave open, and the test that a person alone can answer, service by service.
  answered: z.strictObject(founded),
  harm: z.strictObject({ test: testId, question: wording, yes: wording, no: wording }).nullable(),
  grants: z.array(z.strictObject({ id, ...founded })).min(1),
  meanings: z.strictObject({ derogable: wording, "move-now": wording, review: wording, "not-concerned": wording }),
  // What is outside of it is called by the edition's own text.
  "out-of-scope": wording.nullable().default(null),
  request: z.strictObject({ legal: sure, scope: sure, ask: sure }),
  texts: z.array(aboutText).min(1),
  rules: z.array(z.strictObject({ id: principle, text: wording, confidence, sources: z.array(id) })).min(1),
  assumptions: z.array(
    z.strictObject({
      id,
      text: wording,
      confidence,
      "on-first-page": z.boolean().default(false),
      // What is assumed of an administration holds only until it says what it is.
      "unless-told": z.boolean().default(false),
    }),
  ),
  later: z.array(z.strictObject({ id: day, title: wording, "in-force-from": day, confidence, changes: wording })),
});

export type EditionFile = z.infer<typeof editionFile>;

/** What is said of one kind of administration: a file of `templates/profiles/`. */
export const profileFile = z.strictObject({
  id,
  title: wording,
  "applies-to": z.array(z.enum(ADMINISTRATION_TYPES)).min(1),
  alert: statement,
  remark: z.strictObject({ fr: text, en: text, services: z.array(service).min(1) }).nullable(),
  texts: z.array(aboutText).min(1),
  statements: z.array(saying),
  assumptions: z.array(z.strictObject({ id, fr: text, en: text, confidence })),
});
