/** What people read of who works at a scan, of its limits, and of what is left: in both languages. */

import { describe, expect, test } from "vitest";
import { crewLines, laneLines, leftLines } from "../../src/cli/crew-lines.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import type { AtWork } from "../../src/model/crew.ts";

const in_ = (language: Language) => ({ language, catalogue: catalogueOf(language) });
const plain = (lines: readonly string[]) => lines.map((line) => line.replace(/[\u00a0\u202f]/g, " "));

const worker: AtWork = {
  host: "srv-1",
  pid: 412,
  command: "worker",
  since: "2026-11-24T09:00:00.000Z",
  seen: "2026-11-24T10:00:00.000Z",
  quietSeconds: 3,
  isHeard: true,
  requests: 1200,
  read: 1,
};
const tasks = [
  { collector: "mailboxes", waiting: 1200, atWork: 3, unanswered: 0 },
  { collector: "of-another-version", waiting: 1, atWork: 0, unanswered: 1 },
];
const lanes = {
  pauses: [
    { lane: "sharepoint", until: "2026-11-24T10:05:00.000Z" },
    { lane: "night", until: "2026-11-24T19:00:00.000Z" },
    { lane: "outlook 0a1b2c3d", until: "2026-11-24T10:05:00.000Z" },
  ],
  day: { spent: 1_500_000, limit: 1_200_000 },
  limits: [
    { limit: "sharepoint day", amount: 1_200_000, seconds: 86_400, used: 200_000.4 },
    { limit: "teams row 4", amount: 20, seconds: 1, used: 21 },
    { limit: "of-another-version", amount: 5, seconds: 600, used: 0 },
  ],
};

describe("who works", () => {
  test.each<[Language, Parameters<typeof crewLines>[0], string[]]>([
    ["fr", { crew: null }, []],
    [
      "fr",
      { crew: { workers: [], tasks: [] } },
      [
        "Personne ne travaille à ce relevé : « bascule scan » le reprend, et « bascule worker » s’y joint depuis toute machine.",
      ],
    ],
    [
      "fr",
      { crew: { workers: [worker], tasks } },
      [
        "Au travail, worker sur srv-1 (processus 412), depuis le 24/11/2026 10:00 : dernier signe il y a 3 s, 1 200 requêtes et 1 contenu lu par minute",
      ],
    ],
    [
      "en",
      { crew: { workers: [worker, { ...worker, isHeard: false, quietSeconds: 60 }], tasks } },
      [
        "At work, worker on srv-1 (process 412), since 24 Nov 2026 10:00: last sign 3 s ago, 1,200 requests and 1 content read a minute",
        "At work, worker on srv-1 (process 412), since 24 Nov 2026 10:00: no sign since 24 Nov 2026 11:00, its tasks are handed to others",
      ],
    ],
  ])("in %s", (language, state, told) => expect(plain(crewLines(state, in_(language)))).toEqual(told));
});

test("limits: services by name, single places counted and never named, a day that is overspent", () => {
  expect(plain(laneLines({ lanes }, in_("fr")))).toEqual([
    "En pause jusqu’au 24/11/2026 11:05 : SharePoint et OneDrive",
    "En pause jusqu’au 24/11/2026 20:00 : toutes les requêtes (allure de nuit)",
    "En pause : 1 emplacement (boîte, équipe ou conversation)",
    "Limite, SharePoint et OneDrive : 200 000 sur 1 200 000 par jour, reste 1 000 000",
    "Limite, Teams : 21 sur 20 par seconde, reste 0",
    "Limite, of-another-version : 0 sur 5 par 10 minutes, reste 5",
    "Unités de SharePoint et OneDrive en 24 heures : 1 500 000 sur 1 200 000, reste 0",
  ]);
  expect(laneLines({ lanes: { pauses: [], limits: [], day: { spent: 0, limit: 5 } } }, in_("en"))).toEqual([]);
});

test("what is left: by who has it in hand where several may, as one sum where one process works", () => {
  const left = [{ collector: "of-another-version", tasks: 7 }];
  expect(plain(leftLines({ left, crew: { workers: [], tasks } }, in_("fr"))).at(-1)).toBe(
    "Reste à faire, of-another-version : 1 en attente, 0 en cours, dont 1 laissées faute de réponse du service",
  );
  expect(plain(leftLines({ left, crew: null }, in_("fr")))).toEqual(["Reste à faire, of-another-version : 7"]);
});
