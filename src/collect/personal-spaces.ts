/** Personal drives as Graph tells them, and the name under which an account and its personal site know each other. */

import { z } from "zod";
import type { Person, PersonalSpace, Site } from "../model/directory-records.ts";
import { spaceIn, spaceNamed } from "../model/personal-site.ts";
import { readsPerson } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { Figure } from "./figures.ts";
import { walkOf } from "./library.ts";
import { modeOf, notRead, placeOf } from "./place.ts";
import { usageId } from "./usage.ts";
import type { Found } from "./visit.ts";

const SERVICE = "onedrive.files";

export const DRIVE_FIELDS = "id,webUrl,createdDateTime,lastModifiedDateTime,quota";

export const PersonalDrive = z.object({
  id: z.string(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  quota: z.object({ used: Figure }).nullish(),
});
export type PersonalDrive = z.infer<typeof PersonalDrive>;

/** Whose it is: a person, or, where no account is known to hold it, what the site itself tells. */
type Holder = { readonly person: Person } | { readonly person: null; readonly site: Site; readonly noAccount: boolean };

export async function driveOf(
  holder: Holder,
  drive: PersonalDrive,
  tools: Pick<Tools, "scope" | "known" | "content" | "extractLabels" | "readSharing">,
): Promise<Found> {
  const { scope, content } = tools;
  const { person } = holder;
  const used = drive.quota?.used;
  const usage = person === null ? null : await tools.known.fact("usage", usageId("drive", person.address));
  const container = placeOf(SERVICE, drive.id, {
    type: "personal",
    name: person === null ? holder.site.name : person.name,
    owner: person?.id ?? null,
    site: person === null ? holder.site.id : null,
    url: drive.webUrl ?? null,
    created: drive.createdDateTime ?? null,
    lastActivity: latestOf(drive.lastModifiedDateTime ?? null, usage?.figures.lastActivity),
    traits: {
      ...(typeof used === "number" && { quotaUsed: used }),
      ...(person === null && holder.noAccount && { noAccount: true }),
    },
  });
  const reads = modeOf(content, SERVICE) !== "none";
  // By its own address too: whoever closes a personal space may name either.
  const address = drive.webUrl ?? null;
  const open =
    person === null
      ? scope.readsContent([holder.site.id, holder.site.url, address])
      : await readsPerson(person, tools, [address]);
  return {
    records: [container, ...(reads && !open ? [notRead(SERVICE, drive.id)] : [])],
    follow: [walkOf(container, open, tools)],
  };
}

/** What is read and never changed is in use too: the report tells it, the drive does not. Both are ordered as their texts are. */
function latestOf(modified: string | null, reported: unknown): string | null {
  if (typeof reported !== "string" || reported === "") return modified;
  return modified === null || reported > modified ? reported : modified;
}

/** Where its drive tells no address, the one that SharePoint makes of a principal name when it makes the site. */
export function spaceOf(person: Person, drive: PersonalDrive | null): PersonalSpace {
  return { kind: "personal-space", id: spaceIn(drive?.webUrl) ?? spaceNamed(person.address), person: person.id };
}

/** Sites that an account would have by any of its addresses, former ones among them. */
export function likelySpaces({ id, address, addresses }: Person): readonly PersonalSpace[] {
  const spaces = new Set([address, ...addresses].map(spaceNamed));
  return [...spaces].map((space) => ({ kind: "personal-space", id: likely(space), person: id }));
}

export const likely = (space: string) => `account/${space}`;
