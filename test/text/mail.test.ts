/** Mails as files: both bodies, attachments by their own readers, mails in mails. */

import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
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

test("a message saved as text is read as it stands, then unwrapped", async () => {
  const mail =
    "From: a@exemple.invalid\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nn=C3=A9 le 3=\r\n avril";
  const { documents } = await extractText({ name: "dossier/a.txt", bytes: bytesOf(mail) });
  expect(documents.map(({ entry }) => entry)).toEqual([null, "dossier/a.txt!a.txt.eml"]);
  expect(documents[0]?.text.toString()).toBe(mail);
  expect(documents[1]?.text.toString()).toContain("né le 3 avril");
});

test("text that only names a message's fields is read once", async () => {
  const { documents } = await extractText({ name: "a.txt", bytes: bytesOf("Subject: rien\r\nDate: demain\r\n") });
  expect(documents).toHaveLength(1);
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

describe("a folder of mails in one file", () => {
  const coded = (words: string) => Buffer.from(words).toString("base64");
  const mail = (at: number) =>
    `From a@exemple.invalid Mon Jan  1 0${at}:00:00 2024\nSubject: S${at}\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${coded(`CORPS${at}`)}\n\n`;
  test.each(["boite.mbox", "Inbox"])("%s", async (name) => {
    const { documents } = await extractText({ name, bytes: bytesOf(mail(1) + mail(2)) });
    expect(documents.map(({ entry }) => entry)).toEqual([`${name}!1.eml`, `${name}!2.eml`]);
    expect(documents[1]?.text).toContain("CORPS2");
  });

  test("one mail is no folder", async () => {
    const { documents } = await extractText({ name: "Inbox", bytes: bytesOf(mail(1)) });
    expect(documents.map(({ entry, text }) => [entry, text.toString().includes("CORPS1")])).toEqual([[null, true]]);
  });

  test("a line that merely begins like one", async () => {
    const bytes = bytesOf(
      `${mail(1)
        .replace(/base64/, "7bit")
        .replace(coded("CORPS1"), "avant\n\nFrom here on: apres")}${mail(2)}`,
    );
    const { documents } = await extractText({ name: "b.mbox", bytes });
    expect(documents[0]?.text).toContain("apres");
    expect(documents).toHaveLength(2);
  });
});

describe("signed and encrypted", () => {
  const element = (tag: number, ...held: readonly Uint8Array[]): Uint8Array => {
    const body = Buffer.concat(held);
    const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), body]);
  };
  /** As most programs write it: no length, a mark at the end. */
  const open = (tag: number, ...held: readonly Uint8Array[]) =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...held, Buffer.from([0, 0])]);
  const kind = (number: number) => Buffer.from([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, number]);
  const head = [element(2, Buffer.from([1])), element(0x31)] as const;
  const inner = bytesOf("Content-Type: text/plain\r\n\r\nMOT SIGNÉ");
  const plain = element(
    0x30,
    kind(2),
    element(0xa0, element(0x30, ...head, element(0x30, kind(1), element(0xa0, element(4, inner))), element(0x31))),
  );
  const pieces = open(0x24, element(4, inner.subarray(0, 9)), element(4, inner.subarray(9)));
  const marked = open(
    0x30,
    kind(2),
    open(0xa0, open(0x30, ...head, open(0x30, kind(1), open(0xa0, pieces)), element(0x31))),
  );
  const apart = element(0x30, kind(2), element(0xa0, element(0x30, ...head, element(0x30, kind(1)), element(0x31))));

  test.each([
    ["with lengths", plain],
    ["with marks and in pieces", marked],
  ])("what is signed is read, %s", async (_case, bytes) => {
    const mail = mailOf([{ type: "application/pkcs7-mime; smime-type=signed-data", name: "smime.p7m", bytes }]);
    expect(await textOf("a.eml", mail)).toContain("MOT SIGNÉ");
    expect(await codesOf("a.eml", mail)).toEqual([]);
  });

  test("a signed file keeps its name", async () => {
    const { documents } = await extractText({ name: "note.txt.p7m", bytes: plain });
    expect(documents.map(({ entry }) => entry)).toEqual(["note.txt.p7m!note.txt"]);
  });

  test("a signature that stands apart is not told as unread", async () =>
    expect(
      await codesOf(
        "a.eml",
        mailOf([text("corps"), { type: "application/pkcs7-signature", name: "smime.p7s", bytes: apart }]),
      ),
    ).toEqual([]));

  test.each([
    ["enveloped", element(0x30, kind(3), element(0xa0, element(0x30)))],
    ["enveloped and authenticated", element(0x30, Buffer.from("060b2a864886f70d0109100117", "hex"), element(0xa0))],
    ["by PGP", bytesOf("-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n")],
  ])("what is encrypted is told so: %s", async (_case, bytes) => {
    const mail = mailOf([{ type: "application/octet-stream", name: "x.txt", bytes }]);
    expect(await codesOf("a.eml", mail)).toEqual(["a.eml!x.txt: encrypted"]);
  });

  test("a body encrypted in its place", async () =>
    expect(
      await codesOf("a.eml", mailOf([text("-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n")])),
    ).toEqual(["encrypted"]));

  test("whatever is cut off or made up gets a named reason", async () =>
    fc.assert(
      fc.asyncProperty(fc.nat(marked.length), fc.nat(255), fc.constantFrom(plain, marked), async (at, byte, bytes) => {
        const bad = Uint8Array.from(bytes);
        bad[at] = byte;
        for (const each of [bad, bytes.subarray(0, at)]) await extractText({ name: "a.p7m", bytes: each });
      }),
      { numRuns: 200 },
    ));
});

test("addresses to answer to", async () =>
  expect(await textOf("a.eml", bytesOf("Subject: a\r\nReply-To: r@exemple.invalid\r\n\r\ncorps"))).toContain(
    "r@exemple.invalid",
  ));
