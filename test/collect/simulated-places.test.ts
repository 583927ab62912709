/** Drives, sites, Teams and plans of the pretend ministry, over HTTP, held against the truth that it tells of itself. */

import { describe, expect, test } from "vitest";
import { collectors as all } from "../../src/collect/collectors/index.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { collect, type Gathered, type Wish } from "./harness.ts";
import { type Tenant, withTenant } from "./tenant.ts";

/** Services of which the places are told here; mailboxes have tests of their own. */
const SERVICES: ReadonlySet<ServiceId> = new Set([
  "onedrive.files",
  "teams.chat",
  "teams.channel-messages",
  "teams.files",
  "teams.webinars",
  "sharepoint.documents",
  "sharepoint.lists",
  "sharepoint.pages",
  "other.planner",
  "other.onenote",
]);

/** People and groups, and all that counts or reads those services. */
const collectors = all.filter(
  ({ id, services }) =>
    ["people", "groups", "usage-drives", "call-records"].includes(id) ||
    (!/^usage-|-settings$/.test(id) && services.some((service) => SERVICES.has(service))),
);

const scanOf = ({ graph }: Tenant, wish: Wish) =>
  collect(collectors, graph, { countTeamsMessages: true, startedAt: new Date(), ...wish });

const byPlace = (one: { service: string; id: string }, other: { service: string; id: string }) =>
  `${one.service} ${one.id}` < `${other.service} ${other.id}` ? -1 : 1;

/** Places in a count, with their volumes. */
function counted(found: Gathered) {
  const shut = new Set(
    found.gaps
      .filter(({ cause }) => ["forbidden", "locked", "given-up", "unexpected"].includes(cause))
      .map(({ service, container }) => `${service} ${container}`),
  );
  return found.containers
    .filter(({ service, id, listed }) => listed && SERVICES.has(service) && !shut.has(`${service} ${id}`))
    .map(({ service, id }) => ({ service, id, ...found.volumeOf(service, id) }))
    .sort(byPlace);
}

function truthIn({ simulator }: Tenant) {
  return [...simulator.truth().containers()]
    .filter(({ service }) => SERVICES.has(service))
    .map(({ service, id, items, bytes }) => ({ service, id, items, bytes }))
    .sort(byPlace);
}

/** Routes and properties that answer with what people wrote. */
const CONTENT =
  /\/content\b|canvasLayout|webParts|expand=fields|\/details|\/messages\b|getAllMessages|select=[^&]*\b(title|topic|subject|body|description)\b/i;
/** A plan's title is the name of a place, as a list's is. */
const PLACES = /\/planner\/plans\?/;

describe("a tiny ministry", () => {
  test("is counted as its truth has it, by requests that Graph knows", async () => {
    await withTenant({ size: "tiny", seed: "places" }, async (tenant) => {
      const found = await scanOf(tenant, {});
      expect(counted(found)).toEqual(truthIn(tenant));
      const { services, refused } = tenant.simulator.truth();
      for (const service of ["teams.meetings-audio", "teams.meetings-video"] as const)
        expect(found.volumes()[service]?.items).toBe(services[service]?.items);
      const mine = refused.filter(({ service }) => SERVICES.has(service));
      const shut = found.gaps.filter(({ container, cause }) => container !== null && /forbidden|locked/.test(cause));
      expect(shut.map(({ container }) => container)).toEqual(expect.arrayContaining(mine.map(({ id }) => id)));
    });
  });

  test("is not read when nothing is to be read", async () => {
    await withTenant({ size: "tiny", seed: "places" }, async (tenant) => {
      const found = await scanOf(tenant, { countTeamsMessages: false });
      expect(tenant.requests.filter((request) => CONTENT.test(request) && !PLACES.test(request))).toEqual([]);
      expect(found.readings).toEqual([]);
      const messages = counted(found).filter(({ service }) => /chat|channel/.test(service));
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.every(({ items }) => items === null)).toBe(true);
    });
  });

  test("is read but for what is private, and each thing of it", async () => {
    await withTenant({ size: "tiny", seed: "places" }, async (tenant) => {
      const found = await scanOf(tenant, { content: "full", countTeamsMessages: false });
      expect(counted(found)).toEqual(truthIn(tenant));
      const read = Map.groupBy(found.readings, ({ service, container }) => `${service} ${container}`);
      const unread = new Set<string>(["other.onenote", "teams.webinars"]);
      for (const { service, id, items, privateItems } of tenant.simulator.truth().containers()) {
        if (!SERVICES.has(service) || unread.has(service)) continue;
        const things = new Set(read.get(`${service} ${id}`)?.map(({ item }) => item));
        expect(`${service} ${id} ${things.size}`).toBe(`${service} ${id} ${items - privateItems}`);
      }
    });
  });

  test("is counted the same through faults, and cut after every page", async () => {
    const faults = { throttled: 0.05, emptyPages: 0.2, duplicates: 0.3, expiredDeltas: 1, patience: 0 };
    await withTenant({ size: "tiny", seed: "places", faults }, async (tenant) => {
      const found = await scanOf(tenant, { cutAfter: 1 });
      expect(counted(found)).toEqual(truthIn(tenant));
    });
  });

  test.each([
    ["places that are locked", { locked: 0.2 }],
    ["places that are closed", { forbidden: 0.2 }],
    ["links that lead to themselves", { circles: 0.3 }],
  ])("counts nothing wrong without telling it: %s", async (_case, faults) => {
    await withTenant({ size: "tiny", seed: "places", faults }, async (tenant) => {
      const found = await scanOf(tenant, {});
      const truth = new Map(truthIn(tenant).map((line) => [`${line.service} ${line.id}`, line]));
      const told = new Set(found.gaps.map(({ service }) => service));
      for (const place of counted(found)) {
        const line = truth.get(`${place.service} ${place.id}`);
        // A chat is known by any of its members: where one was refused, the service says so.
        if (place.items === null) expect(told).toContain(place.service);
        // A library whose team could not be asked is met again at its site, and counted there.
        else if (line === undefined)
          expect(`${place.service} ${told.has("teams.files")}`).toBe("sharepoint.documents true");
        else expect(place.items).toBe(line.items);
      }
      for (const { service } of truth.values())
        if (!found.containers.some((container) => container.service === service)) expect(told).toContain(service);
    });
  });

  test("without permissions, tells each one that would open it, and counts the rest", async () => {
    const permissions = [
      "User.Read.All",
      "Group.Read.All",
      "GroupMember.Read.All",
      "Reports.Read.All",
      "Tasks.Read.All",
    ];
    await withTenant({ size: "tiny", seed: "places", permissions }, async (tenant) => {
      const found = await scanOf(tenant, {});
      const missing = new Set(
        found.gaps.filter(({ cause }) => cause === "forbidden").map(({ permission }) => permission),
      );
      const told = [
        "Files.Read.All",
        "Sites.Read.All",
        "Chat.ReadBasic.All",
        "CallRecords.Read.All",
        "VirtualEvent.Read.All",
      ];
      expect([...missing]).toEqual(expect.arrayContaining(told));
      expect(Object.keys(found.volumes())).toContain("other.planner");
    });
  });

  test("is scanned in part: one team, with its channels, libraries and plans", async () => {
    await withTenant({ size: "tiny", seed: "places" }, async (tenant) => {
      const whole = await scanOf(tenant, {});
      const team = whole.facts("group").find((group) => group.team);
      const found = await scanOf(tenant, { scope: { include: [team?.id ?? ""] } });
      const mine = whole.containers.filter(({ group, service }) => group === team?.id && SERVICES.has(service));
      const ids = (places: Gathered["containers"]) => places.map(({ service, id }) => `${service} ${id}`).sort();
      expect(ids(found.containers.filter(({ service }) => SERVICES.has(service)))).toEqual(ids(mine));
      expect(mine.length).toBeGreaterThan(4);
    });
  });
});
