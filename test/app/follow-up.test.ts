/** After the move: what left against what arrived, what the source says since, and the record that is signed. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { SettingFault } from "../../src/app/faults.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { altered, EXCEL, edited as editedFrom, type Made, plan, planOf, turned as turnedOf } from "./carried-plan.ts";
import { type Cell, Opened, packed, type SavedSheet } from "./saved-workbooks.ts";

const ID = "exchange.mail-0003";
const OTHER = "exchange.mail-0004";
const words = catalogueOf("fr");
const { moved, verified, underWay } = words.workbook.status;

const followUp = (sheets: readonly SavedSheet[]) => new Opened(sheets, "Suivi");

/** Mailboxes are enough. */
const turned: typeof turnedOf = (turn, change) =>
  turnedOf((row) => (row.line.service === "exchange.mail" ? turn(row) : null), change);
const book = turned((row) => row);
const without = (gone: ReadonlySet<string>) => turned((row) => (gone.has(row.line.id) ? null : row));

let first: Promise<Made> | null = null;
async function firstPlan(): Promise<Made> {
  first ??= planOf(book);
  return await first;
}
const edited: typeof editedFrom = async (change, manner, from) =>
  await editedFrom(change, manner, from ?? (await firstPlan()).bytes);

/** The items that a mailbox of the first workbook was written with. */
async function itemsOf(id: string): Promise<number> {
  return Number(plan((await firstPlan()).sheets).get(id, "items"));
}

type Cells = Readonly<Record<string, Cell>>;
const written =
  (id: string, cells: Cells) =>
  (sheets: SavedSheet[]): void => {
    for (const [key, value] of Object.entries(cells)) plan(sheets).set(id, key, value);
  };

/** The book with one mailbox otherwise. */
const source = (items: number | null, lastActivity: string | null, change: Partial<Book> = {}) =>
  turned(
    (row) =>
      row.line.id === ID
        ? { ...row, lastActivity, line: { ...row.line, volume: { items, bytes: row.line.volume.bytes } } }
        : row,
    change,
  );

describe("what left, what arrived, what the source says", () => {
  const ON = { day: "2026-12-01" };
  type Case = readonly [
    name: string,
    cells: (left: number) => Cells,
    of: (left: number) => Book,
    verdict: string,
    says: RegExp,
  ];
  const CASES: readonly Case[] = [
    [
      "as many arrived",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left }),
      (left) => source(left, "2026-11-30"),
      "concorde",
      /^À la source : rien n’a changé depuis le comptage\.$/,
    ],
    [
      "fewer arrived",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left - 2 }),
      (left) => source(left, "2026-11-30"),
      "écart",
      /^Écart de −2 éléments à l’arrivée\. /,
    ],
    [
      "nobody has counted",
      () => ({ status: moved, doneOn: ON }),
      (left) => source(left, null),
      "non compté",
      /^Ce qui est arrivé n’est pas rempli\. /,
    ],
    [
      "somebody wrote there on the day after",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left }),
      (left) => source(left, "2026-12-01T23:30:00Z"),
      "vit encore",
      /^Activité à la source le 2 décembre 2026, après la date réelle \(1er décembre 2026\)/,
    ],
    [
      "something was done there on the day itself",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left }),
      (left) => source(left, "2026-12-01T22:30:00Z"),
      "concorde",
      /rien n’a changé/,
    ],
    [
      "the source holds more than was counted",
      (left) => ({ status: moved, itemsReceived: left }),
      (left) => source(left + 7, null),
      "vit encore",
      /7 de plus .* Date réelle non remplie/,
    ],
    [
      "the source was emptied",
      (left) => ({ status: verified, doneOn: ON, itemsReceived: left }),
      () => source(0, "2026-12-01"),
      "concorde",
      /^À la source : plus aucun élément\.$/,
    ],
    [
      "the source is not known any more",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left }),
      () => source(null, null),
      "concorde",
      /^À la source : non connu\.$/,
    ],
    [
      "the space is gone from the tenant",
      (left) => ({ status: moved, doneOn: ON, itemsReceived: left }),
      () => without(new Set([ID])),
      "concorde",
      /^N’est plus à la source \(relevé du/,
    ],
    [
      "somebody wrote over what left",
      (left) => ({ status: moved, doneOn: ON, items: left + 1, bytes: 1, itemsReceived: left }),
      (left) => source(left, null),
      "non compté",
      /^Ce qui est parti n’est pas connu/,
    ],
    [
      "a day that is none",
      (left) => ({ status: moved, doneOn: "fin janvier", itemsReceived: left }),
      (left) => source(left, null),
      "concorde",
      /Date réelle illisible/,
    ],
    [
      "the status as people type it",
      (left) => ({ status: "déplacé", doneOn: ON, itemsReceived: left }),
      (left) => source(left, null),
      "concorde",
      /rien n’a changé/,
    ],
  ];
  test.each(CASES)("%s", async (_name, cells, of, verdict, says) => {
    const left = await itemsOf(ID);
    const file = await edited(written(ID, cells(left)));
    const made = await planOf(of(left), { "plan.xlsx": file });
    const listed = followUp(made.sheets);
    expect(listed.ids()).toEqual([ID]);
    expect(listed.get(ID, "verdict")).toBe(verdict);
    expect(String(listed.get(ID, "says")).replaceAll(/[\u00a0\u202f]/g, " ")).toMatch(says);
    if (!("items" in cells(left))) expect(listed.get(ID, "leftItems")).toBe(left);
    // Once more with nothing changed: the same, whatever the plan's own figures are by now.
    const again = await planOf(of(left), { "plan.xlsx": packed(made.sheets, EXCEL) });
    expect(again.sheets.find(({ name }) => name === "Suivi")).toEqual(made.sheets.find(({ name }) => name === "Suivi"));
    expect(again.conflicts.map(({ kind }) => kind).toSorted()).toEqual(
      made.conflicts.map(({ kind }) => kind).toSorted(),
    );
  });
});

test("nothing is followed that nobody marked, and nothing of it is carried", async () => {
  const made = await planOf(book, { "plan.xlsx": await edited(written(ID, { status: underWay, itemsReceived: 3 })) });
  expect(followUp(made.sheets).ids()).toEqual([]);
  expect(plan(made.sheets).get(ID, "itemsReceived")).toBe(3);
  expect([...made.records.keys()]).toEqual([]);
});

test("what left is what was counted then, over as many scans as there are; marked otherwise, it is forgotten", async () => {
  const left = await itemsOf(ID);
  let bytes = await edited(written(ID, { status: moved, itemsReceived: left }));
  for (const items of [left - 1, 5, 0]) {
    const made = await planOf(source(items, null), { "plan.xlsx": bytes });
    expect(followUp(made.sheets).get(ID, "leftItems")).toBe(left);
    bytes = packed(made.sheets, EXCEL);
  }
  const back = await planOf(source(9, null), {
    "plan.xlsx": await edited(written(ID, { status: underWay }), EXCEL, bytes),
  });
  expect(followUp(back.sheets).ids()).toEqual([]);
  const anew = await edited(written(ID, { status: moved }), EXCEL, back.bytes);
  const made = await planOf(source(9, null), { "plan.xlsx": anew });
  expect(followUp(made.sheets).get(ID, "leftItems")).toBe(9);
});

test("a space that is gone keeps all that its row held in Suivi, and gives it back when it is there again", async () => {
  const cells = { status: moved, comment: "rappeler Anne", responsible: "DSI", name: "Ancienne boîte", chosenWave: 4 };
  const gone = without(new Set([ID]));
  const once = await planOf(gone, { "plan.xlsx": await edited(written(ID, cells)) });
  expect(once.conflicts).toEqual([]);
  const twice = await planOf(gone, { "plan.xlsx": packed(once.sheets, EXCEL) });
  for (const { sheets } of [once, twice]) {
    const held = String(followUp(sheets).get(ID, "held")).replaceAll("\u00a0", " ");
    for (const text of [
      "Commentaire : rappeler Anne",
      "Responsable : DSI",
      "Vague retenue : 4",
      "Nom : Ancienne boîte",
    ])
      expect(held).toContain(text);
    expect(followUp(sheets).get(ID, "wave")).toBe(4);
  }
  expect(twice.conflicts).toEqual([]);
  const back = await planOf(book, { "plan.xlsx": packed(twice.sheets, EXCEL) });
  for (const [key, value] of Object.entries(cells)) expect(plan(back.sheets).get(ID, key)).toBe(value);
  expect(followUp(back.sheets).get(ID, "held")).toBe(null);
});

test("of a gone space what arrived and that it is verified are written in Suivi", async () => {
  const left = await itemsOf(ID);
  const gone = without(new Set([ID]));
  const once = await planOf(gone, { "plan.xlsx": await edited(written(ID, { status: moved })) });
  const file = await edited(
    (sheets) => {
      for (const [key, value] of [
        ["arrivedItems", left],
        ["status", verified],
        ["reserve", "deux dossiers à reprendre"],
      ] as const)
        followUp(sheets).set(ID, key, value);
    },
    EXCEL,
    once.bytes,
  );
  const made = await planOf(gone, { "plan.xlsx": file });
  const listed = followUp(made.sheets);
  expect(["verdict", "status", "reserve", "gapItems"].map((key) => listed.get(ID, key))).toEqual([
    "concorde",
    verified,
    "deux dossiers à reprendre",
    0,
  ]);
  expect(made.conflicts).toEqual([]);
  const text = documentText(made.records.values().next().value);
  expect(text).toContain("dont 1 vérifié");
  expect(text).toContain("Réserve : deux dossiers à reprendre");
});

test("workbooks of two directorates, each with its own moves, and the same one twice", async () => {
  const a = await edited(written(ID, { status: moved, chosenWave: 2 }));
  const b = await edited(written(OTHER, { status: moved, chosenWave: "vague 2" }));
  const made = await planOf(book, { "a.xlsx": a, "b.xlsx": b, "c.xlsx": a });
  expect(followUp(made.sheets).ids()).toEqual([ID, OTHER]);
  expect([...made.records.keys()]).toEqual(["pv-vague-02.docx"]);
});

describe("what arrived, in a file", () => {
  const list = (text: string) => new TextEncoder().encode(text);
  const carry = async (text: string, cells: Cells = { status: moved }) =>
    await planOf(book, { "plan.xlsx": await edited(written(ID, cells)) }, "fr", { "arrivees.csv": list(text) });

  test("stands in the plan and in Suivi, and goes on without the file", async () => {
    const left = await itemsOf(ID);
    const made = await carry(`Identifiant;Éléments;Octets;Reçu par;Vérifié le\n${ID};${left};1 000;Anne;01/12/2026\n`);
    expect(followUp(made.sheets).get(ID, "verdict")).toBe("écart");
    expect(plan(made.sheets).get(ID, "verifiedOn")).toEqual({ day: "2026-12-01" });
    expect(plan(made.sheets).get(ID, "gap")).toBe(0);
    const again = await planOf(book, { "plan.xlsx": packed(made.sheets, EXCEL) });
    expect(followUp(again.sheets).get(ID, "arrivedBytes")).toBe(1000);
    const next = await planOf(book, { "plan.xlsx": packed(made.sheets, EXCEL) }, "fr", {
      "arrivees.csv": list(`id,items\n${ID},${left + 1}\n`),
    });
    expect(followUp(next.sheets).get(ID, "arrivedItems")).toBe(left + 1);
    expect([made, again, next].flatMap(({ conflicts }) => conflicts)).toEqual([]);
  });

  test("beside another number that somebody typed, that one stands and the file's is told; a row that is nobody's is told", async () => {
    const made = await carry(`id;elements\n${ID};5\ninconnu;7\n`, { status: moved, itemsReceived: 4 });
    expect(followUp(made.sheets).get(ID, "arrivedItems")).toBe(4);
    expect(made.conflicts.map(({ kind, column, kept, other, origin }) => [kind, column, kept, other, origin])).toEqual([
      ["two-values", "itemsReceived", 4, 5, "arrivees.csv, 2"],
      ["row-added", "itemsReceived", null, 7, "arrivees.csv, 3"],
    ]);
  });

  test.each([
    ["no head", "a;b\n1;2\n", "« arrivees.csv », ligne 1 : la première ligne nomme les colonnes"],
    ["nothing", "", "« arrivees.csv », ligne 1 : la première ligne"],
    ["a unit", `id;elements\n${ID};12 Mo\n`, "ligne 2 : « 12 Mo » n’est pas un nombre entier"],
    ["an English thousand", `id;items\n${ID};"1,000"\n`, "ligne 2 : « 1,000 » n’est pas"],
    ["less than nothing", `id;elements\n${ID};-3\n`, "ligne 2 : « -3 » n’est pas"],
    ["two values", `id;elements\n${ID};1\n${ID};2\n`, `ligne 3 : « ${ID} » est déjà à la ligne 2`],
    ["no identifier", "id;elements\n;4\n", "ligne 2 : l’identifiant manque"],
    ["a quote left open", `id;elements\n"${ID};4\n`, "un guillemet"],
    [
      "a day that is none",
      `id;elements;vérifié le\n${ID};4;31/02/2027\n`,
      "ligne 2 : « 31/02/2027 » n’est pas un jour",
    ],
  ])("%s is told with file and line", async (_name, text, sentence) => {
    const fault = await carry(text).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SettingFault);
    expect((fault as SettingFault).sentence(words).replaceAll(/[\u00a0\u202f]/g, " ")).toContain(sentence);
  });
});

describe("the record of the move", () => {
  const some = { status: moved, chosenWave: 3, doneOn: { day: "2026-12-01" } };

  test("tells sums, gaps, reservations and who signs, in both languages; what was found in the spaces is nowhere", async () => {
    const left = await itemsOf(ID);
    const file = await edited((sheets) => {
      written(ID, { ...some, itemsReceived: left - 1 })(sheets);
      written(OTHER, { ...some, status: verified })(sheets);
    });
    const marked = turned((row) => ({
      ...row,
      line: { ...row.line, sensitive: { items: 4321, itemsRead: 98_765, byDetector: { marking: 4321 } } },
    }));
    for (const language of ["fr", "en"] as const) {
      const made = await planOf(marked, { "plan.xlsx": file }, language);
      expect([...made.records.keys()]).toEqual(["pv-vague-03.docx"]);
      const text = documentText(made.records.get("pv-vague-03.docx"));
      const said =
        language === "fr"
          ? [
              "Procès-verbal de bascule",
              "2 espaces, dont 1 vérifié",
              "Écart de −1 élément",
              "01/12/2026",
              "Signature",
              "Ne peut servir à évaluer",
            ]
          : ["Record of the move", "2 spaces, 1 of them verified", "Gap of −1 item", "01 Dec 2026", "Signature"];
      for (const each of said) expect(text).toContain(each);
      expect(text).not.toMatch(/[{}]|undefined|NaN|4.?321|98.?765|R9/);
    }
  });

  test("markup in a name is text, and the same plan gives the same bytes", async () => {
    const name = "</w:t><w:br/> {#spaces} & Cie";
    const file = await edited(written(ID, { ...some, name }));
    const [one, other] = [await planOf(book, { "plan.xlsx": file }), await planOf(book, { "plan.xlsx": file })];
    expect(one.records).toEqual(other.records);
    expect(documentText(one.records.get("pv-vague-03.docx"))).toContain("Procès-verbal");
  });

  test("what is in no wave has a record of its own", async () => {
    const stray = turned((row) => ({ ...row, line: { ...row.line, wave: null } }));
    const made = await planOf(stray, { "plan.xlsx": await edited(written(ID, { status: moved })) });
    expect([...made.records.keys()]).toEqual(["pv-hors-vague.docx"]);
    expect(documentText(made.records.get("pv-hors-vague.docx"))).toContain("Espaces sans vague");
  });

  test("a thousand spaces are listed, those that do not agree first; of more, it says where the others are", async () => {
    const many = altered({
      async *containers(service) {
        if (service !== undefined && service !== "exchange.mail") return;
        for await (const row of book.containers("exchange.mail")) {
          for (let at = 0; at < 1005; at += 1)
            yield { ...row, line: { ...row.line, id: `m${at}`, name: `Boîte n° ${at}`, wave: 1 } };
          return;
        }
      },
    });
    const before = await planOf(many);
    const file = await edited(
      (sheets) => {
        const opened = plan(sheets);
        const [status, received, items] = ["status", "itemsReceived", "items"].map((key) => opened.at(key));
        for (const [at, row] of opened.data().slice(0, 1005).entries()) {
          row[status as number] = moved;
          row[received as number] = at === 1004 ? 1 : (row[items as number] as number);
        }
      },
      EXCEL,
      before.bytes,
    );
    const made = await planOf(many, { "plan.xlsx": file });
    expect(followUp(made.sheets).ids()).toHaveLength(1005);
    const text = documentText(made.records.get("pv-vague-01.docx"));
    expect(text).toContain("1 000 espaces sur 1 005");
    expect(text).toContain("Boîte n° 1004");
    expect(text).not.toContain("Boîte n° 1003");
  });
});

/** The words of a document, spaces of any width as plain ones. */
function documentText(bytes: Uint8Array | undefined): string {
  const parts = unzipSync(bytes ?? new Uint8Array());
  const xml = ["document", "footer1"].map((part) => strFromU8(parts[`word/${part}.xml`] ?? new Uint8Array())).join("");
  const text = xml.replace(/<\/w:p>|<w:br\/>/g, "\n").replace(/<[^>]+>/g, "");
  return text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("&amp;", "&");
}
