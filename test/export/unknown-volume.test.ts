/** A volume that Graph does not tell is said to be unknown wherever it stands; what weighs nothing weighs 0. */

import { describe, expect, test } from "vitest";
import { bodyText } from "../../src/export/document/fill.ts";
import { reportPage } from "../../src/export/report.ts";
import { summary } from "../../src/export/sheets/summary.ts";
import { viewOf } from "../../src/export/view.ts";
import type { ContainerRow } from "../../src/model/container-row.ts";
import type { PlanWave } from "../../src/model/plan.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";
import { requestFor, templatesFor } from "./templates.ts";

const wave = (id: number, bytes: number): PlanWave => ({
  id,
  key: `move/${id}`,
  name: `Vague ${id}`,
  containers: 3,
  bytes,
  start: null,
  end: null,
});
const withWaves = (waves: readonly PlanWave[], unweighed: readonly number[]) =>
  viewOf({ ...book, plan: { ...book.plan, waves }, unweighed: new Set(unweighed) }, "fr");
const three = withWaves([wave(1, 0), wave(2, 0), wave(3, 5000)], [1]);

describe("a wave", () => {
  test("on the first page", () => {
    const lines = summary.lines(three).filter(([first]) => /^Vague \d/.test(String(first?.value)));
    expect(lines.map((line) => line[2]?.value)).toEqual(["non connu", 0, 5000]);
  });

  test.each([
    ["none of which is known", [14, 13, 12], "non connu"],
    ["one of which is known", [13, 12], 500],
  ])("beyond the dozen, %s", (_, unweighed, expected) => {
    const many = Array.from({ length: 14 }, (_, at) => wave(at + 1, at === 13 ? 500 : 0));
    const more = summary
      .lines(withWaves(many, unweighed))
      .find(([first]) => /autres vagues/.test(String(first?.value)));
    expect(more?.[2]?.value).toBe(expected);
  });

  test("on the page", () => {
    const page = reportPage(templatesFor("fr").report, three);
    expect(page).toMatch(/Vague 1<\/th><td class="n">3<\/td>\s*<td class="n">non connu</);
    expect(page).toMatch(/Vague 2<\/th><td class="n">3<\/td>\s*<td class="n">0\u00a0o</);
  });

  test("in the request", async () => {
    const none = (row: ContainerRow) => ({
      ...row,
      line: { ...row.line, volume: { ...row.line.volume, bytes: null } },
    });
    const containers = async function* (service?: ServiceId) {
      for await (const row of book.containers(service)) yield row.line.wave === 3 ? none(row) : row;
    };
    const text = bodyText(await requestFor({ ...three, book: { ...three.book, containers } }));
    expect(text).toMatch(/\nVague 3\n\d+\nnon connu\n/u);
  });
});

test("the key of the bar says of a label what the table says", () => {
  const page = reportPage(templatesFor("fr").report, viewOf(book, "fr"));
  expect(page).toContain("Hors du champ de la note\u00a0: non connu</li>");
});
