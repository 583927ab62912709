/** The words around a value: the header of its column first, then its row, then the nearest. */

import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { type Cell, cellsFrom } from "../../src/model/cells.ts";
import { documentOf, judged } from "./found.ts";

const SIREN = "991234568";

/** A table as readers write it: cells end with a tab, the first row names the columns. */
function table(rows: readonly (readonly string[])[]) {
  const cells: Cell[] = [];
  let text = "";
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      if (index > 0)
        cells.push({ start: text.length, end: text.length + value.length, header: rows[0]?.[column] ?? "" });
      text += `${value}\t`;
    }
    text += "\n";
  }
  return documentOf(text, { cells: cellsFrom(cells) });
}

const confidences = (rows: readonly (readonly string[])[]) =>
  detect(table(rows)).map(({ detector, confidence }) => `${confidence} ${detector}`);

describe("in a table", () => {
  test.each([
    [
      "its own column",
      [
        ["Nom", "SIREN"],
        ["Exemple", SIREN],
      ],
      ["high siren"],
    ],
    [
      "however far",
      [["Nom", "N° SIREN"], ...Array.from({ length: 300 }, () => ["Exemple", "aucun"]), ["X", SIREN]],
      ["high siren"],
    ],
    [
      "written together",
      [
        ["nomEntreprise", "numeroSiren"],
        ["Exemple", SIREN],
      ],
      ["high siren"],
    ],
    [
      "what is often near, in another column, does not speak for it",
      [
        ["Titulaire", "Code"],
        ["SARL Exemple", SIREN],
      ],
      ["low siren"],
    ],
    [
      "another column's header does not speak for it",
      [
        ["SIREN", "Code"],
        ["aucun", SIREN],
      ],
      ["low siren"],
    ],
    [
      "a table that lies on its side",
      [
        ["Rubrique", "Agent 1", "Agent 2"],
        ["Date de naissance", "03/04/1985", "05/06/1987"],
        ["Matricule", "9900042", "9900043"],
        ["N° SIREN", SIREN, SIREN],
      ],
      ["high birth-date", "high birth-date", "medium agent-number", "medium agent-number", "high siren", "high siren"],
    ],
    [
      "the first of a row that is no name of what follows",
      [
        ["Pièce", "Enregistrée le", "Année"],
        ["Acte de naissance", "03/04/2015", "05/06/2017"],
      ],
      [],
    ],
    [
      "a row of names and what they name",
      [
        ["Nom", "MARTIN", "Service", "RH"],
        ["Date de naissance", "03/04/1985", "Entrée", "05/06/2017"],
      ],
      ["high birth-date"],
    ],
    [
      "a plate that begins with the letters of a name",
      [
        ["Véhicule", "Marque", "Mise en service"],
        ["DN-001-ZZ", "12", "05/06/2017"],
      ],
      ["high plate"],
    ],
    [
      "counts of what the first of a row names",
      [
        ["Indicateur", "Nombre", "Total 2024"],
        ["Naissances", "12", "05/06/2017"],
      ],
      [],
    ],
    [
      "the header of another thing",
      [
        ["Société", "Numéro de commande"],
        ["Exemple", SIREN],
      ],
      [],
    ],
    [
      "a label in its row",
      [
        ["Libellé", "Valeur"],
        ["SIREN", SIREN],
      ],
      ["high siren"],
    ],
    ["a company's number and no more", [["SIREN"], [SIREN]], ["high siren"]],
  ])("%s", (_case, rows, expected) => expect(confidences(rows)).toEqual(expected));
});

test("no number is read across two cells", () => {
  expect(
    confidences([
      ["A", "B", "C"],
      ["991", "234", "561"],
    ]),
  ).toEqual([]);
});

describe("in a text", () => {
  test.each([
    ["the nearest label wins", `FINESS 750712184, SIREN ${SIREN}`, ["high finess", "high siren"]],
    ["its name after the value is further than another before", `Facture du mois ${SIREN} puis le SIREN`, []],
    ["its name on the next line is about something else", `Code : ${SIREN}\nLe SIREN manque`, ["low siren"]],
    ["a name of nobody's number, too far to be meant", `facture ${"mot ".repeat(20)}${SIREN}`, ["low siren"]],
    ["a rival after the value is further", `SIREN ${SIREN} (dossier suivi)`, ["high siren"]],
    ["some words away: near, and not beside", `CNI ${"mot ".repeat(25)}991275999999`, ["medium cni"]],
    ["within 300 characters", `SIREN ${"x".repeat(250)} ${SIREN}`, ["high siren"]],
    ["beyond", `SIREN ${"x".repeat(310)} ${SIREN}`, ["low siren"]],
    ["whole words only", `Sirenia ${SIREN}`, ["low siren"]],
    ["over a line", `numéro de\nsécurité sociale\n2 69 05 49 588 000 43`, ["high nir"]],
    ["plural", `Liste des assurés : 2 69 05 49 588 000 43`, ["high nir"]],
  ])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
});
