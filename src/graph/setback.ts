/** Which answers speak of something that passes, and are worth another try. */

import { errorOf, type GraphError } from "./error-body.ts";
import type { Setback } from "./lanes/patience.ts";
import { isStall, troubleOf } from "./network/trouble.ts";
import { waitAsked } from "./retry-after.ts";

/** 509: SharePoint's bandwidth. */
const THROTTLED = new Set([429, 503, 509]);
const SERVER = new Set([408, 424, 500, 502, 504]);
/** From here on it is a proxy's own number for a server behind that it did not reach: 520 to 530, 598, 599. */
const OF_PROXIES = 520;
/** What was asked for took too long: less of it may not. */
const TOO_LONG = new Set<number | null>([504, 524, 598]);

export function isThrottled(status: number): boolean {
  return THROTTLED.has(status);
}

export const tookTooLong = ({ status }: Pick<Setback, "status">) => TOO_LONG.has(status);

/** @param error what the body says of it. @param now as this machine has it. @returns null when the answer is there to stay. */
export function setbackOf(
  status: number,
  error: GraphError,
  header: (name: string) => string | null,
  now: number,
): Setback | null {
  // A label that is being deciphered: the only lock that opens by itself.
  const deferred = status === 423 && error.codes.includes("fileDecryptionDeferred");
  const kind = isThrottled(status)
    ? "throttled"
    : SERVER.has(status) || status >= OF_PROXIES || deferred
      ? "server"
      : null;
  if (kind === null) return null;
  return { kind, wait: waitAsked(header, now), status, code: error.code, requestId: error.requestId };
}

/** A body that was announced as good, and is not JSON: cut by a proxy, or a page of its own. */
export function garbled(status: number, header: (name: string) => string | null): Setback {
  const { requestId } = errorOf(undefined, header);
  return { kind: "garbled", wait: null, status, code: null, requestId };
}

const TOO_LARGE = "answerTooLarge";

/** A body that was cut where none of its kind goes on. */
export function endless(status: number, header: (name: string) => string | null): Setback {
  return { ...garbled(status, header), code: TOO_LARGE };
}

export const isEndless = ({ code }: Setback) => code === TOO_LARGE;

export const CUT: Setback = { kind: "network", wait: null, status: null, code: null, requestId: null };

/** @throws the cause when it is none of the network's. */
export function setbackBy(cause: unknown): Setback {
  if (troubleOf(cause) === null) throw cause;
  return isStall(cause) ? { ...CUT, code: "noAnswerInTime" } : CUT;
}
