/**
 * Why a label is as it is, as people read it: what the text says with its own words where they are known, what Bascule infers,
 * what would change it, and what a person decided beside. One part never stands in the place of another.
 */

import type { Answered } from "../model/answers.ts";
import type { IsoDate } from "../model/dates.ts";
import type { PlanService, Reasons } from "../model/plan-service.ts";
import { FACT_CONFIDENCES } from "../model/verdict.ts";
import { labelName } from "./columns.ts";
import type { View } from "./view.ts";

type Part = PlanService["parts"][number];
/** A service or a part of one. */
export type Held = PlanService | Part;

/** In Bascule's words, then in the text's own, with its source and its day. */
export function saysText({ says }: Reasons, view: View): string {
  const words = view.t.reasons;
  if (says === null) return words.unnamed;
  const source = sourceText(says.source, says.day, view);
  if (says.quote === null) return `${says.text}\n${words.noQuote(source)}`;
  // What the sentence quotes already is not said twice.
  const quoted = spaced(says.text).includes(spaced(says.quote));
  return `${says.text}\n${quoted ? words.quoted(source) : words.quote(says.quote, source)}`;
}

/** A source with its day, unless its title says it. */
export function sourceText(title: string, on: IsoDate | null, { t, format }: View): string {
  const day = on && format.day(on);
  return day === null || spaced(title).includes(spaced(day)) ? title : t.reasons.source(title, day);
}

const spaced = (text: string) => text.replaceAll(/\s+/gu, " ");
const unended = (text: string) => text.replace(/[.\s]+$/u, "");

export function infersText({ infers }: Reasons, view: View): string {
  if (infers === null) return view.t.reasons.nothingInferred;
  return `${infers.text.charAt(0).toLocaleUpperCase(view.language)}${infers.text.slice(1)}`;
}

export function changesText({ changes }: Reasons): string {
  return changes.map((text) => `• ${text}`).join("\n");
}

/** The weaker of both grounds first: a label is no surer. */
export function groundText({ says, infers }: Reasons, view: View): string {
  if (says === null) return "";
  const { confidence } = view.t.names;
  const read = confidence[says.confidence];
  if (infers === null) return read;
  const rank = (of: typeof says.confidence) => FACT_CONFIDENCES.indexOf(of);
  return rank(infers.confidence) > rank(says.confidence)
    ? view.t.reasons.weaker(confidence[infers.confidence], read)
    : view.t.workbook.thenInferred(read, confidence[infers.confidence]);
}

/** The three parts one after the other, each under its own words: for a page or a letter, where there are no columns. */
export function reasonLines(reasons: Reasons, view: View): readonly string[] {
  const words = view.t.reasons;
  const { infers, changes, remarks } = reasons;
  const sure = infers && view.t.names.confidence[infers.confidence];
  return [
    words.part(words.says, saysText(reasons, view)),
    words.part(words.infers, infers === null ? words.none : words.sure(unended(infers.text), sure ?? "")),
    ...(changes.length > 0 ? [words.part(words.changes, changes.join(" "))] : []),
    ...remarks,
  ];
}

/** The label that holds, and since when: without a name nor a motive, so that it may stand in what is attached. */
export function decidedText({ answer }: Held, view: View): string | null {
  if (answer === null) return null;
  const { label, on, contrary } = answer;
  return view.t.reasons.decided(labelName(label, view), view.format.day(on), contrary);
}

/** Who decided and why. */
export function decidedBy({ answer }: Held, view: View): string | null {
  return answer === null ? null : whoDecided(answer, view);
}

function whoDecided({ contrary, by, on, why }: Answered, view: View): string {
  const words = view.t.reasons;
  const day = view.format.day(on);
  const taken = contrary === null ? words.taken(by, day) : words.contrary(contrary, by, day);
  return words.because(taken, why);
}

/** What is still asked of a person; nothing once it is answered. */
export function askedText(service: PlanService, part: Part | null, { book }: View): string | null {
  if ((part ?? service).answer !== null) return null;
  const open = book.plan.questions.find(
    (each) => each.kind === "label" && each.service === service.id && each.part === (part?.id ?? null),
  );
  return open?.question ?? null;
}

/** Services and parts that a person decided against a rule of the edition. */
export function contraryNames(view: View): readonly string[] {
  const { t, format } = view;
  return view.book.plan.services.flatMap((service) =>
    [null, ...service.parts].flatMap((part) => {
      const { answer } = part ?? service;
      if (answer === null || answer.contrary === null) return [];
      const name =
        part === null
          ? t.names.service[service.id]
          : t.reasons.ofPart(t.names.service[service.id], view.partName(service.id, part.id));
      return [t.reasons.contraryTo(name, answer.contrary, format.day(answer.on))];
    }),
  );
}
