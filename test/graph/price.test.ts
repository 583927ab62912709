/** What a request costs, and which limits it counts against, by its path. Source: section 2 of Microsoft's throttling limits. */

import { expect, test } from "vitest";
import { placeOf } from "../../src/graph/lanes/place.ts";
import { priceOf } from "../../src/graph/lanes/price.ts";
import { lanesOn, table } from "./opened.ts";
import { quickClock } from "./tenant.ts";

test.each([
  ["/drives/d/root/delta?$select=id&$top=1000", 2],
  ["/drives/d/root/delta(token='x')?$select=id", 1],
  ["/drives/d/root/delta?token=x", 1],
  ["/drives/d/root/microsoft.graph.delta?%24skiptoken=x", 1],
  ["/sites/s/lists/l/items/delta?$deltatoken=x", 1],
  ["/drives/d/items/i", 1],
  ["/drives/d/items/i/content", 1],
  ["/drives/d/items/i/children?$top=200", 2],
  ["/drives/d/root/children?$skiptoken=x", 2],
  ["/drives/d/items/i/permissions", 5],
  ["/drives/d/items/i?$expand=permissions", 5],
  ["/drives/d/root/delta?$expand=thumbnails,permissions", 5],
  ["/users/u/drive?$select=id", 1],
  ["/users/u/drives", 2],
  ["/sites/getAllSites?$top=500", 2],
  ["/sites/oneDrive.getAllSites?$skiptoken=x", 2],
  ["/sites?search=*", 2],
  ["/sites/s", 1],
  ["/sites/s/lists?$top=200", 2],
  ["/sites/s/pages/microsoft.graph.sitePage", 2],
  ["/sites/s/lists/l/items?$top=1000", 2],
  ["/groups/g/sites/root", 1],
  ["/users?$select=id&$top=999", 1],
  ["/users", 2],
  ["/users?$top=5", 1],
  ["/users/u?$expand=manager", 2],
  ["/groups/g/members?$select=id&$top=999", 2],
  ["/groups/g/members?$top=999", 3],
  ["/groups/g/transitiveMembers", 5],
  ["/groups", 1],
  ["/subscribedSkus?$select=skuId", 2],
  ["/users/u/messages", 1],
])("%s costs %i", (path, units) => expect(priceOf(table, path, placeOf(path))).toBe(units));

test.each([
  ["/users/u1/messages", "outlook:u1", "outlook"],
  ["/groups/G1/threads", "outlook:g1", "outlook"],
  ["/places/microsoft.graph.room", "outlook", "outlook"],
  ["/teams/t1/channels/c1/messages", "teams:/teams/{id}/channels/{id}/messages:c1", "teams"],
  ["/teams/t1/channels/c1/messages/m1/replies", "teams::c1", "teams"],
  ["/teams/t1/channels/c1/filesFolder", "teams::c1", "teams"],
  ["/teams/t1/members?$top=999", "teams:/teams/{id}/members:t1", "teams"],
  ["/teams/t1/allChannels", "teams", "teams"],
  ["/teams/t1/channels/getAllMessages?$top=50", "teams", "teams"],
  ["/users/u1/chats/getAllMessages", "teams", "teams"],
  ["/chats/19:x@thread.v2/messages", "teams:/chats/{id}/messages:19:x@thread.v2", "teams"],
  ["/users/u1/chats?$top=50", "teams", "teams"],
  ["/reports/getMailboxUsageDetail(period='D180')", "reports:getMailboxUsageDetail", "reports"],
  ["/drives/d/root/delta", "sharepoint", "sharepoint"],
])("%s runs in %s", (path, lane, family) => {
  const way = lanesOn(quickClock()).way(path);
  expect([way.lane.name, way.lane.family]).toEqual([lane, family]);
  expect([...way.shares.keys()].map(({ name }) => name).sort()).toEqual([...new Set([family, lane])].sort());
});

test("rows of Teams' table are limits of their own", () => {
  const lanes = lanesOn(quickClock());
  const gauges = (path: string) => [...(lanes.way(path).shares.values().next().value?.costs.keys() ?? [])];
  expect(gauges("/teams/a/allChannels")).toEqual(gauges("/teams/b/installedApps"));
  expect(gauges("/teams/a/allChannels")[0]).not.toBe(gauges("/users/u/chats")[0]);
  expect(gauges("/users/u/chats")[0]).toBe(gauges("/users/v/chats?$top=50")[0]);
});
