/**
 * Matches as `bascule detect` shows them. A person at a terminal sees, file by file and detector by detector, what
 * stands around each value; anything else than a terminal gets one line a match, without a word of the file.
 */

import type { MatchLine } from "../app/detect.ts";
import { formatOf } from "../lang/format.ts";
import { printable } from "../model/unseen.ts";
import type { Call } from "./command.ts";

export interface MatchView {
  match(line: MatchLine): void;
  /** The file is over. */
  end(): void;
}

/** Of one detector in one file; how many more there are is told. */
const MOST = 10;

export function matchViewOf(call: Call, titleOf: (detector: string) => string): MatchView {
  return call.terminal.outIsTerminal ? readable(call, titleOf) : plain(call);
}

function plain({ terminal }: Call): MatchView {
  return {
    match: ({ file, start, end, detector, confidence }) =>
      terminal.out(`${printable(file)}:${start}-${end} ${detector} (${confidence})`),
    end: () => {},
  };
}

function readable(call: Call, titleOf: (detector: string) => string): MatchView {
  const { terminal, catalogue, language } = call;
  const words = catalogue.terminal.detect;
  const format = formatOf(language);
  const bold = (text: string) => (call.color ? `\u001b[1m${text}\u001b[22m` : text);
  let held = new Map<string, Map<string, { readonly shown: string[]; count: number }>>();
  const width = terminal.columns - "    ".length;
  return {
    match: (line) => {
      const file = held.get(line.file) ?? new Map<string, { shown: string[]; count: number }>();
      held.set(line.file, file);
      const group = file.get(line.detector) ?? { shown: [], count: 0 };
      file.set(line.detector, group);
      group.count += 1;
      if (group.shown.length < MOST) group.shown.push(fitted(line, width, words.confidence[line.confidence]));
    },
    end: () => {
      for (const [file, groups] of held) {
        (terminal.painted ?? terminal).out(bold(printable(file)));
        for (const [detector, { shown, count }] of groups) {
          terminal.out(`  ${words.group(printable(titleOf(detector)), format.count(count), format.one(count))}`);
          for (const text of shown) terminal.out(`    ${text}`);
          const more = count - shown.length;
          if (more > 0) terminal.out(`    ${words.others(format.count(more), format.one(more))}`);
        }
      }
      held = new Map();
    },
  };
}

/** The value in the middle of what stands around it, cut after whole words where the line ends. */
function fitted({ value, excerpt, start, end }: MatchLine, width: number, confidence: string): string {
  const title = `${confidence}  `;
  if (excerpt === undefined) return `${title}${start}–${end}`;
  const core = value === undefined ? excerpt.dots : shortened(printable(value.replace(/\s+/g, " ")));
  const header = excerpt.header === null ? "" : `[${printable(excerpt.header)}] `;
  const [before, after] = [printable(excerpt.before), printable(excerpt.after)];
  const room = Math.max(0, width - title.length - header.length - core.length);
  const right = Math.min(after.length, Math.max(Math.floor(room / 2), room - before.length));
  return `${title}${header}${tailOf(before, room - right)}${core}${headOf(after, right)}`.trimEnd();
}

const LONGEST_VALUE = 80;
const shortened = (value: string) => (value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value);

function tailOf(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(text.length - Math.max(0, room - 1));
  const space = cut.indexOf(" ");
  return `…${space < 0 ? "" : cut.slice(space)}`;
}

function headOf(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(0, Math.max(0, room - 1));
  const space = cut.lastIndexOf(" ");
  return `${space < 0 ? "" : cut.slice(0, space + 1)}…`;
}
