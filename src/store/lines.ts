/**
 * The lines of a text file, one by one. Node's own reader also ends a line at U+2028 and U+2029, which a name may hold and
 * JSON writes as they are.
 */

import { createReadStream } from "node:fs";

/** Without their ends; what follows the last end, if it is empty, is no line. @param seen is given every byte. */
export async function* linesOf(path: string, seen?: { update(chunk: Uint8Array): unknown }): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun = "";
  for await (const chunk of createReadStream(path)) {
    seen?.update(chunk as Uint8Array);
    const lines = (begun + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  begun += decoder.decode();
  if (begun !== "") yield begun;
}
