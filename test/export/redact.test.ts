/** A word put wherever a person or a place can be named is found nowhere in the copy that may be published. */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { containerJson } from "../../src/export/lines.ts";
import { redactBook } from "../../src/export/redact/book.ts";
import type { Pseudonym } from "../../src/export/redact/nameless.ts";
import { catalogueOf, LANGUAGES, type Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { RESTRICTED_DETECTORS } from "../../src/model/finding.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";
import { templatesFor } from "./templates.ts";

const CANARY = "Canari-Exemple";
/** The id of a detector is of small letters. */
const OWN_DETECTOR = `${CANARY.toLowerCase()}-7`;

const times = (text: string) => text.toLowerCase().split(CANARY.toLowerCase()).length - 1;

function pseudonyms(): Pseudonym {
  const numbers = new Map<string, number>();
  return async (kind, id) => {
    const number = numbers.get(`${kind}/${id}`) ?? numbers.size + 1;
    numbers.set(`${kind}/${id}`, number);
    return number;
  };
}

/** The sample book, its names replaced. */
function named(): Book {
  const note = catalogueOf("fr").plan.coverage.note(CANARY);
  return {
    ...book,
    plan: {
      ...book.plan,
      services: book.plan.services.map((service) => ({
        ...service,
        answer: {
          label: "move-now" as const,
          derogation: null,
          by: CANARY,
          on: book.plan.asOf,
          why: CANARY,
          contrary: null,
        },
        coverage: {
          ...service.coverage,
          reasons: [
            catalogueOf("fr").plan.coverage.gap("forbidden", 2, 2, `${CANARY}.Read.All`),
            note,
            ...service.coverage.reasons,
          ],
        },
        sensitive: {
          ...service.sensitive,
          byDetector: { ...service.sensitive.byDetector, [OWN_DETECTOR]: 2, "canari-exemple-ancien": 1 },
        },
      })),
      applications: book.plan.applications.map((application, at) => ({
        ...application,
        appId: `${CANARY}-${at}`,
        name: CANARY,
        publisher: CANARY,
        permissions: [`${CANARY}.ReadWrite.All`],
      })),
      tenant: { id: CANARY, displayName: book.plan.tenant.displayName, defaultDomain: `${CANARY}.example` },
      waves: book.plan.waves.map((wave) => ({ ...wave, key: `move/${CANARY}`, name: CANARY })),
      evidence: { ...book.plan.evidence, openedAfter: [{ service: "teams.chat", unit: CANARY, spaces: 2 }] },
      questions: book.plan.questions.map((question) => ({
        ...question,
        answered: { answer: "move-now", by: CANARY, on: book.plan.asOf, why: CANARY },
      })),
      coverage: {
        ...book.plan.coverage,
        skipped: [`onedrive.files: drive-files/b!${CANARY}0001`, `other.planner: plan-tasks/${CANARY}`].map(
          (scope) => ({
            ...{ scope, reason: "refusé", permission: null },
          }),
        ),
      },
    },
    mention: CANARY,
    ownDetectors: new Map([[OWN_DETECTOR, { fr: CANARY, en: CANARY }]]),
    ownTemplates: [`detectors/${CANARY}.yaml`],
    // A directorate that is told is known by one of its departments, which may be a small one.
    unitKeys: new Map(["Direction des achats", "Secrétariat général"].map((unit) => [unit, CANARY])),
    timetable: {
      waves: book.timetable.waves.map((wave) => ({ ...wave, key: `move/${CANARY}`, units: [CANARY, ...wave.units] })),
      schedule: {
        ...book.timetable.schedule,
        named: [{ key: null, name: CANARY, start: null, end: null }],
        closings: book.timetable.schedule.closings.map((closing) => ({ ...closing, why: CANARY })),
      },
    },
    labels: book.labels.map((label) => ({ ...label, id: CANARY, name: CANARY })),
    differences: book.differences.map((one) => ({
      ...one,
      place: one.place && { ...one.place, id: CANARY, name: CANARY },
    })),
    desktop: book.desktop && {
      ...book.desktop,
      units: [...book.desktop.units, { unit: CANARY, licensed: 2, used: 1, windows: 1, mac: 0 }],
    },
    keptByContents: [
      ...book.keptByContents,
      { service: "onedrive.files", unit: CANARY, offer: "fichiers", spaces: 3, kept: 1 },
    ],
    evidence: { ...book.evidence, openedAfter: [{ service: "teams.chat", unit: CANARY, spaces: 2 }] },
    authority: { authorisedBy: CANARY, legalBasis: CANARY, dpia: CANARY, staffConsulted: CANARY },
    coverage: book.coverage.map((row) => ({
      ...row,
      where: `drive-files/b!${CANARY}0001`,
      permission: `${CANARY}.Read.All`,
      names: [CANARY],
    })),
    request: {
      representative: CANARY,
      statements: NO_STATEMENTS,
      contact: CANARY,
      project: { stage: null, engagedOn: null, evidence: CANARY, acceptableOffer: null, derogations: {} },
    },
    async *containers(service) {
      let few = false;
      for await (const row of book.containers(service)) {
        yield {
          ...row,
          line: {
            ...row.line,
            id: `${CANARY} ${row.line.id}`,
            name: CANARY,
            owner: CANARY,
            sensitive: { ...row.line.sensitive, byDetector: { [OWN_DETECTOR]: 1 } },
          },
          group: CANARY,
          groupName: CANARY,
          site: CANARY,
          siteName: CANARY,
          url: `https://x.example/${CANARY}`,
          traits: { shared: CANARY, archive: true, guests: 3 },
        };
        // A directorate of one.
        if (row.line.service === "exchange.mail" && !few) {
          few = true;
          yield { ...row, grouped: 0, line: { ...row.line, id: `${CANARY} alone`, name: CANARY, unit: CANARY } };
        }
      }
    },
    async *sharing() {
      for await (const row of book.sharing()) {
        yield { ...row, space: { id: CANARY, name: CANARY }, site: { id: CANARY, name: CANARY }, unit: CANARY };
      }
    },
    async *findings() {
      for await (const page of book.findings())
        yield page.map((line) => ({ ...line, container: CANARY, item: CANARY, name: CANARY }));
      for await (const page of book.findings())
        yield page.map((line) => ({ ...line, container: CANARY, item: null, name: CANARY }));
      for await (const page of book.findings()) yield page.map((line) => ({ ...line, detector: OWN_DETECTOR }));
    },
    async *restrictedFindings() {
      for await (const page of book.findings()) yield page.map((line) => ({ ...line, name: CANARY }));
    },
  };
}

test.each(LANGUAGES)("in %s", async (language) => {
  const from = named();
  const before = language === "fr" ? from : { ...from, plan: { ...from.plan, services: book.plan.services } };
  const { containers, findings, restrictedFindings, ...rest } = await redactBook(before, pseudonyms(), language);
  const rows = await Array.fromAsync(containers());
  const lines = (await Array.fromAsync(findings())).flat();
  expect(rows.length).toBeGreaterThan(0);
  expect(lines.length).toBeGreaterThan(0);
  const { ownDetectors, unitKeys = new Map() } = rest;
  expect(times(JSON.stringify([rest, rows, lines, [...ownDetectors], [...unitKeys]]))).toBe(0);
  expect(await Array.fromAsync(restrictedFindings())).toEqual([]);
  expect(rest).toMatchObject({ restricted: false });
  expect("request" in rest).toBe(false);
  // What is no name stays: a number of guests, that there is an archive.
  expect(rows[0]?.traits).toEqual({ archive: true, guests: 3 });
});

test("one thing has one name, in whatever line it stands", async () => {
  const { containers, findings } = await redactBook(book, pseudonyms(), "fr");
  const owners = new Map<string, Set<string | null>>();
  const before = await Array.fromAsync(book.containers());
  const after = await Array.fromAsync(containers());
  for (const [at, { line }] of before.entries()) {
    if (line.owner === null) continue;
    owners.set(line.owner, (owners.get(line.owner) ?? new Set()).add(after[at]?.line.owner ?? null));
  }
  expect(owners.size).toBeGreaterThan(1);
  for (const names of owners.values()) expect(names.size).toBe(1);
  const spaces = new Set(after.map(({ line }) => line.id));
  expect(spaces.size).toBe(new Set(before.map(({ line }) => `${line.service}/${line.id}`)).size);
  const told = (await Array.fromAsync(findings())).flat();
  const there = new Set(before.map(({ line }) => line.id));
  for (const [at, line] of (await Array.fromAsync(book.findings())).flat().entries())
    if (there.has(line.container)) expect(spaces).toContain(told[at]?.container);
});

/** The template of the request as an agent saved it: with a name, a company, and a mark of who changed what. */
function signedTemplate(language: Language) {
  const { dossier } = templatesFor(language);
  const parts = unzipSync(dossier.bytes);
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const core = strFromU8(parts["docProps/core.xml"] ?? new Uint8Array());
  const signed = {
    "word/document.xml": body.replace(
      "<w:body>",
      `<w:body><w:p><w:ins w:id="1" w:author="${CANARY}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>`,
    ),
    "docProps/core.xml": core.replace(
      "</cp:coreProperties>",
      `<dc:creator>${CANARY}</dc:creator><cp:lastModifiedBy>${CANARY}</cp:lastModifiedBy></cp:coreProperties>`,
    ),
    "docProps/app.xml": `<Properties><Company>${CANARY}</Company><Manager>${CANARY}</Manager></Properties>`,
    "docProps/custom.xml": `<?xml version="1.0"?><Properties xmlns="x"><property name="Chef">${CANARY}</property></Properties>`,
    "word/people.xml": `<w15:people xmlns:w15="x"><w15:person w15:author="${CANARY}"/></w15:people>`,
  };
  const bytes = Object.fromEntries(Object.entries(signed).map(([name, xml]) => [name, strToU8(xml)]));
  return { ...dossier, bytes: zipSync({ ...parts, ...bytes }) };
}

/** Every text of a file, those of packages inside of packages too, with the names of their parts. */
function everyText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${everyText(part)}`)
    .join("\n");
}

test.each(LANGUAGES)("it stands in no part of any output in %s, nor in the properties of a file", async (language) => {
  const from = named();
  const before = language === "fr" ? from : { ...from, plan: { ...from.plan, services: book.plan.services } };
  const sink = inMemory();
  const templates = { ...templatesFor(language), dossier: signedTemplate(language) };
  await writeOutputs({ book: before, sink, language, templates, redact: pseudonyms(), csv: true });
  expect(sink.files.size).toBeGreaterThan(30);
  for (const [name, bytes] of sink.files) {
    expect(times(name)).toBe(0);
    expect(times(everyText(bytes)), name).toBe(0);
  }
  const { smallUnits } = catalogueOf(language).redaction;
  expect(everyText(sink.files.get("plan-migration.xlsx") ?? new Uint8Array())).toContain(smallUnits);
});

test.each(LANGUAGES)(
  "what is left out is told in %s, each with its ground, where it may be changed",
  async (language) => {
    const sink = inMemory();
    const templates = templatesFor(language);
    await writeOutputs({ book, sink, language, templates, redact: pseudonyms() });
    const { title } = catalogueOf(language).workbook.sheets.occultations;
    for (const name of ["plan-migration.xlsx", "annexe-derogation.xlsx"]) {
      const sheet = (await load(sink.files.get(name))).getWorksheet(title);
      const rows = templates.occultations.map((_, index) =>
        [1, 2, 3].map((column) => sheet?.getCell(5 + index, column).value),
      );
      expect(rows).toEqual(
        templates.occultations.map(({ what, left, ground }) => [what[language], left[language], ground]),
      );
      for (const [, , ground] of rows) expect(ground).toMatch(/^CRPA L\.311-(?:5 2° d|6)$/u);
    }
  },
);

describe("directorates", () => {
  /** Rows of the sample's first mailbox, so many of each directorate. */
  async function unitsOf(sizes: Readonly<Record<string, number>>): Promise<ReadonlySet<string | null>> {
    const [mailbox] = await Array.fromAsync(book.containers("exchange.mail"));
    if (!mailbox) throw new Error("the sample book has mailboxes");
    const rows = Object.entries(sizes).flatMap(([unit, many]) =>
      Array.from({ length: many }, (_, index) => ({
        ...mailbox,
        grouped: 0,
        line: { ...mailbox.line, unit, id: `${unit}-${index}` },
      })),
    );
    const containers = async function* () {
      yield* rows;
    };
    const { containers: redacted } = await redactBook({ ...book, containers }, pseudonyms(), "fr");
    return new Set((await Array.fromAsync(redacted())).map(({ line }) => line.unit));
  }
  const { smallUnits } = catalogueOf("fr").redaction;

  test.each<[string, Readonly<Record<string, number>>, readonly string[]]>([
    ["of ten people stay", { A: 10, B: 12 }, ["A", "B"]],
    [
      "of nine go with the next smallest, that nine may not be told from the sum",
      { A: 9, B: 10, C: 12 },
      [smallUnits, "C"],
    ],
    ["small ones that are ten together hide each other", { A: 4, B: 6, C: 12 }, [smallUnits, "C"]],
  ])("%s", async (_case, sizes, expected) => {
    expect(await unitsOf(sizes)).toEqual(new Set(expected));
  });
});

test("where markings and credentials stand is in no line, and their number by service stays", async () => {
  const { plan, containers, findings } = await redactBook(book, pseudonyms(), "fr");
  for (const { detector } of (await Array.fromAsync(findings())).flat())
    expect(RESTRICTED_DETECTORS.has(detector)).toBe(false);
  for await (const { line } of containers())
    expect(Object.keys(line.sensitive.byDetector).filter((id) => RESTRICTED_DETECTORS.has(id))).toEqual([]);
  expect(plan.services.map(({ sensitive }) => sensitive.restricted)).toEqual(
    book.plan.services.map(({ sensitive }) => sensitive.restricted),
  );
  expect(plan.services.some(({ sensitive }) => sensitive.restricted > 0)).toBe(true);
});

test("nothing intimate of a person's own space is in the plan or a line", async () => {
  const [mailbox] = await Array.fromAsync(book.containers("exchange.mail"));
  const [finding] = (await Array.fromAsync(book.findings())).flat();
  if (!mailbox || !finding) throw new Error("the sample book has mailboxes and findings");
  const sensitive = { items: 5, itemsRead: 9, byDetector: { "vocabulary-health": 3, nir: 2 } };
  const rows = [3, null].map((grouped) => ({ ...mailbox, grouped, line: { ...mailbox.line, sensitive } }));
  const lines = (["exchange.mail", "sharepoint.documents"] as const).flatMap((service) =>
    (["special-category-data", "state-agent-data", "citizen-personal-data"] as const).map((category) => ({
      ...{ ...finding, detector: "nir", service, category },
    })),
  );
  const byCategory = { "special-category-data": 3, "citizen-personal-data": 2, "marked-document": 1 };
  const found = { items: 5, containers: 2, byCategory, byDetector: { nir: 2, "vocabulary-health": 3 } };
  const services = book.plan.services.map((each) => ({ ...each, sensitive: { ...each.sensitive, ...found } }));
  const whole: Book = {
    ...book,
    plan: { ...book.plan, services },
    async *containers() {
      yield* rows;
    },
    async *findings() {
      yield lines;
    },
  };
  const { plan, containers, findings } = await redactBook(whole, pseudonyms(), "fr");
  const told = (await Array.fromAsync(containers())).map((row) => JSON.parse(containerJson(row)).sensitive);
  expect(told).toEqual([{ items: 2, itemsRead: 9, byDetector: {} }, sensitive]);
  expect((await Array.fromAsync(findings())).flat().map(({ service, category }) => [service, category])).toEqual([
    ["exchange.mail", "citizen-personal-data"],
    ["sharepoint.documents", "special-category-data"],
    ["sharepoint.documents", "state-agent-data"],
    ["sharepoint.documents", "citizen-personal-data"],
  ]);
  const byService = new Map(plan.services.map(({ id, sensitive: of }) => [id, of]));
  const few = byService.get("exchange.mail");
  expect([few?.items, few?.byCategory, few?.byDetector]).toEqual([5, { "marked-document": 1 }, {}]);
  expect(byService.get("sharepoint.documents")).toMatchObject(found);
});
