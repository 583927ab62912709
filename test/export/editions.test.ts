/** Each output under each edition: what is true of one edition alone is said under it alone. */

import { strFromU8, strToU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { reportPage } from "../../src/export/report/report.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Project } from "../../src/model/configuration.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import { EDITIONS } from "../doctrine/templates.ts";
import { inMemory, type Memory } from "./memory.ts";
import { requestFor, templatesFor } from "./templates.ts";
import { underEdition } from "./under-edition.ts";

const NOTHING: Project = { stage: null, engagedOn: null, evidence: null, acceptableOffer: null, derogations: {} };
const day = (text: string) => parseDay(text) as IsoDate;
const READ = ["plan.json", "plan-migration.xlsx", "annexe-derogation.xlsx", "dossier-derogation.docx", "rapport.html"];

async function written(edition: string, project: Project, language: Language = "fr"): Promise<Memory> {
  const sink = inMemory();
  const book = underEdition(edition, project, language);
  await writeOutputs({ book, sink, language, templates: templatesFor(language), redact: false });
  return sink;
}

/** What people read of a file, one text a line; of a document the paragraphs. Spaces are plain ones. */
function wordsOf(files: Memory["files"], name: string): string {
  const bytes = files.get(name) ?? new Uint8Array();
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = packed
    ? Object.entries(unzipSync(bytes)).filter(([part]) => /document\.xml$|sharedStrings|sheet\d+\.xml$/.test(part))
    : [[name, bytes] as const];
  return parts
    .map(([, part]) => strFromU8(part))
    .join("\n")
    .replace(/<\/(w:p|si|is|p|li|td|th|c)>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/[\u00a0\u202f]/g, " ");
}
const everything = (sink: Memory) => READ.map((name) => wordsOf(sink.files, name)).join("\n");

/** Sentences of one edition, in French and English, and the editions under which they are true. */
const SENTENCES: readonly (readonly [fr: string, en: string, editions: readonly string[]])[] = [
  ["présumée par le texte", "presumed by the text", ["2021-09-15"]],
  ["l’accorder revient au ministre.", "granting it is for the minister.", ["2021-09-15"]],
  ["Le texte, ou le rattachement que Bascule propose", "The text, or the filing that Bascule proposes", ["2021-09-15"]],
  ["Dire où en était le projet le 5 juillet 2021", "Say where the project stood on 5 July 2021", ["2021-09-15"]],
  ["règle R9, quatrième alinéa", "rule R9, fourth paragraph", ["2021-09-15"]],
  [
    "Selon la note DINUM du 15 septembre 2021, le Snap",
    "According to the DINUM note of 15 September 2021, the Snap",
    ["2021-09-15"],
  ],
  ["Un texte postérieur existe : « Circulaire n° 6404/SG", "A later text exists: Circular no. 6404/SG", ["2021-09-15"]],
  ["Un texte postérieur existe : « Loi SREN", "A later text exists: SREN law", ["2021-09-15", "2023-05-31"]],
  [
    "12 mois au plus, à compter du jour où une offre acceptable",
    "12 months at most, from the day on which an acceptable offer",
    ["2021-09-15", "2023-05-31"],
  ],
  [
    "18 mois au plus, à compter du jour où une offre répondant aux règles est disponible en France (source secondaire",
    "18 months at most, from the day on which an offer that meets the rules is available in France (secondary source",
    ["2026-04-14"],
  ],
  ["Hors du champ de la note", "Outside the scope of the note", ["2021-09-15"]],
  ["Hors du champ de la circulaire", "Outside the scope of the circular", ["2023-05-31"]],
  ["Hors du champ de la loi", "Outside the scope of the act", ["2026-04-14"]],
  ["règle R9, dernier alinéa", "rule R9, last paragraph", ["2023-05-31"]],
  [
    "Le ministre dont relève le projet, après validation du Premier ministre.",
    "The minister in charge of the project, after validation by the Prime Minister.",
    ["2023-05-31"],
  ],
  [
    "Le ministre dont relève le projet, après instruction par la DINUM (deux mois) et validation du Premier ministre (à vérifier – source secondaire",
    "The minister in charge of the project, after review by DINUM (two months) and validation by the Prime Minister (to be verified – secondary source",
    ["2026-04-14"],
  ],
  ["article 31, III", "article 31, III", ["2026-04-14"]],
  [
    "Apprécier la sensibilité des données au sens de cette édition.",
    "Assess the sensitivity of the data in the sense of this edition.",
    ["2023-05-31", "2026-04-14"],
  ],
  [
    "C1, « données personnelles des citoyens français » – Données personnelles de citoyens",
    "C1, “personal data of French citizens” – Personal data of citizens",
    ["2021-09-15"],
  ],
  [
    "questions, une par service, sur l’atteinte probable (C6) : réponses sous « harm » dans bascule.config.yaml",
    "questions, one a service, on probable harm (C6): answers stand under “harm” in bascule.config.yaml",
    ["2023-05-31", "2026-04-14"],
  ],
  [
    "le classement garde les listes de la note DINUM du 15 septembre 2021, texte antérieur, par hypothèse",
    "the classification keeps the lists of the DINUM note of 15 September 2021, an earlier text, as an assumption",
    ["2023-05-31", "2026-04-14"],
  ],
  [
    "Ni la loi, ni le décret, ni les arrêtés n’ont été lus",
    "Neither the act, nor the decree, nor the orders were read",
    ["2026-04-14"],
  ],
  [
    "Et leur violation porterait probablement une atteinte",
    "And its breach would probably cause a harm",
    ["2023-05-31", "2026-04-14"],
  ],
];

describe.each(EDITIONS)("%s, with no fact of the project", (edition) => {
  test.each([
    ["fr", 0],
    ["en", 1],
  ] as const)("in %s", async (language, column) => {
    const text = everything(await written(edition, NOTHING, language));
    for (const sentence of SENTENCES) {
      expect([sentence[column], text.includes(sentence[column])]).toEqual([
        sentence[column],
        sentence[2].includes(edition),
      ]);
    }
  });
});

/** The page and the request, which need no workbook. */
async function shortly(edition: string, project: Project): Promise<string> {
  const view = viewOf(underEdition(edition, project), "fr");
  const { report } = templatesFor("fr");
  const files = new Map([
    ["dossier-derogation.docx", await requestFor(view)],
    ["rapport.html", strToU8(await reportPage(report, view))],
  ]);
  return [...files.keys()].map((name) => wordsOf(files, name)).join("\n");
}

test.each([
  ["2021-09-15", "il n’est pas dit très avancé au 5 juillet 2021"],
  ["2023-05-31", "il n’est pas dit engagé au plus tard le 31 mai 2023"],
  ["2026-04-14", "il n’est pas dit engagé au plus tard le 14 avril 2026"],
])("%s: a project that came too late is told so, and asks for nothing", async (edition, sentence) => {
  const text = await shortly(edition, { ...NOTHING, engagedOn: day("2026-05-01") });
  expect(text).toContain(sentence);
  expect(text).toContain("À ce jour, aucun service ne peut faire l’objet d’une demande.");
  expect(text).toContain("État du projet : engagé le 1er mai 2026.");
});

test.each([
  ["2021-09-15", "Demander au ministre la dérogation pour : Boîtes aux lettres"],
  [
    "2023-05-31",
    "Demander au ministre, puis faire valider par le Premier ministre, la dérogation pour : Boîtes aux lettres",
  ],
  [
    "2026-04-14",
    "Déposer en ligne auprès de la DINUM, sous la responsabilité du ministre, la demande de dérogation pour : Boîtes",
  ],
])("%s: how a derogation is asked for", async (edition, sentence) => {
  expect(await shortly(edition, { ...NOTHING, stage: "very-advanced" })).toContain(sentence);
});

test.each([
  ["2021-09-15", "échéance le 1er mars 2027"],
  ["2023-05-31", "échéance le 1er mars 2027"],
  ["2026-04-14", "échéance le 1er septembre 2027 (source secondaire"],
])("%s: the day that ends it", async (edition, sentence) => {
  const acceptableOffer = { date: day("2026-03-01"), justification: "note de la DSI" };
  expect(await shortly(edition, { ...NOTHING, stage: "very-advanced", acceptableOffer })).toContain(sentence);
});
