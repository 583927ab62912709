/** What the header of a column says of the cells below it: there are few headers, and many cells. */

import { hashOf } from "./hash.ts";
import type { HeaderTerm, Lexicon, Role } from "./lexicon.ts";
import { normalise } from "./normalise.ts";
import { termsAt, wordsOf } from "./terms.ts";
import { Words } from "./words.ts";

/** Headers remembered at most: a file may have as many columns as it likes. */
const MOST_HEADERS = 10_000;

/** What a column's header says to a detector. */
export function rolesIn(header: string, lexicon: Lexicon, detector: number): Role | null {
  const { headers } = lexicon;
  const terms = headers.get(header) ?? termsIn(header, lexicon);
  if (headers.size < MOST_HEADERS) headers.set(header, terms);
  let said: Role | null = null;
  for (const term of terms) {
    const role = lexicon.role(detector, term.id);
    if (role === null || role === said || isPart(term, terms, (id) => lexicon.role(detector, id) !== null)) continue;
    if (role === "cue") return role;
    if (said === null || role === "hint") said = role;
  }
  return said;
}

/** « Nom de naissance » is no « naissance »; what holds a name and means nothing to the detector takes nothing from it. */
function isPart({ start, end }: HeaderTerm, terms: readonly HeaderTerm[], means: (id: number) => boolean): boolean {
  return terms.some(
    (other) => other.start <= start && other.end >= end && other.end - other.start > end - start && means(other.id),
  );
}

/** Of each detector, whether a column's header is a name of its numbers, or one that is often near them. */
export function ownIn(header: string, lexicon: Lexicon, detectors: number): Uint8Array {
  const before = lexicon.owners.get(header);
  if (before) return before;
  const own = Uint8Array.from({ length: detectors }, (_each, detector) => {
    const role = rolesIn(header, lexicon, detector);
    return role === "cue" || role === "hint" ? 1 : 0;
  });
  if (lexicon.owners.size < MOST_HEADERS) lexicon.owners.set(header, own);
  return own;
}

/** `NUMSIRET`, `idsiren`: columns of databases have names in one piece. */
const GLUED = /^(?:num(?:ero)?|no|id|code?)(?=[a-z]{3})/i;

/** What is longer names no column: it is the first line of a page that a table was made of. */
const LONGEST_HEADER = 80;

export function namesColumn(header: string): boolean {
  return header.length <= LONGEST_HEADER && /\p{L}/u.test(header);
}

function termsIn(header: string, { firsts }: Lexicon): HeaderTerm[] {
  if (header.length > LONGEST_HEADER) return [];
  const normal = normalise(header);
  const found = new Words();
  const look = (start: number, end: number) => {
    const begun = firsts.of(hashOf(wordsOf(normal.text.slice(start, end))[0] ?? ""));
    termsAt(normal, start, end, begun, found, true);
  };
  for (const { index, 0: word } of normal.text.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu)) {
    look(index, index + word.length);
    const [glued = ""] = GLUED.exec(word) ?? [];
    if (glued !== "") look(index + glued.length, index + word.length);
  }
  return Array.from(found.terms.subarray(0, found.count), (id, at) => ({
    id,
    start: found.starts[at] as number,
    end: found.ends[at] as number,
  }));
}
