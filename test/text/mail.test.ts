/** Mails as files: both bodies, attachments by their own readers, mails in mails. */

import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { parseMail } from "../../src/text/mime.ts";
import { bytesOf, codesOf, textOf } from "./extracted.ts";

interface Part {
  readonly type: string;
  readonly name?: string;
  readonly bytes: Uint8Array;
  readonly more?: string;
}

function mailOf(parts: readonly Part[], subject = "Sujet"): Uint8Array {
  const body = parts.map(({ type, name, bytes, more = "" }) => {
    const disposition = name ? `Content-Disposition: attachment; filename="${name}"\r\n` : "";
    const coded = Buffer.from(bytes)
      .toString("base64")
      .replace(/(.{76})/g, "$1\r\n");
    return `--limite\r\nContent-Type: ${type}\r\n${disposition}${more}Content-Transfer-Encoding: base64\r\n\r\n${coded}\r\n`;
  });
  return bytesOf(
    `From: Expéditeur <a@exemple.invalid>\r\nTo: b@exemple.invalid\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=limite\r\n\r\n${body.join("")}--limite--\r\n`,
  );
}

const text = (words: string): Part => ({ type: "text/plain; charset=utf-8", bytes: bytesOf(words) });

test("subject, addresses, both bodies", async () => {
  const mail = mailOf([
    text("corps simple"),
    { type: "text/html; charset=utf-8", bytes: bytesOf("<p>corps riche</p>") },
  ]);
  const read = await textOf("a.eml", mail);
  for (const words of ["Sujet", "a@exemple.invalid", "corps simple", "corps riche"]) expect(read).toContain(words);
});

test("attachments, each under its name", async () => {
  const docx = makeDocument("docx", { title: "t", paragraphs: ["DANS LE DOCUMENT"] });
  const mail = mailOf([
    text("corps"),
    { type: "application/octet-stream", name: "Pièce.docx", bytes: docx },
    { type: "text/csv", name: "liste.csv", bytes: bytesOf("a;b\n1;2\n") },
    { type: "application/octet-stream", name: "plan.dwg", bytes: Uint8Array.from({ length: 99 }, (_each, at) => at) },
  ]);
  const { documents, unread } = await extractText({ name: "dossier/outer.eml", bytes: mail });
  expect(documents.map(({ entry }) => entry)).toEqual([
    null,
    "dossier/outer.eml!Pièce.docx",
    "dossier/outer.eml!liste.csv",
  ]);
  expect(documents[1]?.text).toContain("DANS LE DOCUMENT");
  expect(unread).toEqual([{ entry: "dossier/outer.eml!plan.dwg", code: "unsupported" }]);
});

test("a forwarded mail and its attachment", async () => {
  const inner = mailOf(
    [text("corps intérieur"), { type: "text/plain", name: "note.txt", bytes: bytesOf("note") }],
    "Intérieur",
  );
  const mail = mailOf([text("corps"), { type: "message/rfc822", name: "transfert.eml", bytes: inner }]);
  const { documents, unread } = await extractText({ name: "a.eml", bytes: mail });
  expect(unread).toEqual([]);
  expect(documents.map(({ entry }) => entry)).toEqual([null, "a.eml!transfert.eml", "a.eml!transfert.eml!note.txt"]);
});

test("a picture shown in the body is left aside; one attached is told as unread", async () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const shown = mailOf([
    text("corps"),
    { type: "image/png", bytes: png, more: "Content-Disposition: inline; filename=logo.png\r\n" },
  ]);
  const attached = mailOf([text("corps"), { type: "image/png", name: "scan.png", bytes: png }]);
  expect(await codesOf("a.eml", shown)).toEqual([]);
  expect(await codesOf("a.eml", attached)).toEqual(["a.eml!scan.png: unsupported"]);
});

test("mail in mail in mail, further down than anyone forwards", async () => {
  let mail = mailOf([text("le plus profond")]);
  for (let level = 0; level < 12; level++) mail = mailOf([{ type: "message/rfc822", name: "m.eml", bytes: mail }]);
  const codes = await codesOf("a.eml", mail);
  expect(codes).toHaveLength(1);
  expect(codes[0]).toMatch(/: too-deep$/);
});

test("labels in the header", async () => {
  const id = "11111111-2222-4333-8444-555555555555";
  const mail = bytesOf(
    `From: a@exemple.invalid\r\nmsip_labels: MSIP_Label_${id}_Enabled=true;\r\n MSIP_Label_${id}_Name=Interne\r\n\r\ncorps`,
  );
  const { documents } = await extractText({ name: "a.eml", bytes: mail });
  expect(documents[0]?.labels).toEqual([id]);
});

test("an attachment without a name", async () => {
  const { documents } = await extractText({
    name: "a.eml",
    bytes: mailOf([
      text("corps"),
      { type: "application/json", bytes: bytesOf('{"a":"bc"}'), more: "Content-Disposition: attachment\r\n" },
    ]),
  });
  expect(documents.map(({ entry }) => entry)).toEqual([null, "a.eml!1.json"]);
});

test("headers without end", async () => {
  const mail = bytesOf(`Subject: x\r\n${"X-Rien: rien\r\n".repeat(200_000)}\r\ncorps`);
  expect(await codesOf("a.eml", mail)).toEqual(["too-large"]);
});

const HEAD = "From: a@exemple.invalid\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
test.each([
  ["empty lines", "\n".repeat(400_000)],
  ["empty lines of Windows", "\r\n".repeat(200_000)],
  ["lines of dashes", "--\n".repeat(130_000)],
  ["a long log", "2024-01-01 12:00 ok\n".repeat(50_000)],
])("%s cost the time of their bytes", async (_case, body) => {
  const start = performance.now();
  expect(await textOf("a.eml", bytesOf(`${HEAD}${body}MOT`))).toMatch(/MOT\s*$/);
  expect(performance.now() - start).toBeLessThan(2000);
});

test("lines handed over together make the same mail as one by one, line ends aside", async () => {
  const line = fc.constantFrom(
    ..."|mot|--b|--b--|--b |--bx|--|Content-Type: text/plain|Content-Type: multipart/mixed; boundary=c|--c|--c--|Content-Transfer-Encoding: quoted-printable|a=E9=|Content-Transfer-Encoding: base64|bW90|Content-Disposition: attachment; filename=a.csv|Content-Type: message/rfc822".split(
      "|",
    ),
  );
  const plain = async (mail: Promise<Awaited<ReturnType<typeof parseMail>>>) => {
    const { attachments, ...rest } = await mail;
    const contents = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString("latin1"));
    return JSON.stringify({ ...rest, attachments, contents }).replaceAll("\\r", "");
  };
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), async (lines, end) => {
      const head = ["Subject: x", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain"];
      const mail = bytesOf([...head, ...lines].join(end));
      expect(await plain(parseMail(mail))).toBe(await plain(PostalMime.parse(mail, { forceRfc822Attachments: true })));
    }),
    { numRuns: 300 },
  );
});
