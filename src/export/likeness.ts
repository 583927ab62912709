/** Which of the names that may stand somewhere was meant by one that may not: a letter or so missing, doubled, or another. */

/** Letters that may differ, of so many. */
const ONE_IN = 4;

/** Null where none is like it. */
export function likeliest(word: string, names: readonly string[]): string | null {
  const most = Math.floor(word.length / ONE_IN);
  const measured = names.map((name) => ({ name, apart: distance(word.toLowerCase(), name.toLowerCase()) }));
  const [nearest] = measured.filter(({ apart }) => apart <= most).toSorted((one, other) => one.apart - other.apart);
  return nearest?.name ?? null;
}

/** Letters to add, take out or change (Levenshtein, 1965). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (letter === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
