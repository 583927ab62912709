/**
 * Word documents (ECMA-376, WordprocessingML): body, headers, footers, notes, comments, glossary, text boxes, tracked
 * changes, charts, custom data, properties, embedded files.
 */

import type { Draft } from "../draft.ts";
import { isHeldFile, readEmbedded } from "../embedded.ts";
import { readLinks } from "../links.ts";
import { officeText } from "../office-text.ts";
import { readPart } from "../parts.ts";
import { readProperties } from "../properties.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { XmlHandlers } from "../xml.ts";
import { openZip, type Zip } from "../zip.ts";

/** Parts that say how things look, and hold no word of the author's. */
const DRESS =
  /(^|\/)(_rels|theme|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|colors\d*|style\d*|layout\d*|quickStyle\d*)[^/]*(\.xml|\/|\.rels)/i;

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

/** Data bound to a form: every element's text on its line. */
function plainWords(draft: Draft): XmlHandlers {
  return { open: () => draft.line(), close: () => draft.line(), text: (text) => text.trim() && draft.write(text) };
}
