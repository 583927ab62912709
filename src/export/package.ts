/**
 * The workbook library's zip, made to behave: every entry bears the plan's own day, so that the same plan gives the
 * same bytes; and rows can wait until the zip has taken the last ones, which the library ignores.
 */

import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";

/** Where the bytes of one file go. */
export interface Output {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** What the library gives to its zip: text or bytes, or a stream that offers itself to be piped. */
type Entry = string | Uint8Array | { pipe(target: Writable): unknown };
interface Zip {
  append(entry: Entry, data: { name: string }): unknown;
}

export interface Package {
  /** To be given to the library before anything else: it hands its zip over when it begins to pipe. */
  readonly stream: Writable;
  /** Waits until the sheet being written has room again; throws what stopped the output. */
  room(): Promise<void>;
  /** What stopped the output, if anything did. */
  failure(): Error | null;
}

export function packageInto(output: Output, day: Date): Package {
  const broken = new AbortController();
  let failure: Error | null = null;
  let sheet: PassThrough | null = null;

  const stream = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      output.write(chunk).then(() => done(), done);
    },
    final: (done) => {
      output.close().then(() => done(), done);
    },
  });
  stream.on("error", (error) => {
    failure = error;
    broken.abort(error);
  });
  stream.once("pipe", (source: unknown) => {
    const zip = source as Zip;
    const append = zip.append.bind(zip);
    zip.append = (entry, data) => {
      const dated = { ...data, date: day };
      if (typeof entry === "string" || entry instanceof Uint8Array) return append(entry, dated);
      sheet = new PassThrough();
      entry.pipe(sheet);
      return append(sheet, dated);
    };
  });

  return {
    stream,
    async room() {
      if (failure) throw failure;
      if (!sheet?.writableNeedDrain) return;
      try {
        await once(sheet, "drain", { signal: broken.signal });
      } catch (error) {
        throw failure ?? error;
      }
    },
    failure: () => failure,
  };
}
