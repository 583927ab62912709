/** The models of documents and of the page, the administration's own among them: what is wrong with one is told before anything long begins. */

import type { DocumentTemplate } from "../export/document/fill.ts";
import type { Language } from "../lang/index.ts";
import type { Templates } from "../store/templates.ts";

type Model = "dossier" | "pv";

export function documentIn(templates: Templates, model: Model, language: Language): DocumentTemplate {
  const name = `${model}/${language}.docx`;
  return { file: templates.told(name), bytes: templates.bytes(name) };
}

export const PAGE = "report/report.html";
export const STYLE = "report/report.css";

/** Throws the `TemplateFault` of the first that cannot be filled; those that come with Bascule are known to be. */
export async function checkModels(templates: Templates, language: Language): Promise<void> {
  await checkDocuments(templates, language);
  const mine = (name: string) => templates.own.includes(name);
  if (mine(PAGE)) {
    const { checkPage } = await import("../export/report/template-check.ts");
    checkPage(templates.told(PAGE), templates.text(PAGE));
  }
  if (mine(STYLE)) {
    const { checkStyle } = await import("../export/report/style-check.ts");
    checkStyle(templates.told(STYLE), templates.text(STYLE));
  }
}

async function checkDocuments(templates: Templates, language: Language): Promise<void> {
  const own = (["dossier", "pv"] as const).filter((model) => templates.own.includes(`${model}/${language}.docx`));
  if (own.length === 0) return;
  const { checkDocument } = await import("../export/document/fill.ts");
  const { REQUEST_KIND } = await import("../export/request.ts");
  const { PV_KIND } = await import("../export/pv.ts");
  for (const model of own) {
    const template = documentIn(templates, model, language);
    await (model === "dossier" ? checkDocument(template, REQUEST_KIND) : checkDocument(template, PV_KIND));
  }
}
