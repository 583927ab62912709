/** Faults on demand: what passes with time, what stays, and the same faults from the same seed. */

import { describe, expect, test } from "vitest";
import type { Faults } from "../../src/simulator/http/settings.ts";
import { FAULT_KINDS } from "../../src/simulator/index.ts";
import { idsOf, type Served, type Told, withServed } from "./served.ts";

/** Asks until it is answered; tells how often it failed, and how. */
async function insist({ ask }: Served, path: string): Promise<{ told: Told; failures: readonly (number | "cut")[] }> {
  const failures: (number | "cut")[] = [];
  for (let attempt = 0; attempt < 6; attempt++) {
    const told = await ask(path).catch(() => null);
    if (told === null) failures.push("cut");
    else if (told.status >= 400) failures.push(told.status);
    else return { told, failures };
  }
  throw new Error(`${path} never answered: ${failures}`);
}

describe("what passes with time", () => {
  test.each([
    ["throttled", 429],
    ["unavailable", 503],
    ["timedOut", 504],
    ["reset", "cut"],
    ["truncated", "cut"],
  ] as const)("%s: three times in a row at most, the same way each time", async (kind, failure) => {
    const meet = () =>
      withServed({ faults: { [kind]: 0.5, patience: 0 } }, async (served) => {
        const met: string[] = [];
        for (let top = 1; top < 12; top++) met.push(String((await insist(served, `/users?$top=${top}`)).failures));
        return met;
      });
    const met = await meet();
    expect(await meet()).toEqual(met);
    const seen = new Set(met.flatMap((failures) => failures.split(",")));
    expect(seen).toEqual(new Set([String(failure), ""]));
    expect(Math.max(...met.map((failures) => (failures === "" ? 0 : failures.split(",").length)))).toBeLessThan(4);
  });

  test("Retry-After is a number of seconds, a fraction, or a date", async () => {
    await withServed({ faults: { throttled: 1 } }, async ({ ask }) => {
      const shapes = new Set<string>();
      for (let top = 1; top < 30; top++) {
        const wait = (await ask(`/users?$top=${10 ** (top % 4)}&$count=true`)).headers.get("retry-after") ?? "";
        shapes.add(
          /^\d+$/.test(wait)
            ? "whole"
            : /^\d+\.\d+$/.test(wait)
              ? "fraction"
              : Number.isNaN(Date.parse(wait))
                ? wait
                : "date",
        );
      }
      expect([...shapes].sort()).toEqual(["", "date", "fraction", "whole"]);
    });
  });

  test("parts of a batch fail one by one", async () => {
    await withServed({ faults: { throttled: 0.4 } }, async ({ batch }) => {
      const requests = Array.from({ length: 20 }, (_, id) => ({
        id: `${id}`,
        method: "GET",
        url: `/users?$top=${id + 1}`,
      }));
      let answer = await batch(requests);
      for (let attempt = 0; answer.status !== 200 && attempt < 4; attempt++) answer = await batch(requests);
      const throttled = answer.body.responses.filter(({ status }) => status === 429);
      expect(throttled.length).toBeGreaterThan(0);
      expect(throttled.length).toBeLessThan(20);
      for (const { headers } of throttled) expect(headers["Retry-After"]).toBeDefined();
    });
  });
});

test.each([
  ["emptyPages", false],
  ["duplicates", true],
] as const)("%s: the list is whole all the same", async (kind, twice) => {
  await withServed({ faults: { [kind]: 0.6 } }, async ({ all, ask }) => {
    const ids = idsOf(await all("/users?$select=id&$top=2"));
    expect(new Set(ids).size).toBe(14);
    expect(ids.length > 14).toBe(twice);
    const pages: number[] = [];
    for (let link: string | undefined = "/users?$top=2"; link !== undefined; ) {
      const { body }: Told = await ask(link);
      pages.push(body.value.length);
      link = body["@odata.nextLink"];
    }
    expect(pages.includes(0)).toBe(!twice);
  });
});

test("a circle leads to itself", async () => {
  await withServed({ faults: { circles: 1 } }, async ({ ask, simulator }) => {
    const { body } = await ask("/users?$top=2");
    expect(body["@odata.nextLink"]).toBe(`${simulator.graphUrl}/users?$top=2`);
  });
});

test("a loop leads back to the start", async () => {
  await withServed({ faults: { loops: 1 } }, async ({ ask }) => {
    const pages: string[] = [];
    for (let link = "/users?$select=id&$top=2"; pages.length < 6; ) {
      const { status, body } = await ask(link);
      expect(status).toBe(200);
      pages.push(idsOf(body.value).join());
      link = String(body["@odata.nextLink"]);
    }
    expect(new Set(pages).size).toBe(2);
    expect(pages.slice(2, 4)).toEqual(pages.slice(0, 2));
  });
});

test("a page may be told again by another link, of a drive too", async () => {
  await withServed({ faults: { repeatedPages: 1 } }, async ({ ask, all }) => {
    const first = await ask("/users?$select=id&$top=5");
    const second = await ask(first.body["@odata.nextLink"] ?? "");
    expect(second.body.value).toEqual(first.body.value);
    expect(second.body["@odata.nextLink"]).not.toBe(first.body["@odata.nextLink"]);
    expect(idsOf(await all("/users?$select=id&$top=5"))).toHaveLength(28);
    const { id } = (await ask("/sites/root/drive")).body;
    const ids = idsOf(await all(`/drives/${id}/root/delta?$select=id`));
    expect(ids.length).toBeGreaterThan(new Set(ids).size * 1.9);
  });
});

describe("a link that is over is over once, and the list can be begun again", () => {
  const begun = async ({ ask }: Served, path: string) => {
    const { body } = await ask(path);
    return String(body["@odata.nextLink"] ?? body["@odata.deltaLink"]);
  };
  test.each([
    ["a delta", { expiredDeltas: 1 }, "/users/delta?$top=3", ["410 SyncStateNotFound", "410 resyncRequired"]],
    [
      "a list",
      { expiredLinks: 1 },
      "/users?$top=3",
      ["400 InvalidSkipToken", "410 syncStateNotFound", "400 Directory_ExpiredPageToken"],
    ],
  ] as const)("%s", async (_case, faults, path, forms) => {
    const seen = new Set<string>();
    for (const seed of ["a", "b", "c", "d", "e", "f", "g", "h"])
      await withServed({ faults, seed }, async (served) => {
        const over = await served.ask(await begun(served, path));
        seen.add(`${over.status} ${over.body.error.code}`);
        expect((await served.ask(await begun(served, path))).status).toBe(200);
      });
    expect([...seen].sort()).toEqual([...forms].sort());
  });

  test("a drive says where to begin again", async () => {
    const seen = new Set<string>();
    for (const seed of ["a", "b", "c", "d", "e"])
      await withServed({ faults: { expiredDeltas: 1 }, seed }, async ({ ask }) => {
        const { id } = (await ask("/sites/root/drive")).body;
        const first = await ask(`/drives/${id}/root/delta?$select=id,name&$top=5`);
        const over = await ask(first.body["@odata.nextLink"] ?? "");
        seen.add(`${over.status} ${over.body.error.code}`);
        const again = await ask(over.headers.get("location") ?? "");
        expect(again.body.value).toEqual(first.body.value);
      });
    expect([...seen].sort()).toEqual(["410 resyncChangesApplyDifferences", "410 resyncChangesUploadDifferences"]);
  });
});

describe("a token that is over", () => {
  test("in mid-scan: every request is refused until another is brought", async () => {
    await withServed({ faults: { expiredTokens: 0.4 } }, async ({ ask, simulator }) => {
      let token = simulator.token();
      let renewed = 0;
      for (let top = 1; top < 12; top++) {
        if ((await ask(`/users?$top=${top}`, { token })).status === 200) continue;
        expect((await ask("/organization", { token })).body.error.code).toBe("InvalidAuthenticationToken");
        token = simulator.token();
        renewed++;
        expect((await ask(`/users?$top=${top}`, { token })).status).toBe(200);
      }
      expect(renewed).toBeGreaterThan(1);
    });
  });

  test("after the time that it was given", async () => {
    let now = 1_000_000;
    await withServed({ clock: { now: () => now } }, async ({ ask, simulator }) => {
      const token = simulator.token(90);
      expect((await ask("/users", { token })).status).toBe(200);
      now += 91_000;
      expect((await ask("/users", { token })).status).toBe(401);
      expect((await ask("/users", { token: simulator.token(90) })).status).toBe(200);
    });
  });
});

describe("an outage", () => {
  test.each([
    ["of everything", {}, [503, 503]],
    ["of one service", { family: "directory" }, [503, 200]],
  ] as const)("%s ends when it is said to", async (_case, of, during) => {
    let now = 1_000_000;
    const outage = { from: 10_000, until: 610_000, ...of };
    await withServed({ clock: { now: () => now }, outage }, async ({ ask, simulator }) => {
      const token = simulator.token();
      const both = async () => [
        (await ask("/users?$top=1", { token })).status,
        (await ask("/sites/root", { token })).status,
      ];
      expect(await both()).toEqual([200, 200]);
      now += 10_000;
      expect(await both()).toEqual(during);
      now += 599_999;
      expect(await both()).toEqual(during);
      now += 1;
      expect(await both()).toEqual([200, 200]);
    });
  });

  test.each([
    [undefined, ["10", null]],
    [30, ["30"]],
    [null, [null]],
  ] as const)("that says %s of when to come back", async (retryAfter, waits) => {
    const outage = { from: 0, until: null, ...(retryAfter === undefined ? {} : { retryAfter }) };
    await withServed({ outage }, async ({ ask }) => {
      const seen = new Set<string | null>();
      for (let time = 0; time < 4; time++) seen.add((await ask("/users")).headers.get("retry-after"));
      expect([...seen]).toEqual(waits);
    });
  });

  test("may wait for so many answers first", async () => {
    let now = 1_000_000;
    const outage = { from: 0, after: 2, until: 1000 };
    await withServed({ clock: { now: () => now }, outage }, async ({ ask, simulator }) => {
      const token = simulator.token();
      const statuses = async (times: number) => {
        const seen: number[] = [];
        for (let time = 0; time < times; time++) seen.push((await ask("/users?$top=1", { token })).status);
        return seen;
      };
      now += 50_000;
      expect(await statuses(4)).toEqual([200, 200, 503, 503]);
      now += 1000;
      expect(await statuses(1)).toEqual([200]);
    });
  });

  test("takes the second port along when everything is down", async () => {
    let now = 1_000_000;
    await withServed({ clock: { now: () => now }, outage: { from: 5, until: 10 } }, async ({ ask }) => {
      const { headers } = await ask("/reports/getMailboxUsageDetail(period='D7')");
      now += 5;
      expect((await fetch(headers.get("location") ?? "")).status).toBe(503);
      now += 5;
      expect((await fetch(headers.get("location") ?? "")).status).toBe(200);
      now += 16 * 60_000;
      expect((await fetch(headers.get("location") ?? "")).status).toBe(403);
    });
  });
});

describe("an answer that does not end", () => {
  /** What came before nothing more did, or before so many bytes. */
  async function received(url: string, token: string | null, most: number) {
    const aborted = new AbortController();
    const answer = await fetch(url, {
      signal: aborted.signal,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let [bytes, ended, silent] = [0, false, false];
    while (!ended && !silent && bytes < most) {
      const quiet = new Promise<"quiet">((resolve) => setTimeout(resolve, 300, "quiet"));
      const next = await Promise.race([reader.read(), quiet]);
      if (next === "quiet") silent = true;
      else if (next.done) ended = true;
      else bytes += next.value.length;
    }
    aborted.abort();
    return { ended, silent, enough: bytes >= most, told: Number(answer.headers.get("content-length") ?? 0), bytes };
  }

  test.each([1, 2, 3, 4, 5, 6])("stalled, in the headers or in the middle (%i)", async (top) => {
    await withServed({ faults: { stalled: 1 } }, async ({ simulator }) => {
      const url = `${simulator.graphUrl}/users?$top=${top}`;
      const { ended, silent, bytes, told } = await received(url, simulator.token(), 10_000_000);
      expect([ended, silent]).toEqual([false, true]);
      expect([0, Math.ceil(told / 2)]).toContain(bytes);
    });
  });

  test("endless", async () => {
    await withServed({ faults: { endless: 1 } }, async ({ simulator }) => {
      const { ended, enough } = await received(`${simulator.graphUrl}/users`, simulator.token(), 8_000_000);
      expect([ended, enough]).toEqual([false, true]);
    });
  });

  test.each([
    ["stalled", [false, true, false]],
    ["endless", [false, false, true]],
  ] as const)("%s, of a download", async (kind, how) => {
    await withServed({ faults: { [kind]: 1 } }, async ({ simulator }) => {
      const aborted = new AbortController();
      const { headers } = await fetch(`${simulator.graphUrl}/reports/getMailboxUsageDetail(period='D7')`, {
        headers: { authorization: `Bearer ${simulator.token()}` },
        redirect: "manual",
        signal: aborted.signal,
      });
      aborted.abort();
      const { ended, silent, enough } = await received(headers.get("location") ?? "", null, 4_000_000);
      expect([ended, silent, enough]).toEqual(how);
    });
  });
});

describe("a count that is not the list's", () => {
  const COUNTED = { headers: { consistencylevel: "eventual" } };
  test("of the directory", async () => {
    await withServed({ faults: { wrongCounts: 1 } }, async ({ ask, all }) => {
      expect(await all("/users?$select=id")).toHaveLength(14);
      expect(Number((await ask("/users/$count", COUNTED)).text)).not.toBe(14);
      expect((await ask("/users?$count=true&$top=1", COUNTED)).body["@odata.count"]).not.toBe(14);
    });
  });

  test("of a report, in some rows", async () => {
    const rows = (faults: Faults) =>
      withServed({ faults }, async ({ ask }) => {
        const { headers } = await ask("/reports/getMailboxUsageDetail(period='D7')");
        return (await (await fetch(headers.get("location") ?? "")).text()).split("\r\n");
      });
    const [right, wrong] = [await rows({}), await rows({ wrongCounts: 0.4 })];
    const odd = wrong.filter((row, at) => row !== right[at]).length;
    expect(odd).toBeGreaterThan(0);
    expect(odd).toBeLessThan(right.length - 2);
    expect(wrong.map((row) => row.split(",").length)).toEqual(right.map((row) => row.split(",").length));
  });
});

test.each([
  ["locked", 423],
  ["forbidden", 403],
] as const)("%s: for ever, place by place", async (kind, status) => {
  await withServed({ faults: { [kind]: 0.5 } }, async ({ all, ask }) => {
    const people = idsOf(await all("/users?$select=id"));
    const answers: number[] = [];
    for (const id of people) {
      const [one, other] = [await ask(`/users/${id}`), await ask(`/users/${id}?$select=mail`)];
      expect(other.status).toBe(one.status);
      answers.push(one.status);
    }
    expect(new Set(answers)).toEqual(new Set([200, status]));
  });
});

test("an address of the second port may be over before it is followed: the next one is good, or the one after", async () => {
  await withServed({ faults: { expiredDownloads: 0.5 } }, async ({ ask }) => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 20; attempt++) {
      const { headers } = await ask("/reports/getMailboxUsageDetail(period='D7')");
      statuses.add((await fetch(headers.get("location") ?? "")).status);
    }
    expect(statuses).toEqual(new Set([200, 403]));
  });
});

test("every kind of fault has its name", () => {
  const all: Record<keyof Faults, number> = {
    throttled: 0,
    unavailable: 0,
    timedOut: 0,
    reset: 0,
    truncated: 0,
    stalled: 0,
    endless: 0,
    emptyPages: 0,
    duplicates: 0,
    repeatedPages: 0,
    circles: 0,
    loops: 0,
    expiredDeltas: 0,
    expiredLinks: 0,
    expiredTokens: 0,
    wrongCounts: 0,
    locked: 0,
    forbidden: 0,
    expiredDownloads: 0,
    patience: 0,
  };
  expect([...FAULT_KINDS, "patience"].sort()).toEqual(Object.keys(all).sort());
});
