/**
 * What a table holds under a word that comes from elsewhere: its own entries alone. Every object inherits more
 * (`constructor`, `__proto__`), and a department or a channel may be called so.
 */
export function ownOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
