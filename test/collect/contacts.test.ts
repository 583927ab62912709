import { expect, test } from "vitest";
import { contacts } from "../../src/collect/collectors/contacts.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect, type Wish, within } from "./harness.ts";

const card = (path: string, id: string) => ({
  id,
  ...(/personalNotes/.test(path)
    ? {
        displayName: `Contact ${id}`,
        mobilePhone: "06 00 00 00 00",
        emailAddresses: [{ address: `${id}@demo.example` }],
        homeAddress: { street: "1 rue de la Paix", postalCode: "75002", city: "Paris" },
        birthday: "1970-01-02T11:59:00Z",
        personalNotes: "à rappeler",
      }
    : {}),
});
const cards =
  (...ids: string[]) =>
  (path: string) => ({ value: ids.map((id) => card(path, id)) });
const table = [
  [/userPurpose$/, { value: "user" }],
  [/users\/a\/contacts\?/, cards("c1", "c2", "c2")],
  [/contactFolders\?/, { value: [{ id: "f1" }, { id: "f2" }] }],
  [/f1\/childFolders/, { value: [{ id: "f3" }] }],
  [/f3\/childFolders/, { value: [{ id: "f4" }] }],
  [/childFolders/, { value: [] }],
  [/contactFolders\/f1\/contacts/, cards("c3")],
  [/contactFolders\/f2\/contacts/, cards()],
  [/contactFolders\/f3\/contacts/, cards("c4", "c5")],
  // The default folder under another name: its contacts are counted already.
  [/contactFolders\/f4\/contacts/, cards("c1", "c6")],
] as const;

const scan = async (wish: Wish = {}, rows: Parameters<typeof fakeGraph>[0] = table) => {
  const graph = fakeGraph([...rows, ...NOTHING_ELSE]);
  const found = await collect([mailboxes, contacts], graph, { facts: [personOf("a")], ...wish });
  return { graph, found: within(found, "exchange.contacts") };
};

test("contacts of the default folder and of every folder below are counted once", async () => {
  const { found, graph } = await scan();
  expect(found.volumes()).toEqual({ "exchange.contacts": { containers: 1, items: 6, bytes: null } });
  expect(graph.asked.filter((path) => /ontact/.test(path) && !/[?&]\$select=id[&,]/.test(path))).toEqual([]);
});

test("a refused mailbox is in no count", async () => {
  const { found } = await scan({}, [[/users\/a\/contacts\?/, refusal("locked", 423, "resourceLocked")], ...table]);
  expect(found.volumes()).toEqual({});
  expect(found.gaps).toMatchObject([{ cause: "locked", container: "a", code: "resourceLocked" }]);
});

test.each([[1], [100]])("cards are read folder by folder, cut after %d pages", async (cutAfter) => {
  const { found } = await scan({ content: "full", cutAfter });
  expect([...new Set(found.readings.map(({ item }) => item))]).toEqual(["c1", "c2", "c3", "c4", "c5", "c6"]);
  expect(found.readings[0]).toMatchObject({ name: null, container: "a", service: "exchange.contacts" });
  expect(found.readings[0]?.contents).toEqual([
    {
      kind: "text",
      format: "text",
      text: "Contact c1\nc1@demo.example\n06 00 00 00 00\n1 rue de la Paix 75002 Paris\n1970-01-02\nà rappeler",
    },
  ]);
});

test("a sample reads what is drawn alone, a closed mailbox nothing", async () => {
  const sample = await scan({ content: "sample", drawn: (_service, item) => item === "c4" });
  expect(sample.found.readings.map(({ item }) => item)).toEqual(["c4"]);
  const closed = await scan({ content: "full", scope: { excludeContent: ["a@demo.example"] } });
  expect(closed.found.readings).toEqual([]);
  expect(closed.found.gaps).toMatchObject([{ cause: "left-out", where: "content", count: 6 }]);
});
