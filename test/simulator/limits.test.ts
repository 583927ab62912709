/** Resource units and places, counted as Microsoft says that it counts them. */

import { expect, test } from "vitest";
import { realLimits } from "../../src/simulator/http/limits.ts";
import { withServed } from "./served.ts";

const at = (path: string) => new URL(`http://127.0.0.1/v1.0${path}`);
const spend = (limits: ReturnType<typeof realLimits>, route: string, path: string, times: number, now = 0) => {
  const charges = [];
  for (let time = 0; time < times; time++) charges.push(limits.charge(route, path.split("?")[0] ?? "", at(path), now));
  return charges;
};

test.each([
  ["/drives/{drive-id}/items/{driveItem-id}", "/drives/d/items/i", 1],
  ["/drives/{drive-id}/items/{driveItem-id}/content", "/drives/d/items/i/content", 1],
  ["/drives/{drive-id}/root/delta", "/drives/d/root/delta", 2],
  ["/drives/{drive-id}/root/delta", "/drives/d/root/delta?token=x", 1],
  ["/sites/getAllSites", "/sites/getAllSites", 2],
  ["/sites/{site-id}/lists", "/sites/s/lists", 2],
  ["/drives/{drive-id}/items/{driveItem-id}", "/drives/d/items/i?$expand=permissions", 5],
])("%s as %s costs %i units", (route, path, cost) => {
  const charges = spend(realLimits(14), route, path, 1250 + 1);
  expect(charges.findIndex(({ refused }) => refused !== null)).toBe(1250 / cost);
});

test.each([
  [1000, 1250],
  [5000, 2500],
  [15_000, 3750],
  [50_000, 5000],
  [200_000, 6250],
])("a tenant of %i has %i units a minute", (people, units) => {
  const charges = spend(realLimits(people), "/drives/{drive-id}/items/{driveItem-id}", "/drives/d/items/i", units + 1);
  expect(charges.filter(({ refused }) => refused !== null)).toHaveLength(1);
});

test("what is left is told from eighty in a hundred on; what is refused is charged too; the minute ends", () => {
  const limits = realLimits(14);
  const [route, path] = ["/drives/{drive-id}/items/{driveItem-id}", "/drives/d/items/i"];
  const charges = spend(limits, route, path, 1300, 1000);
  const first = charges.findIndex(({ headers }) => "ratelimit-remaining" in headers);
  expect(first).toBe(999);
  expect(charges[first]?.headers).toEqual({
    "ratelimit-limit": "1250",
    "ratelimit-remaining": "250",
    "ratelimit-reset": "60",
  });
  expect(charges.at(-1)).toMatchObject({
    refused: { status: 429 },
    headers: { "retry-after": "60", "ratelimit-remaining": "0" },
  });
  expect(limits.charge(route, path, at(path), 60_999).refused?.status).toBe(429);
  expect(limits.charge(route, path, at(path), 61_000).refused).toBeNull();
});

test.each([
  ["/teams/{team-id}/channels/{channel-id}/messages", 16],
  ["/chats/{chat-id}/messages", 16],
  ["/users/{user-id}/chats", 16],
  ["/teams/{team-id}/channels/getAllMessages", 166],
  ["/teams/{team-id}/channels", 49],
  ["/teams/{team-id}/allChannels", 24],
])("%s passes %i times a second", (route, times) => {
  const limits = realLimits(14);
  expect(spend(limits, route, route, 200).filter(({ refused }) => refused === null)).toHaveLength(times);
  expect(limits.charge(route, route, at("/teams"), 1000).refused).toBeNull();
});

test("mail and people cost SharePoint nothing", () => {
  const charges = spend(realLimits(14), "/users/{user-id}/messages", "/users/u/messages", 3000);
  expect(charges.every(({ refused, headers }) => refused === null && Object.keys(headers).length === 0)).toBe(true);
});

test("four requests at once pass in a mailbox, and a fifth is refused; other mailboxes are not affected", async () => {
  await withServed({ limits: "real", latencyMs: 80 }, async ({ ask, all }) => {
    const [one, other] = await all("/users?$select=id&$top=999");
    const asks = (id: string | undefined, times: number) =>
      Promise.all(Array.from({ length: times }, async () => (await ask(`/users/${id}/messages?$select=id`)).status));
    const [own, others] = await Promise.all([asks(one?.id, 6), asks(other?.id, 4)]);
    expect(own.toSorted()).toEqual([200, 200, 200, 200, 429, 429]);
    expect(others).toEqual([200, 200, 200, 200]);
    expect(await asks(one?.id, 4)).toEqual([200, 200, 200, 200]);
  });
});
