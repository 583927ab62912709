/** The use case behind `scan` and `demo`: sign in, begin or go on, work until the end or the interruption. */

import { availableParallelism } from "node:os";
import type { Collector } from "../collect/collector.ts";
import { collectors } from "../collect/collectors/index.ts";
import { namedIn } from "../collect/naming.ts";
import { maskName } from "../detect/index.ts";
import { BudgetSpent } from "../graph/budget.ts";
import { type Connection, connect } from "../graph/connect.ts";
import { admission } from "../graph/gate/admission.ts";
import { contentOf } from "../graph/gate/mandate.ts";
import { checkSettings } from "../graph/sign-in/settings.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import { teamsFolderTest } from "../model/drive-part.ts";
import { ownPartTest } from "../model/page-parts.ts";
import { privateNameTest } from "../model/private-names.ts";
import { privateSubjectTest } from "../model/private-subjects.ts";
import { scopeOf } from "../model/scope.ts";
import { limitTable } from "../store/limits.ts";
import { openStore, refuseStorePlace } from "../store/open.ts";
import { refuseOutputPlace } from "../store/output-set.ts";
import type { RecordStore, Scan, ScanWish } from "../store/port.ts";
import { directoryRoles, pageParts, privateNames, privateSubjects, teamsFolders } from "../store/templates.ts";
import { customDetectors } from "./custom-detectors.ts";
import { tolerancesIn } from "./doctrine.ts";
import { courseOf, foresee, sizingCollectors } from "./forecast/course.ts";
import { sizingBy } from "./forecast/sizing.ts";
import { outputSetFor } from "./outputs.ts";
import { keepUnplanned } from "./planning/history.ts";
import { detectorsDigest } from "./planning/provenance.ts";
import { canRead, createReadingPool, READING_LIMITS } from "./reading.ts";
import { type Recorded, recorded } from "./recorded.ts";
import { accountant } from "./scan/accountant.ts";
import { unansweredGaps } from "./scan/away.ts";
import type { Given } from "./scan/contents.ts";
import { shortByOf } from "./scan/left.ts";
import { countOddities, type OddityCounter } from "./scan/oddities.ts";
import type { ScanEvents, ScanRequest, ScanResult } from "./scan/request.ts";
import { runScan } from "./scan/run.ts";
import { labelsOf, noteSignIn, tell, tenantOf } from "./scan/sign-in-notes.ts";
import { namingNobody } from "./scan/unmatched.ts";

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
  const { settings, signal, events, workloads, extractLabels, readSharing } = request;
  const countTeamsMessages = settings.configuration.teams.count === "fetch" && workloads.includes("teams");
  const content = contentOf(request.content, workloads);
  // What cannot be used is told before anything is asked.
  const customs = customDetectors();
  const odd = countOddities();
  const heard: Heard = { ordered: () => {}, back: () => {} };
  const connection = await connect({
    env: settings.env,
    version: request.version,
    administration: settings.configuration.administration.name,
    limits: limitTable(),
    pace: request.pace,
    limit: { requests: request.maxRequests, seconds: request.maxSeconds },
    acceptsWriting: request.acceptsWriting,
    directoryRoles: directoryRoles(),
    downloadHosts: settings.configuration.network.downloadHosts,
    acceptHosts: settings.configuration.network.acceptHosts,
    ...(onRequest && { onRequest }),
    admit: admission({ content, extractLabels, readSharing, countTeamsMessages }),
    signal,
    giveUpAfterSeconds: settings.configuration.network.giveUpAfterSeconds,
    onDeviceCode: events.deviceCode,
    onPause: (lane, until) => {
      events.paused(lane, until);
      heard.ordered();
    },
    onFailing: events.failing,
    onBack: (lane) => {
      events.back(lane);
      heard.back();
    },
    onOddity: odd.see,
  });
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

/** What the connection tells to whoever works with the store, once it is open. */
interface Heard {
  ordered: () => void;
  back: () => void;
}

async function scanInto(
  store: RecordStore,
  connection: Connection,
  {
    odd,
    heard,
    customs,
  }: { readonly odd: OddityCounter; readonly heard: Heard; readonly customs: readonly CustomDetector[] },
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
  await noteSignIn(store, connection.identity);
  const { roles, scopes } = connection.identity;
  await store.noteMade({ detectors: [detectorsDigest(customs)], permissions: [...roles, ...scopes] });
  await tellWhatClosesNothing(connection, wish, events);

  connection.recall(await store.spent(), await store.pauses());
  const pool = createReadingPool({ ...READING_LIMITS, threads: availableParallelism(), customs });
  const labels = labelsOf(store);
  const account = accountant(store, connection, odd, request.now);
  heard.ordered = account.paused;
  const sizing = sizingBy(
    () => foresee(store, connection, scan, { ...request, sampling: configuration.sampling }),
    (foreseen) => {
      connection.resize(foreseen.size);
      events.foreseen(scan, foreseen);
    },
  );
  heard.back = sizing.back;
  try {
    const work = {
      store,
      scan,
      graphFor: connection.graphFor,
      crowded: connection.crowded,
      over: connection.over,
      halt: connection.halt,
      later: connection.later,
      scope: scopeOf(scan.wish),
      sampling: configuration.sampling,
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
      signal: request.signal,
      onPage: (collector: Collector, pending: ReadonlyMap<string, number>) => {
        connection.kept();
        account.page();
        events.page(collector, pending);
      },
    };
    await runScan({ ...work, collectors: sizingCollectors(collectors, scan) });
    await sizing.begin();
    const { done, unanswered } = await runScan({ ...work, collectors });
    await sizing.end();
    await account.close();
    const course = await courseOf(store);
    if (!done) {
      const gaps = unansweredGaps(unanswered, await store.pending(), collectors, scan.wish.workloads);
      if (gaps.length > 0) await tell(store, "unanswered", gaps);
      const ended = connection.spentOf() ?? (unanswered.size > 0 && !request.signal.aborted ? "unanswered" : "stopped");
      return { scan, ended, unmatched: [], course };
    }
    return await endOf(store, await store.finishScan(request.now(), true));
  } finally {
    heard.back = () => {};
    // What it has to say was said above, or is less than what ended the run.
    await sizing.end().catch(() => {});
    await pool.close();
    await account.close();
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
