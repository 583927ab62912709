import type { directoratesSheet as french } from "../../fr/sheets/directorates.ts";
import { figures } from "./figures.ts";

export const directoratesSheet: typeof french = {
  title: "Directorates",
  note: "What each directorate has, what leaves of it and in which waves. The directorate is that of the file that the administration gave, else that of the directory; a team’s is that of most of its owners, a chat’s one of those of its people. What touches on health, justice or staff matters in personal spaces is told here alone, in groups of at least ten people; of a service that fewer than ten known people have, all that was found is counted with it.",
  columns: {
    unit: "Directorate",
    mailboxes: "Staff mailboxes",
    spaces: "Spaces",
    moves: "To be moved now",
    review: "To decide",
    derogable: "Derogation possible",
    ...figures,
    grouped: "Health, justice, staff matters (personal spaces)",
    first: "First wave",
    last: "Last wave",
  },
};
