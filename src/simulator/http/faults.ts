/**
 * What goes wrong on purpose. What passes with time is drawn for an address and the number of times that it has
 * failed, three in a row at most: whoever tries again gets through, and meets the same on another day.
 */

import { randomOf } from "../random.ts";
import type { Refused } from "./route.ts";
import type { Faults } from "./settings.ts";

export type Fault =
  | { readonly kind: "refused"; readonly refusal: Refused; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: "reset" | "truncated" };

export interface FaultSource {
  /** @param whole whether the connection itself may fail: not inside of a batch */
  of(method: string, address: string, path: string, now: number, whole: boolean): Fault | null;
  chance(name: keyof Faults, key: string): boolean;
}

const IN_A_ROW = 3;
const PASSING = ["throttled", "unavailable", "timedOut", "reset", "truncated"] as const;

export function faultsOf(seed: string, faults: Faults): FaultSource {
  const failed = new Map<string, number>();
  const restarted = new Set<string>();
  const drawn = (name: string, rate: number | undefined, key: string) =>
    rate !== undefined && rate > 0 && randomOf(seed, "fault", name, key).chance(rate);

  function lasting(address: string, path: string): Fault | null {
    const place = path.split("/").slice(0, 3).join("/");
    if (/^\/(users|groups|drives|sites|teams)\/[^/]{20,}/.test(path)) {
      if (drawn("locked", faults.locked, place)) return refusal(423, "resourceLocked", "The resource is locked.");
      if (drawn("forbidden", faults.forbidden, place)) return refusal(403, "ErrorAccessDenied", "Access is denied.");
    }
    const followed = /delta/.test(path) && /[?&](\$skiptoken|\$deltatoken|token)=/.test(decodeURIComponent(address));
    if (followed && !restarted.has(path) && drawn("expiredDeltas", faults.expiredDeltas, path)) {
      restarted.add(path);
      return refusal(
        410,
        path.startsWith("/drives") ? "resyncChangesApplyDifferences" : "SyncStateNotFound",
        "Resync.",
      );
    }
    return null;
  }

  return {
    chance: (name, key) => drawn(name, faults[name], key),
    of(method, address, path, now, whole) {
      const last = lasting(address, path);
      if (last !== null) return last;
      const key = `${method} ${address}`;
      const times = failed.get(key) ?? 0;
      const fault =
        times >= IN_A_ROW
          ? undefined
          : PASSING.find((name) => (whole || !isCut(name)) && drawn(name, faults[name], `${key} ${times}`));
      if (fault === undefined) {
        failed.delete(key);
        return null;
      }
      failed.set(key, times + 1);
      return passing(fault, times + address.length, now, faults.patience ?? 1);
    },
  };
}

const isCut = (name: string) => name === "reset" || name === "truncated";

function passing(name: (typeof PASSING)[number], turn: number, now: number, patience: number): Fault {
  if (name === "reset" || name === "truncated") return { kind: name };
  if (name === "timedOut") return refusal(504, "timeout", "The request timed out.");
  const headers = { "retry-after": waitOf(turn, now, patience) };
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
