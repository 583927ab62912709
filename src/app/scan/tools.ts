/** What a collector is given: the way to the tenant, what earlier ones have stored, and which items are to be read. */

import type { Collector, Known, Tools } from "../../collect/collector.ts";
import type { Graph } from "../../graph/graph.ts";
import { chosenWorkloadOf, type ServiceId } from "../../model/service.ts";
import type { RecordStore } from "../../store/port.ts";
import { withListsApart } from "./apart.ts";
import type { ScanWork } from "./run.ts";
import { isDrawn, rateOf } from "./sampling.ts";

/** @param rates of samples, by collector and service: each is reckoned once in a run. */
export async function toolsFor(
  collector: Collector,
  work: ScanWork,
  graph: Graph,
  rates: Map<string, number>,
): Promise<Tools> {
  const { store, scan, scope } = work;
  const { content, seed, countTeamsMessages, extractLabels } = scan.wish;
  // Counting comes before reading, so that the rate is of the whole population and the same after a resumption.
  for (const service of collector.services) {
    const key = `${collector.id}/${service}`;
    if (content[chosenWorkloadOf(service)] !== "sample" || rates.has(key)) continue;
    rates.set(key, rateOf(await store.countItems(service), work.sampling));
  }
  const drawn = (service: ServiceId, item: string) => {
    const mode = content[chosenWorkloadOf(service)];
    if (mode !== "sample") return mode === "full";
    return isDrawn(seed, service, item, rates.get(`${collector.id}/${service}`) ?? 0);
  };
  return {
    graph: withListsApart(graph),
    known: knownOf(store, drawn),
    scope,
    content,
    drawn,
    isPrivateName: work.isPrivateName,
    isPrivateSubject: work.isPrivateSubject,
    teamsFolder: work.teamsFolder,
    countTeamsMessages,
    extractLabels: extractLabels === true,
    startedAt: new Date(scan.startedAt),
  };
}

function knownOf(store: RecordStore, drawn: Tools["drawn"]): Known {
  return {
    fact: (kind, id) => store.fact(kind, id),
    facts: (kind, after, limit) => store.facts(kind, after, limit),
    deltaLink: (service, container, part) => store.deltaLink(service, container, part),
    closedItems: (service, container) => store.closedItems(service, container),
    versions: (service, container) => store.versions(service, container),
    files: (service, container, after, limit) => store.files(service, container, after, limit),
    notebooks: (service, container, after, limit) => store.notebooks(service, container, after, limit),
    unread: async (service, container, after, limit, key = (id) => id) => {
      const found = [];
      // Windows of what is there, until enough of it is drawn: a short answer means that nothing is left.
      for (let from = after; found.length < limit; ) {
        const items = await store.unreadItems(service, container, from, limit);
        found.push(...items.filter(({ id }) => drawn(service, key(id))));
        from = items.at(-1)?.id ?? null;
        if (items.length < limit || from === null) break;
      }
      return found.slice(0, limit).map(({ id, name, bytes }) => ({ id, name, bytes }));
    },
  };
}
