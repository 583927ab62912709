/**
 * The read-only gate: what may leave for Graph, decided before the network is touched. GET of anything under the
 * Graph root, and three POSTs that read; a fourth, which reads the label of a file and may renew what SharePoint keeps
 * of it, in a run that was told to alone. A batch holds relative GETs only. Headers by which a request could be taken
 * for another method, or carry credentials of its own, are refused.
 */

const READING_POSTS: readonly RegExp[] = [/^\/\$batch$/, /^\/search\/query$/, /^\/directoryObjects\/getByIds$/];
const EXTRACTING = /^\/drives\/[^/]+\/items\/[^/]+\/extractSensitivityLabels$/;

/** What a run was told to allow beyond what only reads. */
export interface Leave {
  /** `--labels extract`. */
  readonly extractLabels: boolean;
}
export const NO_LEAVE: Leave = { extractLabels: false };

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

/** Why the request may not be sent, or null when it may. `root` is the Graph root, version included, without a final slash. */
export function gate(
  method: string,
  url: string,
  root: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
  leave: Leave = NO_LEAVE,
): string | null {
  const path = pathBelow(root, url);
  if (path === null) return "address outside the Graph root";
  const odd = oddHeader(headers);
  if (odd !== null) return odd;
  if (method === "GET") return body === undefined ? null : "GET with a body";
  if (method !== "POST") return "method that may write";
  if (EXTRACTING.test(path)) {
    if (!leave.extractLabels) return "extraction of a label that this run was not told to ask for";
    return body === undefined ? null : "extraction with a body";
  }
  if (!READING_POSTS.some((shape) => shape.test(path))) return "POST that is not known to read";
  return path === "/$batch" ? oddBatch(body, root) : null;
}

/** The path below the root, dot segments resolved, without query; null when the address is not below it. */
function pathBelow(root: string, url: string): string | null {
  const [wanted, base] = [URL.parse(url), baseOf(root)];
  if (wanted === null) return null;
  const foreign =
    wanted.origin !== base.origin || wanted.username !== "" || wanted.password !== "" || url.includes("#");
  if (foreign || !wanted.pathname.startsWith(`${base.pathname}/`)) return null;
  // A server may take an encoded slash or backslash for a separator, and climb out of the version.
  return /%2e%2e|%2f\.|%5c|\\/i.test(wanted.pathname) ? null : wanted.pathname.slice(base.pathname.length);
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

function oddBatch(body: unknown, root: string): string | null {
  if (!isRecord(body) || !Array.isArray(body.requests)) return "batch without parts";
  if (body.requests.length > MOST_PARTS) return "batch of too many parts";
  for (const part of body.requests) {
    if (!isRecord(part) || part.method !== "GET") return "batch part that may write";
    if ("body" in part) return "batch part with a body";
    const { url, headers = {} } = part;
    if (typeof url !== "string" || !/^\/(?![/\\])/.test(url)) return "batch part that is not relative";
    const path = pathBelow(root, root + url);
    if (path === null || /^\/(\$|%24)batch/i.test(path)) return "batch part outside the Graph root";
    if (!isRecord(headers)) return "batch part with odd headers";
    const odd = oddHeader(headers as Record<string, string>);
    if (odd !== null) return odd;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
