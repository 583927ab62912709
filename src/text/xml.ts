/**
 * One pass over XML, bytes as they come, names without their prefix. Entities that a document declares are not
 * expanded (they stay as written), so none can grow; a fault is told and the reading goes on as far as it makes sense.
 */

import { SaxesParser } from "saxes";
import { Refusal } from "./refusal.ts";

const DEEPEST = 10_000;
const MOST_FAULTS = 100;
/** Faults that hide no word: entities of HTML, white space before the declaration. */
const HARMLESS = /undefined entity|XML declaration/;

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
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

export function openXml(handlers: XmlHandlers): XmlParser {
  const parser = new SaxesParser();
  let depth = 0;
  let faults = 0;
  const beyond = () => faults > MOST_FAULTS;
  parser.on("error", (error) => {
    if (!HARMLESS.test(error.message)) faults += 1;
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Refusal("too-deep");
    handlers.open(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close(local(tag.name));
  });
  parser.on("text", (text) => handlers.text(text));
  parser.on("cdata", (text) => handlers.text(text));
  parser.on("doctype", (text) => handlers.doctype?.(text));
  return {
    write: (text) => {
      if (!beyond()) parser.write(text);
    },
    end: () => {
      if (!beyond()) parser.close();
      return faults === 0;
    },
  };
}

/** `w:p` → `p`. */
function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The attribute of that local name, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}
