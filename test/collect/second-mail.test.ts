/** Contents of mailboxes, and again some weeks later: the second scan reads what changed, and tells what a first one would. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { chosenCollectors } from "../../src/app/permissions.ts";
import { runScan } from "../../src/app/scan/run.ts";
import { collectors as all } from "../../src/collect/collectors/index.ts";
import { privateNameTest } from "../../src/model/private-names.ts";
import { privateSubjectTest } from "../../src/model/private-subjects.ts";
import { scopeOf } from "../../src/model/scope.ts";
import type { ContentMode } from "../../src/model/service.ts";
import type { RecordStore } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { privateSubjects } from "../../src/store/templates.ts";
import { type Tenant, withTenant } from "./tenant.ts";

const collectors = chosenCollectors(all, ["exchange"]).filter(({ id }) => !/applications|labels|-settings$/.test(id));
const everything = { include: [], exclude: [], excludeContent: [] };
const away: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of away.splice(0)) await leave();
});

function opened(): RecordStore {
  const folder = mkdtempSync(join(tmpdir(), "bascule-mail-"));
  const store = openStore(folder, { create: true });
  away.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

interface About {
  readonly content?: ContentMode;
  /** The scan is stopped after this many pages, and gone on with. */
  readonly stopAfter?: number;
}

/** What is found in a text is its length: whoever reads other words finds otherwise. */
async function scan(store: RecordStore, { graph, simulator }: Tenant, { content = "full", stopAfter }: About = {}) {
  const modes = { exchange: content, onedrive: "none", teams: "none", sharepoint: "none" } as const;
  const wish = {
    workloads: ["exchange"],
    content: modes,
    seed: "seed",
    countTeamsMessages: false,
    ...everything,
  } as const;
  for (let done = false, pages = 0; !done; ) {
    const stop = new AbortController();
    const begun = await store.beginScan(simulator.tenantId, wish, new Date(), false);
    ({ done } = await runScan({
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
      reader: {
        read: async (given) => {
          const count = given.reduce(
            (sum, each) => sum + (each.kind === "text" ? each.text.length : each.bytes.length),
            1,
          );
          return {
            read: true,
            unread: [],
            findings: [{ detector: "nir", category: "citizen-personal-data", count, confidence: "high" }],
          };
        },
        canRead: () => true,
      },
      maskName: (name) => ({ masked: name, findings: [] }),
      isPrivateName: privateNameTest(["personnel", "privé", "syndical"]),
      isPrivateSubject: privateSubjectTest(privateSubjects()),
      teamsFolder: () => null,
      isOwnPart: () => false,
      signal: stop.signal,
      onPage: () => {
        pages += 1;
        if (stopAfter !== undefined && pages % stopAfter === 0) stop.abort();
      },
    }));
  }
  await store.finishScan(new Date());
}

async function told(store: RecordStore) {
  const totals = await Array.fromAsync(store.totals("low"));
  return {
    totals: totals.map(({ container, gaps, ...rest }) => ({
      id: `${container.service} ${container.id}`,
      ...rest,
      gaps: gaps.map(({ where, cause, count }) => [where, cause, count]),
    })),
    findings: (await Array.fromAsync(store.findings("low"))).flat(),
  };
}

/** The same tenant later, as somebody who never saw it before tells it. */
async function first(options: Parameters<typeof withTenant>[0], about: About = {}) {
  const store = opened();
  await withTenant(options, (tenant) => scan(store, tenant, about));
  return await told(store);
}

const TENANT = { size: "tiny", seed: "semaines" } as const;
const LATER = { ...TENANT, state: 1 } as const;

test.each<[string, object, About]>([
  ["a few changes in every place", {}, {}],
  ["a tenth of it changed", { changes: 0.1 }, {}],
  ["stopped after every seventh page", {}, { stopAfter: 7 }],
  ["pages that are empty, or told twice", { faults: { emptyPages: 0.2, duplicates: 0.2 } }, {}],
  ["links that expire, before and under way", { faults: { expiredDeltas: 0.3 } }, {}],
])("the second scan tells what a first one would: %s", async (_case, options, about) => {
  const store = opened();
  await withTenant({ ...TENANT, ...options }, async (tenant) => {
    await scan(store, tenant, about);
    expect(await told(store)).toEqual(await first({ ...TENANT, ...options }));
    tenant.simulator.later();
    await scan(store, tenant, about);
    expect(await told(store)).toEqual(await first({ ...LATER, ...options }));
  });
});

test.each<[string, readonly ContentMode[]]>([
  ["counted in between", ["full", "none", "full"]],
  ["a sample in between", ["full", "sample", "full"]],
  ["a sample before", ["sample", "full"]],
  ["a sample after", ["full", "sample"]],
])("scans of other kinds: %s", async (_case, modes) => {
  const store = opened();
  await withTenant(TENANT, async (tenant) => {
    for (const content of modes.slice(0, -1)) await scan(store, tenant, { content });
    tenant.simulator.later();
    const last = modes.at(-1) as ContentMode;
    await scan(store, tenant, { content: last });
    expect(await told(store)).toEqual(await first(LATER, { content: last }));
  });
});

/** Parts and requests of one kind, those of the second scan apart. */
async function counted(options: Parameters<typeof withTenant>[0]) {
  const store = opened();
  return await withTenant(options, async (tenant) => {
    await scan(store, tenant);
    const before = tenant.requests.length;
    tenant.simulator.later();
    await scan(store, tenant);
    const kinds = (requests: readonly string[]) => {
      const about = (shape: RegExp) => requests.filter((request) => shape.test(request)).length;
      return {
        deltas: about(/messages\/delta/),
        lists: about(/\/messages\?/),
        bodies: about(/\/messages\/(?!delta\?)[^/?]+\?|\/events\/[^/?]+\?/),
        attachments: about(/attachments/),
        events: about(/\/events\?/),
        contacts: about(/\/contacts\?/),
        all: requests.length,
      };
    };
    return [kinds(tenant.requests.slice(0, before)), kinds(tenant.requests.slice(before))] as const;
  });
}

test("what has not changed is not asked for again: one request for each folder, calendar and contact folder", async () => {
  const [before, after] = await counted({ ...TENANT, changes: 0 });
  expect(after).toMatchObject({ lists: 0, bodies: 0, attachments: 0 });
  expect(before.lists).toBeGreaterThan(20);
  expect(after.deltas).toBeLessThanOrEqual(before.lists);
  expect(after.events).toBeLessThan(before.events);
  expect(after.contacts).toBeLessThan(before.contacts);
});

test("of a hundredth that changed, a hundredth is asked for", async () => {
  const [before, after] = await counted({ ...TENANT, changes: 0.01 });
  const sources = after.deltas + after.events + after.contacts;
  expect(after.lists).toBeLessThanOrEqual(2);
  expect(after.bodies + after.attachments).toBeLessThan(before.all * 0.03 + 3);
  expect(sources).toBeGreaterThan(0);
});
