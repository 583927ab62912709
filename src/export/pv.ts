/**
 * The record of the move of one wave (« procès-verbal de bascule »), to be signed: what left, what arrived, the gaps, the
 * reservations. It tells numbers and names of spaces, nothing of what was found in them.
 */

import { arrivalOf } from "../model/arrival.ts";
import { plainOf } from "../model/carry.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ArrivalVerdict, Departures } from "../model/departure.ts";
import { type DocumentKind, type DocumentTemplate, fillDocument } from "./document/fill.ts";
import type { FilledBy } from "./document/tags.ts";
import { arrivalTexts, followed } from "./followed.ts";
import { scannedText } from "./statements.ts";
import { pageMention, type View } from "./view.ts";

/** Spaces that a document lists: of more, first those that do not agree; the sheet « Suivi » has them all. */
const MOST_LISTED = 1_000;

type Figure = "left" | "arrived" | "gap";
type Unit = "items" | "bytes";

interface Sum {
  known: number;
  missing: number;
}

interface Gathered {
  moved: number;
  verified: number;
  readonly verdicts: Record<ArrivalVerdict, number>;
  readonly sums: Record<Figure, Record<Unit, Sum>>;
  /** Those that do not agree, or of which somebody has something to say, before the others. */
  readonly first: Row[];
  readonly others: Row[];
}

interface Row {
  readonly filled: FilledBy<typeof PV_TAGS>["spaces"][number];
  readonly remark: string | null;
}

/** `pv-vague-03.docx`; `pv-hors-vague.docx` for what is in none. */
export function pvName(wave: number | null): string {
  return wave === null ? "pv-hors-vague.docx" : `pv-vague-${String(wave).padStart(2, "0")}.docx`;
}

const PV_TAGS = {
  ...{ administration: null, mention: null, wave: null, date: null, scanned: null, scan: null, keepSource: null },
  ...{ moved: null, verified: null, agrees: null, gap: null, alive: null, uncounted: null, remaining: null },
  ...{ leftItems: null, arrivedItems: null, gapItems: null, leftBytes: null, arrivedBytes: null, gapBytes: null },
  spaces: { space: null, doneOn: null, items: null, bytes: null, verdict: null },
  ...{ tableNote: null, remarks: { text: null }, unknowns: { text: null } },
} as const;

export const PV_KIND: DocumentKind<typeof PV_TAGS> = { tags: PV_TAGS, needed: { mention: "any" } };

export async function fillPv(template: DocumentTemplate, wave: number | null, view: View): Promise<Uint8Array> {
  const departures = view.trip?.carried?.departures;
  if (!departures) throw new Error("a record of the move was asked of a plan that carries none");
  const data = pvData(gathered(departures, wave, view), wave, departures, view);
  return fillDocument(template, PV_KIND, data, view.book.plan.asOf);
}

function pvData(all: Gathered, wave: number | null, departures: Departures, view: View): FilledBy<typeof PV_TAGS> {
  const { book, t, format } = view;
  const { plan } = book;
  const words = t.followUp.pv;
  const named = plan.waves.find(({ id }) => id === wave)?.name ?? null;
  // The administration may call it by its number.
  const name = wave !== null && named === words.wave(wave, null) ? null : named;
  const remaining = departures.remaining(wave);
  const listed = [...all.first, ...all.others].slice(0, MOST_LISTED);
  const remarks = listed.flatMap(({ remark }) => (remark === null ? [] : [remark]));
  const sum = (figure: Figure, unit: Unit) => sumText(all.sums[figure][unit], unit, view);
  return {
    administration: book.administration ?? plan.tenant.displayName,
    mention: pageMention(view),
    wave: wave === null ? words.noWave : words.wave(wave, name),
    date: format.day(plan.asOf),
    scanned: scannedText(view),
    scan: plan.scan.id,
    keepSource: t.words.keepSource,
    moved: words.spaces(all.moved),
    verified: words.verified(all.verified),
    leftItems: sum("left", "items"),
    arrivedItems: sum("arrived", "items"),
    gapItems: sum("gap", "items"),
    leftBytes: sum("left", "bytes"),
    arrivedBytes: sum("arrived", "bytes"),
    gapBytes: sum("gap", "bytes"),
    agrees: words.spaces(all.verdicts.agrees),
    gap: words.spaces(all.verdicts.gap),
    alive: words.spaces(all.verdicts.alive),
    uncounted: words.spaces(all.verdicts.uncounted),
    remaining: remaining === 0 ? words.allMoved : words.remaining(remaining),
    spaces: listed.map(({ filled }) => filled),
    tableNote: all.moved > listed.length ? words.more(listed.length, all.moved) : words.whole,
    remarks: (remarks.length === 0 ? [words.noRemark] : remarks).map((text) => ({ text })),
    unknowns: words.unknowns.map((text) => ({ text })),
  };
}

function gathered(departures: Departures, wave: number | null, view: View): Gathered {
  const sum = (): Record<Unit, Sum> => ({ items: { known: 0, missing: 0 }, bytes: { known: 0, missing: 0 } });
  const all: Gathered = {
    moved: 0,
    verified: 0,
    verdicts: { agrees: 0, gap: 0, alive: 0, uncounted: 0 },
    sums: { left: sum(), arrived: sum(), gap: sum() },
    first: [],
    others: [],
  };
  for (const told of departures.of(wave)) {
    const departure = followed(told, view);
    const arrival = arrivalOf(departure);
    const { record, arrived } = departure;
    all.moved += 1;
    if (departure.state === "verified") all.verified += 1;
    all.verdicts[arrival.verdict] += 1;
    for (const unit of ["items", "bytes"] as const) {
      add(all.sums.left[unit], record.left[unit]);
      add(all.sums.arrived[unit], arrived[unit]);
      add(all.sums.gap[unit], arrival.gap[unit]);
    }
    const reserve = view.trip?.carried?.kept("followUp", record.id)?.get("reserve") ?? null;
    const rows = arrival.verdict === "agrees" && reserve === null ? all.others : all.first;
    if (rows.length < MOST_LISTED) {
      const says = arrival.verdict === "agrees" ? [] : arrivalTexts(departure, arrival, view);
      rows.push(rowOf(departure, arrival, { says, reserve: plainOf(reserve) }, view));
    }
  }
  return all;
}

function add(sum: Sum, value: number | null): void {
  if (value === null) sum.missing += 1;
  else sum.known += value;
}

function rowOf(
  { record, arrived }: ReturnType<typeof followed>,
  { verdict, doneOn }: ReturnType<typeof arrivalOf>,
  { says, reserve }: { readonly says: readonly string[]; readonly reserve: string },
  { t, format }: View,
): Row {
  const words = t.followUp;
  const amount = (value: number | null, unit: Unit, missing: string) =>
    value === null ? missing : format[unit === "items" ? "count" : "bytes"](value);
  const both = (unit: Unit) => {
    const { notKnown, notGiven, leftArrived } = words.pv;
    return leftArrived(amount(record.left[unit], unit, notKnown), amount(arrived[unit], unit, notGiven));
  };
  const name = record.name ?? record.id;
  const said = [...says, ...(reserve === "" ? [] : [words.reservation(reserve)])];
  return {
    filled: {
      space: [name, [record.kind, record.unit ?? t.workbook.noUnit].filter((part) => part !== "").join(", ")].join(
        "\n",
      ),
      doneOn: shortDay(doneOn, words.pv.notGiven, format),
      items: both("items"),
      bytes: both("bytes"),
      verdict: words.verdict[verdict],
    },
    remark: said.length === 0 ? null : words.pv.remark(name, record.kind, said.join(" ")),
  };
}

function shortDay(day: IsoDate | null, missing: string, format: View["format"]): string {
  return day === null ? missing : format.instant(`${day}T12:00:00Z`);
}

/** What adds up, and how many spaces are not in it. */
function sumText({ known, missing }: Sum, unit: Unit, { t, format }: View): string {
  const write = unit === "items" ? format.count : format.bytes;
  const text = known < 0 ? `−${write(-known)}` : write(known);
  return missing === 0 ? text : t.followUp.pv.partly(text, missing);
}
