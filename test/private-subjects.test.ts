import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { privateSubjectTest } from "../src/model/private-subjects.ts";
import { privateSubjects } from "../src/store/templates.ts";

const isPrivate = privateSubjectTest(privateSubjects());

describe("marked by whoever wrote it", () => {
  test.each([
    // The words of the rule, alone.
    "Personnel",
    "PERSO",
    "Privé",
    "prive\u0301",
    "Personnel et confidentiel",
    "PERSONNEL & CONFIDENTIEL",
    "Syndicat",
    "Syndical",
    "Personnel.",
    "*** PRIVÉ ***",
    "!! Perso !!",
    "#perso",
    "<PERSONNEL>",
    "_privé_",
    "ＰＥＲＳＯ",
    "pri\u200bvé",
    // Behind what mail programs put there.
    "RE: Personnel",
    "RE : TR: Fwd: Privé",
    "RE[3]: Perso",
    "Re(2): perso",
    "Objet : PERSONNEL ET CONFIDENTIEL",
    "Réponse automatique : Personnel",
    "Annulé\u00a0: Privé",
    "TR: [EXT] Privé - rendez-vous médical",
    "[EXTERNE] RE: Perso : clés de la maison",
    // At the head.
    "Privé - rendez-vous médical",
    "Privé – rendez-vous médical",
    "Perso: vacances",
    "Personnel : dîner de samedi",
    "PERSONNEL / école des enfants",
    "Personnel, à ne pas ouvrir",
    "Syndical : heure d’information",
    // At the tail.
    "Dîner de samedi - perso",
    "Rendez-vous | privé",
    "Vacances – Personnel",
    "Confidentiel - Personnel",
    // Between brackets.
    "[Personnel] dîner",
    "Dîner (perso)",
    "Mutuelle «\u00a0privé\u00a0»",
    "À propos de samedi [Personnel et confidentiel]",
    // Words that nobody writes of the work of a service.
    "Rdv perso jeudi",
    "Pli strictement personnel pour Mme X",
    "Enveloppe personnel et confidentiel à remettre",
    "Private and confidential: offer",
  ])("%s", (subject) => expect(isPrivate(subject)).toBe(true));
});

describe("work that uses the same words", () => {
  test.each([
    "",
    "RE:",
    "Réunion du service du personnel",
    "Gestion du personnel",
    "RE: Gestion du personnel",
    "Gestion du personnel - réunion du 3 mars",
    "Personnel de catégorie A",
    "Personnel de catégorie A : tableau d’avancement",
    "Mouvement du personnel 2026",
    "Tableau des effectifs - personnel de catégorie B",
    "Direction du personnel : note de service",
    "RH / Personnel / Congés",
    "Données personnelles : registre des traitements",
    "Protection des données personnelles",
    "Partenariat public-privé",
    "Partenariat public - privé",
    "Emploi public / privé",
    "Secteur privé",
    "Statut : privé",
    "Lits disponibles : public, privé",
    "Cloud privé : appel d’offres",
    "Hôpitaux privés - tarifs",
    "Syndicat mixte des transports",
    "Syndicat intercommunal - ordre du jour",
    "Dialogue avec les organisations syndicales",
    "Droit syndical : circulaire",
    "Confidentiel",
    "CONFIDENTIEL PERSONNEL",
    "Confidentiel RH",
    "Personne à contacter",
    "Personnalisation du poste",
    "Privatisation",
    "liste_personnel_2026.xlsx",
    "Privé, public : ce qui change",
    "Point perspectives",
    "Persona - atelier",
    "private endpoint: ouverture de flux",
  ])("%s", (subject) => expect(isPrivate(subject)).toBe(false));
});

test("any subject is judged, whatever stands in it", () => {
  const piece = fc.constantFrom(
    "[",
    "(",
    "«",
    "*",
    "#",
    "_",
    "-",
    " - ",
    ":",
    "RE",
    "perso",
    "privé",
    " ",
    "x",
    "\u200b",
    ">",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => typeof isPrivate(pieces.join("")) === "boolean"),
  );
});
