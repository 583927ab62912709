/** Configurations that cannot be used, each with what is said of it. */

import type { Around, Said } from "./case.ts";

const FILE = "bascule.config.yaml";

const at = (line: number, key: string, { fr, en }: Said): Said => ({
  fr: `Dans «\u00a0${FILE}\u00a0», ligne ${line}, la clé «\u00a0${key}\u00a0» ne peut pas être utilisée\u00a0: ${fr}.`,
  en: `In "${FILE}", line ${line}, the key "${key}" cannot be used: ${en}.`,
});
const yaml = (line: number, { fr, en }: Said): Said => ({
  fr: `Le fichier de configuration «\u00a0${FILE}\u00a0» n’est pas du YAML valable (ligne ${line})\u00a0: attendu\u00a0: ${fr}.`,
  en: `The configuration file "${FILE}" is no valid YAML (line ${line}): expected ${en}.`,
});
const table = (file: string, line: number | null, { fr, en }: Said): Said => ({
  fr: `Le fichier des directions «\u00a0${file}\u00a0» ne peut pas être utilisé${line === null ? "" : ` (ligne ${line})`}\u00a0: ${fr}.`,
  en: `The file of directorates "${file}" cannot be used${line === null ? "" : ` (line ${line})`}: ${en}.`,
});
const expected = ({ fr, en }: Said): Said => ({ fr: `attendu\u00a0: ${fr}`, en: `expected ${en}` });
const missing = ({ fr, en }: Said): Said => ({
  fr: `elle manque, attendu\u00a0: ${fr}`,
  en: `it is missing, expected ${en}`,
});
const unknown = (keys: string): Said => ({
  fr: `elle n’existe pas\u202f; clés admises ici\u00a0: ${keys}`,
  en: `it does not exist; keys accepted here: ${keys}`,
});
const oneOf = (values: string): Said => ({ fr: `l’une des valeurs ${values}`, en: `one of ${values}` });
const atLeast = (least: number): Said => ({ fr: `un nombre d’au moins ${least}`, en: `a number of at least ${least}` });
const atMost = (most: number): Said => ({ fr: `un nombre d’au plus ${most}`, en: `a number of at most ${most}` });
const above = (least: number): Said => ({ fr: `un nombre supérieur à ${least}`, en: `a number above ${least}` });
const WHOLE_FILE: Said = {
  fr: "Le fichier de configuration «\u00a0bascule.config.yaml\u00a0» ne peut pas être utilisé\u00a0: attendu\u00a0: des clés et leurs valeurs.",
  en: 'The configuration file "bascule.config.yaml" cannot be used: expected keys and their values.',
};
const TOP =
  "administration, directorates, directoratesFile, content, project, request, answers, harm, templates, scope, declared, sampling, sharing, waves, licences, teams, retention, outputs, network";
const KEYS: Said = { fr: "des clés et leurs valeurs", en: "keys and their values" };
const TEXT: Said = {
  fr: "un texte (entre guillemets s’il ressemble à un nombre)",
  en: "a text (in quotes if it looks like a number)",
};
const SOMETHING: Said = { fr: "un texte non vide", en: "a text that is not empty" };
const DAY: Said = { fr: "un jour qui existe, écrit AAAA-MM-JJ", en: "a day that exists, written YYYY-MM-DD" };
const SERVICE: Said = {
  fr: "l’identifiant d’un service, comme exchange.mail",
  en: "a service id, such as exchange.mail",
};
const DOMAIN: Said = {
  fr: "un nom de domaine, comme fichiers.exemple.fr, sans https:// ni chemin",
  en: "the name of a domain, such as files.example.org, without https:// or path",
};
const LIST: Said = { fr: "une liste", en: "a list" };
const BOOLEAN: Said = { fr: "true ou false", en: "true or false" };
const WHOLE: Said = { fr: "un nombre entier", en: "a whole number" };
const NUMBER: Said = { fr: "un nombre, sans guillemets ni unité", en: "a number, without quotes or unit" };

/** What it is, what stands in the file, what is said. */
export type Configuration = readonly [what: string, text: string, said: Said, around?: Around];

export const CONFIGURATION: readonly Configuration[] = [
  ["a list in the place of keys", "[]", WHOLE_FILE],
  ["a sentence", "bonjour", WHOLE_FILE],
  ["no text at all", "\u0000", WHOLE_FILE],
  [
    "a key twice",
    "teams: { count: fetch }\nteams: { count: containers }",
    yaml(2, { fr: "chaque clé une seule fois", en: "each key only once" }),
  ],
  [
    "a tab",
    "scope:\n\tinclude: [a]",
    yaml(2, {
      fr: "des espaces en début de ligne, et non une tabulation",
      en: "spaces at the beginning of the line, not a tab",
    }),
  ],
  [
    "two documents",
    "teams: {}\n---\nteams: {}",
    yaml(2, {
      fr: "un seul document, sans seconde ligne «\u00a0---\u00a0»",
      en: "one document, without a second line “---”",
    }),
  ],
  [
    "a tag",
    "administration: { name: !secret x }",
    yaml(1, {
      fr: "un texte, un nombre, une liste ou des clés, sans étiquette YAML (« ! »)",
      en: "a text, a number, a list or keys, without a YAML tag (“!”)",
    }),
  ],
  [
    "another YAML",
    "%YAML 3.0\n---\nteams: {}",
    yaml(1, {
      fr: "un fichier sans directive (ligne qui commence par « % »)",
      en: "a file without a directive (a line that begins with “%”)",
    }),
  ],
  [
    "a part that holds itself",
    "scope: &a\n  include: *a",
    yaml(2, { fr: "une partie qui ne se contient pas elle-même", en: "a part that does not hold itself" }),
  ],
  [
    "a name of nothing",
    "scope:\n  include: *tous",
    yaml(2, {
      fr: "un texte entre guillemets s’il commence par «\u00a0*\u00a0», ou un renvoi à ce qui est nommé plus haut",
      en: "a text in quotes if it begins with “*”, or a reference to what is named above",
    }),
  ],
  ["a list for a key", "? [teams]\n: 1", yaml(1, { fr: "un texte pour chaque clé", en: "a text for each key" })],
  ["a number for a key", "teams: {}\n3: x", at(2, "3", unknown(TOP))],
  ["a merge", "<<: { teams: {} }", at(1, "<<", unknown(TOP))],
  ["an unknown key", "nope: 1", at(1, "nope", unknown(TOP))],
  [
    "an unknown key within",
    "administration:\n  nom: x",
    at(2, "administration.nom", unknown("name, type, representative, contact")),
  ],
  [
    "a key without its capital",
    "content:\n  authorisedby: x",
    at(2, "content.authorisedby", unknown("authorisedBy, legalBasis, dpia, staffConsulted")),
  ],
  ["a text for keys", "administration: ministère", at(1, "administration", expected(KEYS))],
  ["a name that is a number", "administration: { name: 3 }", at(1, "administration.name", expected(TEXT))],
  ["an empty name", "administration: { name: '' }", at(1, "administration.name", expected(SOMETHING))],
  [
    "an unknown kind of administration",
    "administration: { type: ministry }",
    at(1, "administration.type", expected(oneOf("central, operator, local, higher-education"))),
  ],
  [
    "representatives",
    "administration: { representative: [a, b] }",
    at(1, "administration.representative", expected(TEXT)),
  ],
  ["a contact that is yes", "administration: { contact: true }", at(1, "administration.contact", expected(TEXT))],
  ["directorates that are a list", "directorates: [a]", at(1, "directorates", expected(KEYS))],
  ["a directorate of blanks", "directorates: { a: '  ' }", at(1, "directorates.a", expected(SOMETHING))],
  ["a directorate that is a number", "directorates: { a: 1 }", at(1, "directorates.a", expected(TEXT))],
  [
    "a file of directorates that is not there",
    "directoratesFile: none.csv",
    table("none.csv", null, {
      fr: "ce doit être un fichier, que vous avez le droit de lire",
      en: "it must be a file that you have the right to read",
    }),
  ],
  ["a file of directorates that is a number", "directoratesFile: 3", at(1, "directoratesFile", expected(TEXT))],
  [
    "a file of directorates without a head",
    "directoratesFile: d.csv",
    table("d.csv", 1, {
      fr: "la première ligne nomme les colonnes, chacune une fois : « cle » et « direction », et s’il y a lieu « depuis »",
      en: "the first line names the columns, each once: “key” and “directorate”, and “since” if need be",
    }),
    { files: { "d.csv": "a;b\nc;d\n" } },
  ],
  [
    "a file of directorates with half a line",
    "directoratesFile: d.csv",
    table("d.csv", 2, { fr: "une ligne donne une clé et une direction", en: "a line gives a key and a directorate" }),
    { files: { "d.csv": "cle;direction\n@a.example;\n" } },
  ],
  [
    "a file of directorates with a day that does not exist",
    "directoratesFile: d.csv",
    table("d.csv", 2, {
      fr: "un jour s’écrit AAAA-MM-JJ ou JJ/MM/AAAA, et existe",
      en: "a day is written YYYY-MM-DD or DD/MM/YYYY, and exists",
    }),
    { files: { "d.csv": "cle;direction;depuis\n@a.example;A;30/02/2026\n" } },
  ],
  [
    "a file of directorates with a column twice",
    "directoratesFile: d.csv",
    table("d.csv", 1, {
      fr: "la première ligne nomme les colonnes, chacune une fois : « cle » et « direction », et s’il y a lieu « depuis »",
      en: "the first line names the columns, each once: “key” and “directorate”, and “since” if need be",
    }),
    { files: { "d.csv": "cle;direction;direction\n@a.example;A;B\n" } },
  ],
  ["who allowed it, as a number", "content: { authorisedBy: 3 }", at(1, "content.authorisedBy", expected(TEXT))],
  ["a basis that is a list", "content: { legalBasis: [a] }", at(1, "content.legalBasis", expected(TEXT))],
  ["an assessment that is no", "content: { dpia: false }", at(1, "content.dpia", expected(TEXT))],
  [
    "a consultation that is keys",
    "content: { staffConsulted: { on: 2026-10-12 } }",
    at(1, "content.staffConsulted", expected(TEXT)),
  ],
  [
    "an unknown stage",
    "project: { stage: advanced }",
    at(1, "project.stage", expected(oneOf("very-advanced, not-very-advanced"))),
  ],
  ["a day the French way", "project: { engagedOn: 05/07/2021 }", at(1, "project.engagedOn", expected(DAY))],
  ["a day that does not exist", "project: { engagedOn: 2021-02-30 }", at(1, "project.engagedOn", expected(DAY))],
  ["a day that is a year", "project: { engagedOn: 2021 }", at(1, "project.engagedOn", expected(DAY))],
  [
    "very advanced and engaged later",
    "project: { stage: very-advanced, engagedOn: 2022-01-01 }",
    at(1, "project.engagedOn", {
      fr: "un projet très avancé au 5 juillet 2021 était engagé ce jour-là, corrigez ce jour ou stage",
      en: "a project very advanced on 5 July 2021 was engaged by that day, correct this day or stage",
    }),
  ],
  ["evidence that is a number", "project: { evidence: 3 }", at(1, "project.evidence", expected(TEXT))],
  [
    "an offer without its reason",
    "project: { acceptableOffer: { date: 2026-03-01 } }",
    at(1, "project.acceptableOffer.justification", missing(TEXT)),
  ],
  [
    "an offer without its day",
    "project: { acceptableOffer: { justification: x } }",
    at(1, "project.acceptableOffer.date", missing(DAY)),
  ],
  [
    "an offer that is a day",
    "project: { acceptableOffer: 2026-03-01 }",
    at(1, "project.acceptableOffer", expected(KEYS)),
  ],
  [
    "a derogation of no service",
    "project: { derogations: { mail: { status: granted, on: 2026-01-01 } } }",
    at(1, "project.derogations.mail", expected(SERVICE)),
  ],
  [
    "an unknown status",
    "project: { derogations: { exchange.mail: { status: ok, on: 2026-01-01 } } }",
    at(1, "project.derogations.exchange.mail.status", expected(oneOf("requested, granted, refused"))),
  ],
  [
    "a derogation without its day",
    "project: { derogations: { exchange.mail: { status: granted } } }",
    at(1, "project.derogations.exchange.mail.on", missing(DAY)),
  ],
  [
    "a derogation by a number",
    "project: { derogations: { exchange.mail: { status: granted, on: 2026-01-01, by: 3 } } }",
    at(1, "project.derogations.exchange.mail.by", expected(TEXT)),
  ],
  [
    "a derogation that ends before it begins",
    "project: { derogations: { exchange.mail: { status: granted, on: 2026-05-01, until: 2026-01-01 } } }",
    at(1, "project.derogations.exchange.mail.until", {
      fr: "la dérogation finirait avant d’avoir été accordée, corrigez on ou until",
      en: "the derogation would end before it was granted, correct on or until",
    }),
  ],
  [
    "the end of what was asked for",
    "project: { derogations: { exchange.mail: { status: requested, on: 2026-05-01, until: 2027-01-01 } } }",
    at(1, "project.derogations.exchange.mail.until", {
      fr: "seule une dérogation accordée a une fin, retirez-la ou écrivez status: granted",
      en: "only a derogation that was granted has an end, remove it or write status: granted",
    }),
  ],
  [
    "an unknown statement",
    "request: { reason: x }",
    at(
      1,
      "request.reason",
      unknown("constraints, sensitivity, security, isolation, reversibility, funding, study, opinions, services"),
    ),
  ],
  ["a constraint that is a number", "request: { constraints: 3 }", at(1, "request.constraints", expected(TEXT))],
  ["sensitivity that is a list", "request: { sensitivity: [x] }", at(1, "request.sensitivity", expected(TEXT))],
  ["security that is yes", "request: { security: true }", at(1, "request.security", expected(TEXT))],
  ["isolation that is empty", "request: { isolation: '' }", at(1, "request.isolation", expected(SOMETHING))],
  [
    "reversibility that is keys",
    "request: { reversibility: { a: b } }",
    at(1, "request.reversibility", expected(TEXT)),
  ],
  ["funding that is a year", "request: { funding: 2027 }", at(1, "request.funding", expected(TEXT))],
  ["a study that is a text", "request: { study: x }", at(1, "request.study", expected(KEYS))],
  [
    "a study without a conclusion",
    "request: { study: { on: 2026-01-01 } }",
    at(1, "request.study.conclusion", missing(TEXT)),
  ],
  ["a study of no day", "request: { study: { on: 2026, conclusion: x } }", at(1, "request.study.on", expected(DAY))],
  [
    "an opinion that is yes",
    "request: { opinions: { rssi: { opinion: true, on: 2026-01-01 } } }",
    at(1, "request.opinions.rssi.opinion", expected(TEXT)),
  ],
  [
    "the opinion of nobody",
    "request: { opinions: { dsi: { opinion: x, on: 2026-01-01 } } }",
    at(1, "request.opinions.dsi", unknown("rssi, dpo, digital, hfds")),
  ],
  [
    "an opinion without its day",
    "request: { opinions: { rssi: { opinion: favorable } } }",
    at(1, "request.opinions.rssi.on", missing(DAY)),
  ],
  [
    "a request for no service",
    "request: { services: { mail: {} } }",
    at(1, "request.services.mail", expected(SERVICE)),
  ],
  [
    "an unknown statement on a service",
    "request: { services: { exchange.mail: { reason: x } } }",
    at(
      1,
      "request.services.exchange.mail.reason",
      unknown("constraints, sensitivity, security, isolation, reversibility, funding, study, opinions"),
    ),
  ],
  [
    "an answer on no service",
    "answers: { mail: { label: move-now, by: a, on: 2026-01-01, why: b } }",
    at(
      1,
      "answers.mail",
      expected({
        fr: "l’identifiant d’un service, ou d’une de ses parties, comme onedrive.files/chat-files",
        en: "a service id, or that of a part of one, such as onedrive.files/chat-files",
      }),
    ),
  ],
  [
    "an answer on no part",
    "answers:\n  onedrive.files/nope: { label: move-now, by: a, on: 2026-01-01, why: b }",
    at(
      2,
      "answers.onedrive.files/nope",
      expected({
        fr: "l’une des parties widely-shared, chat-files, recordings",
        en: "one of the parts widely-shared, chat-files, recordings",
      }),
    ),
  ],
  [
    "an unknown label",
    "answers: { other.stream: { label: keep, by: a, on: 2026-01-01, why: b } }",
    at(1, "answers.other.stream.label", expected(oneOf("move-now, derogable, not-concerned"))),
  ],
  [
    "an answer that nobody gave",
    "answers: { other.stream: { label: move-now, on: 2026-01-01, why: b } }",
    at(1, "answers.other.stream.by", missing(TEXT)),
  ],
  [
    "an answer without its day",
    "answers: { other.stream: { label: move-now, by: a, why: b } }",
    at(1, "answers.other.stream.on", missing(DAY)),
  ],
  [
    "an answer without a motive",
    "answers: { other.stream: { label: move-now, by: a, on: 2026-01-01 } }",
    at(1, "answers.other.stream.why", missing(TEXT)),
  ],
  [
    "harm that is false",
    "harm: { exchange.mail: { answer: false, by: a, on: 2026-01-01, why: b } }",
    at(1, "harm.exchange.mail.answer", expected(oneOf("yes, no"))),
  ],
  [
    "harm on no service",
    "harm: { mail: { answer: no, by: a, on: 2026-01-01, why: b } }",
    at(1, "harm.mail", expected(SERVICE)),
  ],
  [
    "harm that nobody judged",
    "harm: { exchange.mail: { answer: yes, on: 2026-01-01, why: b } }",
    at(1, "harm.exchange.mail.by", missing(TEXT)),
  ],
  [
    "harm judged on no day",
    "harm: { exchange.mail: { answer: yes, by: a, on: soon, why: b } }",
    at(1, "harm.exchange.mail.on", expected(DAY)),
  ],
  [
    "harm without a motive",
    "harm: { exchange.mail: { answer: yes, by: a, on: 2026-01-01, why: '' } }",
    at(1, "harm.exchange.mail.why", expected(SOMETHING)),
  ],
  [
    "harm with a misspelt key",
    "harm: { exchange.mail: { anser: no, by: a, on: 2026-01-01, why: b } }",
    at(1, "harm.exchange.mail.anser", unknown("answer, by, on, why")),
  ],
  [
    "templates that are not there",
    "templates: /nowhere/templates",
    {
      fr: "Le dossier «\u00a0/nowhere/templates\u00a0», que nomme la clé «\u00a0templates\u00a0», ne peut pas être lu\u00a0: ce doit être un dossier, que vous avez le droit de lire.",
      en: "The folder “/nowhere/templates”, which the key “templates” names, cannot be read: it must be a folder that you have the right to read.",
    },
  ],
  ["templates that are a number", "templates: 3", at(1, "templates", expected(TEXT))],
  [
    "a template that takes no place",
    "templates: own",
    {
      fr: "Le fichier «\u00a0doctrine.yaml\u00a0» du dossier «\u00a0FOLDER/own\u00a0» ne tient la place d’aucun modèle\u00a0: attendu doctrine/AAAA-MM-JJ/….yaml, offers/….yaml, profiles/….yaml, dossier/fr.docx, dossier/en.docx, pv/fr.docx, pv/en.docx, report/report.html, report/report.css, permissions.yaml, obstacles.yaml, occultations.yaml ou completeness.yaml.",
      en: "The file “doctrine.yaml” of the folder “FOLDER/own” stands in the place of no template: expected doctrine/YYYY-MM-DD/….yaml, offers/….yaml, profiles/….yaml, dossier/fr.docx, dossier/en.docx, pv/fr.docx, pv/en.docx, report/report.html, report/report.css, permissions.yaml, obstacles.yaml, occultations.yaml or completeness.yaml.",
    },
    { files: { "own/doctrine.yaml": "a: b\n" } },
  ],
  ["a scope that is a text", "scope: { include: x }", at(1, "scope.include", expected(LIST))],
  ["a scope of numbers", "scope: { exclude: [1] }", at(1, "scope.exclude.0", expected(TEXT))],
  [
    "a closed place without a name",
    "scope: { excludeContent: [''] }",
    at(1, "scope.excludeContent.0", expected(SOMETHING)),
  ],
  [
    "a misspelt closing",
    "scope: { excludecontent: [a] }",
    at(1, "scope.excludecontent", unknown("include, exclude, excludeContent")),
  ],
  ["what is declared of no service", "declared: { forms: { used: true } }", at(1, "declared.forms", expected(SERVICE))],
  [
    "used that is yes",
    "declared: { other.forms: { used: yes } }",
    at(1, "declared.other.forms.used", expected(BOOLEAN)),
  ],
  [
    "declared without used",
    "declared: { other.forms: { quantity: 3 } }",
    at(1, "declared.other.forms.used", missing(BOOLEAN)),
  ],
  [
    "less than none",
    "declared: { other.forms: { used: true, quantity: -1 } }",
    at(1, "declared.other.forms.quantity", expected(atLeast(0))),
  ],
  [
    "half a thing",
    "declared: { other.forms: { used: true, quantity: 1.5 } }",
    at(1, "declared.other.forms.quantity", expected(WHOLE)),
  ],
  [
    "a quantity in quotes",
    "declared: { other.forms: { used: true, quantity: '40' } }",
    at(1, "declared.other.forms.quantity", expected(NUMBER)),
  ],
  [
    "forty of what is not used",
    "declared: { other.forms: { used: false, quantity: 40 } }",
    at(1, "declared.other.forms.quantity", {
      fr: "un service qui n’est pas utilisé n’a pas de quantité, retirez-la ou écrivez used: true",
      en: "a service that is not used has no quantity, remove it or write used: true",
    }),
  ],
  [
    "a note that is a number",
    "declared: { other.forms: { used: true, note: 3 } }",
    at(1, "declared.other.forms.note", expected(TEXT)),
  ],
  ["a width of none", "sampling: { halfWidth: 0 }", at(1, "sampling.halfWidth", expected(above(0)))],
  ["a width of more than half", "sampling: { halfWidth: 0.6 }", at(1, "sampling.halfWidth", expected(atMost(0.5)))],
  ["a width in percent", "sampling: { halfWidth: 2% }", at(1, "sampling.halfWidth", expected(NUMBER))],
  [
    "a confidence of less than half",
    "sampling: { confidence: 0.4 }",
    at(1, "sampling.confidence", expected(atLeast(0.5))),
  ],
  [
    "a confidence of certainty",
    "sampling: { confidence: 1 }",
    at(1, "sampling.confidence", expected({ fr: "un nombre inférieur à 1", en: "a number below 1" })),
  ],
  ["a confidence that is no number", "sampling: { confidence: .nan }", at(1, "sampling.confidence", expected(NUMBER))],
  [
    "an unknown reach",
    "sharing: { wide: all }",
    at(1, "sharing.wide", expected(oneOf("users, organization, anonymous"))),
  ],
  ["a first day in words", "waves: { start: soon }", at(1, "waves.start", expected(DAY))],
  [
    "holidays of elsewhere",
    "waves: { holidays: france }",
    at(1, "waves.holidays", expected(oneOf("metropole, alsace-moselle"))),
  ],
  ["closings that are keys", "waves: { closed: { from: 2027-01-01 } }", at(1, "waves.closed", expected(LIST))],
  [
    "a closing from a word",
    "waves: { closed: [{ from: noël, to: 2027-01-01 }] }",
    at(1, "waves.closed.0.from", expected(DAY)),
  ],
  ["a closing without an end", "waves: { closed: [{ from: 2027-01-01 }] }", at(1, "waves.closed.0.to", missing(DAY))],
  [
    "a closing that ends before it begins",
    "waves: { closed: [{ from: 2027-01-02, to: 2027-01-01 }] }",
    at(1, "waves.closed.0.to", {
      fr: "la fermeture finirait avant d’avoir commencé, corrigez from ou to",
      en: "the closing would end before it starts, correct from or to",
    }),
  ],
  [
    "a closing for a number",
    "waves: { closed: [{ from: 2027-01-01, to: 2027-01-02, why: 3 }] }",
    at(1, "waves.closed.0.why", expected(TEXT)),
  ],
  ["a capacity that is a number", "waves: { capacity: 300 }", at(1, "waves.capacity", expected(KEYS))],
  ["waves of nobody", "waves: { capacity: { people: 0 } }", at(1, "waves.capacity.people", expected(atLeast(1)))],
  ["half a space", "waves: { capacity: { spaces: 1.5 } }", at(1, "waves.capacity.spaces", expected(WHOLE))],
  [
    "nothing a day",
    "waves: { capacity: { gigabytesPerDay: 0 } }",
    at(1, "waves.capacity.gigabytesPerDay", expected(above(0))),
  ],
  [
    "everything a day",
    "waves: { capacity: { gigabytesPerDay: .inf } }",
    at(1, "waves.capacity.gigabytesPerDay", expected(NUMBER)),
  ],
  ["days before the first", "waves: { capacity: { days: -1 } }", at(1, "waves.capacity.days", expected(atLeast(1)))],
  ["waves that are a text", "waves: { named: DSI }", at(1, "waves.named", expected(LIST))],
  [
    "a wave that ends before it begins",
    "waves: { named: [{ start: 2027-02-01, end: 2027-01-01 }] }",
    at(1, "waves.named.0.end", {
      fr: "la vague finirait avant d’avoir commencé, corrigez start ou end",
      en: "the wave would end before it starts, correct start or end",
    }),
  ],
  ["a wave named by a number", "waves: { named: [{ name: 3 }] }", at(1, "waves.named.0.name", expected(TEXT))],
  ["a wave that begins in words", "waves: { named: [{ start: soon }] }", at(1, "waves.named.0.start", expected(DAY))],
  ["a key that is a number", "waves: { named: [{ key: 3 }] }", at(1, "waves.named.0.key", expected(TEXT))],
  [
    "two waves of a key",
    "waves: { named: [{ key: a }, { key: a }] }",
    at(1, "waves.named", {
      fr: "deux vagues ont la même clé, changez-en une",
      en: "two waves have the same key, change one of them",
    }),
  ],
  ["a licence that is a day", "licences: { SPE_E3: 2027-12-31 }", at(1, "licences.SPE_E3", expected(KEYS))],
  [
    "the end of a licence in words",
    "licences: { SPE_E3: { contractEnd: soon } }",
    at(1, "licences.SPE_E3.contractEnd", expected(DAY)),
  ],
  [
    "an unknown key of a licence",
    "licences: { SPE_E3: { end: 2027-12-31 } }",
    at(1, "licences.SPE_E3.end", unknown("contractEnd")),
  ],
  ["an unknown count", "teams: { count: all }", at(1, "teams.count", expected(oneOf("containers, fetch")))],
  ["kept for no month", "retention: { months: 0 }", at(1, "retention.months", expected(atLeast(1)))],
  ["kept for eleven years", "retention: { months: 132 }", at(1, "retention.months", expected(atMost(120)))],
  ["kept for a month and a half", "retention: { months: 1.5 }", at(1, "retention.months", expected(WHOLE))],
  ["months in quotes", "retention: { months: '12' }", at(1, "retention.months", expected(NUMBER))],
  ["a key to sign with that is a number", "outputs: { signWith: 3 }", at(1, "outputs.signWith", expected(TEXT))],
  ["a public key that is a list", "outputs: { signedBy: [a] }", at(1, "outputs.signedBy", expected(TEXT))],
  ["a mention that is a number", "outputs: { mention: 3 }", at(1, "outputs.mention", expected(TEXT))],
  [
    "a host that is an address",
    "network: { downloadHosts: ['https://x.fr/'] }",
    at(1, "network.downloadHosts.0", expected(DOMAIN)),
  ],
  [
    "a host that is a whole country",
    "network: { downloadHosts: [fr] }",
    at(1, "network.downloadHosts.0", expected(DOMAIN)),
  ],
  [
    "a host to accept that is an address",
    "network: { acceptHosts: ['https://x.fr/'] }",
    at(1, "network.acceptHosts.0", expected(DOMAIN)),
  ],
  ["a host that is no list", "network: { downloadHosts: x.fr }", at(1, "network.downloadHosts", expected(LIST))],
  ["given up at once", "network: { giveUpAfterSeconds: 0 }", at(1, "network.giveUpAfterSeconds", expected(atLeast(1)))],
  [
    "given up after more than a day",
    "network: { giveUpAfterSeconds: 86401 }",
    at(1, "network.giveUpAfterSeconds", expected(atMost(86400))),
  ],
  [
    "given up after minutes",
    "network: { giveUpAfterSeconds: 20m }",
    at(1, "network.giveUpAfterSeconds", expected(NUMBER)),
  ],
];
