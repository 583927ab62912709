/** When another token is worth having: one that somebody took has ended, one that nobody ever took is refused for good. */

import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/graph/chain/errand.ts";
import { Renewals } from "../../src/graph/sign-in/renewals.ts";
import { Secret } from "../../src/model/secret.ts";

const OF_TOKEN = {
  code: "InvalidAuthenticationToken",
  codes: ["InvalidAuthenticationToken"],
  requestId: null,
  message: "",
};
const answered = (status: number) =>
  ({ kind: "reply", reply: { status, header: () => null, body: new Uint8Array(0), bytes: 0 }, json: null }) as Outcome;

interface Case {
  readonly taken: boolean;
  /** Tokens before it that were refused to everybody, none of them ever taken. */
  readonly before?: number;
  /** Milliseconds since it was had; null where another one is held by now. */
  readonly age: number | null;
  readonly times: number;
  /** What anybody else is answered with the token of now. */
  readonly elsewhere: number;
}

async function told({ taken, before = 0, age, times, elsewhere }: Case) {
  const tokens = { current: async () => named("two"), renewed: async () => named("two"), age: () => age };
  const renewals = new Renewals({ tokens, host: "graph", askAnything: async () => answered(elsewhere) });
  for (let at = 0; at < before; at += 1) await renewals.another(named(`earlier ${at}`), "directory", OF_TOKEN, at);
  if (taken) renewals.took(named("one"));
  return renewals.another(named("one"), "directory", OF_TOKEN, times).catch(({ code }: { code: string }) => code);
}

test.each<[string, Case, unknown]>([
  ["young, refused by all, for the first time", { taken: false, age: 1000, times: 0, elsewhere: 401 }, true],
  ["the third in a row that nobody took", { taken: false, before: 2, age: 1000, times: 2, elsewhere: 401 }, true],
  [
    "the fourth in a row that nobody took",
    { taken: false, before: 3, age: 1000, times: 3, elsewhere: 401 },
    "token-refused",
  ],
  ["one that nobody took, after many that were", { taken: false, age: 1000, times: 99, elsewhere: 401 }, true],
  [
    "one that was taken, after three that were not",
    { taken: true, before: 3, age: 1000, times: 3, elsewhere: 401 },
    true,
  ],
  ["the fourth in a row, each of which was taken before", { taken: true, age: 1000, times: 3, elsewhere: 401 }, true],
  ["the hundredth", { taken: true, age: 1000, times: 99, elsewhere: 401 }, true],
  ["one that others replaced by now", { taken: true, age: null, times: 99, elsewhere: 200 }, true],
  ["one that all others take: the place's own reason", { taken: true, age: 1000, times: 0, elsewhere: 200 }, false],
  ["the same, asked again and again", { taken: true, age: 1000, times: 99, elsewhere: 200 }, false],
])("%s", async (_case, given, expected) => expect(await told(given)).toBe(expected));

test("what was asked before the refusal says nothing of a token that ended meanwhile", async () => {
  const elsewhere = [200, 401];
  const askAnything = async () => {
    await tick();
    return answered(elsewhere.shift() ?? 500);
  };
  const tokens = { current: async () => named("two"), renewed: async () => named("two"), age: () => 1000 };
  const renewals = new Renewals({ tokens, host: "graph", askAnything });
  const refusals = [
    renewals.another(named("one"), "outlook", OF_TOKEN, 0),
    renewals.another(named("one"), "teams", OF_TOKEN, 0),
  ];
  expect(await Promise.all(refusals)).toEqual([false, true]);
});

/** The same token for the same name. */
const all = new Map<string, Secret>();
function named(name: string | number): Secret {
  const token = all.get(String(name)) ?? new Secret(String(name));
  all.set(String(name), token);
  return token;
}

/** An authority that gives one token after another, and a tenant that takes some of them, each for so many answers. */
function tenantOf(isGood: (number: number) => boolean, lives = Number.POSITIVE_INFINITY) {
  let [held, given, asked] = [0, 0, 0];
  const shows = new Map<number, number>();
  const takes = (token: Secret) => {
    const number = Number(token.reveal());
    shows.set(number, (shows.get(number) ?? 0) + 1);
    return isGood(number) && (shows.get(number) ?? 0) <= lives;
  };
  const tokens = {
    current: async () => named(held),
    renewed: async (refused: Secret) => {
      if (refused !== named(held)) return named(held);
      await tick();
      if (refused === named(held)) [held, given] = [held + 1, given + 1];
      return named(held);
    },
    age: (token: Secret) => (token === named(held) ? 1000 : null),
  };
  const renewals: Renewals = new Renewals({
    tokens,
    host: "graph",
    askAnything: async () => {
      asked += 1;
      const token = named(held);
      await tick();
      if (takes(token)) renewals.took(token);
      return answered(takes(token) ? 200 : 401);
    },
  });
  const ask = async (ticks: number) => {
    for (let times = 0; ; times += 1) {
      const token = named(held);
      for (let each = 0; each < ticks; each += 1) await tick();
      if (takes(token)) {
        renewals.took(token);
        return "answered";
      }
      if (!(await renewals.another(token, "outlook", OF_TOKEN, times))) return "refused";
    }
  };
  return { ask, given: () => given, asked: () => asked };
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("forty requests under way at once", () => {
  test.each([1, 2, 3])("are all answered when %i tokens in a row are dead", async (dead) => {
    const tenant = tenantOf((number) => number >= dead);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => tenant.ask(1 + (at % 7))));
    expect(new Set(answers)).toEqual(new Set(["answered"]));
    expect(tenant.given()).toBe(dead);
  });

  test("end together when no token is ever taken", async () => {
    const tenant = tenantOf(() => false);
    const asking = Array.from({ length: 40 }, (_, at) => tenant.ask(1 + (at % 7)).catch(({ code }) => code));
    expect(new Set(await Promise.all(asking))).toEqual(new Set(["token-refused"]));
    expect(tenant.given()).toBe(3);
  });

  test("are all answered when each token ends after some answers, however many it takes", async () => {
    const tenant = tenantOf(() => true, 9);
    const answers = await Promise.all(Array.from({ length: 400 }, (_, at) => tenant.ask(1 + (at % 7))));
    expect(new Set(answers)).toEqual(new Set(["answered"]));
  });

  test("are all answered when three tokens of four are dead, again and again", async () => {
    const tenant = tenantOf((number) => number % 4 === 3, 60);
    const answers = await Promise.all(Array.from({ length: 400 }, (_, at) => tenant.ask(1 + (at % 7))));
    expect(new Set(answers)).toEqual(new Set(["answered"]));
    expect(tenant.given()).toBeGreaterThan(8);
  });
});
