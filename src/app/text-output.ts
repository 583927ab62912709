/** Texts of rows as the bytes of a file, some at a time. */

import type { Output } from "../export/package.ts";

/** Characters gathered before a write. */
const CHUNK = 65_536;

/** Closes the file once all rows are in it. */
export async function writeText<Row, Closed>(
  output: { write: Output["write"]; close(): Promise<Closed> },
  rows: Iterable<Row> | AsyncIterable<Row>,
  textOf: (row: Row) => string = String,
): Promise<Closed> {
  const encoder = new TextEncoder();
  let waiting = "";
  for await (const row of rows) {
    waiting += textOf(row);
    if (waiting.length < CHUNK) continue;
    await output.write(encoder.encode(waiting));
    waiting = "";
  }
  if (waiting !== "") await output.write(encoder.encode(waiting));
  return await output.close();
}
