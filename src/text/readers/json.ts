/**
 * JSON (RFC 8259), lines of JSON and what merely looks like it: every string and number on a line of its own, headed
 * by the name of its member. One pass over the tokens, whatever the nesting.
 */

import { decodeText } from "../charset.ts";
import type { Draft } from "../draft.ts";
import { OF_ANYTHING } from "../headers.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

const BARE = /[^\s"{}[\],:]/;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs;
const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: " ", f: " " };

export const json = defineReader({
  format: "json",
  extensions: ["json", "jsonl", "ndjson", "geojson", "ipynb"],
  kind: "text",
  read: ({ bytes }, { draft, budget }) => {
    const most = budget.textLeft();
    readTokens(decodeText(bytes.subarray(0, most)), draft);
    if (bytes.length > most) throw new Refusal("too-large");
  },
});

function readTokens(source: string, draft: Draft): void {
  let name = "";
  /** Of the member that the innermost object is the value of. */
  let around = "";
  let at = 0;
  while (at < source.length) {
    const letter = source.charAt(at);
    if (letter === '"') {
      const end = endOfString(source, at);
      const text = source
        .slice(at + 1, end)
        .replace(ESCAPE, (_all, code: string | undefined, plain: string) =>
          code ? String.fromCharCode(Number.parseInt(code, 16)) : (CONTROLS[plain] ?? plain),
        );
      at = end + 1;
      if (isMemberName(source, at)) {
        name = around !== "" && OF_ANYTHING.test(text) ? `${around} ${text}` : text;
        draft.write(`${text} :`);
        draft.line();
      } else if (text !== "") draft.field(name, text);
    } else if (BARE.test(letter)) {
      const start = at;
      while (at < source.length && BARE.test(source.charAt(at))) at += 1;
      draft.field(name, source.slice(start, at));
    } else {
      if (letter === "{") around = name;
      if (letter === "}") {
        name = "";
        around = "";
      }
      at += 1;
    }
  }
}

/** Place of the closing quote, or the end of an unfinished string. */
function endOfString(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) return at;
  }
  return source.length;
}

/** A colon follows, after at most a little white space. */
function isMemberName(source: string, at: number): boolean {
  return /^\s{0,32}:/.test(source.slice(at, at + 33));
}
