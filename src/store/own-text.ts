/** A text that people wrote or edited, as every editor can save it: UTF-8, with or without its mark, its line ends made alike. */

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** The text; where it is none in UTF-8, the line, from 1, of the first thing that is not. */
export function ownText(bytes: Uint8Array): { readonly text: string } | { readonly badLine: number } {
  const text = decoded(bytes);
  // UTF-16 is zeros and letters, and so is much of what is no text at all.
  if (text === null || text.includes("\0")) return { badLine: badLineIn(bytes) };
  return { text: text.replaceAll(/\r\n?/g, "\n") };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return null;
  }
}

const [LINE_END, ZERO] = [0x0a, 0];

function badLineIn(bytes: Uint8Array): number {
  for (let [from, line] = [0, 1]; ; line += 1) {
    const end = bytes.indexOf(LINE_END, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (end < 0 || part.includes(ZERO) || decoded(part) === null) return line;
    from = end + 1;
  }
}
