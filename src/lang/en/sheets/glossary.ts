import type { glossarySheet as french } from "../../fr/sheets/glossary.ts";

export const glossarySheet: typeof french = {
  title: "Words used",
  note: "What the words of this workbook mean, the same in all documents of Bascule.",
  columns: { kind: "Kind", term: "Word", meaning: "Meaning" },
};
