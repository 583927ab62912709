/** Real bytes of real formats for the pretend tenant's files. The same specification gives the same bytes. */

import { DOCUMENT_FORMATS, type DocumentFormat, type DocumentSpec } from "./document.ts";
import { docx, pptx, xlsx } from "./office.ts";
import { odp, ods, odt } from "./opendocument.ts";
import { imageOnlyPdf, pdf } from "./pdf.ts";
import { csv, eml, html, json, txt, xml } from "./plain.ts";

export type { DocumentFormat, DocumentSpec };
export { DOCUMENT_FORMATS, imageOnlyPdf };

const MAKERS: Readonly<Record<DocumentFormat, (spec: DocumentSpec) => Uint8Array>> = {
  docx,
  xlsx,
  pptx,
  odt,
  ods,
  odp,
  pdf,
  eml,
  csv,
  html,
  json,
  xml,
  txt,
};

export function makeDocument(format: DocumentFormat, spec: DocumentSpec): Uint8Array {
  return MAKERS[format](spec);
}
