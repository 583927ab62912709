/** What is refused to many is told once, with how many it was refused to; a permission that is missing is one row. */

import { expect, test } from "vitest";
import { seedsOf } from "../../src/collect/blocks.ts";
import type { Collector } from "../../src/collect/collector.ts";
import { channelMessages, readChannelMessages } from "../../src/collect/collectors/channel-messages.ts";
import { channels } from "../../src/collect/collectors/channels.ts";
import { chatMessages, readChatMessages } from "../../src/collect/collectors/chat-messages.ts";
import { chats } from "../../src/collect/collectors/chats.ts";
import { groupSites } from "../../src/collect/collectors/group-sites.ts";
import { groups } from "../../src/collect/collectors/groups.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { plans } from "../../src/collect/collectors/plans.ts";
import { subsites } from "../../src/collect/collectors/subsites.ts";
import { webinars } from "../../src/collect/collectors/webinars.ts";
import type { Fact } from "../../src/model/records.ts";
import { addGap, type GapRows, inOrder } from "../../src/plan/gap-rows.ts";
import { groupOf, mailboxUsageOf, NOTHING_ELSE, personOf, siteFactOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

type Table = readonly (readonly [RegExp, Told | ((path: string) => Told)])[];
const no = refusal("forbidden", 403, "Forbidden");
const of = (...value: object[]) => ({ value });
/** Thirty of them, in two blocks; the last twenty-five are refused. */
const ids = Array.from({ length: 30 }, (_, index) => `x${String(index).padStart(2, "0")}`);
const REFUSED = "x(0[5-9]|[12]\\d)";
const many = (make: (id: string) => Fact) => ids.map(make);
const at = (route: string) => new RegExp(`^/${route.replace("*", REFUSED)}`);
const idIn = (path: string) => /x\d\d/.exec(path)?.[0] ?? "";
const teams = many((id) => groupOf(id, { team: true }));
const read = { exchange: "none", onedrive: "none", teams: "full", sharepoint: "none" } as const;
const sampled = { ...read, teams: "sample" } as const;
const anySubsites: Collector = { ...subsites, after: [], roots: () => seedsOf(subsites.id, ids) };

async function rows(collectors: readonly Collector[], table: Table, wish: Wish) {
  const found = await collect(collectors, fakeGraph(table), wish);
  const told: GapRows = new Map();
  for (const gap of found.gaps) addGap(told, gap);
  return inOrder(told).map(({ where, cause, containers }) => [where, cause, containers]);
}

test.each<[string, readonly Collector[], Table, Wish, [string, string, number][]]>([
  [
    "chats",
    [chats],
    [
      [at("users/*/chats"), no],
      [/chats/, of()],
    ],
    { facts: many(personOf) },
    [["users/chats", "forbidden", 25]],
  ],
  [
    "messages of chats, to be counted",
    [chats, chatMessages],
    [
      [at("users/*/chats/getAllMessages"), no],
      [/getAllMessages/, of()],
      [/chats\?/, (path) => of({ id: `19:${idIn(path)}` })],
    ],
    { facts: many(personOf), countTeamsMessages: true },
    [["users/chats/getAllMessages", "forbidden", 25]],
  ],
  [
    "chats whose reading the configuration closes",
    [chats, chatMessages],
    [
      [/getAllMessages/, of()],
      [/chats\?/, (path) => of({ id: `19:${idIn(path)}` })],
    ],
    { facts: many(personOf), content: read, scope: { excludeContent: ids.slice(5) } },
    [["content", "left-out", 25]],
  ],
  [
    "webinars, and town halls",
    [webinars],
    [
      [/webinars.*x(0[5-9]|[12]\d)/, no],
      [/townhalls(\?|$)|townhalls.*x2\d/, no],
      [/virtualEvents/, of()],
    ],
    { facts: many(personOf) },
    [
      ["solutions/virtualEvents/townhalls", "forbidden", 10],
      ["solutions/virtualEvents/webinars", "forbidden", 25],
    ],
  ],
  [
    "plans",
    [plans],
    [
      [at("groups/*/planner"), no],
      [/planner/, of()],
    ],
    { facts: many(groupOf) },
    [["groups/planner/plans", "forbidden", 25]],
  ],
  [
    "channels",
    [channels],
    [
      [at("teams/*/channels"), no],
      [/channels/, of()],
    ],
    { facts: teams },
    // Of their messages, and of the libraries that channels would have.
    [
      ["teams/channels", "forbidden", 25],
      ["teams/channels", "forbidden", 25],
    ],
  ],
  [
    "messages of channels, to be read",
    [channels, channelMessages, readChannelMessages],
    [
      [/getAllMessages/, twice()],
      [/channels\?/, (path) => of({ id: `19:${idIn(path)}`, membershipType: "standard" })],
    ],
    { facts: teams, content: sampled },
    [["teams/channels/getAllMessages", "forbidden", 25]],
  ],
  [
    "sites of groups and libraries of teams",
    [groupSites],
    [
      [at("groups/*/(sites|drive)"), no],
      [/sites\/root/, (path) => ({ id: `site-${idIn(path)}` })],
      [/drive/, (path) => ({ id: `drive-${idIn(path)}` })],
    ],
    { facts: teams },
    [
      ["groups/drive", "forbidden", 25],
      ["groups/sites/root", "forbidden", 25],
    ],
  ],
  [
    "files of private channels",
    [channels],
    [
      [at("teams/*/channels/[^/]+/filesFolder"), no],
      [/filesFolder/, { parentReference: { driveId: "d" } }],
      [/channels\?/, (path) => of({ id: `19:${idIn(path)}`, membershipType: "private" })],
    ],
    { facts: teams, countTeamsMessages: true },
    [["teams/channels/filesFolder", "forbidden", 25]],
  ],
  [
    "owners and members of groups",
    [groups],
    [
      [at("groups/*/(owners|members)"), no],
      [/owners|members/, of()],
      [/groups\?/, of(...ids.map((id) => ({ id, groupTypes: ["Unified"] })))],
    ],
    {},
    [
      ["groups/members", "forbidden", 25],
      ["groups/owners", "forbidden", 25],
    ],
  ],
  [
    "subsites",
    [anySubsites],
    [
      [at("sites/*/sites"), refusal("given-up", 503)],
      [/sites/, of()],
    ],
    { facts: many(siteFactOf) },
    [["sites/sites", "given-up", 25]],
  ],
  [
    "sizes of folders, told by the report",
    [mailboxes],
    [[/userPurpose/, { value: "user" }], [/mailFolders/, of({ id: "f", totalItemCount: 1 })], ...NOTHING_ELSE],
    {
      facts: [...many(personOf), ...ids.slice(5).map((id) => mailboxUsageOf(`${id}@demo.example`, { bytes: 9 }))],
    },
    [["mailFolders/size", "uncertain", 25]],
  ],
])("%s", async (_case, collectors, table, wish, expected) => {
  expect(await rows(collectors, table, wish)).toEqual(expected);
});

/** Each team's messages are counted, and refused once they are asked for again to be read. */
function twice(): (path: string) => Told {
  const asked = new Set<string>();
  return (path) => {
    const id = idIn(path);
    const again = asked.has(id);
    asked.add(id);
    return again && new RegExp(REFUSED).test(id) ? no : of({ id: "1", channelIdentity: { channelId: `19:${id}` } });
  };
}

test("messages of chats, to be read", async () => {
  const turns = twice();
  const table: Table = [
    [/getAllMessages/, turns],
    [/chats\?/, (path) => of({ id: `19:${idIn(path)}` })],
  ];
  const wish = { facts: many(personOf), content: sampled };
  const told = await rows([chats, chatMessages, readChatMessages], table, wish);
  expect(told).toEqual([["users/chats/getAllMessages", "forbidden", 25]]);
});

test("a gap of a person's list takes nothing from what the other list of theirs holds", async () => {
  const table: Table = [
    [/webinars/, no],
    [/townhalls\?/, no],
    [/townhalls/, of({ id: "t1" }, { id: "t2" })],
  ];
  const found = await collect([webinars], fakeGraph(table), { facts: [personOf("a")] });
  expect(found.volumeOf("teams.webinars", "a").items).toBe(2);
});
