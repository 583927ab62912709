/** Who and what is in the scan, and whose content is never read. Pure: the lists come from options and configuration. */

/** Addresses, principal names, ids, `@domain`, site URLs (which take what lies below them). Case does not matter. */
export interface ScopeLists {
  /** Empty: everything is in. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly excludeContent: readonly string[];
}

type Names = readonly (string | null)[];

/** Asked with whatever a person, a group or a site can be named by: id, addresses, name, URL. */
export interface Scope {
  includes(names: Names): boolean;
  /** False where the configuration says that content is not to be read. */
  readsContent(names: Names): boolean;
  /** The entries of the configuration that close places, as they were written. */
  readonly closed: readonly string[];
  /** True when `--include` narrows the scan: what belongs to nobody in it is left out. */
  readonly narrowed: boolean;
}

export function scopeOf(lists: ScopeLists): Scope {
  const [include, exclude, closed] = [namedBy(lists.include), namedBy(lists.exclude), namedBy(lists.excludeContent)];
  const narrowed = lists.include.length > 0;
  return {
    includes: (names) => (!narrowed || include(names)) && !exclude(names),
    readsContent: (names) => !closed(names),
    closed: lists.excludeContent,
    narrowed,
  };
}

/** A test of names against one list; the cost of a test does not grow with the addresses listed. */
function namedBy(list: readonly string[]): (names: Names) => boolean {
  const entries = list.map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== "");
  const roots = entries.filter((entry) => entry.startsWith("https://")).map((entry) => entry.replace(/\/+$/, ""));
  const domains = entries.filter((entry) => /^\*?@/.test(entry)).map((entry) => entry.replace("*", ""));
  const exact = new Set(entries);
  return (names) =>
    names.some((given) => {
      const name = given?.toLowerCase();
      if (name === undefined) return false;
      return (
        exact.has(name) ||
        roots.some((root) => name === root || name.startsWith(`${root}/`)) ||
        domains.some((domain) => name.endsWith(domain))
      );
    });
}

/** Which entries of the lists name nobody and nothing, told once everything has been seen. */
export function unmatched(entries: readonly string[]): { see(names: Names): void; left(): readonly string[] } {
  const waiting = new Map(entries.map((entry) => [entry.trim().toLowerCase(), entry]));
  const exact = (name: string) => void waiting.delete(name);
  const wide = [...waiting].filter(([entry]) => /^(https:\/\/|\*?@)/.test(entry)).map(([, entry]) => entry);
  const tests = new Map(wide.map((entry) => [entry.trim().toLowerCase(), namedBy([entry])]));
  return {
    see: (names) => {
      for (const name of names) if (name !== null) exact(name.toLowerCase());
      for (const [entry, test] of tests) if (waiting.has(entry) && test(names)) waiting.delete(entry);
    },
    left: () => [...waiting.values()],
  };
}
