/** A site as Graph lists it, and as the store keeps it. */

import { z } from "zod";
import type { Site } from "../model/directory-records.ts";
import type { TaskSeed } from "../model/task.ts";
import { seedsOf } from "./blocks.ts";

export const SITE_FIELDS = "id,name,displayName,webUrl,createdDateTime,isPersonalSite";

export const ListedSite = z.object({
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  isPersonalSite: z.boolean().nullish(),
});
export type ListedSite = z.infer<typeof ListedSite>;

export function siteOf(site: ListedSite, { parent, group }: Pick<Site, "parent" | "group">): Site {
  const url = site.webUrl ?? "";
  return {
    kind: "site",
    id: site.id,
    name: site.displayName || site.name || url || site.id,
    url,
    parent,
    // Lists that leave the flag out show personal sites by their host.
    personal: site.isPersonalSite ?? /^https:\/\/[^/]+-my\.[^/]+\/personal\//i.test(url),
    created: site.createdDateTime ?? null,
    group,
  };
}

/** Tasks that look for what lies below these sites; a personal one has nothing below it. */
export function subsitesBelow(found: readonly Site[]): readonly TaskSeed[] {
  return seedsOf(
    "subsites",
    found.filter(({ personal }) => !personal).map(({ id }) => id),
  );
}
