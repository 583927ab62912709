/** Channels of teams. Private and shared ones keep their files in a site of their own, once somebody has opened them. */

import { z } from "zod";
import type { Answer, Graph } from "../graph/graph.ts";
import type { Group } from "../model/directory-records.ts";
import type { Gap } from "../model/gap.ts";
import { batchApart } from "./batch-apart.ts";
import { isAbsent, refused, unseen } from "./gaps.ts";
import { onceEach, pageOf, partOf, whole } from "./listing.ts";
import type { Ask } from "./one-by-one.ts";
import { ListedSite, SITE_FIELDS } from "./sites.ts";

export const Channel = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  membershipType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  isArchived: z.boolean().nullish(),
});
export type Channel = z.infer<typeof Channel>;

const Channels = pageOf(Channel);

/** Shared channels hide behind `unknownFutureValue` unless they are asked for. */
const HEADERS = { Prefer: "include-unknown-enum-members" } as const;

/** Asks for the channels that a team hosts, all of them: those shared with it by others are counted at their host. */
export function askChannels(graph: Graph, { id }: Group, ask: Ask): () => Promise<Answer<readonly Channel[]>> {
  const path = `/teams/${encodeURIComponent(id)}/channels?$select=id,displayName,membershipType,createdDateTime,isArchived`;
  const first = ask(path, Channels, HEADERS);
  return async () => {
    const channels = await whole(graph, path, Channel, { first: first(), headers: HEADERS });
    return channels.ok ? { ok: true, value: onceEach(channels.value) } : channels;
  };
}

export interface ChannelLibrary {
  readonly channel: string;
  readonly drive: string;
  /** The channel's own site; `listed` is null when it could not be read. */
  readonly site: { readonly id: string; readonly listed: ListedSite | null } | null;
}

const Folder = z.object({
  webUrl: z.string().nullish(),
  parentReference: z.object({ driveId: z.string().nullish(), siteId: z.string().nullish() }).nullish(),
});

/** Libraries of the private and shared ones of a team's channels. */
export async function channelLibraries(
  graph: Graph,
  team: Group,
  channels: readonly Channel[],
): Promise<{ readonly libraries: readonly ChannelLibrary[]; readonly gaps: readonly Gap[] }> {
  const apart = channels.filter(isApart).map(({ id: channel, displayName }) => {
    return { channel, name: `${team.name}-${displayName ?? channel}`, path: folderRoute(team.id, channel) };
  });
  const folders = await batchApart(
    graph,
    apart.map(({ path }) => ({ id: path, path, schema: Folder })),
  );
  const gaps: Gap[] = [];
  const libraries = apart.flatMap(({ channel, name, path }) => {
    const folder = partOf(folders, path);
    gaps.push(...told(folder, team));
    const { webUrl, parentReference } = folder.ok ? folder.value : {};
    const { driveId: drive, siteId: site } = parentReference ?? {};
    if (folder.ok && !drive) gaps.push(unseen("unexpected", 1, aboutFolders(team)));
    return drive ? [{ channel, drive, site: site ?? null, known: siteAt(site, webUrl, name) }] : [];
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

export const isApart = ({ membershipType }: Channel) => membershipType !== "standard";

const folderRoute = (team: string, channel: string) =>
  `/teams/${encodeURIComponent(team)}/channels/${encodeURIComponent(channel)}/filesFolder?$select=id,webUrl,parentReference`;
const siteRoute = (id: string) => `/sites/${encodeURIComponent(id)}?$select=${SITE_FIELDS}`;

/** A channel that nobody has opened has no folder yet, which is normal. */
function told(folder: Answer<unknown>, { id: container }: Group): readonly Gap[] {
  if (folder.ok || isAbsent(folder.refusal)) return [];
  return [refused(folder.refusal, { ...aboutFolders({ id: container }), permission: "Files.Read.All" })];
}

const aboutFolders = ({ id: container }: Pick<Group, "id">) =>
  ({ service: "teams.files", container, where: "teams/channels/filesFolder" }) as const;
