/** Compound files (MS-CFB) made for tests: storages and streams, small ones among the small sectors, as programs write them. */

export interface Tree {
  readonly [name: string]: Uint8Array | Tree;
}

const SECTOR = 512;
const SMALL = 64;
const CUTOFF = 4096;
const [END, FREE, FAT] = [0xfffffffe, 0xffffffff, 0xfffffffd];

interface Entry {
  readonly name: string;
  readonly type: number;
  child: number;
  right: number;
  start: number;
  size: number;
}

export function compoundOf(tree: Tree): Uint8Array {
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  const entries: Entry[] = [{ name: "Root Entry", type: 5, child: FREE, right: FREE, start: END, size: 0 }];

  const chain = (bytes: Uint8Array, size: number, into: Buffer[], links: number[]): number => {
    const first = into.length;
    for (let at = 0; at < bytes.length; at += size) {
      const part = Buffer.alloc(size);
      part.set(bytes.subarray(at, at + size));
      into.push(part);
      links.push(at + size < bytes.length ? into.length : END);
    }
    return bytes.length === 0 ? END : first;
  };
  const add = (held: Tree): number => {
    let first = FREE;
    let before: Entry | null = null;
    for (const [name, content] of Object.entries(held)) {
      const stream = content instanceof Uint8Array;
      const entry: Entry = { name, type: stream ? 2 : 1, child: FREE, right: FREE, start: 0, size: 0 };
      const at = entries.push(entry) - 1;
      if (before) before.right = at;
      else first = at;
      before = entry;
      if (!stream) entry.child = add(content as Tree);
      else {
        entry.size = content.length;
        entry.start =
          content.length < CUTOFF ? chain(content, SMALL, small, smallTable) : chain(content, SECTOR, sectors, table);
      }
    }
    return first;
  };
  const root = entries[0] as Entry;
  root.child = add(tree);
  const smallBytes = Buffer.concat(small);
  root.size = smallBytes.length;
  root.start = chain(smallBytes, SECTOR, sectors, table);
  const smallTableStart = chain(longs(smallTable), SECTOR, sectors, table);
  const directoryStart = chain(Buffer.concat(padded(entries)), SECTOR, sectors, table);

  let count = 1;
  while ((table.length + count) * 4 > count * SECTOR) count += 1;
  const places = Array.from({ length: count }, (_each, at) => table.length + at);
  const full = [...table, ...places.map(() => FAT)];
  while (full.length % (SECTOR / 4) !== 0) full.push(FREE);
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, count],
    [48, directoryStart],
    [56, CUTOFF],
    [60, smallTableStart],
    [64, Math.ceil((smallTable.length * 4) / SECTOR)],
    [68, END],
  ] as const)
    header.writeUInt32LE(value, at);
  places.slice(0, 109).forEach((place, at) => void header.writeUInt32LE(place, 76 + 4 * at));
  return Buffer.concat([header, ...sectors, longs(full)]);
}

function padded(entries: readonly Entry[]): Buffer[] {
  const all = [...entries];
  while (all.length % 4 !== 0) all.push({ name: "", type: 0, child: FREE, right: FREE, start: 0, size: 0 });
  return all.map(({ name, type, child, right, start, size }) => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, "utf16le");
    bytes.writeUInt16LE(name === "" ? 0 : 2 * name.length + 2, 64);
    bytes[66] = type;
    bytes[67] = 1;
    bytes.writeUInt32LE(FREE, 68);
    bytes.writeUInt32LE(right, 72);
    bytes.writeUInt32LE(child, 76);
    bytes.writeUInt32LE(start, 116);
    bytes.writeUInt32LE(size, 120);
    return bytes;
  });
}

function longs(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => void bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}
