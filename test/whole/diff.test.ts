/**
 * A tenant scanned three times: as it is, when people have left and moved, and when a permission is withdrawn. Then plans of
 * one scan with another confidence, configuration and doctrine. Each change has its own cause, and progress counts the tenant's alone.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { makePlan } from "../../src/app/plan.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import type { Cause } from "../../src/model/change.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { BurnDown } from "../../src/model/history.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { openOutputSet } from "../../src/store/output-set.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { editionFiles, obstacles, offers, permissionsTable, profiles, tolerances } from "../doctrine/templates.ts";
import { templatesFor } from "../export/templates.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { type Json, type Spoilt, spoilt } from "./spoilt.ts";

interface Told {
  readonly rests: Readonly<Record<string, unknown>> & {
    readonly permissions: { readonly withdrawn: readonly string[] };
  };
  readonly changes: readonly {
    readonly id: string;
    readonly changes: readonly { readonly kind: string; readonly causes: readonly Cause[] }[];
  }[];
  readonly services: readonly {
    readonly service: string;
    readonly aspect: string;
    readonly causes: readonly Cause[];
  }[];
  readonly betweenUnits: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly causes: readonly Cause[];
  }[];
  readonly burnDown: readonly BurnDown[];
}

let simulator: Simulator;
let narrow: Simulator;
let front: Spoilt;
let bench: Bench;
let changed = false;
const SCAN = ["--workload", "exchange,onedrive", "--content", "onedrive=full"];
const folder = (name: string) => join(bench.folder, name);
const isGone = (name: unknown) => String(name) < "c";
const hasMoved = (name: unknown) => /^[d-k]/.test(String(name));

beforeAll(async () => {
  simulator = await tiny();
  front = await spoilt(simulator.graphUrl, (path, body) => {
    if (!changed || !Array.isArray(body.value) || !/\/users\?/.test(path)) return;
    const people = body.value as Json[];
    for (const one of people) if (hasMoved(one.userPrincipalName)) one.department = "Direction nouvelle";
    body.value = people.filter((one) => one.userType !== "Member" || !isGone(one.userPrincipalName));
  });
  bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
  await bench.bascule(["scan", "--out", folder("1"), ...SCAN]);
  changed = true;
  await bench.bascule(["scan", "--out", folder("2"), ...SCAN], { now: () => new Date("2026-12-24T09:00:00Z") });
});
afterAll(async () => {
  bench.remove();
  await front.close();
  await narrow?.close();
  await simulator.close();
});

async function diff(...sides: string[]): Promise<Told> {
  const { exit, out, err } = await bench.bascule(["diff", "--json", ...sides]);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  return JSON.parse(out) as Told;
}
const causesOf = ({ changes, services }: Told) => [
  ...new Set([...changes.flatMap((one) => one.changes), ...services].map(({ causes }) => causes.join(" + "))),
];

test("what people did is the tenant's, by scan as by folder; who went elsewhere is told, and the second plan counts it", async () => {
  const [byScan, byFolder] = [await diff(), await diff("./1", "./2")];
  expect(causesOf(byScan)).toEqual(["tenant"]);
  const plain = ({ changes }: Told) => changes.map(({ id, changes: those }) => [id, those]);
  expect(plain(byFolder)).toEqual(plain(byScan));
  const [before, after] = [bench.containers(folder("1")), bench.containers(folder("2"))];
  const gone = before.filter(({ id }) => after.every((one) => one.id !== id));
  const kinds = (kind: string) => byScan.changes.filter((one) => one.changes.some((each) => each.kind === kind));
  expect(kinds("gone").map(({ id }) => id)).toEqual(gone.map(({ id }) => id));
  expect(gone.length).toBeGreaterThan(0);
  expect(byScan.betweenUnits.map(({ to }) => to)).toContain("Direction nouvelle");
  const items = gone.reduce((sum, { volume }) => sum + (volume.items ?? 0), 0);
  // Calendars and contacts lie in mailboxes, which are counted already.
  const own = ({ service }: { service: string }) => !/calendar|contacts/.test(service);
  const [first, second] = bench.plan(folder("2")).scan.burnDown;
  expect(byScan.burnDown).toEqual([first, second]);
  expect(second).toMatchObject({
    moved: { spaces: -gone.filter(own).length, items: -items },
    aside: { spaces: 0, items: 0 },
  });
  expect([first?.spaces, first?.items]).toEqual([before.filter(own).length, (second?.items ?? 0) + items]);
  expect([first?.day, second?.day]).toEqual(["2026-11-24", "2026-12-24"]);
});

test("said for people: the cause of each, and the mirror when the order of days is reversed", async () => {
  const { exit, out } = await bench.bascule(["diff", "2", "1"]);
  expect(exit).toBe(0);
  const text = out.replaceAll(/[\u00a0\u202f]/g, " ");
  expect(text).toContain("Le second est antérieur au premier");
  expect(text).toMatch(/Espaces nouveaux : \d+.* \(tenant\)/);
  expect(text).not.toContain("Espaces disparus");
  const english = (await bench.bascule(["diff", "--lang", "en"])).out;
  expect(english).toMatch(/Spaces gone: \d+/);
  expect(english).toMatch(/24 December 2026/);
});

describe("plans of one scan", () => {
  test("with a higher confidence: detectors, and never the tenant", async () => {
    await bench.bascule(["plan", "--out", folder("high"), "--min-confidence", "high", "--as-of", "2026-12-24"]);
    const told = await diff("./2", "./high");
    expect(causesOf(told)).toEqual(["detectors"]);
    expect(told.rests).toMatchObject({ sameScan: true, detectors: true, doctrine: false, directorates: false });
    const found = ({ sensitive }: { sensitive: { items: number } }) => sensitive.items;
    expect(bench.containers(folder("high")).map(found)).not.toEqual(bench.containers(folder("2")).map(found));
  });

  test("with other directorates: the configuration, though the tenant moved the same people before", async () => {
    writeFileSync(folder("bascule.config.yaml"), 'directorates:\n  "Direction nouvelle": Achats\n');
    await bench.bascule(["plan", "--out", folder("units"), "--as-of", "2026-12-24"]);
    const told = await diff("./2", "./units");
    expect(causesOf(told)).toEqual(["configuration"]);
    expect(new Set(told.betweenUnits.map(({ from, to }) => `${from} → ${to}`))).toEqual(
      new Set(["Direction nouvelle → Achats"]),
    );
  });

  test("with one word of the doctrine changed: the doctrine", async () => {
    const files = editionFiles.map(({ name, text }) => ({
      name,
      text: name.endsWith("other.planner.yaml") ? text.replace(/^label: move-now$/m, "label: not-concerned") : text,
    }));
    const store = openStore(folder("bascule-store"), { create: false });
    const sink = openOutputSet(folder("law"), (await store.lastScan())?.tenant ?? "", folder("bascule-store"));
    const about = {
      store,
      offers,
      obstacles,
      profiles,
      invisible: [],
      ownTemplates: [],
      permissionsTable,
      asOf: "2026-12-24" as IsoDate,
      language: "fr",
      least: "medium",
    } as const;
    const settings = { configuration: NO_CONFIGURATION, version: "0.1.0", tolerances, customs: [] };
    const book = await makePlan({
      ...about,
      ...settings,
      edition: readEdition(files, offers, obstacles),
      laterEditions: [],
    });
    await writeOutputs({ book, sink, language: "fr", templates: templatesFor("fr"), redact: false });
    await sink.finish();
    await store.close();
    const told = await diff("./2", "./law");
    expect(told.services.map(({ service, aspect }) => `${service} ${aspect}`)).toContain("other.planner label");
    expect(causesOf(told)).toEqual(["doctrine"]);
  });
});

test("a permission withdrawn hides nothing of what was counted, and is nobody's progress", async () => {
  const roles = ["User.Read.All", "Organization.Read.All", "Group.Read.All", "Reports.Read.All"];
  narrow = await tiny({ permissions: roles });
  bench.reach(narrow);
  mkdirSync(folder("3"), { recursive: true });
  const { exit } = await bench.bascule(["scan", "--fresh", "--out", folder("3"), ...SCAN], {
    now: () => new Date("2027-01-24T09:00:00Z"),
  });
  expect(exit).toBe(1);
  const told = await diff("1", "3");
  expect(told.rests.permissions.withdrawn).toContain("Files.Read.All");
  const causes = told.changes.filter((one) => one.changes.some(({ kind }) => kind === "gone" || kind === "coverage"));
  expect(causes.length).toBeGreaterThan(0);
  for (const { changes } of causes) for (const { causes: why } of changes) expect(why).toContain("coverage");
  const [, , third] = bench.plan(folder("3")).scan.burnDown;
  expect(third?.moved.items).toBe(0);
  expect(third?.aside.items).toBeLessThan(0);
});
