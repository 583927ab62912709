/** Many words looked for at once, in any bytes, in one walk: each in all the ways in which a text may lie in a file. */

/** As it is, in wide letters, in JSON, in an address, in base64, in hexadecimal. */
function waysOf(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word);
  // Whatever stands before it: what does not depend on that is in the middle.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(before === 0 ? 0 : before + 1, -2);
  });
  const texts = [
    word,
    JSON.stringify(word).slice(1, -1),
    word.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
    encodeURIComponent(word),
    word.replaceAll(" ", "+"),
    ...base64,
    ...base64.map((each) => each.replaceAll("+", "-").replaceAll("/", "_")),
    bytes.toString("hex"),
  ];
  return [...new Set(texts)].flatMap((each) => [Buffer.from(each), Buffer.from(each, "utf16le")]);
}

interface Needle {
  readonly word: string;
  readonly way: Buffer;
}

/** @param words of eight letters at least. @returns which of them stand in what it is given. */
export function searchFor(words: readonly string[]): (bytes: Buffer) => ReadonlySet<string> {
  const byHead = new Map<number, Needle[]>();
  // Nearly every place of a file is left at once by its first two bytes.
  const mayBegin = new Uint8Array(65_536);
  for (const word of words)
    for (const way of waysOf(word)) {
      const head = way.readUInt32LE(0);
      const alike = byHead.get(head);
      if (alike === undefined) byHead.set(head, [{ word, way }]);
      else alike.push({ word, way });
      mayBegin[way.readUInt16LE(0)] = 1;
    }
  return (bytes) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const first = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      if (mayBegin[first] === 0) continue;
      for (const { word, way } of byHead.get(bytes.readUInt32LE(at)) ?? [])
        if (bytes.compare(way, 0, way.length, at, Math.min(at + way.length, bytes.length)) === 0) found.add(word);
    }
    return found;
  };
}
