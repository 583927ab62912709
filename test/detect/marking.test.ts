/** Markings stand as stamps; the word in a sentence is none. */

import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { marking } from "../../src/detect/detectors/marking.ts";
import { documentOf, judged } from "./found.ts";

describe("alone or in a sentence", () => {
  test.each([
    ["alone on its line", "Note\nDIFFUSION RESTREINTE\nTexte", ["high marking"]],
    ["between ornaments", "*** TRÈS SECRET ***", ["high marking"]],
    ["without accents", "TRES SECRET DEFENSE", ["high marking"]],
    ["with a copy number", "SECRET – Exemplaire n° 3 sur 12", ["high marking"]],
    ["with a reference", "DIFFUSION RESTREINTE Réf. 2024/DGX/17", ["high marking"]],
    ["two beside one another", "DIFFUSION RESTREINTE - SPÉCIAL FRANCE", ["high marking", "high marking"]],
    ["alone in a cell", "SECRET\t\n", ["high marking"]],
    ["Windows line ends", "Note\r\nSECRET FISCAL\r\nTexte", ["high marking"]],
    ["former level", "CONFIDENTIEL DÉFENSE", ["high marking"]],
    ["a film", "la diffusion restreinte du film", []],
    ["capitals in a sentence", "Le dossier SECRET du comité est en retard", []],
    ["small letters alone on the line", "Secret", []],
    ["another word", "SECRÉTARIAT", []],
    ["a compound", "TOP_SECRET", []],
    ["a mention in a sentence", "Ces données relèvent du secret médical.", ["low marking"]],
    ["a mention as a stamp", "SECRET MÉDICAL", ["high marking"]],
  ])("%s", (_case, text, expected) => expect(judged(text, [marking])).toEqual(expected));
});

describe("in a header", () => {
  test.each([
    ["beside the ministry", "Ministère fictif – DIFFUSION RESTREINTE", ["high"]],
    ["the bare level apart", "Ministère fictif\tSECRET", ["high"]],
    ["the bare word in a title", "COMITÉ SECRET DES FINANCES", []],
    ["small letters", "Diffusion restreinte", []],
  ])("%s", (_case, header, expected) => {
    const text = `Corps du texte\n${header}\nsuite`;
    const stamps = [{ start: 15, end: 15 + header.length }];
    const spans = detect(documentOf(text, { stamps }), null, [marking]);
    expect(spans.map(({ confidence }) => confidence)).toEqual(expected);
  });
});
