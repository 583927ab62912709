/**
 * One tool on one file, in a process of its own: read again and again for some seconds, processor time counted, all
 * threads together. Run by `bench/extraction.ts`: `one.ts TOOL FORMAT FILE SECONDS WORDS`, where WORDS is a file that
 * takes the words found, one a line.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { TOOLS } from "./tools.ts";

const [name = "", format = "", file = "", seconds = "3", words = ""] = process.argv.slice(2);
const tool = TOOLS.find((each) => each.name === name);
const read = await tool?.open(format);
if (!read) {
  process.stdout.write(JSON.stringify({ missing: true }));
  process.exit();
}
const bytes = new Uint8Array(readFileSync(file));
let length = 0;
writeFileSync(words, [...new Set((await read(bytes)).match(/[\p{L}\p{N}]{2,}/gu))].join("\n"));
const before = process.cpuUsage();
let times = 0;
do {
  length = (await read(bytes)).length;
  times += 1;
} while (process.cpuUsage(before).user + process.cpuUsage(before).system < Number(seconds) * 1e6);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ cpuSeconds: (user + system) / 1e6 / times, characters: length }));
process.exit();
