/**
 * Bascule's readers beside the fastest libraries of each format, on files made for it: processor time, all threads of a
 * process together, in turn and on the same bytes; peak memory; and words that another finds and Bascule does not. Then
 * workbooks of a million shared strings through `bascule detect`, as a person runs it: the peak of the process. A library
 * that is not installed is skipped, and said to be; `extraction/install.sh` installs them.
 * Run: `./node_modules/.bin/node bench/extraction.ts [seconds for each] [rounds] [format, or millions …]`.
 */

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileOf, MILLIONS } from "./extraction/files.ts";
import { TOOLS } from "./extraction/tools.ts";
import { measured } from "./runs/measured.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";

const [seconds = "2", rounds = "3", ...chosen] = process.argv.slice(2);
const FORMATS = ["docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "rtf"];
const MAIN = join(import.meta.dirname, "../src/main.ts");
const ONE = join(import.meta.dirname, "extraction/one.ts");
const folder = mkdtempSync(join(tmpdir(), "bascule-extraction-"));

interface Figures {
  readonly missing?: boolean;
  readonly cpuSeconds: number;
  readonly characters: number;
}

async function take(tool: string, format: string, file: string, words: string) {
  const env = process.env.BASCULE_BENCH_EXTRACTORS
    ? { BASCULE_BENCH_EXTRACTORS: process.env.BASCULE_BENCH_EXTRACTORS }
    : {};
  const { out, peakMegabytes } = await measured(ONE, [tool, format, file, seconds, words], { env });
  return { ...(JSON.parse(out.slice(out.lastIndexOf("{"))) as Figures), peakMegabytes };
}

async function compare(format: string): Promise<void> {
  const bytes = fileOf(format);
  const file = join(folder, `a.${format}`);
  writeFileSync(file, bytes);
  const tools = TOOLS.filter(({ formats }) => formats.includes(format)).map(({ name }) => name);
  const taken = new Map<string, Awaited<ReturnType<typeof take>>[]>(tools.map((name) => [name, []]));
  // In turn: on a shared machine the same minute is the same for all.
  for (let round = 0; round < Number(rounds); round += 1)
    for (const name of tools) taken.get(name)?.push(await take(name, format, file, join(folder, name)));
  const wordsOf = (name: string) => new Set(readFileSync(join(folder, name), "utf8").split("\n"));
  const ours = taken.get("bascule") ?? [];
  const found = wordsOf("bascule");
  for (const name of tools) {
    const all = taken.get(name) ?? [];
    if (all.some(({ missing }) => missing)) {
      tell({ bench: "extraction", format, tool: name, missing: true });
      continue;
    }
    const times = all.map(({ cpuSeconds }, round) => cpuSeconds / (ours[round]?.cpuSeconds ?? Number.NaN));
    tell({
      bench: "extraction",
      format,
      tool: name,
      megabytes: rounded(bytes.length / 1e6),
      characters: all[0]?.characters,
      megabytesOfTextPerSecond: spreadOf(all.map(({ cpuSeconds, characters }) => characters / 1e6 / cpuSeconds)).median,
      peakMegabytes: Math.round(Math.max(...all.map(({ peakMegabytes }) => peakMegabytes))),
      timesOfBascule: spreadOf(times),
      wordsThatBasculeLacks: [...wordsOf(name)].filter((word) => !found.has(word)).length,
    });
  }
}

/** The command as it is run, its threads with it. */
async function peakOf(shape: string, make: () => Uint8Array): Promise<void> {
  const file = join(folder, "strings.xlsx");
  writeFileSync(file, make());
  const { peakMegabytes, cpuSeconds } = await measured(MAIN, ["detect", "--json", file]);
  const megabytes = rounded(statSync(file).size / 1e6);
  tell({
    bench: "extraction",
    shape,
    megabytes,
    cpuSeconds: rounded(cpuSeconds),
    peakMegabytes: Math.round(peakMegabytes),
  });
}

try {
  for (const format of chosen.length > 0 ? chosen : FORMATS) if (format !== "millions") await compare(format);
  if (chosen.length === 0 || chosen.includes("millions"))
    for (const [shape, make] of Object.entries(MILLIONS)) await peakOf(shape, make);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
