/** Promise 8, integrity: whatever is changed by hand in outputs, store or doctrine after a run, `bascule verify` tells it; what is there to be filled in is not held against anybody. */

import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MARK, mark, rowMark, type Stamp, stampIn } from "../../src/export/control.ts";
import type { Entered } from "../../src/model/carry.ts";
import type { Container, Item } from "../../src/model/records.ts";
import type { Verification } from "../../src/model/verification.ts";
import { sealRecords } from "../../src/store/records/seal.ts";
import { engineOn } from "../../src/store/sqlite/engine.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Cell, MANNERS, type Manner, Opened, packed, type SavedSheet, sheetsOf } from "../app/saved-workbooks.ts";
import { type Bench, benchFor, type Outcome, tiny } from "../whole/bench.ts";
import { connectionsOf } from "./connections.ts";

const EXCEL = MANNERS["Excel: shared strings, serial days, absolute paths, calculation chain"] as Manner;
const pem = (name: string) => join(keys, `${name}.pem`);
let keys = "";
let done: Bench;
let bench: Bench;

function makeKey(name: string, passphrase?: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const closed = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  writeFileSync(pem(name), privateKey.export({ type: "pkcs8", format: "pem", ...closed }), { mode: 0o600 });
  writeFileSync(pem(`${name}-public`), publicKey.export({ type: "spki", format: "pem" }));
}

beforeAll(async () => {
  keys = mkdtempSync(join(tmpdir(), "bascule-keys-"));
  makeKey("ours", "sésame");
  makeKey("other");
  const simulator = await tiny();
  done = benchFor(simulator);
  const { exit, err } = await done.bascule(
    ["scan", "--workload", "onedrive", "--content", "full", "--sign-with", pem("ours"), "--out", done.out],
    { env: { BASCULE_SIGNING_PASSPHRASE: "sésame" } },
  );
  await simulator.close();
  expect(exit, err).toBe(1);
});
afterAll(() => {
  done.remove();
  rmSync(keys, { recursive: true, force: true });
});
beforeEach(() => {
  bench = benchFor(null);
  cpSync(done.folder, bench.folder, { recursive: true });
});
afterEach(() => bench.remove());

const KEY = ["--signed-by", () => pem("ours-public")] as const;
const verify = (...more: string[]): Promise<Outcome> => bench.bascule(["verify", "out", KEY[0], KEY[1](), ...more]);
async function found(...more: string[]): Promise<Verification> {
  const { out, err, exit } = await verify("--json", ...more);
  expect(err).toBe("");
  const verification = JSON.parse(out) as Verification;
  expect(exit).toBe(verification.whole ? 0 : 1);
  return verification;
}

const digest = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const at = (name: string) => join(bench.out, name);
const text = (name: string) => readFileSync(at(name), "utf8");
/** Somebody who knows how the manifest is made makes it again. */
function writeManifest() {
  const lines = text("MANIFEST.sha256").split("\n").filter(Boolean);
  const again = lines.map((line) => line.slice(66)).map((name) => `${digest(readFileSync(at(name)))}  ${name}\n`);
  writeFileSync(at("MANIFEST.sha256"), again.join(""));
}
function inStore(change: (database: DatabaseSync) => void) {
  const database = new DatabaseSync(join(bench.folder, "bascule-store", "bascule.sqlite"));
  change(database);
  database.close();
}
async function inWorkbook(change: (sheets: SavedSheet[]) => void, manner = EXCEL) {
  const sheets = await sheetsOf(readFileSync(at("plan-migration.xlsx")));
  change(sheets);
  writeFileSync(at("plan-migration.xlsx"), packed(sheets, manner));
}
/** But for the journal, in which each command is noted. */
const standing = () =>
  new Map([...bench.files()].filter(([path]) => !/journal/.test(path)).map(([path, bytes]) => [path, digest(bytes)]));
const plan = (sheets: readonly SavedSheet[]) => new Opened(sheets, "Plan");

describe("nothing was changed", () => {
  test("and that is said, in both languages; nothing is written, and no connection opened", async () => {
    const before = standing();
    const verifications: Verification[] = [];
    const met = await connectionsOf(async () => void verifications.push(await found()));
    expect(met).toEqual([]);
    expect(verifications[0]).toMatchObject({
      whole: true,
      signature: { state: "good" },
      doctrine: { state: "same" },
      records: { kind: "sealed", changed: 0, added: 0, gone: 0, inPlan: "same" },
      plan: { differing: [] },
    });
    expect((await verify()).out).toMatch(
      /tout est tel qu’il a été écrit, et le plan est celui que donne le relevé\.$/m,
    );
    expect((await verify("--lang", "en")).out).toMatch(/all is as it was written/);
    expect(standing()).toEqual(before);
  });

  test.each([
    "Excel: shared strings, serial days, absolute paths, calculation chain",
    "OnlyOffice: days as text, texts in runs",
  ])("and the plan was filled in: that is what it is for. %s", async (name) => {
    await inWorkbook((sheets) => {
      const [first = ""] = plan(sheets).ids();
      plan(sheets).set(first, "responsible", "Mme Durand");
      plan(sheets).addColumn("À nous");
      // Programs save fifteen digits of a fraction, and not always the same last one.
      for (const { rows } of sheets)
        for (const row of rows.values())
          for (const [at, cell] of row.entries())
            if (typeof cell === "number" && !Number.isInteger(cell)) row[at] = Number(cell.toPrecision(14));
    }, MANNERS[name]);
    expect(await found()).toMatchObject({
      whole: true,
      files: expect.arrayContaining([expect.objectContaining({ name: "plan-migration.xlsx", state: "changed" })]),
      workbooks: [{ file: "plan-migration.xlsx", cells: { filled: 1, altered: 0, unmarked: 0, added: 0, held: true } }],
    });
  });

  test("in a copy for publication, whose numbers the store knows", async () => {
    await bench.bascule(["plan", "--redact", "--out", join(bench.folder, "published")]);
    const { out, exit } = await bench.bascule(["verify", "published", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ whole: true, plan: { differing: [] }, records: { inPlan: "same" } });
    expect(exit).toBe(0);
  });

  test("in outputs of the other language", async () => {
    await bench.bascule(["plan", "--lang", "en", "--out", join(bench.folder, "english")]);
    expect((await bench.bascule(["verify", "english"])).exit).toBe(0);
  });
});

const named = (name: string, state: string) => ({
  files: expect.arrayContaining([expect.objectContaining({ name, state })]),
});
const FIRST_ITEM = "(place, id) = (SELECT place, id FROM item WHERE type = 'file' ORDER BY place, id LIMIT 1)";

const journal = () => join(bench.folder, "bascule-store", "journal.ndjson");

test.each<[string, () => void | Promise<void>, unknown]>([
  [
    "a line of the journal",
    () => writeFileSync(journal(), readFileSync(journal(), "utf8").replace(/"account":"[^"]*"/, '"account":"x"')),
    { journal: { broken: 2 } },
  ],
  [
    "a figure of the plan",
    () => writeFileSync(at("plan.json"), text("plan.json").replace(/"items": \d+/, '"items": 7')),
    { ...named("plan.json", "changed"), signature: { state: "good" }, plan: { differing: [{ file: "plan.json" }] } },
  ],
  [
    "a figure of the plan, and the manifest with it",
    () => {
      writeFileSync(at("plan.json"), text("plan.json").replace(/"label": "[a-z-]+"/, '"label": "not-concerned"'));
      writeManifest();
    },
    {
      signature: { state: "bad" },
      plan: { differing: [{ file: "plan.json", keys: ["services[0].label"] }] },
    },
  ],
  [
    "a space taken out of the list, and the manifest with it",
    () => {
      const [_first, ...others] = text("containers.ndjson").split("\n");
      writeFileSync(at("containers.ndjson"), others.join("\n"));
      writeManifest();
    },
    { signature: { state: "bad" }, plan: { differing: [{ file: "containers.ndjson", line: 1 }] } },
  ],
  [
    "a finding added at the end, and the manifest with it",
    () => {
      writeFileSync(at("findings.ndjson"), `${text("findings.ndjson")}{}\n`);
      writeManifest();
    },
    { signature: { state: "bad" }, plan: { differing: [{ file: "findings.ndjson" }] } },
  ],
  [
    "the plan cut",
    () => writeFileSync(at("plan.json"), text("plan.json").slice(0, 500)),
    { plan: { unchecked: "no-plan" } },
  ],
  [
    "the size of a file in the store",
    () => inStore((database) => database.exec(`UPDATE item SET bytes = bytes + 1 WHERE ${FIRST_ITEM}`)),
    {
      records: { changed: 1, named: [{ service: "onedrive.files" }], whole: true },
      plan: { differing: [{ file: "plan.json" }, { file: "containers.ndjson" }] },
    },
  ],
  [
    "a figure in the store, which is sealed anew",
    () =>
      inStore((database) => {
        database.exec(`UPDATE item SET bytes = bytes + 1 WHERE ${FIRST_ITEM}`);
        engineOn(database).now(sealRecords("scan", new Date()));
      }),
    { records: { changed: 0, whole: true, broken: null, inPlan: "other" } },
  ],
])("%s: it is told", async (_case, change, expected) => {
  await change();
  const verification = await found();
  expect(verification.whole).toBe(false);
  expect(verification).toMatchObject(expected as object);
});

test.each<[string, () => void, unknown]>([
  ["the page removed", () => rmSync(at("rapport.html")), named("rapport.html", "missing")],
  [
    "a sheet laid beside",
    () => writeFileSync(at("plan-migration-services.csv"), "x"),
    { beside: ["plan-migration-services.csv"] },
  ],
  [
    "the manifest emptied",
    () => writeFileSync(at("MANIFEST.sha256"), ""),
    { files: null, signature: { state: "bad" } },
  ],
  ["the manifest removed", () => rmSync(at("MANIFEST.sha256")), { files: null, signature: { state: "missing" } }],
  [
    "the manifest made to name a file elsewhere",
    () => writeFileSync(at("MANIFEST.sha256"), `${"0".repeat(64)}  ../../etc/hostname\n`),
    { files: null },
  ],
  ["the signature removed", () => rmSync(at("MANIFEST.sha256.sig")), { signature: { state: "missing" } }],
  [
    "the signature of somebody else",
    () =>
      writeFileSync(
        at("MANIFEST.sha256.sig"),
        sign(null, readFileSync(at("MANIFEST.sha256")), readFileSync(pem("other"))),
      ),
    { signature: { state: "bad" } },
  ],
])("%s: it is told, where there is no store too", async (_case, change, expected) => {
  change();
  rmSync(join(bench.folder, "bascule-store"), { recursive: true });
  expect(await found()).toMatchObject({ whole: false, ...(expected as object) });
});

test.each<[string, () => void, unknown]>([
  [
    "a finding",
    () =>
      inStore((database) =>
        database.exec("DELETE FROM finding WHERE (place, item) = (SELECT place, item FROM finding LIMIT 1)"),
      ),
    { changed: 1 },
  ],
  [
    "a space taken out",
    () => inStore((database) => database.exec("DELETE FROM place WHERE place = (SELECT MIN(place) FROM item)")),
    { gone: 1, whole: true },
  ],
  [
    "a space put in",
    () =>
      inStore((database) => database.exec("INSERT INTO place (service, id, seen) VALUES ('onedrive.files', 'x', 1)")),
    { added: 1, named: [{ service: "onedrive.files", id: "x" }] },
  ],
  [
    "a refusal taken out",
    () => inStore((database) => database.exec("DELETE FROM gap")),
    { changed: 1, named: [{ service: "", id: "gaps" }] },
  ],
  [
    "a person",
    () =>
      inStore((database) =>
        database.exec("UPDATE fact SET body = json_set(body, '$.department', 'X') WHERE kind = 'person'"),
      ),
    { changed: 1, named: [{ service: "", id: "fact person" }] },
  ],
  [
    "a figure, and the digest of its place with it",
    () =>
      inStore((database) => {
        database.exec(`UPDATE item SET bytes = bytes + 1 WHERE ${FIRST_ITEM}`);
        database.exec("UPDATE sealed SET digest = zeroblob(32)");
      }),
    { whole: false },
  ],
  [
    "when the scan was made",
    () => inStore((database) => database.exec("UPDATE scan SET started_at = '2026-01-01T00:00:00.000Z'")),
    { broken: 1 },
  ],
])("%s: the seal of the store tells it, and where", async (_case, change, expected) => {
  change();
  const store = openStore(join(bench.folder, "bascule-store"), { create: false, read: true });
  expect(await store.checkSeal()).toMatchObject(expected as object);
  await store.close();
});

test.each<[string, () => void, readonly string[], unknown]>([
  ["the store is not there", () => rmSync(join(bench.folder, "bascule-store"), { recursive: true }), [], "no-store"],
  [
    "the configuration is another",
    () => writeFileSync(join(bench.folder, "other.yaml"), "project: { stage: very-advanced }\n"),
    ["--config", "other.yaml"],
    "configuration",
  ],
  [
    "the offers are others",
    () => {
      mkdirSync(join(bench.folder, "own"));
      writeFileSync(join(bench.folder, "own.yaml"), "templates: own\n");
      const offers = join(import.meta.dirname, "../../templates/offers");
      const [name = ""] = readdirSync(offers).filter((each) => each.endsWith(".yaml"));
      mkdirSync(join(bench.folder, "own", "offers"));
      const changed = readFileSync(join(offers, name), "utf8").replace(/checked-on: \S+/, "checked-on: 2026-11-20");
      writeFileSync(join(bench.folder, "own", "offers", name), changed);
    },
    ["--config", "own.yaml"],
    "doctrine",
  ],
  [
    "another scan has begun",
    () =>
      inStore((database) =>
        database.exec(
          "INSERT INTO scan (number, id, tenant, started_at, wish) SELECT 2, 'x', tenant, started_at, wish FROM scan",
        ),
      ),
    [],
    "other-scan",
  ],
])("%s: what cannot be checked is told so", async (_case, change, more, unchecked) => {
  change();
  expect(await found(...more)).toMatchObject({ whole: false, plan: { unchecked } });
});

test("a cell of evidence that was changed is named, whichever sheet it stands in", async () => {
  await inWorkbook((sheets) => {
    const [first = ""] = plan(sheets).ids();
    plan(sheets).set(first, "bytes", 12);
    const inventory = new Opened(sheets, "OneDrive");
    const [row = ""] = inventory.ids();
    inventory.set(row, "items", 99_999);
  });
  const { workbooks } = await found();
  expect(workbooks).toMatchObject([{ cells: { filled: 0, altered: 2 } }]);
  const { out } = await verify();
  expect(out).toMatch(
    /plan-migration\.xlsx\s: 2 cellules qui ne se remplissent pas ont été changées\s:\n {2}Plan, ligne \d+ \(.+\)\s: \S/,
  );
});

test("a formula that shows what was written there is named: another figure may come of it one day", async () => {
  await inWorkbook((sheets) => {
    const inventory = new Opened(sheets, "OneDrive");
    for (const [opened, column] of [[plan(sheets), "bytes"] as const, [inventory, "items"] as const]) {
      const [row = ""] = opened.ids();
      const cached = opened.get(row, column) as number;
      opened.set(row, column, { formula: `${cached}+0`, cached });
    }
  });
  expect((await found()).workbooks).toMatchObject([{ cells: { filled: 0, altered: 2, named: [{}, {}] } }]);
});

test("what stands in sheets without marks is held against the plan made again, each row by all that it says", async () => {
  await inWorkbook((sheets) => {
    const rowsIn = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? new Map<number, []>();
    const lastOf = (name: string) => [...rowsIn(name).keys()].at(-1) ?? 0;
    for (const name of ["Synthèse", "Services"]) {
      const row = [...rowsIn(name).values()].findLast((cells) =>
        cells.some((cell) => typeof cell === "number"),
      ) as Cell[];
      row[row.findIndex((cell) => typeof cell === "number")] = 77_777;
    }
    rowsIn("Vagues").delete(lastOf("Vagues"));
    rowsIn("Couverture").set(lastOf("Couverture") + 1, ["Inventé", "Rien"] as never);
  });
  const { workbooks } = await found();
  expect(workbooks).toMatchObject([
    {
      cells: {
        ...{ altered: 2, missing: 1, added: 1, unmarked: 0, gone: [], hidden: [], held: true },
        named: [
          { sheet: "Synthèse", column: null, was: expect.stringMatching(/^\d+$/) },
          { sheet: "Services", column: expect.any(String), was: expect.stringMatching(/^\d+$/) },
        ],
        rows: [
          { sheet: "Couverture", name: "Inventé" },
          { sheet: "Vagues", line: null },
        ],
      },
    },
  ]);
  const { out } = await verify();
  expect(out).toMatch(/^ {2}Services, ligne \d+ \(.+\)\s: .+, où il y avait «\s\d+\s»$/m);
  expect(out).toMatch(
    /plan-migration\.xlsx\s: 1 ligne que le plan n’a pas\s:\n {2}Couverture, ligne \d+ \(Inventé\)$/m,
  );
});

test("rows that the plan has not are found, whatever marks they bear", async () => {
  await inWorkbook((sheets) => {
    const opened = plan(sheets);
    const inventory = new Opened(sheets, "OneDrive");
    const columnsOf = (sheet: Opened) =>
      (stampIn(String(sheet.sheet.rows.get(sheet.keysRow())?.[sheet.at("control")])) as Stamp).columns;
    const marksOf = (sheet: Opened, row: readonly unknown[]) =>
      columnsOf(sheet).map((column) => mark(column, (row[sheet.at(column)] ?? null) as Entered | null));
    const [first = ""] = opened.ids();
    const row = [...opened.row(first)];
    row[opened.at("id")] = "invented";
    row[opened.at("control")] = marksOf(opened, row).join("");
    opened.rearrange((rows) => [...rows, row]);
    const [space = ""] = inventory.ids();
    inventory.set(space, "items", 7);
    inventory.set(space, "control", rowMark(marksOf(inventory, inventory.row(space))));
  });
  expect((await found()).workbooks).toMatchObject([
    {
      cells: {
        ...{ altered: 1, added: 1, missing: 0, unmarked: 0 },
        named: [{ sheet: "OneDrive", column: "Éléments", was: "non connu" }],
        rows: [{ sheet: "Plan", name: expect.any(String) }],
      },
    },
  ]);
});

test("sheets that are gone, renamed or hidden, and rows that no filter hides, are told", async () => {
  const sheets = await sheetsOf(readFileSync(at("plan-migration.xlsx")));
  const left = sheets.filter(({ name }) => name !== "Couverture");
  for (const sheet of left) if (sheet.name === "OneDrive") sheet.name = "Disques";
  writeFileSync(at("plan-migration.xlsx"), packed(left, EXCEL, { hidden: "Services", filtered: false }));
  expect((await found()).workbooks).toMatchObject([
    {
      cells: {
        ...{ altered: 0, missing: 0, added: 0, unmarked: 0, gone: ["OneDrive", "Couverture"], hidden: ["Services"] },
        hiddenRows: expect.arrayContaining([{ sheet: "Plan", rows: expect.any(Number), filtered: false }]),
      },
    },
  ]);
  expect((await verify()).out).toMatch(/les feuilles OneDrive, Couverture n’y sont plus, ou portent un autre nom\.$/m);
});

test("a figure whose mark was forged with it, and a row that was deleted, are found by the plan made again", async () => {
  await inWorkbook((sheets) => {
    const opened = plan(sheets);
    const [first = "", second = ""] = opened.ids();
    opened.set(first, "bytes", 12);
    const keys = opened.sheet.rows.get(opened.keysRow()) ?? [];
    const { columns } = keys.map((key) => stampIn(String(key))).find((stamp) => stamp !== null) as Stamp;
    const marks = String(opened.get(first, "control"));
    const at = columns.indexOf("bytes") * MARK;
    opened.set(first, "control", marks.slice(0, at) + mark("bytes", 12) + marks.slice(at + MARK));
    opened.rearrange((rows) => rows.filter((row) => row[opened.at("id")] !== second));
  });
  expect((await found()).workbooks).toMatchObject([{ cells: { filled: 0, altered: 1, missing: 1 } }]);
  expect((await verify("--lang", "en")).out).toMatch(/plan-migration\.xlsx: 1 row of the plan is gone from it\./);
  rmSync(join(bench.folder, "bascule-store"), { recursive: true });
  // Without the store there is nothing to hold it against.
  expect((await found()).workbooks).toMatchObject([{ cells: { altered: 0, missing: 0 } }]);
});

test.each<[string, (opened: Opened) => void, object]>([
  [
    "its marks were taken away with it",
    (opened) => {
      const [first = ""] = opened.ids();
      opened.set(first, "bytes", 12);
      opened.set(first, "control", null);
    },
    { unmarked: 1 },
  ],
  [
    "it stands in a row of an identifier that the plan has not",
    (opened) => {
      const [first = ""] = opened.ids();
      const row = [...opened.row(first)];
      row[opened.at("id")] = "invented";
      opened.rearrange((rows) => [...rows, row]);
    },
    { unmarked: 1 },
  ],
  [
    "it stands in a row without identifier",
    (opened) => {
      const row: (string | null)[] = [];
      row[opened.at("name")] = "Invented";
      opened.rearrange((rows) => [...rows, Array.from(row, (cell) => cell ?? null)]);
    },
    { unmarked: 1 },
  ],
  [
    "a forged row hides behind the row as it was",
    (opened) => {
      const [first = ""] = opened.ids();
      const columns = (stampIn(String(opened.sheet.rows.get(opened.keysRow())?.[opened.at("control")])) as Stamp)
        .columns;
      const row = [...opened.row(first)];
      const marks = String(row[opened.at("control")]);
      const at = columns.indexOf("bytes") * MARK;
      row[opened.at("bytes")] = 12;
      row[opened.at("control")] = marks.slice(0, at) + mark("bytes", 12) + marks.slice(at + MARK);
      opened.rearrange((rows) => [row, ...rows]);
    },
    // The figure that the plan has not, and the row that is there twice.
    { altered: 2 },
  ],
  [
    "its column is gone",
    (opened) => {
      const at = opened.at("bytes");
      for (const row of opened.sheet.rows.values()) row.splice(at, 1);
    },
    { altered: 1 },
  ],
  [
    "its column passes for one that people added",
    (opened) => {
      const at = opened.at("bytes");
      const keys = opened.sheet.rows.get(opened.keysRow()) ?? [];
      keys[at] = "+bytes";
    },
    { altered: 1 },
  ],
])("evidence is not passed over where %s", async (_case, change, told) => {
  await inWorkbook((sheets) => change(plan(sheets)));
  expect(await found()).toMatchObject({ whole: false, workbooks: [{ cells: told }] });
});

test("a column of an inventory that was taken away is named", async () => {
  await inWorkbook((sheets) => {
    const opened = new Opened(sheets, "OneDrive");
    const at = opened.at("items");
    for (const row of opened.sheet.rows.values()) row.splice(at, 1);
  });
  expect((await found()).workbooks).toMatchObject([{ cells: { altered: 1, unmarked: 0 } }]);
});

test("a sheet to fill in that was deleted whole is found by the plan made again", async () => {
  let rows = 0;
  await inWorkbook((sheets) => {
    rows = plan(sheets).ids().length;
    sheets.splice(sheets.indexOf(plan(sheets).sheet), 1);
  });
  expect(await found()).toMatchObject({ whole: false, workbooks: [{ cells: { altered: 0, missing: rows } }] });
});

describe("page, request, annex and workbook changed, their lines of the manifest with them, and no signature", () => {
  beforeEach(() => {
    rmSync(at("MANIFEST.sha256.sig"));
    for (const name of ["rapport.html", "dossier-derogation.docx", "annexe-derogation.xlsx", "plan-migration.xlsx"])
      writeFileSync(at(name), Buffer.concat([readFileSync(at(name)), Buffer.from(" ")]));
    writeManifest();
  });

  test("the manifest is none that the store has seen being written", async () => {
    const { out, exit } = await bench.bascule(["verify", "out", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ whole: false, manifest: { state: "other" }, plan: { differing: [] } });
    expect(exit).toBe(1);
  });

  test("nothing tells it where the store is not there, and that is said", async () => {
    rmSync(join(bench.folder, "bascule-store"), { recursive: true });
    const { out, exit } = await bench.bascule(["verify", "out"]);
    expect(out).toMatch(
      /^Manifeste\s: non vérifié, .+\n {2}Rien ne dit donc qu’il n’a pas été récrit avec les fichiers/m,
    );
    expect(exit).toBe(1);
  });
});

describe("a manifest that was written by this store", () => {
  test("is known wherever its folder is carried to, and after another plan was made", async () => {
    await bench.bascule(["plan", "--lang", "en", "--out", join(bench.folder, "english")]);
    cpSync(bench.out, join(bench.folder, "carried"), { recursive: true });
    rmSync(join(bench.folder, "carried", "MANIFEST.sha256.sig"));
    const { out } = await bench.bascule(["verify", "carried", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ whole: true, manifest: { state: "written" } });
  });

  test("by a version that noted none, cannot be told from another: only its signature proves it", async () => {
    inStore((database) => database.exec("DELETE FROM meta WHERE key LIKE 'manifest %'"));
    expect(await found()).toMatchObject({ whole: true, manifest: { unchecked: "unnoted" } });
    rmSync(at("MANIFEST.sha256.sig"));
    const { out, exit } = await bench.bascule(["verify", "out", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ whole: false, manifest: { unchecked: "unnoted" } });
    expect(exit).toBe(1);
  });
});

describe("keys", () => {
  const planned = (...more: string[]) => bench.bascule(["plan", "--out", join(bench.folder, "again"), ...more]);

  test.each([
    ["not there", "none", /ne peut pas être lue/, {}],
    ["encrypted, without its passphrase", "ours", /BASCULE_SIGNING_PASSPHRASE/, {}],
    ["encrypted, with another passphrase", "ours", /n’ouvre pas la clé/, { BASCULE_SIGNING_PASSPHRASE: "nope" }],
    ["public", "ours-public", /n’est pas une clé/, {}],
  ])("one to sign with that is %s is refused before anything is written", async (_case, name, sentence, env) => {
    const { exit, err } = await bench.bascule(
      ["plan", "--out", join(bench.folder, "again"), "--sign-with", pem(name)],
      { env },
    );
    expect(exit).toBe(2);
    expect(err).toMatch(sentence);
    expect(readdirSync(bench.folder)).not.toContain("again");
  });

  test("of another kind are refused", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(pem("ec"), privateKey.export({ type: "pkcs8", format: "pem" }));
    expect(await planned("--sign-with", pem("ec"))).toMatchObject({ exit: 2, err: expect.stringMatching(/Ed25519/) });
  });

  test.skipIf(process.platform === "win32")("that others may read are warned of", async () => {
    writeFileSync(pem("open"), readFileSync(pem("other")), { mode: 0o644 });
    expect((await planned("--sign-with", pem("open"))).err).toMatch(/d’autres que vous peuvent lire la clé/);
  });

  test("may be named in the configuration; a set without a signature takes away the one before", async () => {
    const config = ["--config", "signed.yaml"];
    writeFileSync(
      join(bench.folder, "signed.yaml"),
      `outputs: { signWith: ${JSON.stringify(pem("other"))}, signedBy: ${JSON.stringify(pem("other-public"))} }\n`,
    );
    await planned(...config);
    const { out } = await bench.bascule(["verify", "again", "--json", ...config]);
    expect(JSON.parse(out)).toMatchObject({ whole: true, signature: { state: "good" } });
    await planned();
    expect(readdirSync(join(bench.folder, "again"))).not.toContain("MANIFEST.sha256.sig");
  });

  test("not given, where outputs are signed: it is told", async () => {
    const { out, exit } = await bench.bascule(["verify", "out"]);
    expect(exit).toBe(1);
    expect(out).toMatch(/donnez la clé publique avec --signed-by/);
  });
});

describe("the chain of a scan", () => {
  const WISH = {
    workloads: ["onedrive"] as const,
    content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const,
    ...{ seed: "s", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
  };
  const drive = (id: string): Container => ({
    ...{ kind: "container", service: "onedrive.files", id, type: "personal", name: id, owner: "u1", group: null },
    ...{ site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
  });
  const item = (container: string, id: string): Item => ({
    ...{ kind: "item", service: "onedrive.files", container, id, type: "file", parent: null, name: `${id}.docx` },
    ...{ bytes: 10, created: null, modified: null, private: false, traits: {} },
  });
  const PAGES = [[drive("d1"), drive("d2")], [item("d1", "a")], [item("d1", "b"), item("d2", "c")]];

  /** Pages in that order; cut and gone on with after each one of `cuts`. */
  async function sealed(order: readonly number[], cuts: readonly number[] = []) {
    const folder = mkdtempSync(join(tmpdir(), "bascule-chain-"));
    let store = openStore(folder, { create: true });
    const begin = () => store.beginScan("tenant-a", WISH, new Date("2026-11-20T08:00:00Z"), false);
    await begin();
    await store.plant(PAGES.map((_, page) => ({ collector: "drives", key: String(page), params: {} })));
    for (const page of order) {
      const task = { collector: "drives", key: String(page), params: {}, cursor: null };
      const records = PAGES[page] ?? [];
      await store.commit({ task, page: { records, cursor: null }, outcomes: [], nameFindings: [] });
      if (!cuts.includes(page)) continue;
      await store.close();
      store = openStore(folder, { create: false });
      await begin();
    }
    await store.finishScan(new Date("2026-11-20T09:00:00Z"));
    const [seal] = await store.seals();
    const check = await store.checkSeal();
    await store.close();
    rmSync(folder, { recursive: true });
    return { records: seal?.records, check };
  }

  test("ends the same whatever the order of answers, and however often it was cut", async () => {
    const { records, check } = await sealed([0, 1, 2]);
    expect(check).toMatchObject({ kind: "sealed", changed: 0, added: 0, gone: 0, whole: true, broken: null });
    expect((await sealed([2, 0, 1])).records).toBe(records);
    expect((await sealed([1, 2, 0], [1, 2])).records).toBe(records);
  });
});
