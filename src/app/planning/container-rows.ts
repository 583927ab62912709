/** The spaces of a plan one by one, each with its verdict, its wave and where it can go: walked from the store, never held. */

import type { Clusters } from "../../model/cluster.ts";
import type { ContainerRow } from "../../model/container-row.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Confidence } from "../../model/finding.ts";
import type { Container } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { rowOf } from "../../plan/container-row.ts";
import { usesOn } from "../../plan/idle.ts";
import { clusterOf, placingOf, shutPlacing } from "../../plan/linked.ts";
import { spaceVerdict } from "../../plan/space-verdict.ts";
import { coverageOf, isShut } from "../../plan/told.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import type { Belonging } from "./directory.ts";
import type { Fitting } from "./fitting.ts";
import { lastSignIn } from "./last-sign.ts";

/** What a row is made by, beside what the store tells of it. */
interface Walked {
  readonly store: RecordStore;
  readonly least: Confidence;
  readonly asOf: IsoDate;
  readonly scan: Scan;
  readonly verdicts: ReadonlyMap<ServiceId, Verdict>;
  readonly clusters: Clusters;
  readonly belongingOf: (container: Container) => Promise<Belonging>;
  readonly fit: Fitting;
}

export async function* containerRows(
  { store, least, asOf, scan, verdicts, clusters, belongingOf, fit }: Walked,
  only: ServiceId | undefined,
): AsyncGenerator<ContainerRow> {
  const useOf = usesOn(asOf);
  const lastSign = lastSignIn(store);
  for await (const told of store.totals(least, only, undefined, fit.marks)) {
    const { service, listed } = told.container;
    if (!listed || (only !== undefined && only !== service)) continue;
    const belonging = await belongingOf(told.container);
    const verdict = spaceVerdict(verdicts.get(service) as Verdict, told.container);
    // A place that was not seen has no size to plan by: it waits for the next scan.
    const shut = isShut(told) ? shutPlacing(told.container, verdict.action, belonging.unit) : null;
    const key = isShut(told) ? null : clusterOf(told.container, verdict.action, belonging.unit);
    const placed = key && (await clusters.placed(key));
    const [wave, placing] = [placed?.wave ?? null, key && placed ? placingOf(key, placed, { told, verdict }) : shut];
    const coverage = coverageOf(told, scan.wish.content);
    const around = { fit: fit.of(told, belonging.group, coverage), use: useOf(await lastSign(told.container)) };
    yield rowOf(told, { ...belonging, verdict, coverage, wave, placing, ...around });
  }
}
