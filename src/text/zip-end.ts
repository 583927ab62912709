/**
 * Where a zip package begins and ends (APPNOTE 6.3.10, 4.3.16): its central directory rules. Gateways of mail, forms of the
 * web and old disks put bytes behind it or before it, and an archive that opens itself has a program before it: Word and
 * Explorer open such a file, and yauzl does not.
 */

const SIGNATURE = Buffer.from("PK\u0005\u0006", "latin1");
const DIRECTORY = 0x02014b50;
const RECORD = 22;
/** Marks met before the package's own, in what stands behind it. */
const MOST_MARKS = 16;

/** The package alone; the whole where nothing tells of an end. */
export function packageIn(bytes: Buffer): Buffer {
  return foundIn(bytes) ?? bytes;
}

/** True where the file begins as something else, and holds a package that is not empty. */
export function holdsPackage(bytes: Uint8Array): boolean {
  const found = foundIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (found === null) return false;
  const directory = found.readUInt32LE(found.lastIndexOf(SIGNATURE) + 16);
  return directory + RECORD < found.length && found.readUInt32LE(directory) === DIRECTORY;
}

function foundIn(bytes: Buffer): Buffer | null {
  let from = bytes.length;
  for (let marks = 0; marks < MOST_MARKS && from > 0; marks += 1) {
    const at = bytes.lastIndexOf(SIGNATURE, from - 1);
    if (at < 0) break;
    const end = endOf(bytes, at);
    if (end > 0) return bytes.subarray(beginningOf(bytes, at), end);
    from = at;
  }
  return null;
}

/** Behind the record that begins there; 0 where it does not tell of a directory that stands before it. */
function endOf(bytes: Buffer, at: number): number {
  if (at + RECORD > bytes.length) return 0;
  const directory = bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16);
  const end = at + RECORD + bytes.readUInt16LE(at + 20);
  // A directory of 64 bits has all ones here.
  return end <= bytes.length && (directory <= at || directory >= 0xffffffff) ? end : 0;
}

/** Places in a package count from its own beginning: what stands before it moves the directory from where it is told to be. */
function beginningOf(bytes: Buffer, at: number): number {
  const [size, told] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
  const found = at - size;
  const isDirectory = (place: number) => place + 4 <= at && bytes.readUInt32LE(place) === DIRECTORY;
  return size > 0 && found > told && !isDirectory(told) && isDirectory(found) ? found - told : 0;
}
