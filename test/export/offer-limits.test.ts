/** What an offer cannot do is never printed as if it could. */

import { describe, expect, test } from "vitest";
import { offerDay, offerLimits } from "../../src/export/offer-limits.ts";
import { sources } from "../../src/export/sheets/sources.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Offer } from "../../src/model/offer.ts";
import { offers } from "../doctrine/templates.ts";
import { book } from "./book.ts";
import { OFFERS } from "./offers.ts";

const said = (id: string, language: Language) => {
  const offer = offers.find((each) => each.id === id);
  return offer && offerLimits(offer, viewOf(book, language)).join(" ");
};

test.each<[string, Language, string]>([
  [
    "visio",
    "fr",
    "150\u00a0personnes. Téléphonie en version d’essai. Pas pour\u00a0: Diffusion Restreinte, données de santé.",
  ],
  ["visio", "en", "150 people. Telephony as a trial version. Not for: Diffusion Restreinte, health data."],
  ["grist", "fr", ""],
  [
    "resana",
    "fr",
    "500\u00a0Mo par fichier (page de 2020). La DINUM cesse de le financer le 31\u00a0décembre\u00a02026 (lu dans une source conservée). Payant à partir de 2027, 15\u00a0euros hors taxes par personne et par an (lu dans une source conservée).",
  ],
])("%s in %s", (id, language, expected) => expect(said(id, language)).toBe(expected));

describe("the sheet of offers", () => {
  const shipped = viewOf({ ...book, offers }, "fr");
  const told = async () => (await Array.fromAsync(sources.lines(shipped))).map((line) => String(line[2]?.value));

  test("joins with punctuation, and says of whom an offer is without brackets", async () => {
    const texts = await told();
    expect(texts.find((text) => text.includes("Téléphonie")) ?? "").toContain(
      "LaSuite, DINUM. Attestée au 17 juillet 2026",
    );
    for (const text of texts) expect(text).not.toMatch(/\([^)]*\(|\) \(/);
  });
});

test.each<[string, Partial<Offer>, string | null]>([
  ["a day that a source states", { basis: "stated" }, "Disponible depuis le 1er janvier 2024."],
  [
    "a day on which a source shows it",
    { basis: "attested" },
    "Attestée au 1er janvier 2024\u202f; premier jour non connu.",
  ],
  ["no day", { basis: null, availableFrom: null }, null],
])("%s is told as what it is", (_case, about, expected) => {
  expect(offerDay({ ...(OFFERS[0] as Offer), ...about }, viewOf(book, "fr"))).toBe(expected);
});
