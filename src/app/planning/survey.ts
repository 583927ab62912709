/** The walks over the store that a plan is added up from: gaps, then containers, then findings. Holds sums, never rows. */

import type { Configuration } from "../../model/configuration.ts";
import type { Confidence } from "../../model/finding.ts";
import type { CoverageRow } from "../../model/plan.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { addGap, type GapRows, inOrder } from "../../plan/gap-rows.ts";
import { countShut, type ShutCount } from "../../plan/shut-places.ts";
import { add, emptySum, type ServiceSum, sharedFrom } from "../../plan/sums.ts";
import { coverageOf, isShut } from "../../plan/told.ts";
import type { Units } from "../../plan/unit.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { belongingOf } from "./directory.ts";
import type { EvidenceGathering } from "./evidence.ts";
import { type HistoryKeeping, keptRowOf } from "./history.ts";
import { type Samples, samplesOf } from "./sampled.ts";
import type { Gathering } from "./waves.ts";
import type { Weighing } from "./weighing.ts";

export interface Survey {
  readonly gaps: readonly CoverageRow[];
  readonly shut: ShutCount;
  readonly sums: ReadonlyMap<ServiceId, ServiceSum>;
  /** Mailboxes that have an archive, as the reports and the licences say. */
  readonly archives: number;
  /** Items with a presumed marking or credential. */
  readonly restricted: { readonly any: boolean; readonly items: ReadonlyMap<ServiceId, number> };
  /** Of services whose content is read by sample. */
  readonly samples: Samples;
}

export async function surveyOf(
  store: RecordStore,
  verdicts: ReadonlyMap<ServiceId, Verdict>,
  { sharing }: Pick<Configuration, "sharing">,
  scan: Scan,
  least: Confidence,
  {
    units,
    weighing,
    gathering,
    evidence,
    history,
  }: {
    readonly units: Units;
    readonly weighing: Pick<Weighing, "see" | "since">;
    readonly gathering: Gathering;
    readonly evidence: EvidenceGathering;
    readonly history: HistoryKeeping | null;
  },
): Promise<Survey> {
  const rows: GapRows = new Map();
  for await (const gap of store.gaps()) addGap(rows, gap);

  const sums = new Map<ServiceId, ServiceSum>();
  let archives = 0;
  for await (const told of store.totals(least, undefined, weighing.since ?? undefined)) {
    const { service, listed } = told.container;
    const verdict = verdicts.get(service) as Verdict;
    const sum = sums.get(service) ?? emptySum();
    sums.set(service, sum);
    const coverage = coverageOf(told, scan.wish.content);
    add(sum, told, coverage, sharedFrom(sharing.wide, verdict.rule?.parts ?? []));
    if (service === "exchange.mail" && told.container.traits.archive === true) archives += 1;
    const { owner, unit, department } = await belongingOf(told.container, store, units);
    await weighing.see(told, owner);
    if (!listed) continue;
    evidence.see(told, verdict, unit);
    await history?.see(keptRowOf(told, coverage, { unit, department }));
    if (isShut(told)) continue;
    await gathering.see(told, verdict, unit);
  }
  await gathering.end();
  const shut = await countShut(store.shutPlaces());
  const restricted = await store.restricted(least);
  const samples = await samplesOf(store, scan, least);
  return { gaps: inOrder(rows), shut, sums, archives, restricted, samples };
}
