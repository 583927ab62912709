/** One small document of every reader, whole and honest: what mutations begin with. */

import { DOCUMENT_FORMATS, type DocumentSpec, makeDocument } from "../../src/simulator/documents/index.ts";
import { compoundOf } from "./compound.ts";
import { bytesOf, zipped } from "./extracted.ts";
import { macrosOf } from "./macros.ts";
import {
  attachedFile,
  docOf,
  outlookItem,
  pptOf,
  record,
  sheetString,
  slideRecord,
  wide,
  xlsOf,
} from "./old-office.ts";

const SPEC: DocumentSpec = {
  title: "Note d’étape",
  paragraphs: ["Les œuvres & les « prêts »", "2 69 05 49 588 000 43"],
  table: [
    ["Agent", "Numéro"],
    ["A", "12 34"],
  ],
  header: "DIFFUSION RESTREINTE",
  label: {
    id: "11111111-2222-4333-8444-555555555555",
    name: "Interne",
    tenant: "33333333-2222-4333-8444-555555555555",
  },
};

const doc = docOf({
  body: "Titre\rNom\x07NIR\x07\x07Un\x07269\x07\x07Fin \x13 HYPERLINK x \x14ici\x15\r",
  header: "SECRET\r",
  tables: [[6, 23]],
  rowEnds: [13, 22],
});
const cell = (row: number, column: number, text: string) => record(0x204, row, column, 0, sheetString(text));
const xls = xlsOf(
  [
    record(0x85, Buffer.alloc(4), 0, sheetString("F", 1)),
    record(0x41e, 164, sheetString("0 00")),
    record(0xe0, 0, 164),
    record(0xfc, Buffer.from([2, 0, 0, 0, 2, 0, 0, 0]), sheetString("MOT"), sheetString("œuvre")),
  ],
  [
    cell(0, 0, "Nom"),
    cell(0, 1, "NIR"),
    record(0xfd, 1, 0, 0, Buffer.from([1, 0, 0, 0])),
    record(0x203, 1, 1, 0, Buffer.alloc(8, 64)),
    record(0x14, sheetString("&CMOT")),
  ],
);
const ppt = pptOf([
  slideRecord(0x0fa0, wide("Été")),
  slideRecord(0x0fd9, slideRecord(0x0fba, wide("SECRET")), 0xf),
  slideRecord(0x0fa8, bytesOf("MOT")),
]);
const rtf = bytesOf(
  "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}}{\\info{\\title T}}{\\header H\\par}\\pard un {\\b deux}\\'e9\\u339 ?{\\footnote N}\\par\\trowd\\intbl Nom\\cell NIR\\cell\\row\\intbl A\\cell 269\\cell\\row\\pard{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv X}}}{\\deleted 4}\\bin3 abc fin\\par}",
);
const ics = bytesOf(
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Réunion\r\nDESCRIPTION:2 69\r\n  05\\n49\r\nATTENDEE;CN="X":mailto:a@x.invalid\r\nATTACH;ENCODING=BASE64;X-FILENAME=a.csv:Tm9tO05JUgo=\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
);
const vtt = bytesOf(
  "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Zoé>2 69</v>\n\nNOTE x\n\n00:03.000 --> 00:04.000\nfin &amp; suite\n",
);
const msg = compoundOf(
  outlookItem(
    { "0037": "Sujet", "0C1F": "a@exemple.invalid", 1000: "corps", "007D": "msip_labels: x\r\n" },
    {
      "__recip_version1.0_#00000000": outlookItem({ 3001: "B" }),
      "__attach_version1.0_#00000000": attachedFile("a.csv", bytesOf("Nom;NIR\n")),
      "__attach_version1.0_#00000001": {
        ...outlookItem({ 3001: "M" }),
        "__substg1.0_3701000D": outlookItem({ 1000: "dedans" }),
      },
      "__substg1.0_10130102": bytesOf("<p>corps <img src='cid:x'></p>"),
    },
  ),
);
const object = compoundOf({ Package: zipped({ "a.txt": "MOT" }), "\u0001CompObj": Buffer.alloc(40) });
const zip = zipped({
  "a.txt": "MOT",
  "b/c.docx": makeDocument("docx", SPEC),
  "d.zip": zipped({ "e.csv": "Nom;NIR\n1;2\n" }),
});

const mail = (words: string) =>
  `From a@exemple.invalid Mon Jan  1 08:00:00 2024\nSubject: note\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${Buffer.from(words).toString("base64")}\n\n`;
const mbox = new TextEncoder().encode(SPEC.paragraphs.map(mail).join(""));

const element = (tag: number, ...held: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(held);
  return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]), body]);
};
const kind = (number: number) => Buffer.from([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, number]);
const signed = Buffer.from(`Content-Type: text/plain\r\n\r\n${SPEC.paragraphs.join("\r\n")}`);
/** Signed, and half of it without lengths, as most programs write it. */
const p7m = element(
  0x30,
  kind(2),
  element(
    0xa0,
    element(
      0x30,
      element(2, Buffer.of(1)),
      element(0x31),
      element(0x30, kind(1), Buffer.concat([Buffer.of(0xa0, 0x80, 0x24, 0x80), element(4, signed), Buffer.alloc(4)])),
      element(0x31),
    ),
  ),
);

/** Format, and the document's bytes. */
export const SPECIMENS: readonly (readonly [string, Uint8Array])[] = [
  ...DOCUMENT_FORMATS.map((format) => [format, makeDocument(format, SPEC)] as const),
  ["doc", doc],
  ["xls", xls],
  ["ppt", ppt],
  ["rtf", rtf],
  ["msg", msg],
  ["object", object],
  ["vba", compoundOf(macrosOf({ Module1: "Sub Nom()\r\nMDP = 1\r\n", Feuil1: "' 2 69 05\r\n" }))],
  ["mbox", mbox],
  ["p7m", p7m],
  ["zip", zip],
  ["ics", ics],
  ["vtt", vtt],
];
