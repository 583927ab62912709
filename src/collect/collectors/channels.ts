/**
 * Channels of each team, at the team that hosts them, and the libraries that private and shared ones have to
 * themselves, known before sites are walked. Their messages can only be fetched whole: unless contents are read, or the
 * configuration allows it, they are not counted, and it is said so.
 */

import type { Answer } from "../../graph/graph.ts";
import { ownOf } from "../../model/own.ts";
import type { Group, TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { modeOf, notRead, placeOf, uncounted } from "../place.ts";
import { siteOf } from "../sites.ts";
import { type Channel, type ChannelLibrary, channelLibraries, hostedChannels } from "../team-channels.ts";
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
  const teams = await factsOf(task, tools.known, "group");
  const hosted = await hostedChannels(tools.graph, teams);
  const { libraries, gaps } = await channelLibraries(tools.graph, teams, hosted);
  const inside = teams.filter((team) => tools.scope.includes(namesOf(team)));
  const found = inside.map((team) => channelsIn(team, partOf(hosted, team.id), tools));
  yield {
    records: [...found.flatMap(({ records }) => records), ...libraries.flatMap(placesOf), ...gaps],
    follow: found.flatMap(({ follow = [] }) => follow),
    cursor: null,
  };
}

function placesOf({ team: { id: group }, channel, drive, site }: ChannelLibrary): readonly TenantRecord[] {
  const library = { kind: "team-library", id: drive, group, channel, site: site?.id ?? null, drive: null } as const;
  return [library, ...(site?.listed ? [siteOf(site.listed, { parent: null, group })] : [])];
}

function channelsIn(team: Group, answer: Answer<readonly Channel[]>, tools: Tools): Found {
  if (!answer.ok) {
    const about = { service: SERVICE, container: team.id, where: "teams/channels", permission: PERMISSION } as const;
    return { records: isAbsent(answer.refusal) ? [] : [refused(answer.refusal, about)] };
  }
  const { scope, content, countTeamsMessages } = tools;
  const reads = modeOf(content, SERVICE) !== "none";
  const read = reads && scope.readsContent(namesOf(team));
  const count = countTeamsMessages || read;
  const records: TenantRecord[] = [];
  for (const channel of answer.value) {
    records.push(channelOf(channel, team), uncounted(SERVICE, channel.id));
    if (reads && !read) records.push(notRead(SERVICE, channel.id));
    if (!count) records.push(unseen("left-out", 1, { service: SERVICE, container: channel.id, where: "messages" }));
  }
  const follow: TaskSeed[] = [];
  if (count)
    follow.push(teamSeed("channel-messages", { team: team.id, channels: answer.value.map(({ id }) => id), read }));
  return { records, follow };
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
