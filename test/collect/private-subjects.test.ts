/** What says in its subject that it is private is counted, told, and hands no word of it on to be read. */

import { describe, expect, test } from "vitest";
import { channelMessages, readChannelMessages } from "../../src/collect/collectors/channel-messages.ts";
import { channels } from "../../src/collect/collectors/channels.ts";
import { events } from "../../src/collect/collectors/events.ts";
import { groupMailboxes } from "../../src/collect/collectors/group-mailboxes.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { posts } from "../../src/collect/collectors/posts.ts";
import { groupOf, NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph } from "./fake-graph.ts";
import { collect, type Gathered, type Wish, within } from "./harness.ts";

const SUBJECTS: Readonly<Record<string, string>> = {
  m1: "Réunion du service du personnel",
  m2: "RE: TR: [EXT] Privé - rendez-vous médical",
  m3: "Gestion du personnel",
  m4: "Objet : PERSONNEL ET CONFIDENTIEL",
};
const HELD = "mots que nul ne lit";
const worded = (path: string, id: string) => ({
  id,
  ...(/subject/.test(path) && { subject: SUBJECTS[id] }),
  ...(/sensitivity/.test(path) && { sensitivity: "normal" }),
  ...(/body/.test(path) && {
    body: { contentType: "text", content: id === "m2" || id === "m4" ? HELD : "texte" },
    hasAttachments: true,
  }),
});
const all = (path: string) => ({ value: Object.keys(SUBJECTS).map((id) => worded(path, id)) });
const one = (path: string) => worded(path, /(m\d)\?/.exec(path)?.[1] ?? "");

const told = ({ gaps }: Pick<Gathered, "gaps">) =>
  gaps.filter(({ cause }) => cause === "private").map(({ where, count }) => [where, count]);
const said = ({ readings, gaps, containers }: Pick<Gathered, "readings" | "gaps" | "containers">) =>
  JSON.stringify([readings, gaps, containers]);

describe("messages", () => {
  const table = [
    [/userPurpose$/, { value: "user" }],
    [/mailFolders\/delta/, { value: [{ id: "inbox", totalItemCount: 4, displayName: "Boîte de réception" }] }],
    [
      /m1\/attachments/,
      {
        value: [
          { "@odata.type": "#microsoft.graph.fileAttachment", id: "f1", name: "Privé.pdf", size: 10 },
          { "@odata.type": "#microsoft.graph.itemAttachment", id: "i1", name: "TR: Perso - dîner", size: 10 },
          { "@odata.type": "#microsoft.graph.fileAttachment", id: "f2", name: "Gestion du personnel.pdf", size: 10 },
        ],
      },
    ],
    [/attachments/, { value: [] }],
    [/mailFolders\/inbox\/messages/, all],
    [/messages\/m\d\?/, one],
  ] as const;
  const scan = async (wish: Wish) => {
    const graph = fakeGraph([...table, ...NOTHING_ELSE]);
    const found = await collect([mailboxes, messages], graph, { facts: [personOf("a")], ...wish });
    return { graph, found: within(found, "exchange.mail") };
  };

  test.each<[string, Wish]>([
    ["all read", { content: "full" }],
    ["all read, cut after each page", { content: "full", cutAfter: 1 }],
    ["sampled", { content: "sample" }],
  ])("%s", async (_case, wish) => {
    const { found, graph } = await scan(wish);
    expect(found.readings.map(({ item }) => item)).toEqual(["m1", "m3"]);
    expect(told(found)).toEqual([["messages", 2]]);
    expect(found.volumeOf("exchange.mail", "a").items).toBe(4);
    expect(said(found)).not.toContain(HELD);
    expect(graph.asked.filter((path) => /m[24]\/attachments/.test(path))).toEqual([]);
  });

  test("of what is attached, a file by its name and a message by its subject is told, and not read", async () => {
    const { found } = await scan({ content: "full" });
    const [, , ...attached] = found.readings.find(({ item }) => item === "m1")?.contents ?? [];
    expect(attached.map((content) => (content.kind === "fetch" ? content.name : content.kind))).toEqual([
      "private",
      "private",
      "Gestion du personnel.pdf",
    ]);
  });

  test("a sample does not even ask for their bodies", async () => {
    const { graph } = await scan({ content: "sample" });
    expect(graph.asked.filter((path) => /body/.test(path)).map((path) => /m\d/.exec(path)?.[0])).toEqual(["m1", "m3"]);
  });

  test("all read: a subject costs no request more than none", async () => {
    const { graph } = await scan({ content: "full" });
    expect(graph.asked.filter((path) => /messages\/m\d\?/.test(path))).toEqual([]);
  });

  test("nothing is read: no subject is asked for", async () => {
    const { graph } = await scan({ content: "none" });
    expect(graph.asked.filter((path) => /subject/.test(path))).toEqual([]);
  });
});

describe("events", () => {
  const table = [
    [/userPurpose$/, { value: "user" }],
    [
      /calendars\?/,
      (path: string) => ({
        value: [
          { id: "main", isDefaultCalendar: true, ...(/name/.test(path) && { name: "Calendrier" }) },
          { id: "own", canShare: true, ...(/name/.test(path) && { name: "Privé" }) },
          { id: "work", canShare: true, ...(/name/.test(path) && { name: "Gestion du personnel" }) },
        ],
      }),
    ],
    [/calendars\/main\/events/, all],
    [/calendars\/own\/events/, { value: [{ id: "e1" }, { id: "e2" }, { id: "e3" }] }],
    [/calendars\/work\/events/, (path: string) => ({ value: [worded(path, "m9")] })],
    [/attachments/, { value: [] }],
    [/events\/m\d\?/, one],
  ] as const;
  const scan = async (wish: Wish) => {
    const graph = fakeGraph([...table, ...NOTHING_ELSE]);
    const found = await collect([mailboxes, events], graph, { facts: [personOf("a")], ...wish });
    return { graph, found: within(found, "exchange.calendar") };
  };

  test.each<[string, Wish]>([
    ["all read", { content: "full" }],
    ["all read, cut after each page", { content: "full", cutAfter: 1 }],
    ["sampled", { content: "sample" }],
  ])("%s: two by their subject, three by the name of their calendar", async (_case, wish) => {
    const { found } = await scan(wish);
    expect(found.readings.map(({ item }) => item)).toEqual(["m1", "m3", "m9"]);
    expect(told(found)).toEqual([["events", 5]]);
    expect(found.volumeOf("exchange.calendar", "a").items).toBe(8);
    expect(said(found)).not.toContain(HELD);
  });

  test("nothing of a private calendar is asked for but its ids", async () => {
    const { graph } = await scan({ content: "full" });
    expect(graph.asked.filter((path) => /calendars\/own/.test(path) && /subject|sensitivity|body/.test(path))).toEqual(
      [],
    );
  });

  test("nothing is read: neither names of calendars nor subjects are asked for", async () => {
    const { graph } = await scan({ content: "none" });
    expect(graph.asked.filter((path) => /subject|,name/.test(path))).toEqual([]);
  });
});

describe("posts of groups, by the topic of their thread", () => {
  const table = [
    [
      /groups\/g\/threads\?/,
      (path: string) => ({
        value: Object.entries(SUBJECTS).map(([id, topic]) => ({ id, ...(/topic/.test(path) && { topic }) })),
      }),
    ],
    [
      /threads\/m\d\/posts/,
      (path: string) => ({
        value: ["1", "2"].map((each) => {
          const thread = /threads\/(m\d)/.exec(path)?.[1] ?? "";
          return { ...worded(path, thread), id: `${thread}-${each}`, hasAttachments: false };
        }),
      }),
    ],
  ] as const;

  test.each<[string, Wish]>([
    ["all read", { content: "full" }],
    ["all read, cut after each page", { content: "full", cutAfter: 1 }],
    ["sampled", { content: "sample" }],
  ])("%s", async (_case, wish) => {
    const graph = fakeGraph(table);
    const found = await collect([groupMailboxes, posts], graph, { facts: [groupOf("g")], ...wish });
    expect(found.readings.map(({ item }) => item)).toEqual(["m1-1", "m1-2", "m3-1", "m3-2"]);
    expect(told(found)).toEqual([["threads", 4]]);
    expect(found.volumeOf("exchange.group-mailboxes", "g").items).toBe(8);
    expect(graph.asked.filter((path) => /threads\/m[24]\/posts/.test(path) && /body/.test(path))).toEqual([]);
  });
});

describe("messages of channels", () => {
  const message = (id: string) => ({
    id,
    messageType: "message",
    createdDateTime: "2026-03-02T08:00:00Z",
    channelIdentity: { channelId: "general" },
    subject: SUBJECTS[id],
    body: { contentType: "text", content: id === "m2" || id === "m4" ? HELD : "texte" },
    attachments: [],
  });
  const table = [
    [/channels\/getAllMessages/, { value: Object.keys(SUBJECTS).map(message) }],
    [/channels\?/, { value: [{ id: "general", displayName: "Général", membershipType: "standard" }] }],
  ] as const;
  const content = (teams: "full" | "sample") =>
    ({ exchange: "none", onedrive: "none", teams, sharepoint: "none" }) as const;

  test.each<[string, Wish]>([
    ["all read", { content: content("full") }],
    ["all read, cut after each page", { content: content("full"), cutAfter: 1 }],
    ["sampled", { content: content("sample") }],
  ])("%s", async (_case, wish) => {
    const facts = [groupOf("t", { team: true })];
    const found = await collect([channels, channelMessages, readChannelMessages], fakeGraph(table), { facts, ...wish });
    expect(found.readings.map(({ item }) => item)).toEqual(["m1", "m3"]);
    expect(found.items.filter((item) => item.private).map(({ id }) => id)).toEqual(["m2", "m4"]);
    expect(said(found)).not.toContain(HELD);
  });
});
