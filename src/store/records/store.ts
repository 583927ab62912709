/** The records of a scan, on whichever database: what was seen, what was found, what is still to do, and what was kept of scans before. */

import { workloadOf } from "../../model/service.ts";
import type { Asking, Engine } from "../asking.ts";
import type { Commit } from "../commit.ts";
import { StoreFault } from "../fault.ts";
import { openClusters } from "../scratch/clusters.ts";
import { openSpool } from "../scratch/spool.ts";
import { openTally } from "../scratch/tally.ts";
import { accountsIn, noteOddity } from "./accounts.ts";
import { courseIn } from "./course.ts";
import { decisionsIn } from "./decisions.ts";
import { findingsOf, restrictedIn } from "./findings.ts";
import { noteFolder, noteWritten, writtenNoted } from "./folders.ts";
import { allGaps, shutPlaces } from "./gaps.ts";
import type { Unguarded } from "./guard.ts";
import { historyIn } from "./history.ts";
import { knownIn } from "./known.ts";
import { leftIn, UNTOLD } from "./left.ts";
import { goOnFrom, writePage } from "./page.ts";
import { populationOf } from "./population.ts";
import { pseudonymsIn } from "./pseudonyms.ts";
import { beginScan, finishScan, lastScan, noteTold, walkedBefore } from "./scans.ts";
import { checkSeal, hasSeals, sealsOf } from "./seal.ts";
import { settle } from "./settle.ts";
import { sharedIn } from "./shared.ts";
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

  function* commitPage(commit: Commit): Asking<void> {
    const { task, page } = commit;
    const now = yield* scan();
    for (const [service, rows] of yield* writePage(commit, now))
      yield* noteOddity(now, {
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
    crew: tasks.crew,
    waitForOthers: tasks.waitForOthers,
    commit: async (commit) => {
      const { task, page } = commit;
      const ready = tasks.expect(page.follow ?? []);
      if (ready !== null) await ready;
      await write(() => commitPage(commit));
      tasks.advanced(task, page);
    },
    ...accountsIn(engine, scan),
    ...courseIn(engine, scan),
    ...historyIn(engine, scan),
    ...decisionsIn(engine, scan),
    ...knownIn(engine, scan, () => since),
    ...pseudonymsIn(engine),
    shared: () =>
      engine.walk(function* () {
        yield* sharedIn((yield* lastScan())?.number ?? 0);
      }),
    population: (service, of, least) => engine.walk(() => populationOf(service, of, least)),
    gaps: () => engine.walk(allGaps),
    unseen: (shortBy, service) =>
      engine.walk(function* () {
        const last = yield* lastScan();
        if (last !== null && last.finishedAt === null) yield* leftIn(last, shortBy, { which: UNTOLD, service });
      }),
    shutPlaces: () => engine.walk(shutPlaces),
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
    close: async () => {
      await release();
      for (const opened of scratch.splice(0)) opened.close();
      await close();
    },
  };
}
