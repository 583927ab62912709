/** What the template of the page may name: texts, in two braces, and parts of markup, in three; and what it cannot do without. */

/** Sections of the page, in its order: the five questions, then the details. */
export const ESSENTIAL = ["have", "leave", "when", "decide", "unknown"] as const;
export const DETAIL = [
  "questions",
  "due",
  "coverage",
  "progress",
  "services",
  "reasons",
  "units",
  "largest",
  "evidence",
  "legend",
  "sources",
  "accessibility",
] as const;

export const WORDS = [
  "language",
  "title",
  "dated",
  "scanned",
  "onPaper",
  "mention",
  "skip",
  "contentsTitle",
  "alertsTitle",
  "legend",
  "keepSource",
  "made",
  "inFull",
  "shown",
  "ascending",
  "descending",
] as const;
export type Word = (typeof WORDS)[number];

/** The section of the legend is a text and what each label means. */
const SECTION_PARTS = [...ESSENTIAL, ...DETAIL.map((id) => (id === "legend" ? "meanings" : id))] as const;
export type SectionPart = Exclude<(typeof ESSENTIAL | typeof DETAIL)[number], "legend"> | "meanings";

export const TEXTS: readonly string[] = ["policy", ...WORDS, ...[...ESSENTIAL, ...DETAIL].map((id) => `${id}Title`)];
export const PARTS: readonly string[] = ["style", "script", "contents", "grounds", "alerts", ...SECTION_PARTS];

/** What Bascule answers for on every page: whose it is, what it may not be used for, what it is not, what it does not know. */
export const NEEDED: readonly string[] = [
  ...["{{language}}", "{{title}}", "{{mention}}", "{{legend}}", "{{keepSource}}"],
  ...["{{{alerts}}}", "{{{grounds}}}", "{{{unknown}}}", "{{{accessibility}}}"],
];
