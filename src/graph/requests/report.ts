/**
 * A usage report, row by row as it comes: that of a large tenant weighs tens of megabytes. Columns go by their
 * names, as Microsoft moves them and adds some. https://learn.microsoft.com/graph/api/resources/report
 */

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { TooLarge, unpacked } from "../body.ts";
import type { Answer } from "../graph.ts";
import { Patience, type Setback } from "../lanes/patience.ts";
import { endless, garbled, isEndless, setbackBy } from "../setback.ts";
import type { Transport } from "../transport.ts";
import { givenUp, tooLarge } from "./answers.ts";
import { type Found, findElsewhere, tallyOf, waitOut } from "./elsewhere.ts";

type Row = Readonly<Record<string, string>>;

/**
 * Bytes of a report, unpacked: a row has some two or three hundred, so that a million accounts fit. It is read as it
 * comes, and what has no end would fill the disk; no second asking is made for it. Of what Graph gives without a
 * redirect less is taken: that is read whole, and a report of any size is sent elsewhere.
 */
const REPORT_LIMIT = 256 * 1024 * 1024;
const DIRECT_LIMIT = 64_000_000;
const OK = 200;
const ROW_LIMIT = 1_000_000;
/** The one column that every usage report has. */
const REFRESHED = /^report refresh date$/i;

/** Something came in the report's place: a page of a proxy, whose first line would pass for names of columns. */
class NotTheReport extends Error {}

export async function* reportRows(transport: Transport, path: string): AsyncGenerator<Answer<Row>> {
  const { lanes, signal } = transport.tools;
  const lane = lanes.beyond(transport.pathOf(path));
  const patience = new Patience(lane, transport.tools);
  // A report that was cut is asked for again from its start, and the rows that were told are passed over.
  for (let told = 0; ; ) {
    const gone = patience.hopeless();
    if (gone !== null) {
      yield { ok: false, refusal: givenUp(gone, patience.away()) };
      return;
    }
    const found = await findElsewhere(transport, path, DIRECT_LIMIT, patience);
    if (found.kind === "refused") {
      yield { ok: false, refusal: found.refusal };
      return;
    }
    const source = textOf(found, (count) => {
      tallyOf(transport, path).bytes += count;
    });
    const rows = rowsOf(source);
    let seen = 0;
    let setback: Setback;
    try {
      for await (const row of rows) {
        seen += 1;
        if (seen <= told) continue;
        told = seen;
        yield { ok: true, value: row as Row };
      }
      lane.succeeded();
      return;
    } catch (cause) {
      signal.throwIfAborted();
      setback = setbackOfReport(cause, headerOf(found));
    } finally {
      source.destroy();
      rows.destroy();
    }
    const refusal = isEndless(setback) ? tooLarge(setback) : await waitOut(transport, patience, setback);
    if (refusal !== null) {
      yield { ok: false, refusal };
      return;
    }
  }
}

function rowsOf(source: Readable) {
  const rows = parse({
    bom: true,
    columns: (names: string[]) => {
      if (!names.some((name) => REFRESHED.test(name.trim()))) throw new NotTheReport();
      return names.map((name) => name.trim());
    },
    max_record_size: ROW_LIMIT,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  source.once("error", (cause) => rows.destroy(cause));
  return source.pipe(rows);
}

/** @throws the cause when it is no trouble of the report's. */
function setbackOfReport(cause: unknown, header: (name: string) => string | null): Setback {
  if (cause instanceof TooLarge) return endless(OK, header);
  return cause instanceof NotTheReport || cause instanceof CsvError ? garbled(OK, header) : setbackBy(cause);
}

type Given = Exclude<Found, { kind: "refused" }>;

function headerOf(found: Given): (name: string) => string | null {
  return found.kind === "reply" ? found.reply.header : found.stream.header;
}

function textOf(found: Given, onBytes: (count: number) => void): Readable {
  if (found.kind === "stream") {
    return unpacked(found.stream.chunks(onBytes), found.stream.header("content-encoding"), REPORT_LIMIT);
  }
  const { body } = found.reply;
  if (body !== "too-large") return Readable.from([Buffer.from(body)]);
  return new Readable({
    read() {
      this.destroy(new TooLarge());
    },
  });
}
