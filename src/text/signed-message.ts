/**
 * What cryptography wraps a message or a file in (CMS, RFC 5652; S/MIME): what is only signed stands inside as it is,
 * what is encrypted can be read by nobody here.
 */

import { Refusal } from "./refusal.ts";

/** 1.2.840.113549.1.7, whose next number tells the kind; 1.2.840.113549.1.9.16.1.23, encrypted and authenticated. */
const PKCS_7 = Buffer.from("06092a864886f70d0107", "hex");
const AUTHENTICATED = Buffer.from("060b2a864886f70d0109100117", "hex");
const SIGNED = 2;
const ENCRYPTED: readonly number[] = [3, 4, 6];
const [SEQUENCE, OCTETS, OCTETS_IN_PIECES, CONTEXT] = [0x30, 0x04, 0x24, 0xa0];
/** Pieces in pieces: further down, no program goes. */
const DEEPEST = 8;

/** Null where the bytes are no such wrapping. */
export function wrappingOf(bytes: Uint8Array): "signed" | "encrypted" | null {
  if (bytes[0] !== SEQUENCE) return null;
  const head = bufferOf(bytes.subarray(0, 32));
  const kind = (head[1] ?? 0) < 0x80 ? 2 : 2 + ((head[1] ?? 0) & 0x7f);
  if (standsAt(head, AUTHENTICATED, kind)) return "encrypted";
  if (!standsAt(head, PKCS_7, kind)) return null;
  const number = head[kind + PKCS_7.length] ?? 0;
  if (number === SIGNED) return "signed";
  return ENCRYPTED.includes(number) ? "encrypted" : null;
}

/** What was signed; null where the signature stands apart from it. */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  const whole = bufferOf(bytes);
  const message = child(whole, elementAt(whole, 0), 1);
  const signed = message && child(whole, message, 0);
  const held = signed && childOfTag(whole, signed, SEQUENCE);
  const content = held && childOfTag(whole, held, CONTEXT);
  const octets = content && child(whole, content, 0);
  return octets ? Buffer.concat(pieces(whole, octets, 0)) : null;
}

interface Element {
  readonly tag: number;
  readonly start: number;
  /** Of what it holds; the whole rest where it ends with a mark. */
  readonly end: number;
  readonly marked: boolean;
}

function elementAt(bytes: Buffer, at: number): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new Refusal("damaged");
  if (first === 0x80) return { tag, start: at + 2, end: bytes.length, marked: true };
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (more > 5 || at + 2 + more > bytes.length) throw new Refusal("damaged");
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const start = at + 2 + more;
  if (start + length > bytes.length) throw new Refusal("damaged");
  return { tag, start, end: start + length, marked: false };
}

function* children(bytes: Buffer, parent: Element, depth = 0): Generator<Element> {
  for (let at = parent.start; at < parent.end; ) {
    if (parent.marked && bytes[at] === 0 && bytes[at + 1] === 0) return;
    const element = elementAt(bytes, at);
    yield element;
    at = endOf(bytes, element, depth);
  }
}

/** Where the next one begins. */
function endOf(bytes: Buffer, element: Element, depth: number): number {
  if (!element.marked) return element.end;
  if (depth > DEEPEST) throw new Refusal("too-deep");
  let at = element.start;
  for (const held of children(bytes, element, depth + 1)) at = endOf(bytes, held, depth + 1);
  return at + 2;
}

function child(bytes: Buffer, parent: Element, place: number): Element | null {
  for (const element of children(bytes, parent)) if (place-- === 0) return element;
  return null;
}

/** Numbers and sets of algorithms stand before what is looked for. */
function childOfTag(bytes: Buffer, parent: Element, tag: number): Element | null {
  for (const element of children(bytes, parent)) if (element.tag === tag) return element;
  return null;
}

function pieces(bytes: Buffer, octets: Element, depth: number): Buffer[] {
  if (octets.tag === OCTETS) return [bytes.subarray(octets.start, octets.end)];
  if (octets.tag !== OCTETS_IN_PIECES || depth > DEEPEST) throw new Refusal("damaged");
  return [...children(bytes, octets)].flatMap((each) => pieces(bytes, each, depth + 1));
}

function standsAt(bytes: Buffer, head: Buffer, at: number): boolean {
  return bytes.subarray(at, at + head.length).equals(head);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
