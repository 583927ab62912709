/** Tables that plain texts draw: the header of a column speaks for its cells, however far, and no line of prose is one. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf } from "../../src/detect/tables.ts";
import { cellsFrom, NO_CELLS } from "../../src/model/cells.ts";
import { documentOf, judged } from "./found.ts";

/** Each cell as `header: value`. */
const cells = (text: string) =>
  Array.from(cellsOf({ text, cells: NO_CELLS }), ({ start, end, header }) => `${header}: ${text.slice(start, end)}`);

const AGENTS = ["Nom: MARTIN", "SIREN: 991234568", "Nom: PETIT", "SIREN: 991234576"];

describe("cells of", () => {
  test.each([
    ["semicolons", "Nom;SIREN\nMARTIN;991234568\nPETIT;991234576\n", AGENTS],
    ["semicolons, no line's end at the end", "Nom;SIREN\nMARTIN;991234568\nPETIT;991234576", AGENTS],
    ["semicolons of Windows", "Nom;SIREN\r\nMARTIN;991234568\r\nPETIT;991234576\r\n", AGENTS],
    [
      "quotes",
      '"Nom";"SIREN"\n"MARTIN";"991234568"\n"PETIT";"991234576"\n',
      ["Nom: MARTIN", "SIREN: 991234568", "Nom: PETIT", "SIREN: 991234576"],
    ],
    ["tabs", "Nom\tSIREN\nMARTIN\t991234568\nPETIT\t991234576\n", AGENTS],
    ["Markdown", "| Nom | SIREN |\n|---|---:|\n| MARTIN | 991234568 |\n| PETIT | 991234576 |\n", AGENTS],
    ["Markdown without borders", "Nom | SIREN\n--- | ---\nMARTIN | 991234568\nPETIT | 991234576\n", AGENTS],
    [
      "a terminal's drawing",
      "| Nom    | SIREN     |\n+--------+-----------+\n| MARTIN | 991234568 |\n| PETIT  | 991234576 |\n",
      AGENTS,
    ],
    ["columns of spaces", "Nom       SIREN\nMARTIN    991234568\nPETIT     991234576\n", AGENTS],
    [
      "columns of spaces, ruled",
      "Nom       SIREN\n------    ---------\nMARTIN    991234568\nPETIT     991234576\n",
      AGENTS,
    ],
    ["a table in a letter", "Madame,\n\nNom;SIREN\nMARTIN;991234568\nPETIT;991234576\n\nCordialement\n", AGENTS],
    [
      "two tables",
      "Nom;SIREN\nMARTIN;991234568\n\nObjet\tRPPS\nX\t10003879623\n",
      ["Nom: MARTIN", "SIREN: 991234568", "Objet: X", "RPPS: 10003879623"],
    ],
    [
      "slashes between spaces",
      "Nom / SIREN / Ville\nMARTIN / 991234568 / Exemple\n",
      ["Nom: MARTIN", "SIREN: 991234568", "Ville: Exemple"],
    ],
    ["an empty cell", "Nom;SIREN;Ville\nMARTIN;;Exemple\n", ["Nom: MARTIN", "SIREN: ", "Ville: Exemple"]],
    ["commas", "nom,siren,ville\nMARTIN,991234568,Exemple\n", ["nom: MARTIN", "siren: 991234568", "ville: Exemple"]],
    [
      "commas, and others between quotes",
      'nom,adresse,siren\nMARTIN,"12, rue X",991234568\nPETIT,Y,991234576\n',
      ["nom: MARTIN", "adresse: 12, rue X", "siren: 991234568", "nom: PETIT", "adresse: Y", "siren: 991234576"],
    ],
    [
      "semicolons between quotes",
      'Nom;Obs.;SIREN\n"MARTIN";"vu ; revu";991234568\n',
      ["Nom: MARTIN", "Obs.: vu ; revu", "SIREN: 991234568"],
    ],
    [
      "a name cut short",
      '"Nom";"Resp. légal";"SIREN"\n"MARTIN";"X";"991234568"\n',
      ["Nom: MARTIN", "Resp. légal: X", "SIREN: 991234568"],
    ],
    [
      "a name and its year",
      "Nom;Salaire 2024;SIREN\nMARTIN;12;991234568\n",
      ["Nom: MARTIN", "Salaire 2024: 12", "SIREN: 991234568"],
    ],
    [
      "rows of a database",
      "INSERT INTO agents (nom, siren) VALUES ('MARTIN', '991234568'), ('PETIT', '991234576');",
      ["nom: MARTIN", "siren: 991234568", "nom: PETIT", "siren: 991234576"],
    ],
    [
      "rows of a database over lines",
      "insert into agents (nom, siren) values\n  ('MARTIN', 991234568),\n  ('PETIT', 991234576);",
      ["nom: MARTIN", "siren: 991234568", "nom: PETIT", "siren: 991234576"],
    ],
    [
      "a quote in a database's text",
      "INSERT INTO a (nom, siren) VALUES ('L''EXEMPLE', '991234568')",
      ["nom: L''EXEMPLE", "siren: 991234568"],
    ],
    [
      "commas in a database's text",
      "INSERT INTO a (nom, siren) VALUES ('MARTIN, C.', '991234568')",
      ["nom: MARTIN, C.", "siren: 991234568"],
    ],
    ["more values than names", "INSERT INTO a (nom, siren) VALUES ('MARTIN', '991234568', 3)", []],
  ])("%s", (_case, text, expected) => expect(cells(text)).toEqual(expected));
});

describe("no table in", () => {
  test.each([
    ["prose", "Bonjour ; voici le dossier.\nCordialement ; bien à vous ; à demain.\nFin"],
    ["what an order is founded on", "Vu le code de la route ;\nVu la loi du 6 janvier 1978 ;\nVu le décret ;\n"],
    ["one line", "Nom;SIREN"],
    ["lines of other numbers of fields", "Nom;SIREN\nMARTIN;991234568;x\n"],
    ["a row of numbers as its first line", "1;2;3\n4;5;6\n"],
    ["values above values", "MARTIN;991234568\nPETIT;991234576\n"],
    ["entities", "Pr&eacute;nom et nom&nbsp;:\nd&eacute;j&agrave; vu&nbsp;!\n"],
    ["one column", "Nom\nMARTIN\n"],
    ["a list in prose", "pommes,poires,raisins\nAu marché, le lundi, à midi\n"],
    ["a list in prose with spaces", "rouge, vert, bleu\nun, deux, trois\n"],
    ["two names between slashes", "Nom / SIREN\nMARTIN / 991234568\n"],
    ["pairs between commas", "nom,siren\nMARTIN,991234568\n"],
    ["a call of a function", "rendre(a,b,c)\nrendre(d,e,f)\n"],
    ["a sentence", "Merci de votre réponse. Nous restons là;vous aussi\nBien à vous;nous aussi\n"],
    ["days", "Reçu le 12/03/2024;vu le 13/03/2024\nclos;rien\n"],
  ])("%s", (_case, text) => expect(cells(text)).toEqual([]));
});

describe("cells that a reader told", () => {
  test("stand alone", () => {
    const told = cellsFrom([{ start: 10, end: 16, header: "X" }]);
    expect(cellsOf({ text: "Nom;SIREN\nMARTIN;991234568\n", cells: told })).toBe(told);
  });
});

describe("headers speak", () => {
  const filler = "aucun;aucun\n".repeat(3000);
  test.each([
    ["however far", `Nom;SIREN\n${filler}MARTIN;991234568\n`, ["high siren"]],
    ["against a value", "Nom;Numéro de commande\nMARTIN;991234568\n", []],
    ["for a column of Markdown", "| Nom | N° SIREN |\n|---|---|\n| MARTIN | 991234568 |\n", ["high siren"]],
    ["for fixed columns", "Nom         N° SIREN\nMARTIN      991234568\n", ["high siren"]],
    ["for a database's rows", "INSERT INTO t (nom, numero_siren) VALUES ('MARTIN', '991234568');", ["high siren"]],
    ["where a longer term holds the name", "Nom;N° INSEE\nMARTIN;2 69 05 49 588 000 43\n", ["high nir"]],
    ["with the key in the next column", "Nom;N° INSEE;Clé\nMARTIN;2690549588000;43\n", ["high nir"]],
    ["with the key many spaces further", "N° INSEE           CLE\n2 69 05 49 588 000      43\n", ["high nir"]],
    ["in the case of programs", "nom;titreDeSejour\nMARTIN;9912345678\n", ["high residence-permit"]],
    ["glued to what says that it is a number", "NOM;NUMSIREN\nMARTIN;991234568\n", ["high siren"]],
    ["glued, of a database", "nom;idagdref\nMARTIN;9912345678\n", ["high residence-permit"]],
    ["glued, against a value", "NOM;NUMCOMMANDE\nMARTIN;991234568\n", []],
    ["inside another word", "NOM;NOSIRENES\nMARTIN;991234568\n", ["low siren"]],
    ["of another thing's name against it", "Nom;Nom de naissance\nMARTIN;03/04/1985\n", []],
    [
      "no more after the table",
      "Nom;SIREN\nMARTIN;aucun\n\nTexte libre. ".concat("mot ".repeat(120), "991234568"),
      ["low siren"],
    ],
  ])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
});

test("of any text the cells are places of it, ascending, and none overlaps another", () => {
  const unit = fc.constantFrom(
    "Nom",
    "SIREN",
    "991234568",
    ";",
    "\t",
    "|",
    "  ",
    "\n",
    "\r\n",
    '"',
    "---",
    "INSERT INTO t (a, b) VALUES ",
    "('x', 1)",
    ",",
    " ",
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const places = [...cellsOf(documentOf(text))].flatMap(({ start, end }) => [start, end]);
      expect(places.every((place, at) => place >= (places[at - 1] ?? 0) && place <= text.length)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe("hostile texts of 200,000 characters end well within the test's time", () => {
  const SIZE = 200_000;
  test.each([
    ["semicolons", ";".repeat(SIZE)],
    ["semicolons and line's ends", ";\n".repeat(SIZE / 2)],
    ["headers again and again", "Nom;SIREN\n".repeat(SIZE / 10)],
    ["spaces", "a  ".repeat(SIZE / 3)],
    ["spaces on one line", `a${" ".repeat(SIZE)}b\n`],
    ["bars", "| ".repeat(SIZE / 2)],
    ["slashes", "a / ".repeat(SIZE / 4)],
    ["quotes between semicolons", ';"a'.repeat(SIZE / 3)],
    ["quotes that open and never close", `${';"a'.repeat(6000)}\n`.repeat(SIZE / 18_000)],
    ["wide tables", `${"a;".repeat(5000)}\n${"b;".repeat(5000)}\n`],
    ["brackets", "(".repeat(SIZE)],
    ["rows of a database without end", `INSERT INTO t (a, b) VALUES ${"('x', 1), ".repeat(SIZE / 10)}`],
    ["quotes without end in a row of a database", `INSERT INTO t (a, b) VALUES ('${"'".repeat(SIZE)}x\n`],
    ["such rows again and again", `INSERT INTO t (a, b) VALUES ('${"'".repeat(40)}x\n`.repeat(SIZE / 70)],
    ["a database's names again and again", "(a, b) values (".repeat(SIZE / 15)],
    ["a quote that nothing closes", `(a, b) values ('${"x".repeat(SIZE)}`],
    ["values and spaces", `(a, b) values${" ".repeat(SIZE)}`],
    ["brackets before values", `${"(a,b ".repeat(SIZE / 5)}) values (1)`],
    ["&", "&".repeat(SIZE)],
  ])("%s", (_case, text) => expect(cellsOf(documentOf(text))).toBeDefined());
});
