/**
 * One pass over XML (W3C, fifth edition), text as it comes, names without their prefix. Hand-written, because most of
 * the time of an Office document passes here: it looks for the next bracket and takes apart only what is asked for.
 * A fault is told and the reading goes on as far as it makes sense. Nothing that a document declares is expanded.
 */

import { Refusal } from "./refusal.ts";
import { Attributes } from "./xml-attributes.ts";
import { expanded, LONGEST_REFERENCE } from "./xml-entities.ts";
import { type Name, openNames, stands } from "./xml-names.ts";

const DEEPEST = 100_000;
const MOST_FAULTS = 100;
/** A tag, or a document type, that goes on for longer is none. */
const LONGEST_TAG = 4 * 1024 * 1024;
const BRACKET = /[<>]/;
const [SLASH, EXCLAMATION, QUESTION, COLON, CLOSING, OPENING, DOUBLE, SINGLE] = [47, 33, 63, 58, 62, 60, 34, 39];

export interface XmlHandlers {
  /** The attributes are those of this tag until the next one opens. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /**
   * Reads at one look an element that opens there, as the three above would: the place after it, or -1 where that is left
   * to them. `parent`: the tag that it stands in.
   */
  whole?(source: string, start: number, parent: Name): number;
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
  const opened: Name[] = [];
  const names = openNames();
  let rest = "";
  let inside: Inside = "nothing";
  let faults = 0;
  let rooted = false;
  /** Something follows the first element: no fault that ends the reading, since logs are many documents in a row. */
  let beyond = false;
  const whole = handlers.whole?.bind(handlers);

  /** Where the next reference stands in the text at hand: most stretches have none before their end. */
  let reference = -1;
  const text = (source: string, start: number, end: number) => {
    if (start >= end) return;
    const piece = source.slice(start, end);
    if (opened.length === 0) {
      if (!/[^\s\ufeff]/.test(piece)) return;
      if (!rooted) {
        faults += 1;
        return;
      }
      beyond = true;
    }
    if (reference < start) reference = source.indexOf("&", start);
    if (reference < 0) reference = Number.POSITIVE_INFINITY;
    handlers.text(reference < end ? expanded(piece) : piece);
  };
  /** The tag between two places, its brackets left out. */
  const open = (source: string, start: number, end: number) => {
    const nameEnd = endOfName(source, start, end);
    const empty = source.charCodeAt(end - 1) === SLASH;
    if (opened.length === 0) {
      if (rooted) beyond = true;
      rooted = true;
    }
    attributes.reset(source, nameEnd, empty ? end - 1 : end);
    if (opened.length >= DEEPEST) throw new Refusal("too-deep");
    const name = names.at(source, start, nameEnd);
    opened.push(name);
    handlers.open(name.local, attributes);
    if (empty) closeLast();
  };
  const closeLast = () => {
    handlers.close(opened.pop()?.local ?? "");
  };
  const close = (name: string) => {
    if (opened.at(-1)?.written !== name) {
      faults += 1;
      if (!opened.some(({ written }) => written === name)) return;
      while (opened.at(-1)?.written !== name) closeLast();
    }
    closeLast();
  };

  /** Takes what is whole, and answers from where it must wait for more. */
  const take = (source: string, last: boolean): number => {
    let at = 0;
    reference = -1;
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
          const cut = source.lastIndexOf("&");
          if (cut >= Math.max(at, source.length - LONGEST_REFERENCE)) end = cut;
        }
        text(source, at, end);
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
        const innermost = opened.length > 0 ? (opened[opened.length - 1] as Name).written : "";
        const after = at + 2 + innermost.length;
        if (source.charCodeAt(after) === CLOSING && innermost !== "" && stands(innermost, source, at + 2)) {
          closeLast();
          at = after + 1;
          continue;
        }
        const end = source.indexOf(">", at);
        if (end < 0) return at;
        close(source.slice(at + 2, end).trimEnd());
        at = end + 1;
      } else if (Number.isNaN(code) && !last) return at;
      else if (!isNameStart(code)) {
        faults += 1;
        text(source, at, at + 1);
        at += 1;
      } else {
        const after =
          whole !== undefined && opened.length > 0 ? whole(source, at, opened[opened.length - 1] as Name) : -1;
        if (after > at) {
          at = after;
          continue;
        }
        const end = tagEnd(source, at);
        if (end < 0) return at;
        if (source.charCodeAt(end) === OPENING) {
          // Another bracket opens before this one closes: it was no tag.
          faults += 1;
          text(source, at, end);
          at = end;
        } else {
          open(source, at + 1, end);
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
      // A tag that goes on is not looked at again before a bracket comes.
      const goesOn = rest.charCodeAt(0) === OPENING && !BRACKET.test(chunk);
      rest = "";
      rest = goesOn ? source : source.slice(take(source, false));
      if (rest.length > LONGEST_TAG) faults = MOST_FAULTS + 1;
    },
    end: () => {
      if (faults <= MOST_FAULTS && rest !== "" && take(rest, true) < rest.length) faults += 1;
      if (inside !== "nothing" || opened.length > 0 || !rooted) faults += 1;
      while (opened.length > 0) closeLast();
      return faults === 0 && !beyond;
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

function endOfName(source: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === SLASH || code === 32 || (code >= 9 && code <= 13)) return at;
  }
  return end;
}

function isNameStart(code: number): boolean {
  const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return letter || code === COLON || code === 95 || code >= 128;
}

/** The attribute of that local name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes.get(name);
}
