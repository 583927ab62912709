/** The use case behind `worker`: joins a scan that another process began, works at it as long as there is something to do, and leaves. */

import { collectors } from "../collect/collectors/index.ts";
import type { BudgetSpent } from "../graph/budget.ts";
import { checkSettings } from "../graph/sign-in/settings.ts";
import { isShared, openStore } from "../store/open.ts";
import type { RecordStore, Scan } from "../store/port.ts";
import { customDetectors } from "./custom-detectors.ts";
import { type RecordWish, recorded } from "./recorded.ts";
import { atWork, type Heard } from "./scan/at-work.ts";
import { countOddities } from "./scan/oddities.ts";
import type { ScanEvents } from "./scan/request.ts";
import { noteSignIn, tenantOf } from "./scan/sign-in-notes.ts";
import { openWay, type WayRequest } from "./scan/way.ts";

export interface WorkerRequest extends Omit<WayRequest, "events" | "onRequest">, RecordWish {
  readonly events: Omit<ScanEvents, "closesNothing" | "foreseen">;
}

/**
 * `done`: nothing was left to do. `none`: no scan goes on there. `alone`: the store is a file of this machine, at which one
 * process works.
 */
export type WorkerEnd = "done" | "none" | "alone" | "stopped" | "unanswered" | BudgetSpent["of"];

/** @throws RequestLogFault of a record that cannot be kept, and whatever ends a run. */
export async function workAtScan(request: WorkerRequest): Promise<WorkerEnd> {
  const { settings } = request;
  if (!isShared(settings.store)) return "alone";
  checkSettings(settings.env, settings.configuration.network.acceptHosts);
  const store = await openStore(settings.store, { create: false });
  try {
    const scan = await store.lastScan();
    if (scan === null || scan.finishedAt !== null) return "none";
    return await recorded(request, { command: "worker", ...scan.wish }, (way) =>
      join(store, scan, { ...request, ...way }),
    );
  } finally {
    await store.close();
  }
}

async function join(
  store: RecordStore,
  { wish }: Scan,
  request: WorkerRequest & Pick<WayRequest, "onRequest">,
): Promise<WorkerEnd> {
  const { settings, events, signal } = request;
  const { extractLabels = false, readSharing = false, countTeamsMessages, content, workloads } = wish;
  const customs = customDetectors();
  const odd = countOddities();
  const heard: Heard = { ordered: () => {}, back: () => {} };
  const reads = {
    content,
    extractLabels,
    readSharing,
    countTeamsMessages: countTeamsMessages && workloads.includes("teams"),
  };
  const connection = await openWay(request, reads, { odd, heard });
  try {
    const { identity } = connection;
    events.signedIn(identity);
    const scan = await store.joinScan(identity.tenantId ?? (await tenantOf(connection)));
    if (scan === null) return "none";
    events.begun({ ...scan, resumed: true });
    await noteSignIn(store, identity, customs);
    const known = await store.foreseen();
    if (known !== null) connection.resize(known.size);
    const { sampling } = settings.configuration;
    const at = await atWork(store, connection, scan, { ...request, odd, heard, customs, sampling });
    try {
      const { done, unanswered } = await at.run(collectors);
      await at.settle();
      if (done) return "done";
      return connection.spentOf() ?? (unanswered.size > 0 && !signal.aborted ? "unanswered" : "stopped");
    } finally {
      await at.close();
    }
  } finally {
    await connection.close();
  }
}
