/** Messages of Teams asked for since they were last counted or read, and when all of them are asked for all the same. */

import { describe, expect, test } from "vitest";
import { channelMessages } from "../../src/collect/collectors/channel-messages.ts";
import { channels } from "../../src/collect/collectors/channels.ts";
import { chatMessages } from "../../src/collect/collectors/chat-messages.ts";
import { chats } from "../../src/collect/collectors/chats.ts";
import { groupOf, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];
const of = (...value: object[]) => ({ value });
const message = (id: string, where: object, day: string, more: object = {}) => ({
  id,
  messageType: "message",
  createdDateTime: "2026-03-01T08:00:00Z",
  lastModifiedDateTime: `2026-${day}T08:00:00Z`,
  body: { contentType: "text", content: "x" },
  ...where,
  ...more,
});
const inChannel = (channelId: string) => ({ channelIdentity: { channelId } });
const inChat = (chatId: string) => ({ chatId });
const full = { exchange: "none", onedrive: "none", teams: "full", sharepoint: "none" } as const;
const counted = { countTeamsMessages: true } as const;
const read = { content: full } as const;

/** `since` of each request for messages: a day's date, or `all`. */
const sinceIn = (asked: readonly string[]) =>
  asked
    .filter((path) => /getAllMessages/.test(path))
    .map((path) => /gt (\d{4}-\d\d-\d\d)T/.exec(decodeURIComponent(path))?.[1] ?? "all");

const dayOf = (mark: string) => /^\w+ [\d-]{10}/.exec(mark)?.[0] ?? mark;

const service = "teams.channel-messages";
const ofTeam: Table = [
  [/^\/teams\/t\/channels\?/, of({ id: "a", membershipType: "standard" }, { id: "b", membershipType: "standard" })],
  [
    /getAllMessages/,
    of(
      message("1", inChannel("a"), "05-02"),
      message("2", inChannel("b"), "06-09", { deletedDateTime: "2026-06-10T08:00:00Z" }),
    ),
  ],
];

const channel = (id: string, createdDateTime?: string) => ({ id, membershipType: "standard", createdDateTime });
const newChannel = (createdDateTime: string): Table => [
  [/^\/teams\/t\/channels\?/, of(channel("a", "2026-03-01T08:00:00Z"), channel("b", createdDateTime))],
];

async function ofChannels(table: Table, kept: Readonly<Record<string, string>>, wish: Wish) {
  const graph = fakeGraph([...table, ...ofTeam]);
  const deltaLinks = new Map(Object.entries(kept).map(([id, mark]) => [`${service} ${id}`, mark]));
  const facts = [groupOf("t", { team: true })];
  const found = await collect([channels, channelMessages], graph, { facts, deltaLinks, ...wish });
  const marks = Object.fromEntries([...found.deltaLinks].map(([key, mark]) => [key.split(" ")[1], dayOf(mark)]));
  return { found, since: sinceIn(graph.asked), marks };
}

describe("messages of a team's channels", () => {
  test.each<[string, Readonly<Record<string, string>>, Wish, string[], Record<string, string>]>([
    ["are all asked for at first", {}, counted, ["all"], { a: "counted 2026-06-10", b: "counted 2026-06-10" }],
    ["and read", {}, read, ["all"], { a: "read 2026-06-10", b: "read 2026-06-10" }],
    [
      "then since the earliest of what is known, a day before",
      { a: "counted 2026-05-01T00:00:00Z", b: "counted 2026-04-01T00:00:00Z" },
      counted,
      ["2026-03-31"],
      { a: "counted 2026-06-10", b: "counted 2026-06-10" },
    ],
    [
      "all where a channel is new, and nothing says since when",
      { a: "counted 2026-05-01T00:00:00Z" },
      counted,
      ["all"],
      { a: "counted 2026-06-10", b: "counted 2026-06-10" },
    ],
    [
      "all where they were counted alone and are to be read",
      { a: "read 2026-05-01T00:00:00Z", b: "counted 2026-05-01T00:00:00Z" },
      read,
      ["all"],
      { a: "read 2026-06-10", b: "read 2026-06-10" },
    ],
    [
      "those since they were read, where they are to be counted, and reading goes on from there later",
      { a: "read 2026-05-01T00:00:00Z", b: "read 2026-05-01T00:00:00Z" },
      counted,
      ["2026-04-30"],
      { a: "read 2026-05-01", b: "read 2026-05-01" },
    ],
    [
      "never since a day that is still to come: messages are written while a scan goes on",
      {},
      { ...counted, startedAt: new Date("2026-06-01T08:00:00Z") },
      ["all"],
      { a: "counted 2026-06-01", b: "counted 2026-06-01" },
    ],
    [
      "all where what is kept says nothing",
      { a: "nonsense", b: "read never" },
      counted,
      ["all"],
      { a: "counted 2026-06-10", b: "read never" },
    ],
  ])("%s", async (_case, kept, wish, since, marks) => {
    for (const cut of [{}, { cutAfter: 1 }]) {
      const told = await ofChannels([], kept, { ...wish, ...cut });
      if (!("cutAfter" in cut)) expect(told.since).toEqual(since);
      expect(told.marks).toEqual(marks);
      expect(told.found.items.map(({ id }) => id)).toEqual(["1"]);
      expect(told.found.volumeOf(service, "b").items).toBe(0);
      expect(told.found.gaps).toEqual([]);
    }
  });

  const known = { a: "counted 2026-05-01T00:00:00Z", b: "counted 2026-05-01T00:00:00Z" };

  test.each<[string, string, string]>([
    ["since the others are known, where it is younger", "2026-05-20T08:00:00Z", "2026-04-30"],
    ["since the others are known, where it was made on the day before", "2026-04-30T08:00:00Z", "2026-04-30"],
    ["since it was made, where it is older: none of its messages is", "2026-03-05T08:00:00Z", "2026-03-04"],
    ["all where its age makes no sense", "one day", "all"],
  ])("with a channel that is new, %s", async (_case, made, since) => {
    const told = await ofChannels(newChannel(made), { a: "counted 2026-05-01T00:00:00Z" }, counted);
    expect(told.since).toEqual([since]);
    expect(told.marks).toEqual({ a: "counted 2026-06-10", b: "counted 2026-06-10" });
    expect(told.found.items.map(({ id }) => id)).toEqual(["1"]);
    expect(told.found.volumeOf(service, "b").items).toBe(0);
  });

  test.each([400, 501])("all where the service takes no such question (%d)", async (status) => {
    const table: Table = [[/filter=/, refusal("unexpected", status, "BadRequest")]];
    const { since, found } = await ofChannels(table, known, counted);
    expect(since).toEqual(["2026-04-30", "all"]);
    expect(found.items.map(({ id }) => id)).toEqual(["1"]);
    expect(found.gaps).toEqual([]);
  });

  test.each(["forbidden", "given-up"] as const)("none twice where they are %s", async (cause) => {
    const { since, found } = await ofChannels([[/getAllMessages/, refusal(cause, 403)]], known, counted);
    expect(since).toHaveLength(1);
    expect(found.gaps).toMatchObject([
      { cause, container: "a" },
      { cause, container: "b" },
    ]);
    expect(found.volumeOf(service, "a").items).toBeNull();
  });

  test("what was deleted since is gone, what is not told again stands", async () => {
    const told: Table = [
      [/filter=/, of(message("1", inChannel("a"), "06-01", { deletedDateTime: "2026-06-01T08:00:00Z" }))],
    ];
    const tasks = {
      collector: "channel-messages",
      key: "t",
      cursor: null,
      params: { team: "t", channels: ["a", "b"], read: false },
    };
    const pages = await Array.fromAsync(
      channelMessages.run(tasks, {
        graph: fakeGraph(told),
        known: { deltaLink: async () => known.a },
        content: { ...full, teams: "none" },
        startedAt: new Date("2026-11-22T08:00:00Z"),
      } as never),
    );
    expect(pages[0]?.records).toEqual([{ kind: "removed", service, container: "a", id: "1" }]);
    expect(pages.at(-1)?.keep).toEqual([
      { service, container: "a" },
      { service, container: "b" },
    ]);
  });
});

describe("messages of a person's chats", () => {
  const many = Array.from({ length: 1200 }, (_, at) => ({ id: `chat-${String(at).padStart(4, "0")}` }));
  const table: Table = [
    [/^\/users\/p\/chats\?/, { value: many.slice(0, 700), "@odata.nextLink": "https://graph/chats/2" }],
    [/chats\/2$/, { value: many.slice(650) }],
    [/getAllMessages/, of(message("1", inChat("chat-0007"), "05-02"), message("1", inChat("chat-1100"), "05-03"))],
  ];
  const scan = async (kept: ReadonlyMap<string, string>, wish: Wish = {}) => {
    const graph = fakeGraph(table);
    const found = await collect([chats, chatMessages], graph, {
      facts: [personOf("p")],
      deltaLinks: kept,
      ...counted,
      ...wish,
    });
    return { found, since: sinceIn(graph.asked) };
  };
  const marked = (ids: readonly { id: string }[]) =>
    new Map(ids.map(({ id }) => [`teams.chat ${id}`, "counted 2026-05-01T00:00:00Z"]));

  test.each<[string, ReadonlyMap<string, string>, string[]]>([
    ["of all that they are in", new Map(), ["all"]],
    ["of those since", marked(many), ["2026-04-30"]],
    ["of all when too many of them are new to be asked for one by one", marked(many.slice(21)), ["all"]],
  ])("%s", async (_case, kept, since) => {
    for (const cut of [{}, { cutAfter: 1 }]) {
      const told = await scan(kept, cut);
      if (!("cutAfter" in cut)) expect(told.since).toEqual(since);
      expect(told.found.volumes()).toEqual({ "teams.chat": { containers: 1200, items: 2, bytes: null } });
      expect(told.found.deltaLinks.size).toBe(1200);
    }
  });

  describe("of which one is new", () => {
    const known = new Map(["a", "b"].map((id) => [`teams.chat ${id}`, "read 2026-05-01T00:00:00Z"]));
    const chat = (id: string, createdDateTime?: string) => ({ id, createdDateTime });
    const own = "https://graph/chats/new/2";
    const told = (made: string | undefined, rows: Table = []): Table => [
      ...rows,
      [/^\/users\/p\/chats\?/, of(chat("a"), chat("b"), chat("new", made))],
      [/getAllMessages/, of(message("1", inChat("a"), "05-02"))],
      [/^\/chats\/new\/messages/, { value: [message("2", inChat("new"), "02-01")], "@odata.nextLink": own }],
      [/chats\/new\/2$/, of(message("3", inChat("new"), "02-02", { deletedDateTime: "2026-02-03T08:00:00Z" }))],
    ];
    const ask = async (table: Table, wish: Wish = {}) => {
      const graph = fakeGraph(table);
      const found = await collect([chats, chatMessages], graph, {
        facts: [personOf("p")],
        deltaLinks: known,
        ...read,
        ...wish,
      });
      const messages = graph.asked.filter((path) => /[mM]essages|chats\/new/.test(path));
      return { found, asked: messages.map((path) => sinceIn([path])[0] ?? path.replace(/\?.*/, "")) };
    };

    test.each<[string, string | undefined, string[]]>([
      ["made since: nothing more is asked", "2026-05-10T08:00:00Z", ["2026-04-30"]],
      [
        "older than what is known: it alone is asked for",
        "2026-02-01T08:00:00Z",
        ["2026-04-30", "/chats/new/messages", own],
      ],
      ["of no known age: it alone is asked for", undefined, ["2026-04-30", "/chats/new/messages", own]],
    ])("%s", async (_case, made, asked) => {
      for (const cut of [{}, { cutAfter: 1 }]) {
        const done = await ask(told(made), cut);
        expect(done.asked).toEqual(asked);
        const items = asked.length === 1 ? ["1"] : ["1", "2"];
        expect(done.found.items.map(({ id }) => id)).toEqual(items);
        expect(done.found.readings.map(({ item }) => item)).toEqual(items);
        expect([...done.found.deltaLinks.keys()].sort()).toEqual(["a", "b", "new"].map((id) => `teams.chat ${id}`));
        expect(done.found.gaps).toEqual([]);
      }
    });

    test.each<[string, Told, string[]]>([
      ["gone: the others stand", refusal("vanished", 404), ["2026-04-30", "/chats/new/messages"]],
      [
        "not to be had alone: all are asked for",
        refusal("forbidden", 403),
        ["2026-04-30", "/chats/new/messages", "all"],
      ],
    ])("%s", async (_case, refused, asked) => {
      for (const cut of [{}, { cutAfter: 1 }]) {
        const done = await ask(told(undefined, [[/^\/chats\/new/, refused]]), cut);
        expect(done.asked).toEqual(asked);
        expect(done.found.items.map(({ id }) => id)).toEqual(["1"]);
        expect(done.found.gaps).toEqual([]);
      }
    });
  });

  test("one who is in no chat that was ever written in has none to go on from", async () => {
    const graph = fakeGraph([
      [/chats\?/, of({ id: "quiet" })],
      [/getAllMessages/, of()],
    ]);
    const found = await collect([chats, chatMessages], graph, { facts: [personOf("p")], ...counted });
    expect(found.volumeOf("teams.chat", "quiet").items).toBe(0);
    expect(found.deltaLinks.size).toBe(0);
  });
});
