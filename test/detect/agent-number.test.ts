/** Numbers of agents: every employer makes up its own, and so do these cases: nobody's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds, medium at most", () => {
  test.each([
    ["right after its word", "Matricule : 9900042", "9900042"],
    ["without a colon", "matricule 990042", "990042"],
    ["of ten digits", "Matricule n° 9990000042", "9990000042"],
    ["a letter ahead", "matricule A990042", "A990042"],
    ["a letter at the end", "matricule : 990042Z", "990042Z"],
    ["a letter inside", "matricule 99B0042", "99B0042"],
    ["a sentence between", "mon matricule est le 9900042", "9900042"],
    ["of pay", "Matricule paie : 9900042", "9900042"],
    ["the agent's identifier", "Identifiant agent : 9900042", "9900042"],
    ["the number of an agent", "n° d'agent 9900042", "9900042"],
    ["an agent's number, spelt out", "Numéro de l’agent : 9900042", "9900042"],
    ["for short", "Matr. 9900042", "9900042"],
    ["as armies write it", "Mle 9900042", "9900042"],
    ["the agent and his number", "Agent n° 9900042", "9900042"],
    ["in groups", "Matricule : 990 042", "990 042"],
    ["on the next line", "Matricule\n9900042", "9900042"],
    ["in a field", '{"matricule": "9900042"}', "9900042"],
    ["in XML", "<matricule>9900042</matricule>", "9900042"],
    ["camel case", "matriculeAgent=9900042", "9900042"],
    ["camel case, the agent's number", "numAgent: 9900042", "9900042"],
    ["snake case", "id_agent: 9900042", "9900042"],
    ["of a directory", "employeeNumber: 9900042", "9900042"],
    ["of an export in English", '"employeeId": "P9900042"', "P9900042"],
    ["before a colon on the next line", "Matricule SIRH de l’intéressé\n: 9900042", "9900042"],
    ["in two letters and one more", "Castan Remi, mat. 9900042", "9900042"],
    ["of one or several", "Matricule(s) concerné(s) : 9900042", "9900042"],
    ["of a gendarme", "NIGEND : 990042", "990042"],
    ["of the personnel office", "Identifiant RH : 9900042", "9900042"],
    ["in three letters at a field's beginning", "Immat. : aucune ; Mat 9900042", "9900042"],
    ["under its name cut short", "Matric.;Nom\n9900042;X\n", "9900042"],
    ["of a software in capitals", "Matricule HRA 99000042 ; quotité 80 %", "99000042"],
    ["of its software", "N° SIRH 9900042", "9900042"],
    ["of its software, by name", "Id. RenoiRH : 99000042", "99000042"],
    ["after leaders", `Matricule ${".".repeat(60)} 9900042`, "9900042"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["medium agent-number"]);
    expect(found(text)).toEqual([value]);
  });

  test.each([
    ["of one line", "Matricules : 9900042, 9900043 et 9900044", 3],
    ["of one or several", "matricule(s) : 9900042 ; 9900043", 2],
    ["over a line's end", "Matricules\nconcernés : 9900042,\n9900043 et 9900044", 3],
    ["over lines", "Matricules :\n9900042\n9900043\n9900044\n9900045", 4],
  ])("all of a list, %s", (_case, text, count) =>
    expect(judged(text)).toEqual(Array(count).fill("medium agent-number")),
  );

  test("all of a column", () => {
    const rows = Array.from({ length: 40 }, (_each, at) => `MARTIN-EXEMPLE;${9_900_000 + at};Adjoint`).join("\n");
    expect(judged(`Nom;Matricule;Grade\n${rows}\n`)).toEqual(Array(40).fill("medium agent-number"));
  });
});

describe("leaves", () => {
  test.each([
    ["a quantity of something", "mat. 100000 m2"],
    ["the number of a thing", "matricule du véhicule : 9900042"],
    ["a word that begins alike", "format. 9900042"],
    ["without its word", "9900042"],
    ["five digits", "matricule 99004"],
    ["eleven digits", "matricule 99000000042"],
    ["two letters", "matricule AB990042"],
    ["other words between", "Le matricule figure sur le badge ; commande 9900042"],
    ["the word in another sentence", "Rappelez votre matricule. Le dossier 9900042 est clos."],
    ["an amount", "matricule : 990 042 €"],
    ["a year and an order", "matricule 2024-990042"],
    ["an agent's office number", "L'agent du bureau 990042"],
    ["another column", "Matricule;Crédits\naucun;9900042\n"],
    ["a date", "matricule du 12/03/2019"],
    ["a registration plate's word", "immatriculé 9900042"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith("agent-number"))).toEqual([]));
});
