/** The folder of outputs: whole files, a manifest that tells the truth, and nobody else's plan. */

import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isBusy } from "../../src/store/open-elsewhere.ts";
import { listOutputs, openOutputSet } from "../../src/store/output-set.ts";
import { placeAll } from "../../src/store/placing.ts";
import { purgeFiles } from "../../src/store/purge.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-out-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

async function write(names: Record<string, string>) {
  const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
  for (const [name, text] of Object.entries(names)) {
    const file = await outputs.file(name);
    for (const letter of text) await file.write(bytes(letter));
    await file.close();
  }
  return outputs.finish();
}

test("the manifest holds the digest of every file, as sha256sum reads it", async () => {
  expect(await write({ "plan.json": "{}", "findings.ndjson": "" })).toEqual({
    written: ["findings.ndjson", "plan.json", "MANIFEST.sha256"],
    kept: [],
    open: [],
  });
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(readFileSync(join(folder, "MANIFEST.sha256"), "utf8")).toBe(
    `${digest("")}  findings.ndjson\n${digest("{}")}  plan.json\n`,
  );
  if (process.platform !== "win32") expect(statSync(join(folder, "plan.json")).mode & 0o777).toBe(0o600);
});

test("what an earlier run wrote and this one did not is gone; what people put there stays", async () => {
  await write({ "plan.json": "{}", "signalements-restreints.xlsx": "x" });
  writeFileSync(join(folder, "notes.txt"), "mine");
  await write({ "plan.json": "{}" });
  expect(readdirSync(folder).sort()).toEqual(["MANIFEST.sha256", "notes.txt", "plan.json"]);
});

test("a workbook that people have filled in is kept beside the new one, however often", async () => {
  const text = (name: string) => readFileSync(join(folder, name), "utf8");
  await write({ "plan-migration.xlsx": "as written", "plan.json": "{}" });
  for (const [round, as] of ["plan-migration-modifie-1.xlsx", "plan-migration-modifie-2.xlsx"].entries()) {
    writeFileSync(join(folder, "plan-migration.xlsx"), `filled in ${round}`);
    writeFileSync(join(folder, "plan.json"), "{ }");
    expect(await write({ "plan-migration.xlsx": "anew", "plan.json": "{}" })).toMatchObject({
      kept: [{ name: "plan-migration.xlsx", as }],
    });
    expect([text(as), text("plan-migration.xlsx"), text("plan.json")]).toEqual([`filled in ${round}`, "anew", "{}"]);
  }
  expect((await write({ "plan-migration.xlsx": "again" })).kept).toEqual([]);
  expect(purgeFiles(listOutputs(folder))).toHaveLength(4);
  expect(readdirSync(folder)).toEqual([]);
});

const standing = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

/** A run that was killed once so many files had been moved: none moves after. */
async function killedAfter(moves: number, names: Record<string, string>, removed: readonly string[] = []) {
  let left = moves;
  const dying = async (from: string, to: string) => {
    if (left === 0) throw new Error("killed");
    left -= 1;
    renameSync(from, to);
  };
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  const manifest = Object.keys(names)
    .sort()
    .map((name) => `${digest(names[name] ?? "")}  ${name}\n`)
    .join("");
  const all = { ...names, "MANIFEST.sha256": manifest };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, `${name}.part`), text);
  await placeAll(folder, [...Object.keys(names).sort(), "MANIFEST.sha256"], removed, dying).catch(() => undefined);
}

const FIRST = { "annexe-derogation.xlsx": "first", "plan-migration.xlsx": "first", "rapport.html": "first" };
const SECOND = { "annexe-derogation.xlsx": "second", "plan-migration.xlsx": "second", "plan.json": "second" };

// Four files step aside, then four take their places.
test.each(Array.from({ length: 8 }, (_, moves) => moves))(
  "a run killed after %i moves leaves the earlier set to the next one, which fails",
  async (moves) => {
    await write(FIRST);
    const before = standing();
    await killedAfter(moves, SECOND, ["rapport.html"]);
    const failed = openOutputSet(folder, "tenant-a", "elsewhere");
    await (await failed.file("plan.json")).write(bytes("{"));
    await failed.abandon();
    expect(standing()).toEqual(before);
  },
);

test("a run killed before it had taken away what stood aside is whole", async () => {
  await write(FIRST);
  await killedAfter(8, SECOND, ["rapport.html"]);
  writeFileSync(join(folder, "plan-migration.xlsx.before"), "first");
  const failed = openOutputSet(folder, "tenant-a", "elsewhere");
  await (await failed.file("plan.json")).write(bytes("{"));
  await failed.abandon();
  expect(standing()).toMatchObject(SECOND);
  expect(Object.keys(standing()).sort()).toEqual(["MANIFEST.sha256", ...Object.keys(SECOND)]);
});

test.each(Array.from({ length: 9 }, (_, moves) => moves))(
  "after a run killed after %i moves, none of Bascule's own is taken for a changed one",
  async (moves) => {
    await write(FIRST);
    await killedAfter(moves, SECOND, ["rapport.html"]);
    expect((await write({ "annexe-derogation.xlsx": "third", "plan-migration.xlsx": "third" })).kept).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(["MANIFEST.sha256", "annexe-derogation.xlsx", "plan-migration.xlsx"]);
  },
);

test("what people changed after a run that was killed is kept", async () => {
  await write(FIRST);
  await killedAfter(6, SECOND, ["rapport.html"]);
  writeFileSync(join(folder, "annexe-derogation.xlsx"), "filled in");
  const { kept } = await write({ "annexe-derogation.xlsx": "third" });
  expect(kept).toEqual([{ name: "annexe-derogation.xlsx", as: "annexe-derogation-modifie-1.xlsx" }]);
  expect(standing()["annexe-derogation-modifie-1.xlsx"]).toBe("filled in");
});

test("a run that cannot put a file in its place puts all others back, those that people changed too", async () => {
  await write({ "annexe-derogation.xlsx": "first", "plan-migration.xlsx": "first" });
  writeFileSync(join(folder, "annexe-derogation.xlsx"), "filled in");
  const before = standing();
  const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
  for (const name of ["annexe-derogation.xlsx", "findings.ndjson", "plan-migration.xlsx"]) {
    const file = await outputs.file(name);
    await file.write(bytes("second"));
    await file.close();
  }
  mkdirSync(join(folder, "findings.ndjson"));
  await expect(outputs.finish()).rejects.toMatchObject({ code: "unwritable" });
  await outputs.abandon();
  rmdirSync(join(folder, "findings.ndjson"));
  expect(standing()).toEqual(before);
});

describe("a document open elsewhere", () => {
  const opened = (name: string, text = "") => writeFileSync(join(folder, name), text);

  test.each([
    ["plan-migration.xlsx", ".~lock.plan-migration.xlsx#"],
    ["plan-migration.xlsx", "~$plan-migration.xlsx"],
    ["dossier-derogation.docx", "~$ssier-derogation.docx"],
    ["plan-migration-direction-des-achats-abcde.xlsx", ".~lock.plan-migration-direction-des-achats-abcde.xlsx#"],
  ])("%s, as %s tells, stays; its new version takes another name, and the manifest tells it", async (name, lock) => {
    await write({ [name]: "first", "plan.json": "{}" });
    opened(lock, ",agent,poste,01.12.2026 10:00;");
    const as = name.replace(/\.\w+$/, "-nouveau-1$&");
    expect(await write({ [name]: "second", "plan.json": "{ }" })).toEqual({
      written: [...[as, "plan.json"].sort(), "MANIFEST.sha256"],
      kept: [],
      open: [{ name, as, lock }],
    });
    expect(standing()).toMatchObject({ [name]: "first", [as]: "second", "plan.json": "{ }" });
    const named = standing()["MANIFEST.sha256"]?.trimEnd().split("\n");
    expect(named?.map((line) => line.slice(66)).sort()).toEqual([as, "plan.json"].sort());
  });

  test("closed, what was saved there is kept, and the other is gone, or kept where people filled it in", async () => {
    await write({ "plan-migration.xlsx": "first" });
    opened("~$plan-migration.xlsx");
    await write({ "plan-migration.xlsx": "second" });
    opened("plan-migration.xlsx", "first, filled in");
    rmSync(join(folder, "~$plan-migration.xlsx"));
    expect(await write({ "plan-migration.xlsx": "third" })).toMatchObject({
      kept: [{ name: "plan-migration.xlsx", as: "plan-migration-modifie-1.xlsx" }],
      open: [],
    });
    expect(standing()).toMatchObject({
      "plan-migration.xlsx": "third",
      "plan-migration-modifie-1.xlsx": "first, filled in",
    });
    expect(Object.keys(standing())).toHaveLength(3);
    opened("~$plan-migration.xlsx");
    await write({ "plan-migration.xlsx": "fourth" });
    opened("plan-migration-nouveau-1.xlsx", "fourth, filled in");
    expect((await write({ "plan-migration.xlsx": "fifth" })).kept).toEqual([
      { name: "plan-migration-nouveau-1.xlsx", as: "plan-migration-nouveau-1-modifie-1.xlsx" },
    ]);
    expect(purgeFiles(listOutputs(folder))).toHaveLength(5);
    expect(readdirSync(folder)).toEqual(["~$plan-migration.xlsx"]);
  });

  test("open for weeks, run after run, with the others: each run has a name of its own", async () => {
    await write({ "plan-migration.xlsx": "first" });
    opened("~$plan-migration.xlsx");
    await write({ "plan-migration.xlsx": "second" });
    opened("~$plan-migration-nouveau-1.xlsx");
    expect((await write({ "plan-migration.xlsx": "third" })).open).toEqual([
      { name: "plan-migration.xlsx", as: "plan-migration-nouveau-2.xlsx", lock: "~$plan-migration.xlsx" },
      { name: "plan-migration-nouveau-1.xlsx", as: null, lock: "~$plan-migration-nouveau-1.xlsx" },
    ]);
    expect(standing()).toMatchObject({
      "plan-migration.xlsx": "first",
      "plan-migration-nouveau-1.xlsx": "second",
      "plan-migration-nouveau-2.xlsx": "third",
    });
  });

  test("it may be opened while the others are written", async () => {
    await write({ "plan-migration.xlsx": "first" });
    const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
    await (await outputs.file("plan-migration.xlsx")).close();
    opened("~$plan-migration.xlsx");
    expect((await outputs.finish()).written).toEqual(["plan-migration-nouveau-1.xlsx", "MANIFEST.sha256"]);
    expect(standing()["plan-migration.xlsx"]).toBe("first");
  });

  test("restricted to its owner, it is so under its other name", async () => {
    await write({ "signalements-restreints.xlsx": "first" });
    opened(".~lock.signalements-restreints.xlsx#");
    await write({ "signalements-restreints.xlsx": "second" });
    const path = join(folder, "signalements-restreints-nouveau-1.xlsx");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, "annotated");
    chmodSync(path, 0o644);
    await write({ "signalements-restreints.xlsx": "third" });
    const kept = path.replace(".xlsx", "-modifie-1.xlsx");
    if (process.platform !== "win32") expect(statSync(kept).mode & 0o777).toBe(0o600);
  });

  test("one that this run does not write, and would not know again, stops it before anything is replaced", async () => {
    await write({ "pv-vague-03.docx": "first", "plan.json": "{}" });
    opened("~$-vague-03.docx");
    const before = standing();
    const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
    await (await outputs.file("plan.json")).close();
    const told = { code: "open-elsewhere", opened: { file: "pv-vague-03.docx", lock: "~$-vague-03.docx" } };
    await expect(outputs.finish()).rejects.toMatchObject(told);
    await outputs.abandon();
    expect(standing()).toEqual(before);
  });

  test("a copy for publication is refused before anything is written", async () => {
    await write({ "plan-migration.xlsx": "first" });
    opened("~$plan-migration.xlsx");
    const outputs = openOutputSet(folder, "tenant-0001", "elsewhere", "tenant-a");
    await expect(outputs.file("plan.json")).rejects.toMatchObject({ code: "open-elsewhere" });
  });

  test("what is left of a program beside a document that is not there stops nobody", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, ".~lock.plan-migration.xlsx#"), "");
    expect((await write({ "plan-migration.xlsx": "first" })).written).toContain("plan-migration.xlsx");
  });

  test("a run killed between is put right by the next one, whatever name its new version had", async () => {
    await write({ "plan-migration.xlsx": "first", "plan.json": "first" });
    opened("~$plan-migration.xlsx");
    const before = standing();
    await killedAfter(3, { "plan-migration-nouveau-1.xlsx": "second", "plan.json": "second" });
    const failed = openOutputSet(folder, "tenant-a", "elsewhere");
    await (await failed.file("plan.json")).write(bytes("{"));
    await failed.abandon();
    expect(standing()).toEqual(before);
  });

  /** As Windows does: what a program has open is not moved, and no file beside tells it. */
  const refused = (code: string, ...names: readonly string[]) => {
    const move = async (from: string, to: string) => {
      if (names.some((name) => from === join(folder, name))) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    };
    return openOutputSet(folder, "tenant-a", "elsewhere", null, { move });
  };
  async function rewrite(outputs: ReturnType<typeof openOutputSet>, names: readonly string[]) {
    for (const name of names) {
      const file = await outputs.file(name);
      await file.write(bytes("second"));
      await file.close();
    }
    return outputs.finish();
  }

  test.each([
    ["EBUSY", "as written", []],
    ["EPERM", "as written", []],
    ["EACCES", "filled in", [{ name: "annexe-derogation.xlsx", as: "annexe-derogation-modifie-1.xlsx" }]],
  ])("that only the system tells, with %s, %s: two in one run", async (code, annex, kept) => {
    const [first, last] = ["dossier-derogation.docx", "plan-migration.xlsx"];
    await write({ "annexe-derogation.xlsx": "as written", [first]: "first", [last]: "first", "plan.json": "{}" });
    writeFileSync(join(folder, "annexe-derogation.xlsx"), annex);
    writeFileSync(join(folder, last), "first, half saved");
    const names = ["annexe-derogation.xlsx", first, last, "plan.json"];
    expect(await rewrite(refused(code, first, last), names)).toEqual({
      written: [
        "annexe-derogation.xlsx",
        "dossier-derogation-nouveau-1.docx",
        "plan-migration-nouveau-1.xlsx",
        "plan.json",
        "MANIFEST.sha256",
      ],
      kept,
      open: [
        { name: last, as: "plan-migration-nouveau-1.xlsx", lock: null },
        { name: first, as: "dossier-derogation-nouveau-1.docx", lock: null },
      ],
    });
    expect(standing()).toMatchObject({ [first]: "first", [last]: "first, half saved", "plan.json": "second" });
    expect(Object.keys(standing()).filter((name) => /\.(?:part|before|writing)$/.test(name))).toEqual([]);
  });

  test.each(["plan.json", "MANIFEST.sha256"])("%s has one name: nothing is replaced", async (name) => {
    await write({ "plan-migration.xlsx": "first", "plan.json": "{}" });
    const before = standing();
    const outputs = refused("EBUSY", name);
    const fault = await rewrite(outputs, ["plan-migration.xlsx", "plan.json"]).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: "open-elsewhere", opened: { file: name, lock: null } });
    await outputs.abandon();
    expect(standing()).toEqual(before);
  });

  test.each(["EBUSY", "EPERM", "EACCES"])("a system that refuses to move it says %s: all comes back", async (code) => {
    await write(FIRST);
    const before = standing();
    for (const name of Object.keys(SECOND)) writeFileSync(join(folder, `${name}.part`), "second");
    const refusing = async (from: string, to: string) => {
      if (from.endsWith("plan-migration.xlsx")) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    };
    const fault = await placeAll(folder, Object.keys(SECOND), ["rapport.html"], refusing).catch((error) => error);
    expect(fault).toMatchObject({ name: "MoveFault", file: "plan-migration.xlsx" });
    expect(isBusy(fault.cause)).toBe(true);
    expect(standing()).toMatchObject(before);
  });
});

test("one that this run does not write again is kept too, and one that no manifest knows", async () => {
  await write({ "signalements-restreints.xlsx": "x" });
  writeFileSync(join(folder, "signalements-restreints.xlsx"), "annotated");
  writeFileSync(join(folder, "rapport.html"), "somebody's own");
  const { kept } = await write({ "plan.json": "{}" });
  expect(kept.map(({ as }) => as)).toEqual(["rapport-modifie-1.html", "signalements-restreints-modifie-1.xlsx"]);
});

test.each<[string, string | null]>([
  [JSON.stringify({ tenant: { id: "tenant-b" } }), "other-tenant"],
  [JSON.stringify({ tenant: { id: "tenant-a" } }), null],
  ["not a plan", null],
])("a folder whose plan.json is %s", (text, code) => {
  writeFileSync(join(folder, "plan.json"), text);
  const opening = () => openOutputSet(folder, "tenant-a", "elsewhere");
  if (code === null) expect(opening).not.toThrow();
  else expect(opening).toThrow(expect.objectContaining({ code }));
});

test.each<[string, Record<string, string>, string | null]>([
  ["the tenant's plan with its names", { "plan.json": JSON.stringify({ tenant: { id: "tenant-a" } }) }, "nominative"],
  ["another tenant's plan", { "plan.json": JSON.stringify({ tenant: { id: "tenant-b" } }) }, "other-tenant"],
  ["an earlier copy for publication", { "plan.json": JSON.stringify({ tenant: { id: "tenant-0001" } }) }, null],
  ["a document that was kept", { "plan-migration-modifie-1.xlsx": "filled in" }, "nominative"],
  [
    "an earlier copy for publication beside a document that was kept",
    {
      "plan.json": JSON.stringify({ tenant: { id: "tenant-0001" } }),
      "signalements-restreints-modifie-1.xlsx": "annotated",
    },
    "nominative",
  ],
  ["somebody's own file", { "notes.txt": "mine" }, null],
])("a copy for publication, into a folder that holds %s", (_, files, code) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const opening = () => openOutputSet(folder, "tenant-0001", "elsewhere", "tenant-a");
  if (code === null) expect(opening).not.toThrow();
  else expect(opening).toThrow(expect.objectContaining({ code }));
});

test.skipIf(process.platform === "win32")(
  "a restricted file that is kept is its owner's alone, however it was saved",
  async () => {
    await write({ "signalements-restreints.xlsx": "x", "plan-migration.xlsx": "x" });
    for (const name of ["signalements-restreints.xlsx", "plan-migration.xlsx"]) {
      writeFileSync(join(folder, name), "annotated");
      chmodSync(join(folder, name), 0o644);
    }
    await write({ "plan.json": "{}" });
    const mode = (name: string) => statSync(join(folder, name)).mode & 0o777;
    expect([mode("signalements-restreints-modifie-1.xlsx"), mode("plan-migration-modifie-1.xlsx")]).toEqual([
      0o600, 0o644,
    ]);
  },
);

test("the store's own folder takes no outputs", () => {
  expect(() => openOutputSet(folder, "tenant-a", folder)).toThrow(expect.objectContaining({ code: "is-store" }));
});

test("a run that fails leaves the earlier set whole, and no draft", async () => {
  await write({ "plan.json": "{}", "findings.ndjson": "earlier" });
  const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
  const plan = await outputs.file("plan.json");
  await plan.write(bytes("{ }"));
  await plan.close();
  const findings = await outputs.file("findings.ndjson");
  await findings.write(bytes("half"));
  await outputs.abandon();
  expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")])).toEqual(before);
});

test.skipIf(!existsSync("/dev/full"))("a disk that fills up for the manifest moves nothing", async () => {
  await write({ "plan.json": "{}" });
  const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
  await (await outputs.file("findings.ndjson")).close();
  symlinkSync("/dev/full", join(folder, "MANIFEST.sha256.writing"));
  await expect(outputs.finish()).rejects.toMatchObject({ code: "full" });
  await outputs.abandon();
  expect(readdirSync(folder).sort()).toEqual(["MANIFEST.sha256", "plan.json"]);
});

test("a place that cannot be written is told", async () => {
  writeFileSync(join(folder, "file"), "");
  const outputs = openOutputSet(join(folder, "file"), "tenant-a", "elsewhere");
  await expect(outputs.file("plan.json")).rejects.toMatchObject({ name: "OutputFault", code: "unwritable" });
});

test("a purge takes the outputs alone", async () => {
  await write({ "plan.json": "{}" });
  writeFileSync(join(folder, "notes.txt"), "mine");
  expect(purgeFiles(listOutputs(folder))).toEqual([join(folder, "plan.json"), join(folder, "MANIFEST.sha256")]);
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
});

test.each([
  [
    "directorates' workbooks",
    "plan-migration-direction-des-achats-abcde.xlsx",
    "plan-migration-sans-direction-zz234.xlsx",
  ],
  ["waves' records", "pv-vague-03.docx", "pv-hors-vague.docx"],
])(
  "%s of an earlier run are gone or replaced; one that people filled in is kept, and all are purged",
  async (_name, achats, nobody) => {
    await write({ "plan.json": "{}", [achats]: "a", [nobody]: "b" });
    writeFileSync(join(folder, achats), "filled in");
    // Named as if, and nobody's output: the manifest does not know it.
    writeFileSync(join(folder, "plan-migration-copie-final.xlsx"), "mine");
    const kept = achats.replace(/\.\w+$/, "-modifie-1$&");
    expect((await write({ "plan.json": "{}" })).kept).toEqual([{ name: achats, as: kept }]);
    expect(readdirSync(folder).sort()).toEqual(
      ["MANIFEST.sha256", "plan-migration-copie-final.xlsx", kept, "plan.json"].sort(),
    );
    await write({ "plan.json": "{}", [achats]: "again" });
    writeFileSync(join(folder, `${nobody}.part`), "cut");
    const purged = purgeFiles(listOutputs(folder)).map((path) => path.slice(folder.length + 1));
    expect(purged.toSorted()).toEqual(["MANIFEST.sha256", achats, kept, `${nobody}.part`, "plan.json"].toSorted());
    expect(readdirSync(folder)).toEqual(["plan-migration-copie-final.xlsx"]);
  },
);
