/**
 * How much longer a plain text takes that is full of tables, or of lines that look like them, than prose of the same
 * words: in turn, in one thread, by processor time. Run: `./node_modules/.bin/node bench/table-rate.ts [megabytes] [rounds]`.
 */

import { detect } from "../src/detect/index.ts";
import { NO_CELLS } from "../src/model/cells.ts";
import { randomOf } from "./corpus/random.ts";
import { spreadOf, tell } from "./runs/rounds.ts";

const [megabytes = 4, rounds = 5] = process.argv.slice(2).map(Number);
const WORDS = "ministère du la maison rapport dossier agents réunion point projet ordre note".split(" ");
const random = randomOf("table-rate");
const words = (count: number) => Array.from({ length: count }, () => random.pick(WORDS));

const KINDS: Readonly<Record<string, () => string>> = {
  prose: () => `${words(12).join(" ")}.\n`,
  commas: () => `${words(4).join(",")}\n`,
  "commas, as many as it happens": () => `${words(random.between(2, 8)).join(",")}\n`,
  "commas and numbers": () => `${random.digits(5)},${words(1)},${random.digits(3)},${words(1)}\n`,
  semicolons: () => `${words(4).join(";")}\n`,
  "quoted fields": () =>
    `${words(4)
      .map((word) => `"${word}"`)
      .join(";")}\n`,
  tabs: () => `${words(4).join("\t")}\n`,
  strokes: () => `| ${words(4).join(" | ")} |\n`,
  "runs of spaces": () => `${words(4).join("   ")}\n`,
  slashes: () => `${words(4).join(" / ")}\n`,
  "calls of functions": () => `${words(1)}(${words(2).join(",")});\n`,
};

const texts = Object.entries(KINDS).map(([kind, line]) => ({ kind, text: textOf(line) }));
const taken = new Map<string, number[]>(texts.map(({ kind }) => [kind, []]));
// The first round warms the compiler, and is not told.
for (let round = 0; round <= rounds; round++)
  for (const { kind, text } of texts) {
    const used = secondsFor(text);
    if (round > 0) taken.get(kind)?.push(used);
  }
const prose = taken.get("prose") ?? [];
for (const { kind } of texts)
  tell({
    bench: "table-rate",
    kind,
    timesProse: spreadOf((taken.get(kind) ?? []).map((used, round) => used / (prose[round] ?? Number.NaN))),
  });

function textOf(line: () => string): string {
  const lines: string[] = [];
  for (let length = 0; length < megabytes * 1e6; length += (lines.at(-1) ?? "").length) lines.push(line());
  return lines.join("");
}

function secondsFor(text: string): number {
  const before = process.cpuUsage();
  detect({ entry: null, text, cells: NO_CELLS, stamps: [], labels: [] });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
