/** Whether the whole name of a folder or file says that it is private. Pure: the words come from `templates/`. */

/** The test of a name against those words: case, accents, punctuation and a file's extension do not matter. */
export function privateNameTest(words: readonly string[]): (name: string) => boolean {
  const known = new Set(words.map(plain));
  return (name) => known.has(plain(name)) || known.has(plain(name.replace(/\.[a-z0-9]{1,8}$/i, "")));
}

/** Words alone, separated by one space: case, accents and punctuation aside. */
export function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
