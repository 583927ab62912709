/** The table of permissions in both READMEs is the one that the collectors ask for. `BASCULE_UPDATE=1` writes it. */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FULL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;
const HEADS = {
  fr: ["Autorisation d’application", "Pour quoi faire", "Contenus seulement"],
  en: ["Application permission", "What for", "Content only"],
} as const;
const YES = { fr: "oui", en: "yes" } as const;

function tableOf(language: "fr" | "en"): string {
  const rows = permissionsNeeded(collectors, CHOSEN_WORKLOADS, FULL, { extractLabels: true, readSharing: true }).map(
    ({ permission, reasons, forContent }) => [
      `\`${permission}\``,
      reasons.map((reason) => reason[language]).join(" ; ".replace(" ;", language === "fr" ? "\u202f;" : ";")),
      forContent ? YES[language] : "",
    ],
  );
  return [HEADS[language], ["---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

test.each([
  ["README.fr.md", "fr"],
  ["README.md", "en"],
] as const)("%s lists every permission with its reason", (name, language) => {
  const path = resolve(ROOT, name);
  const text = readFileSync(path, "utf8");
  const shape = /(<!-- permissions:begin -->\n)[\s\S]*(<!-- permissions:end -->)/;
  expect(text).toMatch(shape);
  const expected = text.replace(shape, (_all, begin, end) => `${begin}\n${tableOf(language)}\n\n${end}`);
  if (process.env.BASCULE_UPDATE) writeFileSync(path, expected);
  else expect(text).toBe(expected);
});

test("no permission that is asked for can change anything", () => {
  const names = permissionsNeeded(collectors, CHOSEN_WORKLOADS, FULL).map(({ permission }) => permission);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => /write|manage|full|send|create|delete/i.test(name))).toEqual([]);
});
