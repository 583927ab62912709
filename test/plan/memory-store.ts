/** A store in memory, filled with what a test says: what makes a plan asks of it, and nothing more. */

import { CONFIDENCES, RESTRICTED_DETECTORS } from "../../src/model/finding.ts";
import { type Gap, INCOMPLETE_CAUSES } from "../../src/model/gap.ts";
import type { Oddity } from "../../src/model/oddity.ts";
import type { Container, Fact, FactKind, FactOf } from "../../src/model/records.ts";
import { SERVICES, type ServiceId } from "../../src/model/service.ts";
import { NO_WEIGHT, type Tally, WEIGHED_FIGURES, type Weight } from "../../src/model/weight.ts";
import type { Account, RecordStore, Scan } from "../../src/store/port.ts";
import { openClusters } from "../../src/store/scratch/clusters.ts";
import { openSpool } from "../../src/store/scratch/spool.ts";
import type { ContainerTotals, Populated, SharedPlace, StoredFinding } from "../../src/store/totals.ts";

export interface Contents {
  readonly scan: Scan | null;
  readonly facts?: readonly Fact[];
  readonly totals?: readonly ContainerTotals[];
  readonly gaps?: readonly Gap[];
  readonly findings?: readonly StoredFinding[];
  readonly population?: readonly Populated[];
  readonly oddities?: readonly Oddity[];
  readonly shared?: readonly SharedPlace[];
  readonly accounts?: Readonly<Record<string, Account>>;
}

const place = (service: ServiceId) => SERVICES.findIndex(({ id }) => id === service);
const text = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** Whatever order the records are given in, they come out sorted as the port promises. */
export function memoryStore(contents: Contents): RecordStore {
  const { scan, facts = [], totals = [], gaps = [], findings = [], accounts = {}, oddities = [] } = contents;
  const of = <K extends FactKind>(kind: K) =>
    facts.filter((fact): fact is FactOf<K> => fact.kind === kind).sort((one, other) => text(one.id, other.id));
  const absent = () => Promise.reject(new Error("this store is only read"));
  return {
    noteMade: absent,
    made: async () => ({ detectors: null, permissions: null, listed: {} }),
    keptScans: async () => [],
    noteDecisions: async () => {},
    async *decisions() {},
    beginHistory: async () => false,
    keepRows: absent,
    async *missing() {},
    keepGone: absent,
    sightings: async () => [],
    endHistory: absent,
    async *history() {},
    beginScan: absent,
    finishScan: absent,
    noteTold: absent,
    noteOutputs: absent,
    noteManifest: absent,
    manifests: absent,
    seals: async () => [],
    checkSeal: absent,
    plant: absent,
    claim: absent,
    release: absent,
    pending: absent,
    crew: async () => null,
    waitForOthers: absent,
    joinScan: absent,
    commit: absent,
    addAccount: absent,
    addOddity: absent,
    noteSpent: absent,
    spent: absent,
    notePauses: absent,
    pauses: absent,
    noteForeseen: absent,
    foreseen: absent,
    addWorked: absent,
    worked: absent,
    walkedBefore: absent,
    deltaLink: absent,
    closedItems: absent,
    versions: absent,
    unreadItems: absent,
    files: absent,
    notebooks: absent,
    protectedItems: absent,
    sharedSensitive: absent,
    tellsRetention: absent,
    container: async (service, id) =>
      totals.find(({ container }) => container.service === service && container.id === id)?.container ?? null,
    pseudonym: absent,
    pseudonymsOf: absent,
    lastScan: async () => scan,
    oddities: async () => oddities,
    accounts: async () => new Map(Object.entries(accounts)),
    fact: async (kind, id) => of(kind).find((fact) => fact.id === id) ?? null,
    facts: async (kind, after, limit) =>
      of(kind)
        .filter(({ id }) => after === null || id > after)
        .slice(0, limit),
    async *gaps() {
      yield* gaps;
    },
    async *unseen() {},
    async *shared() {
      yield* contents.shared ?? [];
    },
    async *shutPlaces() {
      for (const { service, container, cause } of gaps.toSorted((a, b) => text(a.container ?? "", b.container ?? "")))
        if (container !== null && INCOMPLETE_CAUSES.has(cause)) yield { service, container, cause };
    },
    async *totals(_least, service) {
      yield* totals
        .filter(({ container }) => service === undefined || container.service === service)
        .toSorted(
          (one, other) =>
            place(one.container.service) - place(other.container.service) || text(one.container.id, other.container.id),
        );
    },
    async *findings(least) {
      yield findings
        .filter(({ finding }) => CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(least))
        .toSorted(
          (one, other) =>
            place(one.service) - place(other.service) ||
            text(one.container, other.container) ||
            text(one.item ?? "", other.item ?? "") ||
            text(one.finding.detector, other.finding.detector),
        );
    },
    async *population(service) {
      yield* (contents.population ?? []).filter(({ container }) => container.service === service);
    },
    restricted: async (least) => {
      const struck = findings.filter(
        ({ finding }) =>
          RESTRICTED_DETECTORS.has(finding.detector) &&
          CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(least),
      );
      const items = Map.groupBy(
        struck.filter(({ item }) => item !== null),
        ({ service }) => service,
      );
      const distinct = (those: readonly StoredFinding[]) =>
        new Set(those.map(({ container, item }) => `${container} ${item}`)).size;
      return {
        any: struck.length > 0,
        items: new Map([...items].map(([service, those]) => [service, distinct(those)])),
      };
    },
    tally: async () => memoryTally(),
    clusters: async () => openClusters("store"),
    spool: async () => openSpool("store"),
    close: async () => {},
  };
}

/** Sums by key, as the store's own are. */
export function memoryTally(): Tally {
  const sums = new Map<string, Weight>();
  return {
    add: async (weights) => {
      for (const weight of weights) {
        const known = sums.get(weight.key) ?? { ...NO_WEIGHT, key: weight.key };
        const figures = WEIGHED_FIGURES.map((figure) => [figure, known[figure] + weight[figure]]);
        sums.set(weight.key, { ...known, place: known.place ?? weight.place, ...Object.fromEntries(figures) });
      }
    },
    take: async (key) => {
      const weight = sums.get(key) ?? null;
      sums.delete(key);
      return weight;
    },
    async *left() {
      yield* [...sums.values()].sort((one, other) => text(one.key, other.key));
    },
    close: async () => {},
  };
}

const CONTAINER: Container = {
  kind: "container",
  service: "sharepoint.documents",
  id: "id",
  type: "library",
  name: "Nom",
  owner: null,
  group: null,
  site: null,
  url: null,
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
};

/** One container's totals: empty and unread but for what is said. */
export function told(
  service: ServiceId,
  id: string,
  some: Partial<Omit<ContainerTotals, "container">> & { container?: Partial<Container> } = {},
): ContainerTotals {
  const { container, ...totals } = some;
  return {
    items: 0,
    bytes: 0,
    parts: {},
    itemsRead: 0,
    sensitiveItems: 0,
    intimateItems: 0,
    restrictedItems: 0,
    byDetector: {},
    byCategory: {},
    unread: {},
    gaps: [],
    facts: null,
    beside: { apart: 0, recent: 0, recentBytes: 0 },
    ...totals,
    container: { ...CONTAINER, service, id, ...container },
  };
}

export function gap(service: ServiceId | null, cause: Gap["cause"], some: Partial<Gap> = {}): Gap {
  return {
    kind: "gap",
    service,
    container: null,
    where: "route",
    cause,
    permission: null,
    code: null,
    requestId: null,
    count: 1,
    ...some,
  };
}
