/** What is held on a person, one line for each kind of record: how many, and which outputs may repeat it. */

import type { Held } from "../app/about.ts";
import type { Format } from "../lang/format.ts";
import type { Catalogue } from "../lang/index.ts";

export function heldLines(held: readonly Held[], { terminal }: Catalogue, format: Format): readonly string[] {
  const words = terminal.held;
  return held.map(({ kind, count, outputs }) =>
    words.line(words.kinds[kind], format.count(count), outputs.length === 0 ? words.nowhere : outputs.join(", ")),
  );
}
