/** How many things of a service the last scan may read, as a sample counts them. */

import type { ServiceId } from "../../src/model/service.ts";
import type { RecordStore } from "../../src/store/port.ts";

export async function populationOf(store: RecordStore, service: ServiceId): Promise<number> {
  let population = 0;
  const scan = (await store.lastScan())?.number ?? 0;
  for await (const { counted, items } of store.population(service, scan, "medium"))
    population += counted + items.filter(({ listed }) => listed).length;
  return population;
}
