/** Text formats and a mail as files. All UTF-8. */

import { type DocumentSpec, escaped } from "./document.ts";

const encode = (text: string) => new TextEncoder().encode(text);

export function txt(spec: DocumentSpec): Uint8Array {
  return encode(`${all(spec).join("\n\n")}\n`);
}

export function csv(spec: DocumentSpec): Uint8Array {
  const rows = [...(spec.table ?? []), ...spec.paragraphs.map((text) => [text])];
  return encode(`\ufeff${rows.map((row) => row.map(quoted).join(";")).join("\r\n")}\r\n`);
}

export function html(spec: DocumentSpec): Uint8Array {
  const rows = (spec.table ?? []).map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`);
  const head = spec.header ? `<header>${escaped(spec.header)}</header>` : "";
  const body = spec.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join("\n");
  return encode(
    `<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>${escaped(spec.title)}</title></head>\n<body>${head}<h1>${escaped(spec.title)}</h1>\n${body}<table>${rows.join("")}</table></body></html>\n`,
  );
}

export function json(spec: DocumentSpec): Uint8Array {
  const value = {
    titre: spec.title,
    mention: spec.header ?? null,
    paragraphes: spec.paragraphs,
    tableau: spec.table ?? [],
  };
  return encode(`${JSON.stringify(value, null, 2)}\n`);
}

export function xml(spec: DocumentSpec): Uint8Array {
  const items = all(spec).map((text) => `  <paragraphe>${escaped(text)}</paragraphe>`);
  return encode(`<?xml version="1.0" encoding="UTF-8"?>\n<document>\n${items.join("\n")}\n</document>\n`);
}

/** A mail with a plain body, quoted-printable, from nobody to nobody. */
export function eml(spec: DocumentSpec): Uint8Array {
  const subject = `=?UTF-8?B?${Buffer.from(spec.title).toString("base64")}?=`;
  const label = spec.label
    ? `msip_labels: MSIP_Label_${spec.label.id}_Enabled=true; MSIP_Label_${spec.label.id}_SiteId=${spec.label.tenant};\r\n`
    : "";
  const head = `From: <expediteur@exemple.invalid>\r\nTo: <destinataire@exemple.invalid>\r\nSubject: ${subject}\r\nDate: Mon, 05 Feb 2024 09:00:00 +0100\r\n${label}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const body = Buffer.from(all(spec).join("\r\n\r\n"))
    .toString("base64")
    .replace(/(.{76})/g, "$1\r\n");
  return encode(`${head}${body}\r\n`);
}

function all(spec: DocumentSpec): string[] {
  const rows = (spec.table ?? []).map((row) => row.join(" ; "));
  return [...(spec.header ? [spec.header] : []), spec.title, ...spec.paragraphs, ...rows];
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
