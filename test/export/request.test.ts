/**
 * The derogation request, filled: one for each service, in the sections that the fact sheet supports; a draft until people have
 * said what is theirs to say; nothing affirmed that rests on no text.
 */

import { TemplateHandler } from "easy-template-x";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/app/faults.ts";
import { bodyText } from "../../src/export/document/fill.ts";
import { viewOf } from "../../src/export/view.ts";
import { catalogueOf, LANGUAGES, type Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { WholeEdition } from "../../src/model/edition.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import { NO_STATEMENTS, type RequestStatements } from "../../src/model/request.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { editions } from "../doctrine/templates.ts";
import { book, mailboxes } from "./book.ts";
import { requestFor, templatesFor } from "./templates.ts";
import { underEdition } from "./under-edition.ts";

const { dossier } = catalogueOf("fr");
const NO_PROJECT = NO_CONFIGURATION.project;

async function textOf(from: Book, language: Language = "fr"): Promise<string> {
  return bodyText(await requestFor(viewOf(from, language)));
}

/** The sections that sources support, in the order of the fact sheet on the doctrine. */
const SECTIONS = [
  "1. Fondement juridique",
  "2. Administration demandeuse",
  "3. Le projet et ses contraintes",
  "4. Service sur lequel porte la demande",
  "5. Données en cause",
  "6. Absence d’offre acceptable",
  "7. Garanties de sécurité et mesures compensatoires",
  "8. Réversibilité et financement",
  "9. Plan de migration",
  "10. Avis",
  "11. Signature",
];

/** Each request by itself. */
const requestsIn = (text: string) => text.split(/^Demande \d+ sur \d+\u00a0: /mu).slice(1);

test("there is one for each service that may be asked for, each with every section in order", async () => {
  const requests = requestsIn(await textOf(book));
  const asked = book.plan.services.filter(({ label }) => label === "derogable");
  expect(requests.map((text) => text.slice(0, text.indexOf("\n")))).toEqual(
    asked.map(({ id }) => catalogueOf("fr").names.service[id]),
  );
  for (const text of requests) {
    const places = SECTIONS.map((section) => text.indexOf(`${section}\n`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

test("where nothing may be asked for, it says so and holds no request", async () => {
  const services = book.plan.services.map((service) => ({ ...service, label: "move-now" as const }));
  const text = await textOf({ ...book, plan: { ...book.plan, services } });
  expect(text).toContain(dossier.noService);
  expect(requestsIn(text)).toEqual([]);
});

test("its French sentences have their no-break spaces", () => {
  expect(bodyText(templatesFor("fr").dossier.bytes)).not.toMatch(/[\p{L}»)}] [:;!?](\s|$)|« | »/mu);
});

/** The paragraphs of a template, and where a table begins: its rows, each with the paragraphs of its cells. */
const keeps = (xml: string) => (xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []).every((each) => each.includes("<w:keepNext/>"));

test.each(LANGUAGES)("no table of the template in %s is cut from what announces it, nor from its heads", (language) => {
  const xml = strFromU8(unzipSync(templatesFor(language).dossier.bytes)["word/document.xml"] ?? new Uint8Array());
  const [first = "", ...after] = xml.split("<w:tbl>");
  expect(after.length).toBeGreaterThan(7);
  const before = [first, ...after.slice(0, -1)].map((text) => text.slice(text.lastIndexOf("<w:p>")));
  expect(before.filter((text) => !keeps(text) && !/w:val="Titre\d"/u.test(text))).toEqual([]);
  for (const table of after.map((text) => text.slice(0, text.indexOf("</w:tbl>")))) {
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    const kept = table.includes("{#") ? rows.filter((row) => row.includes("<w:tblHeader/>")) : rows.slice(0, -1);
    expect(kept.filter((row) => !keeps(row))).toEqual([]);
  }
});

test("both languages have the same tags", async () => {
  const [french, english] = await Promise.all(
    LANGUAGES.map(async (language) => {
      const tags = await new TemplateHandler().parseTags(Buffer.from(templatesFor(language).dossier.bytes));
      return tags.map(({ name }) => name).sort();
    }),
  );
  expect(french).toEqual(english);
  expect(french?.length).toBeGreaterThan(40);
});

test("it prints which scan it is of, the day, and the digests of what it goes with", async () => {
  const text = await textOf(book);
  for (const said of [book.plan.scan.id, "22 novembre 2026", book.plan.doctrine.sha256, "a".repeat(64), "b".repeat(64)])
    expect(text).toContain(said);
});

test("a day unknown is never told as a date; a day stated is", async () => {
  expect(await textOf(book)).toContain("disponible en France\u00a0: non renseigné. Le délai n’a pas commencé");
  const project = {
    ...NO_PROJECT,
    acceptableOffer: { date: "2026-03-01" as IsoDate, justification: "Marché interministériel" },
  };
  const request = { representative: null, contact: null, project, statements: NO_STATEMENTS };
  const text = await textOf({ ...book, request });
  expect(text).toContain("1er mars 2026");
  expect(text).toContain("Marché interministériel");
});

test("what XML refuses is shown as its code, names are not read as tags, and nobody highlights by writing", async () => {
  const text = await textOf({ ...book, administration: "Minist\u0000ère {legend} <b> _x0041_ \uE000x\uE001" });
  expect(text).toContain("Minist\\u0000ère {legend} &lt;b&gt; _x0041_ x");
});

describe("the waves of a service", () => {
  test("add up to its spaces", async () => {
    for (const text of requestsIn(await textOf(book))) {
      const name = text.slice(0, text.indexOf("\n"));
      const service = book.plan.services.find(({ id }) => catalogueOf("fr").names.service[id] === name) as PlanService;
      const rows = await Array.fromAsync(book.containers(service.id));
      const open = rows.filter(({ shut = false }) => !shut).length;
      const waves = new Set(rows.map(({ line }) => line.wave));
      const total = /\nEnsemble\n(\d+)\n/u.exec(text)?.[1];
      expect(total, name).toBe(waves.size > 1 ? String(open) : undefined);
    }
  });

  test("that end after the term are told", async () => {
    const standing = { months: 12, countedFrom: "acceptable-offer-available" };
    const derogation = { status: "granted" as const, limit: standing, until: "2026-12-31" as IsoDate };
    const services = book.plan.services.map((each) => (each.id === "exchange.mail" ? { ...each, derogation } : each));
    const waves = book.plan.waves.map((wave) => ({ ...wave, end: "2027-01-22" as IsoDate }));
    const [mail] = requestsIn(await textOf({ ...book, plan: { ...book.plan, services, waves } }));
    expect(mail).toContain("finirait le 22 janvier 2027, après le terme du 31 décembre 2026");
  });
});

/** Words of the document by whether they are highlighted. */
function wordsOf(document: Uint8Array): { readonly seen: string; readonly affirmed: string } {
  const body = strFromU8(unzipSync(document)["word/document.xml"] ?? new Uint8Array());
  const runs = [...body.matchAll(/<w:r>.*?<\/w:r>/gsu)].map(([run]) => run);
  const told = (some: readonly string[]) => some.map((run) => run.replace(/<[^>]+>/gu, "")).join("\n");
  const highlit = (run: string) => run.includes('<w:highlight w:val="yellow"/>');
  return { seen: told(runs.filter(highlit)), affirmed: told(runs.filter((run) => !highlit(run))) };
}

describe("what rests on no text that was read", () => {
  const WEAK = new Set(["W", "G", "I"]);

  test.each([...editions.keys()])("is highlighted and never affirmed, under the edition %s", async (id) => {
    const from = underEdition(id, NO_PROJECT);
    const { seen, affirmed } = wordsOf(await requestFor(viewOf(from, "fr")));
    const { edition, verdicts } = from;
    const asked = new Set(from.plan.services.filter(({ label }) => label === "derogable").map(({ id: each }) => each));
    const statements = [
      edition.eligibility,
      edition.clock,
      ...[edition.request.legal, edition.request.scope, edition.request.ask].map((text) => ({
        text,
        confidence: text.confidence,
      })),
      ...edition.assumptions,
      ...edition.texts.map(({ says, confidence }) => ({ text: says, confidence })),
      ...verdicts.flatMap(({ service, rule }) =>
        asked.has(service) && rule
          ? [rule.because, ...(rule.infers ? [rule.infers] : []), ...(rule.grantedBy ? [rule.grantedBy] : [])]
          : [],
      ),
    ].map(({ text, confidence }) => ({ words: text.fr.replace(/^.|[.\s,]+$/gu, ""), weak: WEAK.has(confidence) }));
    const escaped = (text: string) => text.replaceAll("&", "&amp;");
    const alerts = new Set(
      edition.assumptions
        .filter(({ onFirstPage }) => onFirstPage)
        .map(({ text }) => text.fr.replace(/^.|[.\s,]+$/gu, "")),
    );
    expect(statements.some(({ weak }) => weak)).toBe(true);
    for (const { words, weak } of statements) {
      if (weak) expect(seen).toContain(escaped(words));
      // An alert of the first page is an alert: it says itself what is not known.
      if (weak && !alerts.has(words)) expect(affirmed).not.toContain(escaped(words));
    }
    expect(affirmed).not.toMatch(/\(à vérifier/u);
  });

  test("runs keep their looks and their order", async () => {
    const { dossier: shipped } = templatesFor("fr");
    const from = underEdition("2026-04-14", NO_PROJECT);
    const body = strFromU8(
      unzipSync(await requestFor(viewOf(from, "fr"), edited(shipped, "{legal}", "avant {legal} après")))[
        "word/document.xml"
      ] ?? new Uint8Array(),
    );
    const cell = body.slice(body.indexOf(">avant ") + 1, body.indexOf(" après<"));
    expect(cell.replace(/<[^>]+>/gu, "")).toMatch(/^avant Loi n°/u);
    expect(body).not.toMatch(/[\uE000\uE001]/u);
  });
});

describe("editions side by side", () => {
  const later = (...ids: string[]) => ids.map((id) => editions.get(id) as WholeEdition);
  const rows = (text: string, section: number) => {
    const [from, to] = [text.indexOf(SECTIONS[section] ?? ""), text.indexOf(SECTIONS[section + 1] ?? "\u0000")];
    return text.slice(from, to < 0 ? undefined : to);
  };

  test("F1 and F11 stand for each that is in force on the day", async () => {
    const from = { ...underEdition("2021-09-15", NO_PROJECT), laterEditions: later("2023-05-31", "2026-04-14") };
    for (const text of requestsIn(await textOf(from))) {
      for (const said of ["règle R9, quatrième alinéa", "n°\u00a06404/SG", "n°\u00a02024-449", "18\u00a0mois"])
        expect(rows(text, 0).replaceAll(/[\s\u202f]/gu, " ")).toContain(said.replaceAll(/[\s\u00a0]/gu, " "));
      for (const said of ["ministre", "validation du Premier ministre", "en ligne auprès de la DINUM"])
        expect(rows(text, 10)).toContain(said);
    }
  });

  test("one alone before the next", async () => {
    const [text] = requestsIn(await textOf(underEdition("2021-09-15", NO_PROJECT)));
    expect(rows(text ?? "", 0)).not.toContain("6404");
    expect(rows(text ?? "", 10)).not.toContain("Premier ministre");
  });

  test("a service that a later edition does not open is told as it labels it", async () => {
    const [edition] = later("2026-04-14");
    if (!edition) throw new Error("no such edition");
    const rules = new Map([...edition.rules].filter(([id]) => id !== "exchange.mail"));
    const from = { ...underEdition("2021-09-15", NO_PROJECT), laterEditions: [{ ...edition, rules }] };
    expect(requestsIn(await textOf(from))[0]).toContain("Ce service y est classé «\u00a0À trancher par vous\u00a0».");
  });
});

/** All that people have to say, said. */
const SAID: RequestStatements = {
  constraints: "Contraintes dites",
  sensitivity: "Analyse dite",
  study: { on: "2026-06-01" as IsoDate, conclusion: "conclusion dite" },
  security: "Sécurité dite",
  isolation: "Isolement dit",
  reversibility: "Réversibilité dite",
  funding: "Financement dit",
  opinions: {
    rssi: { opinion: "favorable, avec réserve", on: "2026-06-02" as IsoDate },
    dpo: { opinion: "favorable", on: "2026-06-03" as IsoDate },
    digital: { opinion: "favorable", on: "2026-06-04" as IsoDate },
    hfds: { opinion: "réservé", on: "2026-06-05" as IsoDate },
  },
  services: {
    "onedrive.files": { ...NO_STATEMENTS, sensitivity: "Analyse de OneDrive" },
  },
};
const COMPLETE: Book = {
  ...book,
  request: {
    representative: "la secrétaire générale",
    contact: "dsi@ministere.example",
    project: {
      ...NO_PROJECT,
      stage: "very-advanced",
      engagedOn: "2021-02-02" as IsoDate,
      evidence: "marché du 2 février 2021",
      acceptableOffer: { date: "2026-03-01" as IsoDate, justification: "note du 15 mars 2026" },
    },
    statements: SAID,
  },
};

describe("a draft", () => {
  const headers = (document: Uint8Array) =>
    Object.entries(unzipSync(document)).flatMap(([name, xml]) =>
      /header\d*\.xml$/u.test(name) ? [strFromU8(xml).replace(/<[^>]+>/gu, "")] : [],
    );

  test.each(LANGUAGES)(
    "stands at the head of every page until people have said all that is theirs, in %s",
    async (language) => {
      const words = catalogueOf(language).dossier;
      const open = await requestFor(viewOf(book, language));
      const mentions = bodyText(open).split(words.toFill).length - 1;
      expect(headers(open)).toEqual([words.draft(String(mentions), false)]);
      expect(headers(await requestFor(viewOf(COMPLETE, language)))).toEqual([""]);
    },
  );

  test("it is one for each statement that is missing", async () => {
    const keys = Object.keys(SAID).filter((key) => key !== "services" && key !== "opinions");
    const statements = { ...SAID, services: {}, ...Object.fromEntries(keys.map((key) => [key, null])) };
    const request = COMPLETE.request && { ...COMPLETE.request, statements };
    const document = await requestFor(viewOf({ ...COMPLETE, ...(request && { request }) }, "fr"));
    const asked = book.plan.services.filter(({ label }) => label === "derogable").length;
    expect(headers(document)).toEqual([dossier.draft(String(asked * keys.length), false)]);
  });

  test("what is said of one service stands in its request alone, opinions with their days", async () => {
    const requests = requestsIn(await textOf(COMPLETE));
    const drive = requests.find((text) => text.startsWith("OneDrive"));
    expect(drive).toContain("Analyse de OneDrive");
    expect(drive).not.toContain("Analyse dite");
    expect(drive).toContain("Contraintes dites");
    expect(drive).toContain("réservé\n5 juin 2026");
    expect(requests[0]).toContain("Analyse dite");
  });

  test("words that whoever edits the template leaves to be filled in keep it one", async () => {
    const { dossier: shipped } = templatesFor("fr");
    const document = await requestFor(
      viewOf(COMPLETE, "fr"),
      edited(shipped, "{legend}", "{legend} Note du cabinet : [à compléter]"),
    );
    expect(headers(document)[0]).toMatch(/^PROJET – \d+ mention/u);
  });
});

describe("people", () => {
  const few = (people: number): Book => ({
    ...book,
    containers: () => mailboxes(people, 2),
    plan: {
      ...book.plan,
      services: book.plan.services.map((service) =>
        service.id === "exchange.mail"
          ? {
              ...service,
              volume: { ...service.volume, containers: people + 2 },
              sensitive: {
                ...service.sensitive,
                itemsRead: 50,
                byCategory: { "citizen-personal-data": 7, "special-category-data": 41, "state-agent-data": 43 },
              },
            }
          : service,
      ),
    },
    searched: new Set(["citizen-personal-data", "special-category-data", "state-agent-data"]),
  });

  test("nothing intimate is told of fewer than ten", async () => {
    const [mail] = requestsIn(await textOf(few(9)));
    expect(mail).toContain(`art. 9 et 10)\u00a0: ${dossier.tooFewPeople}`);
    expect(mail).not.toMatch(/\b4[13] sur/u);
    // Nor are the others, which the sum would be less.
    expect(mail).not.toContain("7 sur 50 lus");
  });

  test("of ten, in numbers", async () => {
    const [mail] = requestsIn(await textOf(few(10)));
    expect(mail).toContain("41 sur 50 lus");
  });

  test("markings and credentials are a number, and what to do", async () => {
    const services = book.plan.services.map((service) => ({
      ...service,
      sensitive: { ...service.sensitive, restricted: 3 },
    }));
    const text = await textOf({ ...book, plan: { ...book.plan, services } });
    expect(text).toContain(
      "3 signalements (marquages de protection et secrets d’accès présumés). Marquage de protection présumé\u00a0: prévenir sans délai l’officier de sécurité\u202f;",
    );
    for (const { item, name } of (await Array.fromAsync(book.restrictedFindings())).flat()) {
      for (const place of [item, name]) if (place) expect(text).not.toContain(place);
    }
  });
});

/** A template in which a text was replaced, as an editor of the document would. */
/** As Word saves it. */
function withSettings(template: { file: string; bytes: Uint8Array }, setting: string) {
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const settings = {
    ...unzipSync(template.bytes),
    "word/settings.xml": strToU8(`<w:settings xmlns:w="${W}">${setting}</w:settings>`),
  };
  const relation = `<Relationship Id="rIdSettings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>`;
  return edited(
    { file: template.file, bytes: zipSync(settings) },
    "</Relationships>",
    relation,
    "word/_rels/document.xml.rels",
  );
}

function edited(template: { file: string; bytes: Uint8Array }, from: string, to: string, part = "word/document.xml") {
  const parts = unzipSync(template.bytes);
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  if (!xml.includes(from)) throw new Error(`the template has no ${from}`);
  return { file: "modeles/dossier/fr.docx", bytes: zipSync({ ...parts, [part]: strToU8(xml.replace(from, to)) }) };
}

describe("a template that cannot be filled is told with its file, the place and what was expected", () => {
  const { dossier: shipped } = templatesFor("fr");
  const none = { file: "modeles/dossier/fr.docx", bytes: strToU8("not a document") };
  test.each<[string, Parameters<typeof requestFor>[1], RegExp]>([
    ["no document", none, /attendu\u00a0: un document au format \.docx/u],
    [
      "a brace that is not closed",
      edited(shipped, "{contact}", "{contact"),
      /corps du texte, à «\u00a0\{contact.*accolade fermante/su,
    ],
    [
      "a brace that is not opened",
      edited(shipped, "{contact}", "contact}"),
      /corps du texte, à «\u00a0.*contact\}.*accolade ouvrante/su,
    ],
    [
      "a word that is none",
      edited(shipped, "{representative}", "{signataire}"),
      /à «\u00a0\{signataire\}\u00a0», attendu\u00a0: l’un de .*\{number\}/su,
    ],
    [
      "a word misspelt, inside a repeated part",
      edited(shipped, "{contact}", "{Contacts}"),
      /à «\u00a0\{Contacts\}\u00a0», attendu\u00a0: \{contact\}\./su,
    ],
    ["typographic quotes inside", edited(shipped, "{contact}", "{“contact”}"), /attendu\u00a0: \{contact\}\./u],
    ["two braces", edited(shipped, "{contact}", "{{contact}}"), /à «\u00a0\{\{contact\}\}\u00a0», attendu/u],
    [
      "a header that no page has",
      edited(shipped, '<w:headerReference w:type="default" r:id="rId4"/>', ""),
      /dans l’en-tête, attendu\u00a0: \{#draft\} en tête de chaque page/u,
    ],
    [
      "even pages without a header",
      withSettings(shipped, "<w:evenAndOddHeaders/>"),
      /dans l’en-tête, attendu\u00a0: \{#draft\} en tête de chaque page/u,
    ],
    [
      "a first page without a header",
      edited(shipped, "<w:pgSz ", "<w:titlePg/><w:pgSz "),
      /dans l’en-tête, attendu\u00a0: \{#draft\} en tête de chaque page/u,
    ],
    ["nothing between braces", edited(shipped, "{contact}", "{}"), /un mot entre les accolades/u],
    ["a repeated part that is not closed", edited(shipped, "{/opinions}", ""), /\{\/opinions\}/u],
    [
      "one closed by another's name",
      edited(shipped, "{/opinions}", "{/opinion}"),
      /à «\u00a0.*\{\/opinion\}\u00a0», attendu\u00a0: \{\/opinions\}/su,
    ],
    ["one that is not opened", edited(shipped, "{contact}", "{contact}{/offers}"), /attendu\u00a0: \{\/requests\}/u],
    ["a text that is repeated", edited(shipped, "{contact}", "{#contact}x{/contact}"), /attendu\u00a0: \{contact\}/u],
    ["a repeated part as a text", edited(shipped, "{contact}", "{offers}"), /attendu\u00a0: \{#offers\}…\{\/offers\}/u],
    ["a word of another part", edited(shipped, "{contact}", "{checked}"), /à «\u00a0\{checked\}/u],
    [
      "a loop that leaves its table",
      edited(
        shipped,
        "{day}{/opinions}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "{day}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{/opinions}</w:t></w:r></w:p>",
      ),
      /dans le même tableau/u,
    ],
    [
      "no place for the draft",
      edited(shipped, "{#draft}{text}{/draft}", "", "word/header1.xml"),
      /dans l’en-tête, attendu\u00a0: \{#draft\} en tête de chaque page/u,
    ],
    ["no mention", edited(shipped, "{mention}", "", "word/footer1.xml"), /attendu\u00a0: \{mention\} quelque part/u],
    [
      "a fault in the footer",
      edited(shipped, "{administration}", "{administration", "word/footer1.xml"),
      /dans le pied de page/u,
    ],
    [
      "a file cut short",
      { ...shipped, file: none.file, bytes: shipped.bytes.slice(0, 5000) },
      /un document au format \.docx/u,
    ],
    ["a body that is none", edited(shipped, "<w:document ", "<w:other "), /un document au format \.docx/u],
  ])("%s", async (_case, template, sentence) => {
    const error = await requestFor(viewOf(book, "fr"), template).catch((fault: unknown) => fault);
    const told = explain(error, "fr");
    expect(told.sentence).toMatch(sentence);
    expect(told.sentence).toContain("modeles/dossier/fr.docx");
    expect(told.exit).toBe(2);
    expect(explain(error, "en").sentence).toMatch(/^The template “modeles/u);
  });

  test("one whose even pages are as the odd ones is filled", async () => {
    const alike = withSettings(shipped, '<w:evenAndOddHeaders w:val="0"/>');
    expect(bodyText(await requestFor(viewOf(COMPLETE, "fr"), alike))).toContain("dsi@ministere.example");
  });

  test("one whose words were split by an editor's marks is filled all the same", async () => {
    const split = edited(shipped, "{contact}", "{con</w:t></w:r><w:proofErr/><w:r><w:t>tact}");
    expect(bodyText(await requestFor(viewOf(COMPLETE, "fr"), split))).toContain("dsi@ministere.example");
  });
});
