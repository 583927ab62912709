/**
 * Calendars (RFC 5545) and cards (RFC 6350, vCard 2.1): each field on a line of its own, headed by its name; long lines
 * unfolded, descriptions in HTML read as pages, files written into them by their own readers, pictures left aside.
 */

import { decodeText } from "../charset.ts";
import { type ContentLine, contentLines, heldBytes, plainValue } from "../content-lines.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { readHtml } from "./html.ts";

const PICTURES: ReadonlySet<string> = new Set(["PHOTO", "LOGO", "SOUND", "KEY", "THUMBNAIL"]);
/** Of the calendar's own machinery, and in no person's words. */
const MACHINERY: ReadonlySet<string> = new Set(["BEGIN", "END", "VERSION", "PRODID", "CALSCALE"]);

export const ics = defineReader({
  format: "ics",
  extensions: ["ics", "ical", "ifb", "vcs", "vcf", "vcard"],
  kind: "text",
  read: async ({ bytes }, desk) => {
    const most = desk.budget.textLeft();
    let files = 0;
    for (const line of contentLines(decodeText(bytes.subarray(0, most)))) {
      if (MACHINERY.has(line.name)) continue;
      const held = heldBytes(line);
      if (held && PICTURES.has(line.name)) continue;
      if (held) {
        files += 1;
        const name = line.parameters.get("X-FILENAME") ?? line.parameters.get("FILENAME") ?? `${files}`;
        await desk.inner({ name, bytes: held });
      } else write(line, desk);
    }
    if (bytes.length > most) throw new Refusal("too-large");
  },
});

/** Parts of an address (RFC 6350, 6.3.1), as it stands on a letter: box, further, street, town, region, postcode, country. */
function addressOf(line: ContentLine): string {
  const parts = line.value.split(/(?<!\\);/).map((value) => plainValue({ ...line, value }).trim());
  const [box = "", further = "", street = "", town = "", region = "", postcode = "", country = ""] = parts;
  const rows = [further, street, box, `${postcode} ${town}`.trim(), region, country, ...parts.slice(7)];
  return rows.filter((row) => row !== "").join("\n");
}

function write(line: ContentLine, { draft }: Desk): void {
  const text = line.name === "ADR" ? addressOf(line) : plainValue(line);
  if (line.parameters.get("FMTTYPE")?.toLowerCase() === "text/html") {
    readHtml(text, draft);
    return;
  }
  // Who is invited stands beside the address: `ATTENDEE;CN=…:mailto:…`.
  const person = line.parameters.get("CN");
  if (person) draft.field(line.name, person);
  draft.field(line.name, text);
}
