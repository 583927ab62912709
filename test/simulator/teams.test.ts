/** Teams, channels, posts, chats and calls as they are served, and what truth counts of them. */

import { expect, test } from "vitest";
import { truthOfCalls } from "../../src/simulator/ministry/calls.ts";
import { librariesOf, libraryById } from "../../src/simulator/ministry/drives.ts";
import { channelSites } from "../../src/simulator/ministry/sites-places.ts";
import { truthOfPlaces } from "../../src/simulator/ministry/sites-whole.ts";
import { all, ask, idsOf, one } from "./asking.ts";
import { groundFor } from "./ground.ts";

const ground = groundFor({ users: 64 });
const everybody = Array.from({ length: ground.people }, (_, person) => ground.person(person).id);
const teams = Array.from({ length: ground.groups }, (_, group) => group).filter((group) => ground.group(group).team);
const total = (service: string) =>
  [...truthOfPlaces(ground)].filter((line) => line.service === service).reduce((sum, { items }) => sum + items, 0);
const counted = (messages: readonly Record<string, unknown>[]) =>
  messages.filter((message) => message.messageType === "message" && message.deletedDateTime === null);
const FORWARD = { prefer: "include-unknown-enum-members" };

test("teams are the groups that have one", () => {
  expect(idsOf(all(ground, "/teams?$select=id,displayName&$top=999"))).toEqual(
    teams.map((team) => ground.group(team).id),
  );
  for (const team of teams) {
    const summary = one(ground, `/teams/${ground.group(team).id}`).summary as Record<string, number>;
    const members = all(ground, `/teams/${ground.group(team).id}/members?$top=999`);
    expect(members).toHaveLength(Object.values(summary).reduce((sum, count) => sum + count, 0));
  }
});

test("nothing of a team is older than the team: its channels, its site, their sites, their libraries", () => {
  for (const team of teams) {
    const { id, created } = ground.group(team);
    const channels = all(ground, `/teams/${id}/channels`).map(({ createdDateTime }) => String(createdDateTime));
    expect(channels[0]).toBe(created);
    expect(one(ground, `/groups/${id}/sites/root`).createdDateTime).toBe(created);
    const places = channelSites(ground, team).flatMap((place) => librariesOf(ground, place));
    const drive = String(one(ground, `/groups/${id}/drive`).createdDateTime);
    for (const day of [drive, ...channels, ...places.map((library) => library.created)])
      expect(Date.parse(day)).toBeGreaterThanOrEqual(Date.parse(created));
  }
});

test("allChannels holds those hosted and those incoming; a shared one hides its kind unless asked", () => {
  const hosts = new Map<string, number>();
  for (const team of teams) {
    const path = `/teams/${ground.group(team).id}`;
    const [hosted, incoming, every] = ["channels", "incomingChannels", "allChannels"].map((name) =>
      idsOf(all(ground, `${path}/${name}`)),
    );
    expect(every).toEqual([...(hosted ?? []), ...(incoming ?? [])]);
    for (const id of hosted ?? []) hosts.set(id, (hosts.get(id) ?? 0) + 1);
    const kinds = (headers: Record<string, string>) =>
      all(ground, `${path}/allChannels`, headers).map(({ membershipType }) => membershipType);
    expect(kinds(FORWARD)).not.toContain("unknownFutureValue");
    expect(kinds({})).not.toContain("shared");
    for (const id of incoming ?? [])
      expect(ask(ground, `${path}/channels/${encodeURIComponent(id)}/messages`)).toMatchObject({ kind: "refused" });
  }
  expect([...hosts.values()].every((count) => count === 1)).toBe(true);
  const tenants = teams
    .flatMap((team) => all(ground, `/teams/${ground.group(team).id}/incomingChannels`))
    .map(({ tenantId }) => tenantId);
  expect(tenants.some((tenant) => tenant !== ground.tenant)).toBe(true);
});

test("posts and replies are told by team and by channel alike, as many as truth counts", () => {
  let found = 0;
  for (const team of teams) {
    const path = `/teams/${ground.group(team).id}/channels`;
    const whole = all(ground, `${path}/getAllMessages?$top=50`);
    found += counted(whole).length;
    const single = idsOf(all(ground, path)).flatMap((id) => {
      const roots = all(ground, `${path}/${encodeURIComponent(id)}/messages?$top=50&$expand=replies`);
      return roots.flatMap(({ replies, ...root }) => [root, ...(replies as Record<string, unknown>[])]);
    });
    expect(counted(single)).toHaveLength(counted(whole).length);
  }
  expect(found).toBe(total("teams.channel-messages"));
});

test("private and shared channels have libraries of their own, standard ones the team's", () => {
  for (const team of teams) {
    const path = `/teams/${ground.group(team).id}/channels`;
    for (const channel of all(ground, path)) {
      const folder = ask(ground, `${path}/${encodeURIComponent(String(channel.id))}/filesFolder`);
      if (folder.kind !== "found") continue;
      const drive = (folder.body.parentReference as { driveId: string }).driveId;
      const own = channelSites(ground, team).flatMap((place) => librariesOf(ground, place).map(({ id }) => id));
      expect(own.includes(drive)).toBe(channel.membershipType !== "standard");
      expect(libraryById(ground, drive)?.service).toBe("teams.files");
    }
  }
});

test("chat messages of everybody, each once, are as many as truth counts", () => {
  const chats = new Set(everybody.flatMap((id) => idsOf(all(ground, `/users/${id}/chats?$top=50`))));
  const seen = new Set<string>();
  for (const id of everybody)
    for (const message of counted(all(ground, `/users/${id}/chats/getAllMessages?$top=50`)))
      seen.add(`${message.chatId} ${message.id}`);
  expect(chats.size).toBe([...truthOfPlaces(ground)].filter(({ service }) => service === "teams.chat").length);
  expect(seen.size).toBe(total("teams.chat"));
  const single = [...chats].flatMap((id) => counted(all(ground, `/chats/${encodeURIComponent(id)}/messages?$top=50`)));
  expect(single).toHaveLength(seen.size);
});

test("calls of the last thirty days alone, by what was seen and heard", () => {
  const calls = all(ground, "/communications/callRecords");
  const seen = calls.filter(({ modalities }) => (modalities as string[]).some((modality) => modality !== "audio"));
  expect({ audio: calls.length - seen.length, video: seen.length }).toEqual(truthOfCalls(ground));
  const modalities = new Set(calls.flatMap((call) => call.modalities as string[]));
  expect(modalities).toEqual(new Set(["audio", "video", "videoBasedScreenSharing"]));
  const recent = new Date(Date.now() - 10 * 24 * 3600 * 1000).toISOString();
  const filtered = all(ground, `/communications/callRecords?$filter=startDateTime ge ${recent}`);
  expect(filtered.length).toBeGreaterThan(0);
  expect(filtered.length).toBeLessThan(calls.length);
});

test("webinars and town halls are found by their organiser", () => {
  const by = (kind: string, id: string) =>
    all(ground, `/solutions/virtualEvents/${kind}/getByUserIdAndRole(userId='${id}',role='organizer')`);
  const found = everybody.flatMap((id) => [...by("webinars", id), ...by("townhalls", id)]);
  expect(found).toHaveLength(total("teams.webinars"));
  expect(all(ground, "/solutions/virtualEvents/townhalls")).toHaveLength(
    everybody.flatMap((id) => by("townhalls", id)).length,
  );
  const [webinar] = everybody.flatMap((id) => by("webinars", id));
  expect(one(ground, `/solutions/virtualEvents/webinars/${webinar?.id}`).displayName).toBe(webinar?.displayName);
});

test("plans of every group and their tasks are as many as truth counts, and each task has its text", () => {
  const plans = Array.from({ length: ground.groups }, (_, group) => group).flatMap((group) =>
    idsOf(all(ground, `/groups/${ground.group(group).id}/planner/plans`)),
  );
  const tasks = plans.flatMap((plan) => idsOf(all(ground, `/planner/plans/${plan}/tasks`)));
  expect(tasks).toHaveLength(total("other.planner"));
  expect(new Set(tasks).size).toBe(tasks.length);
  for (const id of tasks) expect(one(ground, `/planner/tasks/${id}/details`).description).not.toBe("");
  for (const plan of plans) expect(one(ground, `/planner/plans/${plan}`).id).toBe(plan);
});

test("an export is narrowed by when messages changed, and fifty are the most in a page", () => {
  const path = `/users/${everybody[0]}/chats/getAllMessages`;
  const whole = all(ground, `${path}?$top=50`);
  const middle = String(whole[Math.floor(whole.length / 2)]?.lastModifiedDateTime);
  const after = all(ground, `${path}?$filter=lastModifiedDateTime gt ${middle}`);
  const before = all(ground, `${path}?$filter=lastModifiedDateTime lt ${middle}`);
  expect(after.length * before.length).toBeGreaterThan(0);
  expect(after.length + before.length).toBeLessThan(whole.length);
  for (const list of [path, `/users/${everybody[0]}/chats`])
    expect(ask(ground, `${list}?$top=51`)).toMatchObject({ kind: "refused", refusal: { status: 400 } });
});
