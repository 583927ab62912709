/** NIR: order number 000 is never given out, so no number below belongs to anyone. */

import { describe, expect, test } from "vitest";
import { nir } from "../../src/detect/detectors/nir.ts";
import { randomOf } from "../../src/simulator/random.ts";
import { nir as syntheticNir } from "../../src/simulator/values.ts";
import { found, judged } from "./found.ts";

const NIR = [nir];

describe("finds", () => {
  test.each([
    [
      "the key apart, named after a stroke",
      "Sécurité sociale n° : 2 69 05 49 588 000 / Clé : 43",
      ["2 69 05 49 588 000"],
    ],
    ["boxes", "N° de sécurité sociale : |2|6|9|0|5|4|9|5|8|8|0|0|0|4|3|", ["2|6|9|0|5|4|9|5|8|8|0|0|0|4|3"]],
    ["runs of spaces", "NIR  2  69  05  49  588  000  43", ["2  69  05  49  588  000  43"]],
    [
      "runs of spaces after a name and more",
      "N° SS relevé sur la carte :  2  69  05  49  588  000  43",
      ["2  69  05  49  588  000  43"],
    ],
    ["the key after a stroke, without its words", "Vos références : 2 69 05 49 588 000 / 43", ["2 69 05 49 588 000"]],
    [
      "boxes, born in Corsica",
      "NIR [1][8][5][1][1][2][B][0][3][3][0][0][0][1][4]",
      ["1][8][5][1][1][2][B][0][3][3][0][0][0][1][4"],
    ],
    ["spaced", "NIR : 2 69 05 49 588 000 43.", ["2 69 05 49 588 000 43"]],
    ["in one piece", "2690549588000 43 puis 269054958800043", ["2690549588000 43", "269054958800043"]],
    ["born in Corsica", "1 85 11 2B 033 000 14", ["1 85 11 2B 033 000 14"]],
    [
      "dots and hyphens",
      "2.69.05.49.588.000.43 ou 2-69-05-49-588-000-43",
      ["2.69.05.49.588.000.43", "2-69-05-49-588-000-43"],
    ],
    ["no-break spaces", "2\u00a069\u202f05\u200949 588 000\u00a043", ["2\u00a069\u202f05\u200949 588 000\u00a043"]],
    ["over a line break", "2 69 05 49 588\r\n000 43", ["2 69 05 49 588\r\n000 43"]],
    ["over a line break after a space", "2 69 05 49 588 000 \r\n43", ["2 69 05 49 588 000 \r\n43"]],
    ["words beside it", "Mme 12 rue 2 69 05 49 588 000 43 Paris 75", ["2 69 05 49 588 000 43"]],
    ["wide digits", "NIR ２６９０５４９５８８０００４３", ["２６９０５４９５８８０００４３"]],
    ["zero-width characters inside", "2 69\u200b 05 49 588 000 43", ["2 69\u200b 05 49 588 000 43"]],
    ["entities of the web", "NIR 2&nbsp;69&#160;05 49 588 000 4&#51;", ["2&nbsp;69&#160;05 49 588 000 4&#51;"]],
    ["letters read as digits beside its words", "NIR 2 69 O5 49 588 OOO 43", ["2 69 O5 49 588 OOO 43"]],
    ["nothing between label and value", "NIR269054958800043", ["269054958800043"]],
    ["after a year", "2024-269054958800043.pdf", ["269054958800043"]],
    ["overseas, three digits of département", "1 85 11 971 05 000 86", ["1 85 11 971 05 000 86"]],
    ["overseas, as elsewhere", "1 85 11 97 105 000 86", ["1 85 11 97 105 000 86"]],
    ["Pacific islands", "NIR 2 90 07 988 01 000 63", ["2 90 07 988 01 000 63"]],
    ["a whole number among decimals", "NIR\n269054958800043.0\n", ["269054958800043"]],
    ["the key in the next cell of a page", "NIR\n \t Clé\n \t\n2690549588000\n \t 43\n \t\n", ["2690549588000"]],
    ["in a file name, in groups", "MARTIN_2_69_05_49_588_000_43_v2.pdf", ["2_69_05_49_588_000_43"]],
    ["Arabic digits", "NIR ٢٦٩٠٥٤٩٥٨٨٠٠٠٤٣", ["٢٦٩٠٥٤٩٥٨٨٠٠٠٤٣"]],
    ["Devanagari digits", "NIR २६९०५४९५८८०००४३", ["२६९०५४९५८८०००४३"]],
    ["in a file name", "NIR_269054958800043.pdf", ["269054958800043"]],
  ])("%s", (_case, text, expected) => expect(found(text, NIR)).toEqual(expected));
});

describe("leaves", () => {
  test.each([
    ["boxes, a wrong key", "NIR |2|6|9|0|5|4|9|5|8|8|0|0|0|4|4|"],
    ["a decimal", "coefficient 2.69054958800043"],
    ["wrong key", "2 69 05 49 588 000 44"],
    ["a wrong key after a stroke, without its words", "Vos références : 2 69 05 49 588 000 / 44"],
    ["wrong key beside its words", "NIR 2 69 05 49 588 000 44"],
    ["longer than a NIR", "facture 2690549588000431"],
    ["sex 0", "0 69 05 49 588 000 43"],
    ["month 00", "2 69 00 49 588 000 20"],
    ["letters read as digits, without its words", "2 69 O5 49 588 000 43"],
    ["letters of no label before it", "XYZ269054958800043"],
    ["other groups", "269 0549 5880 0043"],
    ["three digits of département on the mainland", "2 69 05 495 88 000 43"],
    ["département cut twice", "1 85 11 97 1 05 000 86"],
    ["a telephone's serial number", "IMEI : 352099001761481"],
    ["a piece of a hash", "a3f-269054958800043-b21"],
    ["decimals", "0.269054958800043"],
    ["a number with decimals", "269054958800043.25"],
    ["a version", "269054958800043.01"],
    ["13 characters without its words", "2 69 05 49 588 000"],
    ["five line breaks", "2\n69\n05\n49\n588\n000\n43"],
  ])("%s", (_case, text) => expect(found(text, NIR)).toEqual([]));
});

test.each([
  ["2 69 05 49 588 000 43", ["medium nir"]],
  ["Numéro de Sécurité Sociale : 2 69 05 49 588 000 43", ["high nir"]],
  ["NUMERO DE SECURITE SOCIALE 2 69 05 49 588 000 43", ["high nir"]],
  ["2 69 05 49 588 000 43 (carte Vitale)", ["high nir"]],
  [`sécu${" ".repeat(301)}2 69 05 49 588 000 43`, ["medium nir"]],
  ["NIR 2 69 05 49 588 000", ["low nir"]],
  ["NIR 2 69 05 49 588 000 / 43", ["high nir"]],
  ["NIR 2690549588000 (43)", ["high nir"]],
  ["NIR : 2 69 05 49 588 000 clé 43", ["high nir"]],
  ["N.I.R. 2 69 05 49 588 000 43", ["high nir"]],
  ["NIR : 2 69 05 49 588 000 clef 43", ["high nir"]],
  ["NIR : 2 69 05 49 588 000, clé : 43", ["high nir"]],
  ["NIR : 2 69 05 49 588 000  43", ["high nir"]],
  ["NIR;Clé\n2690549588000;43;x", ["high nir"]],
  ["NIR\tClé\n2690549588000\t43\tx", ["high nir"]],
  ['"NIR","Clé"\n"2690549588000","43"', ["high nir"]],
  ["NIR;Clé\n1851197111000;3;x", ["high nir"]],
  ["nir :\n2690549588000\nclé :\n43\n", ["high nir"]],
  ["NIR 2690549588000;44;x", []],
  ["NIR 2690549588000;431;x", []],
  ["Code;Lot\n2690549588000;43;x", []],
])("%s", (text, expected) => expect(judged(text, NIR)).toEqual(expected));

test("every synthetic number is one, spaced or not", () => {
  const random = randomOf("nir");
  for (let count = 0; count < 300; count++) {
    const value = syntheticNir(random);
    expect(found(`Assurée ${value}, dossier.`, NIR)).toEqual([value]);
    expect(found(value.replaceAll(" ", ""), NIR)).toHaveLength(1);
  }
});
