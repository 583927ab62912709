/**
 * Word documents (ECMA-376, WordprocessingML): body, headers, footers, notes, comments, glossary, text boxes, tracked
 * changes, charts, custom data, variables, properties, macros, embedded files.
 */

import { isHeldFile, readEmbedded } from "../embedded.ts";
import { readLinks } from "../links.ts";
import { officeText } from "../office-text.ts";
import { readPart } from "../parts.ts";
import { plainWords } from "../plain-words.ts";
import { readProperties } from "../properties.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { attribute, type XmlHandlers } from "../xml.ts";
import { openZip, type Zip } from "../zip.ts";

/** Parts that say how things look, and hold no word of the author's. */
const DRESS =
  /(^|\/)(_rels|theme|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|colors\d*|style\d*|layout\d*|quickStyle\d*)[^/]*(\.xml|\/|\.rels)/i;

const SETTINGS = /^word\/(glossary\/)?settings\d*\.xml$/i;
const MERGED: ReadonlySet<string> = new Set(["connectString", "query", "udl", "table", "src", "mailSubject"]);

export const docx = defineReader({
  format: "docx",
  extensions: ["docx", "docm", "dotx", "dotm"],
  kind: "binary",
  read: async ({ bytes }, desk) => {
    const zip = await openZip(bytes, desk.budget);
    try {
      await readDocument(zip, desk);
    } finally {
      zip.close();
    }
  },
});

async function readDocument(zip: Zip, desk: Desk): Promise<void> {
  const parts = zip.names.filter(isWorded).sort(byRank);
  if (!parts.some((name) => /^word\/document/i.test(name))) throw new Refusal("damaged");
  const { draft } = desk;
  for (const part of parts) {
    draft.line();
    const start = draft.length();
    await readPart(zip, part, /^customXml\//i.test(part) ? plainWords(draft) : officeText(draft), desk);
    draft.line();
    if (/\/(header|footer)[^/]*$/i.test(part)) draft.stampSince(start);
  }
  for (const part of zip.names.filter((name) => SETTINGS.test(name))) await readPart(zip, part, settings(desk), desk);
  await readLinks(zip, desk);
  await readProperties(zip, desk);
  await readEmbedded(zip, desk);
}

function isWorded(part: string): boolean {
  return /^(word|customXml)\/.*\.xml$/i.test(part) && !DRESS.test(part) && !isHeldFile(part);
}

/** The body first, then what stands around it. */
function byRank(a: string, b: string): number {
  const rank = (name: string) => (/^word\/document/i.test(name) ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/**
 * What a document keeps beside its words: variables, which programs that fill letters leave there, and where it takes the
 * people it is sent to from, often with a password (17.14, `docVar`, `mailMerge`).
 */
function settings({ draft }: Desk): XmlHandlers {
  return {
    open: (name, attributes) => {
      const text = attribute(attributes, "val") ?? "";
      if (name === "docVar") draft.field(attribute(attributes, "name") ?? "", text);
      else if (MERGED.has(name) && text !== "") draft.field("", text);
    },
    close: () => {},
    text: () => {},
  };
}
