/**
 * How fast a text is searched, in one thread: all our detectors, ripgrep with the same patterns in one run, and V8 with
 * the same patterns one after another. Twice: with the detectors' shapes and vocabularies, and with the words of their
 * contexts too, which ours look for as well. In turn, several rounds, processor time; ripgrep as Debian packages it.
 * Run: `./node_modules/.bin/node bench/scan-rate.ts [megabytes] [rounds]`.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detect } from "../src/detect/index.ts";
import { NO_CELLS } from "../src/model/cells.ts";
import { longText } from "./detection/long-text.ts";
import { CONTEXTS, SHAPES } from "./detection/patterns.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";

const [MEGABYTES, ROUNDS] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 5)];

/** Ours does the same work whatever the others are given. */
const ASKED = {
  shapes: Object.values(SHAPES),
  shapesAndContexts: [...Object.values(SHAPES), ...Object.values(CONTEXTS)],
};

const folder = mkdtempSync(join(tmpdir(), "scan-rate-"));
try {
  const text = longText(MEGABYTES * 1e6, "scan-rate");
  const file = join(folder, "text.txt");
  writeFileSync(file, text);
  const megabytes = Buffer.byteLength(text) / 1e6;
  for (const [asked, patterns] of Object.entries(ASKED)) {
    const list = join(folder, asked);
    // Where words end is told from ASCII letters, as V8 does: with Unicode's, ripgrep's engine is far slower.
    writeFileSync(list, `${patterns.map((pattern) => pattern.replaceAll("\\b", "(?-u:\\b)")).join("\n")}\n`);
    const contestants = {
      bascule: () => timed(() => detect({ entry: null, text, cells: NO_CELLS, stamps: [], labels: [] }).length),
      ripgrepLines: () => ripgrep(["-c"], list, file),
      ripgrepMatches: () => ripgrep(["--count-matches"], list, file),
      v8: () => timed(() => patterns.reduce((sum, pattern) => sum + matchesOf(new RegExp(pattern, "g"), text), 0)),
    };
    compare(asked, megabytes, contestants);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function compare(asked: string, megabytes: number, contestants: Readonly<Record<string, () => Run>>): void {
  const names = Object.keys(contestants);
  // The first round warms the caches and the compiler, and is not told.
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    Object.fromEntries(Object.entries(contestants).map(([name, run]) => [name, run()])),
  ).slice(1);
  const rates = Object.fromEntries(
    names.map((name) => [name, spreadOf(rounds.map((round) => megabytes / (round[name]?.seconds ?? Number.NaN)))]),
  );
  const median = (name: string) => rates[name]?.median ?? Number.NaN;
  tell({
    bench: "scan-rate",
    asked,
    megabytes: rounded(megabytes),
    rounds: ROUNDS,
    megabytesPerSecond: rates,
    found: Object.fromEntries(names.map((name) => [name, rounds[0]?.[name]?.found])),
    // `-c` may leave a line at its first match; `--count-matches` finds them all, as ours does.
    toRipgrepLines: rounded(median("bascule") / median("ripgrepLines")),
    toRipgrepMatches: rounded(median("bascule") / median("ripgrepMatches")),
    toV8: rounded(median("bascule") / median("v8")),
  });
}

interface Run {
  readonly seconds: number;
  readonly found: number;
}

function timed(work: () => number): Run {
  const before = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, found };
}

function matchesOf(pattern: RegExp, text: string): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}

/** The shell tells the processor time of what it ran, user and system. */
function ripgrep(how: readonly string[], patterns: string, file: string): Run {
  const command = `TIMEFORMAT='%U %S'; time rg -j1 --no-config --no-filename ${how.join(" ")} -f "$0" "$1"`;
  const { stdout, stderr, status } = spawnSync("bash", ["-c", command, patterns, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(`ripgrep did not run (apt-get install ripgrep): ${stderr}`);
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(" ").map(Number);
  return { seconds: user + system, found: Number(stdout) };
}
