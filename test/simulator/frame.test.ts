/** What every route shares: tokens, pages, links, $select, batches, addresses that Graph does not know. */

import { expect, test } from "vitest";
import { tokenOf } from "../../src/simulator/http/tokens.ts";
import { idsOf, withServed } from "./served.ts";

const HOUR = 3600;

test.each([
  ["no token", () => null],
  ["no token at all", () => "rien"],
  [
    "another tenant's",
    (tid: string, now: number) => tokenOf({ tid: `${tid}0`, appid: "a", roles: [], exp: now + HOUR }),
  ],
  ["one that is over", (tid: string, now: number) => tokenOf({ tid, appid: "a", roles: [], exp: now - 1 })],
])("%s is refused", async (_name, make) => {
  await withServed({}, async ({ ask, simulator, odd }) => {
    const token = make(simulator.tenantId, Math.floor(Date.now() / 1000));
    const { status, body } = await ask("/users", { token });
    expect(status).toBe(401);
    expect(body.error.code).toBe("InvalidAuthenticationToken");
    expect(odd).toEqual([]);
  });
});

test("an address that Graph does not know is refused, and counted as a surprise", async () => {
  await withServed({ onAnswer: undefined }, async ({ ask, simulator }) => {
    expect((await ask("/nobody")).status).toBe(400);
    expect((await ask("/users", { method: "PATCH" })).status).toBe(400);
    expect(simulator.surprises()).toBe(2);
    expect(simulator.counters().byRoute["GET unknown"]).toBe(1);
  });
});

test.each([1, 3, 5, 14, 999])("a list is whole in pages of %i, by opaque links", async (top) => {
  await withServed({}, async ({ all, ask, simulator }) => {
    const people = await all(`/users?$select=id&$top=${top}`);
    expect(new Set(idsOf(people)).size).toBe(simulator.truth().people);
    const first = await ask(`/users?$top=${top}&$count=true`, { headers: { consistencylevel: "eventual" } });
    expect(first.body.value.length).toBe(Math.min(top, 14));
    expect(first.body["@odata.count"]).toBe(14);
    expect("@odata.nextLink" in first.body).toBe(top < 14);
  });
});

test("Prefer: odata.maxpagesize sets the page where there is no $top", async () => {
  await withServed({}, async ({ ask }) => {
    const { body } = await ask("/users", { headers: { prefer: "odata.maxpagesize=4" } });
    expect(body.value).toHaveLength(4);
  });
});

test("a link that was edited, or made up, is refused", async () => {
  await withServed({}, async ({ ask }) => {
    const { body } = await ask("/users?$top=5");
    const link = String(body["@odata.nextLink"]);
    expect((await ask(link)).status).toBe(200);
    const token = /skiptoken=(.*)$/.exec(link)?.[1] ?? "";
    const forged = Buffer.from(Buffer.from(token, "base64url").toString().replace(/^5/, "6")).toString("base64url");
    expect((await ask(link.replace(token, forged))).status).toBe(400);
    expect((await ask(link.replace("/users", "/groups"))).status).toBe(400);
  });
});

test("$select drops the rest; without it the directory hides what it hides", async () => {
  await withServed({}, async ({ ask }) => {
    const [selected] = (await ask("/users?$select=id,department")).body.value;
    expect(Object.keys(selected ?? {}).filter((name) => !name.includes("@"))).toEqual(["id", "department"]);
    const [usual] = (await ask("/users")).body.value;
    expect(usual?.displayName).toBeTypeOf("string");
    for (const hidden of ["assignedLicenses", "proxyAddresses", "accountEnabled", "userType"])
      expect(usual).not.toHaveProperty(hidden);
  });
});

test.each([
  ["/users", "userType eq 'Guest'", 1],
  ["/users", "accountEnabled eq false and userType eq 'Member'", 5],
  ["/groups", "groupTypes/any(c:c eq 'Unified')", 4],
  ["/groups", "resourceProvisioningOptions/any(x:x eq 'Team')", 3],
])("%s by %s are %i", async (list, filter, count) => {
  await withServed({}, async ({ all, ask }) => {
    const path = `${list}?$filter=${encodeURIComponent(filter)}&$count=true&$top=2`;
    expect(await all(path)).toHaveLength(count);
    expect((await ask(path)).body["@odata.count"]).toBe(count);
    expect((await ask(`${list}?$filter=contains(displayName,'a')`)).status).toBe(400);
  });
});

test("a delta ends with a link that tells nothing new", async () => {
  await withServed({}, async ({ ask }) => {
    const [person] = (await ask("/users?$top=1")).body.value;
    let { body } = await ask(`/users/${person?.id}/mailFolders/delta`);
    while (body["@odata.nextLink"] !== undefined) body = (await ask(body["@odata.nextLink"])).body;
    const later = await ask(body["@odata.deltaLink"] ?? "");
    expect(later.body.value).toEqual([]);
    expect(later.body["@odata.deltaLink"]).toContain("$deltatoken=");
  });
});

test("a batch answers every part by its id, out of order, each with its own status", async () => {
  await withServed({}, async ({ all, batch, odd }) => {
    const people = await all("/users?$select=id");
    const parts = people.map(({ id }) => ({ id, method: "GET", url: `/users/${id}/mailboxSettings/userPurpose` }));
    const { status, body } = await batch(parts);
    expect(status).toBe(200);
    const answers = body.responses;
    expect(answers.map(({ id }) => id).sort()).toEqual(parts.map(({ id }) => id).sort());
    expect(answers.map(({ id }) => id)).not.toEqual(parts.map(({ id }) => id));
    expect([...new Set(answers.map((answer) => answer.status))].sort()).toEqual([200, 403, 404]);
    expect(odd).toEqual([]);
  });
});

test.each([
  ["more than twenty parts", Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: "GET", url: "/users" }))],
  ["none", []],
  ["an id twice", [1, 1].map((id) => ({ id: `${id}`, method: "GET", url: "/users" }))],
  ["a whole address", [{ id: "1", method: "GET", url: "https://graph.microsoft.com/v1.0/users" }]],
])("a batch of %s is refused", async (_name, requests) => {
  await withServed({}, async ({ batch }) => expect((await batch(requests)).status).toBe(400));
});

test("what is no JSON is a bad question, and not the end of the tenant", async () => {
  await withServed({}, async ({ ask, simulator }) => {
    const answer = await fetch(`${simulator.graphUrl}/$batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${simulator.token()}` },
      body: '{"requests": [',
    });
    expect(answer.status).toBe(400);
    expect((await ask("/users")).status).toBe(200);
    expect(simulator.counters().defects).toEqual([]);
  });
});

test("permissions are those of the token, and one of those that a route takes is needed", async () => {
  await withServed({ permissions: ["User.Read.All", "Mail.ReadBasic.All"] }, async ({ ask, all, odd }) => {
    const people = await all("/users?$select=id");
    expect((await ask("/groups")).body.error.code).toBe("Authorization_RequestDenied");
    const [, second] = idsOf(people);
    const messages = await all(`/users/${second}/messages?$select=id,subject,body&$top=1000`);
    expect(messages.length).toBeGreaterThan(100);
    expect(messages.every((message) => !("body" in message) && "subject" in message)).toBe(true);
    expect((await ask(`/users/${second}/messages/${messages[0]?.id}/attachments`)).status).toBe(403);
    const marked = "$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x0036')";
    expect((await ask(`/users/${second}/messages?${marked}`)).status).toBe(403);
    expect(odd).toEqual([]);
  });
});

test.each([
  ["/users/$count", {}, 400],
  ["/users/$count", { ConsistencyLevel: "eventual" }, 200],
  ["/groups/$count", { ConsistencyLevel: "eventual" }, 200],
])("%s with %o is answered %i", async (path, headers, status) => {
  await withServed({}, async ({ ask }) => {
    const told = await ask(path, { headers });
    expect(told.status).toBe(status);
    if (status === 200) expect(told.text).toMatch(/^\d+$/);
  });
});

test("the second port gives what an address opens, in whole or in part, and refuses a token", async () => {
  await withServed({}, async ({ ask, simulator }) => {
    const { status, headers } = await ask("/reports/getMailboxUsageDetail(period='D180')");
    expect(status).toBe(302);
    const address = headers.get("location") ?? "";
    expect(address.startsWith(simulator.contentUrl)).toBe(true);
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await ask(address)).status).toBe(401);
    expect(simulator.counters().leaks).toBe(1);
    expect((await fetch(address.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).status).toBe(403);
    expect((await fetch(address.replace("Mailbox", "Nobody"))).status).toBe(403);
    const { id } = (await ask("/sites/root/drive")).body;
    const { value } = (await ask(`/drives/${id}/root/delta`)).body;
    const file = value.find((item) => item.file !== undefined && Number(item.size) > 500);
    const size = Number(file?.size);
    const content = (await ask(`/drives/${id}/items/${file?.id}/content`)).headers.get("location") ?? "";
    const whole = new Uint8Array(await (await fetch(content)).arrayBuffer());
    expect(whole.length).toBe(size);
    const part = await fetch(content, { headers: { range: "bytes=100-199" } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
    expect((await fetch(content, { headers: { range: `bytes=${size}-` } })).status).toBe(416);
  });
});
