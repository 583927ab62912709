/**
 * Addresses that an Office document points to (ECMA-376, part 2, 9.3): a link to an application may hold the number of
 * the person that it opens. They stand beside the parts, in files of relationships.
 */

import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { attribute } from "./xml.ts";
import type { Attributes } from "./xml-attributes.ts";
import type { Zip } from "./zip.ts";

/** Writes each address outside the package on a line of its own. */
export async function readLinks(zip: Zip, desk: Desk): Promise<void> {
  const open = (name: string, attributes: Attributes) => {
    const target = attribute(attributes, "Target");
    if (name !== "Relationship" || attribute(attributes, "TargetMode") !== "External" || !target) return;
    desk.draft.write(target.replaceAll("%20", " "));
    desk.draft.line();
  };
  desk.draft.line();
  for (const part of zip.names.filter((name) => /(^|\/)_rels\/[^/]+\.rels$/i.test(name)))
    await readPart(zip, part, { open, close: () => {}, text: () => {} }, desk);
}
