/**
 * Signs in and opens the way to the tenant. Nothing is sent to Graph yet: what the token allows is known, and may
 * be refused, before the first request. The heavy libraries are loaded here, and only when something connects.
 */

import type { DirectoryRoleTable } from "../model/directory-role.ts";
import type { LimitTable, Pace, Scale } from "../model/limits.ts";
import type { OddityKind } from "../model/oddity.ts";
import type { OnRequest } from "../model/request-line.ts";
import type { Secret } from "../model/secret.ts";
import type { SharedRows } from "../model/shared-rows.ts";
import { Budget, type BudgetSpent, type Limit } from "./budget.ts";
import { userAgent } from "./chain/identification.ts";
import { clockAt, type DatedClock } from "./clock.ts";
import { SignInFault } from "./faults.ts";
import type { Admit } from "./gate/admission.ts";
import type { Graph } from "./graph.ts";
import { Crowd } from "./lanes/crowd.ts";
import type { Spent } from "./lanes/day.ts";
import { Gauges } from "./lanes/gauges.ts";
import { LOOK_EVERY } from "./lanes/lane.ts";
import { openLanes, type Pause } from "./lanes/lanes.ts";
import { Courier } from "./lanes/shared/courier.ts";
import { ledgerOver } from "./lanes/shared/rows.ts";
import { openWire } from "./network/wire.ts";
import { closedByDay } from "./night.ts";
import { Reach } from "./reach.ts";
import { batchOf } from "./requests/batch.ts";
import { downloadFile } from "./requests/download.ts";
import { getOne } from "./requests/get.ts";
import { allPages } from "./requests/pages.ts";
import { reportRows } from "./requests/report.ts";
import type { DeviceCode } from "./sign-in/credential.ts";
import { claimsOf, type Identity } from "./sign-in/identity.ts";
import { readingTokens } from "./sign-in/reading.ts";
import { type Environment, refuseForeignHosts, type SignInSettings, settingsOf } from "./sign-in/settings.ts";
import { openTokens } from "./sign-in/tokens.ts";
import { toldWire } from "./telling.ts";
import { type Origin, openTransport, type Transport } from "./transport.ts";
import { openAccount, type Tally, type Workload } from "./workload.ts";

export interface ConnectOptions {
  readonly env: Environment;
  /** Bascule's own. */
  readonly version: string;
  /** Who asks: the administration's name; null while it has none. */
  readonly administration?: string | null;
  readonly limits: LimitTable;
  /** As fast as the limits allow, unless told. */
  readonly pace?: Pace;
  /** None unless told. */
  readonly limit?: Limit;
  /** What the gate lets pass below the root: inventory alone, unless told. */
  readonly admit?: Admit;
  /** Domains that Graph may send on to, besides Microsoft's; none unless told. */
  readonly downloadHosts?: readonly string[];
  /** Hosts besides Microsoft's that a secret or a token may be sent to; none unless told. */
  readonly acceptHosts?: readonly string[];
  /** A token that can write is taken, and told; it is refused unless told. */
  readonly acceptsWriting?: boolean;
  /** What is known of roles of the directory; unless told, each is taken for one that writes. */
  readonly directoryRoles?: DirectoryRoleTable;
  readonly signal: AbortSignal;
  /** A lane without a success for so long is given up. */
  readonly giveUpAfterSeconds: number;
  /** For the sign-in, and again for the first answer of Graph; 30 unless told. */
  readonly firstAnswerSeconds?: number;
  readonly onDeviceCode: (code: DeviceCode) => void;
  /**
   * A lane (`outlook`, `sharepoint`) was asked to wait, or all of them by the hour (`night`); or what SharePoint lets an
   * application ask in 24 hours is used up (`sharepoint-day`).
   */
  readonly onPause?: (lane: string, until: Date) => void;
  /** A service (`outlook`, `batches`) has answered nothing good for so many milliseconds, of those that it is given. */
  readonly onFailing?: (lane: string, since: number, patience: number) => void;
  /** It answers again. */
  readonly onBack?: (lane: string) => void;
  /** An answer did what no list should do, and it was handled. */
  readonly onOddity?: (workload: Workload, kind: OddityKind) => void;
  /** Each request that left, sign-in and signed addresses too. What it throws is thrown to whoever asked. */
  readonly onRequest?: OnRequest;
  readonly clock?: DatedClock;
  /** Where several processes share the tenant's limits: what they all read and change, and a name of this run alone. */
  readonly shared?: { readonly rows: SharedRows; readonly worker: string };
  /** Between 0 and 1, 1 excluded: jitter. */
  readonly random?: () => number;
}

export interface Connection {
  /** Of whoever asks for nobody in particular. */
  readonly graph: Graph;
  /** The same way, in the name of one asker: askers are served in turn, and counted for their workload. */
  graphFor(origin: Origin): Graph;
  /** True while requests of this asker wait for their turn: to begin more in its name would gain nothing. */
  crowded(asker: string): boolean;
  readonly identity: Identity;
  /** Aborted when the run has asked for as much as it was to. */
  readonly over: AbortSignal;
  /** Whoever waits for a turn, or to try again, is sent away; what has left is waited for. */
  halt(): void;
  /**
   * Waits for so long, or until a service that did not answer may be asked again. @throws the reason of the signal, or of
   * the end of the run.
   */
  later(signal: AbortSignal, milliseconds?: number): Promise<void>;
  /** A page was kept, for a run that is to ask for no more than so much. */
  kept(): void;
  /** What there was enough of; null while there is not. */
  spentOf(): BudgetSpent["of"] | null;
  /** What was asked for and received so far, by workload. */
  account(): ReadonlyMap<Workload, Readonly<Tally>>;
  /** Limits go by the tenant's size: the least until it is told. */
  resize(scale: Scale): void;
  /**
   * What was spent of the limit over 24 hours, for the store to remember; and how long services are to be left alone. Null
   * where several processes share the limits: what they share remembers.
   */
  spent(): readonly Spent[] | null;
  pauses(): readonly Pause[] | null;
  /** What earlier runs spent, and what they were ordered. */
  recall(spent: readonly Spent[], pauses: readonly Pause[]): void;
  close(): Promise<void>;
}

/** @throws SignInFault (`can-write` of a token that can write, unless it is accepted; `foreign-host`), UnreachableFault, or the signal's reason. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { env, version, signal, random = Math.random, onDeviceCode } = options;
  const seconds = options.firstAnswerSeconds ?? 30;
  signal.throwIfAborted();
  const settings = settingsOf(env);
  refuseForeignHosts(settings, options.acceptHosts ?? []);
  const clock = options.clock ?? clockAt(settings.tempo);
  const plain = await openWire(env, settings.tempo.speed);
  const wire = options.onRequest ? toldWire(plain, options.onRequest, clock.wall) : plain;
  try {
    const agent = userAgent(version, options.administration ?? null);
    const had = openTokens(settings, { wire, clock, signal, seconds, agent, onDeviceCode });
    const tokens = options.acceptsWriting ? had : readingTokens(had, options.directoryRoles);
    const identity = identityOf(await tokens.current(), settings, options.directoryRoles);
    const account = openAccount();
    const budget = new Budget(clock, options.limit ?? { requests: null, seconds: null });
    const halted = new AbortController();
    const waiting = AbortSignal.any([signal, budget.signal, halted.signal]);
    const crowd = new Crowd();
    const { onMachine, inRun } = datesOf(clock);
    const onPause = (lane: string, until: Date) => options.onPause?.(lane, new Date(onMachine(until.getTime())));
    const courier = options.shared ? courierFor(options.shared, clock, settings.tempo.speed) : null;
    const usedUp = (until: number) => onPause(USED_UP, new Date(until));
    const gauges = new Gauges(options.limits, clock, options.pace ?? "full", usedUp, courier);
    const lanes = openLanes(clock, options.limits, gauges, {
      patience: options.giveUpAfterSeconds * 1000,
      courier,
      ...(options.pace === "night" && { closedFor: nightly(clock, options.onPause) }),
      watch: {
        failing: (lane, since) => options.onFailing?.(lane, since, options.giveUpAfterSeconds * 1000),
        back: (lane) => options.onBack?.(lane),
      },
    });
    const transportFor = await openTransport({
      root: settings.root,
      ...(options.admit && { admit: options.admit }),
      ...(options.downloadHosts && { downloadHosts: options.downloadHosts }),
      agent,
      tokens,
      wire,
      account,
      limits: options.limits,
      lanes,
      crowd,
      budget,
      clock,
      random,
      giveUpAfterSeconds: options.giveUpAfterSeconds,
      reach: new Reach(new URL(settings.root).hostname, signal, seconds),
      signal,
      waiting,
      onPause,
    });
    const graphFor = (origin: Origin) =>
      graphOn(transportFor(origin), (kind) => options.onOddity?.(origin.workload ?? "other", kind));
    return {
      graph: graphFor({ asker: "", turn: 0, workload: null }),
      graphFor,
      crowded: (asker) => crowd.of(asker),
      identity,
      over: budget.signal,
      halt: () => halted.abort(),
      later: (ended, milliseconds = LOOK_EVERY) => clock.sleep(milliseconds, AbortSignal.any([waiting, ended])),
      kept: () => budget.kept(),
      spentOf: () => budget.spent,
      resize: (scale) => gauges.resize(scale),
      // Whoever reads them again has another time of its own.
      spent: () => gauges.sharepointDay.spent()?.map(({ from, units }) => ({ from: onMachine(from), units })) ?? null,
      pauses: () =>
        courier === null ? lanes.pauses().map(({ lane, until }) => ({ lane, until: onMachine(until) })) : null,
      recall: (spent, pauses) => {
        gauges.sharepointDay.recall(spent.map(({ from, units }) => ({ from: inRun(from), units })));
        lanes.recall(pauses.map(({ lane, until }) => ({ lane, until: inRun(until) })));
      },
      account: () => new Map([...account].map(([workload, tally]) => [workload, { ...tally }])),
      close: async () => {
        budget.close();
        await courier?.close();
        await wire.close();
      },
    };
  } catch (cause) {
    await wire.close();
    throw cause;
  }
}

function graphOn(transport: Transport, onOddity: (kind: OddityKind) => void): Graph {
  return {
    get: (path, schema, about) => getOne(transport, path, schema, about),
    pages: (path, schema, about) => allPages(transport, path, schema, about, onOddity),
    batch: (parts) => batchOf(transport, parts),
    report: (path) => reportRows(transport, path),
    extract: (path, schema) => getOne(transport, path, schema, { method: "POST" }),
    download: (path, limit) => downloadFile(transport, path, limit),
  };
}

const courierFor = ({ rows, worker }: NonNullable<ConnectOptions["shared"]>, clock: DatedClock, speed: number) =>
  new Courier(ledgerOver(rows, speed), clock, worker);

const USED_UP = "sharepoint-day";

/** Milliseconds by which two clocks may differ that tell the same. */
const SAME = 10_000;

/** Instants of the run's own time as the machine's clock has them, set as it may be by now; and the other way round. */
function datesOf(clock: DatedClock) {
  const setBy = () => {
    const by = clock.wall() - clock.now();
    return Math.abs(by) < SAME ? 0 : by;
  };
  return { onMachine: (instant: number) => instant + setBy(), inRun: (date: number) => date - setBy() };
}

/** The hour is looked at again: clocks are set, and a machine may sleep until it is night. */
const LOOK_AT_HOUR = 600_000;

/** Shut by day; said once for each day. */
function nightly(clock: DatedClock, onPause: ConnectOptions["onPause"]): () => number {
  let told = 0;
  return () => {
    const now = clock.wall();
    const wait = closedByDay(now);
    if (wait > 0 && now + wait - told > 60_000) {
      told = now + wait;
      onPause?.("night", new Date(told));
    }
    return Math.min(wait, LOOK_AT_HOUR);
  };
}

/** An application's own token without a single role: it exists, and nobody has consented to it. */
function identityOf(token: Secret, settings: SignInSettings, table?: DirectoryRoleTable): Identity {
  const { audience: _, ...identity } = claimsOf(token, table);
  const { kind } = settings.method;
  const ofApplication = kind !== "token" && kind !== "device-code";
  if (ofApplication && token.reveal().split(".").length === 3 && identity.roles.length === 0) {
    throw new SignInFault("no-consent", { tenantId: identity.tenantId, clientId: identity.appId });
  }
  return identity;
}
