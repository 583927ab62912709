/** What is said while a scan waits: whom Microsoft asked to wait, and the hours of the night that one chose. */

import { expect, test } from "vitest";
import type { Call } from "../../src/cli/command.ts";
import { progressOf } from "../../src/cli/progress.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";

const NOW = new Date("2026-11-30T09:00:00Z");

/** What is said on standard error, in a pipe, of a pause of so many seconds. */
function saidOf(language: Language, lane: string, seconds: number): string {
  const lines: string[] = [];
  const terminal = { err: (text: string) => lines.push(text), errIsTerminal: false, now: () => NOW };
  const call = { terminal, catalogue: catalogueOf(language), language, quiet: false, verbose: false, color: false };
  progressOf(call as unknown as Call, null).paused(lane, new Date(NOW.getTime() + seconds * 1000));
  return lines.join("\n").replace(/[\u00a0\u202f]/g, " ");
}

test.each<[Language, string, number, string]>([
  ["fr", "outlook", 90, "Pause de 90 s demandée par Microsoft : Exchange"],
  ["en", "outlook", 90, "Paused 90 s as Microsoft asked: Exchange"],
  ["fr", "directory", 90, "Pause de 90 s demandée par Microsoft : l’annuaire Entra ID"],
  ["fr", "outlook", 4, ""],
  ["fr", "night", 36_000, "Allure night : rien n’est demandé en journée, le relevé reprend à 20 h (heure de Paris)."],
  ["en", "night", 36_000, "Pace night: nothing is asked by day, the scan goes on at 20:00 (Paris time)."],
])("%s: %s for %i s", (language, lane, seconds, said) => expect(saidOf(language, lane, seconds)).toBe(said));
