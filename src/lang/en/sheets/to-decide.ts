import type { toDecideSheet as french } from "../../fr/sheets/to-decide.ts";

export const toDecideSheet: typeof french = {
  title: "To decide",
  note: "All that waits for somebody. What you write in the yellow columns is carried from one workbook to the next; the plan itself changes by the answer that is written where the row says. “to be set”: nothing dates the answer, and Bascule invents no date.",
  columns: {
    kind: "Kind",
    about: "About",
    question: "Question",
    who: "Who answers",
    changes: "What each answer changes",
    meanwhile: "Without an answer",
    by: "By when",
    where: "Where to write the answer",
    responsible: "Person in charge",
    answer: "Answer",
    comment: "Comment",
    id: "Identifier",
  },
};
