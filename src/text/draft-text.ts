/**
 * A text that grows by small pieces: they are joined early, so that a document of millions of pieces does not keep them
 * all, and any stretch of what was written can be seen again.
 */

import type { LongText } from "../model/text.ts";
import { type Packed, packed, unpacked } from "./packed.ts";

const CHUNK = 8192;
/** Joined, a text of a million letters and more would stand in memory twice. */
const LONG = 1 << 20;
/** From so many letters on, what is written is packed. */
const VERY_LONG = 1 << 22;
const FEW = 16;

interface Chunk {
  readonly start: number;
  readonly text: Packed;
}

export interface GrowingText {
  push(text: string): void;
  /** At most so many characters from there on. */
  from(start: number, most: number): string;
  /** Not to be added to any more. */
  whole(): LongText;
}

export function openGrowingText(): GrowingText {
  const chunks: Chunk[] = [];
  let pending: string[] = [];
  let joined = 0;
  let length = 0;
  const join = () => {
    if (pending.length === 0) return;
    const text = pending.length === 1 ? (pending[0] ?? "") : pending.join("");
    chunks.push({ start: joined, text: length > VERY_LONG ? packed(text) : text });
    pending = [];
    joined = length;
  };
  /** The chunk that was looked at last. */
  let open: Chunk | null = null;
  let opened = "";
  const textOf = (chunk: Chunk): string => {
    if (typeof chunk.text === "string") return chunk.text;
    if (chunk !== open) {
      open = chunk;
      opened = unpacked(chunk.text);
    }
    return opened;
  };
  const from = (start: number, most: number): string => {
    if (start + most > joined) {
      const recent = tail(pending, length - start);
      if (recent !== null) return recent.slice(0, most);
      join();
    }
    let text = "";
    for (let at = chunkAt(chunks, start); at < chunks.length && text.length < most; at += 1) {
      const chunk = chunks[at] as Chunk;
      const offset = Math.max(0, start - chunk.start);
      text += textOf(chunk).slice(offset, offset + most - text.length);
    }
    return text;
  };
  return {
    push: (text) => {
      pending.push(text);
      length += text.length;
      if (length - joined >= CHUNK) join();
    },
    from,
    whole: () => {
      join();
      const inOne = () => chunks.map(({ text }) => unpacked(text)).join("");
      if (chunks.length === 1 || length < LONG) return inOne();
      return { length, slice: (start, end = length) => from(start, Math.max(0, end - start)), toString: inOne };
    },
  };
}

/** The last so many characters, where few pieces hold them: null else. */
function tail(pieces: readonly string[], count: number): string | null {
  let text = "";
  for (let at = pieces.length - 1; at >= 0 && at >= pieces.length - FEW; at -= 1) {
    text = pieces[at] + text;
    if (text.length >= count) return text.slice(text.length - count);
  }
  return null;
}

/** The chunk that holds the place, by halves. */
function chunkAt(chunks: readonly Chunk[], place: number): number {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.start ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
