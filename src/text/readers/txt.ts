/**
 * Plain text in any of its names: notes, logs, scripts, settings. The text stands as decoded. A message saved as text is
 * read once more as the message that it is: its words may be wrapped for the journey.
 */

import { decodeText } from "../charset.ts";
import { textFormatOf } from "../disguise.ts";
import { tellDeclared } from "../nominative-declaration.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export const txt = defineReader({
  format: "txt",
  // biome-ignore format: one list, read as one
  extensions: ["txt", "text", "md", "log", "ini", "cfg", "conf", "properties", "env", "yaml", "yml", "toml", "sql", "ps1", "psm1", "bat", "cmd", "sh", "vbs", "bas", "cls", "frm", "py", "js", "ts", "java", "cs", "php", "r", "tex", "ldif", "reg", "url", "css", "dsn", "edi"],
  kind: "text",
  read: async ({ name, bytes }, { draft, budget, inner }) => {
    const most = budget.textLeft();
    const text = decodeText(bytes.subarray(0, most));
    draft.write(text);
    tellDeclared(text, 0, draft);
    if (bytes.length > most) throw new Refusal("too-large");
    if (isWrapped(bytes)) await inner({ name: `${name.slice(name.lastIndexOf("/") + 1)}.eml`, bytes });
  },
});

const WRAPPED = /^Content-Transfer-Encoding: *(?:base64|quoted-printable)/im;
const SAMPLE = 1 << 16;

function isWrapped(bytes: Uint8Array): boolean {
  return textFormatOf(bytes, "txt") === "eml" && WRAPPED.test(decodeText(bytes.subarray(0, SAMPLE)));
}
