/** Folders followed by delta: what a link tells is all that is asked for, and a link that is refused costs its folder alone. */

import { describe, expect, test } from "vitest";
import type { Tools } from "../../src/collect/collector.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, killedEvery, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

type Rows = readonly (readonly [RegExp, Told | ((path: string) => Told)])[];
const marked = (value: number) => ({ singleValueExtendedProperties: [{ id: "Integer 0x36", value: String(value) }] });
const message = (id: string, mark = 0) => ({
  id,
  subject: `objet ${id}`,
  body: { contentType: "text", content: `texte ${id}` },
  hasAttachments: false,
  ...marked(mark),
});
const LINK = "https://graph/users/a/mailFolders/inbox/messages/delta?$deltatoken=1";
const links = new Map([["exchange.mail a inbox", LINK]]);
const delta = (...value: object[]) => ({ value, "@odata.deltaLink": `${LINK}2` });
const rest: Rows = [
  [/userPurpose$/, { value: "user" }],
  [
    /mailFolders\/delta/,
    {
      value: [
        { id: "inbox", totalItemCount: 3, displayName: "Boîte" },
        { id: "other", totalItemCount: 1, displayName: "Autre" },
      ],
    },
  ],
  [/inbox\/messages\?\$select=id[&,]/, { value: [{ id: "m1" }, { id: "m2" }] }],
  [/inbox\/messages\/delta\?\$select/, delta(message("m1"), message("m2"))],
  [/other\/messages\?\$select=id[&,]/, { value: [{ id: "o1" }] }],
  [/other\/messages\/delta\?\$select/, { value: [message("o1")] }],
  [/\/messages\/m\d\?/, (path) => message(/messages\/(m\d)/.exec(path)?.[1] ?? "")],
  ...NOTHING_ELSE,
];

async function scan(rows: Rows, wish: Wish = {}) {
  const graph = fakeGraph([...rows, ...rest]);
  const about = { facts: [personOf("a")], content: "full", deltaLinks: links, ...wish } as const;
  const found = await collect([mailboxes, messages], graph, about);
  return { graph, found, mail: within(found, "exchange.mail") };
}
const read = ({ mail }: Awaited<ReturnType<typeof scan>>) => mail.readings.map(({ item }) => item);
const isInbox = (path: string) => /inbox\/messages|\/messages\/m/.test(path);

test("a first walk keeps a link for each folder that tells one", async () => {
  const { found, graph, mail } = await scan([], { deltaLinks: new Map() });
  expect(mail.readings.map(({ item, part }) => [item, part])).toEqual([
    ["m1", "inbox"],
    ["m2", "inbox"],
    ["o1", "other"],
  ]);
  expect([...found.deltaLinks]).toEqual([["exchange.mail a inbox", `${LINK}2`]]);
  expect(graph.asked.filter(isInbox)).toHaveLength(2);
});

describe("what a link tells", () => {
  test.each<[string, object[], string[], number, number]>([
    ["nothing: one request", [], ["o1"], 1, 0],
    ["a message with its words", [message("m3")], ["m3", "o1"], 1, 0],
    ["a change alone: it is asked for", [{ id: "m3" }], ["m3", "o1"], 2, 0],
    ["some of its words: it is asked for whole", [{ id: "m3", subject: "autre" }], ["m3", "o1"], 2, 0],
    ["one that is gone", [{ id: "m1", "@removed": { reason: "deleted" } }], ["o1"], 1, 0],
    ["one that is private by now: nobody reads it", [message("m3", 2)], ["o1"], 1, 1],
    ["a private one of which only the mark comes", [{ id: "m3", ...marked(1) }], ["o1"], 1, 1],
    ["one told twice: as last said", [message("m3", 2), message("m3")], ["m3", "o1"], 1, 0],
    ["one written, then deleted", [message("m3"), { id: "m3", "@removed": {} }], ["o1"], 1, 0],
  ])("%s", async (_case, told, items, requests, closed) => {
    for (const cutAfter of [1, 100]) {
      const done = await scan([[/deltatoken=1$/, delta(...told)]], { cutAfter });
      expect(read(done)).toEqual(items);
      expect(done.graph.asked.filter(isInbox)).toHaveLength(requests);
      const gaps = done.mail.gaps.filter(({ cause }) => cause === "private").map(({ count }) => count);
      expect(gaps).toEqual(closed === 0 ? [] : [closed]);
    }
  });
});

describe("a link that is refused", () => {
  test.each([[1], [100]])("starts its folder again, and no other: cut after %d pages", async (cutAfter) => {
    const done = await scan([[/deltatoken=1$/, { value: [], resync: true }]], { cutAfter });
    expect(read(done)).toEqual(["m1", "m2", "o1"]);
    expect(done.found.deltaLinks.get("exchange.mail a inbox")).toBe(`${LINK}2`);
    expect(done.graph.asked.filter((path) => /other\/messages/.test(path))).toHaveLength(2);
    expect(done.mail.gaps).toEqual([]);
  });

  test("again and again ends as an answer that makes no sense, and the others are read", async () => {
    const done = await scan([
      [/inbox\/messages\/delta/, { value: [], resync: true }],
      [/deltatoken=1$/, { value: [], resync: true }],
    ]);
    expect(read(done)).toEqual(["o1"]);
    expect(done.graph.asked.filter((path) => /inbox\/messages\/delta/.test(path))).toHaveLength(4);
    expect(done.mail.gaps).toMatchObject([{ cause: "unexpected", where: "messages", container: "a" }]);
  });

  test.each<[string, Told]>([
    ["by a word of its own", refusal("unexpected", 400, "ErrorInvalidUrlQueryFilter")],
    ["by 400 and no word", refusal("unexpected", 400)],
    ["by 404", refusal("unexpected", 404, "ErrorItemNotFound")],
    ["by 409", refusal("unexpected", 409, "resyncRequired")],
    ["by 500, for ever", refusal("given-up", 500, "ErrorInternalServerError")],
    ["by 504, for ever", refusal("given-up", 504)],
  ])("%s, where the folder itself is well, starts it again, and no other", async (_case, told) => {
    for (const cutAfter of [1, 100]) {
      const done = await scan([[/deltatoken=1$/, told]], { cutAfter });
      expect(read(done)).toEqual(["m1", "m2", "o1"]);
      expect(done.found.deltaLinks.get("exchange.mail a inbox")).toBe(`${LINK}2`);
      expect(done.graph.asked.filter((path) => /other\/messages/.test(path))).toHaveLength(2);
      expect(done.mail.gaps).toEqual([]);
    }
  });

  test.each<[string, Told, string[], string[]]>([
    [
      "by a word of its own starts its folder again",
      refusal("unexpected", 400, "ErrorInvalidUrlQuery"),
      ["m1", "m2"],
      [],
    ],
    ["by 404 does", refusal("unexpected", 404, "ErrorItemNotFound"), ["m1", "m2"], []],
    ["for want of a permission cuts it", refusal("forbidden", 403), [], ["forbidden"]],
    ["for what it fails on for ever cuts it", refusal("given-up", 500), [], ["given-up"]],
  ])("in the middle of a first walk %s", async (_case, told, inbox, causes) => {
    for (const cutAfter of [1, 100]) {
      let refusals = 0;
      const once = () => {
        refusals += 1;
        return refusals > 1 ? delta(message("m2")) : told;
      };
      const middle = { value: [message("m1")], "@odata.nextLink": `${LINK}skiptoken=2` };
      const rows: Rows = [
        [/skiptoken=2$/, once],
        [/inbox\/messages\/delta\?\$select/, middle],
      ];
      const done = await scan(rows, { deltaLinks: new Map(), cutAfter });
      expect(new Set(read(done))).toEqual(new Set(inbox.length > 0 ? [...inbox, "o1"] : ["m1", "o1"]));
      expect(done.mail.gaps.map(({ cause }) => cause)).toEqual(causes);
      expect(done.found.deltaLinks.size).toBe(inbox.length > 0 ? 1 : 0);
      expect(done.graph.asked.filter((path) => /other\/messages/.test(path))).toHaveLength(2);
    }
  });

  const silent = { refusal: { ...refusal("given-up", 503).refusal, away: "silent" } } as const;
  test.each<[string, RegExp, Told, string[], number]>([
    ["for want of a permission", /deltatoken=1$/, refusal("forbidden", 403), ["forbidden"], 1],
    ["by an outage", /deltatoken=1$/, silent, ["given-up"], 1],
    ["as all of the folder is", /inbox\/messages/, refusal("given-up", 500), ["given-up"], 2],
    ["since the folder is gone", /inbox\/messages/, refusal("vanished", 404), [], 2],
  ])("%s", async (_case, shape, told, causes, requests) => {
    const done = await scan([[shape, told]]);
    expect(read(done)).toEqual(["o1"]);
    expect(done.mail.gaps.map(({ cause }) => cause)).toEqual(causes);
    expect(done.graph.asked.filter(isInbox)).toHaveLength(requests);
    // What was known of it stands.
    expect(done.found.deltaLinks.get("exchange.mail a inbox")).toBe(LINK);
  });
});

describe("a folder of many pages that is looked over before it is read", () => {
  const PAGES = 6;
  /** @param marked the page that holds a private message. */
  const large = (marked: number | null): Rows => [
    [
      /inbox\/messages\?\$select=id[&,]|(looked|picked)\/\d/,
      (path) => {
        const [, walk = /top=1000/.test(path) ? "looked" : "picked", at = "0"] =
          /(looked|picked)\/(\d)/.exec(path) ?? [];
        const value = [message(`m${at}`, Number(at) === marked ? 2 : 0)];
        const next = Number(at) + 1;
        return { value, ...(next < PAGES && { "@odata.nextLink": `https://graph/inbox/messages/${walk}/${next}` }) };
      },
    ],
    [/\/messages\/o1\?/, message("o1")],
  ];
  const looked = (asked: readonly string[]) =>
    asked.filter((path) => /inbox\/messages\?\$select=id[&,].*top=1000|looked\/\d/.test(path)).length;

  test.each<[string, "full" | "sample", number | null, number]>([
    ["nothing private", "full", null, PAGES],
    ["no further than to the first that is private, where how many is of no use", "full", 3, 4],
    ["to the end where they are counted", "sample", 3, PAGES],
  ])("%s: goes on inside of it wherever it is stopped", async (_case, content, marked, pages) => {
    const wish = { deltaLinks: new Map(), content, drawn: () => false } as const;
    const [whole, cut] = [await scan(large(marked), wish), await scan(large(marked), { ...wish, cutAfter: 1 })];
    expect(looked(whole.graph.asked)).toBe(pages);
    // The page at which each run was stopped is committed: it is not asked for again.
    expect(looked(cut.graph.asked)).toBe(pages);
    expect(cut.mail.gaps).toEqual(whole.mail.gaps);
    expect(new Set(read(cut))).toEqual(new Set(read(whole)));
  });

  test.each(["full", "sample"] as const)("(%s) is not begun again by a run that is killed inside", async (content) => {
    const known = {
      deltaLink: async () => null,
      closedItems: async () => 0,
      versions: async () => new Map<string, string>(),
      protectedItems: async () => new Set<string>(),
    };
    const tools = { known, content: { exchange: content }, drawn: async () => [] };
    const asked = await killedEvery(
      4,
      () => fakeGraph([...large(null), ...rest]),
      (graph, cursor) =>
        messages.run({ collector: "messages", key: "a", params: { folders: ["inbox"] }, cursor }, {
          ...tools,
          graph,
          isPrivateName: () => false,
          isPrivateSubject: () => false,
        } as unknown as Tools),
    );
    // Each once, and once more where a run was killed.
    expect(looked(asked)).toBe(PAGES + 1);
  });

  test("a folder refused inside of it costs that folder alone, and what was found there is no count", async () => {
    const rows: Rows = [[/looked\/3/, refusal("forbidden", 403)], ...large(1)];
    const done = await scan(rows, { deltaLinks: new Map(), content: "sample", drawn: () => true });
    expect(done.mail.gaps.map(({ cause }) => cause)).toEqual(["forbidden"]);
    expect(read(done)).toEqual(["o1"]);
  });
});
