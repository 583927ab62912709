/** Commands on a store in PostgreSQL: what works on a file says so, and no password is told by anybody. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, benchFor } from "../whole/bench.ts";

const PASSWORD = "a-password-of-the-tests";
// Nobody listens there.
const ENV = {
  BASCULE_STORE: `postgres://agent:${PASSWORD}@127.0.0.1:9/bascule?schema=minint&connect_timeout=1`,
  BASCULE_ACCESS_TOKEN: "opaque",
  BASCULE_GRAPH_URL: "http://127.0.0.1:9/v1.0",
};

let bench: Bench;
beforeEach(() => {
  bench = benchFor(null);
});
afterEach(() => bench.remove());

test.each<[words: string, exit: number, says: RegExp]>([
  ["purge --yes", 5, /127\.0\.0\.1:9\/bascule\?schema=minint/],
  ["purge --older-than 2y --yes", 2, /dans une base PostgreSQL.*rien n’a été fait.*bascule purge/],
  ["purge --restricted --yes", 2, /dans une base PostgreSQL/],
  ["purge --about agent@minint.example --yes", 2, /dans une base PostgreSQL/],
  ["status --about agent@minint.example", 2, /dans une base PostgreSQL/],
  ["status", 5, /127\.0\.0\.1:9\/bascule\?schema=minint/],
  ["plan", 5, /127\.0\.0\.1:9\/bascule\?schema=minint/],
  ["worker", 5, /127\.0\.0\.1:9\/bascule\?schema=minint/],
])("bascule %s", async (words, exit, says) => {
  for (const more of [[], ["--verbose"]]) {
    const ended = await bench.bascule([...words.split(" "), ...more], { env: ENV });
    expect(ended.err).toMatch(says);
    expect(ended).toMatchObject({ exit, out: "" });
    expect(ended.err).not.toContain(PASSWORD);
  }
  for (const bytes of bench.files().values()) expect(bytes.toString("latin1")).not.toContain(PASSWORD);
});
