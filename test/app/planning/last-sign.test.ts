/** The last sign of life of a space: its own, else that of what it belongs to, as the reports tell it. */

import { expect, test } from "vitest";
import { lastSignIn } from "../../../src/app/planning/last-sign.ts";
import { usageId } from "../../../src/collect/usage.ts";
import type { Container } from "../../../src/model/records.ts";
import type { ServiceId } from "../../../src/model/service.ts";
import type { RecordStore } from "../../../src/store/port.ts";
import { told } from "../../plan/memory-store.ts";

const REPORTED: Readonly<Record<string, string>> = {
  [usageId("team", "TEAM")]: "2026-10-20",
  [usageId("team", "never")]: "",
  [usageId("site", "collection")]: "2026-09-01",
};
const store = {
  fact: async (_kind: string, id: string) => (id in REPORTED ? { figures: { lastActivity: REPORTED[id] } } : null),
} as unknown as RecordStore;

test.each<[string, ServiceId, Partial<Container>, string | null]>([
  [
    "a library tells its own",
    "teams.files",
    { group: "team", lastActivity: "2025-01-01T00:00:00Z" },
    "2025-01-01T00:00:00Z",
  ],
  ["a library that tells none has none", "teams.files", { group: "team" }, null],
  ["a channel has its team’s", "teams.channel-messages", { group: "team" }, "2026-10-20"],
  ["of a team that was never used", "teams.channel-messages", { group: "never" }, null],
  ["of a team that no report names", "teams.channel-messages", { group: "other" }, null],
  ["of no known team", "teams.channel-messages", { group: null }, null],
  ["pages have their site’s", "sharepoint.pages", { site: "host,collection,web" }, "2026-09-01"],
  ["by their own id, which is the site’s", "sharepoint.pages", { site: null, id: "host,collection,sub" }, "2026-09-01"],
  ["of a site that is told by another name", "sharepoint.pages", { site: "root" }, null],
  ["a calendar has none", "exchange.calendar", {}, null],
])("%s", async (_case, service, some, expected) => {
  const { container } = told(service, "x", { container: { group: null, site: null, lastActivity: null, ...some } });
  expect(await lastSignIn(store)(container)).toBe(expected);
});
