/** What the page says, and of whom it says nothing; and that it stays a page however large the tenant is. */

import { expect, test } from "vitest";
import { catalogueOf } from "../../../src/lang/index.ts";
import type { Book } from "../../../src/model/book.ts";
import type { ContainerRow } from "../../../src/model/container-row.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import type { ServiceId } from "../../../src/model/service.ts";
import { book } from "../book.ts";
import { pageOf, small } from "./sample.ts";

const { words, workbook } = catalogueOf("fr");
const day = (text: string) => text as IsoDate;
const section = (page: string, id: string) => new RegExp(`<section id="${id}".*?</section>`, "s").exec(page)?.[0] ?? "";
const textsIn = (markup: string) => markup.replace(/<[^>]+>/g, " ");

const PEOPLE: readonly ServiceId[] = ["exchange.mail", "exchange.calendar", "onedrive.files", "teams.chat"];

test("no space of a person, and no owner, is named anywhere on the page", async () => {
  const named: Book = {
    ...book,
    async *containers(service) {
      for await (const row of book.containers(service)) {
        const name = PEOPLE.includes(row.line.service) ? "Camille Exemple" : row.line.name;
        // The largest of all: a list of the largest would begin with it.
        yield {
          ...row,
          line: { ...row.line, name, volume: { items: 9e9, bytes: 9e15 }, owner: "camille@ministere.example" },
        };
      }
    },
  };
  const page = await pageOf(named);
  expect(section(page, "largest")).toContain("Équipe 1");
  expect(page).not.toMatch(/camille/i);
});

test("where the scan gives nothing a sentence says so, and no table stands without a row", async () => {
  const nothing: Book = { ...small, async *containers() {} };
  const page = await pageOf(nothing);
  expect(page).not.toContain("<tbody></tbody>");
  for (const id of ["units", "largest"]) expect(section(page, id)).toContain("Aucune ligne");
});

test("what is intimate is told of no fewer than ten people", async () => {
  const units = section(await pageOf(book), "units");
  expect(units.split(workbook.tooFewPeople).length - 1).toBe(4);
});

test("each service, and each part that the text treats apart, has a row, its rules and its sources", async () => {
  const page = await pageOf(small);
  expect(textsIn(section(page, "services"))).toContain("(Fichiers de conversations et enregistrements)");
  const reasons = section(page, "reasons");
  for (const said of ["D07", "Note DINUM-DIR-210901", "Rangés dans OneDrive, ils suivent la conversation."]) {
    expect(textsIn(reasons)).toContain(said);
  }
  expect(reasons.match(/<details/g)).toHaveLength(small.plan.services.length);
});

test("every open question is there with what each answer changes and the text that leaves it open", async () => {
  const asked = textsIn(section(await pageOf(small), "questions"));
  for (const { question } of small.plan.questions) expect(asked).toContain(question);
  expect(asked).toContain("oui\u00a0– Elles partent.");
  expect(asked).toContain("Note DINUM-DIR-210901");
});

test.each([
  ["2026-11-22", true],
  ["2026-12-22", true],
  ["2026-12-23", false],
  ["2026-11-21", false],
])("a contract that ends on %s is for this month: %s", async (end, told) => {
  const [licence] = book.licences;
  if (!licence) throw new Error("the sample book has licences");
  const page = await pageOf({ ...small, licences: [{ ...licence, contractEnd: day(end) }] });
  const decide = textsIn(section(page, "decide"));
  expect(decide.includes("fin du contrat de licences (ENTERPRISEPACK)")).toBe(told);
});

const ROUTE = /<rect class="([^"]+)" x="([\d.]+)%" y="20%" width="([\d.]+)%"/g;

test("waves lie on the time line from their first day to their last, estimates apart from what was set", async () => {
  const drawn = [...section(await pageOf(small), "when").matchAll(ROUTE)].map(([, kind, x, width]) => ({
    kind,
    x: Number(x),
    end: Number(x) + Number(width),
  }));
  // November 2026 to July 2027, nine months: 11 January is a third of a month into the third.
  const at = (months: number) => (months / 9) * 100;
  expect(drawn.map(({ kind }) => kind)).toEqual(["s-move", "s-move estimated", "s-keep estimated"]);
  for (const { x } of drawn) expect(x).toBeCloseTo(at(2 + 10 / 31), 1);
  expect(drawn[0]?.end).toBeCloseTo(at(2 + 22 / 31), 1);
  expect(drawn[2]?.end).toBeCloseTo(at(8 + 2 / 31), 1);
});

test("without a day of a wave there is no time line, and the page says so", async () => {
  const waves = book.timetable.waves.map((wave) => ({ ...wave, start: null, end: null }));
  const when = section(await pageOf({ ...small, timetable: { ...book.timetable, waves } }), "when");
  expect(when).not.toContain("<rect");
  expect(when).toContain(catalogueOf("fr").summary.wavesUnset);
});

/** Spaces of 4,000 directorates, 20,000 teams and as many sites; records alone, made as they are asked for. */
function tenantOf(spaces: number): Book {
  return {
    ...book,
    async *containers(service) {
      for (const each of ["exchange.mail", "onedrive.files", "teams.files", "sharepoint.documents"] as const) {
        if (service !== undefined && service !== each) continue;
        const [model] = await Array.fromAsync(book.containers(each));
        if (!model) throw new Error(`the sample book has no ${each}`);
        for (let at = 0; at < spaces / 4; at += 1) yield spaceOf(model, at);
      }
    },
  };
}

function spaceOf(model: ContainerRow, at: number): ContainerRow {
  const own = { id: `${model.line.service}-${at}`, name: `Espace ${at}`, unit: `Direction ${at % 4000}` };
  return {
    ...model,
    group: model.group && `team-${at % 20_000}`,
    groupName: model.groupName && `Équipe ${at % 20_000}`,
    site: model.site && `site-${at % 20_000}`,
    siteName: model.siteName ? `Site ${at % 20_000}` : null,
    line: { ...model.line, ...own, volume: { items: at, bytes: at * 1000 } },
  };
}

test("200,000 spaces make a page that opens: the aggregates, the largest, and how many more there are", async () => {
  const page = await pageOf(tenantOf(200_000));
  expect(page.length).toBeLessThan(500_000);
  expect(page.match(/<tr/g)?.length).toBeLessThan(600);
  expect(textsIn(section(page, "units"))).toContain("3\u202f901 autres lignes ne sont pas montrées");
  const largest = section(page, "largest");
  expect(textsIn(largest)).toContain("25 sur 40\u202f000");
  // Of each kind the two last of 20,000 are the largest: three spaces of a team, 50,000 in all.
  expect(largest).toMatch(/<tbody><tr><th scope="row">(Équipe|Site) 9999</);
  expect(page).toContain(words.noWatch);
});
