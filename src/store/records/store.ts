/** The records of a scan, on whichever database: what was seen, what was found, what is still to do, and what was kept of scans before. */

import type { Gap } from "../../model/gap.ts";
import type { Oddity } from "../../model/oddity.ts";
import type { Container, FactKind, FactOf, Item } from "../../model/records.ts";
import { type ServiceId, workloadOf } from "../../model/service.ts";
import { type Asking, type Engine, Out, type Row } from "../asking.ts";
import type { Commit } from "../commit.ts";
import { StoreFault } from "../fault.ts";
import type { Account } from "../port.ts";
import { openClusters } from "../sqlite/clusters.ts";
import { openSpool } from "../sqlite/spool.ts";
import { openTally } from "../sqlite/tally.ts";
import { courseIn } from "./course.ts";
import { decisionsIn } from "./decisions.ts";
import { findingsOf, restrictedIn } from "./findings.ts";
import { noteFolder, noteWritten, writtenNoted } from "./folders.ts";
import { gapOf } from "./gaps.ts";
import type { Unguarded } from "./guard.ts";
import { historyIn } from "./history.ts";
import { leftIn, UNTOLD } from "./left.ts";
import { goOnFrom, writePage } from "./page.ts";
import { populationOf } from "./population.ts";
import { beginScan, finishScan, lastScan, noteTold, walkedBefore } from "./scans.ts";
import { checkSeal, hasSeals, sealsOf } from "./seal.ts";
import { settle } from "./settle.ts";
import { sharedIn } from "./shared.ts";
import { SQL } from "./statements.ts";
import type { Tasks } from "./tasks.ts";
import { totalsOf } from "./totals.ts";

/** Where the records stand, and what their database alone can do. */
export interface Host {
  readonly engine: Engine;
  /** As it is named to people. */
  readonly path: string;
  readonly tasks: Tasks;
  /** One scan at a time. Throws `locked`, with who holds it. */
  hold(since: Date): Promise<{ release(): void | Promise<void> }>;
  close(): void | Promise<void>;
}

export function recordsOn({ engine, path, tasks, hold, close }: Host): Unguarded {
  const scratch: { close(): void }[] = [];
  let lock: { release(): void | Promise<void> } | null = null;
  let number: number | null = null;
  // Facts of earlier scans are out of sight while one is on.
  let since = 0;

  /** The scan that is on, or the last; 0 before the first. */
  function* scan(): Asking<number> {
    number ??= (yield* lastScan())?.number ?? 0;
    return number;
  }
  const write = async <T>(work: () => Asking<T>): Promise<T> => {
    try {
      return await engine.write(work);
    } catch (cause) {
      tasks.recount();
      throw cause;
    }
  };
  const { read } = engine;
  const release = async () => {
    const held = lock;
    lock = null;
    await held?.release();
  };

  /** A plan is made of a store that may not be written all the same. */
  const noteWhereWritable = async (note: () => Asking<void>) => {
    try {
      await write(note);
    } catch (cause) {
      if (!engine.isReadOnly(cause)) throw cause;
    }
  };

  function* addOddity({ workload, kind, count }: Oddity): Asking<void> {
    yield* SQL.addOddity.send(yield* scan(), workload, kind, count);
  }

  function* commitPage(commit: Commit): Asking<void> {
    const { task, page } = commit;
    const now = yield* scan();
    for (const [service, rows] of yield* writePage(commit, now))
      yield* addOddity({
        workload: service === null ? "other" : workloadOf(service),
        kind: "row-repeated",
        count: rows,
      });
    if (page.settle) yield* settle(page.settle.service, page.settle.container);
    for (const delta of [page.delta ?? []].flat()) yield* goOnFrom(delta, now);
    yield* tasks.plant(page.follow ?? []);
    yield* tasks.advance(task, page.cursor);
  }

  return {
    beginScan: async (tenant, wish, now, fresh, shortBy = () => []) => {
      const held = (await read(lastScan))?.tenant;
      if (held !== undefined && held !== tenant) throw new StoreFault("other-tenant", { path, tenant: held });
      lock ??= await hold(now);
      const begun = await write(() => beginScan({ tenant, wish, now, fresh, shortBy, tasks }));
      number = begun.number;
      since = begun.finishedAt === null ? begun.number : 0;
      tasks.recount();
      return begun;
    },
    joinScan: async (tenant) => {
      const last = await read(lastScan);
      if (last !== null && last.tenant !== tenant) throw new StoreFault("other-tenant", { path, tenant: last.tenant });
      if (last === null || last.finishedAt !== null) return null;
      number = since = last.number;
      return last;
    },
    lastScan: () => read(lastScan),
    walkedBefore: () => read(walkedBefore),
    finishScan: async (now, untold = false) => {
      const finished = await write(() => finishScan(now, untold));
      await release();
      since = 0;
      return finished;
    },
    seals: async () => (hasSeals(engine) ? await read(sealsOf) : []),
    checkSeal: async () => (hasSeals(engine) ? await read(checkSeal) : { kind: "unsealed" }),
    noteTold: () => write(noteTold),
    noteOutputs: (folder) => noteWhereWritable(() => noteFolder(folder)),
    noteManifest: (digest) =>
      noteWhereWritable(function* () {
        yield* noteWritten(digest, (yield* lastScan())?.id ?? "");
      }),
    manifests: () => read(writtenNoted),
    plant: async (seeds) => {
      const ready = tasks.expect(seeds);
      if (ready !== null) await ready;
      await write(() => tasks.plant(seeds));
      tasks.recount();
    },
    claim: tasks.claim,
    release: tasks.release,
    pending: tasks.pending,
    waitForOthers: tasks.waitForOthers,
    commit: async (commit) => {
      const { task, page } = commit;
      const ready = tasks.expect(page.follow ?? []);
      if (ready !== null) await ready;
      await write(() => commitPage(commit));
      tasks.advanced(task, page);
    },
    addAccount: (workload, { requests, throttled, units, bytes }) =>
      write(function* () {
        yield* SQL.addAccount.send(yield* scan(), workload, requests, throttled, units, bytes);
      }),
    addOddity: (oddity) => write(() => addOddity(oddity)),
    oddities: () =>
      read(function* () {
        return (yield* SQL.oddities.all(yield* scan())).map(oddityOf);
      }),
    accounts: () =>
      read(function* () {
        const rows = yield* SQL.accounts.all(yield* scan());
        return new Map(rows.map((row) => [String(row.workload), accountOf(row)] as const));
      }),
    ...courseIn(engine, scan),
    ...historyIn(engine, scan),
    ...decisionsIn(engine, scan),
    noteSpent: (spent) =>
      write(function* () {
        yield* SQL.forgetSpent.send();
        for (const { from, units } of spent) yield* SQL.addSpent.send(from, units);
      }),
    notePauses: (pauses) =>
      write(function* () {
        yield* SQL.forgetPauses.send();
        for (const { lane, until } of pauses) yield* SQL.addPause.send(lane, Math.ceil(until));
      }),
    pauses: async () =>
      (await read(() => SQL.pauses.all())).map(({ lane, until }) => ({ lane: String(lane), until: Number(until) })),
    spent: async () =>
      (await read(() => SQL.spent.all())).map(({ since: from, units }) => ({
        from: Number(from),
        units: Number(units),
      })),
    fact: async <K extends FactKind>(kind: K, id: string) => {
      const row = await read(() => SQL.fact.get(kind, id, since));
      return row === undefined ? null : (JSON.parse(String(row.body)) as FactOf<K>);
    },
    facts: async <K extends FactKind>(kind: K, after: string | null, limit: number) =>
      (await read(() => SQL.facts.all(kind, after ?? "", since, limit))).map(
        (row) => JSON.parse(String(row.body)) as FactOf<K>,
      ),
    deltaLink: async (service, container, part = "") => {
      const row = await read(() => SQL.delta.get(service, container, part));
      return row === undefined ? null : String(row.link);
    },
    closedItems: (service, container) =>
      read(function* () {
        return Number((yield* SQL.closed.get({ service, container, scan: yield* scan() }))?.items);
      }),
    versions: async (service, container) =>
      new Map(
        (await read(() => SQL.versions.all(service, container))).map(
          ({ item, version }) => [String(item), String(version)] as const,
        ),
      ),
    protectedItems: async (service, container) =>
      new Set((await read(() => SQL.protectedItems.all(service, container))).map(({ item }) => String(item))),
    unreadItems: async (service, container, after, limit) =>
      (await read(() => SQL.unread.all(service, container, after ?? "", limit))).map((row) => ({
        ...itemOf(service, container, row),
        marked: row.marked === 1,
      })),
    files: async (service, container, after, limit) =>
      (await read(() => SQL.files.all(service, container, after ?? "", limit))).map((row) =>
        itemOf(service, container, row),
      ),
    container: async (service, id) => {
      const row = await read(() => SQL.place.get(service, id));
      return row === undefined ? null : (JSON.parse(String(row.body)) as Container);
    },
    notebooks: async (service, container, after, limit) =>
      (await read(() => SQL.notebooks.all(service, container, after ?? "", limit))).map((row) =>
        itemOf(service, container, row),
      ),
    sharedSensitive: async (service, container, after, limit) =>
      (await read(() => SQL.sharedSensitive.all({ service, container, after: after ?? "", limit }))).map(({ id }) =>
        String(id),
      ),
    tellsRetention: async (service, container) =>
      (await read(() => SQL.tellsRetention.get(service, container))) !== undefined,
    shared: () =>
      engine.walk(function* () {
        yield* sharedIn((yield* lastScan())?.number ?? 0);
      }),
    population: (service, of, least) => engine.walk(() => populationOf(service, of, least)),
    gaps: () =>
      engine.walk(function* () {
        yield* SQL.gaps.each([], function* (row): Generator<Out<Gap>, void, unknown> {
          yield new Out(gapOf(row));
        });
      }),
    unseen: (shortBy, service) =>
      engine.walk(function* () {
        const last = yield* lastScan();
        if (last !== null && last.finishedAt === null) yield* leftIn(last, shortBy, { which: UNTOLD, service });
      }),
    shutPlaces: () =>
      engine.walk(function* () {
        yield* SQL.shut.each([], function* (row): Generator<Out<Shut>, void, unknown> {
          const { service, container, cause } = gapOf(row);
          if (container !== null) yield new Out({ service, container, cause });
        });
      }),
    totals: (least, service, from, marks) => engine.walk(() => totalsOf(least, service, from, marks)),
    tally: async () => openTally(path),
    clusters: async () => {
      const opened = openClusters(path);
      scratch.push(opened);
      return opened;
    },
    spool: async () => {
      const opened = openSpool(path);
      scratch.push(opened);
      return opened;
    },
    findings: (least, wish) => engine.walk(() => findingsOf(least, wish)),
    restricted: (least) => read(() => restrictedIn(least)),
    pseudonym: async (kind, id) => Number((await write(() => SQL.pseudonym.get(kind, id, kind)))?.number),
    pseudonymsOf: (ids) =>
      read(function* () {
        const borne: { readonly kind: string; readonly number: number }[] = [];
        for (const id of new Set(ids))
          for (const { kind, number: given } of yield* SQL.pseudonymsOf.all(id))
            borne.push({ kind: String(kind), number: Number(given) });
        return borne.sort((one, other) =>
          one.kind === other.kind ? one.number - other.number : one.kind < other.kind ? -1 : 1,
        );
      }),
    close: async () => {
      await release();
      for (const opened of scratch.splice(0)) opened.close();
      await close();
    },
  };
}

type Shut = Pick<Gap, "service" | "cause"> & { readonly container: string };

const accountOf = (row: Row): Account => ({
  requests: Number(row.requests),
  throttled: Number(row.throttled),
  units: Number(row.units),
  bytes: Number(row.bytes),
});

const oddityOf = ({ workload, kind, count }: Row): Oddity => ({
  workload: String(workload),
  kind: kind as Oddity["kind"],
  count: Number(count),
});

const itemOf = (service: ServiceId, container: string, row: Row): Item =>
  ({
    kind: "item",
    service,
    container,
    id: row.id,
    type: row.type,
    parent: row.parent,
    name: row.name,
    bytes: row.bytes,
    created: row.created,
    modified: row.modified,
    private: row.private === 1,
    traits: row.traits === null ? {} : JSON.parse(String(row.traits)),
  }) as Item;
