/**
 * A scan, and another some weeks later, with the real store: the second asks for what changed, and says what a first
 * scan of that day would say.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runScan } from "../../src/app/scan/run.ts";
import { collectors as all } from "../../src/collect/collectors/index.ts";
import { routeOf } from "../../src/graph/route.ts";
import { privateNameTest } from "../../src/model/private-names.ts";
import { privateSubjectTest } from "../../src/model/private-subjects.ts";
import { scopeOf } from "../../src/model/scope.ts";
import type { ContentMode } from "../../src/model/service.ts";
import type { RecordStore } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { privateSubjects } from "../../src/store/templates.ts";
import { type Tenant, withTenant } from "./tenant.ts";

/** Calls are told by their age, which no two scans see alike. */
const collectors = all.filter(({ id }) => id !== "call-records");
const everything = { include: [], exclude: [], excludeContent: [] };
const workloads = ["onedrive", "teams", "sharepoint"] as const;

interface Manner {
  readonly content: ContentMode;
  readonly countTeamsMessages: boolean;
}

let folder = "";
const stores: RecordStore[] = [];
const opened = (name: string) => {
  const store = openStore(join(folder, name), { create: true });
  stores.push(store);
  return store;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-second-"));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Finds in anything as many values as its bytes add up to: whatever changes is seen to change. */
const sum = (bytes: Uint8Array) => bytes.reduce((total, byte) => (total + byte) % 9973, 1);
const reader = {
  read: async (contents: readonly ({ bytes: Uint8Array } | { text: string })[]) => ({
    read: true,
    unread: [],
    findings: contents.map((content) => ({
      detector: "nir" as const,
      category: "citizen-personal-data" as const,
      confidence: "high" as const,
      count: sum("bytes" in content ? content.bytes : Buffer.from(content.text)),
    })),
  }),
  canRead: (name: string) => /\.(docx|odt)$/.test(name),
};

async function scan({ graph, simulator }: Tenant, store: RecordStore, manner: Manner): Promise<void> {
  const { content, countTeamsMessages } = manner;
  const modes = { exchange: "none", onedrive: content, teams: content, sharepoint: content } as const;
  const wish = { workloads, content: modes, seed: "seed", countTeamsMessages, ...everything };
  const begun = await store.beginScan(simulator.tenantId, wish, new Date(), false);
  await runScan({
    store,
    scan: begun,
    graphFor: () => graph,
    crowded: () => false,
    halt: () => undefined,
    later: () => new Promise(() => undefined),
    over: new AbortController().signal,
    collectors,
    scope: scopeOf(everything),
    sampling: { halfWidth: 0.02, confidence: 0.95 },
    reader: reader as never,
    maskName: (name) => ({ masked: name, findings: [] }),
    isPrivateName: privateNameTest(["personnel", "privé", "syndical"]),
    isPrivateSubject: privateSubjectTest(privateSubjects()),
    teamsFolder: () => null,
    isOwnPart: () => false,
    signal: new AbortController().signal,
    onPage: () => undefined,
  });
  await store.finishScan(new Date());
}

/** All that a plan is made of, but for the ids of requests. */
async function stored(store: RecordStore) {
  const totals = await Array.fromAsync(store.totals("medium"));
  const findings = (await Array.fromAsync(store.findings("medium"))).flat();
  const gaps = await Array.fromAsync(store.gaps());
  const told = (gap: (typeof gaps)[number]) => ({ ...gap, requestId: null });
  return { totals: totals.map((line) => ({ ...line, gaps: line.gaps.map(told) })), findings, gaps: gaps.map(told) };
}

/** How often each route was asked, `+` for what goes on from a link or asks only for what changed. */
function tally(requests: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const [, address = ""] = request.split(" ");
    const { pathname, search } = new URL(address, "http://127.0.0.1");
    const later = /token=|lastModifiedDateTime%20gt|lastModifiedDateTime\+gt/i.test(search) ? "+" : "";
    const route = routeOf(pathname.replace(/^.*\/v1\.0/, "")) + later;
    counts[route] = (counts[route] ?? 0) + 1;
  }
  return counts;
}

const ofRoute = (counts: Readonly<Record<string, number>>, route: RegExp) =>
  Object.entries(counts).reduce((total, [name, count]) => total + (route.test(name) ? count : 0), 0);

describe.each<[string, Manner]>([
  ["without content", { content: "none", countTeamsMessages: false }],
  ["with messages fetched to be counted", { content: "none", countTeamsMessages: true }],
  ["with all contents read", { content: "full", countTeamsMessages: false }],
])("a second scan %s", (_case, manner) => {
  test.each<[string, number | null]>([
    ["a few things in every place have changed", null],
    ["one in a hundred", 0.01],
  ])("%s", async (_changes, changes) => {
    const share = changes === null ? {} : { changes };
    await withTenant({ size: "tiny", seed: "weeks", ...share }, async (tenant) => {
      const store = opened("kept");
      await scan(tenant, store, manner);
      const before = await stored(store);
      const told = tenant.requests.length;
      tenant.simulator.later();
      await scan(tenant, store, manner);
      const second = tally(tenant.requests.slice(told));
      const after = await stored(store);
      const asked = tenant.requests.length;
      const anew = opened("anew");
      await scan(tenant, anew, manner);
      const fresh = tally(tenant.requests.slice(asked));
      expect(after).toEqual(await stored(anew));
      expect(after).not.toEqual(before);
      // One request for each drive and list: the drive that is locked left no link to go on from.
      expect(ofRoute(second, /root\/delta$/)).toBeLessThanOrEqual(1);
      expect(ofRoute(second, /lists\/.*items\/delta$/)).toBe(0);
      expect(ofRoute(second, /lists\/.*items\/delta\+$/)).toBe(ofRoute(fresh, /lists\/.*items\/delta$/));
      expect(ofRoute(second, /items$|\/items\+$/)).toBe(0);
      // What has not changed is not read again.
      expect(ofRoute(second, /content$/)).toBeLessThan(ofRoute(fresh, /content$/) / 2 + 1);
      expect(ofRoute(second, /sitePage$/)).toBeLessThan(
        ofRoute(fresh, /sitePage$/) + (manner.content === "none" ? 1 : 0),
      );
      expect(ofRoute(second, /getAllMessages\+/)).toBeGreaterThanOrEqual(ofRoute(second, /getAllMessages$/));
    });
  });
});

test("a sample that was read is not read again where nothing has changed", async () => {
  await withTenant({ size: "tiny", seed: "weeks" }, async (tenant) => {
    const store = opened("kept");
    const manner = { content: "sample", countTeamsMessages: false } as const;
    await scan(tenant, store, manner);
    const told = tenant.requests.length;
    const before = await stored(store);
    await scan(tenant, store, manner);
    const second = tally(tenant.requests.slice(told));
    expect(await stored(store)).toEqual(before);
    expect(before.findings.length).toBeGreaterThan(100);
    for (const route of [/content$/, /sitePage$/, /items$/, /channels\/getAllMessages$/])
      expect([route, ofRoute(second, route)]).toEqual([route, 0]);
  });
});
