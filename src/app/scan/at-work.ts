/** A process at work at a scan: its way to the tenant, what it reads contents with, and what it notes of its own requests. */

import { availableParallelism } from "node:os";
import type { Collector } from "../../collect/collector.ts";
import { maskName } from "../../detect/index.ts";
import type { Connection } from "../../graph/connect.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { CustomDetector } from "../../model/custom-detector.ts";
import { teamsFolderTest } from "../../model/drive-part.ts";
import { ownPartTest } from "../../model/page-parts.ts";
import { privateNameTest } from "../../model/private-names.ts";
import { privateSubjectTest } from "../../model/private-subjects.ts";
import { scopeOf } from "../../model/scope.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { pageParts, privateNames, privateSubjects, teamsFolders } from "../../store/templates.ts";
import { canRead, createReadingPool, READING_LIMITS } from "../reading.ts";
import { accountant } from "./accountant.ts";
import type { Given } from "./contents.ts";
import type { OddityCounter } from "./oddities.ts";
import type { ScanEvents } from "./request.ts";
import { type RunEnd, runScan } from "./run.ts";
import { labelsOf } from "./sign-in-notes.ts";

/** What the connection tells to whoever works with the store, once it is open. */
export interface Heard {
  ordered: () => void;
  back: () => void;
}

export interface Means {
  readonly odd: OddityCounter;
  readonly heard: Heard;
  readonly customs: readonly CustomDetector[];
  readonly sampling: Configuration["sampling"];
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly events: Pick<ScanEvents, "page">;
}

export interface AtWork {
  run(collectors: readonly Collector[]): Promise<RunEnd>;
  /** What was asked and received so far is noted. Throws what kept it from being so. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Limits that earlier runs have used, and waits that they were ordered, hold for this one. */
export async function atWork(
  store: RecordStore,
  connection: Connection,
  scan: Scan,
  { odd, heard, customs, sampling, signal, now, events }: Means,
): Promise<AtWork> {
  connection.recall(await store.spent(), await store.pauses());
  const pool = createReadingPool({ ...READING_LIMITS, threads: availableParallelism(), customs });
  const labels = labelsOf(store);
  const account = accountant(store, connection, odd, now);
  heard.ordered = account.paused;
  const work = {
    store,
    scan,
    graphFor: connection.graphFor,
    crowded: connection.crowded,
    over: connection.over,
    halt: connection.halt,
    later: connection.later,
    scope: scopeOf(scan.wish),
    sampling,
    reader: { read: async (contents: readonly Given[]) => pool.read(contents, await labels()), canRead },
    knownLabels: async () => {
      const known = await labels();
      return known && new Set(known.map((id) => id.toLowerCase()));
    },
    maskName: (name: string) => maskName(name, customs),
    isPrivateName: privateNameTest(privateNames()),
    isPrivateSubject: privateSubjectTest(privateSubjects()),
    teamsFolder: teamsFolderTest(teamsFolders()),
    isOwnPart: ownPartTest(pageParts()),
    signal,
    onPage: (collector: Collector, pending: ReadonlyMap<string, number>) => {
      connection.kept();
      account.page();
      events.page(collector, pending);
    },
  };
  return {
    run: (collectors) => runScan({ ...work, collectors }),
    settle: account.close,
    close: async () => {
      await pool.close();
      await account.close();
    },
  };
}
