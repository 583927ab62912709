/** A volume that Graph does not tell is said to be unknown wherever it stands; what weighs nothing weighs 0. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { reportPage } from "../../src/export/report.ts";
import { fillRequest } from "../../src/export/request.ts";
import { summary } from "../../src/export/sheets/summary.ts";
import { viewOf } from "../../src/export/view.ts";
import type { PlanWave } from "../../src/model/plan.ts";
import { book } from "./book.ts";
import { templatesFor } from "./templates.ts";

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
    const zip = unzipSync(await fillRequest(templatesFor("fr").dossier, three));
    const text = strFromU8(zip["word/document.xml"] ?? new Uint8Array())
      .replace(/<[^>]+>/g, "|")
      .replace(/\|+/g, "|");
    expect(text).toContain("|Vague 1|3|non connu|");
  });
});

test("the key of the bar says of a label what the table says", () => {
  const page = reportPage(templatesFor("fr").report, viewOf(book, "fr"));
  expect(page).toContain("Hors du champ de la note\u00a0: non connu</li>");
});
