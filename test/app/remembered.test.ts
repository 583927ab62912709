/** What a run was ordered, and what it spent, holds for the next one; and the tenant's size says how much there is to spend. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scanTenant } from "../../src/app/scanning.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import type { OrderedPause, SpentUnits } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { error, json, serve } from "../graph/tenant.ts";
import { QUIET } from "./quiet.ts";

const TENANT = "11111111-1111-1111-1111-111111111111";
const HOUR = 3_600_000;
/** All that the smallest tenants have in a day, and a third of what one of 6,000 has. */
const DAY_OF_FEW = 1_200_000;

interface Before {
  readonly spent?: readonly SpentUnits[];
  readonly pauses?: readonly OrderedPause[];
  /** Seats, and people in them. */
  readonly people: number;
}

/** What the next run asks of SharePoint in a tenant without a single site, and how it ends; it is stopped where it waits for a day. */
async function scanned({ spent = [], pauses = [], people }: Before) {
  const servicePlans = [{ servicePlanName: "SHAREPOINTSTANDARD" }];
  const skus = [{ appliesTo: "User", prepaidUnits: { enabled: people }, servicePlans }];
  let sites = 0;
  const answerTo = (url: string) => {
    if (url.startsWith("/sites")) sites += 1;
    if (url.startsWith("/subscribedSkus")) return { value: skus };
    return url.startsWith("/users/$count") ? (url.includes("filter") ? 0 : people) : { value: [] };
  };
  const server = await serve(({ path, method, body }, response) => {
    if (path.includes("/reports/")) return error(response, 403, "S2SUnauthorized");
    if (path.includes("/organization")) return json(response, 200, { value: [{ id: TENANT }] });
    if (method === "GET") return json(response, 200, answerTo(path.replace("/v1.0", "")));
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    return json(response, 200, {
      responses: requests.map(({ id, url }) => ({ id, status: 200, body: answerTo(url) })),
    });
  });
  const folder = mkdtempSync(join(tmpdir(), "bascule-remembered-"));
  const path = join(folder, "store");
  const stop = new AbortController();
  try {
    const store = openStore(path, { create: true });
    await store.noteSpent(spent);
    await store.notePauses(pauses);
    await store.close();
    const paused: string[] = [];
    const { ended } = await scanTenant({
      command: "scan",
      settings: {
        env: { BASCULE_ACCESS_TOKEN: "opaque", BASCULE_GRAPH_URL: `${server.origin}/v1.0`, BASCULE_CLOCK_SPEED: "20" },
        configuration: NO_CONFIGURATION,
        store: path,
        exposed: [],
      },
      workloads: ["sharepoint"],
      content: { exchange: "none", onedrive: "none", sharepoint: "none", teams: "none" },
      extractLabels: false,
      readSharing: false,
      acceptsWriting: false,
      logRequests: null,
      seed: null,
      include: [],
      exclude: [],
      fresh: false,
      pace: "full",
      maxRequests: null,
      maxSeconds: null,
      outputs: { store: path, out: join(folder, "out"), language: "fr", redact: false },
      version: "9.9.9",
      now: () => new Date(),
      signal: stop.signal,
      events: {
        ...QUIET,
        paused: (lane) => {
          paused.push(lane);
          if (lane === "sharepoint-day") stop.abort();
        },
      },
    });
    return { asks: sites > 0, ended, paused: [...new Set(paused)] };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const dayOfFew = (hoursAgo: number) => [{ from: Date.now() - hoursAgo * HOUR, units: DAY_OF_FEW }];
const ordered = (hours: number) => [{ lane: "sharepoint/sharepoint", until: Date.now() + hours * HOUR }];

test.each<[string, () => Before, Awaited<ReturnType<typeof scanned>>]>([
  [
    "spent all that there is in a day, and the day is not over",
    () => ({ people: 500, spent: dayOfFew(1) }),
    { asks: false, ended: "stopped", paused: ["sharepoint-day"] },
  ],
  [
    "spent what is not all there is, in a tenant of this size",
    () => ({ people: 6000, spent: dayOfFew(1) }),
    { asks: true, ended: null, paused: [] },
  ],
  [
    "was ordered to leave it alone, and that is not over",
    () => ({ people: 500, pauses: ordered(1) }),
    { asks: false, ended: "unanswered", paused: [] },
  ],
  [
    "did both, and that is long ago",
    () => ({ people: 500, spent: dayOfFew(25), pauses: ordered(-1) }),
    { asks: true, ended: null, paused: [] },
  ],
])("an earlier run %s", async (_case, before, then) => {
  expect(await scanned(before())).toEqual(then);
});
