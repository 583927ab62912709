/** What the administration writes for itself: a detector is called as somebody called it, and so is its file. */

import { catalogueOf } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import type { Wording } from "../../model/verdict.ts";
import type { Nameless } from "./nameless.ts";

/** One that it has taken away since is known by its id alone. */
export const redactDetector = async (id: string, as: Nameless): Promise<string> =>
  Object.hasOwn(catalogueOf("fr").names.detector, id) ? id : as.id("detector", id);

export async function redactDetectors({ ownDetectors }: Book, as: Nameless): Promise<Book["ownDetectors"]> {
  const redacted = new Map<string, Wording>();
  for (const id of ownDetectors.keys()) {
    const name = await as.name("detector", id);
    redacted.set(await redactDetector(id, as), { fr: name, en: name });
  }
  return redacted;
}

type Tally = Readonly<Record<string, number>>;

export async function redactTally(byDetector: Tally, as: Nameless): Promise<Tally> {
  const redacted: Record<string, number> = {};
  for (const [id, count] of Object.entries(byDetector)) redacted[await redactDetector(id, as)] = count;
  return redacted;
}

/** What their folder says they stand for stays. */
export async function redactFiles(paths: readonly string[], as: Nameless): Promise<readonly string[]> {
  const redacted: string[] = [];
  for (const path of paths) redacted.push(`${path.split("/", 1)[0]}/${await as.id("file", path)}`);
  return redacted;
}
