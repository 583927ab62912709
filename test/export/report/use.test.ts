/** The page as it is used: sorted, filtered, printed, read without its script; and what it may not do. */

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportPage } from "../../../src/export/report/report.ts";
import { viewOf } from "../../../src/export/view.ts";
import { catalogueOf } from "../../../src/lang/index.ts";
import { chromium, pdftotext } from "../system.ts";
import { REPORT } from "../templates.ts";
import { openReader, type Reader } from "./browser.ts";
import { pageOf, small } from "./sample.ts";

let reader: Reader;
let html: string;
beforeAll(async () => {
  html = await pageOf(small);
  if (!chromium.absent) reader = await openReader();
});
afterAll(() => reader?.close());

const { words } = catalogueOf("fr");
const column = (id: string, at: number) => `#${id} tbody tr:not([hidden]) > :nth-child(${at})`;

describe.skipIf(chromium.absent)("a table", () => {
  test("is sorted by what its cells are worth, what is not known last both ways, the sum below", async () => {
    const { page } = await reader.open(html);
    const bytes = () => page.locator(column("services", 7)).allInnerTexts();
    const sort = page.locator("#services").getByRole("button", { name: "Volume", exact: true });
    await sort.click();
    const upwards = await bytes();
    await sort.click();
    const downwards = await bytes();
    const known = (all: readonly string[]) => all.filter((text) => text !== "non connu");
    expect(known(upwards).length).toBeGreaterThan(3);
    expect(known(downwards)).toEqual(known(upwards).toReversed());
    for (const all of [upwards, downwards]) expect(all.at(-1)).toBe("non connu");
    const units = page.locator("#units");
    await units.getByRole("button", { name: "Espaces", exact: true }).click();
    expect(await page.locator(column("units", 1)).last().textContent()).toBe("Toutes les directions");
    expect(await units.locator("th[aria-sort]").count()).toBe(1);
  });

  test("is filtered by words in any order, whatever their accents, without its sum", async () => {
    const { page } = await reader.open(html);
    const rows = page.locator("#sources tbody tr:not([hidden])");
    const all = await rows.count();
    const seek = page.locator("#sources input");
    await seek.fill("GENERAUX note");
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(all);
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/généraux/);
    await seek.fill("");
    expect(await rows.count()).toBe(all);
  });
});

describe.skipIf(chromium.absent)("the browser", () => {
  test("asks for nothing and refuses nothing of the page as it is", async () => {
    const { asked, said } = await reader.open(html);
    expect({ asked, said }).toEqual({ asked: [], said: [] });
  });

  test.each([
    ["a picture", (at: string) => `<img alt="" src="${at}">`, "default-src"],
    ["a script", () => "<script>document.title = 'taken'</script>", "script-src"],
    ["a script from elsewhere", (at: string) => `<script src="${at}"></script>`, "script-src"],
    ["a handler", () => "<svg onload=\"document.title = 'taken'\"></svg>", "script-src"],
    ["a style", () => "<style>h1 { display: none }</style>", "style-src"],
    ["a frame", (at: string) => `<iframe src="${at}"></iframe>`, "default-src"],
  ])("refuses %s that somebody wrote into it", async (_what, written, rule) => {
    let reached = 0;
    const elsewhere = createServer((_, response) => {
      reached += 1;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    const at = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const { page, said } = await reader.open(html.replace("<main", `${written(at)}<main`));
    expect(await page.title()).toBe("Sortir de Microsoft 365\u00a0: Ministère de démonstration");
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect(said.join("\n")).toContain(rule);
    expect(reached).toBe(0);
    elsewhere.close();
  });

  test("runs the script and the style of a template that a person saved with the line endings of Windows", async () => {
    const windows = (text: string) => text.replaceAll("\n", "\r\n");
    const saved = {
      ...REPORT,
      page: windows(REPORT.page),
      style: windows(REPORT.style),
      script: windows(REPORT.script),
    };
    const { page, said } = await reader.open(await reportPage(saved, viewOf(small, "fr")));
    expect(said).toEqual([]);
    expect(await page.locator("thead button").count()).toBeGreaterThan(10);
  });
});

describe.skipIf(chromium.absent)("without its script", () => {
  test("the page shows everything, and no control that would do nothing", async () => {
    const { page } = await reader.open(html, { javaScriptEnabled: false });
    for (const control of await page.locator("input, button").all()) expect(await control.isVisible()).toBe(false);
    const rows = page.locator("tbody tr");
    expect(await rows.count()).toBeGreaterThan(50);
    expect(await rows.filter({ visible: true }).count()).toBe(await rows.count());
    await page.locator("summary").first().click();
    expect(await page.locator("details p").first().isVisible()).toBe(true);
  });
});

describe.skipIf(chromium.absent || pdftotext.absent)("on paper", () => {
  test.each([true, false])(
    "every page bears its mention, and the first one tells what paper leaves out (script: %s)",
    async (javaScriptEnabled) => {
      const { page } = await reader.open(html, { javaScriptEnabled });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const { stdout } = spawnSync(pdftotext.command, ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
      const sheets = stdout.split("\f").filter((sheet) => sheet.trim() !== "");
      expect(sheets.length).toBeGreaterThan(3);
      for (const sheet of sheets) {
        expect(sheet).toContain(words.mention);
        expect(sheet).toContain(words.noWatch);
      }
      expect(sheets[0]?.replaceAll(/\s+/g, " ")).toContain("Sur le papier");
      expect(stdout).not.toContain("Interprétation de Bascule");
      expect(stdout).not.toContain("legifrance");
      expect(stdout).not.toContain("Filtrer");
      await page.locator("summary").first().click();
      const unfolded = await page.pdf({ preferCSSPageSize: true });
      const told = spawnSync(pdftotext.command, ["-layout", "-", "-"], { input: unfolded, encoding: "utf8" });
      expect(told.stdout.match(/Interprétation de Bascule/g)).toHaveLength(1);
    },
  );

  test("no table is wider than the sheet", async () => {
    // 210 mm less the margins, in pixels of 1/96 inch.
    const { page } = await reader.open(html, { viewport: { width: 703, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    expect(
      await page.evaluate(`[...document.querySelectorAll("table")]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((each) => each.querySelector("caption").textContent)`),
    ).toEqual([]);
  });
});
