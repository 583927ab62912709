/** A file of a set while it is written: its owner's alone, and its digest told once it is whole on the disk. */

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** They hold names, and where sensitive data is: who else is to read them is for people to decide. */
const OWNER_ALONE = 0o600;

export interface DraftFile {
  readonly handle: FileHandle;
  write(chunk: Uint8Array): Promise<void>;
  /** @returns SHA-256 of all that was written, in hexadecimal digits. */
  close(): Promise<string>;
}

/** Nothing stands at that path. Throws the system's own errors. */
export async function openDraft(path: string): Promise<DraftFile> {
  const handle = await open(path, "wx", OWNER_ALONE);
  const hash = createHash("sha256");
  return {
    handle,
    async write(chunk) {
      hash.update(chunk);
      for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
    },
    async close() {
      // A power cut after the files have taken their places must not find them empty.
      await handle.sync();
      await handle.close();
      return hash.digest("hex");
    },
  };
}
