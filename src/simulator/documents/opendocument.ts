/** Text, spreadsheet and presentation files by the OpenDocument standard (ISO/IEC 26300). */

import { type DocumentSpec, escaped, XML } from "./document.ts";
import { packageOf } from "./package.ts";

const NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns";
const SPACES = ["office", "text", "table", "style", "draw", "presentation"]
  .map((name) => `xmlns:${name}="${NAMESPACE}:${name === "draw" ? "drawing" : name}:1.0"`)
  .join(" ");

export function odt(spec: DocumentSpec): Uint8Array {
  const body = [...lines(spec), spec.table ? table(spec.table) : ""].join("");
  return opendocument("text", `<office:text>${body}</office:text>`, spec);
}

export function ods(spec: DocumentSpec): Uint8Array {
  const rows = [
    ...(spec.header ? [[spec.header]] : []),
    ...(spec.table ?? []),
    ...spec.paragraphs.map((text) => [text]),
  ];
  return opendocument("spreadsheet", `<office:spreadsheet>${table(rows)}</office:spreadsheet>`, spec);
}

export function odp(spec: DocumentSpec): Uint8Array {
  const rows = (spec.table ?? []).map((row) => `<text:p>${escaped(row.join(" | "))}</text:p>`);
  const box = `<draw:frame><draw:text-box>${[...lines(spec), ...rows].join("")}</draw:text-box></draw:frame>`;
  return opendocument("presentation", `<office:presentation><draw:page>${box}</draw:page></office:presentation>`, spec);
}

function lines(spec: DocumentSpec): string[] {
  const texts = [...(spec.header ? [spec.header] : []), spec.title, ...spec.paragraphs];
  return texts.map((text) => `<text:p>${escaped(text)}</text:p>`);
}

function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
  const body = rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("");
  return `<table:table table:name="Feuille1">${body}</table:table>`;
}

function opendocument(kind: string, body: string, spec: DocumentSpec): Uint8Array {
  const mime = `application/vnd.oasis.opendocument.${kind}`;
  const manifest = `${NAMESPACE}:manifest:1.0`;
  return packageOf({
    "=mimetype": mime,
    "META-INF/manifest.xml": `${XML}<manifest:manifest xmlns:manifest="${manifest}"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    "content.xml": `${XML}<office:document-content ${SPACES} office:version="1.3"><office:body>${body}</office:body></office:document-content>`,
    "meta.xml": `${XML}<office:document-meta xmlns:office="${NAMESPACE}:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="${NAMESPACE}:meta:1.0" office:version="1.3"><office:meta><dc:title>${escaped(spec.title)}</dc:title></office:meta></office:document-meta>`,
  });
}
