/** A folder in memory for what is written, and the workbooks read back from it. */

import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import type { Output } from "../../src/export/package.ts";

export interface Memory {
  readonly files: Map<string, Uint8Array>;
  file(name: string): Promise<Output>;
}

export function inMemory(): Memory {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    async file(name) {
      const chunks: Uint8Array[] = [];
      return {
        async write(chunk) {
          chunks.push(Uint8Array.from(chunk));
        },
        async close() {
          files.set(name, Buffer.concat(chunks));
        },
      };
    },
  };
}

export async function load(bytes: Uint8Array | undefined): Promise<exceljs.Workbook> {
  if (!bytes) throw new Error("no such file was written");
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer);
  return workbook;
}

/** Every text in a file, unpacked where it is a package. */
export function textOf(bytes: Uint8Array): string {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return packed
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join("\n")
    : strFromU8(bytes);
}
