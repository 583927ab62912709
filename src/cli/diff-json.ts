/** What `diff --json` writes: one object, whose `changes` come one a line before the sums that follow from them. */

import type { SpaceChange } from "../app/diff/tally.ts";
import type { SpaceRow } from "../model/history.ts";
import { printableJson } from "../model/unseen.ts";

export const diffJson = (part: object): string => printableJson(part, 2);

export function changeJson({ from, to, changes }: SpaceChange): string {
  const row = to ?? (from as SpaceRow);
  const { service, id } = row;
  const name = to?.name ?? from?.name ?? null;
  return printableJson({ service, id, name, changes, from: figures(from), to: figures(to) });
}

function figures(row: SpaceRow | null) {
  if (row === null) return null;
  const { unit, items, bytes, sensitive, coverage, target } = row;
  return { unit, items, bytes, sensitive, coverage, ...(target !== undefined && { target }) };
}
