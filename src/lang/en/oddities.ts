import type { OddityKind } from "../../model/oddity.ts";

/** What was odd in answers, and what was done about it. */
export const oddities: Record<OddityKind, { readonly name: string; readonly handled: string }> = {
  "empty-page": { name: "Empty page", handled: "The list was followed to its end. Nothing to do." },
  "page-repeated": { name: "Page given twice", handled: "Its items count once. Nothing to do." },
  "row-repeated": { name: "Item given twice", handled: "It counts once. Nothing to do." },
  "link-loop": {
    name: "Pages that turn in a ring",
    handled: "The list was cut there: a row “Unexpected answer” says where. Run the scan again.",
  },
  "list-restarted": {
    name: "List begun again",
    handled: "The link to what follows was no longer known. Nothing counts twice; nothing to do.",
  },
  resync: { name: "Walk begun again", handled: "The service asked for it. Nothing counts twice; nothing to do." },
};
