/**
 * Which paragraphs of an old Word document stand in a table, and which end a row (MS-DOC, 2.4.2 and 2.9.175): the text
 * itself has one and the same mark at the end of a cell and at the end of a row.
 */

import { Refusal } from "./refusal.ts";
import type { WordText } from "./word-pieces.ts";

const PAGE = 512;
const [IN_TABLE, ROW_END] = [0x2416, 0x2417];
const [TABLE_DEFINITION, TAB_CHANGES] = [0xd608, 0xc615];
/** Properties of a wide table stand in a stream of their own (2.6.2, sprmPHugePapx). */
const APART: readonly number[] = [0x6646, 0x6645];
/** Operands by the three highest bits of an opcode; six is told by its first byte. */
const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3];

export interface ParagraphKind {
  readonly inTable: boolean;
  readonly endsRow: boolean;
}

interface Stretch extends ParagraphKind {
  readonly start: number;
  readonly end: number;
}

const PLAIN: ParagraphKind = { inTable: false, endsRow: false };

/** The kind of the paragraph that ends at that place of the stream. */
export function paragraphKinds({ stream, table, data }: WordText): (place: number) => ParagraphKind {
  if (!table) return () => PLAIN;
  const kindApart = openApart(data);
  const stretches: Stretch[] = [];
  const bins = table.bytes.subarray(table.bins[0], table.bins[0] + table.bins[1]);
  const count = Math.max(0, Math.floor((bins.length - 4) / 8));
  const pages = new Set<number>();
  for (let index = 0; index < count; index += 1) pages.add(bins.readUInt32LE(4 * (count + 1) + 4 * index));
  for (const page of pages) {
    const at = page * PAGE;
    if (at + PAGE <= stream.length) stretches.push(...stretchesOf(stream.subarray(at, at + PAGE), kindApart));
  }
  stretches.sort((a, b) => a.start - b.start);
  return (place) => {
    let [low, high] = [0, stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const found = stretches[low];
    return found && found.start <= place && place < found.end ? found : PLAIN;
  };
}

/** One page of properties: places of the stream, then where the properties of each stand on the page. */
function stretchesOf(page: Buffer, kindApart: KindApart): Stretch[] {
  const count = page[PAGE - 1] ?? 0;
  if (4 * (count + 1) + 13 * count > PAGE - 1) return [];
  return Array.from({ length: count }, (_each, index) => {
    const at = 2 * (page[4 * (count + 1) + 13 * index] ?? 0);
    return {
      start: page.readUInt32LE(4 * index),
      end: page.readUInt32LE(4 * index + 4),
      ...(at === 0 ? PLAIN : kindOf(properties(page, at), kindApart)),
    };
  });
}

function properties(page: Buffer, at: number): Buffer {
  const words = page[at] ?? 0;
  const [start, size] = words === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * words - 1];
  // The first two bytes name a style.
  return page.subarray(Math.min(start + 2, PAGE - 1), Math.min(start + size, PAGE - 1));
}

type KindApart = (place: number) => ParagraphKind;

/** Lists apart from one another are no longer than their stream: what goes on beyond is made to harm. */
function openApart(open: () => Buffer | null): KindApart {
  const known = new Map<number, ParagraphKind>();
  let data: Buffer | null = null;
  let left = 0;
  return (place) => {
    if (data === null) {
      data = openOr(open, Buffer.alloc(0));
      left = data.length;
    }
    const before = known.get(place);
    if (before || place + 2 > data.length) return before ?? PLAIN;
    const size = data.readUInt16LE(place);
    left -= size;
    const kind = left < 0 ? PLAIN : kindOf(data.subarray(place + 2, place + 2 + size), () => PLAIN);
    known.set(place, kind);
    return kind;
  };
}

/** Without it the words are read, and no column is known. */
function openOr(open: () => Buffer | null, otherwise: Buffer): Buffer {
  try {
    return open() ?? otherwise;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "too-large") throw error;
    return otherwise;
  }
}

function kindOf(list: Buffer, kindApart: KindApart): ParagraphKind {
  let inTable = false;
  let endsRow = false;
  for (let at = 0; at + 3 <= list.length; ) {
    const opcode = list.readUInt16LE(at);
    const first = list[at + 2] ?? 0;
    if (APART.includes(opcode) && at + 6 <= list.length) return kindApart(list.readUInt32LE(at + 2));
    if (opcode === IN_TABLE) inTable = first === 1;
    if (opcode === ROW_END) endsRow = first === 1;
    if (opcode === TABLE_DEFINITION) at += at + 4 <= list.length ? 3 + list.readUInt16LE(at + 2) : list.length;
    // Its length may be beyond a byte, and no list holds more after it.
    else if (opcode === TAB_CHANGES && first === 255) break;
    else at += 2 + (opcode >> 13 === 6 ? 1 + first : (OPERANDS[opcode >> 13] ?? 1));
  }
  return { inTable, endsRow };
}
