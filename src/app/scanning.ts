/** The use case behind `scan` and `demo`: sign in, begin or go on, work until the end or the interruption. */

import { collectors } from "../collect/collectors/index.ts";
import { namedIn } from "../collect/naming.ts";
import { BudgetSpent } from "../graph/budget.ts";
import type { Connection } from "../graph/connect.ts";
import { contentOf } from "../graph/gate/mandate.ts";
import { checkSettings } from "../graph/sign-in/settings.ts";
import { openStore, refuseStorePlace } from "../store/open.ts";
import { refuseOutputPlace } from "../store/output-set.ts";
import type { RecordStore, Scan, ScanWish } from "../store/port.ts";
import { customDetectors } from "./custom-detectors.ts";
import { tolerancesIn } from "./doctrine.ts";
import { courseOf, foresee, sizingCollectors } from "./forecast/course.ts";
import { sizingBy } from "./forecast/sizing.ts";
import { outputSetFor } from "./outputs.ts";
import { keepUnplanned } from "./planning/history.ts";
import { type Recorded, recorded } from "./recorded.ts";
import { atWork, type Heard, type Means } from "./scan/at-work.ts";
import { unansweredGaps } from "./scan/away.ts";
import { shortByOf } from "./scan/left.ts";
import { countOddities } from "./scan/oddities.ts";
import type { ScanEvents, ScanRequest, ScanResult } from "./scan/request.ts";
import { noteSignIn, tell, tenantOf } from "./scan/sign-in-notes.ts";
import { namingNobody } from "./scan/unmatched.ts";
import { openWay } from "./scan/way.ts";

/** @throws RequestLogFault of a record that cannot be kept, and whatever ends a run. */
export async function scanTenant(request: ScanRequest): Promise<ScanResult> {
  const { workloads, settings, outputs } = request;
  // What cannot be used is told before a record is begun.
  checkSettings(settings.env, settings.configuration.network.acceptHosts);
  refuseStorePlace(settings.store);
  refuseOutputPlace(outputs.out, outputs.acceptSynced === true);
  const content = contentOf(request.content, workloads);
  return await recorded(request, { command: "scan", workloads, content }, (way) => scanBy({ ...request, ...way }, way));
}

async function scanBy(request: ScanRequest, { onRequest }: Recorded): Promise<ScanResult> {
  const { settings, events, workloads, extractLabels, readSharing } = request;
  const countTeamsMessages = settings.configuration.teams.count === "fetch" && workloads.includes("teams");
  const content = contentOf(request.content, workloads);
  // What cannot be used is told before anything is asked.
  const customs = customDetectors();
  const odd = countOddities();
  const heard: Heard = { ordered: () => {}, back: () => {} };
  const reads = { content, extractLabels, readSharing, countTeamsMessages };
  const connection = await openWay({ ...request, onRequest }, reads, { odd, heard });
  try {
    const { identity } = connection;
    events.signedIn(identity);
    const tenant = identity.tenantId ?? (await tenantOf(connection));
    const store = await openStore(settings.store, { create: true, command: request.command });
    try {
      return await scanInto(store, connection, { odd, heard, customs }, tenant, request);
    } finally {
      await store.close();
    }
  } finally {
    await connection.close();
  }
}

async function scanInto(
  store: RecordStore,
  connection: Connection,
  means: Pick<Means, "odd" | "heard" | "customs">,
  tenant: string,
  request: ScanRequest,
): Promise<ScanResult> {
  const { settings, events } = request;
  const { configuration } = settings;
  const wish = {
    workloads: request.workloads,
    content: request.content,
    seed: request.seed ?? tenant,
    include: [...configuration.scope.include, ...request.include],
    exclude: [...configuration.scope.exclude, ...request.exclude],
    excludeContent: configuration.scope.excludeContent,
    countTeamsMessages: configuration.teams.count === "fetch",
    extractLabels: request.extractLabels,
    readSharing: request.readSharing,
  };
  // A store of another tenant is told by itself.
  const held = (await store.lastScan())?.tenant ?? tenant;
  if (held === tenant) await outputSetFor(request.outputs, store, tenant);
  if (held === tenant) await keepUnplanned(store, { configuration, tolerances: tolerancesIn(configuration.templates) });
  const scan = await store.beginScan(tenant, wish, request.now(), request.fresh, shortByOf(collectors));
  events.begun(scan);
  // Killed while its outputs were written: there is nothing left to ask for.
  if (scan.finishedAt !== null) return endOf(store, scan);
  await noteSignIn(store, connection.identity, means.customs);
  await tellWhatClosesNothing(connection, wish, events);

  const at = await atWork(store, connection, scan, { ...means, ...request, sampling: configuration.sampling });
  const sizing = sizingBy(
    () => foresee(store, connection, scan, { ...request, sampling: configuration.sampling }),
    (foreseen) => {
      connection.resize(foreseen.size);
      events.foreseen(scan, foreseen);
    },
  );
  means.heard.back = sizing.back;
  try {
    await at.run(sizingCollectors(collectors, scan));
    await sizing.begin();
    const { done, unanswered } = await at.run(collectors);
    await sizing.end();
    await at.settle();
    const course = await courseOf(store);
    if (!done) {
      const gaps = unansweredGaps(unanswered, await store.pending(), collectors, scan.wish.workloads);
      if (gaps.length > 0) await tell(store, "unanswered", gaps);
      const ended = connection.spentOf() ?? (unanswered.size > 0 && !request.signal.aborted ? "unanswered" : "stopped");
      return { scan, ended, unmatched: [], course };
    }
    return await endOf(store, await store.finishScan(request.now(), true));
  } finally {
    means.heard.back = () => {};
    // What it has to say was said above, or is less than what ended the run.
    await sizing.end().catch(() => {});
    await at.close();
  }
}

/** A run that is to ask for next to nothing may have had enough of it by then: what follows says so. */
async function tellWhatClosesNothing({ graph }: Connection, wish: ScanWish, events: ScanEvents): Promise<void> {
  const reads = wish.extractLabels || wish.readSharing || Object.values(wish.content).some((mode) => mode !== "none");
  if (!reads || wish.excludeContent.length === 0) return;
  try {
    const named = await namedIn(graph, wish.excludeContent);
    const nothing = named.filter(({ kind }) => kind === "nobody").map(({ entry }) => entry);
    if (nothing.length > 0) events.closesNothing(nothing);
  } catch (cause) {
    if (!(cause instanceof BudgetSpent)) throw cause;
  }
}

async function endOf(store: RecordStore, scan: Scan): Promise<ScanResult> {
  return { scan, ended: null, unmatched: await namingNobody(store, scan.wish), course: await courseOf(store) };
}
