/** Rows come out as the bytes of their texts, one after the other, however long each is. */

import { expect, test } from "vitest";
import { RowBytes } from "../../src/export/row-bytes.ts";

const long = (sign: string) => sign.repeat(100_000);

test.each([
  ["nothing", []],
  ["rows without a value", ["", ""]],
  ["short ones", ["<row>é</row>", "<row>’</row>", "<row>a</row>"]],
  ["half of a sign, which no file holds", ["a\ud800b"]],
  ["many, more than are gathered at once", Array.from({ length: 300 }, (_, index) => `${index} ${"é".repeat(1000)}`)],
  ["one longer than all that is gathered, between others", ["before", long("’").repeat(2), "after"]],
  ["one that would do if its signs were narrow", [long("a"), long("a"), long("’")]],
])("%s", (_case, rows: readonly string[]) => {
  const taken: Buffer[] = [];
  const bytes = new RowBytes((each) => taken.push(each));
  for (const row of rows) bytes.add(row);
  bytes.hand();
  expect(Buffer.concat(taken).equals(Buffer.from(rows.join("")))).toBe(true);
  expect(taken.every((each) => each.length > 0)).toBe(true);
});
