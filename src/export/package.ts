/**
 * The workbook library's zip, made to behave: every entry bears the plan's own day, so that the same plan gives the
 * same bytes; rows can wait until the zip has taken the last ones, which the library ignores; and parts that it does
 * not know of are added to its own.
 */

import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { firstFont, fontsInOrder } from "./font-order.ts";

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

const CONTENT_TYPES = "[Content_Types].xml";
const STYLES = "xl/styles.xml";
const TYPE = "application/vnd.openxmlformats-officedocument";
const ADDED = {
  chart: { folder: "charts", type: `${TYPE}.drawingml.chart+xml` },
  drawing: { folder: "drawings", type: `${TYPE}.drawing+xml` },
  table: { folder: "tables", type: `${TYPE}.spreadsheetml.table+xml` },
} as const;

export interface Package {
  /** To be given to the library before anything else: it hands its zip over when it begins to pipe. */
  readonly stream: Writable;
  /** Adds a part, with its relations if it has any; its name in its folder, `chart1.xml`. */
  add(kind: keyof typeof ADDED, xml: string, relations?: string): string;
  /** Waits until the sheet being written has room again; throws what stopped the output. */
  room(): Promise<void>;
  /** What stopped the output, if anything did. */
  failure(): Error | null;
}

export function packageInto(output: Output, day: Date): Package {
  const broken = new AbortController();
  let failure: Error | null = null;
  let sheet: PassThrough | null = null;
  let put: Zip["append"] | null = null;
  const added: string[] = [];

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
    put = zip.append = (entry, data) => {
      const dated = { ...data, date: day };
      if (data.name === CONTENT_TYPES) return append(String(entry).replace("</Types>", `${added.join("")}$&`), dated);
      if (data.name === STYLES) return append(firstFont(fontsInOrder(String(entry))), dated);
      if (typeof entry === "string" || entry instanceof Uint8Array) return append(entry, dated);
      sheet = new PassThrough();
      entry.pipe(sheet);
      return append(sheet, dated);
    };
  });

  return {
    stream,
    add(kind, xml, relations) {
      if (!put) throw new Error("a part was added before the workbook was begun");
      const { folder, type } = ADDED[kind];
      const name = `${kind}${added.filter((part) => part.includes(`/${folder}/`)).length + 1}.xml`;
      put(xml, { name: `xl/${folder}/${name}` });
      if (relations) put(relations, { name: `xl/${folder}/_rels/${name}.rels` });
      added.push(`<Override PartName="/xl/${folder}/${name}" ContentType="${type}"/>`);
      return name;
    },
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
