/**
 * PowerPoint presentations (ECMA-376, PresentationML): slides, their notes and comments, what masters and layouts show
 * on every slide, charts and diagrams.
 */

import { readEmbedded } from "../embedded.ts";
import { readLinks } from "../links.ts";
import { officeText } from "../office-text.ts";
import { readPart } from "../parts.ts";
import { plainWords } from "../plain-words.ts";
import { readProperties } from "../properties.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { openZip } from "../zip.ts";

const WORDED =
  /^ppt\/(slides|notesSlides|comments|slideMasters|slideLayouts|notesMasters|handoutMasters|charts|diagrams|drawings)\/[^/]+\.xml$/i;
/** Columns of the library that it comes from. */
const DATA = /^customXml\/item\d*\.xml$/i;
const DRESS = /\/(style|colors|layout|quickStyle)\d*\.xml$/i;

export const pptx = defineReader({
  format: "pptx",
  extensions: ["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"],
  kind: "binary",
  read: async ({ bytes }, desk) => {
    const zip = await openZip(bytes, desk.budget);
    try {
      if (!zip.names.some((name) => /^ppt\/presentation\.xml$/i.test(name))) throw new Refusal("damaged");
      for (const part of zip.names.filter((name) => WORDED.test(name) && !DRESS.test(name)).sort(slidesFirst)) {
        await readPart(zip, part, officeText(desk.draft), desk);
        desk.draft.line();
      }
      for (const part of zip.names.filter((name) => DATA.test(name)))
        await readPart(zip, part, plainWords(desk.draft), desk);
      await readLinks(zip, desk);
      await readProperties(zip, desk);
      await readEmbedded(zip, desk);
    } finally {
      zip.close();
    }
  },
});

/** Slides in order (`slide2` before `slide10`), then the rest. */
function slidesFirst(a: string, b: string): number {
  const rank = (name: string) => (name.startsWith("ppt/slides/") ? 0 : 1);
  return rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1);
}
