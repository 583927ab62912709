/**
 * How fast a text is searched, in one thread: all our detectors, ripgrep with a shape for each of them in one run, and V8
 * with the same shapes one after another. In turn, several rounds, processor time; ripgrep as Debian packages it.
 * Run: `./node_modules/.bin/node bench/scan-rate.ts [megabytes] [rounds]`.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detect } from "../src/detect/index.ts";
import { longText } from "./detection/long-text.ts";
import { PATTERNS } from "./detection/patterns.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";

const [MEGABYTES, ROUNDS] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 5)];

const folder = mkdtempSync(join(tmpdir(), "scan-rate-"));
try {
  const text = longText(MEGABYTES * 1e6, "scan-rate");
  const [file, patterns] = [join(folder, "text.txt"), join(folder, "patterns.txt")];
  writeFileSync(file, text);
  // Where words end is told from ASCII letters, as V8 does: with Unicode's, ripgrep's engine is a hundred times slower.
  const asRust = Object.values(PATTERNS).map((pattern) => pattern.replaceAll("\\b", "(?-u:\\b)"));
  writeFileSync(patterns, `${asRust.join("\n")}\n`);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const contestants = {
    bascule: () => timed(() => detect({ entry: null, text, cells: [], stamps: [], labels: [] }).length),
    ripgrepLines: () => ripgrep(["-c"], patterns, file),
    ripgrepMatches: () => ripgrep(["--count-matches"], patterns, file),
    v8: () =>
      timed(() => Object.values(PATTERNS).reduce((sum, pattern) => sum + matchesOf(new RegExp(pattern, "g"), text), 0)),
  };
  const names = Object.keys(contestants) as (keyof typeof contestants)[];
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    Object.fromEntries(names.map((name) => [name, contestants[name]()])),
  ).slice(1);
  const rateOf = (name: keyof typeof contestants) =>
    spreadOf(rounds.map((round) => megabytes / (round[name]?.seconds ?? Number.NaN)));
  const rates = Object.fromEntries(names.map((name) => [name, rateOf(name)]));
  const median = (name: keyof typeof contestants) => rates[name]?.median ?? Number.NaN;
  tell({
    bench: "scan-rate",
    megabytes: rounded(megabytes),
    rounds: ROUNDS,
    megabytesPerSecond: rates,
    found: Object.fromEntries(names.map((name) => [name, rounds[0]?.[name]?.found])),
    toRipgrep: rounded(median("bascule") / Math.max(median("ripgrepLines"), median("ripgrepMatches"))),
    toV8: rounded(median("bascule") / median("v8")),
  });
} finally {
  rmSync(folder, { recursive: true });
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
