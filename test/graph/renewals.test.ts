/** When another token is worth having: one that somebody took has ended, one that nobody ever took is refused for good. */

import { expect, test } from "vitest";
import type { Outcome } from "../../src/graph/chain/errand.ts";
import { Renewals } from "../../src/graph/sign-in/renewals.ts";

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
  const tokens = { current: async () => "two", renewed: async () => "two", age: () => age };
  const renewals = new Renewals({ tokens, host: "graph", askAnything: async () => answered(elsewhere) });
  for (let at = 0; at < before; at += 1) await renewals.another(`earlier ${at}`, "directory", OF_TOKEN, at);
  if (taken) renewals.took("one");
  return renewals.another("one", "directory", OF_TOKEN, times).catch(({ code }: { code: string }) => code);
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
