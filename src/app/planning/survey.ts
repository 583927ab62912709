/** The walks over the store that a plan is added up from: gaps, then containers, then findings. Holds sums, never rows. */

import type { CoverageRow } from "../../model/book.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Confidence } from "../../model/finding.ts";
import type { Container } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { addGap, type GapRows } from "../../plan/gap-rows.ts";
import { usesOn } from "../../plan/idle.ts";
import type { ObstacleSums } from "../../plan/obstacle-sums.ts";
import { countShut, type ShutCount } from "../../plan/shut-places.ts";
import { spaceVerdict } from "../../plan/space-verdict.ts";
import { add, emptySum, type ServiceSum, sharedFrom } from "../../plan/sums.ts";
import { coverageOf, isShut } from "../../plan/told.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import type { ContainerRows } from "./container-rows.ts";
import type { Belonging } from "./directory.ts";
import type { EvidenceGathering } from "./evidence.ts";
import type { Fitting } from "./fitting.ts";
import { type HistoryKeeping, keptRowOf } from "./history.ts";
import { lastSignIn } from "./last-sign.ts";
import { type Samples, samplesOf } from "./sampled.ts";
import { namedGaps } from "./shut-names.ts";
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
    belongingOf,
    weighing,
    gathering,
    evidence,
    history,
    fitting,
    rows,
  }: {
    readonly belongingOf: (container: Container) => Promise<Belonging>;
    readonly weighing: Pick<Weighing, "see" | "since">;
    readonly gathering: Gathering;
    readonly evidence: EvidenceGathering;
    readonly history: HistoryKeeping | null;
    readonly fitting: { readonly fit: Fitting; readonly sums: ObstacleSums; readonly asOf: IsoDate };
    readonly rows: ContainerRows;
  },
): Promise<Survey> {
  const gaps: GapRows = new Map();
  for await (const gap of store.gaps()) addGap(gaps, gap);

  const sums = new Map<ServiceId, ServiceSum>();
  let archives = 0;
  const useOf = usesOn(fitting.asOf);
  const lastSign = lastSignIn(store);
  for await (const told of store.totals(least, undefined, weighing.since ?? undefined, fitting.fit.marks)) {
    const { service, listed } = told.container;
    const verdict = verdicts.get(service) as Verdict;
    const sum = sums.get(service) ?? emptySum();
    sums.set(service, sum);
    const coverage = coverageOf(told, scan.wish.content);
    add(sum, told, coverage, sharedFrom(sharing.wide, verdict.rule?.parts ?? []));
    if (service === "exchange.mail" && told.container.traits.archive === true) archives += 1;
    const belonging = await belongingOf(told.container);
    const { unit } = belonging;
    await weighing.see(told, belonging.owner);
    if (!listed) continue;
    evidence.see(told, verdict, unit);
    await history?.see(keptRowOf(told, coverage, belonging));
    const fit = fitting.fit.of(told, belonging.group, coverage);
    const use = useOf(await lastSign(told.container));
    fitting.sums.see(told, fit, unit, use);
    const own = spaceVerdict(verdict, told.container);
    rows.see(told, { verdict: own, coverage, belonging, fit, use });
    if (!isShut(told)) await gathering.see(told, own, unit);
  }
  await gathering.end();
  const shut = await countShut(store.shutPlaces());
  const restricted = await store.restricted(least);
  const samples = await samplesOf(store, scan, least);
  return { gaps: await namedGaps(gaps, store), shut, sums, archives, restricted, samples };
}
