/** Channels of teams. Private and shared ones keep their files in a site of their own, once somebody has opened them. */

import { z } from "zod";
import type { Answer, Graph } from "../graph/graph.ts";
import type { Gap } from "../model/gap.ts";
import type { Group } from "../model/records.ts";
import { batchApart } from "./batch-apart.ts";
import { isAbsent, refused } from "./gaps.ts";
import { onceEach, pageOf, partOf, whole } from "./listing.ts";
import { ListedSite, SITE_FIELDS } from "./sites.ts";

export const Channel = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  membershipType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  isArchived: z.boolean().nullish(),
});
export type Channel = z.infer<typeof Channel>;

/** Shared channels hide behind `unknownFutureValue` unless they are asked for. */
const HEADERS = { Prefer: "include-unknown-enum-members" } as const;

/** Channels that a team hosts, all of them: those shared with it by others are counted at their host. */
export async function hostedChannels(
  graph: Graph,
  teams: readonly Group[],
): Promise<ReadonlyMap<string, Answer<readonly Channel[]>>> {
  const schema = pageOf(Channel);
  const first = await batchApart(
    graph,
    teams.map(({ id }) => ({ id, path: routeOf(id), schema, headers: HEADERS })),
  );
  const hosted = new Map<string, Answer<readonly Channel[]>>();
  for (const { id } of teams) {
    const channels = await whole(graph, routeOf(id), Channel, { first: partOf(first, id), headers: HEADERS });
    hosted.set(id, channels.ok ? { ok: true, value: onceEach(channels.value) } : channels);
  }
  return hosted;
}

const routeOf = (team: string) =>
  `/teams/${encodeURIComponent(team)}/channels?$select=id,displayName,membershipType,createdDateTime,isArchived`;

export interface ChannelLibrary {
  readonly team: Group;
  readonly channel: string;
  readonly drive: string;
  /** The channel's own site; `listed` is null when it could not be read. */
  readonly site: { readonly id: string; readonly listed: ListedSite | null } | null;
}

const Folder = z.object({
  webUrl: z.string().nullish(),
  parentReference: z.object({ driveId: z.string().nullish(), siteId: z.string().nullish() }).nullish(),
});

/** Libraries of private and shared channels, of those that these teams host. */
export async function channelLibraries(
  graph: Graph,
  teams: readonly Group[],
  hosted: Awaited<ReturnType<typeof hostedChannels>>,
): Promise<{ readonly libraries: readonly ChannelLibrary[]; readonly gaps: readonly Gap[] }> {
  const gaps: Gap[] = [];
  const apart = teams.flatMap((team) => {
    const channels = partOf(hosted, team.id);
    gaps.push(...told(channels, team, "teams/channels", "Channel.ReadBasic.All"));
    const found = channels.ok ? channels.value : [];
    return found.filter(isApart).map(({ id: channel, displayName }) => {
      const name = `${team.name}-${displayName ?? channel}`;
      return { team, channel, name, path: folderRoute(team.id, channel) };
    });
  });
  const folders = await batchApart(
    graph,
    apart.map(({ path }) => ({ id: path, path, schema: Folder })),
  );
  const libraries = apart.flatMap(({ team, channel, name, path }) => {
    const folder = partOf(folders, path);
    gaps.push(...told(folder, team, "teams/channels/filesFolder", "Files.Read.All"));
    const { webUrl, parentReference } = folder.ok ? folder.value : {};
    const { driveId: drive, siteId: site } = parentReference ?? {};
    return drive ? [{ team, channel, drive, site: site ?? null, known: siteAt(site, webUrl, name) }] : [];
  });
  const ids = [...new Set(libraries.flatMap(({ site, known }) => (known === null && site !== null ? [site] : [])))];
  const sites = await batchApart(
    graph,
    ids.map((id) => ({ id, path: siteRoute(id), schema: ListedSite })),
  );
  const found = libraries.map(({ known, site, ...library }) => ({
    ...library,
    site: known === null ? siteIn(sites, site) : { id: known.id, listed: known },
  }));
  return { libraries: found, gaps };
}

/** The folder itself tells its site, where the id is whole. It bears the name that SharePoint gives it, until all sites are listed. */
function siteAt(
  id: string | null | undefined,
  folderUrl: string | null | undefined,
  displayName: string,
): ListedSite | null {
  const webUrl = /^https:\/\/[^/]+\/(sites|teams)\/[^/]+/i.exec(folderUrl ?? "")?.[0];
  return webUrl !== undefined && /^[^,]+,[^,]+,[^,]+$/.test(id ?? "")
    ? { id: id as string, displayName, webUrl }
    : null;
}

function siteIn(sites: ReadonlyMap<string, Answer<ListedSite>>, id: string | null): ChannelLibrary["site"] {
  if (id === null) return null;
  const answer = partOf(sites, id);
  // The site's own id is the one by which it is met among all sites; a refusal there is told there.
  return answer.ok ? { id: answer.value.id, listed: answer.value } : { id, listed: null };
}

const isApart = ({ membershipType }: Channel) => membershipType !== "standard";

const folderRoute = (team: string, channel: string) =>
  `/teams/${encodeURIComponent(team)}/channels/${encodeURIComponent(channel)}/filesFolder?$select=id,webUrl,parentReference`;
const siteRoute = (id: string) => `/sites/${encodeURIComponent(id)}?$select=${SITE_FIELDS}`;

/** A channel that nobody has opened has no folder yet, which is normal. */
function told(answer: Answer<unknown>, team: Group, where: string, permission: string): readonly Gap[] {
  if (answer.ok || isAbsent(answer.refusal)) return [];
  return [refused(answer.refusal, { service: "teams.files", container: team.id, where, permission })];
}
