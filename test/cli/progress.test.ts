/** What is said while a scan waits: whom Microsoft asked to wait, who does not answer, and the hours that one chose. */

import { expect, test } from "vitest";
import type { Call } from "../../src/cli/command.ts";
import { type Progress, progressOf } from "../../src/cli/progress.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";

const NOW = new Date("2026-11-30T09:00:00Z");

interface Place {
  /** A terminal of so many columns; a pipe where not said. */
  readonly columns?: number;
}

/** What is said on standard error. */
function said(language: Language, happens: (progress: Progress) => void, { columns }: Place = {}): string {
  const lines: string[] = [];
  const [over, err] = [columns !== undefined, (text: string) => lines.push(text)];
  const terminal = { err, errIsTerminal: over, columns, now: () => NOW };
  const call = { terminal, catalogue: catalogueOf(language), language, quiet: false, verbose: false, color: over };
  happens(progressOf({ ...call, say: err } as unknown as Call, null));
  return lines.join("\n").replace(/[\u00a0\u202f]/g, " ");
}

test.each<[Language, string, number, string]>([
  ["fr", "outlook", 90, "Pause de 90 s demandée par Microsoft : Exchange"],
  ["en", "outlook", 90, "Paused 90 s as Microsoft asked: Exchange"],
  ["fr", "directory", 90, "Pause de 90 s demandée par Microsoft : l’annuaire Entra ID"],
  ["fr", "outlook", 4, ""],
  ["fr", "night", 36_000, "Allure night : rien n’est demandé en journée, le relevé reprend à 20 h (heure de Paris)."],
  ["en", "night", 36_000, "Pace night: nothing is asked by day, the scan goes on at 20:00 (Paris time)."],
  [
    "fr",
    "sharepoint-day",
    17_700,
    "SharePoint et OneDrive : ce que Microsoft permet de demander en 24 heures est épuisé. La suite y attend encore 5 h, et le reste avance ; arrêté entre-temps, le relevé reprend où il en est.",
  ],
  [
    "en",
    "sharepoint-day",
    590,
    "SharePoint and OneDrive: what Microsoft lets an application ask in 24 hours is used up. What is left there waits for another 10 min, and the rest goes on; a scan that is stopped meanwhile goes on where it was.",
  ],
])("%s: %s for %i s", (language, lane, seconds, words) => {
  const until = new Date(NOW.getTime() + seconds * 1000);
  expect(said(language, (progress) => progress.paused(lane, until))).toBe(words);
});

const MINUTE = 60_000;

test.each<[Language, readonly string[]]>([
  [
    "fr",
    [
      "Aucune réponse utile depuis 1 min : SharePoint et OneDrive. Bascule réessaie ; après 20 min, ce qui manque est laissé pour le prochain relevé, et le plan le dit.",
      "Aucune réponse utile depuis 7 min : SharePoint et OneDrive. Bascule réessaie ; après 20 min, ce qui manque est laissé pour le prochain relevé, et le plan le dit.",
      "Toujours aucune réponse utile depuis 27 min : SharePoint et OneDrive. Ce qui en dépend attend ; tant que le reste avance, Bascule regarde toutes les 5 minutes si ce service répond.",
      "De nouveau des réponses : SharePoint et OneDrive.",
    ],
  ],
  [
    "en",
    [
      "No useful answer for 1 min: SharePoint and OneDrive. Bascule keeps trying; after 20 min, what is missing is left to the next scan, and the plan says so.",
      "No useful answer for 7 min: SharePoint and OneDrive. Bascule keeps trying; after 20 min, what is missing is left to the next scan, and the plan says so.",
      "Still no useful answer for 27 min: SharePoint and OneDrive. What depends on it waits; as long as the rest goes on, Bascule looks every 5 minutes whether this service answers.",
      "Answers again: SharePoint and OneDrive.",
    ],
  ],
])(
  "%s: a service that stays away is told of at once, then every five minutes, and so is its return",
  (language, words) => {
    const happens = (progress: Progress) => {
      for (const minutes of [1, 2, 5.5, 7, 8, 27]) progress.failing("sharepoint", minutes * MINUTE, 20 * MINUTE);
      progress.back("sharepoint");
    };
    expect(said(language, happens)).toBe(words.join("\n"));
  },
);

test("on a narrow terminal what is written over ends after a whole word, and what stays is said in full", () => {
  const until = new Date(NOW.getTime() + 90_000);
  const lines = said("fr", (progress) => progress.paused("outlook", until), { columns: 40 }).split("\n");
  expect(lines.at(-1)).toMatch(/Pause de 90 s demandée par…$/);
  const night = said("fr", (progress) => progress.paused("night", until), { columns: 40 });
  expect(night).toMatch(/le relevé reprend à 20 h \(heure de Paris\)\.$/);
});
