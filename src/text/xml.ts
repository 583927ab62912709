/**
 * One pass over XML (W3C, fifth edition), text as it comes, names without their prefix. Hand-written, because most of
 * the time of an Office document passes here: it looks for the next bracket and takes apart only what is asked for.
 * A fault is told and the reading goes on as far as it makes sense. Nothing that a document declares is expanded.
 */

import { Refusal } from "./refusal.ts";
import { Attributes } from "./xml-attributes.ts";
import { expanded, LONGEST_REFERENCE } from "./xml-entities.ts";

const DEEPEST = 100_000;
const MOST_FAULTS = 100;
/** A tag, or a document type, that goes on for longer is none. */
const LONGEST_TAG = 4 * 1024 * 1024;
/** Names worth remembering: a document has some hundreds, one made to harm a million. */
const MOST_NAMES = 4096;
const [SLASH, EXCLAMATION, QUESTION, COLON, CLOSING, OPENING, DOUBLE, SINGLE] = [47, 33, 63, 58, 62, 60, 34, 39];

export interface XmlHandlers {
  /** The attributes are those of this tag until the next one opens. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** The document type as written: a declared entity can hold text. */
  doctype?(text: string): void;
}

export interface XmlParser {
  write(text: string): void;
  /** Ends the document; true when it was well formed. */
  end(): boolean;
}

/** What runs on over the end of a chunk, and how it ends. */
type Inside = "nothing" | "comment" | "cdata" | "instruction";
const ENDS: Readonly<Record<Exclude<Inside, "nothing">, string>> = { comment: "-->", cdata: "]]>", instruction: "?>" };

export function openXml(handlers: XmlHandlers): XmlParser {
  const attributes = new Attributes();
  const opened: string[] = [];
  const locals = new Map<string, string>();
  let rest = "";
  let inside: Inside = "nothing";
  let faults = 0;
  let rooted = false;

  const localOf = (name: string): string => {
    const known = locals.get(name);
    if (known !== undefined) return known;
    // A copy: a slice would keep the whole chunk that it was cut from.
    const own = Buffer.from(name).toString();
    const local = own.slice(own.indexOf(":") + 1);
    if (locals.size < MOST_NAMES) locals.set(own, local);
    return local;
  };
  const text = (piece: string) => {
    if (piece === "") return;
    if (opened.length > 0) handlers.text(expanded(piece));
    else if (/[^\s\ufeff]/.test(piece)) faults += 1;
  };
  const open = (tag: string) => {
    const empty = tag.charCodeAt(tag.length - 1) === SLASH;
    const end = nameEnd(tag);
    const name = tag.slice(0, end);
    if (opened.length === 0) {
      if (rooted) faults += 1;
      rooted = true;
    }
    attributes.reset(tag.slice(end, empty ? -1 : undefined));
    const local = localOf(name);
    opened.push(name);
    if (opened.length > DEEPEST) throw new Refusal("too-deep");
    handlers.open(local, attributes);
    if (empty) {
      opened.pop();
      handlers.close(local);
    }
  };
  const close = (tag: string) => {
    const name = tag.trimEnd();
    if (opened.at(-1) !== name) {
      faults += 1;
      if (!opened.includes(name)) return;
      while (opened.at(-1) !== name) handlers.close(localOf(opened.pop() ?? ""));
    }
    opened.pop();
    handlers.close(localOf(name));
  };

  /** Takes what is whole, and answers from where it must wait for more. */
  const take = (source: string, last: boolean): number => {
    let at = 0;
    while (at < source.length && faults <= MOST_FAULTS) {
      if (inside !== "nothing") {
        const end = source.indexOf(ENDS[inside], at);
        const upTo = end >= 0 ? end : last ? source.length : Math.max(at, source.length - 2);
        if (inside === "cdata" && upTo > at) handlers.text(source.slice(at, upTo));
        if (end < 0) return upTo;
        at = end + ENDS[inside].length;
        inside = "nothing";
        continue;
      }
      const bracket = source.indexOf("<", at);
      if (bracket !== at) {
        let end = bracket < 0 ? source.length : bracket;
        if (bracket < 0 && !last) {
          const reference = source.lastIndexOf("&");
          if (reference >= Math.max(at, source.length - LONGEST_REFERENCE)) end = reference;
        }
        text(source.slice(at, end));
        if (bracket < 0) return end;
        at = bracket;
      }
      const code = source.charCodeAt(at + 1);
      if (code === EXCLAMATION) {
        const opening = declaration(source, at, last);
        if (opening === null) return at;
        if (typeof opening === "string") {
          inside = opening;
          at += opening === "cdata" ? 9 : 4;
        } else {
          handlers.doctype?.(source.slice(at + 2, opening));
          at = opening + 1;
        }
      } else if (code === QUESTION) {
        inside = "instruction";
        at += 2;
      } else if (code === SLASH) {
        const end = source.indexOf(">", at);
        if (end < 0) return at;
        close(source.slice(at + 2, end));
        at = end + 1;
      } else if (Number.isNaN(code) && !last) return at;
      else if (!isNameStart(code)) {
        faults += 1;
        text("<");
        at += 1;
      } else {
        const end = tagEnd(source, at);
        if (end < 0) return at;
        if (source.charCodeAt(end) === OPENING) {
          // Another bracket opens before this one closes: it was no tag.
          faults += 1;
          text(source.slice(at, end));
          at = end;
        } else {
          open(source.slice(at + 1, end));
          at = end + 1;
        }
      }
    }
    return at;
  };

  return {
    write: (chunk) => {
      if (faults > MOST_FAULTS) return;
      const source = rest === "" ? chunk : rest + chunk;
      rest = "";
      rest = source.slice(take(source, false));
      if (rest.length > LONGEST_TAG) faults = MOST_FAULTS + 1;
    },
    end: () => {
      if (faults <= MOST_FAULTS && rest !== "" && take(rest, true) < rest.length) faults += 1;
      if (inside !== "nothing" || opened.length > 0 || !rooted) faults += 1;
      while (opened.length > 0) handlers.close(localOf(opened.pop() ?? ""));
      return faults === 0;
    },
  };
}

/** What `<!` opens: a comment, a marked section, or a document type, of which the place of its end is told; null: wait. */
function declaration(source: string, at: number, last: boolean): "comment" | "cdata" | number | null {
  if (source.startsWith("<!--", at)) return "comment";
  if (source.startsWith("<![CDATA[", at)) return "cdata";
  if (!last && source.length - at < 9) return null;
  let depth = 0;
  for (const bracket = /["'[\]>]/g; ; ) {
    bracket.lastIndex = at;
    const found = bracket.exec(source);
    if (!found) return null;
    at = found.index + 1;
    if (found[0] === "[") depth += 1;
    else if (found[0] === "]") depth -= 1;
    else if (found[0] === ">") {
      if (depth <= 0) return found.index;
    } else {
      const end = source.indexOf(found[0], at);
      if (end < 0) return null;
      at = end + 1;
    }
  }
}

/** Place of the bracket that ends the tag, or of one that opens before, or -1: those in quoted values are neither. */
function tagEnd(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === CLOSING || code === OPENING) return at;
    if (code === DOUBLE || code === SINGLE) {
      at = source.indexOf(code === DOUBLE ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function nameEnd(tag: string): number {
  let at = 0;
  while (at < tag.length) {
    const code = tag.charCodeAt(at);
    if (code === SLASH || code === 32 || (code >= 9 && code <= 13)) break;
    at += 1;
  }
  return at;
}

function isNameStart(code: number): boolean {
  const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return letter || code === COLON || code === 95 || code >= 128;
}

/** The attribute of that local name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes.get(name);
}
