/** Filters of the tables of a sheet (ECMA-376, 18.5.1.2): those of the sheet itself stand in it. */

import { readPart } from "../parts.ts";
import type { Desk } from "../reader.ts";
import type { Zip } from "../zip.ts";
import { relations } from "./relations.ts";

/** True where something is chosen in one. */
export async function isFiltered(zip: Zip, sheet: string, desk: Desk): Promise<boolean> {
  const at = sheet.lastIndexOf("/") + 1;
  const parts = await relations(zip, `${sheet.slice(0, at)}_rels/${sheet.slice(at)}.rels`, sheet.slice(0, at), desk);
  let filtered = false;
  const open = (name: string) => {
    if (name === "filterColumn") filtered = true;
  };
  for (const { target } of parts.filter(({ type }) => type.endsWith("/table"))) {
    const name = zip.names.find((each) => each.toLowerCase() === target.toLowerCase());
    if (name !== undefined) await readPart(zip, name, { open, close: () => {}, text: () => {} }, desk);
  }
  return filtered;
}
