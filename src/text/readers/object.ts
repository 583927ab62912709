/**
 * Objects put into old Office documents, and the `oleObject1.bin` of newer ones (MS-OLEDS): each holds a file, read by
 * its own reader.
 */

import { openStorage, readObject, readObjects } from "../compound-objects.ts";
import { defineReader } from "../reader.ts";

export const object = defineReader({
  format: "object",
  extensions: [],
  kind: "binary",
  read: async (source, desk) => {
    const storage = openStorage(source, desk.budget);
    await readObject(storage, desk);
    await readObjects(storage, desk);
  },
});
