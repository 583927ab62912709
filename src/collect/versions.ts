/**
 * What of a list has changed since it was read, where Graph has no delta for it: each thing is listed with its version,
 * and only those of another version are read again.
 */

import { z } from "zod";

export const VERSION_FIELDS = "changeKey,lastModifiedDateTime";
/** The properties of anything of Outlook's that say when it changed; to be spread into its schema. */
export const Versioned = { changeKey: z.string().nullish(), lastModifiedDateTime: z.string().nullish() };

interface Told {
  readonly changeKey?: string | null | undefined;
  readonly lastModifiedDateTime?: string | null | undefined;
}

/** Null where the service tells none: such a thing is read each time. */
export function versionOf({ changeKey, lastModifiedDateTime }: Told): string | null {
  return changeKey ?? lastModifiedDateTime ?? null;
}

/** A post's: what stands first in its thread is read with the topic, and is another thing than what followed it. */
export function postVersion(post: Told, place: number): string | null {
  const version = versionOf(post);
  return version !== null && place === 0 ? `first ${version}` : version;
}

/** True when it is known as it is now. */
export const isRead = (before: string | undefined, now: string | null) => now !== null && before === now;

export interface Changes {
  readonly changed: readonly string[];
  readonly stands: readonly string[];
}

export function changesIn(
  things: readonly (Told & { readonly id: string })[],
  read: ReadonlyMap<string, string>,
): Changes {
  const isKnown = (thing: (typeof things)[number]) => isRead(read.get(thing.id), versionOf(thing));
  return {
    changed: things.filter((thing) => !isKnown(thing)).map(({ id }) => id),
    stands: things.filter(isKnown).map(({ id }) => id),
  };
}
