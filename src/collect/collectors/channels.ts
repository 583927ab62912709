/**
 * Channels of each team, at the team that hosts them, and the libraries that private and shared ones have to
 * themselves, known before sites are walked. Their messages can only be fetched whole: unless contents are read, or the
 * configuration allows it, they are not counted, and it is said so.
 */

import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Group } from "../../model/directory-records.ts";
import { ownOf } from "../../model/own.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { oneByOne, type Told } from "../one-by-one.ts";
import { modeOf, notRead, placeOf, uncounted } from "../place.ts";
import { siteOf } from "../sites.ts";
import { askChannels, type Channel, type ChannelLibrary, channelLibraries, isApart } from "../team-channels.ts";
import type { Found } from "../visit.ts";
import { teamSeed } from "./channel-messages.ts";

const SERVICE = "teams.channel-messages";
const PERMISSION = "Channel.ReadBasic.All";

const TYPES: Readonly<Record<string, string>> = { standard: "standard", private: "private", shared: "shared-channel" };

export const channels = defineCollector({
  id: "channels",
  title: "Canaux Teams",
  services: [SERVICE, "teams.files", "sharepoint.documents", "sharepoint.lists", "sharepoint.pages"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les canaux des équipes, et trouver ceux qui ont une bibliothèque à eux",
        en: "Count the channels of teams, and find those that have a library of their own",
      },
    },
    {
      permission: "Files.Read.All",
      reason: {
        fr: "Reconnaître les bibliothèques des canaux privés et partagés",
        en: "Recognise the libraries of private and shared channels",
      },
    },
  ],
  after: ["groups", "group-sites"],
  plants: ["channel-messages"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

/** Teams left out too: their channels' libraries are theirs, and no site's. */
function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "group",
    judge: (group) => (!group.team ? "none" : scope.includes(namesOf(group)) ? "in" : "beside"),
    leftOut: (count) => [unseen("left-out", count, { service: SERVICE, where: "groups" })],
  });
}

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* oneByOne(tools.graph, task, {
    places: await factsOf(task, tools.known, "group"),
    ask: (team, ask) => {
      const channels = askChannels(tools.graph, team, ask);
      return async () => tell(team, await channels(), tools);
    },
  });
}

async function tell(team: Group, channels: Answer<readonly Channel[]>, tools: Tools): Promise<Told> {
  const inside = tools.scope.includes(namesOf(team));
  if (!channels.ok) return { records: shut(channels.refusal, team, inside) };
  const { libraries, gaps } = await channelLibraries(tools.graph, team, channels.value);
  const found = inside ? channelsIn(team, channels.value, tools) : { records: [] };
  const records = [...found.records, ...libraries.flatMap((library) => placesOf(library, team)), ...gaps];
  return { ...found, records, walked: channels.value.some(isApart) };
}

/** Neither its channels are known, nor which of them have a library. */
function shut(refusal: Refusal, { id: container }: Group, inside: boolean): readonly TenantRecord[] {
  if (isAbsent(refusal)) return [];
  const services = inside ? ([SERVICE, "teams.files"] as const) : (["teams.files"] as const);
  return services.map((service) =>
    refused(refusal, { service, container, where: "teams/channels", permission: PERMISSION }),
  );
}

function placesOf({ channel, drive, site }: ChannelLibrary, { id: group }: Group): readonly TenantRecord[] {
  const library = { kind: "team-library", id: drive, group, channel, site: site?.id ?? null, drive: null } as const;
  return [library, ...(site?.listed ? [siteOf(site.listed, { parent: null, group })] : [])];
}

function channelsIn(team: Group, channels: readonly Channel[], tools: Tools): Found {
  const { scope, content, countTeamsMessages } = tools;
  const reads = modeOf(content, SERVICE) !== "none";
  const read = reads && scope.readsContent(namesOf(team));
  const count = countTeamsMessages || read;
  const records: TenantRecord[] = [];
  for (const channel of channels) {
    records.push(channelOf(channel, team), uncounted(SERVICE, channel.id));
    if (reads && !read) records.push(notRead(SERVICE, channel.id));
    if (!count) records.push(unseen("left-out", 1, { service: SERVICE, container: channel.id, where: "messages" }));
  }
  const ids = channels.map(({ id }) => id);
  const created = Object.fromEntries(channels.map(({ id, createdDateTime: at }) => [id, at ?? ""]));
  const seed = teamSeed("channel-messages", { team: team.id, channels: ids, read, created });
  return { records, follow: count ? [seed] : [] };
}

function channelOf({ id, displayName, membershipType, createdDateTime, isArchived }: Channel, team: Group) {
  return placeOf(SERVICE, id, {
    type: ownOf(TYPES, membershipType ?? "standard") ?? "standard",
    name: displayName ?? null,
    group: team.id,
    created: createdDateTime ?? null,
    traits: {
      ...(team.owners?.length === 0 && { ownerless: true }),
      ...(team.guests && { guests: team.guests }),
      ...(isArchived && { archived: true }),
    },
  });
}
