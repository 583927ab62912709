/**
 * The row of each space, made in the walk that a plan is added up from and kept off the memory until it is written: all of it
 * but its wave, which is known once all are gathered. Whoever writes rows reads them as often as it takes, and they add up
 * to the sums beside them, whatever the store has learned since.
 */

import type { ClusterKey, Clusters, Placed, Stage } from "../../model/cluster.ts";
import type { ContainerRow } from "../../model/container-row.ts";
import type { Fitted, Use } from "../../model/fit.ts";
import { isOfFewPeople, OwnByUnit } from "../../model/own-spaces.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { rowOf } from "../../plan/container-row.ts";
import { clusterOf, placingOf, shutPlacing, type Unfound, unfoundOf } from "../../plan/linked.ts";
import { spaceVerdict } from "../../plan/space-verdict.ts";
import { type Coverage, isShut, type Told } from "../../plan/told.ts";
import type { Spool } from "../../store/port.ts";
import type { Belonging } from "./directory.ts";
import { kindOf, type Packed, packed, unpacked } from "./packed-row.ts";

/** What the walk knows of a space beside what the store tells. */
interface Known {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly belonging: Belonging;
  readonly fit: Fitted | null;
  readonly use: Use;
}

export interface ContainerRows {
  see(told: Told, known: Known): void;
  /** Sorted by service in plan order, then by id; their waves are those of the clusters. */
  of(clusters: Clusters, only?: ServiceId): AsyncIterable<ContainerRow>;
}

/** A row, and beside it what it moves with; null where nothing moves, and of what was not seen. */
type Draft = readonly [row: Packed, root: string | null, stage: Stage | null, unfound: Unfound];

export function containerRowsIn(spool: Spool, verdicts: ReadonlyMap<ServiceId, Verdict>): ContainerRows {
  const own = new OwnByUnit();
  return {
    see: (told, { verdict, coverage, belonging, fit, use }) => {
      const { container } = told;
      const shut = isShut(told);
      // A place that was not seen has no size to plan by: it waits for the next scan.
      const key = shut ? null : clusterOf(container, verdict.action, belonging.unit);
      const placing = shut ? shutPlacing(container, verdict.action, belonging.unit) : null;
      const row = rowOf(told, { ...belonging, verdict, coverage, wave: null, placing, fit, use });
      own.see(row);
      const draft: Draft = [packed(row), key?.root ?? null, key?.stage ?? null, unfoundOf(told)];
      spool.add(container.service, "", JSON.stringify(draft));
    },
    async *of(clusters, only) {
      for (const { id: service } of SERVICES) {
        if (only !== undefined && only !== service) continue;
        const placed = placedIn(clusters);
        const verdict = verdicts.get(service) as Verdict;
        const told = isOfFewPeople(service, own.shares()) ? together : asItIs;
        for (const text of spool.rows(service, "")) {
          const [row, root, stage, unfound] = JSON.parse(text) as Draft;
          const key = root === null || stage === null ? null : { root, stage };
          const found = key && (await placed(key));
          if (key === null || found === null) yield told(unpacked(row));
          else {
            const apart = spaceVerdict(verdict, { type: kindOf(row) });
            yield told(
              unpacked(row, { wave: found.wave, placing: placingOf(key, found, { unfound, verdict: apart }) }),
            );
          }
        }
      }
    },
  };
}

const asItIs = (row: ContainerRow): ContainerRow => row;

/**
 * Of a service that few people have, the sum alone is told: less what each space tells, it would say what is intimate of them.
 */
const together = (row: ContainerRow): ContainerRow =>
  row.grouped === null ? row : { ...row, grouped: row.line.sensitive.items };

/** What moves together often stands together: the last that was looked up is at hand. */
function placedIn(clusters: Clusters): (key: ClusterKey) => Promise<Placed | null> {
  let last: ClusterKey | null = null;
  let found: Placed | null = null;
  return async (key) => {
    if (last?.root !== key.root || last.stage !== key.stage) found = await clusters.placed(key);
    last = key;
    return found;
  };
}
