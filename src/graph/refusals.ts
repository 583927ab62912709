/**
 * Graph's refusals that are known, as causes of a gap. What is not told here is a surprise and is thrown.
 * Source: https://learn.microsoft.com/graph/errors and the pages of each workload.
 */

import type { GapCause } from "../model/gap.ts";
import type { GraphError } from "./error-body.ts";
import { GraphFault, type Refusal } from "./graph.ts";
import { placeOf } from "./lanes/place.ts";
import { routeOf } from "./route.ts";

const NO_MAILBOX = /^(MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI|MailboxNotHostedInExchangeOnline)$/i;
const NO_DRIVE = /mysite|not\s?provisioned|SPO license/i;
const APP_ONLY =
  /application[- ]only|app-only|(not supported|not allowed|cannot be (called|used)).{0,60}application (context|permissions?)/i;
const SHUT = /^(resourceLocked|siteArchived|siteLocked|notAllowed_?locked|archived)$/i;
/** Things that an owner has once they are made: a missing one was never made. */
const MADE_LATER =
  /^\/(users|groups|me|teams)(\/[^/]+)?\/(drives?|sites\/root|calendar|mailboxSettings|team|onenote|planner|channels\/[^/]+\/filesFolder)(\/root)?$/i;

/** `getByUserIdAndRole(userId='…',role='organizer')` names a person inside of its brackets. */
const NAMES_ONE = /\(userId=/i;

/** @param path below the Graph root. @throws GraphFault when the refusal is not known. */
export function refusalOf(method: string, path: string, route: string, status: number, error: GraphError): Refusal {
  const cause = causeOf(path.split(/[?#]/, 1)[0] ?? "", status, error);
  const { code, requestId } = error;
  if (cause === null)
    throw new GraphFault(`${method} ${route}: ${status} ${code ?? ""}`.trim(), { status, code, requestId });
  return { cause, status, code, requestId };
}

function causeOf(path: string, status: number, error: GraphError): GapCause | null {
  const says = (pattern: RegExp) => error.codes.some((code) => pattern.test(code));
  if (says(NO_MAILBOX)) return "not-provisioned";
  if (status === 400 || status === 501 || status === 405 || status === 412) {
    if (says(APP_ONLY) || APP_ONLY.test(error.message)) return "invisible";
    return NO_DRIVE.test(error.message) ? "not-provisioned" : null;
  }
  if (status === 401 || status === 402 || status === 403) return ofForbidden(error, says);
  if (status === 404) return ofMissing(path, error, says);
  if (status === 410) return "vanished";
  return status === 423 ? "locked" : null;
}

function ofForbidden(error: GraphError, says: (pattern: RegExp) => boolean): GapCause {
  if (says(SHUT)) return "locked";
  return says(NO_DRIVE) || says(/^ResourceNotFound$/i) || NO_DRIVE.test(error.message)
    ? "not-provisioned"
    : "forbidden";
}

/** Null where the path names no thing that could be missing: the directory itself does not go away. */
function ofMissing(path: string, error: GraphError, says: (pattern: RegExp) => boolean): GapCause | null {
  const { family, mailbox } = placeOf(path);
  const unmade = says(/^ResourceNotFound$/i) || NO_DRIVE.test(error.message);
  if (unmade && (mailbox !== null || family === "sharepoint")) return "not-provisioned";
  if (MADE_LATER.test(path.replace(/%2c/gi, ","))) return "not-provisioned";
  return routeOf(path).includes("{id}") || NAMES_ONE.test(path) ? "vanished" : null;
}
