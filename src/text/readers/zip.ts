/**
 * Archives (APPNOTE 6.3): every file inside by its own reader, archives too, down to the depth at which nothing more is
 * opened. What macOS keeps beside each file (`__MACOSX/`) is about looks and dates.
 */

import { heldBytes } from "../embedded.ts";
import { defineReader } from "../reader.ts";
import { openZip } from "../zip.ts";

export const zip = defineReader({
  format: "zip",
  extensions: ["zip"],
  kind: "binary",
  read: async ({ bytes }, desk) => {
    const archive = await openZip(bytes, desk.budget);
    try {
      for (const name of archive.names) {
        if (name.endsWith("/") || /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name)) continue;
        const held = await heldBytes(archive, name, desk);
        if (typeof held === "string") desk.lost(name, held);
        else await desk.inner({ name, bytes: held });
      }
    } finally {
      archive.close();
    }
  },
});
