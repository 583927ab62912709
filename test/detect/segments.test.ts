/** A long text is read in segments: what stands on either side of a border, or across it, is found as in a short text. */

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { normalise } from "../../src/detect/normalise.ts";
import { segmentsOf } from "../../src/detect/segments.ts";
import { documentOf } from "./found.ts";

/** What a text of its own would be judged like, wherever it stands. */
const CASES: readonly (readonly [kind: string, text: string])[] = [
  ["a value beside its label", "NIR : 2 69 05 49 588 000 43"],
  ["a label above its value", "Numéro de sécurité sociale :\n2 69 05 49 588 000 43"],
  ["an account", "IBAN : FR48 9999 9012 3401 2345 6789 A41"],
  ["a value without label", "99123456800012"],
  ["a value over a line's end", "SIREN 991 234\n568"],
  ["a rival nearer", "FINESS 750712184, SIREN 991 234 568"],
  ["a marking alone on its line", "SECRET DÉFENSE"],
  ["a marking over two lines", "DIFFUSION\nRESTREINTE"],
  ["an address over lines", "12 rue de l'Exemple\n75999 PARIS"],
  ["an e-mail", "camille.martin@interieur.example"],
  ["a telephone from abroad", "+33 6 39 98 12 34"],
  ["a date of birth", "née à Exempleville le 3 avril 1985"],
  ["a password", "mot de passe : Tr0ub4dor"],
  ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ["a parcel", "parcelle cadastrée section ZZ numéro 123"],
  [
    "the zone of a passport",
    `${"P<FRAMARTIN<EXEMPLE<<CAMILLE".padEnd(44, "<")}\n99AA000011FRA9001011F3001012<<<<<<<<<<<<<<06`,
  ],
  [
    "bank details field by field",
    "Code banque : 99999\nCode guichet : 01234\nN° de compte : 0123456789A\nClé RIB : 41",
  ],
  ["a table", "Nom;SIREN\nMARTIN;991234568\nPETIT;991234576"],
  ["a column of dates", "Nom;Date de naissance\nMARTIN;03/04/1985\nPETIT;1985-04-03"],
  ["entities and zero-width characters", "NIR&nbsp;: 2&nbsp;69\u200b 05 49 588 000 4&#51;"],
  ["a field's words", "Passage à l'échelon 6, indice majoré 450"],
];
/** A segment's own part, and what is read on both sides of it. */
const OWN = 1 << 14;
const AROUND = 512;

const told = (text: string, from = 0) =>
  detect(documentOf(text)).map(({ detector, confidence, start, end }) => [
    detector,
    confidence,
    start - from,
    end - from,
  ]);

/** Nothing in it, and nothing that speaks for or against a value. */
const FILLINGS = ["lorem ", "lorem\n", "x", "é ", "&eacute; ", "e\u0301 ", "\u200b", "\r\n"];

function filling(kind: string, length: number): string {
  const filled = kind.repeat(Math.floor(length / kind.length));
  return filled + "x".repeat(length - filled.length);
}

describe.each(CASES)("%s", (_kind, text) => {
  const alone = told(`\n\n${text}\n\n`, 2);

  test("is something", () => expect(alone.length).toBeGreaterThan(0));

  test("is found at every place of a border", () => {
    const misses: number[] = [];
    const tail = `\n\n${filling("lorem ", AROUND * 2)}`;
    for (let before = OWN - text.length - 8; before <= OWN + 8; before += 5) {
      const head = `${filling("lorem ", before - 2)}\n\n`;
      if (!isDeepStrictEqual(told(head + text + tail, before), alone)) misses.push(before);
    }
    expect(misses).toEqual([]);
  });
});

describe("a border falls inside", () => {
  test.each([
    ["a value between spaces", "lorem ", "NIR : 2 69 05 49 588 000 43", ["high nir"]],
    ["a value in one piece between commas", ",", "NIR:269054958800043", ["high nir"]],
    ["an account between commas", ",", "IBAN:FR4899999012340123456789A41", ["high iban"]],
    ["an e-mail between commas", ",", "camille.martin@interieur.example", ["high email"]],
    ["a telephone between commas", ",", "+33639981234", ["medium phone"]],
    ["a password between commas", ",", "password=Tr0ub4dor", ["medium secret"]],
    ["an address between spaces", "lorem ", "12 rue de l'Exemple 75999 Paris", ["high address"]],
    ["a zero-width character", ",", "NIR:26905\u200b4958800043", ["high nir"]],
  ])("%s", (_case, kind, text, expected) => {
    const misses: number[] = [];
    const joint = kind.slice(-1);
    for (let before = OWN - text.length - 2; before <= OWN + 2; before += 1) {
      const spans = detect(documentOf(`${filling(kind, before)}${joint}${text}${joint}${filling(kind, 2 * AROUND)}`));
      if (
        !isDeepStrictEqual(
          spans.map(({ confidence, detector }) => `${confidence} ${detector}`),
          expected,
        )
      )
        misses.push(before);
    }
    expect(misses).toEqual([]);
  });
});

test("whatever stands before it, and however long", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CASES),
      fc.constantFrom(...FILLINGS),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: -AROUND - 100, max: 100 }),
      ([, text], kind, segments, shift) => {
        const before = segments * OWN + shift;
        const head = `${filling(kind, before - 2)}\n\n`;
        expect(told(`${head}${text}\n\n${filling(kind, 2 * AROUND)}`, before)).toEqual(told(`\n\n${text}\n\n`, 2));
      },
    ),
    { numRuns: 80 },
  );
});

test("a label counts from one side of the border to the other", () => {
  for (let between = 0; between < 290; between += 58)
    for (const cut of [0, 10, between]) {
      const pair = `SIREN ${filling("lorem ", between)} 991234568`;
      const head = `${filling("lorem ", OWN - 8 - cut)}\n`;
      expect(told(`${head}${pair}\n${filling("lorem ", 2000)}`, head.length)).toEqual(told(pair));
    }
});

test("a header far above speaks over every border", () => {
  const rows = Array.from({ length: 4000 }, (_each, at) => `Exemple ${at};aucun\n`).join("");
  expect(told(`Nom;SIREN\n${rows}Exemple;991234568\n`).map(([detector, confidence]) => [detector, confidence])).toEqual(
    [["siren", "high"]],
  );
});

test("own parts make up the whole text, each character once", () => {
  const stretch = fc.tuple(fc.constantFrom(...FILLINGS), fc.integer({ min: 1, max: 20_000 }));
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), (stretches) => {
      const text = stretches.map(([kind, length]) => filling(kind, length)).join("");
      let own = "";
      for (const { normal, from, to } of segmentsOf(text)) own += normal.text.slice(from, to);
      expect(own === normalise(text).text).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("forty million characters on one line are gone through once, not from each segment back to their beginning", () => {
  const text = `${"x".repeat(40_000_000)} NIR 2 69 05 49 588 000 43`;
  expect(detect(documentOf(text)).map(({ detector }) => detector)).toEqual(["nir"]);
}, 30_000);
