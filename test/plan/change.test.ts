/** What differs between two sights of a tenant, and why: a table of pairs, and what holds of all of them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CAUSES, type Cause, type ChangeKind } from "../../src/model/change.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Provenance, Side, SpaceRow } from "../../src/model/history.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { changesOf, pairOf, standChanges } from "../../src/plan/change.ts";
import { runs } from "../runs.ts";

const PROVENANCE: Provenance = {
  detectors: ["d1"],
  thresholds: { minConfidence: "medium", tolerances: "t1" },
  configuration: { scope: "s1", directorates: "u1", project: "p1", planning: "w1" },
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  permissions: ["Files.Read.All", "User.Read.All"],
  listed: { "onedrive.files": "whole", "exchange.mail": "whole" },
};
const SIDE: Side = {
  tenant: "t",
  scan: { id: "scan-1", startedAt: "2026-11-01T08:00:00Z", finishedAt: "2026-11-01T09:00:00Z" },
  asOf: "2026-11-01" as IsoDate,
  content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "full" },
  doctrine: { edition: "2021-09-15", sha256: "e1" },
  provenance: PROVENANCE,
  services: [],
};
const later = { id: "scan-2", startedAt: "2026-11-20T08:00:00Z", finishedAt: "2026-11-20T09:00:00Z" };
const side = (about: Partial<Side> = {}): Side => ({ ...SIDE, scan: later, ...about });
const resting = (about: Partial<Provenance>): Side => side({ provenance: { ...PROVENANCE, ...about } });
const configured = (about: Partial<Provenance["configuration"]>): Side =>
  resting({ configuration: { ...PROVENANCE.configuration, ...about } });

const ROW: SpaceRow = {
  ...{ service: "onedrive.files", id: "d1", name: "Espace", unit: "DRH", department: "DRH" },
  ...{ items: 10, bytes: 1000, sensitive: 2, coverage: "complete", target: "fichiers" },
};
const row = (about: Partial<SpaceRow> = {}): SpaceRow => ({ ...ROW, ...about });
const { department: _department, ...UNTOLD } = ROW;

/** `from` stands on the first side, under {@link SIDE}; what is expected is written `kind: cause + cause`. */
const CASES: readonly [string, SpaceRow | null, SpaceRow | null, Side, readonly string[]][] = [
  ["nothing changed", row(), row(), side(), []],
  ["a new space", null, row(), side(), ["new: tenant"]],
  ["a space gone", row(), null, side(), ["gone: tenant"]],
  [
    "gone from a list that did not come whole",
    row(),
    null,
    resting({ listed: { "onedrive.files": "in-part" } }),
    ["gone: tenant + coverage"],
  ],
  ["gone with its whole service, which nobody listed", row(), null, resting({ listed: {} }), ["gone: coverage"]],
  [
    "gone with a workload that was not chosen",
    row(),
    null,
    resting({ workloads: ["exchange"] }),
    ["gone: configuration"],
  ],
  ["gone while others were left out", row(), null, configured({ scope: "s2" }), ["gone: tenant + configuration"]],
  [
    "gone, and the later plan does not say what it rests on",
    row(),
    null,
    side({ provenance: null }),
    ["gone: tenant + coverage + configuration"],
  ],
  ["grown", row(), row({ items: 12, bytes: 1500 }), side(), ["grown: tenant"]],
  ["more items, smaller", row(), row({ items: 12, bytes: 500 }), side(), ["grown: tenant"]],
  ["as many items, smaller", row(), row({ bytes: 500 }), side(), ["shrunk: tenant"]],
  [
    "shrunk, and seen in part",
    row(),
    row({ items: 4, bytes: 400, coverage: "partial" }),
    side(),
    ["shrunk: tenant + coverage", "coverage: coverage"],
  ],
  [
    "refused since",
    row(),
    row({ items: null, bytes: null, sensitive: 0, coverage: "not-scanned" }),
    side(),
    ["no-longer-sensitive: tenant + coverage", "coverage: coverage"],
  ],
  [
    "its messages counted since",
    row({ items: null, bytes: null }),
    row({ bytes: null }),
    configured({ scope: "s2" }),
    ["coverage: configuration"],
  ],
  ["in another directorate", row(), row({ unit: "DSI", department: "DSI" }), side(), ["moved-unit: tenant"]],
  [
    "in another directorate by the file alone",
    row(),
    row({ unit: "DSI" }),
    configured({ directorates: "u2" }),
    ["moved-unit: configuration"],
  ],
  [
    "both at once",
    row(),
    row({ unit: "DSI", department: "DSI" }),
    configured({ directorates: "u2" }),
    ["moved-unit: tenant + configuration"],
  ],
  [
    "in a folder, which does not tell the tenant's own word",
    UNTOLD,
    { ...UNTOLD, unit: "DSI" },
    configured({ directorates: "u2" }),
    ["moved-unit: tenant + configuration"],
  ],
  [
    "the same scan, another file",
    UNTOLD,
    { ...UNTOLD, unit: "DSI" },
    { ...configured({ directorates: "u2" }), scan: SIDE.scan },
    ["moved-unit: configuration"],
  ],
  ["newly sensitive", row({ sensitive: 0 }), row({ items: 11 }), side(), ["grown: tenant", "newly-sensitive: tenant"]],
  ["newly sensitive, nothing else changed", row({ sensitive: 0 }), row(), side(), ["newly-sensitive: tenant"]],
  [
    "newly sensitive to other detectors",
    row({ sensitive: 0 }),
    row(),
    resting({ detectors: ["d2"] }),
    ["newly-sensitive: detectors"],
  ],
  [
    "newly sensitive to other detectors, and grown",
    row({ sensitive: 0 }),
    row({ items: 11 }),
    resting({ detectors: ["d2"] }),
    ["grown: tenant", "newly-sensitive: tenant + detectors"],
  ],
  [
    "with a lower confidence",
    row(),
    row({ sensitive: 5 }),
    resting({ thresholds: { minConfidence: "low", tolerances: "t1" } }),
    ["more-sensitive: detectors"],
  ],
  [
    "of one scan with a lower confidence",
    row(),
    row({ items: 10, sensitive: 5 }),
    { ...resting({ thresholds: { minConfidence: "low", tolerances: "t1" } }), scan: SIDE.scan },
    ["more-sensitive: detectors"],
  ],
  [
    "with detectors that nobody noted",
    row(),
    row({ sensitive: 1 }),
    resting({ detectors: null }),
    ["less-sensitive: detectors"],
  ],
  [
    "no longer read",
    row(),
    row({ sensitive: 0 }),
    side({ content: { ...SIDE.content, onedrive: "none" } }),
    ["no-longer-sensitive: configuration"],
  ],
  [
    "read by sample since",
    row(),
    row({ sensitive: 1, coverage: "sampled" }),
    side({ content: { ...SIDE.content, onedrive: "sample" } }),
    ["less-sensitive: coverage + configuration", "coverage: configuration"],
  ],
  [
    "another target by other rules",
    row(),
    row({ target: "resana" }),
    side({ doctrine: { edition: "2021-09-15", sha256: "e2" } }),
    ["target: doctrine"],
  ],
  [
    "another target on another day",
    row(),
    row({ target: null }),
    side({ asOf: "2027-01-01" as IsoDate }),
    ["target: day"],
  ],
  [
    "another target, as it holds more",
    row(),
    row({ items: 900, target: "resana" }),
    side(),
    ["grown: tenant", "target: tenant"],
  ],
  ["another target for no reason that is noted", row(), row({ target: "resana" }), side(), ["target: program"]],
  [
    "everything at once",
    row(),
    row({ unit: "DSI", items: 4, sensitive: 0, target: "resana" }),
    side({ provenance: null, doctrine: null }),
    [
      "moved-unit: configuration",
      "shrunk: tenant",
      "no-longer-sensitive: tenant + detectors + configuration",
      "target: tenant + detectors + doctrine + configuration",
    ],
  ],
];

const written = (from: SpaceRow | null, to: SpaceRow | null, one: Side, other: Side) =>
  changesOf(from, to, pairOf(one, other)).map(({ kind, causes }) => `${kind}: ${causes.join(" + ")}`);

test.each(CASES)("%s", (_case, from, to, other, expected) => {
  expect(written(from, to, SIDE, other)).toEqual(expected);
});

const MIRROR: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = {
  ...{ new: "gone", gone: "new", grown: "shrunk", shrunk: "grown", "more-sensitive": "less-sensitive" },
  ...{ "less-sensitive": "more-sensitive", "newly-sensitive": "no-longer-sensitive" },
  "no-longer-sensitive": "newly-sensitive",
};

const word = fc.constantFrom("a", "b");
const provenance = fc.record<Provenance>({
  detectors: fc.constantFrom(null, ["d1"], ["d1", "d2"]),
  thresholds: fc.record({ minConfidence: fc.constantFrom("low" as const, "medium" as const), tolerances: word }),
  configuration: fc.record({ scope: word, directorates: word, project: word, planning: word }),
  workloads: fc.constantFrom<Provenance["workloads"][]>(["exchange"], ["exchange", "onedrive"]),
  permissions: fc.constantFrom(null, ["A"], ["A", "B"]),
  listed: fc.constantFrom<Provenance["listed"][]>({}, { "onedrive.files": "whole" }, { "onedrive.files": "in-part" }),
});
const mode = fc.constantFrom("none" as const, "sample" as const, "full" as const);
const stands = fc.record({
  ...{ id: fc.constant<ServiceId>("onedrive.files"), label: fc.constantFrom("review" as const, "move-now" as const) },
  action: fc.constantFrom("decide" as const, "move-now" as const),
  status: fc.constantFrom(null, "granted" as const),
  until: fc.constantFrom(null, "2027-01-01" as IsoDate),
  months: fc.constantFrom(null, 12, 18),
  unused: fc.constantFrom(null, "declared" as const),
  targets: fc.constantFrom([], ["fichiers"]),
  coverage: fc.constantFrom("complete" as const, "partial" as const),
});
const sides = fc.record<Side>({
  tenant: fc.constant("t"),
  scan: fc.constantFrom(SIDE.scan, later),
  asOf: fc.constantFrom("2026-11-01" as IsoDate, "2027-11-01" as IsoDate),
  content: fc.record({ exchange: mode, onedrive: mode, teams: mode, sharepoint: mode }),
  doctrine: fc.constantFrom(null, { edition: "a", sha256: "1" }, { edition: "a", sha256: "2" }),
  provenance: fc.option(provenance),
  services: fc.array(stands, { maxLength: 1 }),
});
const count = fc.option(fc.nat({ max: 3 }));
const spaces = fc.record<SpaceRow>(
  {
    ...{ service: fc.constant<ServiceId>("onedrive.files"), id: fc.constant("d1"), name: fc.constant(null) },
    ...{
      unit: fc.option(word),
      department: fc.option(word),
      items: count,
      bytes: count,
      sensitive: fc.nat({ max: 2 }),
    },
    coverage: fc.constantFrom("complete" as const, "sampled" as const, "partial" as const, "not-scanned" as const),
    target: fc.option(word),
  },
  { requiredKeys: ["service", "id", "name", "unit", "items", "bytes", "sensitive", "coverage"] },
);

describe("of any two sides", () => {
  test("nothing changes between a side and itself", () => {
    fc.assert(
      fc.property(spaces, sides, (space, of) => {
        expect(changesOf(space, space, pairOf(of, of))).toEqual([]);
        expect(standChanges(of, of, pairOf(of, of))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("read backwards, each change is its mirror and has the same causes", () => {
    fc.assert(
      fc.property(fc.option(spaces), fc.option(spaces), sides, sides, (from, to, one, other) => {
        const forth = changesOf(from, to, pairOf(one, other));
        const back = changesOf(to, from, pairOf(other, one));
        expect(back).toEqual(forth.map(({ kind, causes }) => ({ kind: MIRROR[kind] ?? kind, causes })));
        const said = standChanges(one, other, pairOf(one, other));
        const saidBack = standChanges(other, one, pairOf(other, one));
        expect(saidBack).toEqual(said.map(({ from: was, to: is, ...rest }) => ({ ...rest, from: is, to: was })));
      }),
      { numRuns: runs(1000) },
    );
  });

  test("every change has a cause, each named once and in order; between two plans of one scan never the tenant", () => {
    fc.assert(
      fc.property(spaces, spaces, sides, sides, (from, to, one, other) => {
        const pair = pairOf(one, other);
        for (const { causes } of [...changesOf(from, to, pair), ...standChanges(one, other, pair)]) {
          expect(causes.length).toBeGreaterThan(0);
          expect(causes).toEqual(CAUSES.filter((cause: Cause) => causes.includes(cause)));
          if (pair.sameScan) expect(causes).not.toContain("tenant");
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});

test.each<[string, Partial<Side["services"][number]>, Side, readonly string[]]>([
  [
    "another label by other rules",
    { label: "review" },
    side({ doctrine: { edition: "2026-04-14", sha256: "e2" } }),
    ["label: doctrine"],
  ],
  ["an answer of the administration", { action: "decide" }, configured({ project: "p2" }), ["action: configuration"]],
  [
    "a term that has come",
    { action: "move-now", status: "expired" },
    side({ asOf: "2027-12-01" as IsoDate }),
    ["status: day", "action: day"],
  ],
  [
    "a permission withdrawn",
    { coverage: "partial" },
    resting({ permissions: ["User.Read.All"] }),
    ["coverage: coverage"],
  ],
  ["left out on purpose", { coverage: "partial" }, configured({ scope: "s2" }), ["coverage: configuration"]],
  ["another version of Bascule", { label: "review" }, side(), ["label: program"]],
  [
    "an edition that grants for longer",
    { months: 18 },
    side({ doctrine: { edition: "2026-04-14", sha256: "2" } }),
    ["months: doctrine"],
  ],
  ["nobody uses it any more", { unused: "inactive" }, side({ scan: later }), ["unused: tenant"]],
  ["declared unused", { unused: "declared" }, configured({ project: "p2" }), ["unused: configuration"]],
])("of a service: %s", (_case, about, other, expected) => {
  const said = {
    id: "onedrive.files",
    label: "derogable",
    action: "request",
    status: "to-request",
    months: 12,
    until: null,
    unused: null,
    targets: [],
    coverage: "complete",
  } as const;
  const [one, changed] = [
    { ...SIDE, services: [said] },
    { ...other, services: [{ ...said, ...about }] },
  ];
  const told = standChanges(one, changed, pairOf(one, changed));
  expect(told.map(({ aspect, causes }) => `${aspect}: ${causes.join(" + ")}`)).toEqual(expected);
});

test("what an earlier version did not note of a service is no change", () => {
  const said = {
    ...({ id: "onedrive.files", label: "derogable", action: "request", status: "to-request", until: null } as const),
    ...({ targets: [], coverage: "complete" } as const),
  };
  const one = { ...SIDE, services: [said] };
  const other = side({ scan: later, services: [{ ...said, months: 18, unused: "inactive" }] });
  expect(standChanges(one, other, pairOf(one, other))).toEqual([]);
  expect(standChanges(other, one, pairOf(other, one))).toEqual([]);
});
