/** Why a service or a part of one bears its label: what the text says, what Bascule infers, what would change it, what is to be checked. */

import type { Edition } from "../../doctrine/edition.ts";
import { onAnswer, type Remark, remarksOn } from "../../doctrine/remarks.ts";
import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Reasons } from "../../model/plan-service.ts";
import type { Profile } from "../../model/profile.ts";
import { type Grounds, type PartVerdict, type Verdict, weakestOf } from "../../model/verdict.ts";

export interface ReasonContext {
  readonly edition: Edition;
  readonly configuration: Pick<Configuration, "project" | "administration" | "answers">;
  readonly profiles: readonly Profile[];
  readonly asOf: IsoDate;
  readonly language: Language;
}

type Dated = Pick<ReasonContext, "language" | "asOf">;

export function reasonsFor(verdict: Verdict, context: ReasonContext): Reasons {
  return told(verdict.rule, remarksFor(verdict, context), context.language);
}

export function partReasons({ rule, answer }: PartVerdict, context: Dated): Reasons {
  return told(rule, inWords(onAnswer(answer), context), context.language);
}

/** The same in one sentence after another, as scripts have always had it. */
export function reasonOf(verdict: Verdict, context: ReasonContext): string {
  return joined(verdict.rule, remarksFor(verdict, context), context.language);
}

export function partReasonOf({ rule, answer }: PartVerdict, context: Dated): string {
  return joined(rule, inWords(onAnswer(answer), context), context.language);
}

function told(grounds: Grounds | null, remarks: readonly string[], language: Language): Reasons {
  if (grounds === null) return { says: null, infers: null, changes: [], remarks, weakest: null };
  const { because, infers, wouldChange } = grounds;
  const { quote, source, confidence } = because;
  return {
    says: { text: because.text[language], quote, source: source.title, day: source.date, confidence },
    infers: infers && { text: infers.text[language], confidence: infers.confidence },
    changes: wouldChange.map((each) => each[language]),
    remarks,
    weakest: weakestOf(grounds),
  };
}

function joined(grounds: Grounds | null, remarks: readonly string[], language: Language): string {
  const words = catalogueOf(language).plan.reason;
  if (grounds === null) return [words.unnamed, ...remarks].join(" ");
  const inferred = grounds.infers === null ? [] : [words.interpretation(grounds.infers.text[language])];
  return [grounds.because.text[language], ...inferred, ...remarks].join(" ");
}

function remarksFor(verdict: Verdict, context: ReasonContext) {
  const { edition, configuration, asOf, profiles } = context;
  return inWords(remarksOn(verdict, edition, configuration, asOf, profiles), context);
}

const inWords = (remarks: readonly Remark[], context: Dated) => remarks.map((remark) => remarked(remark, context));

function remarked(remark: Remark, { language, asOf }: Dated): string {
  const words = catalogueOf(language).plan.reason;
  switch (remark.kind) {
    case "outside-scope":
      return words["outside-scope"];
    case "outside-text":
      return words["outside-text"](remark.on);
    case "beyond-term":
      return words["beyond-term"](remark.until, remark.term);
    case "not-eligible":
      return words["not-eligible"](remark.on, remark.wanted[language]);
    case "not-in-decision":
      return words["not-in-decision"](remark.on);
    case "contrary":
      return words.contrary(remark.rule, remark.on);
    case "no-harm":
      return words["no-harm"](remark.on, remark.says[language]);
    case "not-yet":
      return words["not-yet"](remark.on, asOf);
    case "profile":
      return remark.says[language];
  }
}
