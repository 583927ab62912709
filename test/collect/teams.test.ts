import { describe, expect, test } from "vitest";
import { callRecords } from "../../src/collect/collectors/call-records.ts";
import { channelMessages, readChannelMessages } from "../../src/collect/collectors/channel-messages.ts";
import { channels } from "../../src/collect/collectors/channels.ts";
import { chatMessages, readChatMessages } from "../../src/collect/collectors/chat-messages.ts";
import { chats } from "../../src/collect/collectors/chats.ts";
import { invisibleExchange, invisibleSharepoint, invisibleTeams } from "../../src/collect/collectors/invisible.ts";
import { planTasks, readPlanTasks } from "../../src/collect/collectors/plan-tasks.ts";
import { plans } from "../../src/collect/collectors/plans.ts";
import { webinars } from "../../src/collect/collectors/webinars.ts";
import { groupOf, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];
const of = (...value: object[]) => ({ value });
const SECRET = "mot à ne pas garder";

const scan = async (collectors: Parameters<typeof collect>[0], table: Table, wish: Wish) => {
  const graph = fakeGraph(table);
  return { graph, found: await collect(collectors, graph, wish) };
};

/** Everything that was said, readings apart: nothing of a message may be in it. */
const said = (found: Awaited<ReturnType<typeof collect>>) =>
  JSON.stringify([found.containers, found.items, found.parts, found.gaps]);

const message = (id: string, channelId: string, more: object = {}) => ({
  id,
  messageType: "message",
  createdDateTime: "2026-03-02T08:00:00Z",
  channelIdentity: { channelId },
  subject: `Sujet ${SECRET}`,
  body: { contentType: "html", content: `<p>${SECRET}</p>` },
  attachments: [
    { contentType: "reference", content: null },
    { contentType: "application/vnd.microsoft.card.adaptive", content: "carte" },
  ],
  ...more,
});
const notOpened: Table = [[/filesFolder/, refusal("not-provisioned", 404)]];
const ofChannels: Table = [
  ...notOpened,
  [
    /^\/teams\/[^/]+\/channels\/getAllMessages/,
    { value: [message("1", "general"), message("2", "general")], "@odata.nextLink": "https://graph/posts/2" },
  ],
  [
    /posts\/2/,
    of(
      message("2", "general"),
      message("1", "private"),
      message("3", "general", { messageType: "systemEventMessage" }),
      message("4", "general", { deletedDateTime: "2026-03-03T08:00:00Z" }),
      message("5", "of another team"),
    ),
  ],
  [
    /^\/teams\/t\/channels\?/,
    of(
      { id: "general", displayName: "Général", membershipType: "standard", isArchived: true },
      { id: "private", displayName: "Encadrement", membershipType: "private" },
      { id: "shared", displayName: "Partenaires", membershipType: "shared" },
    ),
  ],
  [/^\/teams\/[^/]+\/channels\?/, refusal("forbidden", 403, "Forbidden")],
];
const team = groupOf("t", { team: true, owners: [], guests: 2 });
const allChannels = [channels, channelMessages, readChannelMessages];
const teamsFull = { exchange: "none", onedrive: "none", teams: "full", sharepoint: "none" } as const;

describe("channels", () => {
  test("stand at their team; without leave to fetch whole messages, nothing of them is asked for", async () => {
    const { found, graph } = await scan(allChannels, ofChannels, { facts: [team, groupOf("g")] });
    expect(found.containers).toMatchObject([
      {
        id: "general",
        type: "standard",
        name: "Général",
        group: "t",
        traits: { ownerless: true, guests: 2, archived: true },
      },
      { id: "private", type: "private" },
      { id: "shared", type: "shared-channel" },
    ]);
    expect(found.volumes()).toEqual({ "teams.channel-messages": { containers: 3, items: null, bytes: null } });
    expect(found.gaps).toMatchObject(
      ["general", "private", "shared"].map((container) => ({ cause: "left-out", where: "messages", container })),
    );
    expect(graph.asked.filter((path) => /messages/i.test(path))).toEqual([]);
  });

  test.each<[string, Wish]>([
    ["fetched to be counted", { countTeamsMessages: true }],
    ["read", { content: teamsFull }],
    ["read, and cut after each page", { content: teamsFull, cutAfter: 1 }],
  ])("messages %s: posts and replies, once, in their own channels", async (_case, wish) => {
    const { found } = await scan(allChannels, ofChannels, { facts: [team], ...wish });
    expect(found.volumes()).toEqual({ "teams.channel-messages": { containers: 3, items: 3, bytes: null } });
    expect(found.volumeOf("teams.channel-messages", "shared").items).toBe(0);
    expect(found.gaps).toEqual([]);
    expect(said(found)).not.toContain(SECRET);
    expect(found.readings.length > 0).toBe(wish.content !== undefined);
  });

  test("what is read of a message: its subject, its text, its cards, not the files that it points to", async () => {
    const { found } = await scan(allChannels, ofChannels, { facts: [team], content: teamsFull });
    expect(found.readings[0]).toEqual({
      service: "teams.channel-messages",
      container: "general",
      item: "1",
      name: null,
      contents: [
        { kind: "text", format: "text", text: `Sujet ${SECRET}` },
        { kind: "text", format: "text", text: "carte" },
        { kind: "text", format: "html", text: `<p>${SECRET}</p>` },
      ],
    });
  });

  test("a sample is read once all is counted, and that alone", async () => {
    const content = { ...teamsFull, teams: "sample" } as const;
    const { found } = await scan(allChannels, ofChannels, {
      facts: [team],
      content,
      drawn: (_service, _item, placed) => placed === "general/2",
    });
    expect(new Set(found.readings.map(({ item }) => item))).toEqual(new Set(["2"]));
    expect(found.volumes()["teams.channel-messages"]?.items).toBe(3);
  });

  test("closed by the configuration: told, not read, not counted", async () => {
    const wish = { facts: [team], content: teamsFull, scope: { excludeContent: ["t@demo.example"] } };
    const { found, graph } = await scan(allChannels, ofChannels, wish);
    expect(graph.asked.filter((path) => /messages/i.test(path))).toEqual([]);
    expect(found.volumes()["teams.channel-messages"]?.items).toBeNull();
    expect(new Set(found.gaps.map(({ where }) => where))).toEqual(new Set(["content", "messages"]));
  });

  test.each(["unknownFutureValue", "constructor", "__proto__", "toString"])(
    "a channel of the kind %j, which nobody knows, is one like the others",
    async (membershipType) => {
      const table: Table = [[/channels\?/, of({ id: "new", displayName: "Neuf", membershipType })], ...notOpened];
      const { found } = await scan([channels], table, { facts: [team] });
      expect(found.containers).toMatchObject([{ id: "new", type: "standard" }]);
    },
  );

  test.each<[string, Table, object[]]>([
    [
      "messages",
      [[/getAllMessages/, refusal("forbidden", 403, "Forbidden")]],
      [{ container: "general" }, { container: "private" }, { container: "shared" }],
    ],
    [
      "the list",
      [[/channels\?/, refusal("forbidden", 403, "Forbidden")]],
      [
        { service: "teams.channel-messages", container: "t", permission: "Channel.ReadBasic.All" },
        { service: "teams.files", container: "t", permission: "Channel.ReadBasic.All" },
      ],
    ],
  ])("refused: %s", async (_case, table, gaps) => {
    const { found } = await scan(allChannels, [...table, ...ofChannels], { facts: [team], countTeamsMessages: true });
    expect(found.volumes()).toEqual({});
    expect(found.gaps).toMatchObject(gaps);
  });
});

const said1 = (id: string, chatId: string) => message(id, "", { channelIdentity: null, chatId });
const ofChats: Table = [
  [
    /^\/users\/a\/chats\?/,
    {
      value: [
        { id: "both", chatType: "oneOnOne" },
        { id: "alone", chatType: "group", topic: SECRET },
      ],
      "@odata.nextLink": "https://graph/more-chats",
    },
  ],
  [/more-chats/, of({ id: "alone", chatType: "group" })],
  [/^\/users\/b\/chats\?/, of({ id: "both", chatType: "oneOnOne", lastUpdatedDateTime: "2026-05-01T00:00:00Z" })],
  [/^\/users\/c\/chats\?/, refusal("not-provisioned", 404)],
  [/^\/users\/a\/chats\/getAllMessages/, of(said1("1", "both"), said1("2", "both"))],
  [/^\/users\/b\/chats\/getAllMessages/, of(said1("1", "both"), said1("2", "both"))],
];
const allChats = [chats, chatMessages, readChatMessages];
const people = [personOf("a"), personOf("b"), personOf("c"), personOf("guest", { guest: true })];

describe("chats", () => {
  test("count once however many take part, without name; messages are not asked for", async () => {
    const { found, graph } = await scan(allChats, ofChats, { facts: people });
    expect(found.containers.map(({ id, type, name }) => [id, type, name])).toEqual([
      ["both", "oneOnOne", null],
      ["alone", "group", null],
    ]);
    expect(found.volumes()).toEqual({ "teams.chat": { containers: 2, items: null, bytes: null } });
    expect(graph.asked.filter((path) => /messages|topic|members/i.test(path))).toEqual([]);
    expect(said(found)).not.toContain(SECRET);
  });

  test.each<[string, Wish]>([
    ["fetched to be counted", { countTeamsMessages: true }],
    ["read", { content: teamsFull }],
    ["cut after each page", { content: teamsFull, cutAfter: 1 }],
  ])("messages %s count once, and a chat without any has none", async (_case, wish) => {
    const { found } = await scan(allChats, ofChats, { facts: people, ...wish });
    expect(found.volumes()).toEqual({ "teams.chat": { containers: 2, items: 2, bytes: null } });
    expect(found.volumeOf("teams.chat", "alone").items).toBe(0);
    expect(said(found)).not.toContain(SECRET);
  });

  test("a chat that one member's list refuses is counted by the other's", async () => {
    const table: Table = [[/a\/chats\/getAllMessages/, refusal("forbidden", 403)], ...ofChats];
    const { found } = await scan(allChats, table, { facts: people, countTeamsMessages: true });
    expect(found.volumeOf("teams.chat", "both").items).toBe(2);
    expect(found.volumeOf("teams.chat", "alone").items).toBeNull();
    expect(found.gaps).toMatchObject([{ cause: "forbidden", where: "users/chats/getAllMessages" }]);
  });
});

const organisedBy = (id: string, by: string | null) => ({
  id,
  createdBy: { user: { id: by, displayName: SECRET } },
});
const ofCalls: Table = [
  [
    /^\/communications\/callRecords/,
    {
      value: [
        { id: "1", modalities: ["audio"] },
        { id: "2", modalities: ["audio", "video"] },
        { id: "3", modalities: ["audio", "videoBasedScreenSharing"] },
      ],
      "@odata.nextLink": "https://graph/calls/2",
    },
  ],
  [/calls\/2/, of({ id: "3", modalities: ["audio", "videoBasedScreenSharing"] }, { id: "4", modalities: [] })],
];

describe("meetings", () => {
  test.each([undefined, 1])("calls of thirty days, with a picture or without, as counts alone", async (cutAfter) => {
    const { found, graph } = await scan([callRecords], ofCalls, cutAfter === undefined ? {} : { cutAfter });
    expect(found.volumes()).toEqual({
      "teams.meetings-audio": { containers: 0, items: 2, bytes: null },
      "teams.meetings-video": { containers: 0, items: 2, bytes: null },
    });
    expect(decodeURIComponent(graph.asked[0] ?? "")).toContain("startDateTime ge 2026-10-23T08:00:00.000Z");
  });

  test.each<[string, Table, Wish, string]>([
    ["refused", [[/callRecords/, refusal("forbidden", 403)]], {}, "forbidden"],
    ["left out of a scan of some people", [], { scope: { include: ["a@demo.example"] } }, "left-out"],
  ])("calls %s", async (_case, table, wish, cause) => {
    const { found } = await scan([callRecords], table, wish);
    expect(found.volumes()).toEqual({});
    expect(found.gaps).toMatchObject([{ cause }, { cause }]);
  });

  const ofEvents: Table = [
    [/webinars\/getByUserIdAndRole\(userId='a'/, of({ id: "w1", startDateTime: { dateTime: "2026-01-01T09:00:00" } })],
    [/webinars\/getByUserIdAndRole\(userId='b'/, refusal("forbidden", 403)],
    [/townhalls\/getByUserIdAndRole\(userId='a'/, of({ id: "t1" })],
    [/getByUserIdAndRole/, of()],
  ];
  const listed = { value: [organisedBy("t1", "a")], "@odata.nextLink": "https://graph/townhalls/2" };
  const whole: Table = [
    [/^\/solutions\/virtualEvents\/townhalls\?/, listed],
    [/townhalls\/2$/, of(organisedBy("t1", "a"), organisedBy("t2", "left"), organisedBy("t3", "guest"))],
  ];
  const left = { id: "left", type: "organiser", name: null };

  test.each<[string, Table, Wish, number, object[]]>([
    ["of the whole tenant in one list", whole, {}, 5, [{ id: "a", owner: "a" }, left]],
    ["whatever is cut", whole, { cutAfter: 1 }, 0, [{ id: "a", owner: "a" }, left]],
    ["of those in the scope", whole, { scope: { exclude: ["a@demo.example", "left"] } }, 4, []],
    ["asked of each where the list is refused", [[/townhalls(\?|$)/, refusal("forbidden", 403)]], {}, 7, [{ id: "a" }]],
    [
      "whole, and asked of each where that is refused too, once Graph takes no selection",
      [[/townhalls(\?|$)/, refusal("unexpected", 400)]],
      {},
      8,
      [{ id: "a" }],
    ],
    ["or says too little", [[/townhalls\?/, of(organisedBy("t1", null))]], {}, 7, [{ id: "a" }]],
  ])("webinars and town halls stand on who organises them: %s", async (_case, table, wish, asked, containers) => {
    const { found, graph } = await scan([webinars], [...table, ...ofEvents], { facts: people, ...wish });
    expect(found.containers).toMatchObject(containers);
    expect(found.gaps.filter(({ cause }) => cause !== "left-out")).toMatchObject([
      { cause: "forbidden", where: "solutions/virtualEvents/webinars" },
    ]);
    if (containers.length > 0) expect(found.volumeOf("teams.webinars", "a").items).toBe(2);
    if (asked > 0) expect(graph.asked).toHaveLength(asked);
    expect(said(found)).not.toContain(SECRET);
  });

  test("an outage of the list of town halls is told, and costs nobody their webinars", async () => {
    const table: Table = [[/townhalls\?/, refusal("given-up", 503)], ...ofEvents];
    const { found } = await scan([webinars], table, { facts: [personOf("a")] });
    expect(found.volumes()).toEqual({ "teams.webinars": { containers: 1, items: 1, bytes: null } });
    expect(found.gaps).toMatchObject([{ cause: "given-up", where: "solutions/virtualEvents/townhalls" }]);
  });
});

const ofPlans: Table = [
  [/^\/groups\/g\/planner/, of({ id: "p1", title: "Charge" }, { id: "p2", title: "Vide" })],
  [/^\/groups\/[^/]+\/planner/, refusal("forbidden", 403)],
  [/p1\/tasks\?\$select=id,createdDateTime/, { value: [{ id: "k1" }], "@odata.nextLink": "https://graph/tasks/2" }],
  [/tasks\/2/, of({ id: "k1" }, { id: "k2" })],
  [/p1\/tasks\?\$select=id,title/, of({ id: "k1", title: "Relire" }, { id: "k2", title: "Transmettre" })],
  [/p2\/tasks/, of()],
  [/k1\/details/, { description: SECRET, checklist: { x: { "@odata.type": "#x", title: "Cocher" } } }],
  [/k2\/details/, refusal("vanished", 404)],
];

describe("plans", () => {
  test("count their tasks, without a word of them", async () => {
    const facts = [groupOf("g"), groupOf("h"), groupOf("s", { unified: false })];
    const { found, graph } = await scan([plans, planTasks, readPlanTasks], ofPlans, { facts });
    expect(found.volumes()).toEqual({ "other.planner": { containers: 2, items: 2, bytes: null } });
    expect(found.gaps).toMatchObject([{ cause: "forbidden", where: "groups/planner/plans" }]);
    expect(graph.asked.filter((path) => /details|tasks.*title/.test(path))).toEqual([]);
  });

  const detailed = { description: SECRET, checklist: { x: { title: "Cocher" } } };
  test.each<[string, Table, number]>([
    [
      "that come with the list",
      [
        [
          /tasks.*expand=details/,
          of({ id: "k1", title: "Relire", details: detailed }, { id: "k2", title: "Transmettre", details: {} }),
        ],
      ],
      0,
    ],
    ["asked for one by one where the list leaves them out", [], 2],
    ["or refuses them", [[/tasks.*expand=details/, refusal("unexpected", 400)]], 2],
  ])("are read with notes and check lists %s", async (_case, table, asked) => {
    const { found, graph } = await scan(
      [plans, planTasks, readPlanTasks],
      [[/p2\/tasks/, of()], ...table, ...ofPlans],
      {
        facts: [groupOf("g")],
        content: "full",
      },
    );
    expect(graph.asked.filter((path) => /^\/planner\/tasks\//.test(path))).toHaveLength(asked);
    const texts = found.readings.map(({ contents }) =>
      contents.map((content) => content.kind === "text" && content.text),
    );
    expect(texts).toEqual([["Relire", SECRET, "Cocher"], ["Transmettre"]]);
    expect(said(found)).not.toContain(SECRET);
  });
});

test("services that take no selection are asked without, and nothing more of them is kept", async () => {
  const { GraphFault } = await import("../../src/graph/graph.ts");
  const bad = new GraphFault("GET: 400 BadRequest", { status: 400 });
  const table: Table = [
    [/\$select/, bad],
    [/^\/users\/[^/]+\/chats\?/, of({ id: "chat", chatType: "group", topic: SECRET })],
    [/getAllMessages/, of(said1("1", "chat"))],
    [/townhalls$/, of(organisedBy("t", "a"))],
    [/getByUserIdAndRole/, of({ id: "w", displayName: SECRET })],
  ];
  const wish = { facts: [personOf("a")], countTeamsMessages: true };
  const { found } = await scan([...allChats, webinars], table, wish);
  expect(found.volumes()).toMatchObject({
    "teams.chat": { items: 1 },
    "teams.webinars": { items: 2 },
  });
  expect(said(found)).not.toContain(SECRET);
});

test("whole call records name who took part: they are asked for where contents are read, and else told as refused", async () => {
  const table: Table = [
    [/\$select/, refusal("unexpected", 400)],
    [/callRecords/, of({ id: "c", modalities: ["video"], organizer: { user: { displayName: SECRET } } })],
  ];
  const read = await scan([callRecords], table, { content: "full" });
  expect(read.found.volumes()).toMatchObject({ "teams.meetings-video": { items: 1 } });
  expect(said(read.found)).not.toContain(SECRET);
  const counted = await scan([callRecords], table, {});
  expect(counted.graph.asked).toHaveLength(1);
  expect(counted.found.gaps.map(({ service, cause }) => [service, cause]).sort()).toEqual([
    ["teams.meetings-audio", "unexpected"],
    ["teams.meetings-video", "unexpected"],
  ]);
});

test("what Graph shows to no application is said in every scan, and makes none incomplete", async () => {
  const { found, graph } = await scan([invisibleExchange, invisibleTeams, invisibleSharepoint], [], {});
  expect(graph.asked).toEqual([]);
  expect(new Set(found.gaps.map(({ cause }) => cause))).toEqual(new Set(["invisible"]));
  expect(found.gaps.map(({ service }) => service)).toContain("exchange.public-folders");
});
