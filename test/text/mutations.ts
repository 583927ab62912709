/**
 * Documents gone wrong, from whole ones: cut, with bytes changed, pieces left out, said twice, moved, or taken from
 * another document; in a package, inside of one part, packed again so that it is met as its writer left it.
 */

import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { openBudget } from "../../src/text/budget.ts";
import { openCompoundFile, type Storage } from "../../src/text/compound-file.ts";
import { compoundOf, type Tree } from "./compound.ts";

export type Mutation =
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "bytes"; readonly changes: readonly (readonly [number, number])[] }
  | { readonly kind: "drop" | "twice" | "zeros"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly piece: string }
  | { readonly kind: "splice"; readonly at: number; readonly from: number; readonly length: number };

/** What means something to one format or another. */
const PIECES = [
  "<",
  ">",
  "</",
  "/>",
  "<![CDATA[",
  "<!--",
  "<!DOCTYPE a [",
  "&#x110000;",
  "&amp",
  '"',
  "'",
  "\0",
  "\r\n",
  "\t",
  "{",
  "}",
  "{\\*\\",
  "\\u-1 ",
  "\\'",
  "\\bin9999999999 ",
  "\\cell\\row",
  "PK\u0003\u0004",
  "PK\u0001\u0002",
  "%PDF-",
  "endobj",
  " 0 R ",
  "stream\n",
  "--limite\r\n",
  "=?utf-8?B?",
  ";ENCODING=BASE64:",
  "-->",
  "\u00d0\u00cf\u0011\u00e0",
  "\ufeff",
  "\u00ff\u00ff\u00ff\u00ff",
  "\u00fe\u00ff\u00ff\u00ff",
  "9".repeat(30),
  "A".repeat(300),
  "<w:tbl><w:tr><w:tc>",
  "</w:tc></w:tr></w:tbl>",
  "<w:txbxContent>",
  "<w:del>",
  '<table:table-cell table:number-columns-repeated="99999999">',
  '<row r="-1"><c r="ZZZZ9" t="s"><v>-1</v></c></row>',
  "<table><tr><td>",
  "</table>",
];

/** Places are shares of the whole, so that one mutation fits every document. */
const share = fc.nat(999_999).map((each) => each / 1_000_000);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: share }),
  fc.record({
    kind: fc.constant("bytes" as const),
    changes: fc.array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constantFrom("drop" as const, "twice" as const, "zeros" as const),
    at: share,
    length: fc.nat(600),
  }),
  fc.record({ kind: fc.constant("insert" as const), at: share, piece: fc.constantFrom(...PIECES) }),
  fc.record({ kind: fc.constant("splice" as const), at: share, from: share, length: fc.nat(600) }),
);

export interface Plan {
  readonly mutations: readonly Mutation[];
  /** Which part of a package, as a share; null: the package itself. */
  readonly part: number | null;
  /** Which other document pieces are taken from. */
  readonly other: number;
}

export const plans: fc.Arbitrary<Plan> = fc.record({
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
  part: fc.option(share, { freq: 2 }),
  other: share,
});

export function mutated(bytes: Uint8Array, plan: Plan, others: readonly Uint8Array[]): Uint8Array {
  const other = others[Math.floor(plan.other * others.length)] ?? bytes;
  const change = (whole: Uint8Array) => plan.mutations.reduce((sum, each) => apply(sum, each, other), whole);
  if (plan.part === null) return change(bytes);
  if (bytes[0] === 0xd0) return mutatedStream(bytes, plan.part, change);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return change(bytes);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[Math.floor(plan.part * names.length)];
  const part = name === undefined ? undefined : parts[name];
  return name === undefined || part === undefined ? bytes : zipSync({ ...parts, [name]: change(part) });
}

/** One stream of a compound file, the file written anew around it. */
function mutatedStream(bytes: Uint8Array, part: number, change: (whole: Uint8Array) => Uint8Array): Uint8Array {
  const root = openCompoundFile(bytes, openBudget(bytes.length));
  let count = 0;
  const walk = (storage: Storage, take: (stream: Uint8Array) => Uint8Array): Tree => ({
    ...Object.fromEntries(storage.streams.map((name) => [name, take(storage.stream(name) ?? new Uint8Array(0))])),
    ...Object.fromEntries([...storage.storages].map(([name, held]) => [name, walk(held, take)])),
  });
  walk(root, (stream) => {
    count += 1;
    return stream;
  });
  const chosen = Math.floor(part * count);
  let at = 0;
  return compoundOf(
    walk(root, (stream) => {
      at += 1;
      return at - 1 === chosen ? change(stream) : stream;
    }),
  );
}

function apply(bytes: Uint8Array, mutation: Mutation, other: Uint8Array): Uint8Array {
  const at = (place: number) => Math.floor(place * bytes.length);
  const put = (place: number, left: number, piece: Uint8Array) =>
    Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place + left)]);
  switch (mutation.kind) {
    case "cut":
      return bytes.slice(0, at(mutation.at));
    case "bytes": {
      // A copy: the slice of a Buffer is the Buffer itself.
      const copy = new Uint8Array(bytes);
      for (const [place, byte] of mutation.changes) if (copy.length > 0) copy[at(place)] = byte;
      return copy;
    }
    case "drop":
      return put(at(mutation.at), mutation.length, new Uint8Array(0));
    case "twice": {
      const place = at(mutation.at);
      return put(place, 0, bytes.slice(place, place + mutation.length));
    }
    case "zeros":
      return put(at(mutation.at), mutation.length, new Uint8Array(mutation.length));
    case "insert":
      return put(
        at(mutation.at),
        0,
        Buffer.from(mutation.piece, mutation.piece.charCodeAt(0) > 127 ? "latin1" : "utf8"),
      );
    case "splice": {
      const from = Math.floor(mutation.from * other.length);
      return put(at(mutation.at), 0, other.slice(from, from + mutation.length));
    }
  }
}
