/** What is written is explained: every file, sheet, label and tag of the template stands in the documentation. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { TemplateHandler } from "easy-template-x";
import { describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { NEEDED, PARTS, TEXTS } from "../../src/export/report/names.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import { book } from "./book.ts";
import { inMemory } from "./memory.ts";
import { templatesFor } from "./templates.ts";

const PAGES: readonly (readonly [Language, string])[] = [
  ["fr", "sorties.md"],
  ["en", "outputs.md"],
];

describe.each(PAGES)("%s: docs/%s", (language, name) => {
  const page = readFileSync(resolve(import.meta.dirname, "../../docs", name), "utf8");
  const { words, workbook } = catalogueOf(language);

  test("names every file", async () => {
    const sink = inMemory();
    await writeOutputs({ book, sink, language, templates: templatesFor(language), redact: false });
    for (const file of [...sink.files.keys(), "MANIFEST.sha256"]) expect(page).toContain(`\`${file}\``);
  });

  test("names every sheet", () => {
    for (const { title } of Object.values(workbook.sheets)) expect(page).toContain(title);
  });

  test("names every label, with the legend", () => {
    for (const label of Object.values(words.label)) expect(page.replace(/ +/g, " ")).toContain(`| ${label} |`);
    expect(page).toContain(words.legend);
  });

  test("names what the page's template may hold, and what it may not lack", () => {
    for (const name of TEXTS) expect(page).toContain(`\`{{${name}}}\``);
    for (const name of PARTS) expect(page).toContain(`\`{{{${name}}}}\``);
    const needed = page.split("\n").find((line) => line.includes("`{{policy}}`)")) ?? "";
    for (const name of NEEDED) expect(needed).toContain(`\`${name}\``);
  });

  test.each(["dossier", "pv"] as const)("names every tag of the template %s", async (template) => {
    const tags = await new TemplateHandler().parseTags(Buffer.from(templatesFor(language)[template].bytes));
    const written = tags.filter(({ disposition }) => disposition !== "Close");
    for (const { name: tag, disposition } of written) {
      expect(page).toContain(disposition === "Open" ? `{#${tag}}` : `{${tag}}`);
    }
  });
});
