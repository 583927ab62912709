/**
 * Excel workbooks from before 2007 (MS-XLS), Excel 5 and 95 too: every sheet, hidden ones too, and what stands around
 * them; values kept by pivot tables, properties, labels, objects put in.
 */

import { readBinarySheets } from "../binary-sheets.ts";
import type { Storage } from "../compound-file.ts";
import { openStorage, readObjects } from "../compound-objects.ts";
import { readPropertySets } from "../property-sets.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export const xls = defineReader({
  format: "xls",
  extensions: ["xls", "xlt", "xla"],
  kind: "binary",
  read: async (source, desk) => {
    const storage = openStorage(source, desk.budget);
    const book = storage.stream("Workbook") ?? storage.stream("Book");
    if (!book) throw new Refusal("damaged");
    readStream(book, desk);
    readPivots(storage, desk);
    readPropertySets(storage, desk);
    await readObjects(storage, desk);
  },
});

function readPivots(storage: Storage, desk: Desk): void {
  const kept = storage.storages.get("_SX_DB_CUR");
  for (const name of kept?.streams ?? []) {
    const bytes = kept?.stream(name);
    if (bytes) readStream(bytes, desk);
  }
}

function readStream(bytes: Uint8Array, { draft }: Desk): void {
  readBinarySheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), draft);
}
