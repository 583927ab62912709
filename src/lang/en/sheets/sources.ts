import type { sourcesSheet as french } from "../../fr/sheets/sources.ts";

export const sourcesSheet: typeof french = {
  title: "Doctrine and sources",
  note: "The texts applied, the assumptions made, the offers proposed, each with its date and the confidence of its reading.",
  columns: {
    type: "Nature",
    title: "Title",
    says: "What it says",
    date: "Date",
    confidence: "Ground",
    href: "Address",
  },
};
