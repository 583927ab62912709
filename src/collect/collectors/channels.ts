/**
 * Channels of each team, at the team that hosts them. Their messages can only be fetched whole: unless contents are
 * read, or the configuration allows it, they are not counted, and it is said so.
 */

import { ownOf } from "../../model/own.ts";
import type { Group, TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantGroups } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { modeOf, notRead, placeOf, uncounted } from "../place.ts";
import { type Channel, hostedChannels } from "../team-channels.ts";
import { teamSeed } from "./channel-messages.ts";

const SERVICE = "teams.channel-messages";
const PERMISSION = "Channel.ReadBasic.All";

const TYPES: Readonly<Record<string, string>> = { standard: "standard", private: "private", shared: "shared-channel" };

export const channels = defineCollector({
  id: "channels",
  title: "Canaux Teams",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les canaux des équipes",
        en: "Count the channels of teams",
      },
    },
  ],
  after: ["groups"],
  roots: () => [ROOT],
  run: (task, tools) =>
    task.key === ROOT.key ? plantGroups(task, tools, SERVICE, ({ team }) => team) : visit(task, tools),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const teams = await factsOf(task, tools.known, "group");
  const hosted = await hostedChannels(tools.graph, teams);
  const [records, follow]: [TenantRecord[], TaskSeed[]] = [[], []];
  for (const team of teams) {
    const answer = partOf(hosted, team.id);
    if (answer.ok) {
      const { scope, content, countTeamsMessages } = tools;
      const reads = modeOf(content, SERVICE) !== "none";
      const read = reads && scope.readsContent(namesOf(team));
      const count = countTeamsMessages || read;
      for (const channel of answer.value) {
        records.push(channelOf(channel, team), uncounted(SERVICE, channel.id));
        if (reads && !read) records.push(notRead(SERVICE, channel.id));
        if (!count) records.push(unseen("left-out", 1, { service: SERVICE, container: channel.id, where: "messages" }));
      }
      if (count)
        follow.push(teamSeed("channel-messages", { team: team.id, channels: answer.value.map(({ id }) => id), read }));
    } else if (!isAbsent(answer.refusal)) {
      const about = { service: SERVICE, container: team.id, where: "teams/channels", permission: PERMISSION } as const;
      records.push(refused(answer.refusal, about));
    }
  }
  yield { records, follow, cursor: null };
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
