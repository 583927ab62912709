/**
 * The read-only gate: what may leave for Graph, decided before the network is touched. What `routes.ts` names, in the
 * modes that the run was given, by GET, alone or in a batch; and one POST, which reads the label of a file and may renew what
 * SharePoint keeps of it, in a run that was told to alone. Headers by which a request could be taken for another method, or
 * carry credentials of its own, are refused.
 */

import type { Workload } from "../../model/service.ts";
import { targetOf } from "../network/target.ts";
import { type Admit, INVENTORY_ALONE } from "./admission.ts";
import type { Mark } from "./mandate.ts";

export interface Rules {
  /** Graph's, version included, without a final slash. */
  readonly root: string;
  /** Which routes, and what of them: inventory alone, unless told. */
  readonly admit?: Admit;
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The workload that it is sent for; null for nobody in particular. */
  readonly behalf?: Workload | null;
  /** Of a link that Graph gave: the path of the list that it goes on with. */
  readonly begun?: string | null;
  /** And what that list was begun for; without it the link goes on with contents. */
  readonly mark?: Mark | null;
}

/** Headers that callers may set. The rest is set by the chain itself. */
const CALLER_HEADERS = new Set([
  "accept",
  "client-request-id",
  "consistencylevel",
  "content-type",
  "if-none-match",
  "prefer",
  "x-ms-throttle-priority",
]);

const MOST_PARTS = 20;
const BATCH = "/$batch";

/** Why the request may not be sent, or null when it may. */
export function gate(asked: Asked, rules: Rules): string | null {
  const { method, url, headers = {}, body, behalf = null, begun = null, mark = null } = asked;
  const path = pathBelow(rules.root, url);
  if (path === null) return "address outside the Graph root";
  const odd = oddHeader(headers);
  if (odd !== null) return odd;
  if (method !== "GET" && method !== "POST") return "method that may write";
  if (path === BATCH) return method === "POST" ? oddBatch(body, behalf, rules) : "batch that is not sent as one";
  if (body !== undefined) return `${method} with a body`;
  return admitOf(rules)({ method, path, behalf, begun: begun === path ? null : begun, mark });
}

const admitOf = ({ admit = INVENTORY_ALONE }: Rules): Admit => admit;

/** The path below the root as it leaves, query included; null when the address is not below it. */
function pathBelow(root: string, url: string): string | null {
  const [wanted, base] = [URL.parse(url), baseOf(root)];
  if (wanted === null || url.includes("#")) return null;
  if (wanted.origin !== base.origin || wanted.username !== "" || wanted.password !== "") return null;
  const { path } = targetOf(url);
  const [prefix, bare] = [`${base.pathname}/`, path.split("?", 1)[0] ?? ""];
  if (!path.startsWith(prefix) || !wanted.pathname.startsWith(prefix)) return null;
  // A server may take an encoded slash or backslash for a separator, and climb out of the version.
  return /(^|\/|%2f)(\.|%2e){1,2}(\/|%2f|$)|%5c|\\/i.test(bare) ? null : path.slice(base.pathname.length);
}

/** A run has one root: it is taken apart once, not for every request and each of its parts. */
let lastBase: { readonly root: string; readonly url: URL } | null = null;

function baseOf(root: string): URL {
  if (lastBase?.root !== root) lastBase = { root, url: new URL(root) };
  return lastBase.url;
}

function oddHeader(headers: Readonly<Record<string, string>>): string | null {
  for (const [name, value] of Object.entries(headers)) {
    if (!CALLER_HEADERS.has(name.toLowerCase())) return "header that callers may not set";
    if (typeof value !== "string" || !/^[\x20-\x7e]*$/.test(value)) return "header with a forbidden character";
  }
  return null;
}

function oddBatch(body: unknown, behalf: Workload | null, rules: Rules): string | null {
  if (!isRecord(body) || !Array.isArray(body.requests)) return "batch without parts";
  if (body.requests.length > MOST_PARTS) return "batch of too many parts";
  for (const part of body.requests) {
    if (!isRecord(part) || part.method !== "GET") return "batch part that may write";
    if ("body" in part) return "batch part with a body";
    const { url, headers = {} } = part;
    if (typeof url !== "string" || !/^\/(?![/\\])/.test(url)) return "batch part that is not relative";
    const path = pathBelow(rules.root, rules.root + url);
    // Inside an envelope, Graph reads what was written there, and not what an address would make of it.
    if (path !== url || /^\/(\$|%24)batch/i.test(path)) return "batch part outside the Graph root";
    const odd = isRecord(headers) ? oddHeader(headers as Record<string, string>) : "batch part with odd headers";
    const refused = odd ?? admitOf(rules)({ method: "GET", path, behalf, begun: null, mark: null });
    if (refused !== null) return refused;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
