/** The embedded store: one SQLite file that only its owner may read, and nothing of the tenant's content in it. */

import type { DatabaseSync } from "node:sqlite";
import type { Gap } from "../../model/gap.ts";
import type { Oddity } from "../../model/oddity.ts";
import type { Container, FactKind, FactOf, Item } from "../../model/records.ts";
import { type ServiceId, workloadOf } from "../../model/service.ts";
import type { Asking } from "../asking.ts";
import type { Commit } from "../commit.ts";
import { StoreFault } from "../fault.ts";
import type { Account, ClaimedTask, RecordStore } from "../port.ts";
import { courseIn } from "../records/course.ts";
import { decisionsIn } from "../records/decisions.ts";
import { findingsOf, restrictedIn } from "../records/findings.ts";
import { noteFolder, noteWritten, writtenNoted } from "../records/folders.ts";
import { checkSeal, hasSeals, sealsOf } from "../records/seal.ts";
import { openClusters } from "./clusters.ts";
import { engineOn } from "./engine.ts";
import { type Opening, openDatabase, storeFaultOf } from "./file.ts";
import { gapOf } from "./gaps.ts";
import { guarded, type Unguarded } from "./guard.ts";
import { historyIn } from "./history.ts";
import { leftGap, leftIn, UNTOLD } from "./left.ts";
import { writingOf } from "./places.ts";
import { populationOf } from "./population.ts";
import { holdScanLock } from "./scan-lock.ts";
import { beginScan, finishScan, lastScan, walkedBefore } from "./scans.ts";
import { settlingOf } from "./settle.ts";
import { sharedIn } from "./shared.ts";
import { openSpool } from "./spool.ts";
import { type Statements, statementsOf } from "./statements.ts";
import { openTally } from "./tally.ts";
import { totalsOf } from "./totals.ts";

type Row = Record<string, unknown>;

/** Opens the store at that path; `create: false` refuses where nothing has been scanned yet. */
export function openStore(path: string, opening: Opening): RecordStore {
  const database = openDatabase(path, opening);
  try {
    return guarded(storeOn(database, path, opening.command ?? null), path);
  } catch (cause) {
    database.close();
    throw storeFaultOf(cause, path);
  }
}

function storeOn(database: DatabaseSync, path: string, command: string | null): Unguarded {
  const engine = engineOn(database);
  const writing = writingOf(database);
  const settle = settlingOf(database);
  const sql = statementsOf(database);
  const scratch: { close(): void }[] = [];
  let lock: { release(): void } | null = null;
  let scan = lastScan(database)?.number ?? 0;
  // Facts of earlier scans are out of sight while one is on.
  let since = 0;
  // Undone tasks by collector: counted once, then followed, since a scan asks after every page.
  let undone: Map<string, number> | null = null;
  const changeUndone = (collector: string, by: number) => {
    undone?.set(collector, (undone.get(collector) ?? 0) + by);
  };

  const transaction = <T>(work: () => T): T => {
    try {
      sql.open.run();
      const result = work();
      sql.close.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      undone = null;
      throw error;
    }
  };

  const plant = (seeds: Parameters<RecordStore["plant"]>[0]) => {
    for (const { collector, key, params } of seeds) {
      changeUndone(collector, Number(sql.plant.run(collector, key, JSON.stringify(params)).changes));
    }
  };

  const addOddity = ({ workload, kind, count }: Oddity) => void sql.addOddity.run(scan, workload, kind, count);

  const commitPage = ({ task, page, outcomes, nameFindings, labelFindings = [] }: Commit) => {
    for (const [service, rows] of writing.records(page.records, scan))
      addOddity({ workload: service === null ? "other" : workloadOf(service), kind: "row-repeated", count: rows });
    writing.nameFindings(nameFindings, scan);
    writing.labelFindings(labelFindings, scan);
    writing.outcomes(outcomes, scan);
    for (const place of [page.keep ?? []].flat()) writing.keep(place, scan);
    for (const those of page.stands ?? []) writing.stand(those, scan);
    if (page.settle) settle(page.settle.service, page.settle.container);
    for (const delta of [page.delta ?? []].flat()) writing.goOnFrom(delta, scan);
    plant(page.follow ?? []);
    const state = page.cursor === null ? "done" : "claimed";
    const { changes } = sql.advance.run(page.cursor, state, task.collector, task.key);
    if (state === "done") changeUndone(task.collector, -Number(changes));
  };

  /** A plan is made of a store that may not be written all the same. */
  const noteWhereWritable = async (note: () => Asking<void>) => {
    try {
      await engine.write(note);
    } catch (cause) {
      if (!engine.isReadOnly(cause)) throw cause;
    }
  };

  return {
    beginScan: async (tenant, wish, now, fresh, shortBy = () => []) => {
      const held = lastScan(database)?.tenant;
      if (held !== undefined && held !== tenant) throw new StoreFault("other-tenant", { path, tenant: held });
      lock ??= holdScanLock(path, { command, since: now });
      const begun = transaction(() => beginScan(database, { tenant, wish, now, fresh, shortBy }));
      scan = begun.number;
      since = begun.finishedAt === null ? begun.number : 0;
      undone = null;
      return begun;
    },
    lastScan: async () => lastScan(database),
    walkedBefore: async () => walkedBefore(database),
    finishScan: async (now, untold = false) => {
      const finished = transaction(() => finishScan(database, now, untold));
      lock?.release();
      lock = null;
      since = 0;
      return finished;
    },
    seals: async () => (hasSeals(engine) ? await engine.read(sealsOf) : []),
    checkSeal: async () => (hasSeals(engine) ? await engine.read(checkSeal) : { kind: "unsealed" }),
    noteTold: async () =>
      transaction(() => void database.exec("UPDATE scan SET untold = 0 WHERE number = (SELECT MAX(number) FROM scan)")),
    noteOutputs: (folder) => noteWhereWritable(() => noteFolder(folder)),
    noteManifest: (digest) => noteWhereWritable(() => noteWritten(digest, lastScan(database)?.id ?? "")),
    manifests: () => engine.read(writtenNoted),
    plant: async (seeds) => transaction(() => plant(seeds)),
    claim: async (collectors, limit) => transaction(() => claim(sql, collectors, limit)),
    release: async ({ collector, key, unanswered }) =>
      transaction(() => void sql.release.run(unanswered, collector, key)),
    pending: async () => {
      undone ??= new Map(sql.pending.all().map(({ collector, tasks }) => [String(collector), Number(tasks)] as const));
      return new Map([...undone].filter(([, tasks]) => tasks > 0));
    },
    commit: async (commit) => transaction(() => commitPage(commit)),
    addAccount: async (workload, { requests, throttled, units, bytes }) =>
      transaction(() => void sql.addAccount.run(scan, workload, requests, throttled, units, bytes)),
    addOddity: async (oddity) => transaction(() => addOddity(oddity)),
    oddities: async () => sql.oddities.all(scan).map(oddityOf),
    accounts: async () => new Map(sql.accounts.all(scan).map((row) => [String(row.workload), accountOf(row)] as const)),
    ...courseIn(engine, () => scan),
    ...historyIn(database, { scan: () => scan, transaction }),
    ...decisionsIn(engine, () => scan),
    noteSpent: async (spent) =>
      transaction(() => {
        database.exec("DELETE FROM spent");
        for (const { from, units } of spent) sql.addSpent.run(from, units);
      }),
    notePauses: async (pauses) =>
      transaction(() => {
        database.exec("DELETE FROM pause");
        for (const { lane, until } of pauses) sql.addPause.run(lane, Math.ceil(until));
      }),
    pauses: async () => sql.pauses.all().map(({ lane, until }) => ({ lane: String(lane), until: Number(until) })),
    spent: async () => sql.spent.all().map(({ since: from, units }) => ({ from: Number(from), units: Number(units) })),
    fact: async <K extends FactKind>(kind: K, id: string) => {
      const row = sql.fact.get(kind, id, since);
      return row === undefined ? null : (JSON.parse(String(row.body)) as FactOf<K>);
    },
    facts: async <K extends FactKind>(kind: K, after: string | null, limit: number) =>
      sql.facts.all(kind, after ?? "", since, limit).map((row) => JSON.parse(String(row.body)) as FactOf<K>),
    deltaLink: async (service, container, part = "") => {
      const row = sql.delta.get(service, container, part);
      return row === undefined ? null : String(row.link);
    },
    closedItems: async (service, container) => Number(sql.closed.get({ service, container, scan })?.items),
    versions: async (service, container) =>
      new Map(
        sql.versions.all(service, container).map(({ item, version }) => [String(item), String(version)] as const),
      ),
    protectedItems: async (service, container) =>
      new Set(sql.protectedItems.all(service, container).map(({ item }) => String(item))),
    unreadItems: async (service, container, after, limit) =>
      sql.unread
        .all(service, container, after ?? "", limit)
        .map((row) => ({ ...itemOf(service, container, row), marked: row.marked === 1 })),
    files: async (service, container, after, limit) =>
      sql.files.all(service, container, after ?? "", limit).map((row) => itemOf(service, container, row)),
    container: async (service, id) => {
      const row = sql.place.get(service, id);
      return row === undefined ? null : (JSON.parse(String(row.body)) as Container);
    },
    notebooks: async (service, container, after, limit) =>
      sql.notebooks.all(service, container, after ?? "", limit).map((row) => itemOf(service, container, row)),
    sharedSensitive: async (service, container, after, limit) =>
      sql.sharedSensitive.all({ service, container, after: after ?? "", limit }).map(({ id }) => String(id)),
    tellsRetention: async (service, container) => sql.tellsRetention.get(service, container) !== undefined,
    async *shared() {
      yield* sharedIn(database, lastScan(database)?.number ?? 0);
    },
    async *population(service, number, least) {
      yield* populationOf(database, service, number, least);
    },
    async *gaps(): AsyncGenerator<Gap> {
      for (const row of sql.gaps.iterate()) yield gapOf(row);
    },
    async *unseen(shortBy, service) {
      const last = lastScan(database);
      if (last === null || last.finishedAt !== null) return;
      for (const left of leftIn(database, last, shortBy, { which: UNTOLD, service })) yield leftGap(left);
    },
    async *shutPlaces() {
      for (const row of sql.shut.iterate()) {
        const { service, container, cause } = gapOf(row);
        if (container !== null) yield { service, container, cause };
      }
    },
    totals: (least, service, since, marks) => totalsOf(database, least, service, since, marks),
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
    restricted: (least) => engine.read(() => restrictedIn(least)),
    pseudonym: async (kind, id) => Number(sql.pseudonym.get(kind, id, kind)?.number),
    pseudonymsOf: async (ids) =>
      [...new Set(ids)]
        .flatMap((id) => sql.pseudonymsOf.all(id))
        .map(({ kind, number }) => ({ kind: String(kind), number: Number(number) }))
        .sort((one, other) => (one.kind === other.kind ? one.number - other.number : one.kind < other.kind ? -1 : 1)),
    close: async () => {
      lock?.release();
      lock = null;
      for (const opened of scratch.splice(0)) opened.close();
      database.close();
    },
  };
}

function claim(sql: Statements, collectors: readonly string[], limit: number): readonly ClaimedTask[] {
  const tasks: ClaimedTask[] = [];
  for (const collector of collectors) {
    if (tasks.length >= limit) break;
    for (const row of sql.waiting.all(collector, limit - tasks.length)) {
      sql.begin.run(row.position as number);
      tasks.push({
        collector,
        key: String(row.key),
        params: JSON.parse(String(row.params)),
        cursor: row.cursor === null ? null : String(row.cursor),
        unanswered: Number(row.unanswered),
      });
    }
  }
  return tasks;
}

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
