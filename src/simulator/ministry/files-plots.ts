/**
 * What libraries hold besides ordinary files: one plot for each thing that has surprised a migration. Each
 * library gets the plots of its turn, so that four neighbours hold them all in a tiny tenant.
 */

import type { DocumentFormat } from "../documents/index.ts";
import { nir, siret } from "../values.ts";
import { damagedOffice, encryptedOffice, encryptedPdf, imageOnlyPdf } from "./files-bodies.ts";
import type { Body, Grower } from "./files-nodes.ts";
import type { Content, Stock } from "./files-specimens.ts";

export type Plot = (grower: Grower, stock: Stock, personal: boolean) => void;

const document = (grower: Grower, stock: Stock, format: DocumentFormat, content: Content): Body => ({
  kind: "specimen",
  index: stock.indexOf(format, content, grower.random),
});
const bare = (name: string) => name.replaceAll(" ", "");
/** As Teams names them, in the language of whoever uses it. */
export const CHAT_FOLDERS = ["Fichiers de conversation Microsoft Teams", "Microsoft Teams Chat Files"] as const;
export const RECORDING_FOLDERS = ["Enregistrements", "Recordings"] as const;

const MEBIBYTE = 1024 * 1024;

/** A private folder named as it falls, with a nest in it, and a file so named; all hold values that nobody may read. */
const privateThings: Plot = (grower, stock) => {
  const name = grower.random.pick(["Personnel", "PRIVÉ", "Syndical", "prive"]);
  const top = grower.folder(name);
  const below = grower.folder("Famille", { parent: top });
  grower.file("Attestation.docx", document(grower, stock, "docx", "nir"), { parent: top });
  grower.file("Relevé.pdf", document(grower, stock, "pdf", "iban"), { parent: below });
  const office = grower.folder("Bureau");
  const union = grower.folder("SYNDICAL", { parent: office });
  grower.file("Tract.odt", document(grower, stock, "odt", "siret"), { parent: union });
  grower.file("Ordre du jour.docx", document(grower, stock, "docx", "plain"), { parent: office });
  grower.file("Privé.docx", document(grower, stock, "docx", "nir"));
  grower.file("Personnel de la direction.docx", document(grower, stock, "docx", "plain"));
  grower.folder("Dossiers du personnel");
};

/** Where Teams keeps what is sent in chats and what is recorded: in the personal drive of whoever sent it. */
const teamsThings: Plot = (grower, stock, personal) => {
  if (!personal) return;
  const chats = grower.folder(grower.random.pick(CHAT_FOLDERS));
  grower.file("Tableau envoyé.xlsx", document(grower, stock, "xlsx", "siret"), { parent: chats });
  grower.file("Capture.png", { kind: "filler", bytes: 48_211, unread: "unsupported" }, { parent: chats });
  const recordings = grower.folder(grower.random.pick(RECORDING_FOLDERS));
  const bytes = 180 * MEBIBYTE + grower.random.int(MEBIBYTE);
  grower.file("Comité de pilotage.mp4", { kind: "filler", bytes, unread: "unsupported" }, { parent: recordings });
};

/** A personal drive in use as a team space: links open to the whole administration, and one to everybody. */
const openThings: Plot = (grower, stock) => {
  const space = grower.folder("Espace commun du bureau", { traits: { shared: "organization" } });
  const below = grower.folder("Enregistrements", { parent: space });
  grower.file("Procédure.docx", document(grower, stock, "docx", "plain"), {
    parent: below,
    traits: { retained: true },
  });
  grower.file("Tarifs.xlsx", document(grower, stock, "xlsx", "siret"), {
    parent: space,
    traits: { shared: "anonymous" },
  });
  grower.file("Plaquette.pdf", document(grower, stock, "pdf", "plain"), { traits: { shared: "anonymous" } });
};

const notebook: Plot = (grower) => {
  const book = grower.notebook("Bloc-notes du service");
  const group = grower.folder("Archives", { parent: book });
  const section = (name: string, parent: number) =>
    grower.file(name, { kind: "filler", bytes: 8_000 + grower.random.int(90_000), unread: "unsupported" }, { parent });
  section("Ouvrir le bloc-notes.onetoc2", book);
  section("Réunions.one", book);
  section("Procédures.one", book);
  section("Anciennes réunions.one", group);
};

const longPath: Plot = (grower, stock) => {
  let parent: number | null = null;
  for (const word of ["Préparation", "Instruction", "Consultation", "Validation", "Diffusion"])
    parent = grower.folder(
      `${word} du dossier de modernisation des outils de la direction et des services rattachés ${grower.random.int(90) + 10}`,
      { parent },
    );
  grower.file("Synthèse.docx", document(grower, stock, "docx", "plain"), { parent });
};

const held: Plot = (grower, stock) => {
  grower.file("En cours de rédaction.docx", document(grower, stock, "docx", "plain"), { traits: { checkedOut: true } });
  grower.file("Verrouillé.docx", document(grower, stock, "docx", "iban"), { traits: { locked: true } });
  grower.file("Facture infectée.docx", document(grower, stock, "docx", "iban"), { traits: { malware: true } });
  grower.shortcut("Raccourci vers les modèles");
  grower.file("Partagé avec les partenaires.xlsx", document(grower, stock, "xlsx", "agents"), {
    traits: { shared: "users" },
  });
};

const telling: Plot = (grower, stock) => {
  const folder = grower.folder(`Dossier ${bare(nir(grower.random))}`, { named: ["nir"] });
  const plain = document(grower, stock, "docx", "plain");
  grower.file(`Demande ${bare(nir(grower.random))}.docx`, plain, { named: ["nir"] });
  grower.file(`Facture SIRET ${siret(grower.random)}.pdf`, document(grower, stock, "pdf", "siret"), {
    parent: folder,
    named: ["siret"],
  });
};

/** Names that a spreadsheet would run as formulas. */
const formulas: Plot = (grower, stock) => {
  for (const name of ["=SOMME(A1).csv", "+33 annuaire.csv", "@tous.txt", "-solde.txt", "\tretrait.txt"])
    grower.file(name, document(grower, stock, name.endsWith("csv") ? "csv" : "txt", "plain"));
};

const unreadable: Plot = (grower) => {
  const made = (name: string, bytes: Uint8Array, unread: Exclude<Body, { kind: "specimen" }>["unread"] | null) =>
    grower.file(name, { kind: "made", bytes, unread });
  made("Protégé.docx", encryptedOffice(grower.random), "encrypted");
  made("Protégé.pdf", encryptedPdf(grower.random), "encrypted");
  made("Copie interrompue.docx", damagedOffice(), "damaged");
  made("Numérisation.pdf", imageOnlyPdf(), "no-text-layer");
  made("Sans contenu.txt", new Uint8Array(0), null);
  made("Sans contenu.docx", new Uint8Array(0), "damaged");
  grower.file("Base complète.xlsx", { kind: "filler", bytes: 640 * MEBIBYTE, unread: "too-large" });
  grower.file("Plan de masse.dwg", { kind: "filler", bytes: 2_400_000, unread: "unsupported" });
};

/** A name that says one format and content that is another; a stamp; a label; a table of agents. */
const tricky: Plot = (grower, stock) => {
  grower.file("Mal nommé.pdf", document(grower, stock, "docx", "nir"));
  grower.file("Note cachetée.docx", document(grower, stock, "docx", "stamp"));
  grower.file("Note étiquetée.docx", document(grower, stock, "docx", "label"));
  grower.file("Agents.xlsx", document(grower, stock, "xlsx", "agents"), { traits: { retained: true } });
};

const restless: Plot = (grower, stock) => {
  grower.file("Deux fois listé.docx", document(grower, stock, "docx", "vat"), { traits: { twice: true } });
};

export const PLOTS: readonly Plot[] = [
  privateThings,
  teamsThings,
  notebook,
  longPath,
  held,
  telling,
  formulas,
  unreadable,
  tricky,
  restless,
  openThings,
];
