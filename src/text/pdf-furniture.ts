/**
 * What stands at the head or the foot of page after page of a PDF, which knows no headers: a marking there is a stamp. Told
 * from the second page on, by the page before it; numbers of pages make no difference.
 */

import type { Draft } from "./draft.ts";

/** A running line is no paragraph. */
const LONGEST = 200;

export interface Furniture {
  /** Writes a page's text. */
  write(text: string, draft: Draft): void;
}

export function openFurniture(): Furniture {
  let [head, foot] = ["", ""];
  return {
    write: (text, draft) => {
      const first = /^\s*[^\r\n]*/.exec(text)?.[0] ?? "";
      const last = /[^\r\n]*\s*$/.exec(text.slice(Math.max(first.length, text.length - 2 * LONGEST)))?.[0] ?? "";
      const [above, below] = [lookOf(first), lookOf(last)];
      stamped(first, above !== "" && above === head, draft);
      draft.write(text.slice(first.length, text.length - last.length));
      stamped(last, below !== "" && below === foot, draft);
      [head, foot] = [above, below];
    },
  };
}

function stamped(text: string, isFurniture: boolean, draft: Draft): void {
  const start = draft.length();
  draft.write(text);
  if (isFurniture) draft.stampSince(start);
}

function lookOf(line: string): string {
  const look = line.replace(/\d+/g, "0").replace(/\s+/g, " ").trim();
  return look.length <= LONGEST ? look : "";
}
