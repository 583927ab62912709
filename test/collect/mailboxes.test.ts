import { describe, expect, test } from "vitest";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { GraphFault } from "../../src/graph/graph.ts";
import type { Person } from "../../src/model/directory-records.ts";
import { mailboxUsageOf, NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

const purposes = (answer: (id: string) => Told) =>
  [/userPurpose$/, (path: string) => answer(path.split("/")[2] ?? "")] as const;
const sized = (bytes: number) => [{ id: "Long 0xe08", value: String(bytes) }];
const folder = (id: string, items: number, more: object = {}) => ({ id, totalItemCount: items, ...more });
const page = (...value: object[]) => ({ value });

const scan = (table: Parameters<typeof fakeGraph>[0], people: readonly Person[], wish: Wish = {}) => {
  const graph = fakeGraph([...table, ...NOTHING_ELSE]);
  return collect([mailboxes], graph, { facts: people, ...wish }).then((found) => ({
    found: within(found, "exchange.mail"),
    graph,
  }));
};

describe("which accounts have a mailbox", () => {
  test.each([
    ["user", { value: "user" }, "user"],
    ["shared", { value: "shared" }, "shared"],
    ["room", { value: "room" }, "room"],
    ["equipment", { value: "equipment" }, "equipment"],
    ["linked: somebody's own", { value: "linked" }, "user"],
    ["a member Graph does not name yet", { value: "unknownFutureValue" }, "user"],
    ["no permission: the account decides", refusal("forbidden", 403, "ErrorAccessDenied"), "user"],
  ])("%s", async (_case, told, type) => {
    const { found } = await scan([purposes(() => told), [/mailFolders/, page()]], [personOf("a")]);
    expect(found.containers.map((container) => container.type)).toEqual([type]);
  });

  test("none: no place, and a gap that is no fault", async () => {
    const none = refusal("not-provisioned", 404, "MailboxNotEnabledForRESTAPI");
    const { found } = await scan([purposes(() => none)], [personOf("a")]);
    expect(found.containers).toEqual([]);
    expect(found.gaps).toMatchObject([
      { cause: "not-provisioned", container: "a", code: "MailboxNotEnabledForRESTAPI" },
    ]);
  });

  test.each([
    ["all of a block: the permission is missing", ["a", "b"], ["MailboxSettings.Read"]],
    ["one of a block: the mailbox is shut, and its folders tell it", ["a"], []],
  ])("refused to %s", async (_case, shut, permissions) => {
    const told = (id: string) => (shut.includes(id) ? refusal("forbidden", 403) : { value: "user" });
    const { found } = await scan([purposes(told), [/mailFolders/, page()]], [personOf("a"), personOf("b")]);
    expect(found.containers).toHaveLength(2);
    expect(found.gaps.map(({ permission }) => permission)).toEqual(permissions);
  });

  test("guests are not asked, those outside the scope are told", async () => {
    const people = [personOf("a"), personOf("b"), personOf("c"), personOf("g", { guest: true })];
    const table = [purposes(() => ({ value: "user" })), [/mailFolders/, page()]] as const;
    const { found } = await scan(table, people, { scope: { include: ["B@demo.example"] } });
    expect(found.containers.map(({ id }) => id)).toEqual(["b"]);
    expect(found.gaps.filter(({ service }) => service === "exchange.mail")).toMatchObject([
      { cause: "left-out", container: null, count: 2 },
    ]);
  });
});

describe("folders", () => {
  const tree = [
    folder("root", 0, { singleValueExtendedProperties: sized(0) }),
    folder("inbox", 12, { parentFolderId: "root", singleValueExtendedProperties: sized(1200) }),
    folder("deep", 3, { parentFolderId: "inbox", singleValueExtendedProperties: sized(300) }),
    folder("deleted", 2, { parentFolderId: "root", singleValueExtendedProperties: sized(20) }),
    folder("hidden", 40, { parentFolderId: "root", isHidden: true, singleValueExtendedProperties: sized(4000) }),
    folder("below-hidden", 5, { parentFolderId: "hidden", singleValueExtendedProperties: sized(500) }),
    folder("search", 9, { "@odata.type": "#microsoft.graph.mailSearchFolder", parentFolderId: "root" }),
    folder("gone", 7, { "@removed": { reason: "deleted" } }),
  ];
  const purpose = purposes(() => ({ value: "user" }));

  test("count nested ones and deleted items, tell hidden and search folders", async () => {
    // Pages overlap, as a list that changes meanwhile does.
    const pages = [
      [/delta/, { ...page(...tree.slice(0, 4)), "@odata.nextLink": "https://graph/next" }],
      [/next/, page(...tree.slice(3))],
    ] as const;
    for (const cutAfter of [1, 100]) {
      const { found } = await scan([purpose, ...pages], [personOf("a")], { cutAfter });
      expect(found.volumes()).toEqual({ "exchange.mail": { containers: 1, items: 17, bytes: 1520 } });
      expect(found.gaps).toMatchObject([{ cause: "hidden", container: "a", count: 3 }]);
    }
  });

  test("that turn in a ring are each told once", async () => {
    const ring = [
      folder("one", 1, { parentFolderId: "two", isHidden: true }),
      folder("two", 1, { parentFolderId: "one" }),
      folder("self", 1, { parentFolderId: "self" }),
    ];
    const { found } = await scan([purpose, [/delta/, page(...ring)]], [personOf("a")]);
    expect(found.volumeOf("exchange.mail", "a").items).toBe(1);
    expect(found.gaps).toMatchObject([{ cause: "hidden", count: 2 }]);
  });

  test("their names are not asked for when nothing is read", async () => {
    const { graph } = await scan([purpose, [/delta/, page(...tree)]], [personOf("a")]);
    expect(graph.asked.filter((path) => /displayName|subject|body/.test(path))).toEqual([]);
  });

  test.each([
    ["400", new GraphFault("refused", { status: 400 }) as Told],
    ["403", refusal("forbidden", 403, "ErrorAccessDenied") as Told],
  ])("without the extended property (%s), the report tells the size", async (_case, told) => {
    const bare = tree.map(({ singleValueExtendedProperties, ...each }: Record<string, unknown>) => each);
    const table = [purpose, [/delta.*expand/, told], [/delta/, page(...bare)]] as const;
    const facts = [personOf("a"), mailboxUsageOf("a@demo.example", { bytes: 5000, archive: true })];
    const { found } = await scan(table, [], { facts });
    expect(found.volumes()).toEqual({ "exchange.mail": { containers: 1, items: 17, bytes: 5000 } });
    expect(found.gaps.map(({ cause }) => cause).sort()).toEqual(["hidden", "uncertain"]);
    expect(found.containers[0]?.traits).toEqual({ archive: true });
    const { found: unjoined } = await scan(table, [personOf("a")]);
    expect(unjoined.volumes()["exchange.mail"]).toEqual({ containers: 1, items: 17, bytes: null });
  });

  test("an answer that makes no sense costs its mailbox alone", async () => {
    const fault = new GraphFault("surprise", { status: 418, code: "odd" });
    const table = [purpose, [/users\/b\/.*delta/, fault], [/delta/, page(...tree)]] as const;
    const { found } = await scan(
      table,
      ["a", "b", "c"].map((id) => personOf(id)),
    );
    expect(found.volumes()).toMatchObject({ "exchange.mail": { containers: 2, items: 34 } });
    expect(found.gaps.filter(({ cause }) => cause === "unexpected")).toMatchObject([{ container: "b", code: "odd" }]);
  });

  test("any other error is thrown", async () => {
    await expect(scan([purpose, [/delta/, new TypeError("defect")]], [personOf("a")])).rejects.toThrow("defect");
  });

  test.each([
    ["locked", refusal("locked", 423), ["locked"], 1],
    ["refused by a policy", refusal("forbidden", 403), ["forbidden"], 1],
    ["given up", refusal("given-up", 503), ["given-up"], 1],
    ["made meanwhile", refusal("not-provisioned", 404), ["not-provisioned"], 0],
  ])("a mailbox %s is in no count", async (_case, told, causes, places) => {
    const { found } = await scan([purpose, [/delta/, told]], [personOf("a")]);
    expect(found.containers).toHaveLength(places);
    expect(found.volumes()).toEqual({});
    expect(found.gaps.filter(({ container }) => container === "a").map(({ cause }) => cause)).toEqual(causes);
  });

  test("sixty mailboxes, cut after every page, are each counted once", async () => {
    const people = Array.from({ length: 60 }, (_, index) => personOf(`p${String(index).padStart(2, "0")}`));
    const table = [purpose, [/delta/, page(folder("inbox", 2, { singleValueExtendedProperties: sized(10) }))]] as const;
    const { found, graph } = await scan(table, people, { cutAfter: 1 });
    expect(found.volumes()["exchange.mail"]).toEqual({ containers: 60, items: 120, bytes: 600 });
    expect(new Set(graph.asked.filter((path) => /delta/.test(path))).size).toBe(60);
  });
});
