import { describe, expect, test } from "vitest";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

const mark = (value: number) => ({ singleValueExtendedProperties: [{ id: "Integer 0x36", value: String(value) }] });
const words = (id: string) => ({
  subject: `objet ${id}`,
  body: { contentType: "html", content: `<p>texte ${id}</p>` },
  hasAttachments: id === "m1",
});
/** Things of a folder: as marks, or with their words when these are asked for. */
const things = (path: string, ids: readonly string[], marks: Readonly<Record<string, number>> = {}) =>
  ids.map((id) => ({
    id,
    ...mark(marks[id] ?? 0),
    ...(/body/.test(path) ? words(id) : {}),
    ...(/changeKey/.test(path) && { changeKey: `v${id.slice(1)}` }),
  }));

const folders = [
  { id: "inbox", totalItemCount: 3, displayName: "Boîte de réception" },
  { id: "mixed", totalItemCount: 3, displayName: "Divers" },
  { id: "personal", totalItemCount: 4, displayName: "Personnel" },
  { id: "family", totalItemCount: 2, displayName: "Vacances", parentFolderId: "personal" },
  { id: "hidden", totalItemCount: 2, displayName: "Caché", isHidden: true },
  { id: "empty", totalItemCount: 0, displayName: "Vide" },
];
const attachments = {
  value: [
    { "@odata.type": "#microsoft.graph.fileAttachment", id: "f=", name: "liste.xlsx", size: 10 },
    { "@odata.type": "#microsoft.graph.itemAttachment", id: "i", name: "Transféré", size: 20 },
    { "@odata.type": "#microsoft.graph.referenceAttachment", id: "r", name: "lien" },
    {
      "@odata.type": "#microsoft.graph.fileAttachment",
      id: "p",
      name: "logo.png",
      isInline: true,
      contentType: "image/png",
    },
  ],
};
const table = [
  [/userPurpose$/, { value: "user" }],
  [/mailFolders\/delta/, { value: folders }],
  [/mailFolders\/inbox\/messages/, (path: string) => ({ value: things(path, ["m1", "m2", "m2", "m3"]) })],
  [/mailFolders\/mixed\/messages/, (path: string) => ({ value: things(path, ["m4", "m5", "m6"], { m5: 1, m6: 2 }) })],
  [/messages\/[^/]+\/attachments/, attachments],
  [/messages\/m\d\?/, (path: string) => things(path, [/messages\/(m\d)/.exec(path)?.[1] ?? ""])[0] as object],
] as const;

const scan = async (wish: Wish) => {
  const graph = fakeGraph([...table, ...NOTHING_ELSE]);
  const found = await collect([mailboxes, messages], graph, { facts: [personOf("a")], ...wish });
  return { found, graph };
};

describe("full", () => {
  test.each([[1], [100]])("subject, body and files of what may be read, cut after %d pages", async (cutAfter) => {
    const { found } = await scan({ content: "full", cutAfter });
    expect(found.readings.map(({ item, name }) => [item, name])).toEqual(
      ["m1", "m2", "m3", "m4"].map((id) => [id, null]),
    );
    expect(found.readings[0]?.contents).toEqual([
      { kind: "text", format: "text", text: "objet m1" },
      { kind: "text", format: "html", text: "<p>texte m1</p>" },
      { kind: "fetch", name: "liste.xlsx", path: "/users/a/messages/m1/attachments/f%3D/$value", size: 10 },
      { kind: "fetch", name: "Transféré.eml", path: "/users/a/messages/m1/attachments/i/$value", size: 20 },
    ]);
    expect(found.volumeOf("exchange.mail", "a").items).toBe(12);
    expect(found.gaps.filter(({ cause }) => cause === "private")).toMatchObject([
      { where: "mailFolders", container: "a", count: 6 },
      { where: "messages", container: "a", count: 2 },
    ]);
  });

  test("what is private is never fetched, nor a private or hidden folder opened", async () => {
    const { graph } = await scan({ content: "full" });
    expect(graph.asked.filter((path) => /personal|family|hidden|empty/.test(path))).toEqual([]);
    const withWords = graph.asked.filter((path) => /body/.test(path));
    expect(withWords.filter((path) => /mixed|m5|m6/.test(path))).toEqual([]);
  });

  test("a mark set after the folder was looked over is heeded", async () => {
    const late = [
      [/inbox\/messages/, (path: string) => ({ value: things(path, ["m1"], /body/.test(path) ? { m1: 2 } : {}) })],
      ...table,
    ] as const;
    const graph = fakeGraph([...late, ...NOTHING_ELSE]);
    const found = await collect([mailboxes, messages], graph, { facts: [personOf("a")], content: "full" });
    expect(found.readings.map(({ item }) => item)).toEqual(["m4"]);
  });

  test("a refused folder is told, and the others are read", async () => {
    const shut = [[/inbox\/messages/, refusal("forbidden", 403)], ...table] as const;
    const graph = fakeGraph([...shut, ...NOTHING_ELSE]);
    const found = await collect([mailboxes, messages], graph, { facts: [personOf("a")], content: "full" });
    expect(found.readings.map(({ item }) => item)).toEqual(["m4"]);
    expect(found.gaps).toContainEqual(
      expect.objectContaining({ cause: "forbidden", where: "messages", permission: "Mail.Read", container: "a" }),
    );
  });
});

test("sample: only what is drawn is asked for", async () => {
  const { found, graph } = await scan({ content: "sample", drawn: (_service, item) => item === "m2" || item === "m5" });
  expect(found.readings.map(({ item }) => item)).toEqual(["m2"]);
  expect(graph.asked.filter((path) => /body/.test(path))).toHaveLength(1);
});

test.each<[string, Partial<Wish>, string[], string[]]>([
  ["unchanged since it was read: it stands", { versions: new Map([["m2", "v2"]]) }, [], ["m2"]],
  ["changed since: it is asked for again", { versions: new Map([["m2", "v1"]]) }, ["m2"], []],
  [
    "found to bear a protection marking: it is not fetched again, changed or not",
    { protectedItems: ["m2"] },
    [],
    ["m2"],
  ],
])("sample, %s", async (_case, wish, read, stood) => {
  const { found, graph } = await scan({ content: "sample", drawn: (_service, item) => item === "m2", ...wish });
  expect(found.readings.map(({ item, version }) => [item, version])).toEqual(read.map((id) => [id, "v2"]));
  expect(graph.asked.filter((path) => /messages\/m2/.test(path))).toHaveLength(read.length);
  expect(found.stood).toEqual(stood);
});

test.each([
  ["none", { content: "none" }, []],
  ["closed by the configuration", { content: "full", scope: { excludeContent: ["@demo.example"] } }, [12]],
] as const)("%s: no message is asked for", async (_case, wish, leftOut) => {
  const { found, graph } = await scan(wish as Wish);
  expect(graph.asked.filter((path) => /messages/.test(path))).toEqual([]);
  expect(found.readings).toEqual([]);
  const mail = within(found, "exchange.mail");
  expect(mail.gaps.filter(({ cause }) => cause === "left-out").map(({ count }) => count)).toEqual(leftOut);
});
