/** Couverture: what was not seen or not read, and why; then what the tenant's own reports and counts say otherwise. */

import type { CoverageRow } from "../../model/book.ts";
import { type Difference, SERVICE_OF, sourceName } from "../../model/difference.ts";
import { PARTLY } from "../../model/finding.ts";
import { isIncomplete, ORDERED } from "../../model/gap.ts";
import type { Oddity } from "../../model/oddity.ts";
import { ownOf } from "../../model/own.ts";
import type { ServiceId } from "../../model/service.ts";
import type { StandingGap } from "../../model/standing-gap.ts";
import { FAMILIES, FAMILY_OF, type Family, familyOfUnread } from "../gap-family.ts";
import { mergedGaps } from "../gaps.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Unseen {
  readonly family: Family;
  readonly service: string;
  readonly cause: string;
  readonly where: string | null;
  readonly detail: string | null;
  readonly count: number | null;
  readonly containers: number | null;
  readonly incomplete: boolean;
  readonly permission: string | null;
  readonly code: string | null;
}

const serviceName = (service: ServiceId | null, { t }: View) =>
  service === null ? t.workbook.directory : t.names.service[service];

function fromGap(gap: CoverageRow, named: boolean, view: View): Unseen {
  const { t, book } = view;
  const known = standingOf(gap, book.invisible);
  return {
    ...gap,
    family: FAMILY_OF[gap.cause],
    service: serviceName(gap.service, view),
    where: known ? view.say(known.title) : whereText(gap, named, view),
    detail: detailOf(gap, known, view),
    cause: gap.where.endsWith(ORDERED) ? t.plan.coverage.ordered : t.names.cause[gap.cause],
    incomplete: isIncomplete(gap.cause),
    // What nobody is shown is no number of things.
    count: known ? null : gap.count,
    containers: known ? null : gap.containers,
  };
}

const standingOf = ({ cause, service, where }: CoverageRow, standing: readonly StandingGap[]) =>
  cause === "invisible" ? standing.find((each) => each.service === service && each.where === where) : undefined;

function detailOf({ cause, where }: CoverageRow, known: StandingGap | undefined, { t, say }: View): string | null {
  if (isIncomplete(cause)) return t.names.todo[cause];
  return known ? t.coverage.instead(say(known.instead)) : (ownOf(t.names.untold, where) ?? null);
}

/** « dossiers de courrier : Camille Exemple, Archives et 3 autres »: the route in words, and which places where they have to be opened. */
function whereText({ where, names = [], containers }: CoverageRow, named: boolean, { t, format }: View): string {
  const plain = ownOf(t.coverage.places, where) ?? where;
  if (!named || names.length === 0) return plain;
  const more = Math.max(0, containers - names.length);
  return t.coverage.named(plain, names.join(", "), more === 0 ? null : format.count(more));
}

/** What Graph shows to nobody, whether the scan came to ask for it or not. */
function standing(told: readonly CoverageRow[], view: View): readonly Unseen[] {
  const { book, t, say } = view;
  const seen = new Set(told.map((gap) => standingOf(gap, book.invisible)));
  return book.invisible
    .filter((each) => !seen.has(each))
    .map((each) => ({
      family: "invisible",
      service: serviceName(each.service, view),
      cause: t.names.cause.invisible,
      where: say(each.title),
      detail: t.coverage.instead(say(each.instead)),
      ...{ count: null, containers: null, incomplete: false, permission: null, code: null },
    }));
}

export function unreadName(reason: string, { t, language }: View): string {
  const names: Readonly<Record<string, string>> = t.names.unread;
  const nameOf = (code: string) => names[code] ?? code;
  if (!reason.startsWith(PARTLY)) return nameOf(reason);
  const inner = nameOf(reason.slice(PARTLY.length));
  return t.names.partly(inner.charAt(0).toLocaleLowerCase(language) + inner.slice(1));
}

/** The space where one is named; else what the scan was compared with. */
function fromDifference(one: Difference, view: View): Unseen {
  const words = view.t.differences;
  const { kind, source, place, spaces } = one;
  return {
    family: "remark",
    service: serviceName(SERVICE_OF[source], view),
    cause: words.cause[kind],
    where: place?.name ?? place?.id ?? sourceName(source),
    detail: `${words.sentence(one)} ${words.todo(kind)}`,
    count: Math.abs((one.told ?? 0) - (one.counted ?? 0)) || spaces,
    containers: OF_SPACES.has(kind) ? spaces : null,
    incomplete: false,
    permission: null,
    code: null,
  };
}

/** Handled, whatever it was: nothing is missing nor counted twice for it, but for a loop, whose gap stands above. */
function fromOddity({ workload, kind, count }: Oddity, { t }: View): Unseen {
  const names: Readonly<Record<string, string>> = t.names.workload;
  const { name, handled } = t.oddities[kind];
  return {
    family: "remark",
    service: names[workload] ?? workload,
    cause: name,
    where: null,
    detail: handled,
    count,
    containers: null,
    incomplete: false,
    permission: null,
    code: null,
  };
}

/** Kinds that stand for so many spaces; the others for rows of a report, accounts, days. */
const OF_SPACES: ReadonlySet<Difference["kind"]> = new Set(["items", "bytes", "absent", "unreported"]);

/** By their four causes, what makes the scan incomplete at the head of each; then differences and what was odd. */
function unseen(view: View, named: boolean): readonly Unseen[] {
  const told = mergedGaps(view.book.coverage);
  const unread = view.book.unread.map(({ service, reason, items }) => ({
    family: familyOfUnread(reason),
    service: serviceName(service, view),
    cause: unreadName(reason, view),
    where: view.t.workbook.contentUnread,
    detail: null,
    count: items,
    containers: null,
    incomplete: false,
    permission: null,
    code: null,
  }));
  const { differences, differencesTogether, oddities } = view.book;
  const all: readonly Unseen[] = [
    ...told.map((gap) => fromGap(gap, named, view)),
    ...standing(told, view),
    ...unread,
    ...(named ? differences : differencesTogether).map((one) => fromDifference(one, view)),
    // What answers did says nothing of what was seen: whoever reads the annex need not know it.
    ...(named ? oddities.map((one) => fromOddity(one, view)) : []),
  ];
  return FAMILIES.flatMap((family) => {
    const those = all.filter((each) => each.family === family);
    return [...those.filter(({ incomplete }) => incomplete), ...those.filter(({ incomplete }) => !incomplete)];
  });
}

const columns: Parameters<typeof defineSheet<"coverage", Unseen>>[0]["columns"] = [
  { id: "family", width: 26, value: ({ family }, { t }) => t.coverage.family[family] },
  { id: "service", width: 28, value: ({ service }) => service },
  {
    id: "cause",
    width: 30,
    value: ({ cause }) => cause,
    tint: ({ incomplete }) => (incomplete ? "warning" : null),
  },
  { id: "where", width: 38, form: "long", value: ({ where }) => where },
  { id: "detail", width: 56, form: "long", value: ({ detail }) => detail },
  { id: "count", width: 11, form: "count", value: ({ count }) => count },
  { id: "containers", width: 9, form: "count", value: ({ containers }) => containers },
  {
    id: "incomplete",
    width: 12,
    value: ({ incomplete }, { t }) => (incomplete ? t.workbook.yes : t.workbook.no),
  },
  { id: "permission", width: 22, value: ({ permission }) => permission },
  { id: "code", width: 20, value: ({ code }) => code },
];

const sheetOf = (named: boolean) =>
  defineSheet<"coverage", Unseen>({ id: "coverage", frozen: 3, rows: (view) => unseen(view, named), columns });

export const coverage = sheetOf(true);

/** For who may read no name of a space: a personal space bears that of a person. */
export const coverageUnnamed = sheetOf(false);
