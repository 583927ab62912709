/** A scan, and another some weeks later, with the real store: the second asks for what changed, and both are whole. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runScan } from "../../src/app/scan/run.ts";
import { collectors as all } from "../../src/collect/collectors/index.ts";
import { INCOMPLETE_CAUSES } from "../../src/model/gap.ts";
import { privateNameTest } from "../../src/model/private-names.ts";
import { scopeOf } from "../../src/model/scope.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { RecordStore } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Tenant, withTenant } from "./tenant.ts";

const SERVICES: ReadonlySet<ServiceId> = new Set([
  "onedrive.files",
  "teams.files",
  "sharepoint.documents",
  "other.onenote",
]);
const collectors = all.filter(
  ({ id, services }) =>
    ["people", "groups"].includes(id) ||
    (!/^usage-|-settings$/.test(id) && services.some((service) => SERVICES.has(service))),
);
const everything = { include: [], exclude: [], excludeContent: [] };
const none = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;

let folder = "";
let store: RecordStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-second-"));
  store = openStore(folder, { create: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function scan({ graph, simulator }: Tenant): Promise<void> {
  const workloads = ["onedrive", "teams", "sharepoint"] as const;
  const wish = { workloads, content: none, seed: "seed", countTeamsMessages: false, ...everything };
  const begun = await store.beginScan(simulator.tenantId, wish, new Date(), false);
  await runScan({
    store,
    scan: begun,
    graphFor: () => graph,
    over: new AbortController().signal,
    collectors,
    scope: scopeOf(everything),
    sampling: { halfWidth: 0.02, confidence: 0.95 },
    reader: { read: () => Promise.reject(new Error("nothing is read")), canRead: () => false },
    maskName: (name) => ({ masked: name, findings: [] }),
    isPrivateName: privateNameTest(["personnel", "privé", "syndical"]),
    teamsFolder: () => null,
    signal: new AbortController().signal,
    onPage: () => undefined,
  });
  await store.finishScan(new Date());
}

const byPlace = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

async function stored() {
  const found = [];
  for await (const { container, items, bytes, gaps } of store.totals("medium")) {
    if (!SERVICES.has(container.service) || gaps.some(({ cause }) => INCOMPLETE_CAUSES.has(cause))) continue;
    found.push({ service: container.service, id: container.id, items, bytes });
  }
  return found.sort(byPlace);
}

const truthIn = ({ simulator }: Tenant) =>
  [...simulator.truth().containers()]
    .filter(({ service }) => SERVICES.has(service))
    .map(({ service, id, items, bytes }) => ({ service, id, items, bytes }))
    .sort(byPlace);

/** Walks begun from nothing; those that go on from a link bear its token. */
const fresh = ({ requests }: Tenant) =>
  requests.filter((request) => /root\/delta\?/.test(request) && !/token=/.test(request));

test("files deleted, added, rewritten and renamed between two scans", async () => {
  let port = 0;
  let before: unknown;
  await withTenant({ size: "tiny", seed: "weeks" }, async (tenant) => {
    port = Number(new URL(tenant.simulator.graphUrl).port);
    await scan(tenant);
    before = await stored();
    expect(before).toEqual(truthIn(tenant));
    expect(fresh(tenant).length).toBeGreaterThan(10);
  });
  await withTenant({ size: "tiny", seed: "weeks", state: 1, port }, async (tenant) => {
    await scan(tenant);
    const after = await stored();
    expect(after).toEqual(truthIn(tenant));
    expect(after).not.toEqual(before);
    // The drive that is locked left no link to go on from.
    expect(fresh(tenant).length).toBeLessThanOrEqual(1);
  });
});
