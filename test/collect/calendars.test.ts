import { describe, expect, test } from "vitest";
import type { Tools } from "../../src/collect/collector.ts";
import { events } from "../../src/collect/collectors/events.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { scopeOf } from "../../src/model/scope.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, killedEvery, refusal } from "./fake-graph.ts";
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

describe("a calendar of many pages", () => {
  const PAGES = 6;
  const links = (path: string) => Number(/large\/(\d)/.exec(path)?.[1] ?? 0);
  /** Pages overlap by one event; every third page holds a private one. */
  const large = (path: string, more: object = {}) => {
    const at = links(path);
    const value = [`l${at}`, `l${at}b`, `l${at + 1}`].map((id) => ({
      id,
      changeKey: `${id} 1`,
      sensitivity: id.endsWith("b") && at % 3 === 0 ? "private" : "normal",
    }));
    return { value, ...(at + 1 < PAGES && { "@odata.nextLink": `https://graph/large/${at + 1}` }), ...more };
  };
  const rows: Parameters<typeof fakeGraph>[0] = [
    [/calendars\?/, { value: ["main", "large", "second="].map((id) => ({ id, canShare: true })) }],
    [/calendars\/large\/events\?/, (path) => large(path)],
    [/graph\/large\/\d/, (path) => large(path)],
    [/\/events\/(l\db?|e\d)\?/, (path) => event(path, /events\/(\w+)/.exec(path)?.[1] ?? "", "normal")],
    ...table,
  ];
  const listed = (asked: readonly string[]) => asked.filter((path) => /graph\/large\/\d/.test(path));

  test.each([["full"], ["sample"]] as const)(
    "(%s) is gone on with inside wherever a run is stopped",
    async (content) => {
      const wish = { content, drawn: () => true } as const;
      const [whole, cut] = [await scan(wish, rows), await scan({ ...wish, cutAfter: 1 }, rows)];
      for (const { found, graph } of [whole, cut]) {
        // Each page once in its listing, and once more for what of it is read.
        expect(listed(graph.asked).length).toBeLessThanOrEqual(2 * (PAGES - 1));
        expect(found.volumeOf("exchange.calendar", "a").items).toBe(2 + 13 + 3);
        expect(found.gaps).toMatchObject([{ cause: "private", where: "events", count: 2 + 2 }]);
      }
      expect(new Set(cut.found.readings.map(({ item }) => item))).toEqual(
        new Set(whole.found.readings.map(({ item }) => item)),
      );
      expect(listed(cut.graph.asked)).toEqual(listed(whole.graph.asked));
    },
  );

  test("is not begun again by a run that is killed inside", async () => {
    const known = { fact: async (kind: string) => (kind === "person" ? agent : null), versions: async () => new Map() };
    const tools = {
      known,
      content: { exchange: "full" },
      scope: scopeOf({ include: [], exclude: [], excludeContent: [] }),
    };
    const asked = await killedEvery(
      11,
      () => fakeGraph([...rows, ...NOTHING_ELSE]),
      (graph, cursor) =>
        mailboxes.run({ collector: "mailboxes", key: "some", params: { ids: ["a"] }, cursor }, {
          ...tools,
          graph,
          isPrivateName: () => false,
          isPrivateSubject: () => false,
        } as unknown as Tools),
    );
    const far = listed(asked).map((path) => Number(path.at(-1)));
    // Each once, and once more where a run was killed.
    expect(far.filter((page, at) => page < (far[at - 1] ?? 0))).toEqual([]);
    expect(far.length).toBeGreaterThan(PAGES - 1);
  });

  test("of which little has changed is asked for that alone, and what has not stands", async () => {
    const ids = Array.from({ length: PAGES + 1 }, (_, at) => [`l${at}`, `l${at}b`]).flat();
    const versions = new Map(ids.filter((id) => id !== "l2b").map((id) => [id, `${id} 1`]));
    for (const cutAfter of [1, 100]) {
      const { found, graph } = await scan({ content: "full", versions, cutAfter }, rows);
      expect(graph.asked.filter((path) => /events\/l\db?\?/.test(path)).map((path) => /l\db?/.exec(path)?.[0])).toEqual(
        ["l2b"],
      );
      expect(found.readings.map(({ item }) => item)).toContain("l2b");
      expect(listed(graph.asked)).toHaveLength(PAGES - 1);
    }
  });

  test("begun anew is counted anew, refused inside is in no count, and the others are", async () => {
    let anew = false;
    const again: typeof rows = [
      [
        /graph\/large\/4/,
        (path) => {
          if (anew) return large(path);
          anew = true;
          return large("first", { anew: true });
        },
      ],
      ...rows,
    ];
    const counted = await scan({ content: "full" }, again);
    expect(counted.found.volumeOf("exchange.calendar", "a").items).toBe(2 + 13 + 3);
    for (const cutAfter of [1, 100]) {
      const shut = await scan({ content: "full", cutAfter }, [[/graph\/large\/4/, refusal("forbidden", 403)], ...rows]);
      expect(shut.found.gaps).toMatchObject([
        { cause: "forbidden", container: "a" },
        { cause: "private", count: 2 },
      ]);
      expect(new Set(shut.found.readings.map(({ item }) => item))).toEqual(new Set(["e1", "e2", "e5"]));
    }
  });
});
