/** Markings stand as stamps; the word in a sentence is none. */

import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { marking } from "../../src/detect/detectors/marking.ts";
import { documentOf, found, judged } from "./found.ts";

const MARKING = [marking];

describe("alone or in a sentence", () => {
  test.each([
    ["alone on its line", "Note\nDIFFUSION RESTREINTE\nTexte", ["high marking"]],
    ["between ornaments", "*** TRÈS SECRET ***", ["high marking"]],
    ["without accents", "TRES SECRET DEFENSE", ["high marking"]],
    ["with a copy number", "SECRET – Exemplaire n° 3 sur 12", ["high marking"]],
    ["with a reference", "DIFFUSION RESTREINTE Réf. 2024/DGX/17", ["high marking"]],
    ["with its abbreviation", "DIFFUSION RESTREINTE (DR)", ["high marking"]],
    ["two beside one another", "DIFFUSION RESTREINTE - SPÉCIAL FRANCE", ["high marking", "high marking"]],
    ["alone in a cell", "SECRET\t\n", ["high marking"]],
    ["Windows line ends", "Note\r\nSECRET FISCAL\r\nTexte", ["high marking"]],
    ["former level", "CONFIDENTIEL DÉFENSE", ["high marking"]],
    ["after its name", "Classification : SECRET", ["high marking"]],
    ["after its name, then more", "Niveau : DIFFUSION RESTREINTE — Destinataires : bureau", ["high marking"]],
    ["after a longer name", "Mention de protection : Diffusion Restreinte", ["high marking"]],
    [
      "each word with its capital",
      "Note\nDiffusion Restreinte – Spécial France\nTexte",
      ["medium marking", "medium marking"],
    ],
    ["a mention with one capital", "Confidentiel médical\n\nLettre", ["medium marking"]],
    ["of the Union", "RESTREINT UE/EU RESTRICTED", ["high marking"]],
    ["of the alliance", "NATO RESTRICTED", ["high marking"]],
    ["who may read", "Habilitation : SECRET (décision n° 12)", []],
    ["who may read, by level", "Niveau d’habilitation : SECRET", []],
    ["levels to choose from", "Classification : SECRET / TRÈS SECRET (rayer)", []],
    ["a heading with a reference further on", "LE SECRET DES AFFAIRES. Réf. : code de commerce", []],
    ["a reference further on", "SECRET - note du 12 mars, Réf. 2024/17", ["high marking"]],
    ["a page's number beside", "3   DIFFUSION RESTREINTE", ["high marking"]],
    ["counted in a table", "Niveau;Nombre\nDIFFUSION RESTREINTE;48\nSECRET;3", []],
    ["counted in a table of strokes", "| SECRET | 3 |", []],
    ["counted in a sheet", "Niveau\tNombre\nDIFFUSION RESTREINTE\t48\nSECRET\t3\n", []],
    [
      "with what may not be done",
      "Page 3/12 - DIFFUSION RESTREINTE - Ne pas diffuser hors du service",
      ["high marking"],
    ],
    ["with who may open it", "CONFIDENTIEL PERSONNEL – À n’ouvrir que par le destinataire", ["high marking"]],
    ["of a course", "Module 3 - DIFFUSION RESTREINTE - Durée 20 minutes", []],
    ["a reference and its day", "Réf. 2024/DGX/17 du 12 mars 2024 DIFFUSION RESTREINTE", ["high marking"]],
    ["at its line's end, after a dash", "Direction fictive — DIFFUSION RESTREINTE\nNote", ["high marking"]],
    ["at its line's beginning, before a gap", "DIFFUSION RESTREINTE          Ministère fictif", ["high marking"]],
    ["declared", "Le présent document est classifié SECRET DÉFENSE au sens de l'instruction.", ["high marking"]],
    ["a rule on others", "Les documents classifiés SECRET DÉFENSE sont enregistrés.", []],
    ["a part of a guide, in a paragraph", "Texte. Chapitre 8 – DIFFUSION RESTREINTE", []],
    ["a part of a guide", "ANNEXE II – SECRET DÉFENSE", []],
    ["a chapter", "2. SECRET ............ 7", []],
    ["a chapter that each word's capital begins", "1.2 Diffusion Restreinte", []],
    ["declared by what it bears", "Ce document porte la mention DIFFUSION RESTREINTE.", ["high marking"]],
    ["declared at a line's beginning", "Note\nClassifié au niveau SECRET par décision", ["high marking"]],
    ["what others bear", "Les courriers portent la mention DIFFUSION RESTREINTE.", []],
    ["in brackets before a subject", "[DIFFUSION RESTREINTE] Réunion du 3 mai", ["high marking"]],
    ["in brackets, sent on", "Objet : TR : [DIFFUSION RESTREINTE] Réunion", ["high marking"]],
    ["the bare level, sent on", "Objet : [SECRET] Réunion du 3 mai", ["high marking"]],
    ["in brackets behind a subject", "Réunion du 3 mai [DIFFUSION RESTREINTE]\nBonjour", ["high marking"]],
    ["in brackets in a sentence", "La balise [DIFFUSION RESTREINTE] se met en tête.", []],
    ["a part of a file of settings", "[SECRET] # jetons\nnom = x", []],
    ["between both sides of a head", "Ministère fictif      DIFFUSION RESTREINTE      Paris", ["high marking"]],
    [
      "in a row of a table of gaps",
      "Module 1   Accueil   10 minutes\nModule 3   DIFFUSION RESTREINTE   20 minutes",
      [],
    ],
    ["of the alliance, in French", "OTAN DIFFUSION RESTREINTE", ["high marking"]],
    ["of the alliance, in both", "NATO RESTRICTED / OTAN DIFFUSION RESTREINTE", ["high marking", "high marking"]],
    ["a heading with one capital", "Diffusion restreinte", []],
    ["both words in a sentence", "Une information Diffusion Restreinte est protégée.", []],
    ["a shop", "Boutique « SECRET »", []],
    ["a film", "la diffusion restreinte du film", []],
    ["capitals in a sentence", "Le dossier SECRET du comité est en retard", []],
    ["small letters alone on the line", "Secret", []],
    ["another word", "SECRÉTARIAT", []],
    ["a compound", "TOP_SECRET", []],
    ["a mention in a sentence", "Ces données relèvent du secret médical.", ["low marking"]],
    ["a mention as a stamp", "SECRET MÉDICAL", ["high marking"]],
    ["words joined by a hyphen", "CONFIDENTIEL-DÉFENSE", ["high marking"]],
    ["another former level", "SECRET-DÉFENSE", ["high marking"]],
    ["a no-break hyphen", "TRÈS SECRET‑DÉFENSE", ["high marking"]],
    ["a dash between spaces", "CONFIDENTIEL – RH", ["high marking"]],
    ["two spaces", "DIFFUSION  RESTREINTE", ["high marking"]],
    ["a tab", "DIFFUSION\tRESTREINTE", ["high marking"]],
    ["a hyphen in a sentence", "il est couvert par le secret-défense depuis 1998", []],
    ["capitals and a hyphen in a sentence", "LE SECRET-DÉFENSE EST LEVÉ", []],
    ["a mention with a hyphen in a sentence", "courrier confidentiel-RH", ["low marking"]],
  ])("%s", (_case, text, expected) => expect(judged(text, MARKING)).toEqual(expected));
});

describe("letter by letter, as stamps are spaced out", () => {
  const RESTRICTED = "D I F F U S I O N   R E S T R E I N T E";
  test.each([
    ["alone on its line", `Note\n${RESTRICTED}\nTexte`, [`high ${RESTRICTED}`]],
    [
      "one space between words too",
      "D I F F U S I O N R E S T R E I N T E",
      ["high D I F F U S I O N R E S T R E I N T E"],
    ],
    ["two spaces between letters", "S  E  C  R  E  T", ["high S  E  C  R  E  T"]],
    ["no-break spaces", "S\u00a0E\u00a0C\u00a0R\u00a0E\u00a0T", ["high S\u00a0E\u00a0C\u00a0R\u00a0E\u00a0T"]],
    ["accents or none", "T R E S   S E C R E T", ["high T R E S   S E C R E T"]],
    ["accents", "C O N F I D E N T I E L  D É F E N S E", ["high C O N F I D E N T I E L  D É F E N S E"]],
    ["a hyphen between words", "S E C R E T - D É F E N S E", ["high S E C R E T - D É F E N S E"]],
    ["over two lines", "Note\n\nS P É C I A L\nF R A N C E\n\nTexte", ["high S P É C I A L\nF R A N C E"]],
    [
      "beside one that is not",
      "DIFFUSION RESTREINTE – S P É C I A L  F R A N C E",
      ["high DIFFUSION RESTREINTE", "high S P É C I A L  F R A N C E"],
    ],
    ["with a copy number", "S E C R E T  –  Exemplaire n° 3 sur 12", ["high S E C R E T"]],
    ["a mention", "S E C R E T   M É D I C A L", ["high S E C R E T   M É D I C A L"]],
    ["after its name", "Classification : S E C R E T", ["high S E C R E T"]],
    ["another word", "S E C R É T A R I A T", []],
    ["a longer title", "C O M I T É   S E C R E T", []],
    ["in a sentence", "Le mot S E C R E T s'écrit en six lettres.", []],
    ["small letters", "s e c r e t", []],
    ["a chapter", "2. S E C R E T", []],
    ["a letter missing", "D I F U S I O N   R E S T R E I N T E", []],
    ["elided words", "S'il n'est d'accord, c'est dit", []],
  ])("%s", (_case, text, expected) => {
    const spans = detect(documentOf(text), null, MARKING);
    expect(spans.map(({ start, end, confidence }) => `${confidence} ${text.slice(start, end)}`)).toEqual(expected);
  });
});

describe("over lines", () => {
  test.each([
    ["each word alone on its line, apart", "Note\n\nDIFFUSION\nRESTREINTE\n \nTexte", ["DIFFUSION\nRESTREINTE"]],
    ["at the top of the text", "DIFFUSION\nRESTREINTE\n\nTexte", ["DIFFUSION\nRESTREINTE"]],
    ["at its end", "Texte\n\nSPÉCIAL\nFRANCE\n", ["SPÉCIAL\nFRANCE"]],
    ["between two other markings", "\nSECRET\nSPÉCIAL\nFRANCE\n\nTexte", ["SECRET", "SPÉCIAL\nFRANCE"]],
    ["a column of words", "PROGRAMME\nDIFFUSION\nRESTREINTE", []],
    ["the top of a column", "DIFFUSION\nRESTREINTE\nPROGRAMME", []],
    ["a column of cells", "PROGRAMME\t\nDIFFUSION\t\nRESTREINTE\t\n", []],
    ["a column that makes a mention", "NIVEAU\nCONFIDENTIEL\nRH\nFINANCES", []],
    ["a mention over two lines, apart", "Note\n\nCONFIDENTIEL\nRH\n\nTexte", []],
    ["a mention in a sentence", "ces données relèvent du secret\nmédical et", ["secret\nmédical"]],
    ["apart, too far to be seen", `Note\n\n${"12\n".repeat(200)}DIFFUSION\nRESTREINTE`, []],
    ["three lines, centred", "  TRÈS  \r\n   SECRET\r\n  DÉFENSE", ["TRÈS  \r\n   SECRET\r\n  DÉFENSE"]],
    ["with a copy number", "CONFIDENTIEL\nDÉFENSE\nExemplaire n° 2", ["CONFIDENTIEL\nDÉFENSE"]],
    ["a heading below a stamp", "SECRET\nDÉFENSE DE FUMER", ["SECRET"]],
    ["a heading above a stamp", "PROJET SECRET\nDÉFENSE", []],
    [
      "between words and words",
      "Objet : note du 3 mai\nDIFFUSION\nRESTREINTE\nMadame la directrice,",
      ["DIFFUSION\nRESTREINTE"],
    ],
    ["words above, a column below", "Objet : note du 3 mai\nDIFFUSION\nRESTREINTE\nPROGRAMME", []],
    ["two levels", "TRÈS SECRET\nSECRET", ["TRÈS SECRET", "SECRET"]],
    ["an empty line between", "DIFFUSION\n\nRESTREINTE", []],
    ["beside a reference, in a sentence", "Réf. 12 : la note de DIFFUSION\nRESTREINTE du film", []],
    ["small letters", "diffusion\nrestreinte", []],
  ])("%s", (_case, text, expected) => expect(found(text, MARKING)).toEqual(expected));
});

describe("in a header", () => {
  test.each([
    ["beside the ministry", "Ministère fictif – DIFFUSION RESTREINTE", ["high"]],
    ["the bare level apart", "Ministère fictif\tSECRET", ["high"]],
    ["the bare word in a title", "COMITÉ SECRET DES FINANCES", []],
    ["small letters", "Diffusion restreinte", []],
    ["each word with its capital", "Ministère fictif – Diffusion Restreinte", ["medium"]],
    ["over two lines", "Ministère fictif DIFFUSION\nRESTREINTE", ["high"]],
    ["a mention over two lines", "Ministère fictif\nCONFIDENTIEL\nRH", ["high"]],
    ["spaced out beside the ministry", "Ministère fictif   S E C R E T", ["high"]],
    ["a title spaced out that ends in the word", "C O M I T É   S E C R E T", []],
    ["a title spaced out that begins with it", "S E C R E T   D E S   A F F A I R E S", []],
  ])("%s", (_case, header, expected) => {
    const text = `Corps du texte\n${header}\nsuite`;
    const stamps = [{ start: 15, end: 15 + header.length }];
    const spans = detect(documentOf(text, { stamps }), null, MARKING);
    expect(spans.map(({ confidence }) => confidence)).toEqual(expected);
  });
});

test("a word of the body makes no marking with a header's last", () => {
  const text = "Note\nDIFFUSION\nRESTREINTE\nTexte";
  expect(detect(documentOf(text, { stamps: [{ start: 5, end: 15 }] }), null, MARKING)).toEqual([]);
});
