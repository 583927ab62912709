/** Every page of a list, link after link, each of them verbatim. */

import type { OddityKind } from "../../model/oddity.ts";
import { errorOf, jsonOf } from "../error-body.ts";
import { marked, markIn, markOf } from "../gate/mark.ts";
import { type Answer, GraphFault, type GraphPage, type PagesOptions, type Refusal, type Schema } from "../graph.ts";
import type { Reply } from "../network/wire.ts";
import { routeOf } from "../route.ts";
import { tookTooLong } from "../setback.ts";
import type { Transport } from "../transport.ts";
import { parsed, settle } from "./answers.ts";
import { Followed } from "./followed.ts";
import { askKeptLink } from "./kept-links.ts";
import { Told } from "./told.ts";

const RESYNC = { items: [], next: null, delta: null, count: null, resync: true } as const;

const STALE = /(page|skip|delta|continuation)_?token|syncstate|^resync/i;

/** A plain list is begun again so often without coming further than it was. */
const MOST_RESTARTS = 3;

/** A list comes no further that tells so many empty pages running under links that are ever new; a delta may tell hundreds. */
const MOST_EMPTY = 2000;

/** A service that answers 504 three times running to a first page is asked for less at once. */
const MOST_504 = 3;

export async function* allPages<T>(
  transport: Transport,
  path: string,
  schema: Schema<T>,
  { headers = {}, from = null, before = null, kept = false }: PagesOptions = {},
  onOddity: (kind: OddityKind) => void = () => undefined,
): AsyncGenerator<Answer<GraphPage<T>>> {
  if (before === 0) onOddity("empty-page");
  // What a link brings is what its list was begun for: one that brings more is not followed, nor one that brings less.
  const mark = markOf(transport.pathOf(path), transport.origin.workload);
  const given = from === null ? null : markIn(from);
  const other = given !== null && given.mark !== mark;
  // Kept since the tenant was reached by another address: of no use here, and never followed elsewhere.
  const away = given !== null && !transport.pathOf(given.link).startsWith("/");
  const foreign = other || away;
  const isDelta = isDeltaRoute(path);
  if (foreign && isDelta) {
    if (away) onOddity("resync");
    yield { ok: true, value: RESYNC };
    return;
  }
  /** Written as the root is, whatever way a service writes it: the same link is then known as the same. */
  const asWritten = (link: string) => {
    const below = transport.pathOf(link);
    return below.startsWith("/") ? transport.tools.root + below : link;
  };
  let at = foreign || given === null ? path : given.link;
  let first = from === null || foreign;
  let restarts = 0;
  let pages = 0;
  let furthest = 0;
  // A place may be gone when its list is begun; one that answered is not gone in the middle of it.
  let begun = from !== null && !foreign;
  let followed = new Followed();
  let told = new Told();
  let empty = 0;
  let anew = foreign;
  for (;;) {
    transport.tools.signal.throwIfAborted();
    const smaller = first ? withSmallerTop(at) : null;
    const outcome = await (kept
      ? askKeptLink(transport, at, path, mark, headers)
      : transport.get({ path: at, headers, begun: path, mark, ...(smaller === null ? {} : { most504: MOST_504 }) }));
    if (outcome === "ill") {
      onOddity("resync");
      yield { ok: true, value: RESYNC };
      return;
    }
    if (smaller !== null && outcome.kind === "given-up" && tookTooLong(outcome.last)) {
      at = smaller;
      continue;
    }
    if (outcome.kind === "reply" && !first && isDelta && isStale(outcome.reply)) {
      onOddity("resync");
      yield { ok: true, value: RESYNC };
      return;
    }
    // A link of a plain list lives for hours, and a scan may have been stopped for days.
    if (outcome.kind === "reply" && !first && !isDelta && isIll(outcome.reply) && restarts < MOST_RESTARTS) {
      restarts += 1;
      onOddity("list-restarted");
      at = path;
      first = true;
      anew = true;
      pages = 0;
      followed = new Followed();
      told = new Told();
      continue;
    }
    const settled = settle(transport, at, outcome);
    if (!settled.ok) {
      yield { ok: false, refusal: begun || settled.refusal.status === 410 ? cut(settled.refusal) : settled.refusal };
      return;
    }
    const page = pageOf(settled.json, schema, at);
    const [next, delta] = [page.next && asWritten(page.next), page.delta && asWritten(page.delta)];
    begun = true;
    pages += 1;
    if (pages > furthest) [furthest, restarts] = [pages, 0];
    followed.add(asWritten(at));
    const again = told.add((settled.json as { value: readonly unknown[] }).value);
    empty = page.items.length === 0 ? empty + 1 : 0;
    const endless = told.endless || empty >= MOST_EMPTY;
    if (next !== null && (followed.has(next) || endless)) {
      onOddity("link-loop");
      const requestId = settled.reply.header("request-id");
      yield {
        ok: false,
        refusal: { cause: "unexpected", status: settled.reply.status, code: "nextLinkLoop", requestId },
      };
      return;
    }
    if (page.items.length === 0 && next !== null) onOddity("empty-page");
    if (again) onOddity("page-repeated");
    const links = { next: next && marked(next, mark), delta: delta && marked(delta, mark) };
    yield { ok: true, value: { ...page, ...links, ...(anew && { anew }) } };
    anew = false;
    if (next === null) return;
    at = next;
    first = false;
  }
}

/** What was told of the list is not the whole of it, and what is left cannot be had: no list ends so. */
function cut(refusal: Refusal): Refusal {
  const gone = refusal.cause === "vanished" || refusal.cause === "not-provisioned";
  return gone ? { ...refusal, cause: "unexpected" } : refusal;
}

function pageOf<T>(json: unknown, schema: Schema<T>, path: string): GraphPage<T> {
  const body = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  const { value, "@odata.nextLink": next, "@odata.deltaLink": delta, "@odata.count": count } = body;
  if (!Array.isArray(value)) throw new GraphFault(`GET ${routeOf(path)}: answer of another shape (value: no list)`);
  // Taken for the end of the list, it would hide the rest of it.
  if (typeof (next ?? "") !== "string")
    throw new GraphFault(`GET ${routeOf(path)}: answer of another shape (@odata.nextLink: no link)`);
  return {
    items: value.map((item) => parsed(schema, item, path)),
    next: typeof next === "string" && next !== "" ? next : null,
    delta: typeof delta === "string" && delta !== "" ? delta : null,
    count: typeof count === "number" ? count : null,
    resync: false,
  };
}

/** A fourth of what the caller asked for, down to ten; null when nothing smaller can be asked for. */
function withSmallerTop(path: string): string | null {
  const top = Number(/[?&](?:\$|%24)top=(\d+)/i.exec(path)?.[1] ?? 0);
  if (top <= 10) return null;
  return path.replace(/([?&](?:\$|%24)top=)\d+/i, `$1${Math.max(10, Math.floor(top / 4))}`);
}

/** The token in a link is no longer known: 410, or 400 and a word for it. */
function isStale({ status, body, header }: Reply): boolean {
  if (status === 410) return true;
  return status === 400 && errorOf(jsonOf(body), header).codes.some((code) => STALE.test(code));
}

/** What is asked for behind the first page of a plain list is its link: an answer that finds fault with it is of the link. */
function isIll({ status }: Reply): boolean {
  return status === 400 || status === 404 || status === 410;
}

/** By its route: what a link carries in its query is the service's own, and named as it likes. */
function isDeltaRoute(path: string): boolean {
  return /\/(microsoft\.graph\.)?delta(\(|$)/i.test(path.split("?", 1)[0] ?? "");
}
