/**
 * Entries of a zip package, one after the other, their real bytes counted while they inflate. What is encrypted,
 * lies about its size or breaks off is refused.
 */

import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Budget } from "./budget.ts";
import { Refusal } from "./refusal.ts";

const MOST_ENTRIES = 100_000;

export interface Zip {
  readonly names: readonly string[];
  /** Hands over the entry's bytes as they inflate. */
  read(name: string, take: (chunk: Uint8Array) => void): Promise<void>;
  close(): void;
}

export async function openZip(bytes: Uint8Array, budget: Budget): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let file: ZipFile;
  try {
    file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    for await (const entry of file.eachEntry()) {
      if (entries.size >= MOST_ENTRIES) throw new Refusal("too-large");
      // Two entries of one name: both are read, the second under a name of its own.
      entries.set(entries.has(entry.fileName) ? `${entry.fileName}#${entries.size}.xml` : entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("damaged", error);
  }
  return {
    names: [...entries.keys()],
    read: async (name, take) => {
      const entry = entries.get(name);
      if (!entry) throw new Refusal("damaged");
      if (entry.isEncrypted()) throw new Refusal("encrypted");
      let taking = false;
      try {
        const stream = await file.openReadStreamPromise(entry);
        for await (const chunk of stream) {
          budget.inflated(chunk.length);
          taking = true;
          take(chunk);
          taking = false;
        }
      } catch (error) {
        // What the taker throws is no fault of the zip.
        throw taking || error instanceof Refusal ? error : new Refusal("damaged", error);
      }
    },
    close: () => file.close(),
  };
}
