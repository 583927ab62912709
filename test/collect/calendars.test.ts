import { describe, expect, test } from "vitest";
import { events } from "../../src/collect/collectors/events.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

const agent = personOf("a", { addresses: ["a@demo.example", "alias@demo.example"] });
const owner = (address: string) => ({ owner: { name: "Agent", address } });

const event = (path: string, id: string, sensitivity: string) => ({
  id,
  ...(/sensitivity/.test(path) ? { sensitivity } : {}),
  ...(/body/.test(path)
    ? {
        subject: `objet ${id}`,
        location: { displayName: "Salle 2" },
        body: { contentType: "text", content: `texte ${id}` },
        hasAttachments: id === "e1",
      }
    : {}),
});
const table = [
  [/userPurpose$/, { value: "user" }],
  [
    /calendars\?/,
    {
      value: [
        { id: "main", ...owner("A@demo.example"), canShare: true },
        { id: "second=", ...owner("alias@demo.example"), canShare: true },
        { id: "chief", ...owner("chef@demo.example"), canShare: false, canEdit: true },
        { id: "unnamed", canShare: true },
        { id: "guest", canShare: false },
      ],
    },
  ],
  [/calendars\/main\/events/, (path: string) => ({ value: ["e1", "e2", "e2"].map((id) => event(path, id, "normal")) })],
  [
    /calendars\/second%3D\/events/,
    (path: string) => ({
      value: [event(path, "e3", "private"), event(path, "e4", "personal"), event(path, "e5", "confidential")],
    }),
  ],
  [/calendars\/unnamed\/events/, (path: string) => ({ value: [event(path, "e6", "private")] })],
  [
    /events\/e1\/attachments$/,
    { value: [{ id: "f", name: "note.txt", contentBytes: Buffer.from("bonjour").toString("base64") }] },
  ],
  [/events\/e5\?/, (path: string) => event(path, "e5", "confidential")],
] as const;

const scan = async (wish: Wish, rows: Parameters<typeof fakeGraph>[0] = table) => {
  const graph = fakeGraph([...rows, ...NOTHING_ELSE]);
  const found = await collect([mailboxes, events], graph, { facts: [agent], ...wish });
  return { graph, found: within(found, "exchange.calendar") };
};

describe("count", () => {
  test("the default calendar of an account that was renamed is its own all the same", async () => {
    const { found } = await scan({}, [
      [/userPurpose$/, { value: "user" }],
      [/calendars\?/, { value: [{ id: "main", ...owner("ancien-nom@demo.example"), isDefaultCalendar: true }] }],
      [/calendars\/main\/events/, { value: [{ id: "e1" }, { id: "e2" }] }],
    ]);
    expect(found.volumeOf("exchange.calendar", "a").items).toBe(2);
  });

  test("events of the calendars that the mailbox owns, each once", async () => {
    const { found, graph } = await scan({});
    expect(found.volumes()).toEqual({ "exchange.calendar": { containers: 1, items: 6, bytes: null } });
    expect(found.gaps).toEqual([]);
    expect(graph.asked.filter((path) => /chief|guest\/|sensitivity|subject|body/.test(path))).toEqual([]);
  });

  test("a mailbox that owns no calendar holds no event", async () => {
    const { found } = await scan({}, [[/calendars\?/, { value: [] }], ...table]);
    expect(found.volumes()).toEqual({ "exchange.calendar": { containers: 1, items: 0, bytes: null } });
  });

  test.each([
    ["the list of calendars", /calendars\?/],
    ["one calendar", /calendars\/second/],
  ])("%s refused: in no count, and told", async (_case, shape) => {
    const { found } = await scan({}, [[shape, refusal("forbidden", 403)], ...table]);
    expect(found.volumes()).toEqual({});
    expect(found.gaps).toMatchObject([{ cause: "forbidden", container: "a", permission: "Calendars.ReadBasic" }]);
  });
});

describe("read", () => {
  test.each([[1], [100]])("what is neither private nor personal, cut after %d pages", async (cutAfter) => {
    const { found, graph } = await scan({ content: "full", cutAfter });
    expect(found.readings.map(({ item }) => item)).toEqual(["e1", "e2", "e5"]);
    expect(found.readings[0]?.contents).toEqual([
      { kind: "text", format: "text", text: "objet e1\nSalle 2" },
      { kind: "text", format: "text", text: "texte e1" },
      { kind: "bytes", name: "note.txt", bytes: Buffer.from("bonjour") },
    ]);
    expect(found.gaps).toMatchObject([{ cause: "private", where: "events", count: 3 }]);
    expect(found.volumeOf("exchange.calendar", "a").items).toBe(6);
    const withWords = graph.asked.filter((path) => /body/.test(path));
    expect(withWords.filter((path) => /second|unnamed|e3|e4|e6/.test(path))).toEqual([]);
  });

  test("nothing of those whose content the configuration closes", async () => {
    const { found, graph } = await scan({ content: "full", scope: { excludeContent: ["alias@demo.example"] } });
    expect(found.readings).toEqual([]);
    expect(found.gaps).toMatchObject([{ cause: "left-out", where: "content", count: 6 }]);
    expect(graph.asked.filter((path) => /body/.test(path))).toEqual([]);
  });
});
