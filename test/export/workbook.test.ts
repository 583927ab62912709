/** The workbook, read back cell by cell: sheets in order, heads, filters, forms of figures, rows beyond a sheet. */

import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { moves } from "../../src/export/moves.ts";
import type { Table } from "../../src/export/sheet.ts";
import { ANNEX_TABS, CONFLICT_TABS, PLAN_TABS, publishedTabs, RESTRICTED_TABS } from "../../src/export/sheets/index.ts";
import { viewOf } from "../../src/export/view.ts";
import { type Tab, type WorkbookAsk, writeWorkbook } from "../../src/export/workbook.ts";
import { LANGUAGES } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { ContainerRow } from "../../src/model/container-row.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";
import { underEdition } from "./under-edition.ts";

const HEADS = 4;
const french = viewOf(book, "fr");

async function bytesOf(ask: Partial<WorkbookAsk> = {}): Promise<Uint8Array> {
  const sink = inMemory();
  const whole = { view: french, title: "Plan de migration", tabs: PLAN_TABS, locked: "evidence" as const, ...ask };
  await writeWorkbook(whole, await sink.file("workbook"));
  return sink.files.get("workbook") ?? new Uint8Array();
}

let bytes: Uint8Array;
let workbook: exceljs.Workbook;
beforeAll(async () => {
  bytes = await bytesOf();
  workbook = await load(bytes);
});

function sheet(name: string): exceljs.Worksheet {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** Cells of a column by its title, below the heads. */
function column(name: string, title: string): exceljs.Cell[] {
  const found = sheet(name);
  const heads = found.getRow(HEADS).values as string[];
  const at = heads.indexOf(title);
  expect(at, `${title} in ${name}`).toBeGreaterThan(0);
  return Array.from({ length: found.rowCount - HEADS }, (_, index) => found.getCell(HEADS + 1 + index, at));
}

function textsOf(name: string): string {
  const texts: string[] = [];
  sheet(name).eachRow((row) => row.eachCell(({ value }) => texts.push(String(value))));
  return texts.join("\n");
}

const TITLES = [
  "Synthèse",
  "Lisez-moi",
  "À décider",
  "Services",
  "Plan",
  "Vagues",
  "Blocages",
  "Directions",
  "Échéances",
  "Dérogation",
  "Antériorité",
  "Créés après la note",
  "Exchange",
  "OneDrive",
  "Teams",
  "SharePoint",
  "Autres services",
  "Sensibilité (R9)",
  "Étiquettes",
  "Partages externes",
  "Applications",
  "Licences",
  "Licences libérables",
  "Office installé",
  "Suivi",
  "Avancement",
  "Couverture",
  "Doctrine et sources",
  "Journal",
  "Mots employés",
];

test("the sheets stand in their order", () => {
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(TITLES);
});

test("Lisez-moi leads to every other sheet, Synthèse to those that answer its questions", () => {
  const linksOf = (name: string) => {
    const found: string[] = [];
    sheet(name).eachRow((row) =>
      row.eachCell(({ value, isMerged, master, address }) => {
        if (isMerged && master.address !== address) return;
        if (value !== null && typeof value === "object" && "hyperlink" in value) found.push(String(value.hyperlink));
      }),
    );
    return found;
  };
  const placeOf = (title: string) => `#'${title}'!A1`;
  expect(linksOf("Lisez-moi")).toEqual(TITLES.filter((title) => title !== "Lisez-moi").map(placeOf));
  expect(linksOf("Synthèse")).toEqual(["Services", "Plan", "Échéances", "À décider", "Couverture"].map(placeOf));
});

describe.each(TITLES.slice(2))("%s", (name) => {
  test("has frozen heads, and prints on A4 with its heads on every page", () => {
    const { views, pageSetup, headerFooter } = sheet(name);
    expect(views[0]).toMatchObject({ state: "frozen", ySplit: HEADS });
    expect(pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true });
    expect(pageSetup.printTitlesRow).toBe(`${HEADS}:${HEADS}`);
    expect(headerFooter.oddFooter).toContain("Page &P / &N");
  });

  test("has a title above every column, and rows below", () => {
    const heads = (sheet(name).getRow(HEADS).values as string[]).slice(1);
    expect(heads.length).toBeGreaterThan(2);
    expect(heads.every((title) => title !== "")).toBe(true);
    expect(new Set(heads).size).toBe(heads.length);
    // Nothing has moved in this plan.
    if (name !== "Suivi") expect(sheet(name).rowCount).toBeGreaterThan(HEADS);
  });
});

test.each(TITLES.slice(2))(
  "the note of %s stands on the first printed page alone, high enough for its lines",
  (name) => {
    const found = sheet(name);
    const merges = (found.model as unknown as { merges: string[] }).merges;
    const last = merges.map((range) => /^[A-Z]+2:([A-Z]+)2$/.exec(range)?.[1]).find((column) => column !== undefined);
    const table = PLAN_TABS.find((tab) => tab.title(french) === name) as Table;
    const repeated = table.pagesWide > 1 ? table.frozen : 0;
    const note = found.getCell(2, repeated + 1);
    const widths = table.heads(french).map(({ width }) => width);
    const sum = (upTo: number) => widths.slice(0, upTo).reduce((total, width) => total + width, 0);
    const span = last ? found.getColumn(last).number : repeated + 1;
    expect(sum(span)).toBeLessThanOrEqual(sum(widths.length) / table.pagesWide);
    expect(note.alignment.wrapText).toBe(true);
    // 1.22 characters of this size stand in a unit of width, and a line takes 13 points.
    const lines = String(note.value)
      .split("\n")
      .map((text) => Math.ceil(text.length / ((sum(span) - sum(repeated)) * 1.22)));
    expect(found.getRow(2).height).toBeGreaterThanOrEqual(12 * lines.reduce((total, each) => total + each, 0));
  },
);

test("all thirty services have a row, and the part that the text treats apart", () => {
  const ids = column("Services", "Identifiant").map(({ value }) => value);
  expect(ids).toHaveLength(31);
  expect(ids).toContain("onedrive.files/chat-files");
  expect(column("Services", "Classement")[0]?.value).toBe("Dérogation possible, à demander au ministre");
});

describe("Plan", () => {
  test("its columns stand as people fill them: names, what is theirs, what is proposed, figures, identifier", () => {
    const heads = (sheet("Plan").getRow(HEADS).values as string[]).slice(1);
    expect(heads).toEqual([
      "Nom",
      "Type",
      "Direction",
      "Décision métier",
      "Responsable",
      "Statut",
      "Vague retenue",
      "Date prévue",
      "Date réelle",
      "Commentaire",
      "Ce que dit le texte",
      "À faire",
      "Cible proposée",
      "Blocages",
      "Vague proposée",
      "Pourquoi",
      "Dernier usage",
      "Espaces",
      "Éléments",
      "Volume",
      "Lus",
      "Sensibilité (R9)",
      "Relevé",
      "Vérifié le",
      "Reçu par",
      "Éléments reçus",
      "Volume reçu",
      "Écart",
      "Identifiant",
    ]);
    expect(sheet("Plan").views[0]).toMatchObject({ xSplit: 3 });
  });

  test("its rows add up to the services", async () => {
    let items = 0;
    for await (const move of moves(book)) items += move.items ?? 0;
    const planned = book.plan.services.reduce((sum, { volume }) => sum + (volume.items ?? 0), 0);
    expect(items).toBe(planned);
  });

  test.each(["team", "site"])("each %s stands by its directorate, then by its name", async (wanted) => {
    const rows = (await Array.fromAsync(moves(book))).filter(({ kind }) => kind === wanted);
    const keys = rows.map(({ unit, name }) => `${unit ?? "\uffff"} ${name}`);
    expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b, "fr")));
  });

  test("teams and sites are one row each, calendars one for each directorate", async () => {
    const kinds: Record<string, number> = {};
    const calendars: (string | null)[] = [];
    for await (const { kind, service, unit } of moves(book)) {
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (service === "exchange.calendar") calendars.push(unit);
    }
    expect(kinds).toMatchObject({ mailbox: 24, drive: 18, team: 4, site: 3, "group-mailbox": 4 });
    expect(calendars).toHaveLength(4);
    expect(new Set(calendars).size).toBe(4);
  });

  test("what people fill in is empty, coloured, and offers its choices", () => {
    const status = column("Plan", "Statut");
    expect(status.every(({ value }) => value === null)).toBe(true);
    expect(status[0]?.fill).toMatchObject({ pattern: "solid" });
    expect(status.at(-1)?.dataValidation).toMatchObject({
      type: "list",
      formulae: ['"À instruire,En préparation,Prêt,En cours,Déplacé (à vérifier),Vérifié,Bloqué,Sans suite"'],
    });
    const rules = (sheet("Plan") as unknown as { conditionalFormattings: { rules: { formulae: string[] }[] }[] })
      .conditionalFormattings;
    expect(rules.flatMap(({ rules: each }) => each.flatMap(({ formulae }) => formulae))).toEqual([
      '"Vérifié"',
      '"Bloqué"',
    ]);
    expect(column("Plan", "Date prévue")[0]?.dataValidation).toMatchObject({ type: "date" });
  });
});

describe("values are what they are", () => {
  test("dates are dates, numbers are numbers", () => {
    const created = column("Exchange", "Créé le")[0];
    expect(created?.value).toEqual(new Date("2021-03-14T00:00:00Z"));
    expect(created?.numFmt).toBe("dd/mm/yyyy");
    const items = column("Exchange", "Éléments")[1];
    expect(items?.value).toBe(137);
    expect(items?.numFmt).toBe("#,##0");
  });

  test("unread is « non lu », never 0; an unknown figure is said to be unknown", () => {
    const at = column("Services", "Identifiant").findIndex(({ value }) => value === "teams.chat");
    expect(column("Services", "Lus")[at]?.value).toBe("non lu");
    expect(column("Services", "Sensibilité (R9)")[at]?.value).toBe("non lu");
    expect(column("Services", "Éléments")[at]?.value).toBe("non connu");
  });

  test("each space says what of it was not read, and why", () => {
    const texts = column("OneDrive", "Non lus, et pourquoi").map(({ value }) => value);
    expect(texts).toContain("Chiffré ou protégé par un mot de passe 1");
    expect(texts).toContain(null);
  });

  test("nothing found is told with what was read", () => {
    const texts = column("SharePoint", "Sensibilité (R9)").map(({ value }) => String(value));
    expect(texts.filter((text) => /^0 trouvé sur [\d\u202f]+ lus$/.test(text)).length).toBeGreaterThan(0);
    expect(texts).not.toContain("0");
  });

  test.each(["=1+1", "+33 budget", "-2 % de crédits", "@tous", "\tdécalé"])("%j stays text", (text) => {
    const cell = column("Exchange", "Nom").find(({ value }) => value === text);
    expect(cell?.type).toBe(exceljs.ValueType.String);
    expect(cell?.numFmt).toBe("@");
  });

  test("no cell of any sheet is a formula", () => {
    workbook.eachSheet((each) =>
      each.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(exceljs.ValueType.Formula))),
    );
  });
});

test("the first page says in the contract's words what must not be missed", () => {
  const said = textsOf("Synthèse");
  expect(said).toContain("Fondement de la lecture des contenus\u00a0: non renseigné");
  expect(said).toContain(french.t.words.legend);
  expect(said).toContain("Ne rien supprimer à la source avant vérification à l’arrivée.");
  expect(said).toContain("2023-05-31");
  expect(said).toContain("2026-04-14");
  for (const label of Object.values(french.t.words.label)) expect(said).toContain(label);
  expect(sheet("Synthèse").pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 1, paperSize: 9 });
});

test("rows beyond what a sheet holds go on to a next sheet, and none is lost", async () => {
  const many = await load(await bytesOf({ rows: 50 }));
  const parts = many.worksheets.filter(({ name }) => /^Exchange( \(\d\))?$/.test(name));
  expect(parts.map(({ name }) => name)).toEqual(["Exchange", "Exchange (2)"]);
  expect(parts.every(({ rowCount }) => rowCount <= 50)).toBe(true);
  const rows = parts.reduce((sum, { rowCount }) => sum + rowCount - HEADS, 0);
  expect(rows).toBe(sheet("Exchange").rowCount - HEADS);
  expect(parts[1]?.getRow(HEADS).values).toEqual(parts[0]?.getRow(HEADS).values);
});

test("the same book gives the same bytes", async () => {
  expect(Buffer.from(await bytesOf()).equals(Buffer.from(bytes))).toBe(true);
});

/** Elements of a worksheet in the order of ECMA-376, CT_Worksheet: Excel asks to repair any other. */
const ORDER = [
  "sheetPr",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetProtection",
  "autoFilter",
  "mergeCells",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "drawing",
  "tableParts",
];

test.each([
  ["the plan", PLAN_TABS, "evidence"],
  ["the annex", ANNEX_TABS, "all"],
] as const)("the sheets of %s hold their elements in the schema’s order", async (_, tabs, locked) => {
  const parts = Object.entries(unzipSync(await bytesOf({ tabs, locked })));
  const sheets = parts.filter(([name]) => name.includes("worksheets/sheet"));
  expect(sheets).toHaveLength(tabs.length);
  for (const [name, xml] of sheets) {
    const outer = strFromU8(xml).replace(/<sheetData>.*<\/sheetData>/s, "<sheetData/>");
    const inside = outer.replace(/^.*?<worksheet[^>]*>/s, "");
    const found = ORDER.map((element) => [element, inside.search(new RegExp(`<${element}[ />]`))] as const);
    const there = found.filter(([, at]) => at >= 0).map(([, at]) => at);
    expect(there, name).toEqual([...there].sort((a, b) => a - b));
  }
});

/** What the library read of a sheet's protection: true for what it lets people do. */
const protectionOf = (of: exceljs.Worksheet) =>
  (of as unknown as { sheetProtection: Record<string, unknown> | null }).sheetProtection;

describe("evidence is protected, work is open", () => {
  const OPEN = ["À décider", "Plan", "Dérogation", "Applications", "Suivi"];

  test.each(TITLES)("%s", (name) => {
    if (OPEN.includes(name)) return expect(protectionOf(sheet(name))).toBeFalsy();
    const allowed = { autoFilter: true, sort: true, formatColumns: true, formatRows: true, pivotTables: true };
    expect(protectionOf(sheet(name))).toMatchObject({ sheet: true, ...allowed });
    expect(protectionOf(sheet(name))).not.toHaveProperty("hashValue", expect.anything());
    expect(protectionOf(sheet(name))?.selectLockedCells).not.toBe(false);
  });

  test.each([
    ["Plan", "A", "refused"],
    ["Plan", "C", "refused"],
    ["Plan", "D", "chosen"],
    ["Plan", "E", "free"],
    ["Plan", "K", "refused"],
    ["À décider", "A", "refused"],
    ["Dérogation", "B", "free"],
    ["Exchange", "A", "free"],
  ])("what is typed in %s, column %s, is %s", (name, column, expected) => {
    const rule = sheet(name).getCell(`${column}${sheet(name).rowCount}`).dataValidation as
      | { type?: string }
      | undefined;
    expect(rule?.type).toBe({ refused: "custom", chosen: "list", free: undefined }[expected]);
    if (expected === "refused") expect(rule).toMatchObject({ formulae: ["FALSE"], showErrorMessage: true });
  });

  test("whoever publishes a copy may change the grounds of what it leaves out", async () => {
    const kinds = [{ id: "name", what: { fr: "Noms", en: "Names" }, left: { fr: "", en: "" }, ground: "CRPA L.311-6" }];
    const tabs = publishedTabs(PLAN_TABS, kinds).filter(({ id }) => id === "occultations" || id === "labels");
    const [labels, left] = (await load(await bytesOf({ tabs }))).worksheets;
    expect([labels, left].map((each) => each && Boolean(protectionOf(each)))).toEqual([true, false]);
  });

  test("the first pages say how to lift it", () => {
    expect(textsOf("Lisez-moi")).toContain("Révision > Ôter la protection de la feuille");
  });
});

test("columns are measured in digits of a font that every program has, or stands in for with the same widths", () => {
  const styles = strFromU8(unzipSync(bytes)["xl/styles.xml"] ?? new Uint8Array());
  expect(/<fonts [^>]*><font>(.*?)<\/font>/.exec(styles)?.[1]).toContain('<name val="Arial"/>');
  expect(styles).not.toContain("Calibri");
});

describe.each([
  ["the plan", PLAN_TABS],
  ["one with conflicts", CONFLICT_TABS],
  ["a copy for publication", publishedTabs(PLAN_TABS, [])],
])("Lisez-moi of %s", (_, tabs) => {
  test.each(LANGUAGES)("describes each of its sheets in their order, and no other, in %s", (language) => {
    const view = viewOf(book, language);
    const [page] = tabs.filter(({ id }) => id === "readme");
    if (page?.kind !== "page") throw new Error("no such page");
    const told = page.lines(view).filter(([name]) => name?.link !== undefined);
    expect(told.map(([name]) => name?.value)).toEqual(
      tabs.filter(({ id }) => id !== "readme").map(({ title }) => title(view)),
    );
    for (const [name, text] of told) expect(String(text?.value), String(name?.value)).toMatch(/\p{L}{4}/u);
  });
});

test.each([
  ["what is filled in", { ...french, trip: { carried: null } }, "colonnes jaunes", "faite pour être publiée"],
  ["a copy for publication", french, "faite pour être publiée", "colonnes jaunes"],
])("Lisez-moi of %s says how that one is read", (_, view, said, unsaid) => {
  const [page] = PLAN_TABS.filter(({ id }) => id === "readme");
  const text = page?.kind === "page" ? JSON.stringify(page.lines(view)) : "";
  const rules = text.slice(text.indexOf(view.t.summary.readme.rules));
  expect(rules).toContain(said);
  expect(rules).not.toContain(unsaid);
});

test("the footer’s date is no part of its size, and stands with the page’s number, off a long title", () => {
  expect(sheet("Plan").headerFooter.oddFooter).not.toContain("&C");
  expect(sheet("Plan").headerFooter.oddFooter).toMatch(/&R&8 22 novembre 2026 – Page &P \/ &N$/);
});

test("the annex is protected, and has no column to fill in", async () => {
  const annex = await load(await bytesOf({ tabs: ANNEX_TABS, locked: "all" }));
  annex.eachSheet((each) => {
    expect(protectionOf(each)?.sheet).toBe(true);
    const heads = (each.getRow(HEADS).values ?? []) as string[];
    for (const title of ["Commentaire", "Responsable", "Statut", "Pièces réunies"]) expect(heads).not.toContain(title);
  });
  const text = JSON.stringify(annex.worksheets.map((each) => each.getSheetValues()));
  expect(text).not.toContain("agent0001@");
  expect(text).not.toContain("Espace 00");
});

test.each(["Plan", "Exchange"])(
  "the identifier ends %s where it travels, in the group of what it stands beside",
  async (name) => {
    const tabs = PLAN_TABS.filter(({ id }) => id === "plan" || id === "exchange");
    const worked = await load(await bytesOf({ tabs, view: { ...french, trip: { carried: null } } }));
    const heads = (worked.getWorksheet(name)?.getRow(HEADS + 1).values ?? []) as string[];
    expect(heads.slice(-2)).toEqual(["Contrôle", "Identifiant"]);
    // The control between them is hidden: a group that it parted would be told twice, one word over the other.
    const groups = ((worked.getWorksheet(name)?.getRow(3).values ?? []) as string[]).filter((group) => group);
    expect(groups.filter((group, at) => group === groups[at - 1])).toEqual([]);
  },
);

test("the restricted file names the place of each report", async () => {
  const reports = await load(await bytesOf({ tabs: RESTRICTED_TABS }));
  const [first] = reports.worksheets;
  expect(first?.getRow(HEADS + 1).values).toEqual(
    expect.arrayContaining(["Mention de protection", "note.docx", "-2 % de crédits"]),
  );
});

test("the restricted file shows identifiers whole: a message has no address to be found by", async () => {
  const [first] = (await load(await bytesOf({ tabs: RESTRICTED_TABS }))).worksheets;
  const heads = (first?.getRow(HEADS).values ?? []) as string[];
  expect(first?.getRow(HEADS + 1).getCell(heads.indexOf("Identifiant de l’élément")).alignment.wrapText).toBe(true);
  // A drive’s, in one line.
  expect(first?.getColumn(heads.indexOf("Identifiant de l’espace")).width).toBeGreaterThan(60);
});

test("a word where bytes are awaited has no format of bytes, under which LibreOffice leaves out its indent", () => {
  const cells = column("Services", "Volume").filter(({ value }) => value === "non connu");
  expect(cells.length).toBeGreaterThan(0);
  for (const { alignment, numFmt } of cells) expect([alignment?.indent, numFmt]).toEqual([1, undefined]);
});

describe("rows wait for the output", () => {
  /** A book of one hundred thousand mailboxes, that counts those taken from it. */
  function endless(): { book: Book; taken: () => number } {
    let taken = 0;
    async function* rows(service?: string): AsyncIterable<ContainerRow> {
      for await (const row of book.containers("exchange.mail")) {
        if (service !== "exchange.mail") return;
        for (let copy = 0; copy < 100_000; copy += 1) {
          taken += 1;
          yield { ...row, line: { ...row.line, id: `${taken}-${Math.sin(taken)}` } };
        }
      }
    }
    return { book: { ...book, containers: rows }, taken: () => taken };
  }
  const exchange: readonly Tab[] = PLAN_TABS.filter(({ id }) => id === "exchange");

  test("an output that takes nothing is not flooded", async () => {
    const { book: large, taken } = endless();
    const stuck = { write: () => new Promise<void>(() => {}), close: async () => {} };
    void writeWorkbook({ view: viewOf(large, "fr"), title: "t", tabs: exchange, locked: "evidence" }, stuck);
    let before = -1;
    while (before !== taken()) {
      before = taken();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(taken()).toBeGreaterThan(0);
    expect(taken()).toBeLessThan(20_000);
  });

  test("an output that fails stops the writing with its own reason", async () => {
    const { book: large, taken } = endless();
    const full = {
      write: async () => {
        throw new Error("disk full");
      },
      close: async () => {},
    };
    const writing = writeWorkbook({ view: viewOf(large, "fr"), title: "t", tabs: exchange, locked: "evidence" }, full);
    await expect(writing).rejects.toThrow("disk full");
    expect(taken()).toBeLessThan(100_000);
  });
});

describe("every column that a language names stands in its sheet", () => {
  const tables = [...publishedTabs(CONFLICT_TABS, []), ...CONFLICT_TABS, ...ANNEX_TABS, ...RESTRICTED_TABS].filter(
    (tab) => tab.kind === "table",
  );
  const inventories: readonly string[] = ["exchange", "onedrive", "teams", "sharepoint", "other"];
  // Some columns are there under an edition that asks for them.
  const asking = viewOf(underEdition("2026-04-14", NO_CONFIGURATION.project), "fr");
  const shown = (ids: readonly string[]) =>
    new Set(
      tables
        .filter(({ id }) => ids.includes(id))
        .flatMap((table) => [french, asking].flatMap((view) => table.heads(view).map(({ id }) => id))),
    );

  test.each(Object.entries(french.t.workbook.sheets))("%s", (id, { columns }) => {
    const ids = inventories.includes(id) ? inventories : [id];
    expect([...shown(ids)].sort()).toEqual(Object.keys(columns).sort());
  });
});
