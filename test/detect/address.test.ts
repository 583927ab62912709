/** Addresses: ways called « de l'Exemple » and postcodes of towns that do not exist: nobody lives there. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["on one line", "12 rue de l'Exemple 75999 Paris", "12 rue de l'Exemple 75999 Paris"],
    ["with commas", "12, rue de l'Exemple, 75999 Paris", "12, rue de l'Exemple, 75999 Paris"],
    ["bis", "12 bis, avenue de l’Exemple - 75999 PARIS", "12 bis, avenue de l’Exemple - 75999 PARIS"],
    ["12B", "12B boulevard de l'Exemple 75999 Paris", "12B boulevard de l'Exemple 75999 Paris"],
    ["on two lines", "12 rue de l'Exemple\n75999 PARIS", "12 rue de l'Exemple\n75999 PARIS"],
    ["a way whose name comes first", "12, Grande Rue 35999 Exemple", "12, Grande Rue 35999 Exemple"],
    ["a hamlet", "3 lieu-dit Le Bourg 35999 Exemple", "3 lieu-dit Le Bourg 35999 Exemple"],
    ["short for a way", "12 bd de l'Exemple 75999 PARIS", "12 bd de l'Exemple 75999 PARIS"],
    ["av.", "12 av. de l'Exemple 75999 Paris", "12 av. de l'Exemple 75999 Paris"],
    ["av. before a name", "12 av. Exemple 75999 Paris", "12 av. Exemple 75999 Paris"],
    ["a general's, for short", "3 rue du Gal. Exemple 35999 Rennes", "3 rue du Gal. Exemple 35999 Rennes"],
    ["a saint's, for short", "3 bd. St. Exemple 35999 Rennes", "3 bd. St. Exemple 35999 Rennes"],
    ["a flat, for short", "3 rue Exemple, appt. B, 35999 Rennes", "3 rue Exemple, appt. B, 35999 Rennes"],
    [
      "a town of several words",
      "3 impasse Exemple 35999 Saint-Exemple-sur-Mer",
      "3 impasse Exemple 35999 Saint-Exemple-sur-Mer",
    ],
    ["a town with an article", "3 chemin Exemple 76999 Le Havre", "3 chemin Exemple 76999 Le Havre"],
    ["Corsica", "3 place Exemple 20999 Ajaccio", "3 place Exemple 20999 Ajaccio"],
    ["overseas", "3 allée Exemple 97499 Saint-Denis", "3 allée Exemple 97499 Saint-Denis"],
    ["F-", "3 quai Exemple F-67999 Strasbourg", "3 quai Exemple F-67999 Strasbourg"],
    ["capitals", "12 RUE DE L'EXEMPLE 75999 PARIS", "12 RUE DE L'EXEMPLE 75999 PARIS"],
    [
      "a complement between",
      "12 rue de l'Exemple\nBâtiment C\n75999 Paris",
      "12 rue de l'Exemple\nBâtiment C\n75999 Paris",
    ],
    ["in a sentence", "Il demeure au 12 rue de l'Exemple 75999 Paris depuis mars.", "12 rue de l'Exemple 75999 Paris"],
    ["a box", "BP 40251 - 92999 NANTERRE CEDEX", "BP 40251 - 92999 NANTERRE CEDEX"],
    ["a special box", "CS 12345\n35999 Rennes Cedex", "CS 12345\n35999 Rennes Cedex"],
    ["a way and a box", "1 rue Exemple - BP 87031 - 87999 Limoges", "1 rue Exemple - BP 87031 - 87999 Limoges"],
    ["a place in the country", "Lieu-dit La Croix, 24999 Sarlat", "Lieu-dit La Croix, 24999 Sarlat"],
    ["an estate of firms", "ZA de Kerexemple, 29999 Gouesnou", "ZA de Kerexemple, 29999 Gouesnou"],
    ["r.", "7 r. Exemple - 37999 TOURS", "7 r. Exemple - 37999 TOURS"],
    ["a mall", "5 mail Exemple 35999 Rennes", "5 mail Exemple 35999 Rennes"],
    ["cedex", "12 rue de l'Exemple 75999 Paris Cedex", "12 rue de l'Exemple 75999 Paris Cedex"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high address"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["a way without number", "rue de l'Exemple, Paris"],
    ["a way and its number, nothing that says so", "Réunion au 12 rue de l'Exemple."],
    ["a time", "à 12 h place de l'Exemple"],
    ["a course", "12 cours de soutien pour 75 élèves"],
    ["places in a town", "12 places 75001 Paris"],
    ["a place taken", "30 places disponibles"],
    ["a road's number", "la route départementale 75"],
    ["a postcode beyond", "12 rue de l'Exemple, tél. 01 99 00 12 34"],
    ["an amount after", "12 rue de l'Exemple : 75 999 € de Travaux"],
    ["postcode 00", "12 rue de l'Exemple 00123 Paris"],
    ["a decimal before the way", "1,12 rue de l'Exemple 75999 Paris"],
    ["an amount in words", "12 places de parking, 75 000 Euros"],
    ["a platform", "à 19 h 15, voie 13. La copie fait 83 101 Mo"],
    ["a program", "1415 mail shar(1), unshar(1) 12345 Uuencode"],
    ["a budget", "BP 2024 : 75999 Euros"],
    ["a mail", "12 mails de Dupont, 75999 Lecteurs"],
    ["a letter", "12 R, 75999 Paris"],
    ["a place without postcode", "lieu-dit La Croix, commune de Sarlat"],
    ["another sentence", "12 cours ont lieu. Ils réunissent 75999 Participants"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" address"))).toEqual([]));
});

test.each([
  ["without postcode, announced", "demeurant 12 rue de l'Exemple", ["medium address"]],
  ["without postcode, announced by a form", "Adresse : 12 rue Exemple", ["medium address"]],
  [
    "two in one letter",
    "12 rue de l'Exemple 75999 Paris\n\n3 place Exemple 35999 Rennes",
    ["high address", "high address"],
  ],
  ["in a table", "Nom;Adresse\nMARTIN-EXEMPLE;12 rue de l'Exemple 75999 Paris\n", ["high address"]],
  ["a postcode is no company", "société, 1456 avenue du Test 75015 Paris", ["high address"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
