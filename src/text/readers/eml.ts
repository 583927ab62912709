/**
 * Mails as files (RFC 5322, MIME): subject, addresses, body in both its forms, labels in the headers, and every
 * attachment by its own reader, forwarded mails too. Pictures shown inside the body are left aside, as in a page.
 */

import type { Address, Attachment, Email } from "postal-mime";
import type { Draft } from "../draft.ts";
import { noteLabel } from "../label-names.ts";
import { parseMail } from "../mime.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { readHtml } from "./html.ts";

/** Extensions of attachments without a name, so that their text is read for what it is. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  "message/rfc822": "eml",
  "text/html": "html",
  "text/plain": "txt",
  "text/csv": "csv",
  "application/json": "json",
  "text/xml": "xml",
  "application/xml": "xml",
};

/** A body that the sender's program encrypted in its place (RFC 4880, 6.2). */
const SEALED = /^-----BEGIN PGP MESSAGE-----/m;

export const eml = defineReader({
  format: "eml",
  extensions: ["eml", "mime", "mht", "mhtml"],
  kind: "text",
  read: async ({ bytes }, desk) => {
    const mail = await parsed(bytes);
    const { draft } = desk;
    for (const { key, value } of mail.headers)
      if (key === "msip_labels") {
        line(draft, value);
        for (const part of value.split(";")) noteLabel(part, desk);
      }
    if (mail.subject) line(draft, mail.subject);
    line(
      draft,
      [mail.from, mail.sender, ...(mail.replyTo ?? []), ...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])]
        .map(written)
        .join(" ; "),
    );
    if (mail.text) line(draft, mail.text);
    if (SEALED.test(mail.text ?? "")) desk.unread("encrypted");
    if (mail.html) readHtml(mail.html, draft);
    for (const [index, attachment] of mail.attachments.entries()) await readAttachment(attachment, index, desk);
  },
});

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await parseMail(bytes);
  } catch (error) {
    // It rejects what nests or weighs beyond its limits.
    const heavy = error instanceof Error && error.message.includes("header size");
    throw new Refusal(heavy ? "too-large" : "too-deep", error);
  }
}

async function readAttachment(attachment: Attachment, index: number, desk: Desk): Promise<void> {
  const { filename, mimeType, disposition, related, content } = attachment;
  if (mimeType === "application/pgp-signature") return;
  if (mimeType.startsWith("image/") && (related || disposition === "inline")) return;
  const extension = EXTENSIONS[mimeType];
  const name = filename || `${index + 1}${extension ? `.${extension}` : ""}`;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  await desk.inner({ name: mimeType === "message/rfc822" && !/\.eml$/i.test(name) ? `${name}.eml` : name, bytes });
}

function written(address: Address | undefined): string {
  if (!address) return "";
  return address.group ? address.group.map(written).join(" ; ") : `${address.name} <${address.address}>`;
}

function line(draft: Draft, text: string): void {
  draft.line();
  draft.write(text);
  draft.line();
}
