/**
 * A second scan, some weeks later, when a share of the items has changed: what it asks for, against one request for each
 * source whose kept link is asked what changed (`delta`), one for each listing that is asked whole again, and 3 % of the
 * first scan's requests. A source that neither scan asks is in no bound.
 * Run: `./node_modules/.bin/node bench/again.ts [people] [share] [files in each of as many personal drives]`; where the last
 * is not said, drives are as large and as unlike as in a ministry.
 */

import { ministryOf } from "../src/simulator/ministry/ministry.ts";
import { allNeeds } from "./minimum/all.ts";
import { sumOf } from "./minimum/need.ts";
import { openFolder } from "./runs/bascule.ts";
import { rounded, tell } from "./runs/rounds.ts";
import type { Tally } from "./tenant/tally.ts";
import { startTenant } from "./tenant/tenant.ts";

const [PEOPLE, SHARE] = [Number(process.argv[2] ?? 600), Number(process.argv[3] ?? 0.01)];
const SEED = "bench";
/** Requests are counted here, not time: the pace that the limits allow is kept on a faster clock. */
const CLOCK_SPEED = 15;
const MARGIN = 0.03;
const REPORTS = 7;

const files = process.argv[4] === undefined ? null : Number(process.argv[4]);
const size = { users: PEOPLE };
const shape = files === null ? null : { drives: Math.floor(PEOPLE / 2), filesPerDrive: files };
const tenant = await startTenant({
  size,
  seed: SEED,
  clockSpeed: CLOCK_SPEED,
  changes: SHARE,
  ...(shape && { shape }),
});
const folder = openFolder();
try {
  await folder.scan(tenant);
  const first = await tenant.tally();
  await tenant.later();
  await folder.scan(tenant);
  const second = await tenant.tally();
  const needs = allNeeds(ministryOf({ seed: SEED, size, state: 1, changes: SHARE, shape }), REPORTS);
  const [deltas, listings] = [needs.filter(({ delta }) => delta), needs.filter(({ delta }) => !delta)];
  const sources = { deltas: sumOf(deltas, (one) => one.sources), listings: sumOf(listings, (one) => one.sources) };
  const bound = sources.deltas + sources.listings + Math.floor(MARGIN * first.requests);
  tell({
    bench: "again",
    people: PEOPLE,
    changed: SHARE,
    files,
    first: first.requests,
    second: second.requests,
    sources,
    bound,
    ofBound: rounded(second.requests / bound),
    ofFirst: rounded(second.requests / first.requests),
  });
  tell({ listings: listings.map(({ what, sources: lists }) => ({ what, lists })) });
  tell({ deltas: deltas.map(({ what, sources: lists }) => ({ what, lists })) });
  tell({ routes: difference(first, second) });
} finally {
  folder.remove();
  await tenant.stop();
}

/** Route by route, first and second. */
function difference(first: Tally, second: Tally): Record<string, readonly [number, number]> {
  const routes = [...new Set([...Object.keys(first.routes), ...Object.keys(second.routes)])].sort();
  return Object.fromEntries(routes.map((route) => [route, [first.routes[route] ?? 0, second.routes[route] ?? 0]]));
}
