/** What is missing of a scan that is left for another while tasks of it are not done. */

import type { Collector } from "../../collect/collector.ts";
import { isServiceId, type ServiceId } from "../../model/service.ts";
import type { ShortBy } from "../../store/port.ts";

/** A task stands for what it would have told itself, and for what it would have led to. */
export function shortByOf(collectors: readonly Collector[]): ShortBy {
  const known = new Map(collectors.map((collector) => [collector.id, collector]));
  return ({ collector, params: { service } }) => {
    const led = new Map<string, readonly ServiceId[]>();
    // Of collectors that serve several services, a task serves those of whoever planted it.
    const lead = (id: string, of: readonly ServiceId[]) => {
      if (led.has(id)) return;
      const { services = [], plants = [] } = known.get(id) ?? {};
      const same = services.filter((each) => of.includes(each));
      const own = same.length > 0 ? same : services;
      led.set(id, own);
      for (const planted of plants) lead(planted, own);
    };
    lead(collector, typeof service === "string" && isServiceId(service) ? [service] : []);
    return [...new Set([...led.values()].flat())];
  };
}
