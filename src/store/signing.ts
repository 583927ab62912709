/**
 * The key that an administration signs its outputs with, and the one that tells it did: Ed25519, in PEM. The manifest alone
 * is signed, as it holds the digest of everything else; `openssl pkeyutl -verify -rawin` reads the same signature.
 * https://www.rfc-editor.org/rfc/rfc8032
 */

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

/** A key that cannot be used. The sentence is in `lang/`; nothing of what the file holds is told. */
export class KeyFault extends Error {
  override readonly name = "KeyFault";
  readonly code: "unreadable" | "no-key" | "not-ed25519" | "closed" | "wrong-passphrase";
  readonly path: string;
  constructor(code: KeyFault["code"], path: string) {
    super(`key ${code}: ${path}`);
    this.code = code;
    this.path = path;
  }
}

export interface SigningKey {
  sign(bytes: Uint8Array): Uint8Array;
  /** Others than its owner may read the file. */
  readonly open: boolean;
}

/** @param passphrase of a key that is encrypted; never one typed on a command line. @param typed the path as somebody typed it. */
export function readSigningKey(path: string, passphrase: string | undefined, typed = path): SigningKey {
  const key = ofCurve(privateKey(textOf(path, typed), typed, passphrase), typed);
  const open = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  return { sign: (bytes) => sign(null, bytes, key), open };
}

function privateKey(pem: string, path: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey(passphrase === undefined ? { key: pem } : { key: pem, passphrase });
  } catch {
    // What the library says of it is not kept: it may quote the file.
    if (!/^-----BEGIN .*ENCRYPTED|^Proc-Type: .*ENCRYPTED/m.test(pem)) throw new KeyFault("no-key", path);
    throw new KeyFault(passphrase === undefined ? "closed" : "wrong-passphrase", path);
  }
}

export interface PublicKey {
  verifies(bytes: Uint8Array, signature: Uint8Array): boolean;
  /** SHA-256 of the key (SubjectPublicKeyInfo), in hexadecimal: what two people compare by telephone. */
  readonly fingerprint: string;
}

export function readPublicKey(path: string, typed = path): PublicKey {
  const key = ofCurve(publicKey(textOf(path, typed), typed), typed);
  const bytes = key.export({ type: "spki", format: "der" });
  return {
    verifies: (signed, signature) => verify(null, signed, key, signature),
    fingerprint: createHash("sha256").update(bytes).digest("hex"),
  };
}

function publicKey(pem: string, path: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new KeyFault("no-key", path);
  }
}

function ofCurve(key: KeyObject, path: string): KeyObject {
  if (key.asymmetricKeyType !== "ed25519") throw new KeyFault("not-ed25519", path);
  return key;
}

function textOf(path: string, typed: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new KeyFault("unreadable", typed);
  }
}
