/** Posts and replies of all channels of a team, in one list. System messages and deleted ones are none. */

import { z } from "zod";
import { ownOf } from "../../model/own.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { TaskSeed } from "../../model/task.ts";
import { drawnOf, readingsIn } from "../chat-message.ts";
import { defineCollector, type Known } from "../collector.ts";
import { refused } from "../gaps.ts";
import { countMessages } from "../messages-count.ts";
import { placelessIn, walkMessages } from "../messages-walk.ts";
import { modeOf, uncounted } from "../place.ts";

const SERVICE = "teams.channel-messages";
const PERMISSION = "ChannelMessage.Read.All";
const WHERE = "teams/channels/getAllMessages";

const Team = z.object({
  team: z.string(),
  channels: z.array(z.string()),
  read: z.boolean(),
  /** When they were made, where that is told. */
  created: z.record(z.string(), z.string()).default({}),
});
type Team = z.infer<typeof Team>;

export function teamSeed(collector: string, team: Team): TaskSeed {
  return { collector, key: team.team, params: team };
}

const routeOf = (team: string) => `/teams/${encodeURIComponent(team)}/channels/getAllMessages?$top=50`;

export const channelMessages = defineCollector({
  id: "channel-messages",
  title: "Messages des canaux",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter et lire les messages des canaux",
        en: "Count and read channel messages",
      },
      forContent: true,
    },
  ],
  after: [],
  plants: ["read-channel-messages"],
  roots: () => [],
  run: (task, tools) => {
    const team = Team.parse(task.params);
    const mode = team.read ? modeOf(tools.content, SERVICE) : "none";
    return countMessages(task, tools, {
      service: SERVICE,
      places: team.channels.map((id) => ({ id, created: ownOf(team.created, id) ?? null })),
      others: false,
      path: routeOf(team.team),
      read: mode === "full",
      judged: mode !== "none",
      refused: (refusal) =>
        team.channels.flatMap((container): readonly TenantRecord[] => [
          uncounted(SERVICE, container),
          refused(refusal, { service: SERVICE, container, where: WHERE, permission: PERMISSION }),
        ]),
      follow: mode === "sample" ? [teamSeed("read-channel-messages", team)] : [],
    });
  },
});

/** Whether anything that is drawn is still to be read. */
async function isLeft(channels: readonly string[], known: Known): Promise<boolean> {
  for (const container of channels) {
    const left = await known.unread(SERVICE, container, null, 1);
    if (left.length > 0) return true;
  }
  return false;
}

/** A sample is drawn once all messages are counted; they are gone through again, as none can be asked for alone as fast. */
export const readChannelMessages = defineCollector({
  id: "read-channel-messages",
  title: "Lecture des messages des canaux",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les messages des canaux",
        en: "Search channel messages for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["channel-messages"],
  plants: [],
  roots: () => [],
  async *run(task, { graph, drawn, known, isPrivateSubject }) {
    const team = Team.parse(task.params);
    const hosted = new Set(team.channels);
    if (task.cursor === null && !(await isLeft(team.channels, known))) {
      yield { records: [], cursor: null };
      return;
    }
    const walk = {
      service: SERVICE,
      path: routeOf(team.team),
      from: task.cursor,
      read: true,
      isPrivateSubject,
    } as const;
    for await (const step of walkMessages(graph, walk)) {
      if ("refusal" in step) {
        // They were counted: it stands for the team, and shuts no channel.
        const about = { service: SERVICE, container: team.team, where: WHERE, permission: PERMISSION } as const;
        yield { records: [refused(step.refusal, about)], cursor: null };
        return;
      }
      const here = step.found.filter(({ item }) => hosted.has(item.container));
      const found = await drawnOf(SERVICE, here, drawn);
      yield {
        records: placelessIn(step, SERVICE),
        readings: readingsIn(found),
        cursor: step.next,
      };
    }
  },
});
