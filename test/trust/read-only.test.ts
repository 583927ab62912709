/**
 * Promise 1: read-only. Nothing but what reads can leave, whatever is thrown at the gate; and what holds a content, or says
 * who wrote to whom, leaves in a run that was told to read it, and in no other.
 */

import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recorded } from "../../src/app/recorded.ts";
import { admission } from "../../src/graph/gate/admission.ts";
import { type Asked, gate } from "../../src/graph/gate/gate.ts";
import { contentOf, INVENTORY, type Mandate, type Mark } from "../../src/graph/gate/mandate.ts";
import { marked, markIn, markOf } from "../../src/graph/gate/mark.ts";
import { ROUTES } from "../../src/graph/gate/routes.ts";
import { claimsOf, mayWrite } from "../../src/graph/sign-in/identity.ts";
import { readingTokens } from "../../src/graph/sign-in/reading.ts";
import { untoldOf, writingOf } from "../../src/graph/sign-in/writing.ts";
import { toldWire } from "../../src/graph/telling.ts";
import type { RequestLine } from "../../src/model/request-line.ts";
import { Secret } from "../../src/model/secret.ts";
import { type ChosenWorkload, WORKLOADS, type Workload } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { directoryRoles } from "../../src/store/templates.ts";
import { all, anything, json, withTenant } from "../graph/tenant.ts";
import { runs } from "../runs.ts";
import { type Bench, benchFor, tiny } from "../whole/bench.ts";

const ROOT = "https://graph.microsoft.com/v1.0";
const NONE = INVENTORY.content;
const FULL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;

/** Given by the gate to a run with this mandate; without a method, a GET. */
const judged = (asked: Partial<Asked>, mandate: Partial<Mandate> = {}) =>
  gate({ method: "GET", url: ROOT, ...asked }, { root: ROOT, admit: admission({ ...INVENTORY, ...mandate }) });
const asked = (path: string, mandate: Partial<Mandate> = {}, about: Partial<Asked> = {}) =>
  judged({ url: ROOT + path, ...about }, mandate);
const batch = (...requests: unknown[]) => ({ method: "POST", url: `${ROOT}/$batch`, body: { requests } });

const MAIL = "/users/u/mailFolders/f/messages";
const SIZED = encodeURIComponent("singleValueExtendedProperties($filter=id eq 'Long 0x0E08')");

describe("in every mode, the inventory passes:", () => {
  test.each([
    ["/users?$select=id,mail&$top=999"],
    ["/users/x%23EXT%23%40y/drive?$select=id,quota"],
    ["/users?$filter=mail%20eq%20'a''b%40x.fr'&$select=id&$top=20"],
    ["/groups/$count?$filter=groupTypes/any(c:c%20eq%20'Unified')"],
    [`/users/u/mailFolders/delta?$select=id,totalItemCount&$expand=${SIZED}`],
    ["/users/u/calendars/c/events?$select=id&$count=true&$top=100"],
    ["/reports/getMailboxUsageDetail(period='D180')"],
    ["/sites/x.sharepoint.com:/sites/mediation?$select=id"],
    ["/communications/callRecords?$filter=startDateTime%20ge%202026-10-25T09:00:00.000Z&$select=id"],
    ["/users/19:a@thread.v2/chats?$select=id,chatType&$top=50"],
  ])("%s", (path) => expect(asked(path)).toBeNull());

  test("parts of a batch as what is asked for alone", () => {
    expect(judged(batch({ id: "1", method: "GET", url: "/users?$select=id" }))).toBeNull();
  });
});

/** What only a run with that mandate may send. */
const OPENED: readonly (readonly [string, string, Partial<Mandate>, Workload | null])[] = [
  ["a file", "/drives/d/items/i/content", { content: { ...NONE, onedrive: "full" } }, "onedrive"],
  ["a message", `${MAIL}?$select=id,subject,body`, { content: { ...NONE, exchange: "sample" } }, null],
  ["an attachment", "/users/u/messages/m/attachments/a/$value", { content: { ...NONE, exchange: "full" } }, null],
  [
    "names of mail folders",
    "/users/u/mailFolders/delta?$select=displayName",
    { content: { ...NONE, exchange: "full" } },
    null,
  ],
  [
    "mail rules",
    "/users/u/mailFolders/inbox/messageRules?$select=actions",
    { content: { ...NONE, exchange: "full" } },
    null,
  ],
  [
    "events",
    "/users/u/calendars/c/events?$select=id,subject,location",
    { content: { ...NONE, exchange: "full" } },
    null,
  ],
  ["topics of threads", "/groups/g/threads?$select=topic", { content: { ...NONE, exchange: "full" } }, null],
  ["messages of Teams", "/teams/t/channels/getAllMessages?$top=50", { content: { ...NONE, teams: "full" } }, "teams"],
  ["the same, to be counted", "/chats/c/messages?$top=50", { countTeamsMessages: true }, "teams"],
  ["whole call records", "/communications/callRecords", { content: { ...NONE, teams: "full" } }, "teams"],
  [
    "columns of lists",
    "/sites/s/lists/l/items/delta?$select=id&$expand=fields",
    { content: { ...NONE, sharepoint: "full" } },
    null,
  ],
  [
    "pages",
    "/sites/s/pages/p/microsoft.graph.sitePage?$select=id&$expand=canvasLayout",
    { content: { ...NONE, sharepoint: "full" } },
    null,
  ],
  ["titles of tasks", "/planner/plans/p/tasks?$select=id,title", { content: { ...NONE, sharepoint: "full" } }, "other"],
  ["who a file is shared with", "/drives/d/items/i/permissions?$select=link", { readSharing: true }, null],
];

describe("leaves with its mandate, and stays without:", () => {
  test.each(OPENED)("%s", (_case, path, mandate, behalf) => {
    expect(asked(path, mandate, { behalf })).toBeNull();
    expect(asked(path, {}, { behalf })).not.toBeNull();
    expect(judged({ ...batch({ id: "1", method: "GET", url: path }), behalf })).not.toBeNull();
    // Another workload that is read opens nothing of this one.
    const [own] = Object.entries(mandate.content ?? {}).find(([, mode]) => mode !== "none") ?? [];
    if (own !== undefined) expect(asked(path, { content: { ...FULL, [own]: "none" } }, { behalf })).not.toBeNull();
  });

  test("a file of nobody in particular, where files of all workloads are read", () => {
    const path = "/drives/d/items/i/content";
    expect(asked(path, { content: FULL })).toBeNull();
    expect(asked(path, { content: { ...FULL, teams: "none" } })).not.toBeNull();
    expect(asked(path, { content: FULL }, { behalf: "exchange" })).not.toBeNull();
  });

  test("nothing of a workload that the run leaves out, whatever mode was given for all", () => {
    expect(contentOf(FULL, ["onedrive"])).toEqual({ ...NONE, onedrive: "full" });
    const content = contentOf(FULL, ["onedrive"]);
    expect(asked(`${MAIL}?$select=body`, { content })).not.toBeNull();
    expect(asked("/drives/d/items/i/content", { content }, { behalf: "sharepoint" })).not.toBeNull();
    expect(asked("/drives/d/items/i/content", { content }, { behalf: "onedrive" })).toBeNull();
  });

  test("the label of a file, which SharePoint may renew as it reads it: by POST, without a body", () => {
    const path = "/drives/d/items/i/extractSensitivityLabels";
    const told = { extractLabels: true };
    expect(asked(path, told, { method: "POST" })).toBeNull();
    expect(asked(path, {}, { method: "POST" })).toMatch(/not told/);
    expect(asked(path, told, { method: "POST", body: {} })).not.toBeNull();
    expect(asked(path, told)).not.toBeNull();
    expect(asked(`${path}/x`, told, { method: "POST" })).not.toBeNull();
    expect(asked("/sites/s/items/i/extractSensitivityLabels", told, { method: "POST" })).not.toBeNull();
    expect(asked("/drives/d/items/i/assignSensitivityLabel", told, { method: "POST" })).not.toBeNull();
  });
});

describe("without content, whoever asks and however it is written, stays here:", () => {
  test.each([
    ["a list that shows all without a selection", MAIL],
    ["all properties", "/users/u/contacts?$select=*"],
    ["one more property", "/users/u/calendars/c/events?$select=id,subject"],
    ["the same in capitals", "/users/u/calendars/c/events?$SELECT=id,SUBJECT"],
    ["the same without dollar", "/users/u/calendars/c/events?select=subject"],
    ["the same, encoded", "/users/u/calendars/c/events?%24select=id%2Csub%6Aect"],
    ["the same, said after another", "/users/u/calendars/c/events?$select=id&$select=subject"],
    ["the same, with blanks", "/users/u/calendars/c/events?$select=id,%20subject"],
    ["an address that downloads", "/drives/d/root/delta?$select=id,@microsoft.graph.downloadUrl"],
    ["the first page, which would bring such addresses", "/drives/d/root/delta"],
    ["a search", "/users/u/calendars/c/events?$select=id&$search=%22nir%22"],
    ["a filter by what is written", "/users/u/calendars/c/events?$select=id&$filter=contains(subject,'x')"],
    ["a filter by who wrote", "/groups?$select=id&$filter=from/emailAddress/address%20eq%20'a'"],
    ["an order by what is written", "/users/u/calendars/c/events?$select=id&$orderby=subject"],
    ["what is expanded besides", "/users/u/chats?$expand=members,lastMessagePreview"],
    [
      "an extended property that holds a subject",
      `/users/u/mailFolders/delta?$select=id&$expand=${SIZED.replace("0E08", "0037")}`,
    ],
    ["a route in capitals", "/DRIVES/d/ITEMS/i/CONTENT"],
    ["a route that is encoded", "/drives/d/items/i/c%6Fntent"],
    ["a route with a key in parentheses", "/users('u')/messages('m')?$select=body"],
    ["a slash in an id", "/users/u%2Fmessages%2Fm/drive?$select=id"],
    ["a slash too many", "/users/u//messages?$select=id"],
    ["a slash at the end", "/users/?$select=id"],
    ["a way round", "/users/u/calendars/../messages?$select=id"],
    ["an encoded way round", "/users/u/%2e%2e/%2e%2e/users/u/messages?$select=id"],
    ["a file by its path", "/sites/x.sharepoint.com:/sites/m:/drive/root:/a.docx:/content"],
    ["transcripts", "/users/u/onlineMeetings/m/transcripts/t/content"],
    ["a search over all", "/search/query"],
    ["a route that nobody asks for", "/users/u/photo/$value"],
    ["an option that nobody knows", "/users?$select=id&view=full"],
    ["chats whole, with their topics", "/users/u/chats?$top=50"],
    ["town halls whole, with their titles", "/solutions/virtualEvents/townhalls"],
    ["webinars whole", "/solutions/virtualEvents/webinars/getByUserIdAndRole(userId='u',role='organizer')"],
  ])("%s", (_case, path) => {
    for (const behalf of [...WORKLOADS, null]) {
      expect(asked(path, {}, { behalf })).not.toBeNull();
      expect(judged({ ...batch({ id: "1", method: "GET", url: path }), behalf })).not.toBeNull();
    }
  });
});

describe("a link that Graph gave", () => {
  const begun = "/users/u/calendars/c/events?$select=id&$top=100";
  const follows = (path: string, about: Partial<Asked> = {}, mandate: Partial<Mandate> = {}) =>
    asked(path, mandate, { begun, mark: "inventory", ...about }) === null;

  test.each([
    ["goes on with its list", "/users/u/calendars/c/events?$skiptoken=aB%2f&x=1", true],
    ["as services write it", "/users('u')/Calendars('c')/events?%24skiptoken=x", true],
    ["with its selection", `${begun}&$skip=100`, true],
    ["but not with another one", "/users/u/calendars/c/events?$select=id,subject&$skiptoken=x", false],
    ["nor with what is expanded", "/users/u/calendars/c/events?$expand=attachments&$skiptoken=x", false],
    ["nor elsewhere", "/users/u/events/e/attachments?$skiptoken=x", false],
    ["nor to a list of another kind, whole", "/users?$skiptoken=x", false],
    ["but to one that could be asked for", "/users?$select=id", true],
  ])("%s", (_case, path, passes) => expect(follows(path)).toBe(passes));

  test("goes on with nothing that could not begin", () => {
    expect(follows(`${MAIL}?$skiptoken=x`, { begun: `${MAIL}?$select=id,body` })).toBe(false);
    expect(follows(`${MAIL}?$skiptoken=x`, { begun: MAIL })).toBe(false);
  });

  test("is known again where a service writes it in its own way", () => {
    const sites = "/sites/getAllSites?$select=id";
    expect(follows("/sites/oneDrive.getAllSites?$skiptoken=U1A", { begun: sites })).toBe(true);
    const files = "/drives/d/root/delta?$select=id";
    expect(follows("/drives/d/root/delta(token='1230919')", { begun: files })).toBe(true);
    expect(follows("/drives/d/root/microsoft.graph.delta(token='12')", { begun: files })).toBe(true);
  });

  describe("hides in its token what its list was begun for:", () => {
    const items = "/sites/s/lists/l/items/delta";
    const link = `${items}?token=opaque`;
    const ids = `${items}?$select=id&$top=1000`;
    const reads = { content: { ...NONE, sharepoint: "full" } } as const;

    test.each<[string, Partial<Asked>, Partial<Mandate>, boolean]>([
      ["for ids, it is followed", { begun: ids, mark: "inventory" }, {}, true],
      ["for contents, it is not, whatever whoever asks says of its list", { begun: ids, mark: "content" }, {}, false],
      ["where nobody wrote it down, it is not", { begun: ids, mark: null }, {}, false],
      ["for contents, it is where they are read", { begun: `${ids}&$expand=fields`, mark: "content" }, reads, true],
      [
        "but not where those of another workload are",
        { begun: ids, mark: "content" },
        { content: { ...FULL, sharepoint: "none" } },
        false,
      ],
    ])("%s", (_case, about, mandate, passes) => expect(follows(link, about, mandate)).toBe(passes));

    test.each<[string, string, Mark]>([
      ["ids", ids, "inventory"],
      ["columns", `${ids}&$expand=fields`, "content"],
      ["ids of events", begun, "inventory"],
      ["events", "/users/u/calendars/c/events?$select=id,subject", "content"],
      ["messages", `${MAIL}/delta?$select=id,body`, "content"],
      ["files", "/drives/d/root/delta?$select=id,name", "inventory"],
      ["messages of Teams, to be counted", "/chats/c/messages?$top=50", "inventory"],
      ["chats that Graph shows whole alone", "/users/u/chats?$top=50", "inventory"],
      ["what is not known", "/somewhere/else", "content"],
    ])("a list of %s says so of its links", (_case, path, mark) => {
      expect(markOf(path, null)).toBe(mark);
      expect(markIn(marked(`${ROOT}${link}`, mark))).toEqual({ mark, link: `${ROOT}${link}` });
    });

    test("a link of an earlier version says nothing", () => {
      expect(markIn(ROOT + link)).toEqual({ mark: null, link: ROOT + link });
      expect(markIn(`columns ${ROOT}${link}`).mark).toBeNull();
    });
  });
});

test("a link that an earlier scan kept for contents is not followed without: its list begins anew", async () => {
  const list = "/sites/s/lists/l/items/delta?$select=id";
  await withTenant(
    (_, response) =>
      json(response, 200, { value: [], "@odata.deltaLink": `${ROOT}/sites/s/lists/l/items/delta?token=new` }),
    async ({ graph, server }) => {
      const link = `${server.origin}/v1.0/sites/s/lists/l/items/delta?token=old`;
      for (const from of [marked(link, "content"), link]) {
        const pages = await all(graph.pages(list, anything, { from }));
        expect(pages).toMatchObject([{ ok: true, value: { items: [], resync: true } }]);
      }
      expect(server.seen).toEqual([]);
      await all(graph.pages(list, anything, { from: marked(link, "inventory") }));
      expect(server.seen.map(({ path }) => path)).toEqual(["/v1.0/sites/s/lists/l/items/delta?token=old"]);
    },
    { admit: admission(INVENTORY) },
  );
});

describe("chats, webinars and town halls are asked for whole", () => {
  const chats = "/users/u/chats";
  const selected = `${chats}?$select=id&$top=50`;
  const whole = { method: "GET", path: `${chats}?$top=50`, behalf: null, begun: null, mark: null } as const;

  test.each<[string, string, number, boolean]>([
    ["once Graph has refused to select", selected, 400, true],
    ["not where it refused for another reason", selected, 403, false],
    ["not where it answered", selected, 200, false],
    ["not where what it refused selected nothing", `${chats}?$top=50`, 400, false],
    ["not where it refused another list", "/solutions/virtualEvents/townhalls?$select=id", 400, false],
    ["and no other list is", "/users/u/calendars/c/events?$select=id", 400, false],
  ])("%s", (_case, path, status, passes) => {
    const admit = admission(INVENTORY);
    admit.heard?.(path, status);
    expect(admit(whole) === null).toBe(passes);
    expect(admit({ ...whole, path: "/users/u/calendars/c/events" })).not.toBeNull();
  });

  test.each(["alone", "in a batch"])("as soon as it has, in that run: %s", async (how) => {
    const refuse = (url: string) => (url.includes("select") ? 400 : 200);
    await withTenant(
      (request, response) => {
        const url = request.path;
        const body = { value: [], error: { code: "BadRequest" } };
        if (!url.endsWith("$batch")) return json(response, refuse(url), body);
        const parts = (JSON.parse(request.body) as { requests: { id: string; url: string }[] }).requests;
        return json(response, 200, {
          responses: parts.map(({ id, url: part }) => ({ id, status: refuse(part), body })),
        });
      },
      async ({ graph }) => {
        const ask = async (path: string) =>
          how === "alone" ? graph.get(path, anything) : all(graph.batch([{ id: "1", path, schema: anything }]));
        await expect(ask(whole.path)).rejects.toMatchObject({ code: "notSent" });
        await expect(ask(selected)).rejects.toMatchObject({ status: 400 });
        await expect(ask(whole.path)).resolves.toBeDefined();
      },
      { admit: admission(INVENTORY) },
    );
  });
});

describe("in the widest of modes, the gate stops", () => {
  const part = { id: "1", method: "GET", url: "/users?$select=id" };
  const wide = { content: FULL, countTeamsMessages: true, extractLabels: true, readSharing: true };
  test.each<[string, Partial<Asked>]>([
    ["a method that writes", { method: "PATCH", url: `${ROOT}/users/u`, body: {} }],
    ["a method that deletes", { method: "DELETE", url: `${ROOT}/users/u` }],
    ["a method in small letters", { method: "get", url: `${ROOT}/users?$select=id` }],
    ["a POST that creates", { method: "POST", url: `${ROOT}/users`, body: {} }],
    ["a POST that sends", { method: "POST", url: `${ROOT}/users/u/sendMail`, body: {} }],
    ["a POST that searches", { method: "POST", url: `${ROOT}/search/query`, body: {} }],
    ["a POST of a route that is read", { method: "POST", url: `${ROOT}/users?$select=id` }],
    ["a GET with a body", { url: `${ROOT}/users?$select=id`, body: {} }],
    ["another host", { url: "https://graph.microsoft.com.evil.example/v1.0/users?$select=id" }],
    ["the host as a name of the user", { url: "https://graph.microsoft.com@evil.example/v1.0/users?$select=id" }],
    ["no encryption", { url: "http://graph.microsoft.com/v1.0/users?$select=id" }],
    ["another port", { url: "https://graph.microsoft.com:444/v1.0/users?$select=id" }],
    ["another version", { url: "https://graph.microsoft.com/beta/users?$select=id" }],
    ["a way out of the version", { url: `${ROOT}/../beta/users?$select=id` }],
    ["an encoded way out", { url: `${ROOT}/users/%2e%2e/%2e%2e/beta` }],
    ["a doubly odd way out", { url: `${ROOT}/users%2f..%2f..%2fbeta` }],
    ["a fragment, which would cut the address short", { url: `${ROOT}/users/x#EXT#@y/drive?$select=id` }],
    ["no address", { url: "users" }],
    ["a batch without parts", { ...batch(), body: {} }],
    ["a batch that is fetched", { url: `${ROOT}/$batch` }],
    ["a batch part that deletes", batch(part, { ...part, id: "2", method: "DELETE" })],
    ["a batch part with a body", batch({ ...part, body: {} })],
    ["a batch part elsewhere", batch({ ...part, url: "//evil.example/users" })],
    ["a batch part at an address", batch({ ...part, url: "https://evil.example/users" })],
    ["a batch part out of the version", batch({ ...part, url: "/../beta/users" })],
    ["a batch part with a fragment", batch({ ...part, url: "/users?$select=id#" })],
    ["a batch in a batch", batch({ ...part, url: "/$batch" })],
    ["a batch of 21", batch(...Array.from({ length: 21 }, () => part))],
  ])("%s", (_case, about) => expect(judged(about, wide)).not.toBeNull());

  test.each(["authorization", "X-HTTP-Method-Override", "host", "content-length", "cookie", "if-match"])(
    "the header %s",
    (name) => expect(asked(part.url, wide, { headers: { [name]: "x" } })).not.toBeNull(),
  );

  test("a header with a line of its own", () => {
    expect(asked(part.url, wide, { headers: { prefer: "x\r\nhost: y" } })).not.toBeNull();
  });
});

/** What no run without content may ask for, by words of the promise and not by those of the table. */
const CLOSED =
  /\/(content|\$value|messages|attachments|transcripts|recordings|getallmessages|gettranscripts|permissions|messagerules|sitepage|details)\b|[,=]\s*(\*|(unique)?body(preview)?|(chat|last)?(message)?preview|subject|topic|sender|from|replyto|(to|cc|bcc)recipients|attendees|organizer|participants\w*|attachments|transcripts|@microsoft\.graph\.downloadurl|contentbytes|location|actions|personalnotes)\b/;

/** As a server may read it: decoded until nothing is left to decode, in small letters, without doubled slashes. */
function readBy(url: string): string {
  let text = url.toLowerCase();
  for (let times = 0; times < 4; times += 1)
    text = text.replace(/%[0-9a-f]{2}/g, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
  return text.replace(/\\/g, "/").replace(/(?<!:)\/{2,}/g, "/");
}

const ids = fc.oneof(
  fc.constantFrom("u", "a-1", "b!x", "19:x@thread.v2", "$value", "..", "x%2Fmessages", "x%23EXT%23"),
  fc.string({ maxLength: 6 }).map(encodeURIComponent),
);
const properties = [
  ...new Set(ROUTES.flatMap(({ select, content }) => [...select, ...content])),
  ..."* from sender toRecipients bodyPreview attachments lastMessagePreview @microsoft.graph.downloadUrl".split(" "),
];
const option = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("$select", "select", "%24select", "$SELECT"),
      fc.array(fc.constantFrom(...properties), { maxLength: 4 }),
    )
    .map(([name, values]) => `${name}=${values.join(",")}`),
  fc.constantFrom(
    "$top=9",
    "$count=true",
    "$expand=fields",
    "$expand=members",
    "$search=x",
    "$skiptoken=x",
    "x=y",
    "$filter=subject%20eq%20'x'",
  ),
);
/** Routes of the table and what is like them, written in the ways in which addresses are written. */
const nearRoute = fc
  .tuple(
    fc.constantFrom(
      ...ROUTES.map(({ path }) => path),
      "/users/{}/messages",
      "/drives/{}/items/{}/content",
      "/teams/{}/channels/{}/messages",
    ),
    fc.array(ids, { minLength: 4, maxLength: 4 }),
    fc.array(option, { maxLength: 3 }),
    fc.constantFrom<(path: string) => string>(
      (path) => path,
      (path) => path.toUpperCase(),
      (path) => path.replace(/\/([a-z])/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
      (path) => path.replace(/\//, "//"),
      (path) => path.replace(/\/([^/]+)$/, "/./$1"),
      (path) => path.replace(/\/([^/]+)$/, "/x/../$1"),
      (path) => path.replace(/\/([^/]+)$/, "%2f$1"),
      (path) => path.replace(/\/([^/]+)\/u\b/, "/$1('u')"),
      (path) => `${path}/$value`,
      (path) => `${path}/content`,
    ),
  )
  .map(([path, names, options, written]) => {
    const at = names[Symbol.iterator]();
    const filled = path.replace(/\{\w*\}/g, () => String(at.next().value));
    return written(filled) + (options.length > 0 ? `?${options.join("&")}` : "");
  });
const anyMethod = fc.oneof(
  fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get", "POST ", "QUERY"),
  fc.string({ maxLength: 8 }),
);
const anyUrl = fc.oneof(
  nearRoute.map((path) => ROOT + path),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  nearRoute.map((path) => `https://graph.microsoft.com.evil.example/v1.0${path}`),
  fc.string({ maxLength: 60 }).map((tail) => ROOT + tail),
  fc
    .array(
      fc.constantFrom(
        "/",
        "..",
        ".",
        "%2e",
        "%2f",
        "\\",
        "users",
        "$batch",
        "search",
        "query",
        "@",
        ":",
        "#",
        "?",
        "//",
      ),
    )
    .map((words) => ROOT + words.join("")),
  fc.string({ maxLength: 60 }),
);
const anyBehalf = fc.constantFrom(...WORKLOADS, null);
const anyContent = fc.record<Record<ChosenWorkload, "none" | "full">>({
  exchange: fc.constantFrom("none", "full"),
  onedrive: fc.constantFrom("none", "full"),
  teams: fc.constantFrom("none", "full"),
  sharepoint: fc.constantFrom("none", "full"),
});

describe("whatever is thrown at the gate,", () => {
  test("what passes is a GET below the root of the one host", () => {
    fc.assert(
      fc.property(
        anyMethod,
        anyUrl,
        fc.option(fc.anything(), { nil: undefined }),
        anyContent,
        (method, url, body, content) => {
          if (judged({ method, url, body }, { content }) !== null) return;
          const { origin, pathname, username, password } = new URL(url);
          expect([method, body]).toEqual(["GET", undefined]);
          expect(`${origin}${username}${password}`).toBe("https://graph.microsoft.com");
          expect(pathname.startsWith("/v1.0/")).toBe(true);
          expect(readBy(pathname).split("/")).not.toContain("..");
        },
      ),
      { numRuns: runs(3000) },
    );
  });

  /** A thing may be called as a content is: its id stands below its list. */
  const beneath = (path: string) =>
    readBy(path).replace(/^\/(users|groups|sites|drives|teams|chats)\/[^/?]+/i, "/$1/id");

  test("what passes without content asks for none, alone, in a batch or behind a link", () => {
    let passed = 0;
    const part = (url: string) => ({ id: "1", method: "GET", url });
    fc.assert(
      fc.property(nearRoute, nearRoute, anyBehalf, (path, begun, behalf) => {
        const ways = [
          asked(path, {}, { behalf }),
          judged({ ...batch(part(path)), behalf }),
          asked(path, {}, { behalf, begun, mark: "inventory" }),
        ];
        expect(asked(path, {}, { behalf, begun, mark: "content" }) === null && ways[0] !== null).toBe(false);
        for (const way of ways) {
          if (way !== null) continue;
          passed += 1;
          expect(beneath(path)).not.toMatch(CLOSED);
        }
        if (ways[2] === null) expect(beneath(begun)).not.toMatch(CLOSED);
        expect(ways[0] === null).toBe(ways[1] === null);
      }),
      { numRuns: runs(4000) },
    );
    expect(passed).toBeGreaterThan(50);
  });

  test("what a workload is read for opens nothing of another", () => {
    fc.assert(
      fc.property(
        nearRoute,
        anyContent,
        fc.constantFrom<ChosenWorkload>("exchange", "onedrive", "teams", "sharepoint"),
        (path, content, behalf) => {
          if (asked(path, { content }, { behalf }) !== null || asked(path, {}, { behalf }) === null) return;
          const opened = /^\/(users\/[^/]+|groups\/[^/]+)\/(?!drive|chats|planner)/i.test(path) ? "exchange" : null;
          expect(Object.entries(content).filter(([, mode]) => mode === "full").length).toBeGreaterThan(0);
          if (opened !== null) expect(content.exchange).toBe("full");
          if (/^\/drives/i.test(path)) expect(content[behalf]).toBe("full");
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  test("what passes of a batch are GETs of relative addresses", () => {
    const part = fc.record(
      {
        id: fc.string(),
        method: anyMethod,
        url: fc.oneof(anyUrl, nearRoute),
        body: fc.anything(),
        headers: fc.anything(),
      },
      { requiredKeys: ["id"] },
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (requests) => {
        if (judged(batch(...requests), { content: FULL }) !== null) return;
        for (const each of requests) {
          expect(each.method).toBe("GET");
          expect("body" in each).toBe(false);
          expect(new URL(ROOT + each.url).pathname.startsWith("/v1.0/")).toBe(true);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

test("and no caller of ours can send anything else", async () => {
  await withTenant(
    (_, response) => json(response, 200, {}),
    async ({ graph, server }) => {
      const paths = fc.oneof(
        anyUrl,
        nearRoute,
        fc.string({ maxLength: 40 }).map((tail) => `/${tail}`),
      );
      await fc.assert(
        fc.asyncProperty(paths, async (path) => {
          await graph.get(path, anything).catch(() => null);
        }),
        // One that passes is among them: chance alone may find none.
        { numRuns: runs(300), examples: [["/organization?$select=id,displayName"]] },
      );
      expect(server.seen.length).toBeGreaterThan(0);
      for (const { method, path } of server.seen) {
        expect(method).toBe("GET");
        expect(path.startsWith("/v1.0/")).toBe(true);
        expect(readBy(path)).not.toMatch(CLOSED);
      }
    },
    { admit: admission(INVENTORY) },
  );
});

describe("by its name, a permission", () => {
  test.each([
    "User.Read.All",
    "Mail.ReadBasic.All",
    "Mail.Read.Shared",
    "Chat.ReadBasic.WhereInstalled",
    "InformationProtectionPolicy.Read.All",
    "RoleManagement.Read.Directory",
    "DeviceManagementApps.Read.All",
    "AppRoleAssignment.Read.All",
    "AccessReview.Read.All",
    "Calendars.ReadBasic",
    "MailboxItem.Read.All",
    "OnlineMeetingTranscript.Read.All",
    "openid",
    "offline_access",
  ])("%s only reads", (name) => expect(writingOf([name])).toEqual([]));

  test.each([
    "Mail.ReadWrite",
    "Mail.Send",
    "Sites.FullControl.All",
    "Sites.Manage.All",
    "full_access_as_app",
    "Directory.AccessAsUser.All",
    "Exchange.ManageAsApp",
    "User.Invite.All",
    "User.RevokeSessions.All",
    "Chat.Create",
    "MailboxItem.ImportExport.All",
    "TeamsActivity.Send",
    "AppRoleAssignment.ReadWrite.All",
    "Device.Command",
    "Something.New",
    "Something.Read.Delete",
    "Calls.JoinGroupCall.All",
    "TermStore.ReadWrite.All",
    "Files.ReadWrite.Selected",
    "Tasks.ReadWrite",
    "Notes.Create",
    "PrintJob.Manage.All",
    "EWS.AccessAsUser.All",
    "user_impersonation",
    "SharePointTenantSettings.ReadWrite.All",
  ])("%s may write", (name) => expect(writingOf(["User.Read.All", name])).toEqual([name]));
});

test.each(["Sites.Selected", "Files.SelectedOperations.Selected", "Lists.SelectedOperations.Selected"])(
  "%s is granted place by place, and told apart",
  (name) => {
    expect(writingOf([name])).toEqual([]);
    expect(untoldOf(["User.Read.All", name])).toEqual([name]);
  },
);

describe("a token that can write", () => {
  let simulator: Simulator;
  let bench: Bench;
  let sent = 0;
  beforeAll(async () => {
    simulator = await tiny({
      onRequest: () => {
        sent += 1;
      },
    });
    bench = benchFor({ graphUrl: simulator.graphUrl, token: () => granted(simulator.token(), "Mail.Send") });
  });
  afterAll(async () => {
    await simulator.close();
    bench.remove();
  });
  const run = async (...words: readonly string[]) => {
    sent = 0;
    const { exit, out, err } = await bench.bascule(words);
    return { exit, said: out + err, asked: sent > 0 };
  };

  test.each(["scan", "check"])("is named by %s, and nothing is asked with it", async (command) => {
    expect(await run(command)).toEqual({ exit: 3, said: expect.stringContaining("Mail.Send"), asked: false });
  });

  test.each([
    ["check", "--accept-write-permissions"],
    ["scan", "--accept-write-permissions", "--max-requests", "3"],
  ])("is named, and taken where that was accepted: %s", async (...words) => {
    const { exit, said, asked } = await run(...words);
    expect(said).toMatch(/Mail\.Send[\s\S]*ne laisse partir que des lectures/);
    expect({ exit, asked }).toEqual({ exit: words[0] === "check" ? 0 : 1, asked: true });
  });

  test("is refused when it is had in the middle of a run", async () => {
    const [first, next] = [
      new Secret(simulator.token()),
      new Secret(granted(simulator.token(), "Files.ReadWrite.All")),
    ];
    let now = first;
    const tokens = readingTokens(
      { current: async () => now, renewed: async () => next, age: () => 0 },
      directoryRoles(),
    );
    expect(await tokens.current()).toBe(first);
    const refused = { name: "SignInFault", code: "can-write", about: { permissions: ["Files.ReadWrite.All"] } };
    await expect(tokens.renewed(first)).rejects.toMatchObject(refused);
    now = next;
    await expect(tokens.current()).rejects.toMatchObject(refused);
  });

  test("is known by a delegated permission as by an application’s", () => {
    expect(
      claimsOf(new Secret(withClaims(simulator.token(), { scp: "User.Read Mail.Send" }))).writePermissions,
    ).toEqual(["Mail.Send"]);
  });
});

describe("a role of the directory, which lets do what no permission says,", () => {
  const table = directoryRoles();
  const GRANTED = { idtyp: "app", roles: ["User.Read.All"] };
  const claims = (about: object) => claimsOf(new Secret(jwtOf({ ...GRANTED, ...about })), table);
  const ids = (names: readonly string[]) =>
    [...table.reading, ...table.writing].filter(([, name]) => names.includes(name)).map(([id]) => id);

  test("is known by the id of its template, each id once", () => {
    const all = [...table.reading.keys(), ...table.writing.keys(), ...table.everybody];
    expect(all.length).toBeGreaterThan(140);
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test.each([
    "Global Administrator",
    "Privileged Role Administrator",
    "Exchange Administrator",
    "SharePoint Administrator",
    "Teams Administrator",
    "User Administrator",
    "Application Administrator",
    "Directory Writers",
    "Entra Backup Reader",
  ])("%s may write", (name) => {
    const told = claims({ wids: ids([name]) });
    expect(told.directoryRoles).toEqual([{ id: ids([name])[0], name, reads: false }]);
    expect(mayWrite(told)).toBe(true);
  });

  test.each([
    "Global Reader",
    "Reports Reader",
    "Security Reader",
    "Directory Readers",
    "Message Center Reader",
    "Usage Summary Reports Reader",
  ])("%s only reads, and is told", (name) => {
    const told = claims({ wids: ids([name]) });
    expect(told.directoryRoles).toMatchObject([{ name, reads: true }]);
    expect(mayWrite(told)).toBe(false);
  });

  test.each<[string, object]>([
    ["of an application", { wids: ["0997a1d0-0d1d-4acb-b408-d5ca73121e90"] }],
    ["of a member", { scp: "User.Read", wids: ["b79fbf4d-3ef9-4689-8143-76b194e85509"] }],
    ["of a guest", { scp: "User.Read", wids: ["10DAE51F-b6af-4016-8d66-8c2a99b929b3"] }],
    ["without the claim", {}],
  ])("is none in the token %s that has no more than everybody", (_case, about) => {
    const told = claims(about);
    expect([told.directoryRoles, mayWrite(told)]).toEqual([[], false]);
  });

  test("that nobody knows is taken for one that writes, and told by its id", () => {
    const id = "00000000-1111-2222-3333-444444444444";
    const told = claims({ wids: [id, ...ids(["Global Reader"])] });
    expect(told.directoryRoles).toMatchObject([
      { id, name: null },
      { name: "Global Reader", reads: true },
    ]);
    expect(mayWrite(told)).toBe(true);
  });

  test.each<[string, object, readonly string[]]>([
    [
      "in capitals",
      { wids: ids(["Exchange Administrator"]).map((id) => id.toUpperCase()) },
      ["Exchange Administrator"],
    ],
    [
      "joined in one text",
      { wids: ids(["Exchange Administrator", "Global Reader"]).join(",") },
      ["Exchange Administrator", "Global Reader"],
    ],
    ["of a person", { scp: "User.Read", wids: ids(["Teams Administrator"]) }, ["Teams Administrator"]],
  ])("is seen %s", (_case, about, names) =>
    expect(claims(about).directoryRoles.map(({ name }) => name)).toEqual(names),
  );

  describe("as typed:", () => {
    let simulator: Simulator;
    let sent = 0;
    beforeAll(async () => {
      simulator = await tiny({
        onRequest: () => {
          sent += 1;
        },
      });
    });
    afterAll(() => simulator.close());
    const run = async (wids: readonly string[], ...words: readonly string[]) => {
      const bench = benchFor({
        graphUrl: simulator.graphUrl,
        token: () => withClaims(simulator.token(), { wids: [...table.everybody, ...wids] }),
      });
      sent = 0;
      const { exit, out, err } = await bench.bascule(words);
      bench.remove();
      return { exit, said: out + err, asked: sent > 0 };
    };
    const writes = ids(["SharePoint Administrator"]);

    test.each(["scan", "check"])("one that writes is named by %s, and nothing is asked with it", async (command) => {
      const said = expect.stringContaining("rôle SharePoint Administrator");
      expect(await run(writes, command)).toEqual({ exit: 3, said, asked: false });
    });

    test.each(["scan", "check"])("one that nobody knows is told as such by %s", async (command) => {
      const said = expect.stringContaining("rôle 0000, inconnu de Bascule");
      expect(await run(["0000"], command)).toEqual({ exit: 3, said, asked: false });
    });

    test("one that writes is named, and taken where that was accepted", async () => {
      const { exit, said, asked } = await run(writes, "scan", "--accept-write-permissions", "--max-requests", "3");
      expect(said).toMatch(/rôle SharePoint Administrator[\s\S]*ne laisse partir que des lectures/);
      expect({ exit, asked }).toEqual({ exit: 1, asked: true });
    });

    test("one that only reads is told by check, and stops nothing", async () => {
      const { exit, said, asked } = await run(ids(["Global Reader"]), "check");
      expect(said).toMatch(/ne font que lire\u00a0: rôle Global Reader/);
      expect({ exit, asked }).toEqual({ exit: 0, asked: true });
    });
  });
});

describe("the record of requests", () => {
  const folder = mkdtempSync(join(tmpdir(), "bascule-record-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const linesOf = (path: string) => readFileSync(path, "utf8").split("\n");
  const about = {
    logRequests: join(folder, "record"),
    version: "1",
    signal: new AbortController().signal,
    now: () => new Date(0),
  };

  test("tells of an address no more than its words, and of its options what Graph calls them", async () => {
    const told: RequestLine[] = [];
    const reply = {
      status: 200,
      header: () => null,
      bytes: 0,
      body: Buffer.from('{"responses":[{"id":"2","status":404}]}'),
    };
    const plain = {
      send: async () => reply,
      open: () => Promise.reject(new Error("cut")),
      close: async () => undefined,
    };
    const wire = toldWire(
      plain,
      (line) => void told.push(line),
      () => 0,
    );
    const signal = new AbortController().signal;
    const get = { method: "GET", headers: {}, signal } as const;
    await wire.send(
      {
        ...get,
        url: `${ROOT}/users/jeanne%40x.fr/events?%24select=id&$filter=mail%20eq%20'j'&$skiptoken=abc&$search="nir"`,
      },
      9,
    );
    await wire.send(
      { ...get, method: "POST", url: "https://login.microsoftonline.com/aaaa-bbbb/oauth2/v2.0/token", body: "secret" },
      9,
    );
    const requests = [
      { id: "1", url: "/groups/g?$top=9" },
      { id: "2", url: "/sites/s" },
    ];
    await wire.send({ ...get, method: "POST", url: `${ROOT}/$batch`, body: JSON.stringify({ requests }) }, 9);
    const signed = {
      ...get,
      url: "https://x.sharepoint.com/personal/jeanne?tempauth=abc",
      route: "/drives/d/items/i/content",
    };
    await expect(wire.open(signed)).rejects.toThrow("cut");
    expect(told.map(({ at: _, ...line }) => line)).toEqual([
      {
        method: "GET",
        host: "graph.microsoft.com",
        route: "/v1.0/users/{id}/events",
        query: ["$select=id", "$filter", "$skiptoken", "$search"],
        status: 200,
      },
      { method: "POST", host: "login.microsoftonline.com", route: "/{id}/oauth2/v2.0/token", query: [], status: 200 },
      { method: "POST", host: "graph.microsoft.com", route: "/v1.0/$batch", query: [], status: 200, batch: 1 },
      {
        method: "GET",
        host: "graph.microsoft.com",
        route: "/v1.0/groups/{id}",
        query: ["$top=9"],
        status: null,
        batch: 1,
      },
      { method: "GET", host: "graph.microsoft.com", route: "/v1.0/sites/{id}", query: [], status: 404, batch: 1 },
      {
        method: "GET",
        host: "x.sharepoint.com",
        route: "/drives/{id}/items/{id}/content",
        query: [],
        status: null,
        signed: true,
      },
    ]);
  });

  test("is made for its owner alone, and added to, run after run, even where one was cut", async () => {
    const path = about.logRequests;
    await recorded(about, { command: "scan" }, async ({ onRequest }) =>
      onRequest?.({ at: "", method: "GET", host: "h", route: "/r", query: [], status: 200 }),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    appendFileSync(path, '{"at":"2026');
    await recorded(about, { command: "check" }, async () => undefined);
    const head = { record: "bascule-requests", bascule: "1", begun: "1970-01-01T00:00:00.000Z" };
    const lines = linesOf(path);
    expect(lines[3]).toBe('{"at":"2026');
    expect([0, 1, 2, 4, 5].map((at) => JSON.parse(lines[at] ?? ""))).toEqual([
      { ...head, command: "scan" },
      { at: "", method: "GET", host: "h", route: "/r", query: [], status: 200 },
      { ended: head.begun, requests: 1 },
      { ...head, command: "check" },
      { ended: head.begun, requests: 0 },
    ]);
    expect(lines.slice(6)).toEqual([""]);
  });

  test.each([
    ["another file", () => writeFileSync(join(folder, "other"), "somebody's work"), "other", "not-a-record"],
    ["what is no file", () => undefined, "/dev/null", "not-a-record"],
    ["a folder that is not there", () => undefined, "absent/record", "unwritable"],
  ])("is not written over %s, and nothing runs", async (_case, make, name, code) => {
    make();
    const path = name.startsWith("/") ? name : join(folder, name);
    const run = recorded({ ...about, logRequests: path }, {}, () => Promise.reject(new Error("it ran")));
    await expect(run).rejects.toMatchObject({ name: "RequestLogFault", code });
    if (name === "other") expect(readFileSync(path, "utf8")).toBe("somebody's work");
  });

  test.skipIf(process.platform === "win32")("that the disk no longer takes ends the run, and is told", async () => {
    const simulator = await tiny();
    const main = resolve(import.meta.dirname, "../../src/main.ts");
    // The kernel refuses what goes beyond a kilobyte of a file, as a full disk would.
    const limited = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
    const child = spawn(
      "bash",
      ["-c", limited, process.execPath, main, "check", "--log-requests", "record", "--lang", "en"],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          BASCULE_ACCESS_TOKEN: simulator.token(),
          BASCULE_GRAPH_URL: simulator.graphUrl,
        },
      },
    );
    rmSync(about.logRequests, { force: true });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const exit = await new Promise((done) => child.on("close", done));
    await simulator.close();
    expect(said).toMatch(/^The record of requests .*record” cannot be written/);
    expect(exit).toBe(5);
  });
});

/** The same token with one role more, or with other claims; nobody but Graph checks its signature. */
const granted = (token: string, role: string) => withClaims(token, ({ roles }) => ({ roles: [...roles, role] }));

type Change = Record<string, unknown> | ((claims: { readonly roles: readonly string[] }) => Record<string, unknown>);

const jwtOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

function withClaims(token: string, change: Change): string {
  const [head, body = "", tail] = token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const changed = { ...claims, ...(typeof change === "function" ? change(claims) : change) };
  return [head, Buffer.from(JSON.stringify(changed)).toString("base64url"), tail].join(".");
}
