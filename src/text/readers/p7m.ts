/**
 * Signed messages and files (S/MIME, CMS; RFC 5652): what was signed by its own reader. A signature that stands apart
 * from what it signs, `smime.p7s`, holds no words.
 */

import { defineReader } from "../reader.ts";
import { signedContent } from "../signed-message.ts";

export const p7m = defineReader({
  format: "p7m",
  extensions: ["p7m", "p7s"],
  kind: "binary",
  read: async ({ name, bytes }, desk) => {
    const content = signedContent(bytes);
    if (!content) return;
    desk.budget.inflated(content.length);
    const plain = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("!")) + 1).replace(/\.p7[ms]$/i, "");
    // Of a mail, what is signed is a part of a mail.
    await desk.inner({ name: plain.includes(".") ? plain : `${plain}.eml`, bytes: content });
  },
});
