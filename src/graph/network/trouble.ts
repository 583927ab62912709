/** Tells troubles of the network, which pass, from defects, which do not. */

import type { UnreachableCode } from "../../model/sign-in.ts";
import { DRIP } from "./steady.ts";

const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/;
const NAME = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NONAME"]);
/** `UND_ERR_*` of undici that speak of our own call. */
const OURS = new Set(["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED", "UND_ERR_DESTROYED", "UND_ERR_CLOSED"]);
const STALLS = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT", DRIP]);
const PASSING =
  /^(UND_ERR_|HPE_|Z_|ERR_(TLS|SSL|STREAM_PREMATURE_CLOSE|HTTP)|E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND|ADDR|PROTO))/;

/** What an error of the network is to the one who waits, or null when it is none of the network's. */
export function troubleOf(thrown: unknown): UnreachableCode | null {
  for (const error of causesOf(thrown)) {
    if (/proxy/i.test(error.message) || /proxy/i.test(error.name)) return "proxy";
    const code = codeOf(error);
    if (code === null) continue;
    if (NAME.has(code)) return "name";
    if (CERTIFICATE.test(code)) return "certificate";
    if (code === "ECONNREFUSED") return "closed";
    if (!OURS.has(code) && PASSING.test(code)) return "no-answer";
  }
  return null;
}

/** Nothing came for a minute, or too little. */
export function isStall(thrown: unknown): boolean {
  return [...causesOf(thrown)].some((error) => STALLS.has(codeOf(error) ?? ""));
}

/** The error, what caused it, and what that was made of; a connection tried on several addresses throws them together. */
function* causesOf(thrown: unknown): Generator<Error> {
  const waiting = [thrown];
  for (let seen = 0; waiting.length > 0 && seen < 20; seen += 1) {
    const error = waiting.shift();
    if (!(error instanceof Error)) continue;
    yield error;
    waiting.push(error.cause);
    if (error instanceof AggregateError) waiting.push(...error.errors);
  }
}

function codeOf(error: Error): string | null {
  const code = "code" in error ? error.code : null;
  return typeof code === "string" ? code : null;
}
