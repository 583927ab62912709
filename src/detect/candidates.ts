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
/** People write a number in fewer groups than this; a row of single digits is a row of single digits. */
const MOST_GROUPS = 12;
const CHUNK = 1024;
/** A label that nothing parts from its value: `NIR2690…`, `IBANFR76…`, as in names of files. */
const GLUED = /^(?:nir|nss|siren|siret|iban|tva)(?=(?:[a-z]{2})?\d)/i;
const LONGEST_LABEL = 8;

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
    let start = at;
    let digits = false;
    let accented = false;
    for (let kind = first; kind !== OTHER; kind = at < text.length ? classOf(text.charCodeAt(at)) : OTHER) {
      digits ||= kind === DIGIT;
      accented ||= kind === ACCENTED;
      at += 1;
    }
    if (first === LETTER && digits) start += GLUED.exec(text.slice(start, start + LONGEST_LABEL))?.[0].length ?? 0;
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
  digitLengths: readonly number[],
  mixedLengths: readonly number[],
): Generator<{ readonly kind: "digits" | "letters-and-digits"; readonly run: Run }> {
  const shortest = Math.min(...digitLengths, ...mixedLengths);
  for (const { groups, starts } of chains(text)) {
    const span = (groups.at(-1)?.end ?? 0) - (groups[0]?.start ?? 0);
    if (span < shortest || !groups.some((group) => group.digits)) continue;
    const joined = join(text, groups);
    for (let at = 0; at < starts; at++) {
      const first = groups[at];
      if (!first) continue;
      const head = text.slice(first.start, first.start + 2);
      if (first.digits && /^[0-9OoIl]/.test(head))
        for (const run of runsFrom(joined, at, digitLengths, true)) yield { kind: "digits", run };
      if (/^(?:[A-Z]{2}|[a-z]{2})$/.test(head))
        for (const run of runsFrom(joined, at, mixedLengths, false)) yield { kind: "letters-and-digits", run };
    }
  }
}

/** A chain without its separators: where each group begins in it, and which group ends at each of its places. */
interface Joined {
  readonly groups: readonly Group[];
  readonly letters: string;
  readonly begins: readonly number[];
  readonly endsAt: ReadonlyMap<number, number>;
  /** Counts up to each group, itself excluded: of groups that cannot be digits, of those to repair, of line breaks before. */
  readonly foreign: readonly number[];
  readonly repairs: readonly number[];
  readonly breaks: readonly number[];
}

function join(text: string, groups: readonly Group[]): Joined {
  let letters = "";
  const begins: number[] = [];
  const endsAt = new Map<number, number>();
  const [foreign, repairs, breaks] = [[0], [0], [0]];
  for (const [index, group] of groups.entries()) {
    const piece = text.slice(group.start, group.end);
    begins.push(letters.length);
    letters += piece;
    endsAt.set(letters.length, index);
    foreign.push((foreign[index] ?? 0) + Number(!/^[0-9ABabOoIl]+$/.test(piece)));
    repairs.push((repairs[index] ?? 0) + Number(/[OoIl]/.test(piece)));
    breaks.push((breaks[index] ?? 0) + Number(text.charCodeAt(group.start - 1) === 10));
  }
  return { groups, letters, begins, endsAt, foreign, repairs, breaks };
}

function* runsFrom(joined: Joined, at: number, lengths: readonly number[], digitsOnly: boolean): Generator<Run> {
  const begin = joined.begins[at] ?? 0;
  const within = (counts: readonly number[], from: number, last: number) =>
    (counts[last + 1] ?? 0) - (counts[from] ?? 0);
  for (const length of lengths) {
    const last = joined.endsAt.get(begin + length);
    if (last === undefined || last - at >= MOST_GROUPS || within(joined.breaks, at + 1, last) > 1) continue;
    if (digitsOnly && within(joined.foreign, at, last) > 0) continue;
    const repaired = digitsOnly && within(joined.repairs, at, last) > 0;
    const letters = joined.letters.slice(begin, begin + length);
    yield {
      compact: (repaired ? letters.replace(/[Oo]/g, "0").replace(/[Il]/g, "1") : letters).toUpperCase(),
      groups: joined.groups.slice(at, last + 1).map(({ start, end }) => end - start),
      start: joined.groups[at]?.start ?? 0,
      end: joined.groups[last]?.end ?? 0,
      repaired,
    };
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
