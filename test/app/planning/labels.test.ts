/** Labels of the tenant beside how many groups and sites bear them. */

import { expect, test } from "vitest";
import { labelRowsOf } from "../../../src/app/planning/labels.ts";
import { usageId } from "../../../src/collect/usage.ts";
import type { Label } from "../../../src/model/directory-records.ts";
import type { Fact } from "../../../src/model/records.ts";
import type { RecordStore } from "../../../src/store/port.ts";
import { groupOf } from "../../collect/facts.ts";

const label = (id: string, type: Label["type"] = "sensitivity"): Label => ({
  kind: "label",
  id,
  type,
  name: id,
  priority: 0,
  protects: false,
});
const site = (id: string, of: string | number | null): Fact => ({
  kind: "usage",
  report: "getSharePointSiteUsageDetail",
  id: usageId("site", id),
  day: null,
  figures: { label: of },
});
const storeOf = (facts: readonly Fact[]) =>
  ({
    facts: async (kind: string, after: string | null, limit: number) =>
      facts
        .filter((fact) => fact.kind === kind && (after === null || fact.id > after))
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .slice(0, limit),
  }) as unknown as RecordStore;
const rows = async (facts: readonly Fact[]) =>
  (await labelRowsOf(storeOf(facts))).map(({ id, groups, sites }) => [id, groups, sites]);

test("groups bear them by whatever case, and the report tells those of sites", async () => {
  const facts = [
    ...[label("a"), label("b"), label("kept", "retention")],
    ...[groupOf("g1", { labels: ["A"] }), groupOf("g2", { labels: ["a"] }), groupOf("g3", { labels: [] })],
    ...[site("s1", "b"), site("s2", "b"), site("s3", null), site("tenant", 2)],
  ];
  expect(await rows(facts)).toEqual([
    ["a", 2, 0],
    ["b", 0, 2],
    ["kept", null, null],
  ]);
});

test("a report that tells none of them says nothing of any site", async () => {
  expect(await rows([label("a"), site("s1", null), site("tenant", 0)])).toEqual([["a", 0, null]]);
});

test("one that stands on a group and in no catalogue has a row of its own", async () => {
  expect(await rows([groupOf("g", { labels: ["gone"] })])).toEqual([["gone", 1, null]]);
});
