/** Plain text in any of its names: notes, logs, scripts, settings. The text stands as decoded. */

import { decodeText } from "../charset.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export const txt = defineReader({
  format: "txt",
  // biome-ignore format: one list, read as one
  extensions: ["txt", "text", "md", "log", "ini", "cfg", "conf", "properties", "env", "yaml", "yml", "toml", "sql", "ps1", "psm1", "bat", "cmd", "sh", "vbs", "py", "js", "ts", "java", "cs", "php", "r", "tex", "ldif", "reg", "url", "css"],
  kind: "text",
  read: ({ bytes }, { draft, budget }) => {
    const most = budget.textLeft();
    draft.write(decodeText(bytes.subarray(0, most)));
    if (bytes.length > most) throw new Refusal("too-large");
  },
});
