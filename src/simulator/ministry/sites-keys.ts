/**
 * Ids of the pretend tenant's places and things: opaque to whoever reads them, yet each says where its thing
 * stands, so that any one is found again without a table. A key's 64 bits are masked by a check that follows
 * from the seed; an id of another tenant, or one made up, opens to nothing.
 */

import { randomOf } from "../random.ts";

/** `kind` and `a` say whose it is, `b` the channel, `sub` the subsite, `part` the library or list, `d` the thing in it. */
export interface Key {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly sub: number;
  readonly part: number;
  readonly d: number;
}

const WIDTHS = [
  ["kind", 4n],
  ["a", 24n],
  ["b", 8n],
  ["sub", 4n],
  ["part", 4n],
  ["d", 20n],
] as const;
const MASKED = 16;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function keyOf(parts: Partial<Key>): Key {
  return { kind: 0, a: 0, b: 0, sub: 0, part: 0, d: 0, ...parts };
}

function packed(key: Key): bigint {
  let bits = 0n;
  for (const [name, width] of WIDTHS) {
    const value = BigInt(key[name]);
    if (value < 0n || value >> width !== 0n) throw new RangeError(`${name} ${value} does not fit in an id`);
    bits = (bits << width) | value;
  }
  return bits;
}

function unpacked(bits: bigint): Key {
  const key: Record<string, number> = {};
  let rest = bits;
  for (const [name, width] of WIDTHS.toReversed()) {
    key[name] = Number(rest & ((1n << width) - 1n));
    rest >>= width;
  }
  return keyOf(key);
}

/** That many hexadecimal digits: a check, then the key under a mask that follows from the check. */
function sealed(seed: string, realm: string, key: Key, digits: number): string {
  const bits = packed(key);
  const check = randomOf(seed, realm, bits.toString(16)).hex(digits - MASKED);
  return check + (bits ^ maskOf(seed, realm, check)).toString(16).padStart(MASKED, "0");
}

function opened(seed: string, realm: string, hex: string): Key | null {
  if (!/^[0-9a-f]{24,}$/.test(hex)) return null;
  const [check, masked] = [hex.slice(0, -MASKED), hex.slice(-MASKED)];
  const key = unpacked(BigInt(`0x${masked}`) ^ maskOf(seed, realm, check));
  return sealed(seed, realm, key, hex.length) === hex ? key : null;
}

function maskOf(seed: string, realm: string, check: string): bigint {
  return BigInt(`0x${randomOf(seed, realm, "mask", check).hex(MASKED)}`);
}

/** A GUID of version 4 shape: lists, pages, webinars, call records. */
export function guidFor(seed: string, realm: string, key: Key): string {
  const hex = sealed(seed, realm, key, 30);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18)}`;
}

export function keyInGuid(seed: string, realm: string, guid: string): Key | null {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-4([0-9a-f]{3})-a([0-9a-f]{3})-([0-9a-f]{12})$/.exec(guid.toLowerCase());
  return parts === null ? null : opened(seed, realm, parts.slice(1).join(""));
}

/** 32 hexadecimal digits, as inside `19:…@thread.tacv2`. */
export function hexFor(seed: string, realm: string, key: Key): string {
  return sealed(seed, realm, key, 32);
}

export function keyInHex(seed: string, realm: string, hex: string): Key | null {
  return hex.length === 32 ? opened(seed, realm, hex) : null;
}

/** `b!` and 64 letters for 48 bytes, as drive ids are; without the prefix, Planner's 28 letters for 21 bytes. */
export function base64For(seed: string, realm: string, key: Key, bytes: number): string {
  return Buffer.from(sealed(seed, realm, key, bytes * 2), "hex").toString("base64url");
}

export function keyInBase64(seed: string, realm: string, text: string): Key | null {
  const hex = Buffer.from(text, "base64url").toString("hex");
  return /^[\w-]{16,}$/.test(text) ? opened(seed, realm, hex) : null;
}

/** `01` and 32 letters of base 32, as ids of drive items are. */
export function itemIdFor(seed: string, realm: string, key: Key): string {
  const bits = BigInt(`0x${sealed(seed, realm, key, 40)}`);
  let text = "";
  for (let at = 155n; at >= 0n; at -= 5n) text += BASE32.charAt(Number((bits >> at) & 31n));
  return `01${text}`;
}

export function keyInItemId(seed: string, realm: string, id: string): Key | null {
  if (!/^01[A-Z2-7]{32}$/.test(id)) return null;
  let bits = 0n;
  for (const letter of id.slice(2)) bits = (bits << 5n) | BigInt(BASE32.indexOf(letter));
  return opened(seed, realm, bits.toString(16).padStart(40, "0"));
}
