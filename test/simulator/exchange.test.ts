/** Mailboxes, folders, messages, events and contacts as they are served, and what truth counts of them. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { hasMailbox, truthOfExchange } from "../../src/simulator/ministry/exchange-truth.ts";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { idsOf, type Thing, withServed } from "./served.ts";

const ministry = ministryOf({ seed: "essai", size: "tiny" });
const SIZE = "$expand=singleValueExtendedProperties($filter=id eq 'Long 0x0E08')";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ seed: "essai", size: "tiny" });
});
afterAll(() => simulator.close());

const people = Array.from({ length: ministry.people }, (_, index) => ministry.person(index));
const lines = new Map([...truthOfExchange(ministry)].map((line) => [`${line.service} ${line.id}`, line]));
const lineOf = (service: string, id: string) => lines.get(`${service} ${id}`);

test.each(people.map((person) => [person.index, person.mailbox, person.purpose, person] as const))(
  "person %i, whose mailbox is %s (%s), answers as the truth tells",
  async (_index, state, purpose, { id, address }) => {
    await withServed({}, async ({ ask, all, odd }) => {
      const told = await ask(`/users/${id}/mailboxSettings/userPurpose`);
      const folders = await ask(`/users/${id}/mailFolders/delta?$select=id&${SIZE}`);
      const expected = { open: 200, empty: 200, none: 404, "on-premises": 404, locked: 423, closed: 403 }[state];
      expect(folders.status).toBe(expected);
      expect(told.status).toBe(state === "locked" ? 200 : expected);
      if (expected !== 200) {
        expect(lineOf("exchange.mail", id)).toBeUndefined();
        const refused = simulator
          .truth()
          .refused.filter((place) => place.id === id && place.service.startsWith("exchange."));
        expect(refused.map(({ status }) => status)).toEqual(expected === 404 ? [] : [expected, expected, expected]);
        return;
      }
      expect(told.body.value).toBe(purpose);
      const mail = counted(
        await all(`/users/${id}/mailFolders/delta?$select=id,parentFolderId,totalItemCount,isHidden&${SIZE}`),
      );
      expect(mail).toEqual({ items: lineOf("exchange.mail", id)?.items, bytes: lineOf("exchange.mail", id)?.bytes });
      let events = 0;
      for (const calendar of await all(`/users/${id}/calendars`)) {
        const own = (calendar.owner as { address: string }).address.toLowerCase() === address;
        if (own) events += (await all(`/users/${id}/calendars/${calendar.id}/events?$select=id,type&$top=1000`)).length;
      }
      expect(events).toBe(lineOf("exchange.calendar", id)?.items);
      const contacts = idsOf(await all(`/users/${id}/contacts?$select=id&$top=1000`));
      expect(contacts.length + (await below(all, `/users/${id}/contactFolders`, id))).toBe(
        lineOf("exchange.contacts", id)?.items,
      );
      expect(odd).toEqual([]);
    });
  },
);

/** In visible folders: not hidden, no search folder, and below none that is. */
function counted(folders: readonly Thing[]): { items: number; bytes: number } {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const out = (folder: Thing | undefined): boolean =>
    folder !== undefined &&
    (folder.isHidden === true ||
      folder["@odata.type"] === "#microsoft.graph.mailSearchFolder" ||
      out(byId.get(String(folder.parentFolderId))));
  const visible = folders.filter((folder) => !out(folder));
  const size = (folder: Thing) => Number((folder.singleValueExtendedProperties as { value: string }[])[0]?.value);
  return {
    items: visible.reduce((sum, folder) => sum + Number(folder.totalItemCount), 0),
    bytes: visible.reduce((sum, folder) => sum + size(folder), 0),
  };
}

async function below(all: (path: string) => Promise<readonly Thing[]>, path: string, person: string): Promise<number> {
  let sum = 0;
  for (const { id } of await all(path)) {
    sum += (await all(`/users/${person}/contactFolders/${id}/contacts?$select=id`)).length;
    sum += await below(all, `/users/${person}/contactFolders/${id}/childFolders`, person);
  }
  return sum;
}

describe("what is special on purpose is there", () => {
  const named = (part: string) => people.filter(({ name }) => name.includes(part));
  test.each([
    ["every state of a mailbox", () => new Set(people.map(({ mailbox }) => mailbox)).size === 6],
    ["every purpose", () => new Set(people.map(({ purpose }) => purpose)).size === 4],
    ["a name that begins with =", () => people.some(({ name }) => name.startsWith("="))],
    ["a name with a number of social security", () => people.some(({ named: detectors }) => detectors.includes("nir"))],
    ["accents", () => named("é").length > 0],
    ["a guest", () => people.some(({ guest }) => guest)],
    [
      "a disabled account with a mailbox",
      () => people.some((each) => !each.enabled && each.purpose === "user" && hasMailbox(each)),
    ],
    [
      "a group that nobody answers for",
      () => [0, 1, 2, 3, 4].some((group) => !ministry.members(group).some(({ owner }) => owner)),
    ],
    [
      "a guest in a team",
      () => [0, 1, 2].some((group) => ministry.members(group).some(({ person }) => people[person]?.guest)),
    ],
  ])("%s", (_name, holds) => expect(holds()).toBe(true));
});

test("private folders and marks, nests and hidden folders are told as Outlook tells them", async () => {
  await withServed({}, async ({ all, ask }) => {
    const [first, second] = people;
    const folders = await all(`/users/${second?.id}/mailFolders/delta?$select=displayName,parentFolderId,isHidden`);
    expect(folders.filter((folder) => folder.isHidden === true)).toHaveLength(1);
    const depth = (folder: Thing | undefined): number =>
      folder === undefined ? 0 : 1 + depth(folders.find(({ id }) => id === folder.parentFolderId));
    expect(Math.max(...folders.map(depth))).toBeGreaterThan(3);
    expect(folders.map((folder) => folder.displayName)).toContain("SYNDICAL");
    expect((await all(`/users/${second?.id}/mailFolders`)).some((folder) => folder.isHidden)).toBe(false);
    expect(
      (await all(`/users/${second?.id}/mailFolders?includeHiddenFolders=true`)).some((folder) => folder.isHidden),
    ).toBe(true);
    const mark = "$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x0036')";
    const marked = await all(`/users/${second?.id}/mailFolders/inbox/messages?$select=id&${mark}&$top=1000`);
    const marks = marked.flatMap(
      (message) => (message.singleValueExtendedProperties as { value: string }[] | undefined) ?? [],
    );
    expect(new Set(marks.map(({ value }) => value))).toEqual(new Set(["1", "2", "3"]));
    const own = [...lines.values()].filter(({ id }) => id === first?.id || id === second?.id);
    expect(own.reduce((sum, { privateItems }) => sum + privateItems, 0)).toBeGreaterThan(5);
    const message = await ask(`/users/${second?.id}/messages/${marked[0]?.id}`);
    expect(message.body).not.toHaveProperty("singleValueExtendedProperties");
  });
});

test("bodies are text when it is asked for, and HTML otherwise", async () => {
  await withServed({}, async ({ all }) => {
    const path = `/users/${people[1]?.id}/messages?$select=body&$top=2`;
    const bodies = async (headers: Record<string, string>) =>
      (await all(path, headers)).map((message) => message.body as { contentType: string; content: string });
    const [html] = await bodies({});
    const [text] = await bodies({ prefer: 'outlook.body-content-type="text"' });
    expect([html?.contentType, text?.contentType]).toEqual(["html", "text"]);
    expect(html?.content).toContain("<p>");
    expect(text?.content).not.toContain("<");
  });
});

test("occurrences stand in the view of a calendar, and in no list of events", async () => {
  await withServed({}, async ({ all, ask }) => {
    const id = people[10]?.id;
    const events = await all(`/users/${id}/events?$select=type`);
    expect(new Set(events.map((event) => event.type))).not.toContain("occurrence");
    const view = await all(
      `/users/${id}/calendarView?startDateTime=2026-09-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z`,
    );
    expect(view.some((event) => event.type === "occurrence")).toBe(
      events.some((event) => event.type === "seriesMaster"),
    );
    expect((await ask(`/users/${id}/calendarView`)).status).toBe(400);
  });
});

test("reports are concealed when the tenant says so, and tell of people who are gone", async () => {
  const report = (concealedReports: boolean) =>
    withServed({ concealedReports }, async ({ ask }) => {
      const { headers } = await ask("/reports/getMailboxUsageDetail(period='D180')");
      const settings = await ask("/admin/reportSettings");
      expect(settings.body).toMatchObject({ displayConcealedNames: concealedReports });
      return (await (await fetch(headers.get("location") ?? "")).text()).trimEnd().split("\r\n");
    });
  const [plain, concealed] = [await report(false), await report(true)];
  expect(plain.length).toBe(people.filter(hasMailbox).length + 2);
  expect(plain.some((row) => row.includes("@ministere.example"))).toBe(true);
  expect(concealed.some((row) => row.includes("@"))).toBe(false);
  expect(concealed[1]?.split(",")[1]).toMatch(/^[0-9A-F]{32}$/);
  expect(plain.filter((row) => row.includes(",True,2026-09-15,"))).toHaveLength(1);
});

test("each secret stands in contents alone: in no list that tells no content", async () => {
  await withServed({}, async ({ all }) => {
    const lists = [
      "/users?$select=id,displayName,mail,userPrincipalName&$top=999",
      "/groups?$select=id,displayName&$top=999",
      "/servicePrincipals",
    ];
    const told = JSON.stringify(await Promise.all(lists.map((list) => all(list))));
    const secrets = simulator.canaries();
    expect(secrets.length).toBeGreaterThan(500);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(new Set(secrets).size).toBe(secrets.length);
  });
});

test("some weeks later mail, events, contacts and posts have come and gone, and old delta links are over", async () => {
  const sums = async (state: 0 | 1) =>
    withServed({ state }, async ({ simulator: served, ask }) => {
      const services = served.truth().services;
      const { body } = await ask(`/users/${people[0]?.id}/mailFolders/delta`, {
        headers: { prefer: "odata.maxpagesize=200" },
      });
      const link = new URL(body["@odata.deltaLink"] ?? "");
      return { link: link.pathname.replace("/v1.0", "") + link.search, services };
    });
  const [before, later] = [await sums(0), await sums(1)];
  for (const service of [
    "exchange.mail",
    "exchange.calendar",
    "exchange.contacts",
    "exchange.group-mailboxes",
  ] as const)
    expect(later.services[service]?.items).toBeGreaterThan(before.services[service]?.items ?? 0);
  await withServed({ state: 1 }, async ({ ask }) => {
    expect((await ask(before.link)).status).toBe(410);
    expect((await ask(later.link)).status).toBe(200);
  });
});

describe.each([null, 0.3])("by state 1, when %s of it has changed", (changes) => {
  const about = changes === null ? {} : { changes };
  /** A walk to its end: what it told, and the link to go on from. */
  type Asking = Parameters<Parameters<typeof withServed>[1]>[0]["ask"];
  async function walk(ask: Asking, from: string): Promise<{ told: readonly Thing[]; link: string }> {
    const told: Thing[] = [];
    for (let link = from; ; ) {
      const { body } = await ask(link, { headers: { prefer: "odata.maxpagesize=3" } });
      told.push(...body.value);
      if (body["@odata.deltaLink"] !== undefined) return { told, link: body["@odata.deltaLink"] };
      link = body["@odata.nextLink"] ?? "";
    }
  }
  /** Search folders show what stands elsewhere. */
  const isPlain = (folder: Thing) => folder["@odata.type"] === undefined;
  const words = (thing: Thing) => JSON.stringify([thing.subject, thing.personalNotes]);

  test.each([
    [
      "messages",
      "mailFolders/delta?$select=id",
      (folder: string) => `mailFolders/${folder}/messages/delta?$select=id,subject`,
    ],
    [
      "contacts",
      "contactFolders?$select=id",
      (folder: string) => `contactFolders/${folder}/contacts/delta?$select=id,personalNotes`,
    ],
  ])("a link to %s of state 0 leads to what a first walk of state 1 tells", async (_case, folders, delta) => {
    await withServed(about, async ({ ask, all, simulator: served, odd }) => {
      let changed = 0;
      const before = new Map<string, { things: Map<string, string>; link: string }>();
      const users = people.filter(({ mailbox }) => mailbox === "open").map(({ id }) => id);
      const places = async () =>
        (
          await Promise.all(
            users.map(async (user) =>
              idsOf((await all(`/users/${user}/${folders}`)).filter(isPlain)).map(
                (id) => `/users/${user}/${delta(id)}`,
              ),
            ),
          )
        ).flat();
      for (const place of await places()) {
        const { told, link } = await walk(ask, place);
        before.set(place, { things: new Map(told.map((thing) => [thing.id, words(thing)])), link });
      }
      served.later();
      for (const place of await places()) {
        const held = before.get(place);
        const fresh = new Map((await walk(ask, place)).told.map((thing) => [thing.id, words(thing)]));
        if (held === undefined) continue;
        const { told } = await walk(ask, held.link);
        changed += told.length;
        for (const thing of told) {
          if ("@removed" in thing) held.things.delete(thing.id);
          else held.things.set(thing.id, words(thing));
        }
        expect([...held.things].sort()).toEqual([...fresh].sort());
      }
      expect(changed).toBeGreaterThan(0);
      expect(odd).toEqual([]);
    });
  });

  test("messages are moved once: nowhere twice, nowhere lost", async () => {
    await withServed({ ...about, state: 1 }, async ({ all }) => {
      for (const { id } of people.filter(({ mailbox }) => mailbox === "open")) {
        const folders = (await all(`/users/${id}/mailFolders/delta?$select=id,totalItemCount`)).filter(isPlain);
        const held = await Promise.all(
          folders.map(
            async (folder) => [folder, await all(`/users/${id}/mailFolders/${folder.id}/messages?$select=id`)] as const,
          ),
        );
        for (const [folder, messages] of held) expect(messages).toHaveLength(Number(folder.totalItemCount));
        const ids = idsOf(await all(`/users/${id}/messages?$select=id&$top=1000`));
        expect(new Set(ids).size).toBe(ids.length);
      }
    });
  });

  test("an event that was written again bears another key, and the others the same", async () => {
    await withServed(about, async ({ all, simulator: served }) => {
      const keys = async () =>
        new Map(
          (await all(`/users/${people[1]?.id}/events?$select=id,changeKey,subject`)).map((event) => [event.id, event]),
        );
      const before = await keys();
      served.later();
      for (const [id, event] of await keys()) {
        const known = before.get(id);
        if (known !== undefined) expect(known.changeKey === event.changeKey).toBe(known.subject === event.subject);
      }
    });
  });
});

test("lists tell how many they hold when they are asked, and deltas give ten at a time when nothing is asked", async () => {
  await withServed({}, async ({ ask, all }) => {
    const [, second] = people;
    const own = (path: string) => ask(`/users/${second?.id}/${path}`);
    for (const list of ["contacts", "events"]) {
      const { body } = await own(`${list}?$select=id&$count=true&$top=1`);
      expect(String(body["@odata.count"])).toBe((await own(`${list}/$count`)).text);
      expect(body.value).toHaveLength(1);
    }
    const [calendar] = await all(`/users/${second?.id}/calendars`);
    const { body } = await own(`calendars/${calendar?.id}/events?$select=id&$count=true&$top=1`);
    expect(body["@odata.count"]).toBe(
      (await all(`/users/${second?.id}/calendars/${calendar?.id}/events?$select=id`)).length,
    );
    expect((await own("mailFolders/delta?$select=id")).body.value).toHaveLength(10);
    const wide = await ask(`/users/${second?.id}/mailFolders/delta?$select=id`, {
      headers: { prefer: "odata.maxpagesize=1000" },
    });
    expect(wide.body["@odata.deltaLink"]).toBeDefined();
  });
});
