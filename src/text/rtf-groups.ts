/** Where the words of an RTF group belong (specification 1.9.1, destinations): what is not named here is the page itself. */

export type Destination = "page" | "aside" | "stamp" | "fonts" | "name" | "value" | "property" | "object" | "nothing";

const DESTINATIONS: Readonly<Record<Exclude<Destination, "page">, string>> = {
  /** Hangs on a paragraph, whose words it would cut in two. */
  aside:
    "footnote annotation atnauthor atnid atndate fldinst shptxt dptxbxtext xe tc docvar ffname ffdeftext ffhelptext ffstattext ffl staticval title subject author manager company operator category keywords comment doccomm hlinkbase",
  stamp: "header headerl headerr headerf footer footerl footerr footerf",
  fonts: "fonttbl",
  /** A shape's property and what it is. */
  name: "sn",
  value: "sv",
  /** A property that a person or a program added to the document. */
  property: "propname",
  object: "objdata",
  nothing:
    "colortbl stylesheet pict nonshppict listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl pgdsctbl fontemb fontfile falt panose filetbl blipuid template objclass objname wgrffmtfilter mmathPr nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend pntext htmltag mhtmltag",
};
const BY_WORD: ReadonlyMap<string, Destination> = new Map(
  Object.entries(DESTINATIONS).flatMap(([destination, words]) =>
    words.split(" ").map((word) => [word, destination as Destination] as const),
  ),
);
/** Groups that a reader who does not know them is told to pass over, and that hold words of the page nevertheless. */
const HOLDING: ReadonlySet<string> = new Set(
  "shpinst do dptxbx shppict shpgrp userprops moMath moMathPara mr mt pnseclvl formfield fldrslt ud upr nesttableprops objattph background annotation oldcprops info revtbl".split(
    " ",
  ),
);
/** Properties of a shape that are words: a watermark, what stands for a picture. */
export const WORDED: ReadonlySet<string> = new Set(["gtextUNICODE", "wzDescription", "wzTooltip", "pihlShape"]);

/** Null when the word opens no group of its own. */
export function destinationOf(word: string, starred: boolean): Destination | null {
  const known = BY_WORD.get(word);
  if (known) return known;
  return starred && !HOLDING.has(word) ? "nothing" : null;
}
