/** Sensibilité (R9): what is looked for and not found is told with what was read; what is not looked for is told as such. */

import { expect, test } from "vitest";
import { sensitivity } from "../../src/export/sheets/sensitivity.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import { CATEGORIES } from "../../src/model/finding.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import { book, mailboxes } from "./book.ts";

const [sample] = book.plan.services as [PlanService];

/** The only row of a book with one service, by its columns' ids. */
async function rowOf(sensitive: Partial<PlanService["sensitive"]>, more: Partial<Book> = {}) {
  const nothing = { items: 0, containers: 0, restricted: 0, byCategory: {}, byDetector: {}, estimate: null };
  const service = { ...sample, sensitive: { ...sample.sensitive, ...nothing, ...sensitive } };
  const view = viewOf({ ...book, ...more, plan: { ...book.plan, services: [service] } }, "fr");
  const [line = []] = await Array.fromAsync(sensitivity.lines(view));
  return Object.fromEntries(sensitivity.heads(view).map(({ id }, at) => [id, line[at]?.value]));
}

const NOT_SEARCHED = "non recherché";

test.each([
  [
    "read, nothing found",
    { itemsRead: 400 },
    { citizens: "0 trouvé sur 400 lus", restricted: "0 trouvé sur 400 lus", special: NOT_SEARCHED },
  ],
  [
    "read and found",
    { itemsRead: 400, containers: 2, byCategory: { "citizen-personal-data": 3 } },
    { citizens: 3, containers: 2, agents: "0 trouvé sur 400 lus", special: NOT_SEARCHED },
  ],
  ["not read", { itemsRead: 0 }, { citizens: null, restricted: null, special: NOT_SEARCHED }],
  [
    "by detector, the administration's own by the name that it gave, and one that it took away by its id",
    { itemsRead: 400, byDetector: { nir: 9, "matricule-demo": 4, "matricule-ancien": 1 } },
    { detectors: "Numéro de sécurité sociale (NIR) 9, Matricule de l’agence 4, matricule-ancien 1" },
  ],
  [
    "an estimate, without a bracket in a bracket",
    { itemsRead: 400, estimate: { items: 95, low: 86, high: 105, confidence: 0.95 } },
    { estimate: "95, entre 86 et 105 (confiance 95\u00a0%)" },
  ],
])("%s", async (_case, sensitive, expected) => expect(await rowOf(sensitive)).toMatchObject(expected));

test("a category that is looked for is told like the others", async () => {
  const row = await rowOf({ itemsRead: 400 }, { searched: new Set(CATEGORIES) });
  expect(row.special).toBe("0 trouvé sur 400 lus");
});

test.each([
  [
    9,
    {
      agents: "non dit (moins de dix agents connus)",
      citizens: "non dit (moins de dix agents connus)",
      detectors: "non dit (moins de dix agents connus)",
    },
  ],
  [10, { agents: 2, citizens: 3, detectors: expect.stringMatching(/ressources humaines et paie 2$/u) }],
])("of %i people and two rooms, what is intimate", async (people, expected) => {
  const sensitive = {
    itemsRead: 400,
    byCategory: { "citizen-personal-data": 3, "state-agent-data": 2 },
    byDetector: { "vocabulary-hr": 2 },
  };
  const volume = { ...sample.volume, containers: people + 2 };
  const services = [{ ...sample, volume, sensitive: { ...sample.sensitive, ...sensitive } }];
  const containers = () => mailboxes(people, 2);
  const view = viewOf({ ...book, containers, plan: { ...book.plan, services } }, "fr");
  const [line = []] = await Array.fromAsync(sensitivity.lines(view));
  const row = Object.fromEntries(sensitivity.heads(view).map(({ id }, at) => [id, line[at]?.value]));
  expect(row).toMatchObject(expected);
});
