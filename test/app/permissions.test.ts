import { expect, test } from "vitest";
import { chosenCollectors, covers, permissionsNeeded } from "../../src/app/permissions.ts";
import { type Collector, defineCollector } from "../../src/collect/collector.ts";
import { CHOSEN_WORKLOADS, type ContentModes } from "../../src/model/service.ts";

const collector = (some: Partial<Collector> & Pick<Collector, "id">): Collector =>
  defineCollector({
    title: some.id,
    services: [],
    needs: [],
    after: [],
    plants: [],
    roots: () => [],
    run: () => {
      throw new Error("not run here");
    },
    ...some,
  });
const reason = (text: string) => ({ fr: text, en: text });

const people = collector({ id: "people", needs: [{ permission: "User.Read.All", reason: reason("accounts") }] });
const mail = collector({
  id: "mail",
  services: ["exchange.mail"],
  needs: [
    { permission: "Mail.ReadBasic.All", reason: reason("folders") },
    { permission: "Mail.Read", reason: reason("bodies"), forContent: true },
  ],
});
const planner = collector({
  id: "planner",
  services: ["other.planner"],
  needs: [{ permission: "User.Read.All", reason: reason("tasks") }],
});
const all = [people, mail, planner];
const modes = (mode: "none" | "full"): ContentModes => ({
  exchange: mode,
  onedrive: mode,
  teams: mode,
  sharepoint: mode,
});

test.each([
  [["teams"], ["people"]],
  [["exchange"], ["people", "mail"]],
  [["sharepoint"], ["people", "planner"]],
] as const)("for %j the collectors are %j", (workloads, ids) =>
  expect(chosenCollectors(all, workloads).map(({ id }) => id)).toEqual(ids),
);

test("content asks for more only where it is read", () => {
  const names = (content: ContentModes) =>
    permissionsNeeded(all, CHOSEN_WORKLOADS, content).map(({ permission }) => permission);
  expect(names(modes("none"))).toEqual(["Mail.ReadBasic.All", "User.Read.All"]);
  expect(names({ ...modes("none"), sharepoint: "full" })).toEqual(["Mail.ReadBasic.All", "User.Read.All"]);
  expect(names(modes("full"))).toEqual(["Mail.Read", "Mail.ReadBasic.All", "User.Read.All"]);
});

test("a permission needed twice has both reasons and both losses", () => {
  const user = permissionsNeeded(all, CHOSEN_WORKLOADS, modes("none")).find(
    ({ permission }) => permission === "User.Read.All",
  );
  expect(user).toEqual({
    permission: "User.Read.All",
    reasons: [reason("accounts"), reason("tasks")],
    collectors: ["people", "planner"],
    forContent: false,
  });
});

test.each([
  ["Mail.ReadBasic.All", ["Mail.Read"], true],
  ["Mail.Read", ["Mail.ReadBasic.All"], false],
  ["Sites.Read.All", ["Sites.Read.All"], true],
  ["Sites.Read.All", [], false],
])("%s is covered by %j: %s", (permission, granted, expected) =>
  expect(covers(new Set(granted), permission)).toBe(expected),
);
