/** A token that ends in the middle of a scan, by its time or by order: another is had once for all, and nothing is lost. */

import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../src/graph/connect.ts";
import { limitTable } from "../../src/store/limits.ts";
import { type Authority, type AuthorityOptions, startAuthority } from "./authority.ts";
import { batch } from "./batch.ts";
import { type Answering, all, anyRoute, anything, error, json, type Seen, serve } from "./tenant.ts";

const TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";
const trusted = getCACertificates("default");
afterAll(() => setDefaultCACertificates(trusted));

/** Time that can be put forward, and in which waits are over at once. */
function time() {
  let [ahead, asleep] = [0, 0];
  const now = () => Date.now() + ahead;
  return {
    now,
    wall: () => now() + asleep,
    /** The machine sleeps: its date alone goes on. */
    doze: (milliseconds: number) => {
      asleep += milliseconds;
    },
    sleep: async (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
}

/** Who signs in with a device code, in the place of the application. */
interface Person {
  readonly scopes?: readonly string[];
  readonly onDeviceCode?: () => void;
}

interface There {
  readonly graph: Awaited<ReturnType<typeof connect>>["graph"];
  readonly authority: Authority;
  readonly clock: ReturnType<typeof time>;
  /** The tokens that were shown so far are refused from now on. */
  revoke(): void;
  readonly seen: readonly Seen[];
}

/** A tenant that refuses tokens that were revoked, and answers the others as it is told. */
async function withTenant(
  faults: NonNullable<AuthorityOptions["faults"]>,
  good: Answering,
  use: (there: There) => Promise<void>,
  { scopes, onDeviceCode = () => undefined }: Person = {},
) {
  const shown = new Set<string>();
  const revoked = new Set<string>();
  const server = await serve((request, response, turn) => {
    const token = request.headers.authorization ?? "";
    shown.add(token);
    if (revoked.has(token)) error(response, 401, "InvalidAuthenticationToken");
    else good(request, response, turn);
  });
  const person = scopes === undefined ? {} : { scopes };
  const options = { tenantId: TENANT, clientId: CLIENT, roles: ["User.Read.All"], secret: "right", faults, ...person };
  const authority = await startAuthority(options);
  setDefaultCACertificates([...trusted, authority.ca]);
  const clock = time();
  const connection = await connect({
    env: {
      AZURE_AUTHORITY_HOST: authority.url,
      AZURE_TENANT_ID: TENANT,
      AZURE_CLIENT_ID: CLIENT,
      ...(scopes === undefined ? { AZURE_CLIENT_SECRET: "right" } : { BASCULE_AUTH: "device-code" }),
      BASCULE_GRAPH_URL: `${server.origin}/v1.0`,
    },
    version: "1",
    admit: anyRoute,
    limits: limitTable(),
    signal: new AbortController().signal,
    giveUpAfterSeconds: 1200,
    firstAnswerSeconds: 20,
    onDeviceCode,
    random: () => 0,
    clock,
  });
  const revoke = () => {
    for (const token of shown) revoked.add(token);
  };
  try {
    await use({ graph: connection.graph, authority, clock, revoke, seen: server.seen });
  } finally {
    await connection.close();
    await authority.close();
    await server.close();
  }
}

const MINUTE = 60_000;
const ok: Answering = (_request, response) => json(response, 200, { ok: 1 });
const PARTS = Array.from({ length: 20 }, (_, at) => ({ id: String(at), path: `/users/u${at}`, schema: anything }));

/** Envelopes are good whatever is in them; each part is refused for its token alone. */
const batched =
  (isRevoked: (token: string) => boolean): Answering =>
  (request, response) => {
    const status = isRevoked(request.headers.authorization ?? "") ? 401 : 200;
    const body = status === 401 ? { error: { code: "InvalidAuthenticationToken" } } : { ok: 1 };
    const responses = JSON.parse(request.body).requests.map(({ id }: { id: string }) => ({ id, status, body }));
    json(response, 200, { responses });
  };

describe("a token that is refused is renewed once", () => {
  test("for many requests at once", async () => {
    await withTenant({}, ok, async ({ graph, authority, revoke }) => {
      await graph.get("/users/u", anything);
      revoke();
      const paths = Array.from({ length: 60 }, (_, at) => (at % 2 ? `/users/u${at}` : `/drives/d${at}/root/delta`));
      const answers = await Promise.all(paths.map((path) => graph.get(path, anything)));
      expect(answers.every((answer) => answer.ok)).toBe(true);
      expect(authority.given()).toBe(2);
    });
  });

  test("for all parts of a batch, and of several", async () => {
    let first: string | null = null;
    const isFirst = (token: string) => {
      first ??= token;
      return token === first;
    };
    await withTenant({}, batched(isFirst), async ({ graph, authority, clock }) => {
      await clock.sleep(MINUTE);
      const answers = await Promise.all([0, 1, 2].map(() => batch(graph, PARTS)));
      for (const some of answers) expect([...some.values()].every((answer) => answer.ok)).toBe(true);
      expect(authority.given()).toBe(2);
    });
  });

  test("by parts of batches alone, however many end one after the other", async () => {
    const ended = new Set<string>();
    let shown = "";
    const good = batched((token) => ended.has(token));
    const tenant: Answering = (request, response, turn) => {
      shown = request.headers.authorization ?? "";
      if (request.method === "POST") good(request, response, turn);
      else if (ended.has(shown)) error(response, 401, "InvalidAuthenticationToken");
      else json(response, 200, { value: [] });
    };
    await withTenant({}, tenant, async ({ graph, authority }) => {
      for (let round = 0; round < 6; round += 1) {
        expect([...(await batch(graph, PARTS)).values()].every((answer) => answer.ok)).toBe(true);
        ended.add(shown);
      }
      expect(authority.given()).toBe(6);
    });
  });

  test("between two pages, which is neither lost nor told twice", async () => {
    const list: Answering = ({ path, headers }, response) => {
      const page = Number(/skiptoken=(\d)/.exec(path)?.[1] ?? 0);
      const next = { "@odata.nextLink": `http://${headers.host}/v1.0/users?$skiptoken=${page + 1}` };
      json(response, 200, { value: [page], ...(page < 3 && next) });
    };
    await withTenant({}, list, async ({ graph, authority, revoke }) => {
      const items: unknown[] = [];
      for await (const page of graph.pages("/users", anything)) {
        if (page.ok) items.push(...page.value.items);
        revoke();
      }
      expect(items).toEqual([0, 1, 2, 3]);
      expect(authority.given()).toBe(4);
    });
  });
});

describe("a token that ends", () => {
  test("while the scan waits is not shown again", async () => {
    const paused: Answering = (_request, response, turn) =>
      turn === 2 ? error(response, 429, "TooManyRequests", { "retry-after": "1100" }) : json(response, 200, { ok: 1 });
    await withTenant({ lifetimeSeconds: 1000 }, paused, async ({ graph, authority, seen }) => {
      await graph.get("/users/u", anything);
      expect(await graph.get("/users/u", anything)).toMatchObject({ ok: true });
      const [first, second, third] = seen.map(({ headers }) => headers.authorization);
      expect([second === first, third === first]).toEqual([true, false]);
      expect(authority.given()).toBe(2);
    });
  });

  test("while the machine sleeps is not shown again", async () => {
    await withTenant({ lifetimeSeconds: 1000 }, ok, async ({ graph, clock, seen }) => {
      await graph.get("/users/u", anything);
      clock.doze(1_100_000);
      expect(await graph.get("/users/u", anything)).toMatchObject({ ok: true });
      expect(new Set(seen.map(({ headers }) => headers.authorization)).size).toBe(2);
    });
  });

  test.each([3600, 120])("is renewed before its end, and once: %i seconds", async (lifetimeSeconds) => {
    await withTenant({ lifetimeSeconds }, ok, async ({ graph, authority, clock }) => {
      const ask = () => Promise.all([0, 1, 2, 3].map((at) => graph.get(`/users/u${at}`, anything)));
      await ask();
      expect(authority.given()).toBe(1);
      await clock.sleep(lifetimeSeconds * 1000 - 30_000);
      await ask();
      await ask();
      expect(authority.given()).toBe(2);
    });
  });
});

describe("a person's token, had with a device code", () => {
  const scopes = ["User.Read.All"];
  test.each<[string, (there: There) => unknown]>([
    ["that is refused before its end", ({ revoke }) => revoke()],
    ["that has ended, though the machine's date was set back since", ({ clock }) => clock.sleep(3_500_000)],
  ])("%s is renewed, and nobody is asked again", async (_case, ends) => {
    let codes = 0;
    await withTenant(
      {},
      ok,
      async (there) => {
        const ask = () => Promise.all([0, 1, 2, 3].map((at) => there.graph.get(`/users/u${at}`, anything)));
        await ask();
        await ends(there);
        expect((await ask()).every((answer) => answer.ok)).toBe(true);
        expect(new Set(there.seen.slice(-4).map(({ headers }) => headers.authorization)).size).toBe(1);
        expect(there.seen.at(-1)?.headers.authorization).not.toBe(there.seen[0]?.headers.authorization);
        expect([codes, there.authority.asked.filter((line) => line.endsWith("refresh_token")).length]).toEqual([1, 1]);
      },
      {
        scopes,
        onDeviceCode: () => {
          codes += 1;
        },
      },
    );
  });
});

describe("an authority that is away when a token must be renewed is waited for", () => {
  const cases: readonly [string, NonNullable<AuthorityOptions["faults"]>][] = [
    ["one that fails", { outages: 7 }],
    ["one that is asked too often", { refuse: 90033 }],
  ];
  test.each(cases)("%s, by a request and by a batch", async (_case, trouble) => {
    const faults: { outages?: number; refuse?: number; lifetimeSeconds: number } = { lifetimeSeconds: 600 };
    const both: Answering = (request, response, turn) =>
      request.method === "POST" ? batched(() => false)(request, response, turn) : ok(request, response, turn);
    await withTenant(faults, both, async ({ graph, clock, authority }) => {
      await graph.get("/users/u", anything);
      for (const ask of [
        async () => (await graph.get("/users/u", anything)).ok,
        async () => [...(await batch(graph, PARTS)).values()].every((answer) => answer.ok),
      ]) {
        await clock.sleep(700_000);
        const before = authority.asked.length;
        if (trouble.outages !== undefined) faults.outages = (faults.outages ?? 0) + trouble.outages;
        else heal(Object.assign(faults, trouble), authority, before);
        expect(await ask()).toBe(true);
        expect(authority.asked.length).toBeGreaterThan(before + 1);
      }
    });
  });

  test("and the token is shown until its end, and no longer", async () => {
    const faults = { outages: 0, lifetimeSeconds: 1000 };
    await withTenant(faults, ok, async ({ graph, clock, seen }) => {
      for (const wait of [0, 800_000, 300_000]) {
        await clock.sleep(wait);
        faults.outages += wait === 0 ? 0 : 7;
        expect(await graph.get("/users/u", anything)).toMatchObject({ ok: true });
      }
      const [first, second, third] = seen.map(({ headers }) => headers.authorization);
      expect([second === first, third === first]).toEqual([true, false]);
    });
  });

  test("and parts that were refused for their token are asked again once it is back", async () => {
    const faults = { outages: 0 };
    let first: string | null = null;
    const isFirst = (token: string) => {
      first ??= token;
      return token === first;
    };
    await withTenant(faults, batched(isFirst), async ({ graph, clock }) => {
      await clock.sleep(MINUTE);
      faults.outages = 7;
      expect([...(await batch(graph, PARTS)).values()].every((answer) => answer.ok)).toBe(true);
    });
  });
});

/** Two requests later, it is well again. */
function heal(faults: { refuse?: number }, authority: Authority, before: number): void {
  const timer = setInterval(() => {
    if (authority.asked.length < before + 2) return;
    clearInterval(timer);
    delete faults.refuse;
  }, 1);
}

describe("one place that refuses every token", () => {
  const isShut = (url: string) => url.includes("/shut/");
  /** @param others what the rest of the tenant answers. */
  const withShut =
    (others: number): Answering =>
    (request, response) => {
      const answer = (url: string) => (isShut(url) ? 401 : others);
      const body = (status: number) => (status === 401 ? { error: { code: "InvalidAuthenticationToken" } } : { ok: 1 });
      if (request.method === "GET") {
        const status = answer(request.path);
        return json(response, status, body(status));
      }
      const responses = JSON.parse(request.body).requests.map(({ id, url }: { id: string; url: string }) => ({
        id,
        status: answer(url),
        body: body(answer(url)),
      }));
      return json(response, 200, { responses });
    };
  const PLACES = ["/drives/shut/root/delta", "/drives/open/root/delta"];
  const FORBIDDEN = { cause: "forbidden", status: 401, code: "InvalidAuthenticationToken" };

  test("while others take them is refused alone, asked for by itself or in a batch", async () => {
    await withTenant({}, withShut(200), async ({ graph, authority }) => {
      expect(await graph.get("/drives/shut/root", anything)).toMatchObject({ refusal: FORBIDDEN });
      expect(await all(graph.pages("/drives/shut/root/delta", anything))).toMatchObject([{ refusal: FORBIDDEN }]);
      const answers = await batch(
        graph,
        PLACES.map((path) => ({ id: path, path, schema: anything })),
      );
      expect(PLACES.map((path) => answers.get(path))).toMatchObject([{ refusal: FORBIDDEN }, { ok: true }]);
      expect(authority.given()).toBe(1);
    });
  });

  test.each(["itself", "a batch"])("as all the others do, asked by %s, ends the run", async (way) => {
    await withTenant({}, withShut(401), async ({ graph }) => {
      const asking = () =>
        way === "itself"
          ? graph.get("/drives/shut/root", anything)
          : batch(graph, [{ id: "1", path: "/drives/shut/root", schema: anything }]);
      await expect(asking()).rejects.toMatchObject({ name: "SignInFault", code: "token-refused" });
    });
  });
});

describe("a service that answers 401 for reasons of its own", () => {
  const isShut = (url: string) => /\/(mailFolders|messages)/.test(url);
  const answering =
    (code: string): Answering =>
    (request, response) => {
      const status = (url: string) => (isShut(url) ? 401 : 200);
      const body = (url: string) => (isShut(url) ? { error: { code } } : { ok: 1 });
      if (request.method === "GET") return json(response, status(request.path), body(request.path));
      const requests: { id: string; url: string }[] = JSON.parse(request.body).requests;
      return json(response, 200, {
        responses: requests.map(({ id, url }) => ({ id, status: status(url), body: body(url) })),
      });
    };
  const mailboxes = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${from + at}`,
      path: `/users/u${from + at}/mailFolders`,
      schema: anything,
    }));
  const users = (parts: readonly { id: string }[]) =>
    parts.map(({ id }) => ({ id: `u${id}`, path: `/users/u${id}`, schema: anything }));

  test.each<[string, string]>([
    ["in words of its own", "UnknownError"],
    ["without a word", ""],
    ["in the words that are meant for a token", "InvalidAuthenticationToken"],
  ])(
    "%s, costs a sign-in once, however long it goes on, and no more requests than it was asked",
    async (_case, code) => {
      await withTenant({}, answering(code), async ({ graph, authority, clock, seen }) => {
        for (let envelope = 0; envelope < 40; envelope += 1) {
          await clock.sleep(2 * MINUTE);
          const answers = await batch(graph, mailboxes(20 * envelope, 20));
          expect([...answers.values()].every((answer) => !answer.ok && answer.refusal.cause === "forbidden")).toBe(
            true,
          );
          expect(await graph.get(`/users/u${envelope}/messages`, anything)).toMatchObject({ refusal: { status: 401 } });
          // What others answer says that the token is good.
          expect(await graph.get("/users/u", anything)).toMatchObject({ ok: true });
        }
        // The first, one for nothing, and one for each end of life.
        expect(authority.given()).toBeLessThanOrEqual(4);
        expect(seen.filter(({ method }) => method === "POST").length).toBeLessThanOrEqual(42);
        expect(seen.filter(({ path }) => path.includes("/organization")).length).toBeLessThanOrEqual(
          code.startsWith("Invalid") ? 80 : 0,
        );
      });
    },
  );

  test("two such services do not have one another sign in", async () => {
    const both: Answering = (request, response) =>
      /mailFolders|drives/.test(request.path)
        ? error(response, 401, "unauthenticated")
        : json(response, 200, { ok: 1 });
    await withTenant({}, both, async ({ graph, authority, clock }) => {
      for (let turn = 0; turn < 20; turn += 1) {
        await clock.sleep(MINUTE);
        await graph.get("/users/u/mailFolders", anything);
        await graph.get("/drives/d/root", anything);
      }
      expect(authority.given()).toBe(3);
    });
  });

  test("hides no token that is really refused later: what was refused then is asked again with another", async () => {
    await withTenant({}, answering("InvalidAuthenticationToken"), async ({ graph, authority, clock, revoke }) => {
      await clock.sleep(MINUTE);
      await batch(graph, mailboxes(0, 20));
      await graph.get("/drives/d/root", anything);
      const before = authority.given();
      for (const ask of [
        async () => [await graph.get("/users/u1", anything)],
        async () => [...(await batch(graph, users(mailboxes(0, 20)))).values()],
        async () => [await graph.get("/drives/d/root", anything)],
      ]) {
        revoke();
        for (const answer of await ask()) expect(answer).toEqual({ ok: true, value: { ok: 1 } });
      }
      expect(authority.given()).toBe(before + 3);
    });
  });

  test("nor is a part taken for the place's own while nobody can say so", async () => {
    let asked = 0;
    const away: Answering = (request, response, turn) => {
      if (!request.path.includes("/organization"))
        return answering("InvalidAuthenticationToken")(request, response, turn);
      asked += 1;
      return asked <= 3 ? error(response, 502, "BadGateway") : json(response, 200, { value: [] });
    };
    await withTenant({}, away, async ({ graph }) => {
      expect((await batch(graph, mailboxes(0, 1))).get("0")).toMatchObject({
        refusal: { cause: "forbidden", status: 401 },
      });
      expect(asked).toBe(4);
    });
  });
});

test("one that refuses by then stops the run, and says why", async () => {
  const faults: { refuse?: number } = {};
  await withTenant(faults, ok, async ({ graph, revoke }) => {
    await graph.get("/users/u", anything);
    revoke();
    faults.refuse = 7_000_222;
    await expect(graph.get("/users/u", anything)).rejects.toMatchObject({ code: "secret-expired" });
  });
});

test("every page of a list that was read is read once, whatever was renewed meanwhile", async () => {
  await withTenant(
    {},
    (_request, response) => json(response, 200, { value: [] }),
    async ({ graph, revoke, seen, clock }) => {
      await all(graph.pages("/users", anything));
      await clock.sleep(MINUTE);
      revoke();
      await all(graph.pages("/groups", anything));
      expect(seen.map(({ path }) => path)).toEqual(["/v1.0/users", "/v1.0/groups", "/v1.0/groups"]);
    },
  );
});
