/** All outputs of one plan together, in both languages, and the copy for publication. */

import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { bodyText } from "../../src/export/document/fill.ts";
import type { Pseudonym } from "../../src/export/redact/nameless.ts";
import { alerts } from "../../src/export/statements.ts";
import { viewOf } from "../../src/export/view.ts";
import { catalogueOf, LANGUAGES, type Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { LONGEST_MENTION } from "../../src/model/configuration.ts";
import { parseDay } from "../../src/model/dates.ts";
import { RESTRICTED_DETECTORS } from "../../src/model/finding.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import { book } from "./book.ts";
import { inMemory, load, type Memory, textOf } from "./memory.ts";
import { REPORT, templatesFor } from "./templates.ts";

const ALL = [
  "plan.json",
  "containers.ndjson",
  "findings.ndjson",
  "plan-migration.xlsx",
  "annexe-derogation.xlsx",
  "dossier-derogation.docx",
  "rapport.html",
  "signalements-restreints.xlsx",
];

function pseudonyms(): Pseudonym {
  const numbers = new Map<string, number>();
  return async (kind, id) => {
    const key = `${kind}/${id}`;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
}

async function written(language: Language, redact: false | Pseudonym = false, from: Book = book): Promise<Memory> {
  const sink = inMemory();
  await writeOutputs({ book: from, sink, language, templates: templatesFor(language), redact });
  return sink;
}

const textIn = (sink: Memory, name: string) => textOf(sink.files.get(name) ?? new Uint8Array());
const lines = (sink: Memory, name: string) =>
  textIn(sink, name)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

let french: Memory;
beforeAll(async () => {
  french = await written("fr");
});

test("every output of the contract is written", () => {
  expect([...french.files.keys()]).toEqual(ALL);
});

test.each(["annexe-derogation.xlsx", "signalements-restreints.xlsx"])("every sheet of %s is protected", (name) => {
  const parts = Object.entries(unzipSync(french.files.get(name) ?? new Uint8Array()));
  const sheets = parts.filter(([part]) => part.startsWith("xl/worksheets/sheet"));
  expect(sheets.length).toBeGreaterThan(0);
  for (const [part, xml] of sheets) expect(strFromU8(xml), part).toMatch(/<sheetProtection [^>]*sheet="1"/);
});

test("the restricted file is written only when there is something to restrict", async () => {
  const sink = await written("fr", false, { ...book, restricted: false });
  expect([...sink.files.keys()]).toEqual(ALL.slice(0, -1));
});

describe("for scripts", () => {
  test("plan.json is the plan", () => {
    expect(JSON.parse(textIn(french, "plan.json"))).toEqual(book.plan);
  });

  test("a line of containers.ndjson has the contract's keys in its order", () => {
    const all = lines(french, "containers.ndjson");
    expect(all).toHaveLength(153);
    expect(Object.keys(all[0] ?? {})).toEqual([
      "id",
      "service",
      "kind",
      "name",
      "owner",
      "unit",
      "volume",
      "sensitive",
      "label",
      "action",
      "target",
      "wave",
      "coverage",
    ]);
    expect(Object.keys(all[0]?.sensitive as object)).toEqual(["items", "itemsRead", "byDetector"]);
  });

  test("a line of findings.ndjson likewise", () => {
    const [first] = lines(french, "findings.ndjson");
    expect(Object.keys(first ?? {})).toEqual([
      "container",
      "service",
      "item",
      "name",
      "detector",
      "category",
      "count",
      "confidence",
    ]);
  });
});

test.each(LANGUAGES)("two runs in %s give equal bytes", async (language) => {
  const [one, other] = [await written(language), await written(language)];
  for (const name of ALL) {
    expect(Buffer.from(one.files.get(name) ?? []).equals(Buffer.from(other.files.get(name) ?? [])), name).toBe(true);
  }
});

const decoded = (text: string) =>
  text
    .replaceAll("&#39;", "'")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const PAPERS = [
  "plan-migration.xlsx",
  "annexe-derogation.xlsx",
  "dossier-derogation.docx",
  "rapport.html",
  "signalements-restreints.xlsx",
];
const AUTHORITY = { authorisedBy: "Secrétaire général.", legalBasis: "RGPD, art. 6", dpia: null, staffConsulted: null };

/** The first sheet of a workbook, without what is said further on; of others, all of it. */
function firstPage(sink: Memory, name: string): string {
  const bytes = sink.files.get(name) ?? new Uint8Array();
  const sheet = name.endsWith(".xlsx") ? unzipSync(bytes)["xl/worksheets/sheet1.xml"] : undefined;
  // The request highlights what is to be verified, and says so.
  if (name.endsWith(".docx")) return decoded(bodyText(bytes)).replaceAll(/\((?:à vérifier|to be verified) – /gu, "(");
  return decoded(sheet ? strFromU8(sheet) : textOf(bytes));
}

/** Sheets, or what stands for the pages of another paper, that do not bear a text where it is printed on each. */
function bearing(sink: Memory, name: string, mention: string): string[] {
  const bytes = sink.files.get(name) ?? new Uint8Array();
  if (name.endsWith(".html")) return decoded(textOf(bytes)).includes(`<p class="mention">${mention}</p>`) ? [] : [name];
  const pages = Object.entries(unzipSync(bytes)).filter(([part]) => /worksheets\/sheet|footer/.test(part));
  const printed = (xml: string) =>
    /<oddHeader>(.*?)<\/oddHeader>/s.exec(xml)?.[1]?.replaceAll("&amp;&amp;", "&") ?? xml;
  expect(pages.length).toBeGreaterThan(0);
  return pages.filter(([, xml]) => !decoded(printed(strFromU8(xml))).includes(mention)).map(([part]) => part);
}

/** As long as the configuration lets it be. */
const CABINET = "Cabinet & secrétariat <seuls>, "
  .padEnd(LONGEST_MENTION - 1, "à ne pas diffuser hors du projet ")
  .replace(/ $/, "x");

describe.each(LANGUAGES)("what people read in %s", (language) => {
  const { words } = catalogueOf(language);
  let sink: Memory;
  beforeAll(async () => {
    sink = await written(language);
  });

  test.each(["plan-migration.xlsx", "annexe-derogation.xlsx", "dossier-derogation.docx", "rapport.html"])(
    "%s bears the legend",
    (name) => expect(decoded(textIn(sink, name))).toContain(words.legend),
  );

  test.each(PAPERS)(
    "%s bears on every page the mention, the usual one where none is set, and what it may not be used for",
    async (name) => {
      const usual = name === "signalements-restreints.xlsx" ? words.mentionRestricted : words.mention;
      const whole = (mention: string) => `${mention} – ${words.noWatch}`;
      expect(bearing(sink, name, whole(usual))).toEqual([]);
      const own = await written(language, false, { ...book, mention: CABINET });
      const theirs = name === "signalements-restreints.xlsx" ? `${usual} – ${CABINET}` : CABINET;
      expect(bearing(own, name, whole(theirs))).toEqual([]);
    },
  );

  test.each(PAPERS)("%s says on its first page what no reader may miss", (name) => {
    const text = firstPage(sink, name);
    const view = viewOf(book, language);
    for (const alert of [words.authorityMissing, ...alerts(view)]) expect(text).toContain(alert);
  });

  test.each(PAPERS)("%s says on its first page on what ground content is read, once it is stated", async (name) => {
    const text = firstPage(await written(language, false, { ...book, authority: AUTHORITY }), name);
    const { workbook, redaction } = catalogueOf(language);
    const said =
      name === "annexe-derogation.xlsx" ? [redaction.given, redaction.given] : ["RGPD, art. 6", "Secrétaire général"];
    expect(text).not.toContain(words.authorityMissing);
    expect(text).toContain(words.authority(said[0] ?? "", said[1] ?? "", workbook.notGiven, workbook.notGiven));
  });

  test.each<[string, Partial<Book["authority"]>]>([
    ["whole", {}],
    ["in part", { legalBasis: null }],
  ])("the annex repeats nothing of a ground that is stated %s", async (_, missing) => {
    const fact = "Mme Martin, note 12";
    const authority = { authorisedBy: fact, legalBasis: fact, dpia: fact, staffConsulted: fact, ...missing };
    const text = decoded(textIn(await written(language, false, { ...book, authority }), "annexe-derogation.xlsx"));
    const { given } = catalogueOf(language).redaction;
    expect(text).not.toContain("Martin");
    const basis = authority.legalBasis ? given : catalogueOf(language).workbook.notGiven;
    expect(text).toContain(words.authority(basis, given, given, given));
  });

  test.each(["plan-migration.xlsx", "annexe-derogation.xlsx", "dossier-derogation.docx", "rapport.html"])(
    "%s says beside what moves to delete nothing",
    (name) => expect(decoded(textIn(sink, name))).toContain(words.keepSource),
  );
});

describe("the request", () => {
  test("no tag of the template is left, and each derogable service is named", () => {
    const text = textIn(french, "dossier-derogation.docx");
    expect(text).not.toMatch(/\{[#/]?\w+\}/);
    for (const name of ["Boîtes aux lettres", "Agendas", "OneDrive"]) expect(text).toContain(name);
    expect(text, "a rule that excludes derogation").not.toContain("D08");
    expect(text).toContain("[à compléter]");
  });

  test("what the administration stated is filled in", async () => {
    const request = {
      representative: "La directrice du numérique",
      statements: NO_STATEMENTS,
      contact: "contact@ministere.example",
      project: {
        stage: "very-advanced" as const,
        engagedOn: parseDay("2021-02-02"),
        evidence: "Marché 2020-12",
        acceptableOffer: null,
        derogations: {},
      },
    };
    const text = textIn(await written("fr", false, { ...book, request }), "dossier-derogation.docx");
    for (const said of [
      "La directrice du numérique",
      "très avancé au 5 juillet 2021, engagé le 2 février 2021",
      "Marché 2020-12",
    ]) {
      expect(text).toContain(said);
    }
  });
});

describe("the page", () => {
  test("loads nothing, and names no place on the network", () => {
    const page = textIn(french, "rapport.html");
    expect(page).not.toMatch(/<link|<img|<iframe|\bsrc=|url\(|@import|https?:\/\//i);
    expect(page).not.toMatch(/\{\{|<!--/);
    expect(page).toContain('<html lang="fr">');
    expect(decoded(page)).toContain("default-src 'none'");
  });

  test("markup in a name is text", async () => {
    const administration = "<script>alert(1)</script> & Cie";
    const page = textIn(await written("fr", false, { ...book, administration }), "rapport.html");
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Cie");
  });

  test("a template that asks for what is not known stops the writing", async () => {
    const sink = inMemory();
    const templates = { ...templatesFor("fr"), report: { ...REPORT, page: "{{title}} {{nobody}}" } };
    await expect(writeOutputs({ book, sink, language: "fr", templates, redact: false })).rejects.toThrow("nobody");
  });
});

describe("a copy for publication", () => {
  let redacted: Memory;
  let spoken: string;
  beforeAll(async () => {
    const [first, ...others] = book.plan.services;
    if (!first) throw new Error("the sample book has services");
    const noted = {
      ...first,
      coverage: { ...first.coverage, reasons: [catalogueOf("fr").plan.coverage.note("vu avec le chef de bureau")] },
    };
    redacted = await written("fr", pseudonyms(), { ...book, plan: { ...book.plan, services: [noted, ...others] } });
    spoken = [...redacted.files.values()].map(textOf).join("\n");
  });

  test("has no restricted file", () => expect([...redacted.files.keys()]).toEqual(ALL.slice(0, -1)));

  test.each([
    ["an address", "agent0001@"],
    ["the tenant's id", "00000000-0000-4000-8000-000000000001"],
    ["the tenant's domain", "ministere.example"],
    ["a label of the tenant", "Confidentiel"],
    ["its id", "label-1"],
    ["a space", "Espace 00"],
    ["a hostile name", "+33 budget"],
    ["a team", "Équipe 1"],
    ["a site", "Site 1"],
    ["a file", "liste.xlsx"],
    ["an address of a site", "https://ministere.example"],
    ["an application", "Parapheur"],
    ["its publisher", "Éditeur fictif"],
    ["an id of a space", "exchange.mail-0001"],
    ["an id of an item", "item-exchange"],
    ["a place of a marking", "note.docx"],
    ["a note of the administration", "chef de bureau"],
  ])("%s stands in no output", (_, name) => {
    expect(spoken).not.toContain(name);
  });

  test("the same thing bears the same name everywhere", async () => {
    const [mail] = lines(redacted, "containers.ndjson").filter(({ service }) => service === "exchange.mail");
    const calendar = lines(redacted, "containers.ndjson").find(({ service }) => service === "exchange.calendar");
    expect(mail?.name).toMatch(/^Boîte \d{4}$/);
    expect(calendar?.name).toMatch(/^Boîte \d{4}$/);
    const workbook = await load(redacted.files.get("plan-migration.xlsx"));
    expect(workbook.getWorksheet("Plan")?.getCell(5, 1).value).toBe(mail?.name);
  });

  test("the tenant and its labels have numbers too", async () => {
    const { tenant } = JSON.parse(textIn(redacted, "plan.json")) as Book["plan"];
    expect(tenant).toMatchObject({ id: expect.stringMatching(/^tenant-\d{4}$/), defaultDomain: "" });
    const workbook = await load(redacted.files.get("plan-migration.xlsx"));
    expect(workbook.getWorksheet("Étiquettes")?.getCell(5, 1).value).toMatch(/^Étiquette \d{4}$/);
  });

  test.each(LANGUAGES)("in %s the tenant is said once where the scan is dated", async (language) => {
    const page = textIn(await written(language, pseudonyms()), "rapport.html");
    expect(page).toMatch(/, tenant \d{4}\./);
    expect(page).not.toMatch(/tenant tenant/i);
  });

  test("figures, labels and directorates stay; of a person's own space, neither detectors nor what is intimate", async () => {
    const { smallUnits } = catalogueOf("fr").redaction;
    const grouped = (await Array.fromAsync(book.containers())).map((row) => row.grouped);
    const bare = (sink: Memory, as: "written" | "published") =>
      lines(sink, "containers.ndjson").map(({ id, name, owner, sensitive, unit, ...rest }, at) => {
        const { byDetector, items, ...figures } = sensitive as { byDetector: Record<string, number>; items: number };
        const all = Object.entries(byDetector).filter(([detector]) => !RESTRICTED_DETECTORS.has(detector));
        const own = grouped[at] ?? null;
        const open = own === null || as === "published" ? all : [];
        const told = as === "published" ? items : items - (own ?? 0);
        return { ...rest, ...figures, items: told, open, known: unit !== null };
      });
    expect(grouped.some((items) => (items ?? 0) > 0)).toBe(true);
    expect(bare(redacted, "published")).toEqual(bare(french, "written"));
    const units = (sink: Memory) => new Set(lines(sink, "containers.ndjson").map(({ unit }) => unit));
    expect([...units(redacted)].filter((unit) => !units(french).has(unit) && unit !== smallUnits)).toEqual([]);
  });
});
