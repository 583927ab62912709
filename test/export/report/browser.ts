/** Chromium as a person uses it, without a screen, on a page that lies in a folder; nothing else is there for it to reach. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from "playwright-core";
import { chromium } from "../system.ts";

const QUIET = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

export interface Opened {
  readonly page: Page;
  /** Addresses that the page asked for beside its own. */
  readonly asked: readonly string[];
  /** What the browser wrote on its console: refusals of the content policy, errors. */
  readonly said: readonly string[];
}

export interface Reader {
  readonly version: string;
  /** Opens the page, and closes the one before. */
  open(html: string, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

export async function openReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-page-"));
  const browser: Browser = await driver.launch({ executablePath: chromium.command, args: QUIET });
  const file = join(folder, "rapport.html");
  return {
    version: browser.version(),
    async open(html, options = {}) {
      for (const context of browser.contexts()) await context.close();
      writeFileSync(file, html);
      const page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options })).newPage();
      const [asked, said]: [string[], string[]] = [[], []];
      const own = pathToFileURL(file).href;
      page.on("request", (request) => void (request.url().split("#")[0] === own || asked.push(request.url())));
      page.on("console", (message) => void said.push(message.text()));
      page.on("pageerror", (error) => void said.push(String(error)));
      await page.goto(own);
      return { page, asked, said };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Inspection {
  /** Rules that the page breaks or may break, with the first element that does. */
  readonly against: readonly string[];
  /** RGAA criteria of the rules that had something to look at and found nothing wrong. */
  readonly criteria: readonly string[];
}

/** `RGAA-8.3.1` is a test of criterion 8.3. */
const CRITERION = /^RGAA-(\d+\.\d+)\.\d+$/;

export async function inspect(page: Page): Promise<Inspection> {
  await page.evaluate(axe.source);
  const { violations, incomplete, passes } = await page.evaluate<axe.AxeResults>("axe.run(document)");
  const told = ({ id, nodes }: axe.Result) => `${id}: ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`;
  return {
    // Contrast cannot be reckoned where something is drawn behind, or hidden by the edge of a table: it is tried apart.
    against: [...violations, ...incomplete.filter(({ id }) => id !== "color-contrast")].map(told),
    criteria: passes.flatMap(({ tags }) => tags.flatMap((tag) => CRITERION.exec(tag)?.[1] ?? [])),
  };
}
