/**
 * Ids of the pretend tenant's places and things: opaque to whoever reads them, yet each says where its thing
 * stands, so that any one is found again without a table. A key's 64 bits are masked by a check that follows
 * from the seed; an id of another tenant, or one made up, opens to nothing.
 */

import { hexOf, randomOf } from "../random.ts";

/** `kind` and `a` say whose it is, `b` the channel, `sub` the subsite, `part` the library or list, `d` the thing in it. */
export interface Key {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly sub: number;
  readonly part: number;
  readonly d: number;
}

const MASKED = 16;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const WIDTHS = { kind: 4, a: 24, b: 8, sub: 4, part: 4, d: 20 } as const;
const NAMES = ["kind", "a", "b", "sub", "part", "d"] as const;

export function keyOf({ kind = 0, a = 0, b = 0, sub = 0, part = 0, d = 0 }: Partial<Key>): Key {
  return { kind, a, b, sub, part, d };
}

/** The upper and the lower half of 64 bits; `b` stands across both. Numbers, for they are made by the million. */
type Bits = readonly [upper: number, lower: number];

function packed(key: Key): Bits {
  for (const name of NAMES)
    if (!(key[name] >= 0 && key[name] < 2 ** WIDTHS[name]))
      throw new RangeError(`${name} ${key[name]} does not fit in an id`);
  const { kind, a, b, sub, part, d } = key;
  return [((kind << 28) | (a << 4) | (b >>> 4)) >>> 0, ((b << 28) | (sub << 24) | (part << 20) | d) >>> 0];
}

function unpacked([upper, lower]: Bits): Key {
  return {
    kind: upper >>> 28,
    a: (upper >>> 4) & 0xff_ffff,
    b: ((upper & 15) << 4) | (lower >>> 28),
    sub: (lower >>> 24) & 15,
    part: (lower >>> 20) & 15,
    d: lower & 0xf_ffff,
  };
}

/** That many hexadecimal digits: a check, then the key under a mask that follows from the check. */
function sealed(seed: string, realm: string, key: Key, digits: number): string {
  const [upper, lower] = packed(key);
  const bits = upper === 0 ? lower.toString(16) : upper.toString(16) + hexOf(lower);
  const check = randomOf(seed, realm, bits).hex(digits - MASKED);
  const [above, below] = maskOf(seed, realm, check);
  return check + hexOf((upper ^ above) >>> 0) + hexOf((lower ^ below) >>> 0);
}

function opened(seed: string, realm: string, hex: string): Key | null {
  if (!/^[0-9a-f]{24,}$/.test(hex)) return null;
  const check = hex.slice(0, -MASKED);
  const [above, below] = maskOf(seed, realm, check);
  const upper = (Number.parseInt(hex.slice(-MASKED, -8), 16) ^ above) >>> 0;
  const lower = (Number.parseInt(hex.slice(-8), 16) ^ below) >>> 0;
  const key = unpacked([upper, lower]);
  return sealed(seed, realm, key, hex.length) === hex ? key : null;
}

function maskOf(seed: string, realm: string, check: string): Bits {
  const mask = randomOf(seed, realm, "mask", check);
  return [mask.word(), mask.word()];
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

/** `01` and 32 letters of base 32, as ids of drive items are: four letters for five hexadecimal digits. */
export function itemIdFor(seed: string, realm: string, key: Key): string {
  const hex = sealed(seed, realm, key, 40);
  let text = "01";
  for (let at = 0; at < 40; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    text += `${PAIRS[bits >>> 10]}${PAIRS[bits & 1023]}`;
  }
  return text;
}

const PAIRS = Array.from({ length: 1024 }, (_, bits) => BASE32.charAt(bits >>> 5) + BASE32.charAt(bits & 31));

export function keyInItemId(seed: string, realm: string, id: string): Key | null {
  if (!/^01[A-Z2-7]{32}$/.test(id)) return null;
  let hex = "";
  for (let at = 2; at < 34; at += 4) {
    let bits = 0;
    for (const letter of id.slice(at, at + 4)) bits = bits * 32 + BASE32.indexOf(letter);
    hex += bits.toString(16).padStart(5, "0");
  }
  return opened(seed, realm, hex);
}
