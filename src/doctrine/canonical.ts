/**
 * The digest of an edition with the offers, profiles and permissions that it goes with, printed in every output: over what their
 * files say, not over how they are laid out. Keys are sorted and comments dropped, so that another line ending or a reworded comment leaves it as it was.
 */

import { createHash } from "node:crypto";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function canonical(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

export function digest(value: unknown): string {
  return createHash("sha256").update(canonical(value), "utf8").digest("hex");
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
