import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GraphFault } from "../../src/graph/graph.ts";
import { all, anything, error, givenFor, json, withTenant } from "./tenant.ts";

const User = z.object({ id: z.string() });

test("an object is asked for once, signed, in English, under our name, and parsed", async () => {
  await withTenant(
    (_, response) => json(response, 200, { id: "u1", more: true }),
    async ({ graph, server, connection }) => {
      expect(await graph.get("/users/u1?$select=id", User)).toEqual({ ok: true, value: { id: "u1" } });
      expect(server.seen).toHaveLength(1);
      expect(server.seen[0]).toMatchObject({ method: "GET", path: "/v1.0/users/u1?$select=id" });
      expect(server.seen[0]?.headers).toMatchObject({
        authorization: "Bearer opaque",
        "accept-language": "en-US",
        "user-agent": "NONISV|Bascule|Bascule/9.9.9",
      });
      expect(connection.account().get("other")).toMatchObject({ requests: 1, throttled: 0 });
      expect(connection.identity).toMatchObject({ kind: "unknown", tenantId: null, writePermissions: [] });
    },
  );
});

test("headers of the caller go with every page, and links are asked for verbatim", async () => {
  const link = "/v1.0/users?$skiptoken=a%27b'c%2Fd,e(f)";
  await withTenant(
    ({ path, headers }, response) => {
      const next = `http://${headers.host}${link}`;
      if (path === link) json(response, 200, { value: [{ id: "u2" }], "@odata.deltaLink": `${next}&last` });
      else json(response, 200, { value: [{ id: "u1" }], "@odata.count": 2, "@odata.nextLink": next });
    },
    async ({ graph, server }) => {
      const pages = await all(graph.pages("/users?$top=1", User, { headers: { ConsistencyLevel: "eventual" } }));
      expect(pages).toEqual([
        {
          ok: true,
          value: {
            items: [{ id: "u1" }],
            next: givenFor("/users?$top=1", server.origin + link),
            delta: null,
            count: 2,
            resync: false,
          },
        },
        {
          ok: true,
          value: {
            items: [{ id: "u2" }],
            next: null,
            delta: givenFor("/users?$top=1", `${server.origin + link}&last`),
            count: null,
            resync: false,
          },
        },
      ]);
      expect(server.seen.map(({ path }) => path)).toEqual(["/v1.0/users?$top=1", link]);
      expect(server.seen.map(({ headers }) => headers.consistencylevel)).toEqual(["eventual", "eventual"]);
    },
  );
});

test("an empty page with a link goes on; a walk may start from a link", async () => {
  await withTenant(
    ({ path, headers }, response) => {
      if (path.endsWith("p=2"))
        json(response, 200, { value: [], "@odata.nextLink": `http://${headers.host}/v1.0/users?p=3` });
      else json(response, 200, { value: [{ id: "last" }] });
    },
    async ({ graph, server }) => {
      const pages = await all(
        graph.pages("/users", User, { from: givenFor("/users", `${server.origin}/v1.0/users?p=2`) }),
      );
      expect(pages.map((page) => page.ok && page.value.items.length)).toEqual([0, 1]);
    },
  );
});

test.each([
  ["itself", 1],
  ["a page before", 2],
  ["a page long before", 7],
  ["the furthest page that is remembered", 256],
])("links that lead to %s end the walk", async (_, pages) => {
  await withTenant(
    ({ headers, path }, response) => {
      const at = Number(/p=(\d+)/.exec(path)?.[1] ?? 0);
      const next = `http://${headers.host}/v1.0/users?p=${(at + 1) % pages}`;
      json(response, 200, { value: [{ id: `u${at}` }], "@odata.nextLink": next });
    },
    async ({ graph, server }) => {
      const walk = await all(
        graph.pages("/users", User, { from: givenFor("/users", `${server.origin}/v1.0/users?p=0`) }),
      );
      expect(walk.filter(({ ok }) => ok)).toHaveLength(pages - 1);
      expect(walk.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } });
      expect(server.seen).toHaveLength(pages);
    },
  );
});

test.each([257, 300, 700])("a ring of %i pages ends, wherever it is entered", async (pages) => {
  await withTenant(
    ({ headers, path }, response) => {
      // Forty pages lead to the ring, and none of them is in it.
      const at = Number(/p=(\d+)/.exec(path)?.[1] ?? 0);
      const next = at + 1 < 40 + pages ? at + 1 : 40;
      json(response, 200, { value: [], "@odata.nextLink": `http://${headers.host}/v1.0/users?p=${next}` });
    },
    async ({ graph, server, stop }) => {
      const walk = [];
      for await (const page of graph.pages("/users", User)) {
        walk.push(page);
        if (server.seen.length > 5 * pages) stop.abort();
      }
      expect(walk.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } });
    },
  );
});

test.each([404, 410])("a %i in the middle of a list cuts it: nothing says that it was its end", async (status) => {
  await withTenant(
    ({ path, headers }, response) =>
      path.includes("p=2")
        ? error(response, status, "itemNotFound")
        : json(response, 200, {
            value: [{ id: "f1" }],
            "@odata.nextLink": `http://${headers.host}/v1.0/sites/s1/lists?p=2`,
          }),
    async ({ graph }) => {
      const walk = await all(graph.pages("/sites/s1/lists", anything));
      expect(walk.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", status } });
    },
  );
});

test.each([
  ["/drives/d1/root/delta", 404, "vanished"],
  ["/drives/d1/root/delta", 410, "unexpected"],
])("the first page of %s answered with %i is %s", async (path, status, cause) => {
  await withTenant(
    (_, response) => error(response, status, "itemNotFound"),
    async ({ graph }) =>
      expect(await all(graph.pages(path, anything))).toMatchObject([{ ok: false, refusal: { cause, status } }]),
  );
});

test.each([
  "/users",
  "/groups",
  "/sites/getAllSites",
  "/organization",
  "/communications/callRecords",
  "/subscribedSkus",
])("%s answered with 404 is a surprise: what belongs to nobody cannot be gone", async (path) => {
  await withTenant(
    (_, response) => error(response, 404, "itemNotFound"),
    async ({ graph }) => await expect(all(graph.pages(path, anything))).rejects.toThrow(GraphFault),
  );
});

test("a link that leads to itself ends the walk at once", async () => {
  await withTenant(
    ({ headers, path }, response) =>
      json(response, 200, { value: [], "@odata.nextLink": `http://${headers.host}${path}` }),
    async ({ graph, server }) => {
      const pages = await all(
        graph.pages("/users", User, { from: givenFor("/users", `${server.origin}/v1.0/users?p=1`) }),
      );
      expect(pages).toMatchObject([{ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } }]);
      expect(server.seen).toHaveLength(1);
    },
  );
});

test.each([
  ["another host", "http://127.0.0.1:9/v1.0/users?p=2"],
  ["another version", "/beta/users?p=2"],
  ["a name with a password", "http://a:b@HOST/v1.0/users"],
])("a link to %s is not followed", async (_, link) => {
  await withTenant(
    ({ headers }, response) => {
      const absolute = link.startsWith("/")
        ? `http://${headers.host}${link}`
        : link.replace("HOST", headers.host ?? "");
      json(response, 200, { value: [], "@odata.nextLink": absolute });
    },
    async ({ graph, server }) => {
      await expect(all(graph.pages("/users", User))).rejects.toThrow(GraphFault);
      expect(server.seen).toHaveLength(1);
    },
  );
});

test.each([
  [410, "resyncRequired"],
  [410, "resyncChangesApplyDifferences"],
  [410, "resyncChangesUploadDifferences"],
  [410, "SyncStateNotFound"],
  [410, ""],
  [400, "SyncStateInvalid"],
  [400, "resyncRequired"],
  [400, "Directory_ExpiredDeltaToken"],
])("a delta token that is no longer known (%i %s) asks to start again", async (status, code) => {
  await withTenant(
    (_, response) => error(response, status, code),
    async ({ graph, server }) => {
      const pages = await all(
        graph.pages("/users/delta", User, {
          from: givenFor("/users/delta", `${server.origin}/v1.0/users/delta?$deltatoken=old`),
        }),
      );
      expect(pages).toEqual([{ ok: true, value: { items: [], next: null, delta: null, count: null, resync: true } }]);
    },
  );
});

test.each([
  [410, "gone"],
  [400, "Directory_ExpiredPageToken"],
  [400, "ErrorInvalidSkipToken"],
])("a link of a list that has ended (%i %s) begins the list again", async (status, code) => {
  await withTenant(
    ({ path }, response) =>
      path.includes("old") ? error(response, status, code) : json(response, 200, { value: [{ id: "u1" }] }),
    async ({ graph, server }) => {
      const from = givenFor("/users?$top=5", `${server.origin}/v1.0/users?$skiptoken=old`);
      expect(await all(graph.pages("/users?$top=5", User, { from }))).toMatchObject([
        { ok: true, value: { items: [{ id: "u1" }], resync: false } },
      ]);
      expect(server.seen.map(({ path }) => path)).toEqual(["/v1.0/users?$skiptoken=old", "/v1.0/users?$top=5"]);
    },
  );
});

test.each(["$skiptoken", "token", "$deltatoken", "x-delta"])(
  "a list is told by its route to be plain, not by a link of it that carries %s",
  async (name) => {
    let refused = false;
    await withTenant(
      ({ path, headers }, response) => {
        if (!path.includes("S2")) {
          const next = `http://${headers.host}/v1.0/users?a=/delta&${name}=S2`;
          return json(response, 200, { value: [{ id: "u1" }], "@odata.nextLink": next });
        }
        if (refused) return json(response, 200, { value: [{ id: "u2" }] });
        refused = true;
        error(response, 410, "resyncRequired");
      },
      async ({ graph }) => {
        const walk = await all(graph.pages("/users", User));
        expect(walk.map((page) => page.ok && page.value.items.map(({ id }) => id))).toEqual([["u1"], ["u1"], ["u2"]]);
        expect(walk.some((page) => page.ok && page.value.resync)).toBe(false);
      },
    );
  },
);

test.each([
  [400, "BadRequest"],
  [400, "Directory_ExpiredPageToken"],
  [404, "itemNotFound"],
  [410, "gone"],
])(
  "links of a list that are ill once each (%i %s) begin it again, each time that it came further",
  async (status, code) => {
    const ill = new Set(["2", "3", "4", "5", "6"]);
    await withTenant(
      ({ path, headers }, response) => {
        const at = /p=(\d)/.exec(path)?.[1] ?? "1";
        if (ill.delete(at)) return error(response, status, code);
        const next = { "@odata.nextLink": `http://${headers.host}/v1.0/users?p=${Number(at) + 1}` };
        json(response, 200, { value: [{ id: `u${at}` }], ...(at < "6" && next) });
      },
      async ({ graph }) => {
        const walk = await all(graph.pages("/users", User));
        const told = walk.flatMap((page) => (page.ok ? page.value.items.map(({ id }) => id) : ["refused"]));
        expect([...new Set(told)]).toEqual(["u1", "u2", "u3", "u4", "u5", "u6"]);
      },
    );
  },
);

test.each([7, true, {}, ["/users"]])("a next link that is %j is no end of the list", async (link) => {
  await withTenant(
    (_, response) => json(response, 200, { value: [{ id: "u1" }], "@odata.nextLink": link }),
    async ({ graph }) => {
      await expect(all(graph.pages("/users?$top=1", User))).rejects.toThrow("GET /users: answer of another shape");
    },
  );
});

test("an answer of another shape is a fault that tells the place and not the value", async () => {
  await withTenant(
    (_, response) => json(response, 200, { value: [{ id: { secret: "Jeanne" } }] }),
    async ({ graph }) => {
      const thrown = await all(graph.pages("/users", User)).catch((cause: unknown) => cause);
      expect(thrown).toBeInstanceOf(GraphFault);
      expect(String(thrown)).toContain("GET /users: answer of another shape (id: invalid_type)");
      expect(String(thrown)).not.toContain("Jeanne");
    },
  );
});

describe("refusals", () => {
  test.each([
    [403, "Authorization_RequestDenied", "/users", "forbidden"],
    [403, "resourceLocked", "/sites/s1/lists", "locked"],
    [423, "notAllowed", "/drives/d1/root/delta", "locked"],
    [404, "MailboxNotEnabledForRESTAPI", "/users/u1/mailFolders", "not-provisioned"],
    [404, "ResourceNotFound", "/users/u1/drive", "not-provisioned"],
    [404, "ResourceNotFound", "/users/u1/messages", "not-provisioned"],
    [404, "itemNotFound", "/users/u1/drive", "not-provisioned"],
    [404, "itemNotFound", "/drives/d1/items/i1", "vanished"],
    [404, "ErrorItemNotFound", "/users/u1/messages/m1", "vanished"],
    [404, "Request_ResourceNotFound", "/users/u1", "vanished"],
    [404, "notFound", "/solutions/virtualEvents/webinars/getByUserIdAndRole(userId='u1',role='organizer')", "vanished"],
    [410, "gone", "/users/u1", "vanished"],
    [401, "UnknownError", "/users/u1/onenote/notebooks", "forbidden"],
  ])("%i %s of %s is %s", async (status, code, path, cause) => {
    await withTenant(
      (_, response) => error(response, status, code),
      async ({ graph }) => {
        expect(await graph.get(path, anything)).toEqual({
          ok: false,
          refusal: { cause, status, code, requestId: "r-1" },
        });
      },
    );
  });

  test.each([
    [400, "BadRequest"],
    [409, "conflict"],
    [418, ""],
  ])("%i %s is a surprise, told without query or identifier", async (status, code) => {
    await withTenant(
      (_, response) => error(response, status, code),
      async ({ graph }) => {
        const thrown = await graph.get("/users/jeanne@x.fr/messages?$filter=secret", anything).catch((cause) => cause);
        expect(thrown).toBeInstanceOf(GraphFault);
        expect(thrown.message).toBe(`GET /users/{id}/messages: ${status} ${code}`.trim());
        expect(thrown).toMatchObject({ status, requestId: "r-1" });
      },
    );
  });

  test("what no application may see is said to be invisible", async () => {
    await withTenant(
      (_, response) =>
        json(response, 400, { error: { code: "BadRequest", message: "Not supported in application-only context." } }),
      async ({ graph }) => {
        expect(await graph.get("/users/u1/onlineMeetings", anything)).toMatchObject({
          refusal: { cause: "invisible" },
        });
      },
    );
  });

  test("a token that Graph refuses stops the run", async () => {
    await withTenant(
      (_, response) => error(response, 401, "InvalidAuthenticationToken"),
      async ({ graph }) => {
        await expect(graph.get("/users", anything)).rejects.toMatchObject({
          name: "SignInFault",
          code: "token-refused",
        });
      },
    );
  });
});

test("a link kept from another address of the tenant is not followed: the walk starts again", async () => {
  await withTenant(
    (_, response) => json(response, 200, { value: [{ id: "u1" }] }),
    async ({ graph, server }) => {
      const elsewhere = "http://127.0.0.1:9/v1.0";
      const plain = await all(
        graph.pages("/users?$top=1", User, { from: givenFor("/users?$top=1", `${elsewhere}/users?$skiptoken=a`) }),
      );
      expect(plain).toMatchObject([{ ok: true, value: { items: [{ id: "u1" }], resync: false } }]);
      const delta = await all(
        graph.pages("/users/delta", User, { from: givenFor("/users/delta", `${elsewhere}/users/delta?$deltatoken=a`) }),
      );
      expect(delta).toMatchObject([{ ok: true, value: { items: [], resync: true } }]);
      expect(server.seen.map(({ path }) => path)).toEqual(["/v1.0/users?$top=1"]);
    },
  );
});
