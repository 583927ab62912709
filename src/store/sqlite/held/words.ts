/**
 * The words by which one person is known in a store: the account's identifier, its addresses, the last part of the address
 * of a personal site. One is found where it stands by itself: `jean@x.fr` is neither in `bjean@x.fr` nor in `jean@x.fr.example`.
 */

/** Shorter ones are no identifiers of Graph's, and might stand in anything. */
const LONG_ENOUGH = 16;
/** Identifiers stand side by side in that of a chat: `19:<one>_<other>@unq.gbl.spaces`. */
const IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Words {
  /** Of each, its longest run of signs that are the same in every writing of it, lower case: whatever holds the word holds that. */
  readonly steady: readonly string[];
  /** The text is one of them. */
  is(text: unknown): boolean;
  /** One of them stands in it. */
  in(text: unknown): boolean;
  /** The text with `mark` where one of them stood. */
  without(text: string, mark: string): string;
}

export function wordsOf(given: readonly string[]): Words {
  const whole = new Set(given.map(spelt).filter((word) => word !== ""));
  const long = [...whole].filter((word) => word.length >= LONG_ENOUGH || word.includes("@"));
  // A value that was masked before it was kept is no word of one person alone.
  const sought = long.filter((word) => !word.includes("[")).sort((one, other) => other.length - one.length);
  const pattern = () => new RegExp(sought.map(standing).join("|"), "giu");
  const test = sought.length === 0 ? null : pattern();
  return {
    steady: [...new Set(sought.map(steadyIn))],
    is: (text) => typeof text === "string" && whole.has(spelt(text)),
    in: (text) => {
      if (test === null || typeof text !== "string") return false;
      test.lastIndex = 0;
      return test.test(text);
    },
    without: (text, mark) => (sought.length === 0 ? text : text.replace(pattern(), () => mark)),
  };
}

/** Lower case, and whether an accent is a sign of its own or not, the same. */
export const spelt = (text: string) => text.trim().normalize("NFC").toLowerCase();

/** Letters without an accent, figures, and what no link encodes. SQLite makes these alone lower case. */
const STEADY = /[a-z0-9._~-]+/g;

function steadyIn(word: string): string {
  // A letter that an accent follows stands by itself in one way of writing it, and in the accented one in the other.
  const runs = word.match(STEADY) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}

/** A letter as it stands, taken apart into letter and accent, and as a link encodes either. */
function written(letter: string): string {
  if (/[a-z0-9._~-]/.test(letter)) return escaped(letter);
  const ways = [letter, letter.toUpperCase()].flatMap((one) => [one, one.normalize("NFD")]);
  return `(?:${[...new Set(ways.flatMap((way) => [way, encodeURIComponent(way)]))].map(escaped).join("|")})`;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** By itself: not as a part of a longer word of its kind. */
function standing(word: string): string {
  const plain = [...word].map(written).join("");
  if (IDENTIFIER.test(word)) return `(?<![0-9a-f-])${plain}(?![0-9a-f-])`;
  // What follows a point may be the ending of a file's name (`jean@x.fr.pst`), or more of a domain.
  return `(?<![\\p{L}\\p{N}_.%+-])${plain}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]{6}|\\.[\\p{L}\\p{N}]+\\.[\\p{L}\\p{N}])`;
}
