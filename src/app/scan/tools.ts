/** What a collector is given: the way to the tenant, what earlier ones have stored, and which items are to be read. */

import type { Known, Tools } from "../../collect/collector.ts";
import type { Graph } from "../../graph/graph.ts";
import { chosenWorkloadOf, type ServiceId } from "../../model/service.ts";
import type { Described } from "../../model/stratum.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { withListsApart } from "./apart.ts";
import type { Draws } from "./drawing.ts";
import type { ScanWork } from "./run.ts";
import { drawnIn } from "./sampling.ts";

export function toolsFor(work: ScanWork, graph: Graph, draws: Draws): Tools {
  const { store, scan, scope } = work;
  const isDrawn = judgesOf(store, scan, draws);
  return {
    graph: withListsApart(graph),
    known: knownOf(store, isDrawn),
    scope,
    content: scan.wish.content,
    drawn: async (service, container, things) => {
      const drawn = await isDrawn(service, container);
      return things.filter((thing) => drawn(thing, false));
    },
    isPrivateName: work.isPrivateName,
    isPrivateSubject: work.isPrivateSubject,
    teamsFolder: work.teamsFolder,
    isOwnPart: work.isOwnPart,
    countTeamsMessages: scan.wish.countTeamsMessages,
    extractLabels: scan.wish.extractLabels === true,
    readSharing: scan.wish.readSharing === true,
    startedAt: new Date(scan.startedAt),
  };
}

type Judge = (item: Described, marked: boolean) => boolean;

/** Who says of the things of a container which are to be read. */
function judgesOf(store: RecordStore, { wish }: Scan, draws: Draws) {
  return async (service: ServiceId, id: string): Promise<Judge> => {
    const mode = wish.content[chosenWorkloadOf(service)];
    if (mode !== "sample") return () => mode === "full";
    const drawn = drawnIn(await draws(service), { id, type: (await store.container(service, id))?.type ?? "" });
    return (item, marked) => drawn(item, marked) !== null;
  };
}

function knownOf(store: RecordStore, isDrawn: ReturnType<typeof judgesOf>): Known {
  return {
    fact: (kind, id) => store.fact(kind, id),
    facts: (kind, after, limit) => store.facts(kind, after, limit),
    deltaLink: (service, container, part) => store.deltaLink(service, container, part),
    closedItems: (service, container) => store.closedItems(service, container),
    versions: (service, container) => store.versions(service, container),
    files: (service, container, after, limit) => store.files(service, container, after, limit),
    protectedItems: (service, container) => store.protectedItems(service, container),
    notebooks: (service, container, after, limit) => store.notebooks(service, container, after, limit),
    sharedSensitive: (service, container, after, limit) => store.sharedSensitive(service, container, after, limit),
    tellsRetention: (service, container) => store.tellsRetention(service, container),
    unread: async (service, container, after, limit) => {
      const drawn = await isDrawn(service, container);
      const found = [];
      // Windows of what is there, until enough of it is drawn: a short answer means that nothing is left.
      for (let from = after; found.length < limit; ) {
        const items = await store.unreadItems(service, container, from, limit);
        found.push(...items.filter((item) => drawn(item, item.marked)));
        from = items.at(-1)?.id ?? null;
        if (items.length < limit || from === null) break;
      }
      return found.slice(0, limit).map(({ id, name, bytes }) => ({ id, name, bytes }));
    },
  };
}
