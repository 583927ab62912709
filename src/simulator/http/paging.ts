/**
 * Pages of a list, as OData tells them: what was selected, the count when asked, and an opaque link to the next page.
 * The link holds all that the next page needs; whoever edits it is refused.
 */

import { randomOf } from "../random.ts";
import type { Asked, Json, Reply, Shape, Slots } from "./route.ts";
import { refused, wrong } from "./route.ts";

/** Whether the page at this place begins with the last of the page before. */
export type Repeats = (place: string) => boolean;

interface Place {
  readonly slot: number;
  readonly done: boolean;
  /** In which state the tenant was when the list was told. */
  readonly state: number;
  /** Of a delta of what changed since that state; -1: of everything. */
  readonly since: number;
}

const EVERYTHING = -1;

/** @param url the whole address as it was asked. */
export function pageOf(url: URL, asked: Asked, slots: Slots, shape: Shape, repeats: Repeats): Reply {
  const { query, ministry } = asked;
  const given = query.get("$skiptoken") ?? query.get("$deltatoken");
  const place =
    given === null ? { slot: 0, done: false, state: ministry.state, since: EVERYTHING } : opened(url, asked, given);
  if (place === null) {
    const code = query.has("$deltatoken") ? "SyncStateNotFound" : "InvalidSkipToken";
    return wrong("The token is not one that this service has given.", code);
  }
  const walk = walkFrom(place, asked, slots);
  if (walk === null)
    return refused({ status: 410, code: "SyncStateNotFound", message: "The sync state is no longer valid." });
  return told(url, asked, walk, shape, repeats);
}

interface Walk {
  readonly place: Place;
  readonly slots: Slots;
}

/** What a link leads to by now; null where it leads nowhere any more. A plain list goes on where it was, as in Graph. */
function walkFrom(place: Place, { ministry: { state } }: Asked, slots: Slots): Walk | null {
  const since = place.done && place.state < state ? place.state : place.since;
  if (since === EVERYTHING) return place.state === state || slots.delta !== true ? { place, slots } : null;
  const fresh = place.done && place.state < state;
  if (slots.since === undefined || !(fresh || place.state === state)) return null;
  const changed = { ...slots, ...slots.since(since) };
  return { place: fresh ? { ...place, slot: 0, done: false, state, since } : place, slots: changed };
}

function told(url: URL, asked: Asked, { place, slots }: Walk, shape: Shape, repeats: Repeats): Reply {
  const { query } = asked;
  const given = query.get("$skiptoken") ?? query.get("$deltatoken");
  const size = pageSize(asked, slots.pages);
  const value: Json[] = [];
  let slot = place.done ? slots.count : place.slot;
  const before = slot > 0 && !place.done && repeats(`${url.pathname} ${slot}`) ? slots.at(slot - 1) : null;
  if (before !== null) value.push(projected(before, asked.query, shape));
  for (let read = 0; slot < slots.count && read < size; slot++, read++) {
    const item = slots.at(slot);
    if (item !== null) value.push(projected(item, asked.query, shape));
  }
  const counted = query.get("$count") === "true" && given === null;
  const next = { ...place, slot };
  const more = slot < slots.count;
  return {
    kind: "found",
    body: {
      ...(counted ? { "@odata.count": slots.told?.() ?? slots.count } : {}),
      value,
      ...(more ? { "@odata.nextLink": linkTo(url, asked, "$skiptoken", next) } : {}),
      ...(!more && slots.delta === true
        ? { "@odata.deltaLink": linkTo(url, asked, "$deltatoken", { ...next, done: true, since: EVERYTHING }) }
        : {}),
    },
  };
}

/** What `$top`, or `Prefer: odata.maxpagesize`, asks for, within what the service gives. */
function pageSize({ query, headers }: Asked, { usual, most }: Slots["pages"]): number {
  const preferred = /odata\.maxpagesize=(\d+)/.exec(headers.prefer ?? "")?.[1];
  const wanted = Number(query.get("$top") ?? preferred ?? usual);
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : usual;
}

interface Wish {
  /** Null: all of it. */
  readonly wanted: ReadonlySet<string> | null;
  readonly expanded: ReadonlySet<string>;
}

/** Read once for all the items of a page. */
const wishes = new WeakMap<URLSearchParams, Wish>();

function wishIn(query: URLSearchParams, usual: readonly string[] | undefined): Wish {
  const known = wishes.get(query);
  if (known !== undefined) return known;
  const expanded = [...(query.get("$expand") ?? "").matchAll(/(?:^|,)\s*([\w.]+)/g)].map((match) => match[1] ?? "");
  const selected = query.get("$select")?.split(",") ?? usual;
  const wanted = selected === undefined ? null : new Set([...selected.map((name) => name.trim()), "id", ...expanded]);
  const wish = { wanted, expanded: new Set(expanded) };
  wishes.set(query, wish);
  return wish;
}

/** `$select` drops what was not asked for; annotations and what was expanded stay, and ids always. */
export function projected(body: Json, query: URLSearchParams, { usual, onlyExpanded = [] }: Shape): Json {
  const { wanted, expanded } = wishIn(query, usual);
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    const mark = name.indexOf("@");
    const own = mark < 0 ? name : name.slice(0, mark);
    const told = onlyExpanded.includes(own) ? expanded.has(own) : own === "" || (wanted?.has(own) ?? true);
    if (told) kept[name] = body[name];
  }
  return kept;
}

/** The options go with the link: whoever follows it must not ask for them again. */
function linkTo(url: URL, { base, query, ministry }: Asked, name: string, place: Place): string {
  const kept = [...query].filter(([key]) => !["$skiptoken", "$deltatoken", "$count"].includes(key));
  const options = kept.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  const token = sealed(ministry.seed, url.pathname, place);
  return `${base}${url.pathname.slice(url.pathname.indexOf("/v1.0") + 5)}?${[...options, `${name}=${token}`].join("&")}`;
}

function sealed(seed: string, path: string, { slot, done, state, since }: Place): string {
  const text = `${slot};${done ? 1 : 0};${state};${since}`;
  return Buffer.from(`${text};${randomOf(seed, "page", path, text).hex(16)}`).toString("base64url");
}

function opened(url: URL, { ministry }: Asked, token: string): Place | null {
  const [slot, done, ...states] = Buffer.from(token, "base64url").toString().split(";");
  const [state = 0, since = 0] = states.map(Number);
  const place = { slot: Number(slot), done: done === "1", state, since };
  return sealed(ministry.seed, url.pathname, place) === token ? place : null;
}
