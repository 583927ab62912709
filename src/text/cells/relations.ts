/** Which parts of a package belong to which (ECMA-376 part 2, 6.5): programs name and place their parts each in its own way. */

import { readPart } from "../parts.ts";
import type { Desk } from "../reader.ts";
import type { Attributes } from "../xml-attributes.ts";
import type { Zip } from "../zip.ts";

interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path in the package. */
  readonly target: string;
}

export async function relations(zip: Zip, part: string, folder: string, desk: Desk): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  const name = zip.names.find((each) => each.toLowerCase() === part.toLowerCase());
  if (name === undefined) return found;
  const open = (tag: string, attributes: Attributes) => {
    const [id, type, target] = ["Id", "Type", "Target"].map((each) => attributes.get(each) ?? "");
    if (tag === "Relationship") found.push({ id: id ?? "", type: type ?? "", target: pathOf(target ?? "", folder) });
  };
  await readPart(zip, name, { open, close: () => {}, text: () => {} }, desk);
  return found;
}

/** `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` and `../xl/worksheets/sheet1.xml` are one part. */
function pathOf(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split(/[/\\]/)) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}
