/** Charts of the workbook: parts of the package in their places, lines that are the sheet's own cells, words for who does not see them. */

import type exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { monthsTold } from "../../src/export/sheets/evidence.ts";
import { ANNEX_TABS, PLAN_TABS } from "../../src/export/sheets/index.ts";
import { viewOf } from "../../src/export/view.ts";
import { type Locked, writeWorkbook } from "../../src/export/workbook.ts";
import { LANGUAGES, type Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";

type Parts = Readonly<Record<string, string>>;
interface Written {
  readonly parts: Parts;
  readonly workbook: exceljs.Workbook;
}

async function written(of: Book, language: Language, tabs = PLAN_TABS, locked: Locked = "evidence"): Promise<Written> {
  const sink = inMemory();
  await writeWorkbook({ view: viewOf(of, language), title: "Plan", tabs, locked }, await sink.file("workbook"));
  const bytes = sink.files.get("workbook") ?? new Uint8Array();
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
  return { parts: Object.fromEntries(parts), workbook: await load(bytes) };
}

const named = (parts: Parts, shape: RegExp) => Object.keys(parts).filter((name) => shape.test(name));
const all = (xml: string, shape: RegExp) => [...xml.matchAll(shape)].map((found) => found.slice(1).join(""));
const unescaped = (text: string) =>
  text.replace(/&(lt|gt|quot|amp|#39);/g, (_, of: string) => ({ lt: "<", gt: ">", quot: '"', "#39": "'" })[of] ?? "&");

let french: Written;
beforeAll(async () => {
  french = await written(book, "fr");
});

test("each chart and drawing is a part with a type, and its relations lead from the sheet to it", () => {
  const { parts } = french;
  const charts = named(parts, /^xl\/charts\//);
  const drawings = named(parts, /^xl\/drawings\/[^/]+$/);
  expect(charts).toEqual([1, 2, 3, 4, 5, 6].map((number) => `xl/charts/chart${number}.xml`));
  expect(drawings).toEqual([1, 2, 3, 4].map((number) => `xl/drawings/drawing${number}.xml`));
  const types = parts["[Content_Types].xml"] ?? "";
  const typed = (name: string) => new RegExp(`<Override PartName="/${name}" ContentType="([^"]+)"/>`).exec(types)?.[1];
  for (const name of charts) expect(typed(name), name).toMatch(/drawingml\.chart\+xml$/);
  for (const name of drawings) expect(typed(name), name).toMatch(/officedocument\.drawing\+xml$/);
  const reached = drawings.flatMap((drawing) => {
    const relations = parts[drawing.replace("drawings/", "drawings/_rels/").concat(".rels")] ?? "";
    const ids = all(relations, /Id="(rId\d+)" Type="[^"]*\/chart"/g);
    expect(all(parts[drawing] ?? "", /<c:chart [^>]*r:id="(rId\d+)"/g)).toEqual(ids);
    return all(relations, /Target="\.\.\/(charts\/[^"]+)"/g);
  });
  expect(reached.map((name) => `xl/${name}`)).toEqual(charts);
});

test.each([
  ["the plan", PLAN_TABS, "evidence", ["Services", "Directions", "Antériorité", "Avancement"]],
  ["the annex", ANNEX_TABS, "all", ["Services", "Antériorité"]],
] as const)(
  "in %s a sheet with charts names its drawing last, after its page set-up",
  async (_, tabs, locked, titles) => {
    const { parts, workbook } = await written(book, "fr", tabs, locked);
    const drawn = named(parts, /^xl\/worksheets\/sheet/).filter((name) => parts[name]?.includes("<drawing "));
    const at = drawn.map((name) => Number(/\d+/.exec(name)?.[0]));
    expect(at.map((number) => workbook.worksheets[number - 1]?.name)).toEqual(titles);
    for (const name of drawn) {
      expect(parts[name]).toMatch(
        /<\/headerFooter>(?:<rowBreaks .*<\/rowBreaks>)?<drawing r:id="rId\d+"\/><tableParts /,
      );
      const [id] = all(parts[name] ?? "", /<drawing r:id="(rId\d+)"/g);
      const relations = parts[name.replace("worksheets/", "worksheets/_rels/").concat(".rels")];
      expect(relations).toMatch(new RegExp(`Id="${id}" Type="[^"]*/drawing" Target="../drawings/drawing\\d+.xml"`));
    }
  },
);

const CHARTS = [1, 2, 3, 4, 5, 6].map((number) => `xl/charts/chart${number}.xml`);

test.each(CHARTS)("%s holds what the cells that it refers to hold", (name) => {
  const { parts, workbook } = french;
  const references = [
    ...(parts[name] ?? "").matchAll(
      /<c:f>&#39;(.+?)&#39;!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?<\/c:f>(.*?)<\/c:(str|num)Cache>/gs,
    ),
  ];
  expect(references.length).toBeGreaterThan(2);
  for (const [, sheet = "", column, first, last = first, cache = "", kind] of references) {
    const held = new Map(
      [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value = ""]) => [Number(at), value]),
    );
    const cells = workbook.getWorksheet(unescaped(sheet));
    const rows = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
    expect(Number(/ptCount val="(\d+)"/.exec(cache)?.[1])).toBe(rows.length);
    // A word among figures is a gap.
    const told = (value: unknown) => (kind === "num" && typeof value === "string" ? "" : value);
    const there = rows.map((row) => told(cells?.getCell(`${column}${row}`).value));
    const day = (value: unknown) => (value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value);
    expect(rows.map((_, index) => unescaped(held.get(index) ?? ""))).toEqual(there.map((value) => String(day(value))));
  }
});

test("the lines of Antériorité are those of each kind, over the same months; dots point out both days", () => {
  const xml = french.parts["xl/charts/chart3.xml"] ?? "";
  const lines = xml.slice(xml.indexOf("<c:lineChart>"));
  expect(all(lines, /<c:tx><c:strRef>.*?<c:v>([^<]+)<\/c:v>/gs)).toEqual(
    Object.values(viewOf(book, "fr").t.evidence.kinds),
  );
  const months = all(lines, /<c:cat>(.*?)<\/c:cat>/gs).map((places) => all(places, /<c:v>([^<]+)<\/c:v>/g));
  for (const each of months) expect(each).toEqual(monthsTold(viewOf(book, "fr")));
  expect(months[0]).toEqual(expect.arrayContaining(["2019-03", "2021-06", "2021-07", "2026-11"]));
  for (const each of lines.split("<c:ser>").slice(1)) {
    const dots = all(each, /<c:dPt><c:idx val="(\d+)"/g).map((at) => months[0]?.[Number(at)]);
    expect(dots).toEqual(["2021-07", "2021-09"]);
    expect(all(each, /<c:symbol val="(\w+)"/g)).toEqual(["none", "circle", "diamond"]);
  }
  expect(new Set(all(lines, /<a:prstDash val="(\w+)"/g)).size).toBe(4);
});

test.each([
  ["both days in one month", "2021-09-05", ["circle"]],
  ["the question's day after the text's", "2022-03-01", ["diamond", "circle"]],
])("%s: dots in the order of the months, one a month", async (_, engagedOn, shapes) => {
  const later = { ...book, evidence: { ...book.evidence, engagedOn: engagedOn as IsoDate } };
  const { parts } = await written(
    later,
    "fr",
    PLAN_TABS.filter(({ id }) => id === "evidence"),
  );
  const [, line = ""] = (parts["xl/charts/chart1.xml"] ?? "").split("<c:ser>");
  expect(all(line, /<c:dPt>.*?<c:symbol val="(\w+)"/gs)).toEqual(shapes);
  const key = /<a:t>(Ronds[^<]*)<\/a:t>/.exec(parts["xl/charts/chart1.xml"] ?? "")?.[1];
  expect(key?.includes("losanges")).toBe(shapes.length > 1);
});

test.each([
  ["of a tenant that came later", ["2023-02"], "2021-06", "2026-11"],
  ["where something was created after the plan's day", ["2020-12", "2027-01"], "2020-12", "2027-01"],
])("months %s follow one another without a hole", (_, created, first, last) => {
  const months = created.map((month) => ({ month, created: 1 }));
  const kinds = book.evidence.created.map((of) => ({ ...of, months }));
  const told = monthsTold(viewOf({ ...book, evidence: { ...book.evidence, created: kinds } }, "fr"));
  expect([told[0], told.at(-1)]).toEqual([first, last]);
  const number = (month = "") => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  expect(told.map(number)).toEqual(told.map((_month, index) => number(first) + index));
});

test("a day that stands for none opens no series of months", () => {
  const kinds = book.evidence.created.map((of) => ({ ...of, months: [{ month: "0001-01", created: 2 }] }));
  const told = monthsTold(viewOf({ ...book, evidence: { ...book.evidence, created: kinds } }, "fr"));
  expect(told.slice(0, 2)).toEqual(["0001-01", "2021-06"]);
});

describe.each(LANGUAGES)("in %s", (language) => {
  test("each chart has a title, axes with theirs, and says in a sentence what is seen", async () => {
    const { parts } = await written(book, language);
    const { t, format } = viewOf(book, language);
    const told = named(parts, /^xl\/drawings\/[^/]+$/).flatMap((name) => all(parts[name] ?? "", /descr="([^"]*)"/g));
    const { columns } = t.workbook.sheets.progress;
    expect(told).toHaveLength(6);
    expect(told[0]).toMatch(/Boîtes aux lettres|Mailboxes/);
    expect(told[1]).toContain("Direction des achats");
    for (const { kind, before, between, after } of book.evidence.created)
      expect(told[2]).toContain(`${t.evidence.kinds[kind]} ${format.share(before / (before + between + after))}`);
    expect(told[2]).toContain(format.day(book.evidence.engagedOn));
    const points = book.plan.scan.burnDown;
    for (const [at, of] of (["spaces", "items"] as const).entries()) {
      expect(told[at + 3]).toContain(columns[of]);
      for (const point of points) {
        expect(told[at + 3]).toContain(format.count(point[of]));
        expect(told[at + 3]).toContain(format.day(point.day));
      }
    }
    const titles = CHARTS.map((name) => all(parts[name] ?? "", /<a:t>([^<]*)<\/a:t>/g).map(unescaped));
    const { chart } = t.history.burnDown;
    const { bars, sheets } = t.workbook;
    expect(titles).toEqual([
      [bars.services, bars.servicesKey, sheets.services.columns.service, sheets.services.columns.items],
      [bars.units, sheets.directorates.columns.unit, sheets.directorates.columns.spaces],
      [
        t.evidence.curve,
        t.evidence.dots(format.day(book.evidence.engagedOn), format.day(book.evidence.textOn)),
        t.workbook.sheets.evidence.columns.month,
        t.workbook.sheets.evidence.columns.share,
      ],
      ...[columns.spaces, columns.items, columns.bytes].map((what) => [chart.title(what), columns.day, what]),
    ]);
  });
});

test("a chart covers no cell that holds anything", () => {
  const { parts, workbook } = french;
  const anchors = (name: string) => {
    const places = (parts[name] ?? "").matchAll(/<xdr:col>(\d+)<\/xdr:col>.*?<xdr:row>(\d+)/gs);
    return [...places].map(([, column, row]) => ({ column: Number(column), row: Number(row) }));
  };
  const [beside, ...others] = anchors("xl/drawings/drawing3.xml");
  expect(others).toEqual([]);
  expect(beside?.column).toBe(workbook.getWorksheet("Antériorité")?.columnCount);
  const below = anchors("xl/drawings/drawing4.xml");
  expect(below).toHaveLength(3);
  for (const { row } of below) expect(row).toBeGreaterThanOrEqual(workbook.getWorksheet("Avancement")?.rowCount ?? 1e9);
});

test("a bar for each directorate, its spaces by label end to end; sums are none", () => {
  const xml = french.parts["xl/charts/chart2.xml"] ?? "";
  const { columns } = viewOf(book, "fr").t.workbook.sheets.directorates;
  expect(all(xml, /<c:tx><c:strRef>.*?<c:v>([^<]+)<\/c:v>/gs)).toEqual([
    columns.moves,
    columns.review,
    columns.derogable,
  ]);
  const [names] = all(xml, /<c:cat>(.*?)<\/c:cat>/gs).map((places) => all(places, /<c:v>([^<]+)<\/c:v>/g));
  const rows = french.workbook.getWorksheet("Directions");
  const below = Array.from({ length: (rows?.rowCount ?? 4) - 4 }, (_, at) => String(rows?.getCell(5 + at, 1).value));
  expect(names).toEqual(below.slice(0, -3));
  expect(below.slice(-3)).toEqual([
    viewOf(book, "fr").t.workbook.fewUnits,
    "Compté sans espace ni direction (réunions)",
    "Toutes les directions",
  ]);
  expect(new Set(all(xml, /<a:pattFill prst="(\w+)"/g)).size).toBe(2);
  expect(xml).toContain('<c:orientation val="maxMin"/>');
});

test("one directorate is compared with none: no bars", async () => {
  const alone: Book = {
    ...book,
    async *containers(service) {
      for await (const row of book.containers(service)) yield { ...row, line: { ...row.line, unit: "Seule" } };
    },
  };
  const { parts } = await written(
    alone,
    "fr",
    PLAN_TABS.filter(({ id }) => id === "directorates"),
  );
  expect(named(parts, /chart|drawing/)).toEqual([]);
});

const [first] = book.plan.scan.burnDown;
const none = book.evidence.created.map((of) => ({ ...of, months: [] }));
const scans = (burnDown: typeof book.plan.scan.burnDown): Book => ({
  ...book,
  plan: { ...book.plan, scan: { ...book.plan.scan, burnDown } },
  evidence: { ...book.evidence, created: none },
});

test.each([
  ["few scans: on the page of their rows", 3, []],
  ["so many that the page ends among the charts: on another", 14, [19]],
  ["more than a page of them, and room on the last", 34, []],
])("charts below %s", async (_, count, breaks) => {
  const day = (at: number) => `20${26 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-03` as IsoDate;
  const points = first ? Array.from({ length: count }, (_point, at) => ({ ...first, day: day(at) })) : [];
  const { parts } = await written(
    scans(points),
    "fr",
    PLAN_TABS.filter(({ id }) => id === "progress"),
  );
  const xml = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(all(xml, /<brk id="(\d+)" max="16383" man="1"\/>/g).map(Number)).toEqual(breaks);
  if (breaks.length > 0) expect(xml).toMatch(/<\/headerFooter><rowBreaks [^>]*>.*<\/rowBreaks><drawing /);
});

test.each([
  ["no scan and no day of creation", scans([])],
  ["a single scan", scans(book.plan.scan.burnDown.slice(0, 1))],
  ["two scans of one day", scans(first ? [first, { ...first, scan: "again" }] : [])],
])("%s draws no chart, and leaves no part behind", async (_, of) => {
  const { parts } = await written(
    of,
    "fr",
    [...PLAN_TABS].filter(({ id }) => id === "evidence" || id === "progress"),
  );
  expect(named(parts, /chart|drawing/)).toEqual([]);
  expect(Object.values(parts).join("")).not.toMatch(/<drawing |drawingml\.chart/);
});
