/**
 * Runs collectors over a Graph and keeps what they say, in memory, by the rules of the store: one record for each
 * natural key, flags handed down a settled tree, volumes added up. A scan can be cut after any number of pages.
 */

import { withListsApart } from "../../src/app/scan/apart.ts";
import type { Collector, Known, Tools } from "../../src/collect/collector.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { teamsFolderTest } from "../../src/model/drive-part.ts";
import type { Gap } from "../../src/model/gap.ts";
import { ownPartTest } from "../../src/model/page-parts.ts";
import { privateNameTest } from "../../src/model/private-names.ts";
import { privateSubjectTest } from "../../src/model/private-subjects.ts";
import type { Apart, Container, Fact, FactKind, FactOf, Item, Part, TenantRecord } from "../../src/model/records.ts";
import { type ScopeLists, scopeOf } from "../../src/model/scope.ts";
import { type ContentMode, type ContentModes, SERVICES, type ServiceId } from "../../src/model/service.ts";
import type { Labelled, Page, Reading, Task, TaskSeed } from "../../src/model/task.ts";
import { pageParts, privateSubjects, teamsFolders } from "../../src/store/templates.ts";

export interface Wish {
  readonly content?: ContentMode | ContentModes;
  readonly scope?: Partial<ScopeLists>;
  /** Of a thing by its id, and by its place's and its own. */
  readonly drawn?: (service: ServiceId, item: string, placed: string) => boolean;
  readonly countTeamsMessages?: boolean;
  readonly extractLabels?: boolean;
  readonly readSharing?: boolean;
  /** Files in which something sensitive was found. */
  readonly sensitive?: readonly string[];
  readonly startedAt?: Date;
  /**
   * Each run of a task is cut after this many pages, and gone on with from its cursor. A page whose cursor is the
   * one that the run began with is no progress: cut there, the task would never end.
   */
  readonly cutAfter?: number;
  /** What earlier scans knew: facts already stored, and delta links kept. */
  readonly facts?: readonly Fact[];
  /** Things that they met. */
  readonly before?: readonly Item[];
  readonly deltaLinks?: ReadonlyMap<string, string>;
  readonly versions?: ReadonlyMap<string, string>;
  /** Things in which a protection marking was found. */
  readonly protectedItems?: readonly string[];
}

interface Volume {
  readonly containers: number;
  readonly items: number | null;
  readonly bytes: number | null;
}

export interface Gathered {
  readonly containers: readonly Container[];
  readonly parts: readonly Part[];
  readonly items: readonly Item[];
  readonly gaps: readonly Gap[];
  /** What was asked for apart, as last said. */
  readonly apart: readonly Apart[];
  /** Labels that the service told. */
  readonly labelled: readonly Labelled[];
  /** Contents that were handed over to be read, in order. */
  readonly readings: readonly Reading[];
  /** Things of which it was said that they have not changed. */
  readonly stood: readonly string[];
  readonly deltaLinks: ReadonlyMap<string, string>;
  facts<K extends FactKind>(kind: K): readonly FactOf<K>[];
  /** By service; places that were refused are in no count. Services without any place are left out. */
  volumes(): Readonly<Partial<Record<ServiceId, Volume>>>;
  volumeOf(service: ServiceId, container: string): Omit<Volume, "containers">;
}

/** Names that the tests take for private; the product's own list is in its templates. */
const isPrivateName = privateNameTest(["personnel", "privé", "syndical", "private"]);
const isPrivateSubject = privateSubjectTest(privateSubjects());

const byCodePoint = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

export async function collect(collectors: readonly Collector[], graph: Graph, wish: Wish = {}): Promise<Gathered> {
  const memory = memoryOf(wish);
  const mode = wish.content ?? "none";
  const content: ContentModes =
    typeof mode === "string" ? { exchange: mode, onedrive: mode, teams: mode, sharepoint: mode } : mode;
  const tools: Tools = {
    graph: withListsApart(graph),
    known: memory.known,
    scope: scopeOf({ include: [], exclude: [], excludeContent: [], ...wish.scope }),
    content,
    drawn: async (service, container, things) => {
      const drawn = wish.drawn ?? (() => content[workloadOf(service)] !== "none");
      return things.filter(({ id }) => drawn(service, id, `${container}/${id}`));
    },
    isPrivateName,
    isPrivateSubject,
    extractLabels: wish.extractLabels ?? false,
    readSharing: wish.readSharing ?? false,
    isOwnPart: ownPartTest(pageParts()),
    teamsFolder: teamsFolderTest(teamsFolders()),
    countTeamsMessages: wish.countTeamsMessages ?? false,
    startedAt: wish.startedAt ?? new Date("2026-11-22T08:00:00Z"),
  };
  const tasks = new Map<string, Omit<Task, "cursor"> & { cursor: string | null; done: boolean }>();
  const plant = (seeds: readonly TaskSeed[]) => {
    for (const seed of seeds) {
      const key = `${seed.collector} ${seed.key}`;
      // Params go through JSON as they do in a store.
      const params = JSON.parse(JSON.stringify(seed.params));
      if (!tasks.has(key)) tasks.set(key, { ...seed, params, cursor: null, done: false });
    }
  };
  for (const collector of collectors) {
    plant(collector.roots(content).map((seed) => ({ ...seed, collector: collector.id })));
  }
  for (;;) {
    const waiting = [...tasks.values()].filter(({ done }) => !done);
    if (waiting.length === 0) return memory.gathered;
    const busy = new Set(waiting.map(({ collector }) => collector));
    const next = waiting.find(({ collector }) =>
      collectors.some(({ id, after }) => id === collector && !after.some((other) => busy.has(other))),
    );
    if (next === undefined) throw new Error(`tasks that no collector of this run can do: ${[...busy].join(", ")}`);
    const { collector: of, key, params, cursor } = next;
    const collector = collectors.find(({ id }) => id === of) as Collector;
    let [pages, cut] = [0, false];
    next.done = true;
    for await (const page of collector.run({ collector: of, key, params, cursor }, tools)) {
      memory.commit(page);
      // Tasks of collectors that this run leaves out are those of a workload that was not chosen.
      plant((page.follow ?? []).filter((seed) => collectors.some(({ id }) => id === seed.collector)));
      next.cursor = page.cursor;
      next.done = page.cursor === null;
      pages += 1;
      cut = pages >= (wish.cutAfter ?? Number.POSITIVE_INFINITY) && page.cursor !== cursor;
      if (cut) break;
    }
    if (pages === 0) throw new Error(`${of} ${key} ended without a page: its task would never be over`);
    if (!next.done && !cut) throw new Error(`${of} ${key} ended before its last page`);
  }
}

/** What was gathered of one service alone. */
export function within(
  found: Gathered,
  service: ServiceId,
): Pick<Gathered, "containers" | "gaps" | "readings" | "volumes" | "volumeOf"> {
  const own = found.volumes()[service];
  return {
    containers: found.containers.filter((container) => container.service === service),
    gaps: found.gaps.filter((gap) => gap.service === service),
    readings: found.readings.filter((reading) => reading.service === service),
    volumes: () => (own === undefined ? {} : { [service]: own }),
    volumeOf: found.volumeOf,
  };
}

function workloadOf(service: ServiceId): keyof ContentModes {
  const workload = SERVICES.find(({ id }) => id === service)?.workload ?? "other";
  return workload === "other" ? "sharepoint" : workload;
}

const placed = (service: string, container: string, part?: string) =>
  `${service} ${container}${part === undefined ? "" : ` ${part}`}`;

type Kept = { closed: boolean; notebook: string | null } & Item;

function memoryOf(wish: Wish) {
  const facts = new Map<string, Fact>((wish.facts ?? []).map((fact) => [`${fact.kind} ${fact.id}`, fact]));
  const containers = new Map<string, Container>();
  const parts = new Map<string, Part>();
  const items = new Map<string, Kept>();
  const gaps = new Map<string, Gap>();
  const closed = new Map<string, string>();
  /** Folders told to be deleted: what they hold goes once the tree is settled. */
  const dropped = new Map<string, Kept>();
  const readings: Reading[] = [];
  const labelled: Labelled[] = [];
  const apart = new Map<string, Apart>();
  const stood: string[] = [];
  const read = new Set<string>();
  const deltaLinks = new Map<string, string>(wish.deltaLinks);

  const write = (record: TenantRecord) => {
    if (record.kind === "closed") closed.set(`${record.service} ${record.container} ${record.id}`, record.part);
    else if (record.kind === "apart") apart.set(`${record.service} ${record.container} ${record.item}`, record);
    else if (record.kind === "container") containers.set(`${record.service} ${record.id}`, record);
    else if (record.kind === "part") parts.set(`${record.service} ${record.container} ${record.id}`, record);
    else if (record.kind === "item") {
      items.set(`${record.service} ${record.container} ${record.id}`, {
        ...record,
        closed: record.private,
        notebook: null,
      });
    } else if (record.kind === "removed") {
      const key = `${record.service} ${record.container} ${record.id}`;
      if (record.part !== undefined) {
        if (closed.get(key) === record.part) closed.delete(key);
        return;
      }
      const known = items.get(key);
      if (known?.type === "folder" || known?.type === "notebook") dropped.set(key, known);
      items.delete(key);
    } else if (record.kind === "reset") {
      if (record.part !== undefined) {
        for (const [at, part] of closed)
          if (part === record.part && at.startsWith(`${record.service} ${record.container} `)) closed.delete(at);
        return;
      }
      for (const kept of [items, parts]) {
        for (const key of kept.keys()) if (key.startsWith(`${record.service} ${record.container} `)) kept.delete(key);
      }
    } else if (record.kind === "gap") {
      gaps.set(`${record.service} ${record.container} ${record.where} ${record.cause}`, record);
    } else facts.set(`${record.kind} ${record.id}`, record);
  };

  const inside = (service: ServiceId, container: string) =>
    [...items.values()].filter((item) => item.service === service && item.container === container);
  const settle = (service: ServiceId, container: string) => {
    for (let left = [...dropped.keys()].filter((key) => !items.has(key)); left.length > 0; ) {
      const gone = new Set(left.map((key) => key.split(" ").at(-1)));
      left = inside(service, container).flatMap(({ id, parent }) =>
        gone.has(parent ?? "") ? [`${service} ${container} ${id}`] : [],
      );
      for (const key of left) items.delete(key);
    }
    const tree = new Map(inside(service, container).map((item) => [item.id, item]));
    for (const item of tree.values()) {
      [item.closed, item.notebook] = [item.private, null];
      for (let above = tree.get(item.parent ?? ""); above !== undefined; above = tree.get(above.parent ?? "")) {
        item.closed ||= above.private && above.type !== "file";
        if (above.type === "notebook") item.notebook = above.id;
      }
    }
  };
  const counted = (item: Kept) => (item.type === "file" || item.type === "thing") && item.notebook === null;
  const window = <T extends { readonly id: string }>(found: readonly T[], after: string | null, limit: number) =>
    found
      .filter(({ id }) => after === null || id > after)
      .sort((one, other) => byCodePoint(one.id, other.id))
      .slice(0, limit);

  for (const item of wish.before ?? []) write(item);
  const known: Known = {
    fact: async (kind, id) => (facts.get(`${kind} ${id}`) as never) ?? null,
    facts: async (kind, after, limit) =>
      window([...facts.values()].filter((fact) => fact.kind === kind) as never[], after, limit),
    deltaLink: async (service, container, part) => deltaLinks.get(placed(service, container, part)) ?? null,
    closedItems: async (service, container) =>
      [...closed.keys()].filter((key) => key.startsWith(`${service} ${container} `)).length,
    versions: async () => wish.versions ?? new Map(),
    protectedItems: async () => new Set(wish.protectedItems ?? []),
    unread: async (service, container, after, limit) => {
      const unread = inside(service, container).filter((item) => counted(item) && !item.closed);
      return window(
        unread.filter(({ id }) => !read.has(`${service} ${container} ${id}`)),
        after,
        limit,
      ).map(({ id, name, bytes }) => ({ id, name, bytes }));
    },
    files: async (service, container, after, limit) => {
      const open = inside(service, container).filter((item) => counted(item) && !item.closed);
      return window(open, after, limit).map(({ id, name }) => ({ id, name }));
    },
    sharedSensitive: async (service, container, after, limit) => {
      const here = inside(service, container);
      const tree = new Map(here.map((item) => [item.id, item]));
      const open = (item: Kept) => {
        for (let at: Kept | undefined = item; at; at = tree.get(at.parent ?? "")) if (at.shared) return true;
        return false;
      };
      const found = here.filter(
        (item) => counted(item) && !item.closed && wish.sensitive?.includes(item.id) && open(item),
      );
      return window(found, after, limit).map(({ id }) => id);
    },
    tellsRetention: async (service, container) =>
      inside(service, container).some(({ traits }) => traits.retained !== undefined),
    notebooks: async (service, container, after, limit) => {
      const here = inside(service, container);
      const notebooks = window(
        here.filter(({ type }) => type === "notebook"),
        after,
        limit,
      );
      return notebooks.map((notebook) => {
        const sections = here.filter((item) => item.notebook === notebook.id && item.type === "file");
        return { ...notebook, bytes: sections.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) };
      });
    },
  };

  const volumeOf = (service: ServiceId, container: string) => {
    const shares = [...parts.values()].filter(
      (part) => part.service === service && part.container === container && part.counted,
    );
    const own = inside(service, container).filter(counted);
    const items = shares.some((part) => part.items === null)
      ? null
      : own.length + shares.reduce((sum, part) => sum + (part.items ?? 0), 0);
    const all = [...shares, ...own];
    const bytes = all.some((each) => each.bytes === null)
      ? null
      : all.reduce((sum, each) => sum + (each.bytes ?? 0), 0);
    return { items, bytes };
  };
  const isRefused = ({ service, id }: Container) =>
    [...gaps.values()].some(
      (gap) =>
        gap.service === service &&
        gap.container === id &&
        ["forbidden", "locked", "given-up", "unexpected"].includes(gap.cause),
    );

  const gathered: Gathered = {
    get containers() {
      return [...containers.values()];
    },
    get parts() {
      return [...parts.values()];
    },
    get items() {
      return [...items.values()].map(({ closed, notebook, ...item }) => ({ ...item, private: closed }));
    },
    get gaps() {
      return [...gaps.values()];
    },
    readings,
    labelled,
    get apart() {
      return [...apart.values()];
    },
    stood,
    deltaLinks,
    facts: (kind) => [...facts.values()].filter((fact) => fact.kind === kind) as never,
    volumeOf,
    volumes: () => {
      const volumes: Partial<Record<ServiceId, Volume>> = {};
      for (const container of containers.values()) {
        if (isRefused(container)) continue;
        const own = volumeOf(container.service, container.id);
        const sum = volumes[container.service] ?? { containers: 0, items: 0, bytes: 0 };
        const add = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
        volumes[container.service] = {
          containers: sum.containers + (container.listed ? 1 : 0),
          items: add(sum.items, own.items),
          bytes: add(sum.bytes, own.bytes),
        };
      }
      return volumes;
    },
  };
  const commit = (page: Page) => {
    for (const record of page.records) write(structuredClone(record));
    for (const reading of page.readings ?? []) {
      readings.push(reading);
      read.add(`${reading.service} ${reading.container} ${reading.item}`);
      if (reading.part !== undefined) closed.delete(`${reading.service} ${reading.container} ${reading.item}`);
    }
    labelled.push(...(page.labelled ?? []));
    for (const { service, container, part, link } of [page.delta ?? []].flat())
      deltaLinks.set(placed(service, container, part), link);
    stood.push(...(page.stands ?? []).flatMap(({ items }) => items));
    if (page.settle) settle(page.settle.service, page.settle.container);
  };
  return { known, gathered, commit };
}
