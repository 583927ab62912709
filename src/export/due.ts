/** Every day that a plan knows of, soonest first, then what has no day yet: what it is, whom it concerns, how sure it is. */

import type { IsoDate } from "../model/dates.ts";
import type { FactConfidence } from "../model/verdict.ts";
import { declaredFor, isAskedFor, standingOf } from "./derogations.ts";
import type { View } from "./view.ts";

export interface Due {
  /** Null: to be given by the administration. */
  readonly day: IsoDate | null;
  readonly kind:
    | "text"
    | "derogation"
    | "offer-begins"
    | "offer-ends"
    | "offer-changes"
    | "wave-begins"
    | "wave-ends"
    | "waves"
    | "contract";
  /** The text, the offer, the service, the wave (of those without any day, how many) or the licence. */
  readonly of: string;
  /** What the day rests on; `declared` and `estimated` are no facts of a text. */
  readonly ground: FactConfidence | "declared" | "estimated" | "undated";
}

export function dueDates(view: View): readonly Due[] {
  const all = [...texts(view), ...derogations(view), ...offers(view), ...waves(view), ...contracts(view)];
  return all.sort(bySoonest);
}

/** What has no day comes last; the same day keeps the order of kinds. */
function bySoonest({ day: one }: Due, { day: other }: Due): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

function texts({ book: { edition }, say }: View): readonly Due[] {
  return edition.later.map(({ title, inForceFrom: day, confidence: ground }) => ({
    ...{ day, kind: "text" as const, of: say(title), ground },
  }));
}

function derogations(view: View): readonly Due[] {
  const { book, t } = view;
  return book.plan.services.flatMap((service) => {
    const { id } = service;
    const derogation = standingOf(service);
    // Whoever decided to leave waits for no term.
    if (
      derogation === null ||
      !isAskedFor(service) ||
      derogation.status === "refused" ||
      derogation.status === "not-eligible"
    )
      return [];
    const { until: day } = derogation;
    const decided = day !== null && declaredFor(service, view)?.until === day;
    const ground = day === null ? "undated" : decided ? "declared" : book.edition.clock.confidence;
    return [{ day, kind: "derogation" as const, of: t.names.service[id], ground }];
  });
}

/** Days on which an offer begins are told while they are to come: most have begun, or are known by a day of reading alone. */
function offers({ book, say }: View): readonly Due[] {
  return book.offers.flatMap(({ name: of, availableFrom, endsOn, confidence: ground, facts }): readonly Due[] => [
    ...(availableFrom !== null && availableFrom > book.plan.asOf
      ? [{ day: availableFrom, kind: "offer-begins" as const, of, ground }]
      : []),
    ...(endsOn !== null ? [{ day: endsOn, kind: "offer-ends" as const, of, ground }] : []),
    ...facts.endings.map(({ on: day, text, confidence }) => ({
      ...{ day, kind: "offer-changes" as const, of: `${of}, ${say(text)}`, ground: confidence },
    })),
  ]);
}

function waves({ book, t }: View): readonly Due[] {
  const nameOf = (id: number) => book.plan.waves.find((wave) => wave.id === id)?.name ?? String(id);
  const set = book.timetable.waves.filter(({ start, end }) => start !== null || end !== null);
  const unset = book.timetable.waves.filter((wave) => !set.includes(wave));
  const dated = set.flatMap(({ id, start, end, estimated }): readonly Due[] => {
    const of = nameOf(id);
    const ground = (day: IsoDate | null) => (day === null ? "undated" : estimated ? "estimated" : "declared");
    return [
      { day: start, kind: "wave-begins", of, ground: ground(start) },
      { day: end, kind: "wave-ends", of, ground: ground(end) },
    ];
  });
  const [only, ...more] = unset;
  if (only === undefined) return dated;
  const of = more.length === 0 ? nameOf(only.id) : t.workbook.due.unset(unset.length, set.length);
  return [...dated, { day: null, kind: "waves", of, ground: "undated" }];
}

/** Of licences that open what moves: the others end when they end, whatever leaves. */
function contracts({ book }: View): readonly Due[] {
  return book.licences
    .filter(({ moving, contractEnd }) => moving || contractEnd !== null)
    .map(({ name: of, contractEnd: day }) => ({
      ...{ day, kind: "contract" as const, of, ground: day === null ? ("undated" as const) : ("declared" as const) },
    }));
}
