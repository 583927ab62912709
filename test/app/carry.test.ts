/** What people write in a workbook goes on in the next one: every program's way of saving, every change, every conflict. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCarrying } from "../../src/app/carry.ts";
import { writeOutputs } from "../../src/app/export.ts";
import { SettingFault } from "../../src/app/faults.ts";
import { UNIT_TABS } from "../../src/export/sheets/index.ts";
import { spoolByUnit, tablesOf } from "../../src/export/split.ts";
import { viewOf } from "../../src/export/view.ts";
import { writeWorkbook } from "../../src/export/workbook.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { Conflict } from "../../src/model/carry.ts";
import { openSpool } from "../../src/store/scratch/spool.ts";
import { book as whole } from "../export/book.ts";
import { inMemory } from "../export/memory.ts";
import { templatesFor } from "../export/templates.ts";
import { underEdition } from "../export/under-edition.ts";
import { compoundOf } from "../text/compound.ts";
import { altered, book, EXCEL, edited, firstWorkbook, plan, planOf, turned, without } from "./carried-plan.ts";
import { type Cell, MANNERS, Opened, packed, type SavedSheet, sheetsOf, zipOf } from "./saved-workbooks.ts";

let first: Uint8Array;
beforeAll(async () => {
  first = await firstWorkbook();
});
const folder = mkdtempSync(join(tmpdir(), "bascule-carry-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EDITS: readonly (readonly [key: string, value: Cell])[] = [
  ["decision", "Déplacer"],
  ["responsible", "Équipe <b>A&B</b>\r\nsuite"],
  ["status", "Bloqué"],
  ["chosenWave", 3],
  ["plannedOn", { day: "2027-01-18" }],
  ["doneOn", { day: "2027-02-28" }],
  ["comment", "=pas une formule ; 12"],
  ["unit", "Direction de la donnée"],
];

describe.each(Object.entries(MANNERS))("saved by %s", (_name, manner) => {
  test("every cell that people filled or changed is there again, and nothing else is", async () => {
    const ids = plan(await sheetsOf(first))
      .ids()
      .filter((_, index) => index % 3 === 0);
    const file = await edited((sheets) => {
      for (const id of ids) for (const [key, value] of EDITS) plan(sheets).set(id, key, value);
      new Opened(sheets, "Dérogation").set("exchange.mail", "decidedOn", { day: "2026-12-01" });
      new Opened(sheets, "Applications").set(String(new Opened(sheets, "Applications").ids()[0]), "decision", true);
    }, manner);
    const made = await planOf(book, { "plan.xlsx": file });
    const again = plan(made.sheets);
    for (const id of ids)
      for (const [key, value] of EDITS)
        expect(again.get(id, key), `${id} ${key}`).toEqual(typeof value === "string" ? value.replace("\r", "") : value);
    expect(new Opened(made.sheets, "Dérogation").get("exchange.mail", "decidedOn")).toEqual({ day: "2026-12-01" });
    const applications = new Opened(made.sheets, "Applications");
    expect(applications.get(String(applications.ids()[0]), "decision")).toBe("VRAI");
    expect(made.conflicts).toEqual([]);
    expect(made.sheets.some(({ name }) => name === "Conflits")).toBe(false);
    const before = plan(await sheetsOf(first));
    for (const id of before.ids().filter((each) => !ids.includes(each))) {
      expect(again.row(id).slice(0, -1), id).toEqual(before.row(id).slice(0, -1));
    }
  });

  test("a workbook that nobody touched changes nothing", async () => {
    const made = await planOf(book, { "plan.xlsx": await edited(() => {}, manner) });
    expect(made.conflicts).toEqual([]);
    expect(made.sheets).toEqual(await sheetsOf(first));
  });
});

describe("the sheet as people rearrange it", () => {
  const decided = (sheets: readonly SavedSheet[]) => {
    const ids = plan(sheets).ids();
    ids.forEach((id, index) => void plan(sheets).set(id, "comment", `Ligne ${index}`));
  };
  const CHANGES: readonly (readonly [string, (opened: Opened) => void])[] = [
    ["sorted the other way round", (opened) => opened.rearrange((rows) => rows.toReversed())],
    ["its columns moved", (opened) => opened.moveColumn(opened.at("id"), 0)],
    ["an entry column moved to the end", (opened) => opened.moveColumn(opened.at("comment"), opened.at("control"))],
    [
      "every column renamed",
      (opened) => {
        const heads = opened.sheet.rows.get(opened.keysRow() + 1) ?? [];
        heads.forEach((_, at) => void heads.splice(at, 1, `Ma colonne ${at}`));
      },
    ],
    ["an empty column inserted", (opened) => opened.insertColumn(2)],
    [
      "renamed itself",
      ({ sheet }) => {
        sheet.name = "Plan de la DSI";
      },
    ],
    ["empty rows inserted", (opened) => opened.rearrange((rows) => rows.flatMap((row) => [row, []]))],
    [
      "a generated column deleted",
      (opened) => {
        const at = opened.at("why");
        for (const row of opened.sheet.rows.values()) row.splice(at, 1);
      },
    ],
  ];
  test.each(CHANGES)("%s", async (_name, change) => {
    const file = await edited((sheets) => {
      decided(sheets);
      change(plan(sheets));
    });
    const made = await planOf(book, { "plan.xlsx": file });
    const again = plan(made.sheets);
    again.ids().forEach((id, index) => void expect(again.get(id, "comment")).toBe(`Ligne ${index}`));
    expect(made.conflicts).toEqual([]);
  });

  test("without the row of keys, by titles in either language, the control told as missing", async () => {
    const english = (await planOf(book, {}, "en")).bytes;
    for (const [from, names] of [
      [first, { plan: "Plan", title: "Décision métier" }],
      [english, { plan: "Plan", title: "Business decision" }],
    ] as const) {
      const file = await edited(
        (sheets) => {
          const opened = plan(sheets);
          for (const id of opened.ids()) opened.set(id, "comment", "gardé");
          for (const sheet of sheets) sheet.rows.delete(new Opened(sheets, sheet.name).keysRow());
        },
        EXCEL,
        from,
      );
      const made = await planOf(book, { "plan.xlsx": file });
      const again = plan(made.sheets);
      for (const id of again.ids()) expect(again.get(id, "comment"), names.title).toBe("gardé");
      expect(new Set(made.conflicts.map(({ kind }) => kind))).toEqual(new Set(["no-control"]));
    }
  });

  test("one of an earlier version, whose columns had other titles and another order, without the row of keys", async () => {
    const file = await edited((sheets) => {
      const opened = plan(sheets);
      for (const id of opened.ids()) opened.set(id, "comment", "gardé");
      const heads = opened.sheet.rows.get(opened.keysRow() + 1) ?? [];
      const named = (key: string, title: string) => void heads.splice(opened.at(key), 1, title);
      named("label", "Classement");
      named("fit", "Convenance");
      const own = opened.addColumn("Prestataire");
      const gone = opened.addColumn("Pourquoi cette vague");
      for (const id of opened.ids()) {
        opened.row(id)[own] = "Société";
        opened.row(id)[gone] = "Part sans attendre";
      }
      opened.moveColumn(opened.at("fit"), opened.at("coverage"));
      for (const sheet of sheets) sheet.rows.delete(new Opened(sheets, sheet.name).keysRow());
    });
    const made = await planOf(book, { "plan.xlsx": file });
    const again = plan(made.sheets);
    for (const id of again.ids())
      expect([again.get(id, "comment"), again.get(id, "+Prestataire")]).toEqual(["gardé", "Société"]);
    const heads = again.sheet.rows.get(again.keysRow()) ?? [];
    expect(heads.filter((key) => String(key).startsWith("+"))).toEqual(["+Prestataire"]);
    expect(new Set(made.conflicts.map(({ kind }) => kind))).toEqual(new Set(["no-control"]));
  });

  test("columns that people added stand with what they hold, this time and the next", async () => {
    const file = await edited((sheets) => {
      const opened = plan(sheets);
      const at = opened.addColumn("Prestataire");
      for (const [index, id] of opened.ids().entries()) if (index % 2 === 0) opened.row(id)[at] = `Société ${index}`;
    });
    const once = await planOf(book, { "plan.xlsx": file });
    const renamed = await edited(
      (sheets) => {
        const opened = plan(sheets);
        const heads = opened.sheet.rows.get(opened.keysRow() + 1) ?? [];
        heads[opened.at("+Prestataire")] = "Titulaire";
      },
      EXCEL,
      once.bytes,
    );
    const twice = await planOf(book, { "plan.xlsx": renamed });
    for (const [made, key] of [
      [once, "+Prestataire"],
      [twice, "+Titulaire"],
    ] as const) {
      const again = plan(made.sheets);
      again
        .ids()
        .forEach((id, index) => void expect(again.get(id, key)).toBe(index % 2 === 0 ? `Société ${index}` : null));
      expect(made.conflicts).toEqual([]);
    }
  });
});

test("an English workbook goes on in French: what is chosen from a list is the same choice", async () => {
  const english = (await planOf(book, {}, "en")).bytes;
  const lists = { en: catalogueOf("en").workbook, fr: catalogueOf("fr").workbook };
  const file = await edited(
    (sheets) => {
      for (const id of plan(sheets).ids()) plan(sheets).set(id, "decision", lists.en.decisions[0] ?? "");
      for (const id of plan(sheets).ids()) plan(sheets).set(id, "status", ` ${lists.en.status.blocked.toUpperCase()}`);
    },
    EXCEL,
    english,
  );
  const made = await planOf(book, { "plan.xlsx": file });
  const again = plan(made.sheets);
  for (const id of again.ids()) expect(again.get(id, "decision")).toBe(lists.fr.decisions[0]);
  for (const id of again.ids()) expect(again.get(id, "status")).toBe(lists.fr.status.blocked);
  expect(made.conflicts).toEqual([]);
});

test("a workbook made under another edition goes on: what people wrote stands, what the text says is the new one's", async () => {
  const nothing = { stage: null, engagedOn: null, evidence: null, acceptableOffer: null, derogations: {} };
  const { edition, offers, verdicts, plan: under } = underEdition("2026-04-14", nothing);
  const labels = new Map(under.services.map(({ id, label, action }) => [id, { label, action }]));
  const later = turned((row) => ({ ...row, line: { ...row.line, ...labels.get(row.line.service) } }), {
    edition,
    offers,
    verdicts,
    plan: under,
  });
  const derogable = (of: Book) => of.plan.services.filter(({ label }) => label === "derogable").map(({ id }) => id);
  const file = await edited((sheets) => {
    for (const id of plan(sheets).ids()) plan(sheets).set(id, "comment", `Vu ${id}`);
    for (const id of derogable(book)) new Opened(sheets, "Dérogation").set(id, "comment", `Vu ${id}`);
  });
  const made = await planOf(later, { "plan.xlsx": file });
  const fresh = plan((await planOf(later)).sheets);
  const again = plan(made.sheets);
  const before = new Set(plan(await sheetsOf(first)).ids());
  for (const id of again.ids()) {
    expect(again.get(id, "comment")).toBe(before.has(id) ? `Vu ${id}` : null);
    expect(again.get(id, "label"), id).toBe(fresh.get(id, "label"));
  }
  const gone = derogable(book).filter((id) => !derogable(later).includes(id));
  const rows = [...before].filter((id) => !again.ids().includes(id));
  expect(made.conflicts.map(({ kind, other }) => [kind, other])).toEqual(
    [...rows, ...gone].map((id) => ["row-gone", `Vu ${id}`]),
  );
});

/** What is told of a conflict, in short. */
const told = ({ kind, column, kept, other }: Conflict) => [kind, column, kept, other];

describe("conflicts are told, and nothing else is", () => {
  const ID = "exchange.mail-0003";
  const OTHER = "exchange.mail-0004";
  type Change = (opened: Opened, sheets: SavedSheet[]) => void;
  const CASES: readonly (readonly [name: string, change: Change, told: readonly (readonly unknown[])[], of?: Book])[] =
    [
      [
        "a row that is gone, with all that was written in it",
        (plan) => {
          plan.set(ID, "decision", "Déplacer");
          plan.set(ID, "plannedOn", { day: "2027-03-01" });
          plan.set(ID, "name", "Ancien nom");
        },
        [
          ["row-gone", "name", null, "Ancien nom"],
          ["row-gone", "decision", null, "Déplacer"],
          ["row-gone", "plannedOn", null, { day: "2027-03-01" }],
        ],
        without(new Set([ID])),
      ],
      ["a row that is gone and that nobody had touched loses nothing", () => {}, [], without(new Set([ID]))],
      [
        "a row that people added, without an identifier",
        (plan) =>
          plan.rearrange((rows) => {
            const own: Cell[] = [];
            own[plan.at("name")] = "Serveur de fichiers";
            own[plan.at("comment")] = 42;
            return [...rows, own];
          }),
        [
          ["row-added", "name", null, "Serveur de fichiers"],
          ["row-added", "comment", null, 42],
        ],
      ],
      [
        "a row that people added, with an identifier of their own",
        (plan) =>
          plan.rearrange((rows) => {
            const own: Cell[] = [];
            own[plan.at("id")] = "srv-01";
            own[plan.at("decision")] = "Déplacer";
            return [own, ...rows];
          }),
        [["row-added", "decision", null, "Déplacer"]],
      ],
      [
        "a row copied to begin another from it",
        (plan) =>
          plan.rearrange((rows) => {
            const copy = [...plan.row(ID)];
            copy[plan.at("name")] = "Boîte nouvelle";
            copy[plan.at("comment")] = "à créer";
            return [copy, ...rows];
          }),
        [
          ["duplicate-id", "name", null, "Boîte nouvelle"],
          ["duplicate-id", "comment", null, "à créer"],
        ],
      ],
      [
        "a cell that both a person and the tenant changed",
        (plan) => plan.set(ID, "items", 12),
        [["both-changed", "items", 12, 777]],
        altered({
          async *containers(service) {
            for await (const row of book.containers(service)) {
              const { line } = row;
              yield line.id === ID && line.service === "exchange.mail"
                ? { ...row, line: { ...line, volume: { ...line.volume, items: 777 } } }
                : row;
            }
          },
        }),
      ],
      [
        "a cell of Bascule's that was emptied is filled again",
        (plan) => plan.set(ID, "unit", null),
        [["emptied", "unit", "Sans direction connue", null]],
      ],
      [
        "a day that cannot be read",
        (plan) => plan.set(ID, "plannedOn", "fin janvier"),
        [["unreadable-day", "plannedOn", "fin janvier", null]],
      ],
      ["a day written in words can be", (plan) => plan.set(ID, "plannedOn", "mardi 1er décembre 2026"), []],
      [
        "a value not in the list",
        (plan) => plan.set(ID, "status", "Presque prêt"),
        [["not-in-list", "status", "Presque prêt", null]],
      ],
      [
        "a formula with its value, and one without",
        (plan) => {
          plan.set(ID, "chosenWave", { formula: "1+2", cached: 3 });
          plan.set(OTHER, "chosenWave", { formula: "SUM(A1:A2)", cached: null });
        },
        [["formula", "+Vague retenue", null, "=1+2"]],
      ],
      [
        "the column of identifiers deleted: what was written is told row by row",
        (plan) => {
          plan.set(ID, "comment", "à garder");
          const at = plan.at("id");
          for (const row of plan.sheet.rows.values()) row.splice(at, 1);
        },
        [["row-gone", "comment", null, "à garder"]],
      ],
      [
        "a column that another version had",
        (plan) => {
          plan.set(ID, "responsible", "Anne");
          const keys = plan.sheet.rows.get(plan.keysRow()) ?? [];
          for (const [at, key] of keys.entries()) keys[at] = String(key).replace("responsible", "formerly");
        },
        [["unknown-column", "formerly", null, "Anne"]],
      ],
      [
        "cells made one over several rows, and the note above the heads, that Bascule made one itself",
        (plan) => {
          const [line = 0] = [...plan.sheet.rows].find(([, row]) => row[plan.at("id")] === ID) ?? [];
          plan.set(ID, "comment", "pour les deux");
          plan.set(OTHER, "unit", null);
          plan.sheet.merges = ["A2:K2", `C${line}:C${line + 1}`];
        },
        [
          ["merged", null, null, "C9:C10"],
          ["emptied", "unit", "Direction des achats", null],
        ],
      ],
      [
        "a comment attached to a cell",
        (plan) => {
          const [line] = [...plan.sheet.rows].find(([, row]) => row[plan.at("id")] === ID) ?? [];
          plan.sheet.notes = { [`A${line}`]: "Anne : à rappeler" };
        },
        [["note", "name", null, "Anne : à rappeler"]],
      ],
      [
        "a sheet that people added",
        (_plan, sheets) => void sheets.push({ name: "Réunion du 3", rows: new Map([[1, ["a", 2, null, "b"]]]) }),
        [["sheet-added", null, null, 3]],
      ],
      [
        "a row whose control is lost, and of which the columns to fill in are kept",
        (plan) => {
          plan.set(ID, "control", null);
          plan.set(ID, "name", "non reconnu");
          plan.set(ID, "comment", "gardé");
        },
        [["no-control", null, null, 1]],
      ],
    ];
  const cases = CASES.map(([name, change, expected, of = book]) => ({ name, change, expected, of }));
  test.each(cases)("$name", async ({ change, expected, of }) => {
    const file = await edited((sheets) => change(plan(sheets), sheets));
    const made = await planOf(of, { "plan.xlsx": file });
    expect(made.conflicts.map(told)).toEqual(expected);
    // The sheet says the same, and a second carrying over nothing changed adds nothing to it and takes nothing away.
    expect(made.sheets.some(({ name }) => name === "Conflits")).toBe(expected.length > 0);
    const again = await planOf(of, { "plan.xlsx": packed(made.sheets, EXCEL) });
    expect(new Set(again.conflicts.map((each) => JSON.stringify(told(each))))).toEqual(
      new Set(expected.map((each) => JSON.stringify(each))),
    );
  });

  test("a row that comes back finds what was written in it, and is no longer told", async () => {
    const file = await edited((sheets) => {
      plan(sheets).set(ID, "comment", "rappeler");
      plan(sheets).set(ID, "doneOn", { day: "2027-05-04" });
    });
    const gone = await planOf(without(new Set([ID])), { "plan.xlsx": file });
    expect(gone.conflicts).toHaveLength(2);
    const back = await planOf(book, { "plan.xlsx": packed(gone.sheets, EXCEL) });
    expect(plan(back.sheets).get(ID, "comment")).toBe("rappeler");
    expect(plan(back.sheets).get(ID, "doneOn")).toEqual({ day: "2027-05-04" });
    expect(back.conflicts).toEqual([]);
  });

  test("a conflict stands until its row is deleted, with what was written beside it", async () => {
    const file = await edited((sheets) => {
      plan(sheets).set(ID, "status", "Presque prêt");
      plan(sheets).set(OTHER, "status", "Bientôt");
    });
    const once = await planOf(book, { "plan.xlsx": file });
    const listed = new Opened(once.sheets, "Conflits");
    const [kept = "", dealt = ""] = listed.ids();
    listed.set(kept, "followUp", "vu avec la DRH");
    listed.rearrange((rows) => rows.filter((row) => row[listed.at("id")] !== dealt));
    plan(once.sheets).set(OTHER, "status", "Prêt");
    const twice = await planOf(book, { "plan.xlsx": packed(once.sheets, EXCEL) });
    const again = new Opened(twice.sheets, "Conflits");
    expect(again.ids()).toEqual([kept]);
    expect(again.get(kept, "followUp")).toBe("vu avec la DRH");
  });
});

describe("an inventory is not carried, and what people did to it is told", () => {
  const ID = "exchange.mail-0003";
  const CASES: readonly (readonly [
    name: string,
    change: (sheets: SavedSheet[]) => void,
    told: readonly (readonly unknown[])[],
  ])[] = [
    [
      "a column that people added to an inventory",
      (sheets) => {
        const exchange = new Opened(sheets, "Exchange");
        exchange.row(ID)[exchange.addColumn("Notes")] = "vu";
      },
      [["column-elsewhere", "+Notes", null, 1]],
    ],
    [
      "cells that people changed in an inventory, a day and an emptied one among them, whatever was moved",
      (sheets) => {
        const exchange = new Opened(sheets, "Exchange");
        exchange.set("exchange.mail-0001", "name", "Autre nom");
        exchange.set("exchange.mail-0002", "created", { day: "2020-02-29" });
        exchange.set("exchange.mail-0004", "label", null);
        exchange.moveColumn(exchange.at("id"), 0);
        exchange.rearrange((rows) => rows.toReversed());
      },
      [
        ["inventory-changed", "label", null, null],
        ["inventory-changed", "created", null, { day: "2020-02-29" }],
        ["inventory-changed", "name", null, "Autre nom"],
      ],
    ],
    [
      "rows that people added to an inventory, and a column of it that they deleted",
      (sheets) => {
        const teams = new Opened(sheets, "Teams");
        const at = teams.at("why");
        for (const row of teams.sheet.rows.values()) row.splice(at, 1);
        teams.rearrange((rows) => [...rows, ["Partage", null, "Serveur"]]);
      },
      [["no-control", null, null, 1]],
    ],
    [
      "an inventory without its keys",
      (sheets) => {
        const { sheet } = new Opened(sheets, "OneDrive");
        sheet.rows.delete(new Opened(sheets, "OneDrive").keysRow());
      },
      [["no-control", null, null, 5]],
    ],
  ];
  const withInventories = async (files: Readonly<Record<string, Uint8Array>> = {}) =>
    await planOf(book, files, "fr", {}, true);
  let whole: Uint8Array;
  beforeAll(async () => {
    whole = (await withInventories()).bytes;
  });

  test.each(CASES)("%s", async (_name, change, expected) => {
    const made = await withInventories({ "plan.xlsx": await edited(change, EXCEL, whole) });
    expect(made.conflicts.map(told)).toEqual(expected);
    const again = await withInventories({ "plan.xlsx": packed(made.sheets, EXCEL) });
    expect(again.conflicts.map(told)).toEqual(expected);
  });

  test.each(Object.entries(MANNERS))("nothing is told of what nobody touched, saved by %s", async (_name, manner) => {
    const made = await withInventories({ "plan.xlsx": await edited(() => {}, manner, whole) });
    expect(made.conflicts).toEqual([]);
  });
});

describe("a file that is no workbook to carry is told in a sentence, before anything is written", () => {
  const words = catalogueOf("fr").carry.faults;
  const zip = (files: Readonly<Record<string, string>>) =>
    zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  type Bytes = () => Uint8Array | Promise<Uint8Array>;
  const CASES: readonly (readonly [name: string, file: string, bytes: Bytes, sentence: (path: string) => string])[] = [
    [
      "an OpenDocument",
      "plan.ods",
      () => zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      (path) => words.otherFormat(path, "ods"),
    ],
    [
      "a list with semicolons",
      "plan.csv",
      () => strToU8("Nom;Identifiant\nA;1\n"),
      (path) => words.otherFormat(path, "csv"),
    ],
    ["a list under the name of a workbook", "plan.xlsx", () => strToU8("Nom;Identifiant\nA;1\n"), words.unread.damaged],
    [
      "a workbook of 2003",
      "plan.xls",
      () => compoundOf({ Workbook: Buffer.alloc(5000) }),
      (path) => words.otherFormat(path, "xls"),
    ],
    ["a password", "plan.xlsx", () => compoundOf({ EncryptedPackage: Buffer.alloc(5000) }), words.unread.encrypted],
    [
      "a binary workbook",
      "plan.xlsb",
      () => zip({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }),
      (path) => words.otherFormat(path, ""),
    ],
    ["nothing at all", "plan.xlsx", () => new Uint8Array(), words.unread.damaged],
    ["a package cut short", "plan.xlsx", () => first.slice(0, first.length - 2000), words.unread.damaged],
    ["a sheet that ends too early", "plan.xlsx", async () => broken(await edited(() => {})), words.unread.damaged],
    ["a bomb", "plan.xlsx", async () => bomb(await edited(() => {})), words.unread["too-large"]],
    [
      "a text longer than any cell's",
      "plan.xlsx",
      () => edited((sheets) => plan(sheets).addColumn("a".repeat(200_000))),
      words.unread["too-large"],
    ],
    [
      "somebody else's workbook",
      "budget.xlsx",
      () => packed([{ name: "Budget", rows: new Map([[1, ["Poste", "Montant"]]]) }], EXCEL),
      words.notOurs,
    ],
    [
      "the plan of another tenant",
      "plan.xlsx",
      async () =>
        (await planOf(altered({ plan: { ...book.plan, tenant: { ...book.plan.tenant, id: "other" } } }))).bytes,
      words.otherTenant,
    ],
    [
      "a later version's",
      "plan.xlsx",
      () => edited((sheets) => relabel(sheets, (text) => text.replace("bascule:1:", "bascule:2:"))),
      words.later,
    ],
    ["the annex", "annexe-derogation.xlsx", () => output("annexe-derogation.xlsx", false), words.annex],
    [
      "the security officer's workbook",
      "signalements-restreints.xlsx",
      () => output("signalements-restreints.xlsx", false),
      words.restricted,
    ],
    ["a copy for publication", "plan.xlsx", () => output("plan-migration.xlsx", true), words.redacted],
    [
      "a workbook without stamps of which no row is known",
      "plan.xlsx",
      () =>
        edited((sheets) => {
          sheets.splice(0, sheets.length, ...sheets.filter(({ name }) => name === "Plan"));
          const opened = plan(sheets);
          const at = opened.at("id");
          for (const row of opened.data()) row[at] = `${row[at]}-x`;
          opened.sheet.rows.delete(opened.keysRow());
        }),
      words.stranger,
    ],
  ];
  test.each(CASES)("%s", async (_name, file, bytes, sentence) => {
    const fault = await planOf(book, { [file]: await bytes() }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SettingFault);
    expect((fault as SettingFault).sentence(catalogueOf("fr"))).toBe(sentence(file));
  });

  test.each<[string, string, (cwd: string) => string]>([
    ["a file that is not there, where none is", "absent.xlsx", (cwd) => words.missing("absent.xlsx", cwd, [], 0)],
    [
      "a file that is not there, where others are",
      "rendus/absent.xlsx",
      (cwd) =>
        words.missing("rendus/absent.xlsx", join(cwd, "rendus"), ["a.xlsx", "b.XLSX", "c.xlsx", "d.xlsx", "e.xlsx"], 1),
    ],
    [
      "a pattern that the console did not fill in",
      "rendus/plan-*.xlsx",
      (cwd) =>
        words.missing("rendus/plan-*.xlsx", join(cwd, "rendus"), ["a.xlsx", "b.XLSX", "c.xlsx", "d.xlsx", "e.xlsx"], 1),
    ],
    [
      "a folder that is not there",
      "nulle/absent.xlsx",
      (cwd) => words.noFolder("nulle/absent.xlsx", join(cwd, "nulle")),
    ],
    ["a folder without a workbook", "vide", () => words.emptyFolder("vide")],
  ])("%s", async (_name, path, sentence) => {
    const cwd = mkdtempSync(join(folder, "empty-"));
    for (const name of ["vide", "rendus"]) mkdirSync(join(cwd, name));
    for (const name of [
      "vide/~$plan.xlsx",
      ...[..."acdef"].map((letter) => `rendus/${letter}.xlsx`),
      "rendus/b.XLSX",
      "rendus/annexe-derogation.xlsx",
    ])
      writeFileSync(join(cwd, name), "");
    const wish = { paths: [path], arrived: [], cwd, tenant: "t", language: "fr" as const, store: folder };
    const fault = await openCarrying(wish).catch((error: unknown) => error);
    expect((fault as SettingFault).sentence(catalogueOf("fr"))).toBe(sentence(cwd));
  });

  function relabel(sheets: readonly SavedSheet[], change: (text: string) => string): void {
    for (const { rows } of sheets)
      for (const row of rows.values())
        for (const [at, cell] of row.entries()) if (typeof cell === "string") row[at] = change(cell);
  }

  const written = new Map<boolean, Promise<ReadonlyMap<string, Uint8Array>>>();
  /** One of the outputs of a run. */
  async function output(name: string, redact: boolean): Promise<Uint8Array> {
    const run = written.get(redact) ?? outputs(redact);
    written.set(redact, run);
    return (await run).get(name) ?? new Uint8Array();
  }

  async function outputs(redact: boolean): Promise<ReadonlyMap<string, Uint8Array>> {
    const sink = inMemory();
    const numbers = new Map<string, number>();
    const number = async (_kind: string, id: string) =>
      numbers.set(id, numbers.get(id) ?? numbers.size + 1).get(id) ?? 0;
    await writeOutputs({ book, sink, language: "fr", templates: templatesFor("fr"), redact: redact && number });
    return sink.files;
  }

  /** The same package with one part otherwise. */
  function repacked(bytes: Uint8Array, part: string, change: (old: Uint8Array) => Uint8Array): Uint8Array {
    const files = unzipSync(bytes);
    const found = Object.keys(files).find((name) => name.endsWith(part)) ?? "";
    return zipOf({ ...files, [found]: change(files[found] ?? new Uint8Array()) });
  }

  const broken = (bytes: Uint8Array) => repacked(bytes, "Feuille1.xml", (old) => old.slice(0, old.length / 2));
  const bomb = (bytes: Uint8Array) =>
    repacked(bytes, "styles.xml", (old) => Buffer.concat([old, Buffer.alloc(70_000_000, 32)]));
});

describe("several workbooks", () => {
  const ID = "exchange.mail-0003";

  test("who changed a cell is heard before who left it; of two who changed it, the first file's stands and the other is told", async () => {
    const given = await planOf(book, {
      "plan.xlsx": await edited((sheets) => {
        plan(sheets).set(ID, "comment", "au départ");
        plan(sheets).set(ID, "responsible", "au départ");
        plan(sheets).set(ID, "status", "Prêt");
      }),
    });
    const file = (change: (opened: Opened) => void) => edited((sheets) => change(plan(sheets)), EXCEL, given.bytes);
    const made = await planOf(book, {
      "a.xlsx": await file((opened) => opened.set(ID, "decision", "Déplacer")),
      "b.xlsx": await file((opened) => {
        opened.set(ID, "comment", "de la DRH");
        opened.set(ID, "responsible", "B");
        opened.set(ID, "status", null);
      }),
      "c.xlsx": await file((opened) => {
        opened.set(ID, "responsible", "C");
        opened.set(ID, "unit", "DSI");
      }),
    });
    const again = plan(made.sheets);
    expect(["decision", "comment", "responsible", "status", "unit"].map((key) => again.get(ID, key))).toEqual([
      "Déplacer",
      "de la DRH",
      "B",
      null,
      "DSI",
    ]);
    expect(made.conflicts.map(told)).toEqual([["two-values", "responsible", "B", "C"]]);
  });

  test("the same file under two names, and a sheet kept as a copy inside it, say the same thing twice", async () => {
    const file = await edited((sheets) => {
      plan(sheets).set(ID, "comment", "une fois");
      sheets.push({
        name: "Plan (sauvegarde)",
        rows: new Map([...plan(sheets).sheet.rows].map(([at, row]) => [at, [...row]])),
      });
    });
    const made = await planOf(book, { "plan.xlsx": file, "plan (1).xlsx": file });
    expect(plan(made.sheets).get(ID, "comment")).toBe("une fois");
    expect(made.conflicts).toEqual([]);
  });

  test("one workbook for each of twelve directorates: every row of the plan in one of them, and all merge back", async () => {
    const twelve = altered({
      async *containers(service) {
        let at = 0;
        for await (const row of whole.containers(service)) {
          at += 1;
          yield { ...row, line: { ...row.line, unit: `Direction ${at % 12}` } };
        }
      },
    });
    const units = await split(twelve);
    const all = plan((await planOf(twelve)).sheets).ids();
    const ids: string[] = [];
    const files: Record<string, Uint8Array> = {};
    for (const [name, bytes] of units) {
      files[name] = await edited(
        (sheets) => {
          const opened = plan(sheets);
          ids.push(...opened.ids());
          for (const id of opened.ids())
            for (const [key, value] of EDITS) if (key !== "unit") opened.set(id, key, `${value}`);
          for (const id of opened.ids()) opened.set(id, "comment", `${name} ${id}`);
        },
        EXCEL,
        bytes,
      );
    }
    // And one of what is nobody's.
    expect(units.size).toBe(13);
    expect(ids.toSorted()).toEqual(all.toSorted());
    const made = await planOf(twelve, files);
    const again = plan(made.sheets);
    for (const id of all) {
      const comment = String(again.get(id, "comment"));
      expect([comment.startsWith("plan-migration-"), comment.endsWith(` ${id}`)]).toEqual([true, true]);
    }
    expect(made.conflicts.filter(({ kind }) => kind !== "unreadable-day")).toEqual([]);
  });

  test("what was written for all of a directorate stands, whatever blanks, accents and unseen marks its name holds", async () => {
    const unit = `Délégation  aux\tachats\n\u202eet au numérique`.normalize("NFD");
    const named = turned((row) => ({ ...row, line: { ...row.line, unit } }));
    const before = await planOf(named);
    const [id = ""] = plan(before.sheets)
      .ids()
      .filter((each) => each.startsWith("teams.chat/"));
    const fill = (sheets: readonly SavedSheet[]) => {
      plan(sheets).set(id, "comment", "à tous");
      plan(sheets).set(id, "status", "Vérifié");
    };
    const after = await planOf(named, { "plan.xlsx": await edited(fill, EXCEL, before.bytes) });
    expect(plan(after.sheets).get(id, "comment")).toBe("à tous");
    expect(new Opened(after.sheets, "Suivi").ids()).toEqual([id]);
    expect(after.conflicts).toEqual([]);
  });

  test("names of files are plain, and no two directorates share one, whatever they are called", async () => {
    const NAMES = [
      "../../etc/passwd",
      "CON",
      "Été / Hiver",
      "ete hiver",
      "",
      "é".repeat(300),
      "🏛️",
      "Direction\u0000\n<b>",
      "a",
      "A",
    ];
    const named = altered({
      async *containers(service) {
        if (service !== undefined && service !== "exchange.mail") return;
        const rows = await Array.fromAsync(whole.containers("exchange.mail"));
        for (const [at, unit] of NAMES.entries()) {
          const row = rows[at];
          if (row) yield { ...row, line: { ...row.line, unit } };
        }
      },
    });
    const names = [...(await split(named)).keys()];
    // One more for what has no space to list, and is nobody's.
    expect(names).toHaveLength(NAMES.length + 1);
    for (const name of names) expect(name).toMatch(/^plan-migration-([a-z0-9]+-)*[a-z2-7]{5}\.xlsx$/);
  });

  test("what all of a directorate is known by stays when the configuration calls it otherwise", async () => {
    const called = (name: string) =>
      altered({
        unitKeys: new Map([[name, "DA"]]),
        async *containers(service) {
          for await (const row of book.containers(service)) {
            const { line } = row;
            yield line.unit === "Direction des achats" ? { ...row, line: { ...line, unit: name } } : row;
          }
        },
      });
    const before = await planOf(called("Achats"));
    const file = await edited((sheets) => plan(sheets).set("teams.chat/DA", "comment", "à tous"), EXCEL, before.bytes);
    const after = await planOf(called("Achats de l’État"), { "plan.xlsx": file });
    expect(plan(after.sheets).get("teams.chat/DA", "comment")).toBe("à tous");
    expect(after.conflicts).toEqual([]);
    const marks = async (of: Book) => [...(await split(of)).keys()].map((name) => name.slice(-10)).toSorted();
    expect(await marks(called("Achats"))).toEqual(await marks(called("Achats de l’État")));
  });
});

/** The workbooks of each directorate. */
async function split(of: Book): Promise<Map<string, Uint8Array>> {
  const sink = inMemory();
  const waiting = openSpool(folder);
  const view = { ...viewOf(of, "fr"), trip: { carried: null } };
  await spoolByUnit(UNIT_TABS, view, waiting);
  for (const name of waiting.files()) {
    const tabs = tablesOf(name, UNIT_TABS, waiting);
    await writeWorkbook({ view, title: "Plan", tabs, locked: "evidence" }, await sink.file(name));
  }
  waiting.close();
  return sink.files;
}
