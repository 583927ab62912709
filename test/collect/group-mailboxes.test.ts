import { expect, test } from "vitest";
import { groupMailboxes } from "../../src/collect/collectors/group-mailboxes.ts";
import { posts } from "../../src/collect/collectors/posts.ts";
import { groupOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const threads = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `t${from + index}`, topic: `sujet ${from + index}` }));
const postsOf = (path: string) => {
  const thread = /threads\/(t\d+)/.exec(path)?.[1];
  return {
    value: ["1", "2", "2"].map((each) => ({
      id: `${thread}-${each}`,
      ...(/body/.test(path)
        ? { body: { contentType: "html", content: `<p>${thread}</p>` }, hasAttachments: false }
        : {}),
    })),
  };
};
const table = [
  [/groups\/g1\/threads\?/, { value: threads(0, 20), "@odata.nextLink": "https://graph/more" }],
  [/more/, { value: threads(19, 25) }],
  [/groups\/g2\/threads\?/, { value: [] }],
  [/groups\/g3\/threads\?/, refusal("forbidden", 403, "ErrorAccessDenied")],
  [/groups\/g4\/threads\?/, refusal("not-provisioned", 404, "MailboxNotEnabledForRESTAPI")],
  [/threads\/t\d+\/posts/, postsOf],
] as const;
const facts = [
  ...["g1", "g2", "g3", "g4"].map((id) => groupOf(id)),
  groupOf("security", { unified: false }),
  groupOf("elsewhere"),
];

const scan = async (wish: Wish = {}) => {
  const graph = fakeGraph(table);
  const scope = { exclude: ["elsewhere@demo.example"], ...wish.scope };
  return { graph, found: await collect([groupMailboxes, posts], graph, { facts, ...wish, scope }) };
};

test.each([[1], [100]])("posts of every thread are counted once, cut after %d pages", async (cutAfter) => {
  const { found, graph } = await scan({ cutAfter });
  expect(found.containers.map(({ id }) => id)).toEqual(["g1", "g2", "g3"]);
  expect(found.volumes()).toEqual({ "exchange.group-mailboxes": { containers: 2, items: 50, bytes: null } });
  expect(found.gaps).toMatchObject([
    { cause: "left-out", count: 1, container: null },
    { cause: "forbidden", container: "g3", permission: "Group-Conversation.Read.All" },
    { cause: "not-provisioned", container: "g4" },
  ]);
  expect(graph.asked.filter((path) => /topic|body/.test(path))).toEqual([]);
  // Nothing is asked twice, but for the thread that two pages tell.
  expect(graph.asked.filter((path, at) => graph.asked.indexOf(path) !== at)).toEqual([expect.stringContaining("t19")]);
});

test("a topic is read once, with the first post of its thread", async () => {
  const { found } = await scan({ content: "full" });
  expect(new Set(found.readings.map(({ item }) => item)).size).toBe(50);
  const topics = found.readings.filter(({ contents }) => contents.length === 2).map(({ item }) => item);
  expect(new Set(topics)).toEqual(new Set(threads(0, 25).map(({ id }) => `${id}-1`)));
  expect(found.readings[0]?.contents).toEqual([
    { kind: "text", format: "text", text: "sujet 0" },
    { kind: "text", format: "html", text: "<p>t0</p>" },
  ]);
});

test("a topic is the first post's in a sample too: it is not read with another that is drawn", async () => {
  const { found } = await scan({ content: "sample", drawn: (_service, item) => ["t0-2", "t1-1"].includes(item) });
  const words = found.readings.map(({ item, contents }) => [item, contents.length]);
  expect(Object.fromEntries(words)).toEqual({ "t0-2": 1, "t1-1": 2 });
});

test.each<[string, Partial<Wish>, string[]]>([
  ["what has not changed stands", { versions: new Map([["t0-2", "1"]]) }, ["t1-1"]],
  ["what bears a protection marking is not read again", { protectedItems: ["t1-1"] }, ["t0-2"]],
])("of a second sample %s", async (_case, wish, read) => {
  const path = [
    /threads\/t\d\/posts/,
    (of: string) => ({ value: [1, 2].map((id) => ({ id: `${/t\d/.exec(of)}-${id}`, changeKey: "1" })) }),
  ] as const;
  const graph = fakeGraph([[/groups\/g1\/threads\?/, { value: threads(0, 2) }], path]);
  const drawn = (_service: string, item: string) => ["t0-2", "t1-1"].includes(item);
  const found = await collect([groupMailboxes, posts], graph, {
    facts: [groupOf("g1")],
    content: "sample",
    drawn,
    ...wish,
  });
  expect(found.readings.map(({ item }) => item)).toEqual(read);
  expect([...found.stood, ...read].sort()).toEqual(["t0-2", "t1-1"]);
});

test("nothing of a group whose content the configuration closes", async () => {
  const { found, graph } = await scan({ content: "full", scope: { excludeContent: ["g1"] } });
  expect(found.readings).toEqual([]);
  expect(found.gaps).toContainEqual(expect.objectContaining({ cause: "left-out", container: "g1", count: 50 }));
  expect(graph.asked.filter((path) => /topic|body/.test(path))).toEqual([]);
});

/** Version of each post, as a first scan would have kept it. */
const versions = (first: string) =>
  new Map(
    Array.from({ length: 2 }, (_, at) => [
      [`t${at}-1`, at === 0 ? first : "first 1"],
      [`t${at}-2`, "1"],
    ]).flat() as [string, string][],
  );

test.each<[string, string[], string, string[], number]>([
  ["nothing has: nothing is read", ["1", "2"], "first 1", [], 0],
  ["one post: its thread is read again, with its topic", ["1", "2"], "first 0", ["t0-1", "t0-2"], 1],
  ["the first one gone: what comes first by now is read with the topic", ["2"], "first 1", ["t0-2", "t1-2"], 2],
  ["one come: its thread is read", ["1", "2", "3"], "first 1", ["t0-1", "t0-2", "t0-3", "t1-1", "t1-2", "t1-3"], 2],
])("of what was read before, what has changed is read: %s", async (_case, each, first, read, listings) => {
  const graph = fakeGraph([
    [/groups\/g1\/threads\?/, { value: threads(0, 2) }],
    [
      /threads\/t\d\/posts/,
      (path) => ({ value: each.map((id) => ({ id: `${/t\d/.exec(path)}-${id}`, changeKey: "1" })) }),
    ],
  ]);
  const wish = { facts: [groupOf("g1")], content: "full", versions: versions(first) } as const;
  const found = await collect([groupMailboxes, posts], graph, wish);
  expect(found.readings.map(({ item }) => item)).toEqual(read);
  expect(graph.asked.filter((path) => /posts.*body/.test(path))).toHaveLength(listings);
  const topics = found.readings.filter(({ contents }) => contents.length > 0).map(({ item }) => item);
  expect(topics).toEqual(read.filter((item) => item.endsWith(`-${each[0]}`)));
});
