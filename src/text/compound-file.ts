/**
 * Compound files (MS-CFB): the small file system in which Office kept documents before 2007, and Outlook its messages.
 * No sector belongs to two chains, nor twice to one: a chain that loops, crosses another or leaves the file is damaged,
 * and all of them together are walked in the time of the file's sectors.
 */

import type { Budget } from "./budget.ts";
import { Refusal } from "./refusal.ts";
import { utf16 } from "./utf16.ts";

export const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER = 512;
const HEADER_DIFAT = 109;
const ENTRY = 128;
const LAST_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const NO_ENTRY = 0xffffffff;
/** Entries of a directory: a message with hundreds of attachments has some thousands. */
const MOST_ENTRIES = 250_000;
const [STORAGE, STREAM, ROOT] = [1, 2, 5];

export interface Storage {
  readonly storages: ReadonlyMap<string, Storage>;
  readonly streams: readonly string[];
  /** The bytes of that stream, or null when there is none of that name. */
  stream(name: string): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

export function openCompoundFile(bytes: Uint8Array, budget: Budget): Storage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER) throw new Refusal("damaged");
  const sectorShift = file.readUInt16LE(30);
  const miniShift = file.readUInt16LE(32);
  if (sectorShift < 7 || sectorShift > 16 || miniShift < 2 || miniShift >= sectorShift) throw new Refusal("damaged");
  const sectorSize = 1 << sectorShift;
  const miniCutoff = file.readUInt32LE(56);
  /** A file cut short keeps what stands before the cut. */
  const sectorCount = Math.ceil((file.length - sectorSize) / sectorSize);
  const sector = (number: number): Buffer => {
    if (number >= sectorCount) throw new Refusal("damaged");
    return file.subarray((number + 1) * sectorSize, (number + 2) * sectorSize);
  };
  const chains = openChains(readFat(file, sectorSize, sectorCount, sector), sectorCount);
  const directory = joined(chains.from(file.readUInt32LE(48)).map(sector));
  const entries = readEntries(directory, sectorShift === 9);
  const [root] = entries;
  if (root?.type !== ROOT) throw new Refusal("damaged");

  let mini: { readonly chains: Chains; readonly bytes: Buffer } | null = null;
  const openMini = () => {
    if (mini) return mini;
    const bytes = joined(chains.from(root.start).map(sector));
    const fat = numbers(chains.from(file.readUInt32LE(60)).map(sector));
    mini = { chains: openChains(fat, bytes.length >> miniShift), bytes };
    return mini;
  };
  const content = (entry: Entry): Uint8Array => {
    if (entry.size === 0) return new Uint8Array(0);
    budget.inflated(Math.min(entry.size, file.length));
    if (entry.size >= miniCutoff) return exactly(chains.from(entry.start).map(sector), entry.size);
    const small = openMini();
    const part = (number: number) => small.bytes.subarray(number << miniShift, (number + 1) << miniShift);
    return exactly(small.chains.from(entry.start).map(part), entry.size);
  };
  return storageOf(root.child, entries, content);
}

/** The places of the table's own sectors stand in the header, then in a chain (2.5). */
function readFat(file: Buffer, sectorSize: number, sectorCount: number, sector: (at: number) => Buffer): Uint32Array {
  const places: number[] = [];
  const told = Math.min(file.readUInt32LE(44), sectorCount);
  for (let at = 0; at < HEADER_DIFAT && places.length < told; at += 1) places.push(file.readUInt32LE(76 + 4 * at));
  const each = sectorSize / 4 - 1;
  let next = file.readUInt32LE(68);
  for (let walked = 0; next < LAST_SECTOR && places.length < told; walked += 1) {
    if (walked > sectorCount) throw new Refusal("damaged");
    const part = sector(next);
    if (part.length < sectorSize) break;
    for (let at = 0; at < each && places.length < told; at += 1) places.push(part.readUInt32LE(4 * at));
    next = part.readUInt32LE(4 * each);
  }
  return numbers(places.filter((place) => place < sectorCount).map(sector));
}

function numbers(sectors: readonly Buffer[]): Uint32Array {
  const bytes = joined(sectors);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_each, at) => bytes.readUInt32LE(4 * at));
}

interface Chains {
  from(start: number): readonly number[];
}

function openChains(fat: Uint32Array, count: number): Chains {
  const taken = new Uint8Array(count);
  const known = new Map<number, readonly number[]>();
  return {
    from: (start) => {
      const before = known.get(start);
      if (before) return before;
      const chain: number[] = [];
      for (let at = start; at !== END_OF_CHAIN && at !== NO_ENTRY; at = fat[at] ?? END_OF_CHAIN) {
        if (at >= count || taken[at] === 1) throw new Refusal("damaged");
        taken[at] = 1;
        chain.push(at);
      }
      known.set(start, chain);
      return chain;
    },
  };
}

function joined(sectors: readonly Buffer[]): Buffer {
  return sectors.length === 1 ? (sectors[0] as Buffer) : Buffer.concat(sectors);
}

function exactly(sectors: readonly Buffer[], size: number): Uint8Array {
  const bytes = joined(sectors);
  if (bytes.length < size) throw new Refusal("damaged");
  return bytes.subarray(0, size);
}

function readEntries(directory: Buffer, small: boolean): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    if (entries.length >= MOST_ENTRIES) throw new Refusal("too-large");
    const named = Math.min(64, directory.readUInt16LE(at + 64));
    const high = small ? 0 : directory.readUInt32LE(at + 124);
    entries.push({
      name: utf16(directory, at, at + Math.max(0, named - 2)),
      type: directory[at + 66] ?? 0,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120) + high * 2 ** 32,
    });
  }
  return entries;
}

/** Entries of one storage hang on one another as a tree (2.6.4); each is met once in the whole file. */
function storageOf(first: number, entries: readonly Entry[], content: (entry: Entry) => Uint8Array): Storage {
  const met = new Set<number>();
  const newStorage = () => ({ storages: new Map<string, Storage>(), streams: new Map<string, Entry>() });
  const root = newStorage();
  const asStorage = ({ storages, streams }: ReturnType<typeof newStorage>): Storage => ({
    storages,
    get streams() {
      return [...streams.keys()];
    },
    stream: (name) => {
      const entry = streams.get(name);
      return entry ? content(entry) : null;
    },
  });
  const left: { readonly at: number; readonly into: ReturnType<typeof newStorage> }[] = [{ at: first, into: root }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { at, into } = next;
    const entry = entries[at];
    if (at === NO_ENTRY || !entry) continue;
    if (met.has(at)) throw new Refusal("damaged");
    met.add(at);
    left.push({ at: entry.left, into }, { at: entry.right, into });
    if (entry.type === STREAM) into.streams.set(entry.name, entry);
    else if (entry.type === STORAGE) {
      const inner = newStorage();
      into.storages.set(entry.name, asStorage(inner));
      left.push({ at: entry.child, into: inner });
    }
  }
  return asStorage(root);
}
