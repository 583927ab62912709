/** Every name that an output may bear, and those that stand beside the set: its manifest, and the manifest's signature. */

export const MANIFEST = "MANIFEST.sha256";
/** Sixty-four bytes, as Ed25519 makes them. */
export const SIGNATURE = `${MANIFEST}.sig`;
/** For the security officer alone, whatever mode a spreadsheet saved it in. */
const RESTRICTED = "signalements-restreints.xlsx";

export const NAMES = [
  "plan-migration.xlsx",
  "annexe-derogation.xlsx",
  "dossier-derogation.docx",
  "rapport.html",
  RESTRICTED,
  "plan.json",
  "containers.ndjson",
  "findings.ndjson",
] as const;

/** A directorate's workbook, a wave's record, a sheet by itself: how many there are, and which, is told by the manifest of the run that wrote them. */
export const OF_SOME =
  /^(?:plan-migration-(?:[a-z0-9]+-)*[a-z2-7]{5}\.xlsx|pv-(?:vague-\d{2,4}|hors-vague)\.docx|plan-migration(?:-[a-z0-9]+)+\.csv)$/;

/** Formats that people open and fill in; the others are for scripts, which know them by their names. */
const DOCUMENT = /\.(?:xlsx|csv|docx|html)$/;
export const isDocument = (name: string) => DOCUMENT.test(name);

const isNamed = (name: string) => (NAMES as readonly string[]).includes(name) || OF_SOME.test(name);
/** `plan-migration-nouveau-1.xlsx`: the new one of a document that somebody has open. */
const BESIDE = /^(.+)-nouveau-\d+(\.\w+)$/;
export const isBeside = (name: string) => BESIDE.test(name) && isNamed(name.replace(BESIDE, "$1$2"));
export const isRestricted = (name: string) => name.replace(BESIDE, "$1$2") === RESTRICTED;

export const isOutput = (name: string) => isNamed(name) || isBeside(name);
/** Of the set, or beside it. */
export const isOfSet = (name: string) => isOutput(name) || name === MANIFEST || name === SIGNATURE;
