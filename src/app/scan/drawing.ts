/** The draw of a service: reckoned when all of it is counted, kept in the store, and the same for whoever asks later. */

import type { Draw } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import { MARKED, stratumOf } from "../../model/stratum.ts";
import type { Precision } from "../../plan/sample-size.ts";
import { StoreFault } from "../../store/fault.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { ratesOf } from "./sampling.ts";

/** Draws of one run, by service: each is reckoned at its first asking. */
export type Draws = (service: ServiceId) => Promise<Draw>;

export function drawsOf(store: RecordStore, scan: Scan, precision: Precision): Draws {
  const known = new Map<ServiceId, Promise<Draw>>();
  return (service) => {
    const draw = known.get(service) ?? drawOf(service, store, scan, precision);
    known.set(service, draw);
    return draw;
  };
}

async function drawOf(service: ServiceId, store: RecordStore, scan: Scan, precision: Precision): Promise<Draw> {
  const kept = await store.fact("draw", service);
  if (kept !== null && kept.scan === scan.number) return kept;
  const rates = ratesOf(await again(() => strataIn(service, store, scan)), precision);
  const draw: Draw = { kind: "draw", id: service, scan: scan.number, seed: scan.wish.seed, ...rates };
  await store.commit({
    task: { collector: "run", key: `draw of ${service}`, params: {}, cursor: null },
    page: { records: [draw], cursor: null },
    outcomes: [],
    nameFindings: [],
  });
  return draw;
}

/** Times that a count is begun anew, as the database went away in its midst: it is a sum, of which nobody has seen a part. */
const ANEW = 5;

async function again<T>(count: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await count();
    } catch (cause) {
      if (times === ANEW || !(cause instanceof StoreFault) || cause.code !== "cut-off") throw cause;
    }
  }
}

/** How many items each stratum holds: as many sums as there are strata, however large the tenant. */
async function strataIn(service: ServiceId, store: RecordStore, scan: Scan): Promise<ReadonlyMap<string, number>> {
  const strata = new Map<string, number>();
  const add = (stratum: string, items: number) => strata.set(stratum, (strata.get(stratum) ?? 0) + items);
  for await (const { container, counted, items } of store.population(service, scan.number, "medium")) {
    if (counted > 0) add(stratumOf(service, container.type, { id: "" }), counted);
    for (const item of items) if (item.listed) add(item.marked ? MARKED : stratumOf(service, container.type, item), 1);
  }
  return strata;
}
