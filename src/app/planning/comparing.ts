/**
 * The walk against what the tenant says of itself: usage reports row by row, lists against counts. Streams over the store;
 * held in memory are sums and the differences that are shown.
 */

import { COUNTED_LISTS, countId, REPORTS, usageId, WHOLE_TENANT } from "../../collect/usage.ts";
import type { CoverageRow } from "../../model/book.ts";
import { parisDay, parseDay } from "../../model/dates.ts";
import type { Difference, ReportSource, Tolerances } from "../../model/difference.ts";
import { INCOMPLETE_CAUSES } from "../../model/gap.ts";
import type { Usage } from "../../model/records.ts";
import type { ChosenWorkload } from "../../model/service.ts";
import { NO_WEIGHT, type Tally, type Weight } from "../../model/weight.ts";
import { beyond, differenceOf, figureOf, totalDifferences } from "../../plan/comparison.ts";
import { type Differences, openDifferences } from "../../plan/differences.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { factsOf } from "./facts.ts";
import type { Weighing } from "./weighing.ts";

/** A report is compared as far as what it speaks of was to be scanned, and when the list that names its subjects was had. */
const REPORTED: readonly {
  readonly source: ReportSource;
  readonly workloads: readonly ChosenWorkload[];
  readonly list: string;
}[] = [
  { source: "mailbox", workloads: ["exchange"], list: "users" },
  { source: "drive", workloads: ["onedrive"], list: "users" },
  { source: "site", workloads: ["sharepoint", "teams"], list: "sites/getAllSites" },
  { source: "team", workloads: ["teams"], list: "groups" },
];

export interface Compared {
  readonly rows: readonly Difference[];
  readonly together: readonly Difference[];
}

/** The earliest day of the reports: what changed since its beginning may be in one and not in the other. */
export async function firstDayOf(store: RecordStore): Promise<string | null> {
  const days: string[] = [];
  for (const { source } of REPORTED) {
    const day = (await store.fact("usage", usageId(source, WHOLE_TENANT)))?.day ?? null;
    if (day !== null && parseDay(day) !== null) days.push(day);
  }
  return days.sort()[0] ?? null;
}

/** Nothing is compared with a scan that is not over. */
export async function compare(
  store: RecordStore,
  scan: Scan,
  {
    tally,
    weighing,
    gaps,
    tolerances,
  }: {
    readonly tally: Tally;
    readonly weighing: Weighing;
    readonly gaps: readonly CoverageRow[];
    readonly tolerances: Tolerances;
  },
): Promise<Compared> {
  const differences = openDifferences();
  if (scan.finishedAt === null) return { rows: [], together: [] };
  const blind = new Set(
    gaps.filter(({ cause, containers }) => INCOMPLETE_CAUSES.has(cause) && containers === 0).map(({ where }) => where),
  );
  const halved = await weighing.list(scan);
  const compared = new Set<ReportSource>();
  for (const { source, workloads, list } of REPORTED) {
    const chosen = workloads.filter((workload) => scan.wish.workloads.includes(workload));
    if (chosen.length === 0 || blind.has(list)) continue;
    const head = await store.fact("usage", usageId(source, WHOLE_TENANT));
    const half = chosen.length < workloads.length && halved > 0;
    if (half)
      differences.add({ ...NOTHING_TOLD, kind: "half-scanned", source, day: head?.day ?? null, spaces: halved });
    // Of Teams alone nothing is left to compare: every site of a team may hold libraries of SharePoint.
    if (source === "site" && !chosen.includes("sharepoint")) continue;
    const whole = weighing.whole.get(source) ?? { ...NO_WEIGHT, key: source };
    const report = { source, head, whole, halved: half ? halved : 0, scan, tolerances };
    if (await compareReport(report, store, tally, differences)) compared.add(source);
  }
  await tellUnreported(tally, compared, differences);
  for (const list of COUNTED_LISTS) if (!blind.has(list)) await compareList(list, store, tolerances, differences);
  // How late a report is depends on the day of the scan, and the plan on the state of the tenant alone.
  return { rows: differences.rows(), together: differences.together().filter(({ kind }) => kind !== "late") };
}

const NOTHING_TOLD = { place: null, told: null, counted: null } as const;

interface Report {
  readonly source: ReportSource;
  readonly head: Usage | null;
  readonly whole: Weight;
  /** Of how many of its rows the scan was to see a part only. */
  readonly halved: number;
  readonly scan: Scan;
  readonly tolerances: Tolerances;
}

/** True when its rows were compared one by one. */
async function compareReport(
  { source, head, whole, halved, scan, tolerances }: Report,
  store: RecordStore,
  tally: Tally,
  differences: Differences,
): Promise<boolean> {
  const about = { ...NOTHING_TOLD, source, day: head?.day ?? null };
  const rows = head === null ? null : figureOf(head.figures, "rows");
  if (head === null || rows === null) {
    differences.add({ ...about, kind: "no-report", spaces: whole.places });
    return false;
  }
  if (rows === 0) {
    if (whole.places > 0) differences.add({ ...about, kind: "empty-report", spaces: whole.places });
    return false;
  }
  const days = ageOf(head.day, scan);
  if (days !== null && days > tolerances.lateAfterDays) differences.add({ ...about, kind: "late", spaces: days });
  let [named, unlisted, otherDay] = [0, 0, 0];
  for await (const usage of rowsOf(store, source)) {
    named += 1;
    if (usage.day !== head.day) otherDay += 1;
    const weight = await tally.take(usage.id);
    if (weight === null || weight.listed + weight.places === 0) unlisted += 1;
    if (weight === null || usage.day !== head.day) continue;
    const row = { source, day: usage.day, figures: usage.figures };
    differences.add(absent(row, weight) ?? differenceOf(row, weight, tolerances));
  }
  if (named === 0 && halved > 0) {
    // Which rows are those of teams is not known, nor what the others add up to.
    differences.add({ ...about, kind: "half-scanned", spaces: Math.max(0, rows - halved) });
    return false;
  }
  if (named === 0) {
    differences.add({ ...about, kind: "concealed", spaces: rows });
    if (scan.wish.include.length + scan.wish.exclude.length > 0) return false;
    for (const one of totalDifferences({ source, day: head.day, figures: head.figures }, whole, tolerances))
      differences.add(one);
    return false;
  }
  if (otherDay > 0) differences.add({ ...about, kind: "other-day", spaces: otherDay });
  if (beyond(rows, rows - unlisted, tolerances.sources[source].rows) !== null)
    differences.add({ ...about, kind: "unlisted", spaces: unlisted });
  return true;
}

/** A row of the report about something in the scope, that the scan made no space of. Sites without a file have none. */
function absent(
  { source, day, figures }: { source: ReportSource; day: string | null; figures: Usage["figures"] },
  { listed, wanted, places, shut, place }: Weight,
): Difference | null {
  if (listed === 0 || wanted === 0 || places > 0 || shut > 0 || source === "team") return null;
  const told = figureOf(figures, source === "mailbox" ? "items" : "files");
  if (source === "site" && (told ?? 0) === 0) return null;
  return { kind: "absent", source, day, place, told, counted: 0, spaces: 1 };
}

async function* rowsOf(store: RecordStore, source: ReportSource): AsyncGenerator<Usage> {
  const prefix = `${REPORTS[source]}/`;
  for await (const usage of factsOf(store, "usage", prefix)) {
    if (!usage.id.startsWith(prefix)) return;
    if (usage.id !== usageId(source, WHOLE_TENANT)) yield usage;
  }
}

/** What stands in no row although it is older than the report, together by report: no fault of the walk. */
async function tellUnreported(
  tally: Tally,
  compared: ReadonlySet<ReportSource>,
  differences: Differences,
): Promise<void> {
  const missing = new Map<ReportSource, number>();
  for await (const { key, places, old, shut } of tally.left()) {
    const source = [...compared].find((each) => key.startsWith(`${REPORTS[each]}/`));
    if (source !== undefined && places > 0 && old === places && shut === 0)
      missing.set(source, (missing.get(source) ?? 0) + 1);
  }
  for (const [source, spaces] of missing)
    differences.add({ kind: "unreported", source, day: null, place: null, told: null, counted: null, spaces });
}

async function compareList(
  list: (typeof COUNTED_LISTS)[number],
  store: RecordStore,
  tolerances: Tolerances,
  differences: Differences,
): Promise<void> {
  const told = (await store.fact("setting", countId(list)))?.value ?? null;
  const about = { source: list, day: null, place: null } as const;
  if (typeof told !== "number") {
    differences.add({ ...about, kind: "no-count", told: null, counted: null, spaces: 0 });
    return;
  }
  let counted = 0;
  for await (const _ of factsOf(store, list === "users" ? "person" : "group")) counted += 1;
  const apart = beyond(told, counted, tolerances.sources[list].rows);
  if (apart !== null) differences.add({ ...about, kind: "listed", ...apart, spaces: Math.abs(told - counted) });
}

/** Days between a report and the beginning of the scan. */
function ageOf(day: string | null, { startedAt }: Scan): number | null {
  if (day === null || parseDay(day) === null) return null;
  return Math.round((Date.parse(parisDay(new Date(startedAt))) - Date.parse(day)) / 86_400_000);
}
