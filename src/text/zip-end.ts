/**
 * Where a zip package ends (APPNOTE 6.3.10, 4.3.16). Gateways of mail, forms of the web and old disks put bytes behind it:
 * Word and Explorer open such a file, and yauzl does not.
 */

const SIGNATURE = Buffer.from("PK\u0005\u0006", "latin1");
const RECORD = 22;
/** Marks met before the package's own, in what stands behind it. */
const MOST_MARKS = 16;

/** The package alone; the whole where nothing tells of an end. */
export function withoutRest(bytes: Buffer): Buffer {
  let from = bytes.length;
  for (let marks = 0; marks < MOST_MARKS && from > 0; marks += 1) {
    const at = bytes.lastIndexOf(SIGNATURE, from - 1);
    if (at < 0) break;
    const end = endOf(bytes, at);
    if (end > 0) return bytes.subarray(0, end);
    from = at;
  }
  return bytes;
}

/** Behind the record that begins there; 0 where it does not tell of a directory that stands before it. */
function endOf(bytes: Buffer, at: number): number {
  if (at + RECORD > bytes.length) return 0;
  const directory = bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16);
  const end = at + RECORD + bytes.readUInt16LE(at + 20);
  // A directory of 64 bits has all ones here.
  return end <= bytes.length && (directory <= at || directory >= 0xffffffff) ? end : 0;
}
