/** The templates that come with Bascule. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Language } from "../../src/lang/index.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");

export function templatesFor(language: Language): { dossier: Uint8Array; pv: Uint8Array; report: string } {
  return {
    dossier: readFileSync(resolve(ROOT, `dossier/${language}.docx`)),
    pv: readFileSync(resolve(ROOT, `pv/${language}.docx`)),
    report: readFileSync(resolve(ROOT, "report/report.html"), "utf8"),
  };
}
