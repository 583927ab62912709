/** `bascule diff` on folders of outputs: what it tells of two plans, and what it says of folders that cannot be compared. */

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { joined } from "../../src/app/diff/join.ts";
import type { SpaceChange } from "../../src/app/diff/tally.ts";
import { diffOf } from "../../src/app/diff.ts";
import { explain } from "../../src/app/faults.ts";
import type { ContainerLine } from "../../src/model/container-row.ts";
import type { SpaceRow } from "../../src/model/history.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { inPlanOrder } from "../../src/store/plan-folder.ts";
import { book } from "../export/book.ts";
import { runs } from "../runs.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-diff-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { plan: PLAN } = book;
const LINE: ContainerLine = {
  ...{ id: "d1", service: "onedrive.files", kind: "personal", name: "Espace", owner: null, unit: "DRH" },
  ...{ volume: { items: 10, bytes: 1000 }, sensitive: { items: 0, itemsRead: 9, byDetector: {} }, label: "move-now" },
  ...{ action: "move-now", target: "fichiers", wave: 1, coverage: "complete" },
};
const line = (about: Partial<ContainerLine>): ContainerLine => ({ ...LINE, ...about });
const later = { ...PLAN.scan, id: "scan-2", startedAt: "2026-12-21T08:00:00Z", finishedAt: "2026-12-21T09:00:00Z" };

/** A folder of outputs as a run leaves it; `spoil` changes what it wrote afterwards. */
function written(
  name: string,
  plan: Partial<Plan>,
  lines: readonly ContainerLine[],
  spoil: Readonly<Record<string, string | null>> = {},
) {
  const path = join(folder, name);
  mkdirSync(path);
  const files: Record<string, string> = {
    "plan.json": JSON.stringify({ ...PLAN, ...plan }),
    "containers.ndjson": lines.map((one) => `${JSON.stringify(one)}\n`).join(""),
  };
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  files["MANIFEST.sha256"] = Object.entries(files)
    .map(([file, text]) => `${digest(text)}  ${file}\n`)
    .join("");
  for (const [file, text] of Object.entries({ ...files, ...spoil }))
    if (text !== null) writeFileSync(join(path, file), text);
}

async function diff(...asked: string[]) {
  const changes: SpaceChange[] = [];
  const result = await diffOf({
    ...{ asked, cwd: folder, store: join(folder, "none"), begun: () => {} },
    changed: (change) => void changes.push(change),
  });
  const told = changes.map(({ from, to, changes: those }) => {
    return `${(to ?? from)?.id} ${those.map(({ kind, causes }) => `${kind}: ${causes.join(" + ")}`).join(", ")}`;
  });
  return { ...result, told };
}

test("what came, went, grew, went elsewhere and is newly sensitive, each with its cause", async () => {
  const provenance = { ...PLAN.provenance, listed: { "onedrive.files": "whole" as const } };
  written("a", { provenance }, [line({ id: "a" }), line({ id: "b" }), line({ id: "c" }), line({ id: "é" })]);
  written("b", { provenance, scan: later }, [
    ...[line({ id: "b", volume: { items: 12, bytes: 900 } }), line({ id: "c", unit: "DSI" }), line({ id: "d" })],
    line({ id: "é", sensitive: { items: 2, itemsRead: 9, byDetector: { nir: 2 } } }),
  ]);
  const { told, spaces, byCause, betweenUnits, largest, burnDown } = await diff("a", "b");
  expect(told).toEqual([
    ...["a gone: tenant", "b grown: tenant", "c moved-unit: tenant", "d new: tenant", "é newly-sensitive: tenant"],
  ]);
  expect(spaces).toEqual({ one: 4, other: 4, changed: 5 });
  expect(byCause).toEqual([{ causes: ["tenant"], changes: 5, spaces: 0, items: 2, bytes: -100, sensitive: 2 }]);
  expect(betweenUnits).toEqual([
    { from: "DRH", to: "DSI", causes: ["tenant"], spaces: 1, items: 10, bytes: 1000, sensitive: 0 },
  ]);
  // Persons are ranked nowhere: of their own spaces, how many they are.
  expect(largest).toEqual(
    ["new", "gone", "moved-unit", "grown", "newly-sensitive"].map((kind) => ({ kind, first: [], others: 0, own: 1 })),
  );
  expect(burnDown).toEqual(PLAN.scan.burnDown);
});

test.each<[string, Partial<ContainerLine>, boolean]>([
  ["a person's drive", {}, false],
  ["a person's mailbox", { service: "exchange.mail", kind: "user" }, false],
  ["a shared mailbox", { service: "exchange.mail", kind: "shared" }, true],
  ["a chat", { service: "teams.chat", kind: "oneOnOne", name: null }, false],
  ["a notebook", { service: "other.onenote", kind: "notebook" }, false],
  ["a library", { service: "sharepoint.documents", kind: "library" }, true],
])("the largest changes name %s: %s", async (_case, about, named) => {
  written("a", {}, [line(about)]);
  const found = { sensitive: { items: 5, itemsRead: 9, byDetector: { "vocabulary-health": 5 } } };
  written("b", { scan: later }, [line({ ...about, ...found })]);
  const [sensitive] = (await diff("a", "b")).largest;
  expect(sensitive).toMatchObject({ kind: "newly-sensitive", others: 0, own: named ? 0 : 1 });
  expect(sensitive?.first).toHaveLength(named ? 1 : 0);
});

test("lines in another order, as a copy for publication has them, are put in order", async () => {
  const many = Array.from({ length: 2500 }, (_, index) => line({ id: `drive-${(index * 997) % 2500}` }));
  written("a", {}, many);
  written("b", { scan: later }, [...many.slice(1, -1)].reverse());
  const { told, spaces } = await diff("a", "b");
  expect(spaces).toEqual({ one: 2500, other: 2498, changed: 2 });
  expect(told).toEqual(["drive-0 gone: tenant", `drive-${(2499 * 997) % 2500} gone: tenant`].sort());
});

test("a plan with itself changes nothing, and a plan of an earlier version is compared with what it says", async () => {
  written("a", {}, [line({})]);
  expect(await diff("a", "./a")).toMatchObject({ told: [], services: [], rests: { sameScan: true, unknown: false } });
  const { provenance: _provenance, ...before } = PLAN;
  written("b", {}, [line({ unit: "DSI" })], {
    "plan.json": JSON.stringify({ ...before, scan: later }),
    "MANIFEST.sha256": null,
  });
  const { told, rests, to } = await diff("a", "b");
  expect(told).toEqual(["d1 moved-unit: tenant + configuration"]);
  expect([rests.unknown, rests.permissions, to.vouched]).toEqual([true, null, false]);
});

test("in the reversed order of days it says so, and tells the mirror", async () => {
  written("a", {}, [line({ id: "a" })]);
  written("b", { scan: later }, [line({ id: "b" })]);
  expect((await diff("a", "b")).rests.backwards).toBe(false);
  const back = await diff("b", "a");
  expect(back.rests.backwards).toBe(true);
  expect(back.told).toEqual(["a new: tenant", "b gone: tenant"]);
});

const CUT = JSON.stringify(PLAN).slice(0, 900);
const TWICE = `${JSON.stringify(LINE)}\n`.repeat(2);
const BAD: readonly [string, () => void, RegExp][] = [
  ["nothing there", () => {}, /« b » n’existe pas\. Donnez un dossier/],
  ["a folder that is no plan", () => mkdirSync(join(folder, "b")), /plan\.json n’y est pas/],
  ["a file", () => writeFileSync(join(folder, "b"), "x"), /plan\.json n’y est pas/],
  [
    "a cut plan.json",
    () => written("b", {}, [], { "plan.json": CUT, "MANIFEST.sha256": null }),
    /plan\.json.* est coupé ou n’est pas un plan/,
  ],
  [
    "another JSON",
    () => written("b", {}, [], { "plan.json": "[1]", "MANIFEST.sha256": null }),
    /est coupé ou n’est pas un plan/,
  ],
  ["a plan of another form", () => written("b", { schemaVersion: 2 as 1 }, []), /est coupé ou n’est pas un plan/],
  [
    "a plan changed by hand",
    () => written("b", {}, [], { "plan.json": JSON.stringify({ ...PLAN, asOf: "2027-01-01" }) }),
    /plan\.json.* n’est plus tel qu’il a été écrit/,
  ],
  [
    "spaces cut at the end of a line",
    () => written("b", {}, [line({}), line({ id: "d2" })], { "containers.ndjson": `${JSON.stringify(LINE)}\n` }),
    /containers\.ndjson.* n’est plus tel/,
  ],
  [
    "spaces cut in a line",
    () => written("b", {}, [], { "containers.ndjson": `${JSON.stringify(LINE)}\n{"id":`, "MANIFEST.sha256": null }),
    /ligne 2/,
  ],
  [
    "a space twice",
    () => written("b", {}, [], { "containers.ndjson": TWICE, "MANIFEST.sha256": null }),
    /ligne 2 .*deux fois/,
  ],
  ["a service that there is not", () => written("b", {}, [line({ service: "x.y" as ServiceId })]), /ligne 1/],
  ["no spaces at all", () => written("b", {}, [], { "containers.ndjson": null }), /containers\.ndjson n’y est pas/],
  [
    "another tenant’s",
    () => written("b", { tenant: { id: "other", displayName: "Rectorat", defaultDomain: "" } }, []),
    /pas du même tenant.*Ministère de démonstration et Rectorat\.$/,
  ],
  [
    "a copy for publication",
    () => written("b", { tenant: { id: "tenant-0001", displayName: "M", defaultDomain: "" } }, []),
    /copie pour publication/,
  ],
];
test.each(BAD)("%s gets one clear sentence and exit code 2", async (_case, make, sentence) => {
  written("a", {}, [line({})]);
  make();
  const error = await diff("a", "b").catch((thrown: unknown) => thrown);
  const { exit, sentence: told } = explain(error, "fr");
  expect(exit).toBe(2);
  expect(told.replaceAll("\u00a0", " ")).toMatch(sentence);
  expect(told).not.toContain("\n");
});

describe("walked side by side", () => {
  const services: readonly ServiceId[] = ["exchange.mail", "onedrive.files", "teams.chat"];
  const rows = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...services), fc.string({ unit: "binary", maxLength: 3 })), {
      selector: (row) => row.join("/"),
      maxLength: 12,
    })
    .map((all) => all.map(([service, id]): SpaceRow => ({ ...ROW, service, id: id.toWellFormed() })))
    .map((all) => [...new Map(all.map((row) => [`${row.service}/${row.id}`, row])).values()].sort(inPlanOrder));
  const ROW: SpaceRow = {
    ...{
      service: "teams.chat",
      id: "",
      name: null,
      unit: null,
      items: null,
      bytes: null,
      sensitive: 0,
      coverage: "complete",
    },
  };
  async function* walk(all: readonly SpaceRow[]) {
    yield* all;
  }

  test("every space is met once, beside itself where both have it, whatever its id", async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (one, other) => {
        const key = ({ service, id }: SpaceRow) => JSON.stringify([service, id]);
        const met: (readonly [string | null, string | null])[] = [];
        for await (const [left, right] of joined(walk(one), walk(other)))
          met.push([left && key(left), right && key(right)]);
        const both = new Set(one.map(key).filter((name) => other.some((row) => key(row) === name)));
        const expected = [...new Set([...one, ...other].sort(inPlanOrder).map(key))];
        expect(met.map(([left, right]) => left ?? right)).toEqual(expected);
        for (const [left, right] of met) expect(left === right).toBe(both.has((left ?? right) as string));
      }),
      { numRuns: runs(200) },
    );
  });
});
