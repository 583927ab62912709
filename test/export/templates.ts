/** The templates that come with Bascule. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DocumentTemplate } from "../../src/export/document/fill.ts";
import { WaveSums } from "../../src/export/request/waves.ts";
import { fillRequest } from "../../src/export/request.ts";
import type { View } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");

const documentIn = (name: string): DocumentTemplate => ({ file: name, bytes: readFileSync(resolve(ROOT, name)) });

export function templatesFor(language: Language): { dossier: DocumentTemplate; pv: DocumentTemplate; report: string } {
  return {
    dossier: documentIn(`dossier/${language}.docx`),
    pv: documentIn(`pv/${language}.docx`),
    report: readFileSync(resolve(ROOT, "report/report.html"), "utf8"),
  };
}

/** The request of a view as it would be written: its template, the spaces of the book, digests of nothing. */
export async function requestFor(view: View, template = templatesFor(view.language).dossier): Promise<Uint8Array> {
  const sums = new WaveSums();
  for await (const row of view.book.containers()) sums.add(row);
  return fillRequest(template, sums, { plan: "a".repeat(64), annex: "b".repeat(64) }, view);
}
