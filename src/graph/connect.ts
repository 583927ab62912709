/**
 * Signs in and opens the way to the tenant. Nothing is sent to Graph yet: what the token allows is known, and may
 * be refused, before the first request. The heavy libraries are loaded here, and only when something connects.
 */

import { type Clock, clockAt } from "./clock.ts";
import { SignInFault } from "./faults.ts";
import type { Graph } from "./graph.ts";
import { openLanes } from "./lanes/lanes.ts";
import { openWire } from "./network/wire.ts";
import { Reach } from "./reach.ts";
import { batchOf } from "./requests/batch.ts";
import { downloadFile } from "./requests/download.ts";
import { getOne } from "./requests/get.ts";
import { allPages } from "./requests/pages.ts";
import { reportRows } from "./requests/report.ts";
import type { DeviceCode } from "./sign-in/credential.ts";
import { claimsOf, type Identity } from "./sign-in/identity.ts";
import { type Environment, type SignInSettings, settingsOf } from "./sign-in/settings.ts";
import { openTokens } from "./sign-in/tokens.ts";
import { openTransport } from "./transport.ts";
import { openAccount, type Tally, type Workload } from "./workload.ts";

export interface ConnectOptions {
  readonly env: Environment;
  /** Bascule's own. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** A lane without a success for so long is given up. */
  readonly giveUpAfterSeconds: number;
  /** For the sign-in, and again for the first answer of Graph; 30 unless told. */
  readonly firstAnswerSeconds?: number;
  readonly onDeviceCode: (code: DeviceCode) => void;
  /** A lane (`outlook`, `sharepoint`) was asked to wait. */
  readonly onPause?: (lane: string, until: Date) => void;
  readonly clock?: Clock;
  /** Between 0 and 1, 1 excluded: jitter. */
  readonly random?: () => number;
}

export interface Connection {
  readonly graph: Graph;
  readonly identity: Identity;
  /** What was asked for and received so far, by workload. */
  account(): ReadonlyMap<Workload, Readonly<Tally>>;
  close(): Promise<void>;
}

/** @throws SignInFault, UnreachableFault, or the signal's reason. A token that can write is not refused here, but told. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { env, version, signal, random = Math.random, onDeviceCode } = options;
  const seconds = options.firstAnswerSeconds ?? 30;
  signal.throwIfAborted();
  const settings = settingsOf(env);
  const clock = options.clock ?? clockAt(settings.pace);
  const wire = await openWire(env, settings.pace.speed);
  try {
    const tokens = openTokens(settings, { wire, clock, signal, seconds, onDeviceCode });
    const identity = identityOf(await tokens.current(), settings);
    const account = openAccount();
    const transport = await openTransport({
      root: settings.root,
      version,
      tokens,
      wire,
      account,
      lanes: openLanes(clock),
      clock,
      random,
      giveUpAfterSeconds: options.giveUpAfterSeconds,
      reach: new Reach(new URL(settings.root).hostname, signal, seconds),
      signal,
      onPause: options.onPause ?? (() => undefined),
    });
    const graph: Graph = {
      get: (path, schema, about) => getOne(transport, path, schema, about),
      pages: (path, schema, about) => allPages(transport, path, schema, about),
      batch: (parts) => batchOf(transport, parts),
      report: (path) => reportRows(transport, path),
      download: (path, limit) => downloadFile(transport, path, limit),
    };
    return {
      graph,
      identity,
      account: () => new Map([...account].map(([workload, tally]) => [workload, { ...tally }])),
      close: () => wire.close(),
    };
  } catch (cause) {
    await wire.close();
    throw cause;
  }
}

/** An application's own token without a single role: it exists, and nobody has consented to it. */
function identityOf(token: string, settings: SignInSettings): Identity {
  const { audience: _, ...identity } = claimsOf(token);
  const { kind } = settings.method;
  const ofApplication = kind !== "token" && kind !== "device-code";
  if (ofApplication && token.split(".").length === 3 && identity.roles.length === 0) {
    throw new SignInFault("no-consent", { tenantId: identity.tenantId, clientId: identity.appId });
  }
  return identity;
}
