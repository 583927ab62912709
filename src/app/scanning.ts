/** The use case behind `scan` and `demo`: sign in, begin or go on, work until the end or the interruption. */

import { availableParallelism } from "node:os";
import { z } from "zod";
import type { Collector } from "../collect/collector.ts";
import { collectors } from "../collect/collectors/index.ts";
import { namedIn } from "../collect/naming.ts";
import { maskName } from "../detect/index.ts";
import { BudgetSpent } from "../graph/budget.ts";
import { type Connection, connect } from "../graph/connect.ts";
import { SignInFault } from "../graph/faults.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import { teamsFolderTest } from "../model/drive-part.ts";
import type { Pace } from "../model/limits.ts";
import { ownPartTest } from "../model/page-parts.ts";
import { privateNameTest } from "../model/private-names.ts";
import { privateSubjectTest } from "../model/private-subjects.ts";
import type { TenantRecord } from "../model/records.ts";
import { scopeOf } from "../model/scope.ts";
import type { ChosenWorkload, ContentModes } from "../model/service.ts";
import { limitTable } from "../store/limits.ts";
import type { Foreseen, RecordStore, Scan, ScanWish } from "../store/port.ts";
import { openStore } from "../store/sqlite/store.ts";
import { pageParts, privateNames, privateSubjects, teamsFolders, tolerances } from "../store/templates.ts";
import { customDetectors } from "./custom-detectors.ts";
import { asked } from "./first-answers.ts";
import { type Course, courseOf, foresee, sizingCollectors } from "./forecast/course.ts";
import { sizingBy } from "./forecast/sizing.ts";
import { type OutputWish, outputSetFor } from "./outputs.ts";
import { OWN_APPLICATION } from "./planning/applications.ts";
import { keepUnplanned } from "./planning/history.ts";
import { detectorsDigest } from "./planning/provenance.ts";
import { canRead, createReadingPool, READING_LIMITS } from "./reading.ts";
import { accountant } from "./scan/accountant.ts";
import { unansweredGaps } from "./scan/away.ts";
import type { Given } from "./scan/contents.ts";
import { shortByOf } from "./scan/left.ts";
import { countOddities, type OddityCounter } from "./scan/oddities.ts";
import { runScan } from "./scan/run.ts";
import { namingNobody } from "./scan/unmatched.ts";
import type { Settings } from "./settings.ts";

export interface ScanRequest {
  readonly settings: Settings;
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  /** `--labels extract`. */
  readonly extractLabels: boolean;
  /** `--sharing`. */
  readonly readSharing: boolean;
  /** Null: the tenant's id. */
  readonly seed: string | null;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly fresh: boolean;
  readonly pace: Pace;
  /** Null: no end but the scan's own. */
  readonly maxRequests: number | null;
  readonly maxSeconds: number | null;
  /** Of the plan that follows: a folder that cannot take it is told before the scan, not after. */
  readonly outputs: OutputWish;
  readonly version: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly events: ScanEvents;
}

export interface ScanEvents {
  deviceCode(prompt: { readonly code: string; readonly url: string }): void;
  /** Signed in, and before the first request of the scan; what cannot be seen with such a token. */
  signedIn(identity: Connection["identity"]): void;
  begun(scan: Scan): void;
  /** Before anything is read: entries of `scope.excludeContent` that name nothing and nobody, and so close nothing. */
  closesNothing(entries: readonly string[]): void;
  /** How large the tenant is, and what the scan is expected to take. */
  foreseen(scan: Scan, foreseen: Foreseen): void;
  page(collector: Collector, pending: ReadonlyMap<string, number>): void;
  paused(lane: string, until: Date): void;
  /** Nothing good came of it for so many milliseconds; it is given up after those of `patience`. */
  failing(lane: string, since: number, patience: number): void;
  back(lane: string): void;
}

export interface ScanResult {
  readonly scan: Scan;
  /** `stopped` by the signal; `unanswered` by a service; else what it had enough of. Null: it came to its end. */
  readonly ended: "stopped" | "unanswered" | BudgetSpent["of"] | null;
  /** Entries of the lists that name nobody in the directory; empty while it is not read to its end. */
  readonly unmatched: readonly string[];
  /** What it was expected to take, and took, over all its runs. */
  readonly course: Course;
}

export async function scanTenant(request: ScanRequest): Promise<ScanResult> {
  const { settings, signal, events } = request;
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
    leave: { extractLabels: request.extractLabels },
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
    if (identity.writePermissions.length > 0) {
      throw new SignInFault("can-write", { permissions: identity.writePermissions });
    }
    events.signedIn(identity);
    const tenant = identity.tenantId ?? (await tenantOf(connection));
    const store = openStore(settings.store, { create: true });
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
  if (held === tenant) await keepUnplanned(store, { configuration, tolerances: tolerances() });
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

/**
 * The plan lists the applications of others: Bascule's own registration is known by the token it signed in with. A
 * delegated token sees what its user sees, and the plan says so.
 */
async function noteSignIn(store: RecordStore, { appId, kind }: Connection["identity"]): Promise<void> {
  const records: TenantRecord[] = [];
  if (appId !== null) records.push({ kind: "setting", id: OWN_APPLICATION, value: appId });
  if (kind === "delegated") records.push(DELEGATED);
  if (records.length > 0) await tell(store, "sign-in", records);
}

/** Records that no task has asked for. */
const tell = (store: RecordStore, key: string, records: readonly TenantRecord[]) =>
  store.commit({
    task: { collector: "run", key, params: {}, cursor: null },
    page: { records, cursor: null },
    outcomes: [],
    nameFindings: [],
  });

const DELEGATED: TenantRecord = {
  kind: "gap",
  service: null,
  container: null,
  where: "sign-in",
  cause: "delegated",
  permission: null,
  code: null,
  requestId: null,
  count: 1,
};

/** Ids of the tenant's sensitivity labels, asked of the store once; null when they could not be read. */
function labelsOf(store: RecordStore): () => Promise<readonly string[] | null> {
  let known: Promise<readonly string[] | null> | null = null;
  const ask = async () => {
    const labels = await store.facts("label", null, 10_000);
    const ids = labels.filter(({ type }) => type === "sensitivity").map(({ id }) => id);
    return ids.length === 0 ? null : ids;
  };
  return () => {
    known ??= ask();
    return known;
  };
}

const Organisations = z.object({ value: z.array(z.object({ id: z.string() })).min(1) });

/** The tenant of a token that does not say it. A store is one tenant's: without its id nothing can be kept. */
async function tenantOf({ graph }: Connection): Promise<string> {
  const answer = await asked(graph, "/organization?$select=id", Organisations);
  if (answer.ok) return answer.value.value[0]?.id as string;
  const { code, status, requestId } = answer.refusal;
  throw new SignInFault("tenant-untold", {
    permissions: ["Organization.Read.All"],
    authorityCode: code ?? (status === null ? null : String(status)),
    traceId: requestId,
  });
}
