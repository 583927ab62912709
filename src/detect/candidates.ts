/**
 * The one scan of a text for all numbers. It walks from group to group (a run of letters and digits), joins groups that
 * one separator parts (space, dot, hyphen, line break, which may fall once), and from each group's beginning hands over
 * every run of whole groups whose compact length somebody asked for. Linear: a run holds 34 characters at most.
 */

export interface Run {
  readonly compact: string;
  readonly groups: readonly number[];
  readonly start: number;
  readonly end: number;
  /** Digits were read where O, I and l are written. */
  readonly repaired: boolean;
}

const LONGEST = 34;
/** A group of letters alone belongs to a number only when short: `FR`, a bank's four letters. */
const LONGEST_WORD = 4;
const CHUNK = 1024;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const ACCENTED = 3;

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
}

/** Chains of groups that one separator parts, in the order of the text; a very long chain comes in overlapping pieces. */
function* chains(text: string): Generator<{ readonly groups: readonly Group[]; readonly starts: number }> {
  let chain: Group[] = [];
  let at = 0;
  while (at < text.length) {
    const first = classOf(text.charCodeAt(at));
    if (first === OTHER) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = false;
    let accented = false;
    for (let kind = first; kind !== OTHER; kind = at < text.length ? classOf(text.charCodeAt(at)) : OTHER) {
      digits ||= kind === DIGIT;
      accented ||= kind === ACCENTED;
      at += 1;
    }
    const last = chain.at(-1);
    if (last && !(start - last.end === 1 && isSeparator(text.charCodeAt(last.end)))) {
      yield { groups: chain, starts: chain.length };
      chain = [];
    }
    if (accented || at - start > LONGEST || (!digits && at - start > LONGEST_WORD)) {
      if (chain.length > 0) yield { groups: chain, starts: chain.length };
      chain = [];
    } else chain.push({ start, end: at, digits });
    if (chain.length >= CHUNK) {
      yield { groups: chain, starts: chain.length - LONGEST };
      chain = chain.slice(-LONGEST);
    }
  }
  if (chain.length > 0) yield { groups: chain, starts: chain.length };
}

/** Every run of whole groups of one of these lengths: digits (A and B allowed, for Corsica), or any after two letters. */
export function* runsOf(
  text: string,
  digitLengths: ReadonlySet<number>,
  mixedLengths: ReadonlySet<number>,
): Generator<{ readonly kind: "digits" | "letters-and-digits"; readonly run: Run }> {
  for (const { groups, starts } of chains(text)) {
    if (!groups.some((group) => group.digits)) continue;
    for (let at = 0; at < starts; at++) {
      const first = groups[at];
      if (!first) continue;
      const head = text.slice(first.start, first.start + 2);
      if (/^[0-9OoIl]/.test(head) && first.digits)
        for (const run of from(text, groups, at, digitLengths, true)) yield { kind: "digits", run };
      if (/^(?:[A-Z]{2}|[a-z]{2})$/.test(head))
        for (const run of from(text, groups, at, mixedLengths, false)) yield { kind: "letters-and-digits", run };
    }
  }
}

function* from(
  text: string,
  groups: readonly Group[],
  at: number,
  lengths: ReadonlySet<number>,
  digitsOnly: boolean,
): Generator<Run> {
  const sizes: number[] = [];
  let compact = "";
  let breaks = 0;
  let repaired = false;
  const start = groups[at]?.start ?? 0;
  for (let next = at; next < groups.length; next++) {
    const group = groups[next];
    if (!group) return;
    if (next > at && text.charCodeAt(group.start - 1) === 10) breaks += 1;
    let piece = text.slice(group.start, group.end);
    if (digitsOnly) {
      // A group may be all letters read as digits, after one with a digit.
      if (!/^[0-9ABOoIl]+$/.test(piece)) return;
      const plain = piece.replace(/[Oo]/g, "0").replace(/[Il]/g, "1");
      repaired ||= plain !== piece;
      piece = plain;
    }
    compact += piece.toUpperCase();
    sizes.push(piece.length);
    if (breaks > 1 || compact.length > LONGEST) return;
    if (lengths.has(compact.length)) yield { compact, groups: [...sizes], start, end: group.end, repaired };
  }
}

function classOf(code: number): number {
  if (code < 48) return OTHER;
  if (code < 58) return DIGIT;
  if (code < 65) return OTHER;
  if (code < 91) return LETTER;
  if (code < 97) return OTHER;
  if (code < 123) return LETTER;
  // Letters with accents, × and ÷ aside; º and ª are no letters here: "n°", "nº".
  return code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7 ? ACCENTED : OTHER;
}

/** Space, dot, hyphen, line break. */
function isSeparator(code: number): boolean {
  return code === 32 || code === 46 || code === 45 || code === 10;
}
