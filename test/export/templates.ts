/** The templates that come with Bascule. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { OCCULTATIONS_FILE, readOccultations } from "../../src/doctrine/occultations.ts";
import type { DocumentTemplate } from "../../src/export/document/fill.ts";
import type { ReportTemplates } from "../../src/export/report/report.ts";
import { fillRequest } from "../../src/export/request.ts";
import { sumsOf } from "../../src/export/space-sums.ts";
import type { View } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Occultation } from "../../src/model/occultation.ts";
import { pageTests } from "../../src/store/templates.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");

const text = (name: string) => readFileSync(resolve(ROOT, name), "utf8");

export const REPORT: ReportTemplates = {
  page: text("report/report.html"),
  style: text("report/report.css"),
  script: text("report/report.js"),
  tests: pageTests(),
};

const documentIn = (name: string): DocumentTemplate => ({ file: name, bytes: readFileSync(resolve(ROOT, name)) });

export function templatesFor(language: Language): {
  dossier: DocumentTemplate;
  pv: DocumentTemplate;
  report: ReportTemplates;
  occultations: readonly Occultation[];
} {
  return {
    dossier: documentIn(`dossier/${language}.docx`),
    pv: documentIn(`pv/${language}.docx`),
    report: REPORT,
    occultations: readOccultations({
      name: OCCULTATIONS_FILE,
      text: readFileSync(resolve(ROOT, OCCULTATIONS_FILE), "utf8"),
    }),
  };
}

/** The request of a view as it would be written: its template, the spaces of the book, digests of nothing. */
export async function requestFor(view: View, template = templatesFor(view.language).dossier): Promise<Uint8Array> {
  return fillRequest(template, await sumsOf(view.book), { plan: "a".repeat(64), annex: "b".repeat(64) }, view);
}
