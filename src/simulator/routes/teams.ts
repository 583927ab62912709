/** Teams and their members. */

import { type Asked, found, type Reply, type Route, slots } from "../http/route.ts";
import { memberJson } from "../ministry/chats.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

export const TEAM_ROUTES: readonly Route[] = [
  get("/teams", (ground) =>
    slots(ground.groups, (group) => (ground.group(group).team ? briefly(ground, group) : null)),
  ),
  get(
    "/teams/{team-id}",
    ofTeam((ground, team) => found(teamJson(ground, team))),
  ),
  get(
    "/teams/{team-id}/members",
    ofTeam((ground, team) => membersOf(ground, team, ground.group(team).id)),
  ),
];

export function ofTeam(answer: (ground: Ground, team: number, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const team = ground.groupIndex(asked.params["team-id"] ?? "");
    return team === null || !ground.group(team).team
      ? missing("No Team found with Group Id", "NotFound")
      : answer(ground, team, asked);
  };
}

export function membersOf(ground: Ground, team: number, where: string): Reply {
  const members = ground.members(team);
  return slots(members.length, (at) => {
    const member = members[at];
    return member === undefined ? null : memberJson(ground, member.person, where, member.owner ? ["owner"] : []);
  });
}

function briefly(ground: Ground, group: number): Record<string, unknown> {
  const { id, name } = ground.group(group);
  return { id, displayName: name, description: null, visibility: "private" };
}

function teamJson(ground: Ground, team: number): Record<string, unknown> {
  const { archived, created } = ground.group(team);
  const members = ground.members(team);
  const guests = members.filter(({ person }) => ground.person(person).guest).length;
  const owners = members.filter(({ owner }) => owner).length;
  return {
    ...briefly(ground, team),
    tenantId: ground.tenant,
    isArchived: archived,
    createdDateTime: created,
    webUrl: `https://teams.example/l/team/${team}`,
    summary: { guestsCount: guests, membersCount: members.length - guests - owners, ownersCount: owners },
  };
}
