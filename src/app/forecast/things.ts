/** How many things of each kind a tenant holds, from what it tells of itself. Pure. */

import type { TenantSize } from "../../model/forecast.ts";
import { RATIOS } from "./assumptions.ts";

export interface Things {
  readonly people: number;
  /** Everyone but guests, who keep what is theirs in their own tenant. */
  readonly members: number;
  readonly groups: number;
  readonly unified: number;
  readonly teams: number;
  readonly mailboxes: number;
  /** Of mailboxes, whatever they are: mail for the most part. */
  readonly mailItems: number;
  readonly mailBytes: number;
  readonly drives: number;
  /** Accounts that are asked for their drive. */
  readonly drivesAsked: number;
  readonly driveFiles: number;
  readonly driveBytes: number;
  /** Subsites are among them, personal sites are not. */
  readonly sites: number;
  readonly lists: number;
  /** Libraries of teams, and of sites beside. */
  readonly teamDrives: number;
  readonly teamFiles: number;
  readonly teamBytes: number;
  readonly siteDrives: number;
  readonly siteFiles: number;
  readonly siteBytes: number;
  readonly channelMessages: number;
  readonly chatMessages: number;
}

/** What is unknown counts for what it is at most, where something bounds it, and else for nothing. */
export function thingsOf(size: TenantSize, people: number): Things {
  const members = Math.max(0, people - (size.guests ?? 0));
  const groups = size.groups ?? 0;
  const unified = size.unified ?? groups;
  const teams = size.teams?.count ?? unified;
  const collections = size.sites?.count ?? unified;
  const sites = collections * (1 + RATIOS.subsites);
  const teamDrives = teams * (1 + RATIOS.channelsApart);
  const siteDrives = Math.max(0, sites * RATIOS.libraries - teamDrives);
  const ofTeams = teamDrives + siteDrives === 0 ? 0 : teamDrives / (teamDrives + siteDrives);
  const [siteFiles, siteBytes] = [size.sites?.items ?? 0, size.sites?.bytes ?? 0];
  return {
    people,
    members,
    groups,
    unified,
    teams,
    mailboxes: size.mailboxes?.count ?? seated(members, size),
    mailItems: size.mailboxes?.items ?? 0,
    mailBytes: size.mailboxes?.bytes ?? 0,
    drives: size.drives?.count ?? seated(members, size),
    drivesAsked: drivesAsked(members, size),
    driveFiles: size.drives?.items ?? 0,
    driveBytes: size.drives?.bytes ?? 0,
    sites,
    lists: sites * RATIOS.lists,
    teamDrives,
    teamFiles: siteFiles * ofTeams,
    teamBytes: siteBytes * ofTeams,
    siteDrives,
    siteFiles: siteFiles * (1 - ofTeams),
    siteBytes: siteBytes * (1 - ofTeams),
    channelMessages: size.teams?.items ?? 0,
    chatMessages: size.chats?.items ?? 0,
  };
}

/** As many as have a seat, at most. */
const seated = (members: number, { licences }: TenantSize) => Math.min(members, licences ?? members);

/** Where the report names people, those without a seat and without a row are not asked. */
function drivesAsked(members: number, size: TenantSize): number {
  if (size.drives === null || size.drives.concealed) return members;
  return Math.min(members, Math.max(size.drives.count, seated(members, size)));
}
