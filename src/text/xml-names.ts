/**
 * Names of the tags of one XML document, or of the words of an RTF one. It has some hundreds of them, each a thousand
 * times: a name is known again by its letters where they stand, without being cut out of the text.
 */

export interface Name {
  /** With its prefix. */
  readonly written: string;
  readonly local: string;
}

export interface Names {
  at(source: string, start: number, end: number): Name;
}

/** Names worth remembering: one made to harm has a million. */
const MOST = 4096;
/** A power of two. */
const PLACES = 256;

export function openNames(): Names {
  const known = new Map<string, Name>();
  const places: (Name | undefined)[] = new Array<Name | undefined>(PLACES).fill(undefined);
  const told = (written: string): Name => {
    const before = known.get(written);
    if (before) return before;
    // A copy: a slice would keep the whole chunk that it was cut from. As a key it is the one string of its letters, so
    // that whoever compares it compares places in memory.
    const own = Buffer.from(written).toString();
    const name = { written: own, local: Object.keys({ [own.slice(own.indexOf(":") + 1)]: 0 })[0] ?? "" };
    if (known.size < MOST) known.set(own, name);
    return name;
  };
  return {
    at: (source, start, end) => {
      const length = end - start;
      const place = (source.charCodeAt(start) * 31 + source.charCodeAt(end - 1) * 7 + length) & (PLACES - 1);
      const last = places[place];
      if (last !== undefined && last.written.length === length && stands(last.written, source, start)) return last;
      const name = told(source.slice(start, end));
      places[place] = name;
      return name;
    },
  };
}

/** True when the text has the name there. */
export function stands(name: string, source: string, start: number): boolean {
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) !== source.charCodeAt(start + at)) return false;
  return true;
}

/** What is done at a name: at these alone, and not at those that every object has, `constructor` or `__proto__`. */
export function byName<Act>(acts: Readonly<Record<string, Act>>): ReadonlyMap<string, Act> {
  return new Map(Object.entries(acts));
}
