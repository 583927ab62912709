/** What a pretend file says, whatever its format. */

export const DOCUMENT_FORMATS = [
  "docx",
  "xlsx",
  "pptx",
  "odt",
  "ods",
  "odp",
  "pdf",
  "eml",
  "csv",
  "html",
  "json",
  "xml",
  "txt",
] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export interface DocumentSpec {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** First row: headers. */
  readonly table?: readonly (readonly string[])[];
  /** Stands in the page header: a marking. */
  readonly header?: string;
  /** Sensitivity label written in the document's own properties. */
  readonly label?: { readonly id: string; readonly name: string; readonly tenant: string } | null;
}

/** XML and HTML text and attribute values. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "");
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
