/** Files that an Office package holds: each is read by its own reader, pictures left aside as in a page. */

import { readBytes } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import type { Zip } from "./zip.ts";

export async function readEmbedded(zip: Zip, desk: Desk): Promise<void> {
  for (const name of zip.names.filter((each) => /\/(embeddings|customXmlParts)\/[^/]+$/.test(each))) {
    try {
      await desk.inner({ name: name.slice(name.lastIndexOf("/") + 1), bytes: await readBytes(zip, name) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "too-large") throw error;
      desk.unread(error.code);
    }
  }
}
