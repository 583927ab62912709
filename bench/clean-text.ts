/**
 * False alarms on real texts in which nothing is to be found but contact details: documentation, laws, books. Reads a
 * folder with our readers (`.gz` unpacked first) and tells what was found by detector; never a value, never a place.
 * Run: `./node_modules/.bin/node bench/clean-text.ts FOLDER [part of the paths]`.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { detect } from "../src/detect/index.ts";
import { extractText } from "../src/text/index.ts";
import { CONTACT } from "./corpus/labelled.ts";
import { rounded, tell } from "./runs/rounds.ts";

const [folder, part = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Which folder? bench/clean-text.ts FOLDER");

let [files, unread, bytes] = [0, 0, 0];
const found = new Map<string, number>();
for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((each) => each.includes(part))) {
  const path = join(folder, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
  const packed = readFileSync(path);
  const source = name.endsWith(".gz")
    ? { name: name.slice(0, -".gz".length), bytes: gunzipSync(packed) }
    : { name, bytes: packed };
  const extraction = await extractText(source);
  files++;
  unread += extraction.unread.length;
  for (const document of extraction.documents) {
    bytes += Buffer.byteLength(document.text.toString());
    for (const { detector, confidence } of detect(document))
      if (confidence !== "low") found.set(detector, (found.get(detector) ?? 0) + 1);
  }
}
const alarms = [...found].filter(([detector]) => !CONTACT.has(detector)).reduce((sum, [, count]) => sum + count, 0);
tell({
  bench: "clean-text",
  files,
  unread,
  megabytes: rounded(bytes / 1e6),
  found: Object.fromEntries([...found].sort()),
  alarmsOutsideContact: alarms,
  perMegabyte: rounded(alarms / (bytes / 1e6)),
});
