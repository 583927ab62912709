/** A team's library as Graph tells it, whichever way leads to it. */

import { z } from "zod";
import type { TeamLibrary } from "../model/directory-records.ts";

export const DRIVE = "id,name,webUrl,createdDateTime,lastModifiedDateTime";

export const TeamDrive = z.object({
  id: z.string(),
  name: z.string().nullish(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
});
export type TeamDrive = z.infer<typeof TeamDrive>;

export function toldOf(drive: TeamDrive): NonNullable<TeamLibrary["drive"]> {
  return {
    name: drive.name ?? null,
    url: drive.webUrl ?? null,
    created: drive.createdDateTime ?? null,
    lastActivity: drive.lastModifiedDateTime ?? null,
  };
}
