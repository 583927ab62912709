/** What nobody uses, and how one knows. */

import type { unused as french } from "../fr/unused.ts";

export const unused: typeof french = {
  ground: {
    declared: "declared unused by the administration",
    unlicensed: "no account has a licence that opens it",
    inactive: "nobody used it in six months, as the reports tell",
    empty: "nothing was found in it, all having been seen",
  },
  action: "Nothing to move: not used",
  named: (services, how) => `${services} (${how})`,
  sentence: (how) => `No use seen: ${how}.`,
  told: (services) =>
    `No use seen, and therefore not among what leaves; check that nothing is left there: ${services}.`,
};
