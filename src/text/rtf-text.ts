/**
 * The words of RTF: paragraphs, tables, notes, headers, text boxes, watermarks; tracked changes as shown and as before.
 * Bytes are of the code page of their font.
 */

import { decodeCodePage, lettersOf } from "./code-pages.ts";
import type { Draft } from "./draft.ts";
import { Refusal } from "./refusal.ts";
import { type Destination, destinationOf, WORDED } from "./rtf-groups.ts";
import { type Look, openRtfPage } from "./rtf-page.ts";
import { readRtfTokens } from "./rtf-tokens.ts";

const DEEPEST = 100_000;
/** So much is written, though no word comes. */
const LONGEST_RUN = 1 << 16;
const BEYOND = /[\x80-\xff]/;
/** Character sets of fonts by their numbers. */
const PAGES: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  255: 850,
};
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: "\t",
    line: "\n",
    "~": "\u00a0",
    _: "-",
    emdash: "—",
    endash: "–",
    lquote: "‘",
    rquote: "’",
    ldblquote: "“",
    rdblquote: "”",
    bullet: "•",
    emspace: " ",
    enspace: " ",
    qmspace: " ",
    nestcell: "\t",
  }),
);

interface Group extends Look {
  readonly into: Destination;
  /** Characters that stand for a `\u` where it is not known. */
  readonly fallback: number;
  readonly page: number;
  /** HTML wrapped in RTF: what only the RTF shows. */
  readonly twice: boolean;
}

/** Text that is for nobody's eyes but a program's: objects, as digits. */
export interface RtfHeld {
  object(digits: readonly string[]): void;
  property(name: string): void;
}

/** Answers false where the file breaks off. */
export function readRtfText(source: string, draft: Draft, held: RtfHeld): boolean {
  let group: Group = {
    into: "page",
    fallback: 1,
    page: 1252,
    deleted: false,
    revised: false,
    above: false,
    inTable: false,
    twice: false,
  };
  const around: Group[] = [];
  const ascii = !BEYOND.test(source);
  const fonts = new Map<number, number>();
  const shown = openRtfPage(draft);
  let page = 1252;
  let font = 0;
  /** What comes before the next word that does anything, and bytes of letters that may take several. */
  let run = "";
  let bytes: number[] = [];
  let letters = lettersOf(page);
  let first = false;
  let starred = false;
  let skipped = 0;
  let name = "";
  let value = "";
  let object: string[] = [];

  const enterGroup = (next: Group) => {
    if (next.page !== group.page) letters = lettersOf(next.page);
    group = next;
  };
  const set = (change: Partial<Group>) => {
    const isNew = (Object.keys(change) as (keyof Group)[]).some((each) => group[each] !== change[each]);
    if (isNew) enterGroup({ ...group, ...change });
  };
  const setPage = (number: number) => {
    page = number;
    set({ page });
  };
  const say = (text: string) => {
    if (bytes.length > 0) {
      run += decodeCodePage(Uint8Array.from(bytes), group.page);
      bytes = [];
    }
    run += text;
    if (run.length > LONGEST_RUN) flush();
  };
  const flush = () => {
    if (bytes.length > 0) say("");
    const told = run;
    run = "";
    write(told);
  };
  const write = (text: string) => {
    if (text === "" || group.twice) return;
    if (group.into === "aside") shown.aside(text);
    else if (group.into === "name" || group.into === "property") name += text;
    else if (group.into === "value") value += text;
    else if (group.into === "object") object.push(text);
    else if (group.into === "page" || group.into === "stamp") shown.write(text, group);
  };
  const enter = (into: Destination) => {
    if (into === "stamp") shown.openStamp();
    if (into === "aside") shown.aside("\n");
    if (into === "name" || into === "property") name = "";
    if (into === "value") value = "";
    if (into === "object") object = [];
    set({ into });
  };
  const leave = (into: Destination) => {
    if (into === "stamp") shown.closeStamp();
    if (into === "aside") shown.aside("\n");
    if (into === "property") {
      held.property(name);
      shown.aside(`${name}\n`);
    }
    if (into === "object") held.object(object);
    if (into === "value" && name === "gtextUNICODE") shown.stamp(value);
    else if (into === "value" && WORDED.has(name)) shown.aside(`${value}\n`);
  };
  /** Paragraphs of what hangs on another one end its line, not the other's. */
  const onPage = (act: () => void) => () => {
    if (group.into === "page" || group.into === "stamp") act();
    else write("\n");
  };
  const words: ReadonlyMap<string, (number: number | null) => void> = new Map(
    Object.entries<(number: number | null) => void>({
      par: onPage(shown.endParagraph),
      sect: onPage(shown.endParagraph),
      page: onPage(shown.endParagraph),
      nestrow: onPage(shown.endParagraph),
      cell: onPage(shown.endCell),
      row: onPage(shown.endRow),
      pard: () => set({ inTable: false }),
      intbl: () => set({ inTable: true }),
      plain: () => set({ deleted: false, revised: false, above: false }),
      deleted: (number) => set({ deleted: number !== 0 }),
      revised: (number) => set({ revised: number !== 0 }),
      super: (number) => set({ above: number !== 0 }),
      nosupersub: () => set({ above: false }),
      htmlrtf: (number) => set({ twice: number !== 0 }),
      uc: (number) => set({ fallback: Math.max(0, Math.min(16, number ?? 1)) }),
      ansicpg: (number) => setPage(number ?? 1252),
      mac: () => setPage(10000),
      pc: () => setPage(437),
      pca: () => setPage(850),
      f: (number) => {
        font = number ?? 0;
        if (group.into !== "fonts") set({ page: fonts.get(font) ?? page });
      },
      fcharset: (number) => {
        const told = PAGES[number ?? 0];
        if (group.into === "fonts" && told !== undefined) fonts.set(font, told);
      },
    }),
  );

  const whole = readRtfTokens(source, {
    open: () => {
      flush();
      if (around.length >= DEEPEST) throw new Refusal("too-deep");
      around.push(group);
      first = true;
      starred = false;
      skipped = 0;
    },
    close: () => {
      flush();
      const outer = around.pop();
      const { into } = group;
      if (outer) enterGroup(outer);
      if (into !== group.into) leave(into);
      first = false;
      skipped = 0;
    },
    word: (word, number) => {
      if (word === "*") {
        starred = true;
        return;
      }
      if (first || starred) {
        const into = group.into === "nothing" ? null : destinationOf(word, starred);
        first = starred = false;
        if (into) {
          flush();
          enter(into);
          return;
        }
      }
      if (group.into === "nothing") return;
      if (skipped > 0 && word !== "u") {
        skipped -= 1;
        return;
      }
      if (group.into === "fonts" && word !== "f" && word !== "fcharset") return;
      if (word === "u") {
        if (number !== null) say(String.fromCharCode(number & 0xffff));
        skipped = group.fallback;
        return;
      }
      const act = words.get(word);
      const symbol = SYMBOLS.get(word);
      if (symbol !== undefined) say(symbol);
      else if (act) {
        flush();
        act(number);
      }
    },
    byte: (code) => {
      first = false;
      if (skipped > 0) skipped -= 1;
      else if (group.into === "nothing" || group.into === "fonts") return;
      else if (letters === null) bytes.push(code);
      else say(letters[code] as string);
    },
    text: (text) => {
      first = false;
      if (group.into === "nothing" || group.into === "fonts") return;
      const left = skipped > 0 ? text.slice(skipped) : text;
      skipped = Math.max(0, skipped - text.length);
      if (left === "") return;
      // Some writers leave bytes beyond ASCII as they are.
      say(ascii || !BEYOND.test(left) ? left : decodeCodePage(Buffer.from(left, "latin1"), group.page));
    },
  });
  flush();
  shown.end();
  return whole;
}
