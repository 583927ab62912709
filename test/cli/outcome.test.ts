/** The last lines of a plan where somebody has the workbook open: what stays, what the new one is called, how to go on. */

import { describe, expect, test } from "vitest";
import type { PlanResult } from "../../src/app/outputs.ts";
import type { Call } from "../../src/cli/command.ts";
import { tellOutcome, workbookOf } from "../../src/cli/outcome.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Plan } from "../../src/model/plan.ts";

const LOCK = ".~lock.plan-migration.xlsx#";
const RESULT: PlanResult = {
  plan: {
    services: [],
    scan: { finishedAt: "2026-11-30T09:00:00Z", complete: true },
    coverage: { requests: 0, throttled: 0, skipped: [] },
  } as unknown as Plan,
  folder: "sorties",
  files: ["plan-migration-nouveau-1.xlsx", "plan.json", "MANIFEST.sha256"],
  kept: [],
  open: [
    { name: "plan-migration.xlsx", as: "plan-migration-nouveau-1.xlsx", lock: LOCK },
    { name: "dossier-derogation.docx", as: "dossier-derogation-nouveau-1.docx", lock: null },
    { name: "plan-migration-nouveau-2.xlsx", as: null, lock: null },
  ],
  conflicts: null,
  refused: 0,
  givenUp: 0,
  unanswered: false,
  deletion: { from: "2028-11-30" as IsoDate, due: false, history: null },
};

function told(language: Language, result = RESULT): { readonly lines: string; readonly json: unknown } {
  let [lines, json]: [string, unknown] = ["", null];
  const catalogue = catalogueOf(language);
  const call = {
    language,
    catalogue,
    quiet: false,
    json: false,
    tell: (said: readonly string[], told: unknown) => {
      lines = said.join("\n").replaceAll(/[\u00a0\u202f]/g, " ");
      json = told;
    },
  };
  tellOutcome(call as unknown as Call, result);
  return { lines, json };
}

describe("a workbook that somebody has open", () => {
  test.each<[Language, readonly string[]]>([
    [
      "fr",
      [
        "plan-migration.xlsx est ouvert dans un autre programme : il reste tel quel, et le nouveau est plan-migration-nouveau-1.xlsx. Ce qui y sera enregistré n’est pas perdu. Si personne ne l’a ouvert, supprimez « .~lock.plan-migration.xlsx# », qui est resté à côté.",
        "dossier-derogation.docx est ouvert dans un autre programme : il reste tel quel, et le nouveau est dossier-derogation-nouveau-1.docx. Ce qui y sera enregistré n’est pas perdu.",
        "plan-migration-nouveau-2.xlsx est ouvert dans un autre programme : il reste tel quel, mais il n’est plus de ce plan.",
        "Pour le reprendre dans le nouveau classeur : bascule plan --carry sorties/plan-migration.xlsx",
        "Étape suivante : ouvrir plan-migration-nouveau-1.xlsx, feuille « Synthèse ».",
      ],
    ],
    [
      "en",
      [
        "plan-migration.xlsx is open in another program: it stays as it is, and the new one is plan-migration-nouveau-1.xlsx. What is saved there is not lost. If nobody has it open, delete “.~lock.plan-migration.xlsx#”, which was left beside it.",
        "plan-migration-nouveau-2.xlsx is open in another program: it stays as it is, but is no longer of this plan.",
        "Next: open plan-migration-nouveau-1.xlsx, first sheet.",
      ],
    ],
  ])("is told in %s, with the name of the new one", (language, sentences) => {
    const { lines, json } = told(language);
    for (const sentence of sentences) expect(lines.split("\n")).toContain(sentence);
    expect(json).toMatchObject({ files: RESULT.files, open: RESULT.open });
  });

  test("what nobody has open bears its own name", () => {
    expect(workbookOf(RESULT)).toBe("plan-migration-nouveau-1.xlsx");
    expect(workbookOf({ ...RESULT, open: RESULT.open.slice(1) })).toBe("plan-migration.xlsx");
    expect(told("fr", { ...RESULT, open: [] }).lines).not.toContain("ouvert dans un autre programme");
  });
});
