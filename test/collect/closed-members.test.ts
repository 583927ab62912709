/** What the configuration closes: people, groups that stand for their members, and chats that somebody closed takes part in. */

import { describe, expect, test } from "vitest";
import { chatMessages, readChatMessages } from "../../src/collect/collectors/chat-messages.ts";
import { chats } from "../../src/collect/collectors/chats.ts";
import { closedMembers } from "../../src/collect/collectors/closed-members.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { namedIn } from "../../src/collect/naming.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

const GROUP = "0f6f3cf1-53a3-4a0a-9e7c-0f7b0f1a2b3c";
const of = (...value: object[]) => ({ value });
const missing = refusal("vanished", 404, "Request_ResourceNotFound");
const lists = { id: GROUP, groupTypes: [] };

describe("whom an entry names", () => {
  const table: readonly (readonly [RegExp, Told | ((path: string) => Told)])[] = [
    [/^\/users\/ada%40demo\.example\?/, { id: "ada" }],
    [/^\/users\?\$filter=proxyAddresses.*alias%40/, of({ id: "ada" })],
    [/^\/groups\?\$filter=mail.*equipe%40/, of({ id: "team", groupTypes: ["Unified"] })],
    [/^\/groups\?\$filter=displayName%20eq%20'M%C3%A9decine%20de%20l''agent'/, of(lists)],
    [new RegExp(`^/groups/${GROUP}\\?`), lists],
    [/^\/sites\/demo\.sharepoint\.com:\/sites\/mediation\?/, { id: "s" }],
    [/odd/, refusal("unexpected", 400, "Request_UnsupportedQuery")],
    [/^\/(users|groups)\?/, of()],
    [/./, missing],
  ];

  test.each<[string, string, readonly string[]]>([
    ["ada@demo.example", "person", []],
    [" alias@demo.example ", "person", []],
    ["equipe@demo.example", "group", ["team unified"]],
    ["Médecine de l'agent", "group", [GROUP]],
    [GROUP, "group", [GROUP]],
    ["https://demo.sharepoint.com/sites/mediation/", "site", []],
    ["@demo.example", "pattern", []],
    ["faute@demo.example", "nobody", []],
    ["Groupe qui n’existe pas", "nobody", []],
    ["https://demo.sharepoint.com/sites/faute", "nobody", []],
    ["odd@demo.example", "unknown", []],
  ])("%s: %s", async (entry, kind, groups) => {
    const [named] = await namedIn(fakeGraph(table), [entry]);
    expect(named?.kind).toBe(kind);
    expect(named?.groups.map(({ id, unified }) => (unified ? `${id} unified` : id))).toEqual(groups);
  });
});

describe("members", () => {
  const folders = of({ id: "inbox", totalItemCount: 1, displayName: "Boîte de réception" });
  const scan = async (wish: Wish, more: readonly (readonly [RegExp, Told])[] = []) => {
    const graph = fakeGraph([
      ...more,
      [new RegExp(`^/groups/${GROUP}\\?`), lists],
      [/transitiveMembers/, of({ id: "b" }, { id: "device" })],
      [/^\/groups\?\$filter=mail.*equipe%40/, of({ id: "team", groupTypes: ["Unified"] })],
      [/^\/(users|groups)\?\$filter/, of()],
      [/userPurpose$/, { value: "user" }],
      [/mailFolders\/delta/, folders],
      [/messages\?|messages\/delta/, (path: string) => of({ id: path.split("/")[2] as string, subject: "Objet" })],
      ...NOTHING_ELSE,
      [/./, missing],
    ]);
    const facts = [personOf("a"), personOf("b")];
    const found = await collect([closedMembers, mailboxes, messages], graph, { facts, content: "full", ...wish });
    return { graph, found, mail: within(found, "exchange.mail") };
  };
  const closing = (...excludeContent: string[]): Wish => ({ scope: { excludeContent } });

  test.each<[string, Wish, string[]]>([
    ["nothing is closed", {}, ["a", "b"]],
    ["a group without a mailbox stands for its members", closing(GROUP), ["a"]],
    ["a Microsoft 365 group does not", closing("equipe@demo.example"), ["a", "b"]],
    ["cut after each page", { ...closing(GROUP), cutAfter: 1 }, ["a"]],
  ])("%s", async (_case, wish, read) => {
    const { found, mail } = await scan(wish);
    expect(found.readings.map(({ item }) => item)).toEqual(read);
    const closed = mail.gaps
      .filter(({ cause }) => cause === "left-out")
      .map(({ container, where }) => [container, where]);
    expect(closed).toEqual(["a", "b"].filter((id) => !read.includes(id)).map((id) => [id, "content"]));
  });

  test("who is in it could not be told: nothing of anybody's is read", async () => {
    const { found } = await scan(closing(GROUP), [[/transitiveMembers/, refusal("forbidden", 403)]]);
    expect(found.readings).toEqual([]);
    expect(found.gaps).toContainEqual(
      expect.objectContaining({ cause: "forbidden", where: "groups/transitiveMembers", container: GROUP }),
    );
  });

  test("nothing is read: no member is asked for", async () => {
    const { graph } = await scan({ ...closing(GROUP), content: "none" });
    expect(graph.asked.filter((path) => /^\/groups/.test(path))).toEqual([]);
  });
});

test.each(["full", "sample"] as const)(
  "a chat in which somebody closed takes part is read through nobody: %s",
  async (teams) => {
    const said = (id: string, chatId: string) => ({
      id,
      messageType: "message",
      createdDateTime: "2026-03-02T08:00:00Z",
      chatId,
      body: { contentType: "text", content: "texte" },
    });
    const graph = fakeGraph([
      [/^\/users\/a\/chats\?/, of({ id: "both", chatType: "oneOnOne" }, { id: "own", chatType: "group" })],
      [/^\/users\/b\/chats\?/, of({ id: "both", chatType: "oneOnOne" })],
      [/^\/users\/a\/chats\/getAllMessages/, of(said("1", "both"), said("2", "own"))],
    ]);
    const found = await collect([chats, chatMessages, readChatMessages], graph, {
      facts: [personOf("a"), personOf("b")],
      content: { exchange: "none", onedrive: "none", teams, sharepoint: "none" },
      scope: { excludeContent: ["b@demo.example"] },
    });
    expect(found.readings.map(({ container }) => container)).toEqual(["own"]);
    expect(found.volumeOf("teams.chat", "both").items).toBe(1);
    expect(found.gaps).toMatchObject([{ cause: "left-out", where: "content", container: "both" }]);
  },
);
