/** The certificate by which the application signs in, as far as its age goes: who signs in reads it by itself. */

import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;

/** From when on the first certificate of a PEM file stands; null when there is none to be read. */
export function certificateSince(path: string): Date | null {
  try {
    const [block] = BLOCK.exec(readFileSync(path, "utf8")) ?? [];
    return block === undefined ? null : new X509Certificate(block).validFromDate;
  } catch (error) {
    // No file, no right to read it, no certificate: the sign-in says so better.
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}
