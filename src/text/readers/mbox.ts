/**
 * A whole folder of mails in one file (mbox; RFC 4155), as Thunderbird and mail servers keep it: each mail by the reader
 * of mails.
 */

import { defineReader } from "../reader.ts";
import { eml } from "./eml.ts";

/** A line that begins a mail, after an empty one: an address, and the day it came, with its hour. */
const HEAD = /^From \S.{0,200}\d\d:\d\d/;
const LONGEST_HEAD = 300;
const START = Buffer.from("\nFrom ");

export const mbox = defineReader({
  format: "mbox",
  extensions: ["mbox", "mbx"],
  kind: "text",
  read: async ({ name, bytes }, desk) => {
    const mails = mailsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    if (mails.length === 1) return eml.read({ name, bytes: mails[0] ?? bytes }, desk);
    for (const [index, mail] of mails.entries()) await desk.inner({ name: `${index + 1}.eml`, bytes: mail });
  },
});

/** Each without the line that begins it. */
function mailsOf(file: Buffer): Buffer[] {
  const starts = [0];
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at + 1))
    if (afterEmptyLine(file, at) && HEAD.test(file.toString("latin1", at + 1, at + LONGEST_HEAD))) starts.push(at + 1);
  return starts.map((start, index) => {
    const mail = file.subarray(start, starts[index + 1] ?? file.length);
    return mail.subarray(0, 5).toString("latin1") === "From " ? mail.subarray(mail.indexOf(10) + 1) : mail;
  });
}

function afterEmptyLine(file: Buffer, feed: number): boolean {
  return file[feed - 1] === 10 || (file[feed - 1] === 13 && file[feed - 2] === 10);
}
