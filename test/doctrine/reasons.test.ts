/** A reason has three parts: what the text says, what Bascule infers, what would change it. Quotations are words that were read. */

import { describe, expect, test } from "vitest";
import type { Edition } from "../../src/doctrine/edition.ts";
import type { Grounds } from "../../src/model/verdict.ts";
import { weakestOf } from "../../src/model/verdict.ts";
import { EDITIONS, editions, profiles } from "./templates.ts";

/**
 * What may be quoted, by text: rule R9 as DINUM published it in 2021 and 2023, the note of 2021 as the press quotes it, the CNIL
 * as its own page and the press quote it. To add a quotation is to have read it.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "note-dinum": [
    "seuls services de messagerie et de drive personnel",
    "Les solutions collaboratives, bureautiques et de messagerie proposées aux agents publics relèvent des systèmes manipulant des données sensibles",
  ],
  "regles-2021": ["applications métiers relatives aux agents publics de l’État"],
  "circulaire-6404-sg": [
    "sous la responsabilité du ministre dont relève le projet, et après validation du Premier ministre",
    "d’une sensibilité particulière et dont la violation est susceptible d’engendrer une atteinte à l’ordre public, à la sécurité publique, à la santé et la vie des personnes ou à la protection de la propriété intellectuelle",
  ],
  "cnil-2021": [
    "il est nécessaire que le risque d’un accès illégal par les autorités américaines à ces données soit écarté",
  ],
};

const groundsOf = ({ rules }: Edition): readonly (readonly [string, Grounds])[] =>
  [...rules.values()].flatMap((rule) => [
    [rule.service, rule] as const,
    ...rule.parts.map((part) => [`${rule.service}/${part.id}`, part] as const),
  ]);

describe.each(EDITIONS)("%s", (id) => {
  const all = groundsOf(editions.get(id) as Edition);

  test("thirty services and four parts", () => expect(all).toHaveLength(34));

  test("each rests on a text that has a day", () => {
    for (const [what, { because }] of all) expect(because.source.date, what).not.toBeNull();
  });

  test("each quotation is one that was read, and none stands where none was", () => {
    for (const [what, { because }] of all) {
      const { quote, source } = because;
      if (quote !== null) expect(KNOWN[source.id], `${what}, ${source.id}`).toContain(quote);
    }
    const quoted = all.filter(([, { because }]) => because.quote !== null).length;
    // The texts of 2026 were not read: nothing of them is quoted.
    expect(quoted > 0).toBe(id !== "2026-04-14");
  });

  test("each says what would change it, and asks where it is for people to decide", () => {
    for (const [what, { wouldChange, question }] of all) {
      expect(wouldChange.length, what).toBeGreaterThan(0);
      const label = what.includes("/")
        ? (editions.get(id)?.rules.get(what.split("/")[0] as never)?.parts ?? []).find(({ id }) => what.endsWith(id))
            ?.label
        : editions.get(id)?.rules.get(what as never)?.label;
      expect(question !== null, what).toBe(label === "review");
    }
  });

  test("a part says what the text says, and infers the rest", () => {
    for (const [what, { because, infers }] of all.filter(([what]) => what.includes("/"))) {
      expect(because.confidence, what).not.toBe("I");
      expect(infers?.confidence, what).toBe("I");
    }
  });

  test("no tool stands in the mouth of the note", () => {
    for (const [what, { because }] of all)
      expect(because.text.fr, what).not.toMatch(/Resana|Osmose|Tchap|Webconf|Audioconf/);
  });
});

test("profiles quote what was read too", () => {
  const quotes = profiles.flatMap(({ statements }) => statements.filter(({ quote }) => quote !== null));
  expect(quotes.length).toBeGreaterThan(0);
  for (const { quote, source } of quotes) expect(KNOWN[source.id]).toContain(quote);
});

test.each([
  ["P", "I", "I"],
  ["F", null, "F"],
  ["W", "I", "I"],
  ["W", "P", "W"],
  ["G", "W", "G"],
] as const)("read as %s and inferred as %s, it is as sure as %s", (read, inferred, weakest) => {
  const text = { fr: "x", en: "x" };
  const source = { id: "t", title: "t", href: null, date: null };
  const because = { text, confidence: read, quote: null, source };
  expect(weakestOf({ because, infers: inferred && { text, confidence: inferred } })).toBe(weakest);
});
