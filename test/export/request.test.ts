/** The derogation request, filled: every section, what the edition and the project say, and nothing invented. */

import { TemplateHandler } from "easy-template-x";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { fillRequest } from "../../src/export/request.ts";
import { viewOf } from "../../src/export/view.ts";
import { LANGUAGES } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { book } from "./book.ts";
import { templatesFor } from "./templates.ts";

async function textOf(from: Book, language: "fr" | "en" = "fr"): Promise<string> {
  const filled = await fillRequest(templatesFor(language).dossier, viewOf(from, language));
  return plainText(filled);
}

function plainText(document: Uint8Array): string {
  const xml = strFromU8(unzipSync(document)["word/document.xml"] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
}

/** The sections that sources support, in the order of the fact sheet on the doctrine. */
const SECTIONS = [
  "1. Fondement juridique",
  "2. Administration demandeuse",
  "3. Le projet et ses contraintes",
  "4. Services sur lesquels porte la demande",
  "5. Données en cause",
  "6. Absence d’offre acceptable",
  "7. Garanties de sécurité et mesures compensatoires",
  "8. Réversibilité et financement",
  "9. Plan de migration",
  "10. Avis",
  "11. Signature",
];

test("it has every section, in order", async () => {
  const text = await textOf(book);
  const places = SECTIONS.map((section) => text.indexOf(section));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("its French sentences have their no-break spaces", () => {
  const text = plainText(templatesFor("fr").dossier);
  expect(text).not.toMatch(/[\p{L}»)}] [:;!?](\s|$)|« | »/mu);
});

test("both languages have the same tags", async () => {
  const [french, english] = await Promise.all(
    LANGUAGES.map(async (language) => {
      const tags = await new TemplateHandler().parseTags(Buffer.from(templatesFor(language).dossier));
      return tags.map(({ name }) => name).sort();
    }),
  );
  expect(french).toEqual(english);
  expect(french?.length).toBeGreaterThan(40);
});

test("a day unknown is never told as a date; a day stated is", async () => {
  expect(await textOf(book)).toContain("disponible en France\u00a0: non renseigné. Le délai n’a pas commencé");
  const project = {
    stage: null,
    engagedOn: null,
    evidence: null,
    acceptableOffer: { date: "2026-03-01" as never, justification: "Marché interministériel" },
    derogations: {},
  };
  const text = await textOf({ ...book, request: { representative: null, contact: null, project } });
  expect(text).toContain("1er mars 2026");
  expect(text).toContain("Marché interministériel");
});

test("what XML refuses does not reach the document, and names are not read as tags", async () => {
  const text = await textOf({ ...book, administration: "Minist\u0000ère {legend} <b> _x0041_" });
  expect(text).toContain("Ministère {legend} &lt;b&gt; _x0041_");
});
