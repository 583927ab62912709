/** Channels of a team, hosted and incoming, where their files lie, and what is said in them. */

import { type Asked, found, listed, type Reply, type Route } from "../http/route.ts";
import { type Channel, channelById, channelsOf, foreignChannel, incomingChannels } from "../ministry/channels.ts";
import { postJson, postsOf } from "../ministry/channels-posts.ts";
import type { Message } from "../ministry/chats-messages.ts";
import { librariesOf } from "../ministry/drives.ts";
import { itemId, rootJson, treeIn } from "../ministry/files.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { CHANNEL, GROUP, placeOf } from "../ministry/sites-places.ts";
import { exported, fiftyAtMost } from "./chats-paging.ts";
import { type Answer, get, missing } from "./sites-answers.ts";
import { membersOf, ofTeam } from "./teams.ts";

const BASE = "/teams/{team-id}/channels/{channel-id}";

export const CHANNEL_ROUTES: readonly Route[] = [
  get(
    "/teams/{team-id}/channels",
    ofTeam((ground, team) => listed(channelsOf(ground, team).map((channel) => channelJson(ground, channel)))),
  ),
  get(
    "/teams/{team-id}/allChannels",
    ofTeam((ground, team, asked) => {
      const hosted = channelsOf(ground, team).map((channel) => hostedJson(ground, channel, asked));
      return listed([...hosted, ...incoming(ground, team, asked)]);
    }),
  ),
  get(
    "/teams/{team-id}/incomingChannels",
    ofTeam((ground, team, asked) => listed(incoming(ground, team, asked))),
  ),
  get(
    "/teams/{team-id}/primaryChannel",
    ofTeam((ground, team) => {
      const [general] = channelsOf(ground, team);
      return general === undefined ? missing("Channel not found", "NotFound") : found(channelJson(ground, general));
    }),
  ),
  get("/teams/{team-id}/channels/getAllMessages", ofTeam(allMessages)),
  get(
    BASE,
    ofChannel((ground, channel) => found(channelJson(ground, channel))),
  ),
  get(
    `${BASE}/members`,
    ofChannel((ground, channel) => membersOf(ground, channel.group, channel.id)),
  ),
  get(`${BASE}/filesFolder`, ofChannel(filesFolder)),
  get(`${BASE}/messages`, ofChannel(postsAsked)),
  get(
    `${BASE}/messages/{chatMessage-id}`,
    ofChannel((ground, channel, asked) => {
      const post = postsOf(ground, channel).find(({ id }) => id === asked.params["chatMessage-id"]);
      return post === undefined ? missing("NotFound", "NotFound") : found(postJson(ground, channel, post));
    }),
  ),
  get(
    `${BASE}/messages/{chatMessage-id}/replies`,
    ofChannel((ground, channel, asked) => {
      const replies = repliesTo(postsOf(ground, channel), asked.params["chatMessage-id"] ?? "");
      return listed(replies.map((reply) => postJson(ground, channel, reply)));
    }),
  ),
];

/** A channel is asked for at its host; its messages at another team are refused as unknown. */
function ofChannel(answer: (ground: Ground, channel: Channel, asked: Asked) => Reply): Answer {
  return ofTeam((ground, team, asked) => {
    const channel = channelById(ground, asked.params["channel-id"] ?? "");
    return channel === null || channel.group !== team
      ? missing("Channel not found", "NotFound")
      : answer(ground, channel, asked);
  });
}

function channelJson(ground: Ground, channel: Channel): Record<string, unknown> {
  return {
    id: channel.id,
    displayName: channel.name,
    description: null,
    membershipType: channel.membership,
    createdDateTime: channel.created,
    isArchived: channel.archived,
    email: "",
    tenantId: ground.tenant,
    webUrl: `https://teams.example/l/channel/${encodeURIComponent(channel.id)}`,
  };
}

/** Shared by another team, or by another administration. */
function incoming(ground: Ground, team: number, asked: Asked): readonly Record<string, unknown>[] {
  const ours = incomingChannels(ground, team).map((channel) => hostedJson(ground, channel, asked));
  const foreign = foreignChannel(ground, team);
  if (foreign === null) return ours;
  const { id, tenant } = foreign;
  const address = `${asked.base}/tenants/${tenant}/teams/${tenant}/channels/${id}`;
  const membershipType = knowsShared(asked) ? "shared" : "unknownFutureValue";
  return [...ours, { "@odata.id": address, id, displayName: "Programme commun", membershipType, tenantId: tenant }];
}

/** Kinds newer than the first two are named only to who asks for them. */
function knowsShared({ headers }: Asked): boolean {
  return /include-unknown-enum-members/.test(headers.prefer ?? "");
}

/** With the address of the channel at its host, which tells an incoming one. */
function hostedJson(ground: Ground, channel: Channel, asked: Asked): Record<string, unknown> {
  const host = ground.group(channel.group).id;
  const membershipType =
    channel.membership === "shared" && !knowsShared(asked) ? "unknownFutureValue" : channel.membership;
  return {
    "@odata.id": `${asked.base}/tenants/${ground.tenant}/teams/${host}/channels/${channel.id}`,
    ...channelJson(ground, channel),
    membershipType,
  };
}

/** A folder of the team's library for a standard channel, the root of its own library for another. */
function filesFolder(ground: Ground, channel: Channel): Reply {
  const own = channel.membership !== "standard";
  if (own && !channel.ownSite) return missing("Folder location for this channel is not ready yet", "NotFound");
  const place = own ? placeOf(CHANNEL, channel.group, channel.b) : placeOf(GROUP, channel.group);
  const [library] = librariesOf(ground, place);
  if (library === undefined) return missing("Folder location for this channel is not ready yet", "NotFound");
  const root = rootJson(ground, library, treeIn(ground, library));
  const { root: _root, ...folder } = root;
  return found({ ...folder, id: itemId(ground, library, null), name: channel.name });
}

function repliesTo(posts: readonly Message[], id: string): readonly Message[] {
  return posts.filter(({ replyTo }) => replyTo === id);
}

/** Roots only; their replies under `$expand=replies`. */
function postsAsked(ground: Ground, channel: Channel, asked: Asked): Reply {
  const posts = postsOf(ground, channel);
  const roots = posts.filter(({ replyTo }) => replyTo === null);
  const expanded = /\breplies\b/.test(asked.query.get("$expand") ?? "");
  return fiftyAtMost(asked, roots.length, (at) => {
    const root = roots[at];
    if (root === undefined) return null;
    const body = postJson(ground, channel, root);
    if (!expanded) return body;
    return { ...body, replies: repliesTo(posts, root.id).map((reply) => postJson(ground, channel, reply)) };
  });
}

/** Posts and replies of every channel that the team hosts. */
function allMessages(ground: Ground, team: number, asked: Asked): Reply {
  const all = channelsOf(ground, team).flatMap((channel) =>
    postsOf(ground, channel).map((post) => () => postJson(ground, channel, post)),
  );
  return exported(asked, all);
}
