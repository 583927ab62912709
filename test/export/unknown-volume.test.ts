/** A volume that Graph does not tell is said to be unknown wherever it stands; what weighs nothing weighs 0. */

import { describe, expect, test } from "vitest";
import { bodyText } from "../../src/export/document/fill.ts";
import { reportPage } from "../../src/export/report/report.ts";
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

  test("on the page", async () => {
    const page = await reportPage(templatesFor("fr").report, three);
    const volume = (wave: string) =>
      new RegExp(`${wave}</th>.*?</tr>`, "s").exec(page)?.[0].match(/>([^<>]+)<\/td><\/tr>/)?.[1];
    expect(volume("Vague 1")).toBe("non connu");
    expect(volume("Vague 2")).toBe("0\u00a0o");
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

test("the page draws no share of what is not known", async () => {
  const page = await reportPage(templatesFor("fr").report, viewOf(book, "fr"));
  const row = /Hors du champ de la note<\/span><\/th>(.*?)<\/tr>/s.exec(page)?.[1] ?? "";
  expect(row).toContain("non connu");
  expect(row).not.toContain("<svg");
});
