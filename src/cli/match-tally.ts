/** What `bascule detect` says of the whole: while it goes on how far it is, then what was found and what was not read. */

import type { FileEnd, UnreadLine } from "../app/detect.ts";
import { formatOf } from "../lang/format.ts";
import type { UnreadCode } from "../model/finding.ts";
import type { Call } from "./command.ts";

export interface MatchTally {
  match(): void;
  unread(line: UnreadLine): void;
  file(end: FileEnd): void;
  passed(kind: "link" | "special"): void;
  /** True when anything was not read, or only in part. */
  readonly incomplete: boolean;
  /** Files done, bytes, and how fast. */
  progress(): string;
  summary(): readonly string[];
}

/** Of one detector: in how many files, and how many values, each counted once in a file. */
interface Found {
  files: number;
  values: number;
}

/** Below so many milliseconds nobody asks how fast it was. */
const LONG = 2_000;

export function matchTallyOf(call: Call, titleOf: (detector: string) => string): MatchTally {
  const { terminal, catalogue, language } = call;
  const words = catalogue.terminal.detect;
  const format = formatOf(language);
  const began = terminal.now().getTime();
  const found = new Map<string, Found>();
  const unread = new Map<UnreadCode, number>();
  const passed = { link: 0, special: 0 };
  let [matches, files, touched, bytes] = [0, 0, 0, 0];
  const told = (count: number, word: (count: string, one: boolean) => string) =>
    word(format.count(count), format.one(count));

  const progress = () => {
    const seconds = Math.max(0.001, (terminal.now().getTime() - began) / 1000);
    const rate = words.rate(format.rough(files / seconds, 2), format.bytes(bytes / seconds));
    return words.progress(told(files, words.files), format.bytes(bytes), rate);
  };
  return {
    match: () => {
      matches += 1;
    },
    unread: ({ error: { code } }) => void unread.set(code, (unread.get(code) ?? 0) + 1),
    file: ({ bytes: weight, findings }) => {
      files += 1;
      bytes += weight;
      if (findings.length > 0) touched += 1;
      const values = new Map<string, number>();
      for (const { detector, count } of findings) values.set(detector, (values.get(detector) ?? 0) + count);
      for (const [detector, count] of values) {
        const sum = found.get(detector) ?? { files: 0, values: 0 };
        found.set(detector, { files: sum.files + 1, values: sum.values + count });
      }
    },
    passed: (kind) => {
      passed[kind] += 1;
    },
    get incomplete() {
      return unread.size > 0;
    },
    progress,
    summary: () => {
      const titled = [...found].map(([id, sum]) => ({ title: titleOf(id), ...sum }));
      titled.sort((one, other) => other.files - one.files || (one.title < other.title ? -1 : 1));
      const reasons = [...unread].map(([code, count]) => ({ title: catalogue.names.unread[code], count }));
      reasons.sort((one, other) => other.count - one.count || (one.title < other.title ? -1 : 1));
      const notRead = reasons.reduce((sum, { count }) => sum + count, 0);
      return [
        ...(titled.length > 0 ? [words.byDetector] : []),
        ...table(
          titled.map(({ title, files: held, values }) => [title, told(held, words.files), told(values, words.values)]),
        ),
        ...(notRead > 0 ? [words.notRead(format.count(notRead))] : []),
        ...table(reasons.map(({ title, count }) => [title, format.count(count)])),
        ...(passed.link > 0 ? [told(passed.link, words.links)] : []),
        ...(passed.special > 0 ? [told(passed.special, words.specials)] : []),
        ...(terminal.now().getTime() - began >= LONG ? [progress()] : []),
        words.summary(told(matches, words.items), told(touched, words.files)),
      ];
    },
  };
}

/** Columns of one width: the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  return rows.map((row) => {
    const cells = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    return `  ${cells.join("   ")}`;
  });
}
