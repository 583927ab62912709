/**
 * The words by which one person is known in a store: the account's identifier, its addresses, the last part of the address
 * of a personal site. One is found where it stands by itself: `jean@x.fr` is neither in `bjean@x.fr` nor in `jean@x.fr.example`.
 */

/** Shorter ones are no identifiers of Graph's, and might stand in anything. */
const LONG_ENOUGH = 16;
/** Identifiers stand side by side in that of a chat: `19:<one>_<other>@unq.gbl.spaces`. */
const IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Words {
  /** Each, lower case. */
  readonly all: readonly string[];
  /** The text is one of them. */
  is(text: unknown): boolean;
  /** One of them stands in it. */
  in(text: unknown): boolean;
  /** The text with `mark` where one of them stood. */
  without(text: string, mark: string): string;
}

export function wordsOf(given: readonly string[]): Words {
  const whole = new Set(given.map((word) => word.trim().toLowerCase()).filter((word) => word !== ""));
  const long = [...whole].filter((word) => word.length >= LONG_ENOUGH || word.includes("@"));
  // A value that was masked before it was kept is no word of one person alone.
  const sought = long.filter((word) => !word.includes("["));
  const encoded = sought.map((word) => encodeURIComponent(word).toLowerCase());
  const all = [...new Set([...sought, ...encoded])].sort((one, other) => other.length - one.length);
  const pattern = () => new RegExp(all.map(standing).join("|"), "giu");
  const test = all.length === 0 ? null : pattern();
  return {
    all,
    is: (text) => typeof text === "string" && whole.has(text.toLowerCase()),
    in: (text) => {
      if (test === null || typeof text !== "string") return false;
      test.lastIndex = 0;
      return test.test(text);
    },
    without: (text, mark) => (all.length === 0 ? text : text.replace(pattern(), () => mark)),
  };
}

/** By itself: not as a part of a longer word of its kind. */
function standing(word: string): string {
  const plain = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  if (IDENTIFIER.test(word)) return `(?<![0-9a-f-])${plain}(?![0-9a-f-])`;
  // What follows a point may be the ending of a file's name (`jean@x.fr.pst`), or more of a domain.
  return `(?<![\\p{L}\\p{N}_.%+-])${plain}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]{6}|\\.[\\p{L}\\p{N}]+\\.[\\p{L}\\p{N}])`;
}
