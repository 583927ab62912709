/**
 * The page as people with any sight, any screen and no mouse have it. What is tried here, and nothing else, is what the page
 * says of itself: `BASCULE_UPDATE=1` writes it down.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { LANGUAGES, type Language } from "../../../src/lang/index.ts";
import { pageTests } from "../../../src/store/templates.ts";
import { chromium } from "../system.ts";
import { inspect, openReader, type Reader } from "./browser.ts";
import { pageOf, small } from "./sample.ts";

let reader: Reader;
let pages: Record<Language, string>;
const tried = new Set<string>();
const absent = new Set<string>();

beforeAll(async () => {
  pages = { fr: await pageOf(small, "fr"), en: await pageOf(small, "en") };
  if (!chromium.absent) reader = await openReader();
});
afterAll(() => reader?.close());

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1600, height: 1000 };
const opened = async (options = {}, language: Language = "fr") => (await reader.open(pages[language], options)).page;

describe.skipIf(chromium.absent)("axe-core finds nothing", () => {
  test.each([
    ["fr", "light", WIDE],
    ["fr", "dark", WIDE],
    ["fr", "light", NARROW],
    ["fr", "dark", NARROW],
    ["en", "light", WIDE],
  ] as const)("in %s, %s, on %o", async (language, colorScheme, viewport) => {
    const page = await opened({ colorScheme, viewport }, language);
    // As it is once it was used: everything open, a table sorted and another filtered.
    await page.locator("#have button").first().click();
    await page.locator("#sources input").fill("note");
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    const { against, criteria } = await inspect(page);
    expect(against).toEqual([]);
    for (const id of criteria) tried.add(id);
  });
});

/** What axe-core does not try, each with the criteria that it is a part of. */
const OWN: readonly (readonly [name: string, criteria: readonly string[], check: () => Promise<void>])[] = [
  [
    "nothing but tables is wider than a screen of 320 pixels",
    ["10.11"],
    async () => {
      const page = await opened({ viewport: NARROW });
      expect(await overflow(page)).toEqual([]);
    },
  ],
  [
    "text twice as large is not cut",
    ["10.4"],
    async () => {
      const page = await opened({ viewport: { width: 640, height: 800 } });
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await overflow(page)).toEqual([]);
    },
  ],
  [
    "text with more room between lines, letters and words is not cut",
    ["10.12"],
    async () => {
      const page = await opened({ viewport: NARROW });
      const room = "{ lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' }";
      await page.evaluate(`for (const each of document.querySelectorAll("body *")) Object.assign(each.style, ${room})`);
      expect(await overflow(page)).toEqual([]);
    },
  ],
  [
    "the first stop of the keyboard leads to the content",
    ["12.7"],
    async () => {
      const page = await opened();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
    },
  ],
  ["the keyboard goes everywhere, in the order of reading, and sees where it is", ["10.7", "12.8", "12.9"], walk],
  [
    "a table is sorted and filtered by the keyboard, and says so",
    ["7.3", "7.5"],
    async () => {
      const page = await opened();
      await page.locator("#sources button").first().focus();
      await page.keyboard.press("Enter");
      const status = page.locator("#sources [role=status]");
      expect(await status.textContent()).toBe("Tri croissant\u00a0: Nature.");
      await page.keyboard.press("Space");
      expect(await status.textContent()).toBe("Tri décroissant\u00a0: Nature.");
      await page.locator("#sources input").focus();
      await page.keyboard.type("introuvable");
      expect(await status.textContent()).toMatch(/^Lignes montrées\u00a0: 0 sur \d+\.$/);
    },
  ],
];

describe.skipIf(chromium.absent)("beside", () => {
  test.each(OWN)("%s", async (_name, criteria, check) => {
    await check();
    for (const id of criteria) tried.add(id);
  });

  test("there are no frames, no sounds and no films", async () => {
    const page = await opened();
    const without = async (selector: string, ...criteria: readonly string[]) => {
      expect(await page.locator(selector).count(), selector).toBe(0);
      for (const id of criteria) absent.add(id);
    };
    await without("frame, iframe", "2.1", "2.2");
    await without("audio, video, object, embed", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.10", "4.11");
  });
});

/** What stands out of the window to the right, but for what lies in a table that is moved within its own frame. */
const overflow = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll("body *")]
    .filter((each) => !each.closest(".scroll, .skip, svg, .unseen"))
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))`);

/** What has the keyboard: which stop it is, whether it has a frame, and whether it is in the window. */
const HERE = `(() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const { top, bottom, width } = here.getBoundingClientRect();
  return {
    stop: here.dataset.stop,
    framed: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    inside: width > 0 && bottom > 0 && top < window.innerHeight,
  };
})()`;

/** Tab by Tab to the end: each stop once, in the order of the page, with a frame around it, inside of the window. */
async function walk(): Promise<void> {
  const page = await opened();
  const stops = await page.evaluate<number>(`(() => {
    const found = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
    for (const [at, each] of found.entries()) each.dataset.stop = String(at);
    return found.length;
  })()`);
  expect(stops).toBeGreaterThan(40);
  for (let at = 0; at < stops; at += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(HERE);
    expect(seen).toEqual({ stop: String(at), framed: true, inside: true });
  }
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.dataset.stop"), "no trap at the end").toBeOneOf([undefined, "0"]);
}

describe("colours", () => {
  const style = readFileSync(resolve(import.meta.dirname, "../../../templates/report/report.css"), "utf8");
  const [light, dark] = [...style.matchAll(/:root \{(.*?)\}/gs)].map(([, block = ""]) => ({
    ...Object.fromEntries([...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, colour]) => [name, colour])),
  }));
  const schemes = [
    ["light", light],
    ["dark", { ...light, ...dark }],
  ] as const;
  const LABELS = ["derogable", "move-now", "review", "not-concerned"];

  describe.each(schemes)("%s", (_scheme, colours: Record<string, string | undefined> = {}) => {
    test.each([
      ...["paper", "raised", "warn-bg", ...LABELS].map((ground) => ["ink", ground]),
      ...["soft", "accent", "warn"].flatMap((ink) => [
        [ink, "paper"],
        [ink, "raised"],
      ]),
    ] as [string, string][])("%s is read on %s", (ink, ground) => {
      expect(contrast(colours[ink], colours[ground])).toBeGreaterThanOrEqual(4.5);
      tried.add("3.2");
    });

    test.each([...LABELS, "whole"].map((label) => `solid-${label}`).concat("one", "two", "three", "four", "accent"))(
      "%s is made out on the page",
      (drawn) => {
        expect(contrast(colours[drawn], colours.paper)).toBeGreaterThanOrEqual(3);
        tried.add("3.3");
      },
    );
  });
});

/** As the Web Content Accessibility Guidelines reckon it, 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string | undefined): number {
  if (!colour) throw new Error("no such colour in the style of the page");
  const long = colour.length === 4 ? colour.replace(/\w/g, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("the statement", () => {
  const path = resolve(import.meta.dirname, "../../../templates/report/accessibility.yaml");
  const order = (ids: ReadonlySet<string>) =>
    [...ids].sort((one, other) => {
      const [[left = 0, a = 0] = [], [right = 0, b = 0] = []] = [one, other].map((id) => id.split(".").map(Number));
      return left - right || a - b;
    });

  test.skipIf(chromium.absent)("names what was tried here and found good, and the version of what tried it", () => {
    const found = { tried: order(tried), absent: order(absent) };
    if (process.env.BASCULE_UPDATE) {
      const kept = readFileSync(path, "utf8").match(/^#.*\n/gm) ?? [];
      const on = new Date().toISOString().slice(0, 10);
      const programs = [`axe-core ${axe.version}`, `Chromium ${reader.version.split(".")[0]}`];
      writeFileSync(path, kept.join("") + stringify({ standard: pageTests().standard, on, programs, ...found }));
    }
    const said = pageTests();
    expect({ tried: said.tried, absent: said.absent }).toEqual(found);
    expect(said.programs[0]).toBe(`axe-core ${axe.version}`);
  });

  test.each(LANGUAGES)("in %s names each of the 106 criteria once, and claims nothing", (language) => {
    const section = /<section id="accessibility".*?<\/section>/s.exec(pages[language])?.[0] ?? "";
    const criteria = section.match(/(?<![\d.])\d{1,2}\.\d{1,2}(?!\.?\d)/g) ?? [];
    expect(new Set(criteria).size).toBe(criteria.length);
    expect(criteria).toHaveLength(106);
    expect(section).toMatch(
      language === "fr" ? /«\u00a0non conforme\u00a0», faute d’audit/ : /not conformant, for want of an audit/,
    );
  });

  test("says that the tests are not about a template of the administration's own", async () => {
    const theirs = await pageOf({ ...small, ownTemplates: ["report/report.html"] });
    expect(theirs).toContain("les essais qui suivent ne portent pas sur lui");
    expect(pages.fr).not.toContain("les essais qui suivent ne portent pas sur lui");
  });
});
