/**
 * What goes wrong on purpose. What passes with time is drawn for an address and the number of times that it has
 * failed, three in a row at most: whoever tries again gets through, and meets the same on another day.
 */

import { randomOf } from "../random.ts";
import type { Refused } from "./route.ts";
import type { Faults } from "./settings.ts";

/** How an answer fails to arrive. */
export type Cut = "reset" | "truncated" | "stalled" | "endless";

export type Fault =
  | { readonly kind: "refused"; readonly refusal: Refused; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: Cut };

export interface Attempt {
  readonly method: string;
  /** Path and options, as asked. */
  readonly address: string;
  /** Below the version. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly now: number;
  /** Whether the connection itself may fail: not inside of a batch. */
  readonly whole: boolean;
}

export interface FaultSource {
  of(attempt: Attempt): Fault | null;
  /** Whether this token is over, though its time is not. */
  overdue(token: string, address: string): boolean;
  /** How a download fails to arrive. */
  download(path: string): Cut | null;
  /** A count, or another one. */
  counted(key: string, count: number): number;
  chance(name: keyof Faults, key: string): boolean;
}

const IN_A_ROW = 3;
const CUTS = ["reset", "truncated", "stalled", "endless"] as const satisfies readonly Cut[];
const PASSING = ["throttled", "unavailable", "timedOut", ...CUTS] as const;
const DRIVE_RESYNCS = ["resyncChangesApplyDifferences", "resyncChangesUploadDifferences"] as const;
const OTHER_RESYNCS = ["SyncStateNotFound", "resyncRequired"] as const;
const OVER_LINKS = [
  [400, "InvalidSkipToken"],
  [410, "syncStateNotFound"],
  [400, "Directory_ExpiredPageToken"],
] as const;

export function faultsOf(seed: string, faults: Faults): FaultSource {
  const failed = new Map<string, number>();
  const restarted = new Set<string>();
  const revoked = new Set<string>();
  const drawn = (name: string, rate: number | undefined, key: string) =>
    rate !== undefined && rate > 0 && randomOf(seed, "fault", name, key).chance(rate);
  const some = (...names: readonly (keyof Faults)[]) => names.some((name) => (faults[name] ?? 0) > 0);
  const lasts = some("locked", "forbidden");
  const expires = some("expiredDeltas", "expiredLinks");
  const passes = some(...PASSING);

  function lasting(path: string): Fault | null {
    const place = path.split("/").slice(0, 3).join("/");
    if (!/^\/(users|groups|drives|sites|teams)\/[^/]{20,}/.test(path)) return null;
    if (drawn("locked", faults.locked, place)) return refusal(423, "resourceLocked", "The resource is locked.");
    if (drawn("forbidden", faults.forbidden, place)) return refusal(403, "ErrorAccessDenied", "Access is denied.");
    return null;
  }

  /** A link that cannot be followed any more: once for each list. */
  function expired({ path, query, address }: Attempt): Fault | null {
    const delta = /\/delta\b/.test(path);
    const followed = ["$skiptoken", "$deltatoken", "token"].some((name) => query.has(name)) || /\(token=/.test(path);
    if (!followed || restarted.has(path)) return null;
    if (
      !drawn(
        delta ? "expiredDeltas" : "expiredLinks",
        delta ? faults.expiredDeltas : faults.expiredLinks,
        delta ? path : address,
      )
    )
      return null;
    restarted.add(path);
    const random = randomOf(seed, "expired", path);
    if (delta) return refusal(410, random.pick(path.startsWith("/drives") ? DRIVE_RESYNCS : OTHER_RESYNCS), "Resync.");
    const [status, code] = random.pick(OVER_LINKS);
    return refusal(status, code, "The link is no longer valid.");
  }

  function passing(key: string, kinds: readonly (typeof PASSING)[number][]) {
    const times = failed.get(key) ?? 0;
    const kind = times >= IN_A_ROW ? undefined : kinds.find((name) => drawn(name, faults[name], `${key} ${times}`));
    if (kind === undefined) failed.delete(key);
    else failed.set(key, times + 1);
    return kind === undefined ? null : { kind, times };
  }

  return {
    chance: (name, key) => drawn(name, faults[name], key),
    counted(key, count) {
      if (!drawn("wrongCounts", faults.wrongCounts, key)) return count;
      const random = randomOf(seed, "miscount", key);
      return random.chance(0.5) ? count + 1 + random.int(9) : Math.max(count === 0 ? 1 : 0, count - 1 - random.int(9));
    },
    overdue(token, address) {
      if (revoked.has(token)) return true;
      if (restarted.has(`token ${address}`) || !drawn("expiredTokens", faults.expiredTokens, address)) return false;
      restarted.add(`token ${address}`);
      revoked.add(token);
      return true;
    },
    download(path) {
      const met = some("stalled", "endless") ? passing(`download ${path}`, ["stalled", "endless"]) : null;
      return met === null ? null : (met.kind as Cut);
    },
    of(attempt) {
      const { method, address, path, now, whole } = attempt;
      const refused = (lasts ? lasting(path) : null) ?? (expires ? expired(attempt) : null);
      if (refused !== null || !passes) return refused;
      const met = passing(`${method} ${address}`, whole ? PASSING : PASSING.filter((name) => !isCut(name)));
      return met === null ? null : told(met.kind, met.times + address.length, now, faults.patience ?? 1);
    },
  };
}

const isCut = (name: string): name is Cut => CUTS.some((cut) => cut === name);

function told(name: (typeof PASSING)[number], turn: number, now: number, patience: number): Fault {
  if (isCut(name)) return { kind: name };
  if (name === "timedOut") return refusal(504, "timeout", "The request timed out.");
  // A date is read by the clock that the answer itself tells.
  const headers = { "retry-after": waitOf(turn, now, patience), date: new Date(now).toUTCString() };
  return name === "throttled"
    ? refusal(429, "TooManyRequests", "Too many requests.", headers)
    : refusal(503, "serviceNotAvailable", "The service is not available.", headers);
}

/** In each of the ways in which services write it. */
function waitOf(turn: number, now: number, seconds: number): string {
  if (turn % 3 === 0) return String(Math.ceil(seconds));
  if (turn % 3 === 1) return (seconds * 0.75).toFixed(2);
  return new Date(now + Math.ceil(seconds) * 1000).toUTCString();
}

function refusal(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Fault {
  return { kind: "refused", refusal: { status, code, message }, headers };
}
