/** A scan over pretend collectors: every page once, whatever stops it, and nothing unmasked in the store. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { unansweredGaps } from "../../src/app/scan/away.ts";
import type { Reader } from "../../src/app/scan/contents.ts";
import { type RunEnd, runScan, type ScanWork } from "../../src/app/scan/run.ts";
import { type Collector, defineCollector } from "../../src/collect/collector.ts";
import { refused } from "../../src/collect/gaps.ts";
import { type Graph, GraphFault } from "../../src/graph/graph.ts";
import type { Finding } from "../../src/model/finding.ts";
import { privateSubjectTest } from "../../src/model/private-subjects.ts";
import type { Container, Item } from "../../src/model/records.ts";
import { scopeOf } from "../../src/model/scope.ts";
import type { ContentMode } from "../../src/model/service.ts";
import type { Page } from "../../src/model/task.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { privateSubjects } from "../../src/store/templates.ts";
import { runs } from "../runs.ts";

const SECRET = "2690549588157 80";
const DRIVES = 5;
const FILES = 7;

const nir: Finding = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" };
const maskName = (name: string) =>
  name.includes(SECRET)
    ? { masked: name.replaceAll(SECRET, "[nir]"), findings: [nir] }
    : { masked: name, findings: [] };

const drive = (id: string): Container => ({
  kind: "container",
  service: "onedrive.files",
  id,
  type: "personal",
  name: `Espace ${SECRET}`,
  owner: null,
  group: null,
  site: null,
  url: `https://example.org/${encodeURIComponent(SECRET)}`,
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
});
const file = (container: string, id: string): Item => ({
  kind: "item",
  service: "onedrive.files",
  container,
  id,
  type: "file",
  parent: null,
  name: `${id} ${SECRET}.txt`,
  bytes: 100,
  created: null,
  modified: null,
  private: false,
  traits: {},
});

const base = { services: ["onedrive.files"], needs: [] } as const;

/** Plants a task for each drive, one page each; each drive tells its files one by one, then they are read. */
const planter = defineCollector({
  ...base,
  id: "planter",
  title: "Semis",
  after: [],
  plants: ["walker"],
  roots: () => [{ key: "root", params: {} }],
  async *run(task) {
    for (let index = Number(task.cursor ?? 0); index < DRIVES; index += 1) {
      const follow = [{ collector: "walker", key: `d${index}`, params: {} }];
      yield { records: [], follow, cursor: index === DRIVES - 1 ? null : String(index + 1) };
    }
  },
});
const walker = defineCollector({
  ...base,
  id: "walker",
  title: "Marche",
  after: [],
  plants: ["reader"],
  roots: () => [],
  async *run(task) {
    for (let index = Number(task.cursor ?? 0); index < FILES; index += 1) {
      const page: Page = {
        records: [...(index === 0 ? [drive(task.key)] : []), file(task.key, `${task.key}-f${index}`)],
        cursor: index === FILES - 1 ? null : String(index + 1),
      };
      yield index === FILES - 1 ? { ...page, follow: [{ collector: "reader", key: task.key, params: {} }] } : page;
    }
  },
});
const reading = defineCollector({
  ...base,
  id: "reader",
  title: "Lecture",
  after: ["walker"],
  plants: [],
  roots: () => [],
  async *run(task, { known }) {
    let after = task.cursor;
    for (;;) {
      const found = await known.unread("onedrive.files", task.key, after, 2);
      after = found.at(-1)?.id ?? null;
      yield {
        records: [],
        readings: found.map(({ id, name }) => ({
          service: "onedrive.files" as const,
          container: task.key,
          item: id,
          name,
          contents: [{ kind: "fetch" as const, name: `${id}.txt`, path: `/content/${id}`, size: 10 }],
        })),
        cursor: found.length < 2 ? null : after,
      };
      if (found.length < 2) return;
    }
  },
});

const refuse = () => Promise.reject(new Error("not asked for here"));
const graph = {
  get: refuse,
  batch: refuse,
  pages: refuse,
  report: refuse,
  download: async (path: string) => ({ ok: true, value: new TextEncoder().encode(`body of ${path}`) }),
} as unknown as Graph;
const reader: Reader = {
  read: async () => ({ read: true, unread: [], findings: [nir] }),
  canRead: (name) => name.endsWith(".txt"),
};

let folder = "";
let store: RecordStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-scan-"));
  store = openStore(folder, { create: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const wish = (mode: ContentMode): ScanWish => ({
  workloads: ["onedrive"],
  content: { exchange: "none", onedrive: mode, teams: "none", sharepoint: "none" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
});

type About = Partial<ScanWork> & { mode?: ContentMode; into?: RecordStore };

async function run(about: About = {}): Promise<RunEnd> {
  const into = about.into ?? store;
  const begun = await into.beginScan("tenant", wish(about.mode ?? "full"), new Date(0), false);
  return runScan({
    store: into,
    scan: begun,
    graphFor: () => graph,
    crowded: () => false,
    halt: () => undefined,
    later: () => new Promise(() => undefined),
    over: new AbortController().signal,
    collectors: [planter, walker, reading],
    scope: scopeOf(wish("full")),
    sampling: { halfWidth: 0.02, confidence: 0.95 },
    reader,
    maskName,
    isPrivateName: () => false,
    isPrivateSubject: privateSubjectTest(privateSubjects()),
    teamsFolder: () => null,
    isOwnPart: () => false,
    signal: new AbortController().signal,
    onPage: () => undefined,
    ...about,
  });
}

async function scan(about: About = {}): Promise<boolean> {
  const { done } = await run(about);
  if (done) await (about.into ?? store).finishScan(new Date(0));
  return done;
}

const outcome = async (from: RecordStore) => [
  await Array.fromAsync(from.totals("medium")),
  (await Array.fromAsync(from.findings("medium"))).flat(),
];

test("every place is walked, every file read once, and names are masked before they are kept", async () => {
  expect(await scan()).toBe(true);
  const [totals, findings] = (await outcome(store)) as unknown as [
    { items: number; itemsRead: number; container: Container }[],
    { item: string | null; name: string | null }[],
  ];
  expect(totals.map(({ items, itemsRead }) => [items, itemsRead])).toEqual(Array(DRIVES).fill([FILES, FILES]));
  expect(totals[0]?.container).toMatchObject({ name: "Espace [nir]", url: "https://example.org/[nir]" });
  expect(findings.filter(({ item }) => item === null)).toHaveLength(DRIVES);
  expect(findings.filter(({ item }) => item !== null)).toHaveLength(DRIVES * FILES);
  await store.close();
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name)).toString("latin1");
    expect(bytes, name).not.toContain(SECRET);
    expect(bytes, name).not.toContain("body of");
  }
  store = openStore(folder, { create: false });
});

test("stopped between any pages, as often as one likes, it ends with the same", async () => {
  await scan();
  const expected = JSON.stringify(await outcome(store));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), async (stops) => {
      const elsewhere = mkdtempSync(join(tmpdir(), "bascule-stop-"));
      try {
        for (const pages of [...stops, Number.POSITIVE_INFINITY]) {
          const into = openStore(elsewhere, { create: true });
          const stop = new AbortController();
          let seen = 0;
          const onPage = () => {
            seen += 1;
            if (seen >= pages) stop.abort();
          };
          const done = await scan({ into, signal: stop.signal, onPage });
          if (done) expect(JSON.stringify(await outcome(into))).toBe(expected);
          await into.close();
          if (done) break;
        }
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    }),
    { numRuns: runs(15) },
  );
});

test.each([1, 2, 4])(
  "%d more at work at the same scan: each task is one's alone, and they end with the same",
  async (more) => {
    await scan();
    const expected = JSON.stringify(await outcome(store));
    const elsewhere = mkdtempSync(join(tmpdir(), "bascule-shared-"));
    try {
      const into = openStore(elsewhere, { create: true });
      const begun = await into.beginScan("tenant", wish("full"), new Date(0), false);
      const claimed: string[] = [];
      const shared: RecordStore = {
        ...into,
        beginScan: async () => begun,
        claim: async (...given) => {
          const tasks = await into.claim(...given);
          claimed.push(...tasks.map(({ collector, key }) => `${collector}/${key}`));
          return tasks;
        },
        waitForOthers: () => delay(1, true),
      };
      const ends = await Promise.all(Array.from({ length: 1 + more }, () => run({ into: shared })));
      expect(ends.map(({ done }) => done)).toEqual(Array(1 + more).fill(true));
      expect(claimed.toSorted()).toEqual([...new Set(claimed)].toSorted());
      await into.finishScan(new Date(0));
      expect(JSON.stringify(await outcome(into))).toBe(expected);
      await into.close();
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  },
);

test.each([
  [true, 3],
  [false, 5],
])("where requests of a collector wait for their turn (%s), it begins no other task", async (crowded, expected) => {
  const begun: string[] = [];
  let first = () => {};
  const ended = new Promise<void>((resolve) => {
    first = resolve;
  });
  let seen = 0;
  const slow: Collector = {
    ...walker,
    async *run({ key }) {
      begun.push(key);
      // The third is under way while the second has ended, and made room for others.
      if (begun.length === 3) {
        await ended;
        await delay(50);
        seen = begun.length;
      }
      yield { records: [], cursor: null } satisfies Page;
      if (begun.length >= 2) first();
    },
  };
  await run({ collectors: [planter, slow], crowded: () => crowded });
  expect([seen, begun.length]).toEqual([expected, DRIVES]);
});

describe("what goes wrong", () => {
  test("a task that its collector did not say it plants ends the scan: it would come too late", async () => {
    await expect(run({ collectors: [{ ...planter, plants: [] }, walker, reading] })).rejects.toThrow();
    expect(await Array.fromAsync(store.totals("medium"))).toEqual([]);
  });

  const failing = (error: Error): Collector => ({
    ...walker,
    run: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }),
  });

  test("a place whose answers make no sense is a gap, and the rest goes on", async () => {
    const fault = new GraphFault("GET /drives/{}: odd answer", { status: 500, code: "weird", requestId: "r-1" });
    expect(await scan({ collectors: [planter, failing(fault)] })).toBe(true);
    const gaps = await Array.fromAsync(store.gaps());
    expect(gaps).toHaveLength(DRIVES);
    expect(gaps[0]).toMatchObject({ cause: "unexpected", code: "weird", requestId: "r-1" });
    expect(await store.lastScan()).toMatchObject({ complete: false });
  });

  test("a defect stops the scan, and what was collected stays", async () => {
    await expect(scan({ collectors: [planter, failing(new TypeError("defect"))] })).rejects.toThrow("TypeError");
    expect((await store.pending()).get("walker")).toBeGreaterThan(0);
  });

  test("a defect ends waits too: a lane may be told to stay away for an hour", async () => {
    const halted = new AbortController();
    const waiting: Collector = {
      ...planter,
      id: "waiting",
      plants: [],
      async *run() {
        await new Promise((_resolve, reject) => {
          halted.signal.addEventListener("abort", () => reject(halted.signal.reason));
        });
      },
    };
    const collectors = [waiting, planter, failing(new TypeError("defect"))];
    await expect(scan({ collectors, halt: () => halted.abort() })).rejects.toThrow("TypeError");
    expect((await store.pending()).get("waiting")).toBe(1);
  });

  describe("a service that does not answer", () => {
    const awayAs = (away: "silent" | "ordered"): Graph => ({
      ...graph,
      get: async () => ({
        ok: false,
        refusal: { cause: "given-up", status: 503, code: null, requestId: null, away },
      }),
    });
    const away = awayAs("silent");
    /** Each of its tasks tells a page, then asks. */
    const asking: Collector = {
      ...walker,
      async *run(task, tools) {
        if (task.cursor === null) yield { records: [drive(task.key)], cursor: "asked" };
        const answer = await tools.graph.get(`/x/${task.key}`, { parse: (value) => value });
        yield { records: answer.ok ? [] : [refused(answer.refusal, { service: null, where: "x" })], cursor: null };
      },
    };
    const well: Graph = { ...graph, get: async () => ({ ok: true, value: {} as never }) };

    test("leaves its tasks where they were, and the next run goes on with them", async () => {
      const first = await run({ collectors: [planter, asking], graphFor: () => away });
      expect(first.done).toBe(false);
      expect([...first.unanswered.keys()]).toEqual(["walker"]);
      expect(await Array.fromAsync(store.gaps())).toEqual([]);
      let began = 0;
      const asked: Graph = {
        ...well,
        get: async () => {
          began += 1;
          return { ok: true, value: {} as never };
        },
      };
      expect(await scan({ collectors: [planter, asking], graphFor: () => asked })).toBe(true);
      expect(began).toBe(DRIVES);
    });

    test("at some places for ever, is told of those, whatever it answers elsewhere", async () => {
      const ill: Graph = {
        ...graph,
        get: (path, schema) => (path.endsWith("d3") ? away.get(path, schema) : well.get(path, schema)),
      };
      let runs = 1;
      while (!(await scan({ collectors: [planter, asking], graphFor: () => ill }))) runs += 1;
      expect(runs).toBeLessThanOrEqual(3);
      expect(await Array.fromAsync(store.gaps())).toMatchObject([{ where: "x", cause: "given-up" }]);
    });

    test("as it has ordered to be left alone, is waited for by as many runs as it takes", async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        const { unanswered } = await run({ collectors: [planter, asking], graphFor: () => awayAs("ordered") });
        const gaps = unansweredGaps(unanswered, await store.pending(), [planter, asking], ["onedrive"]);
        const task = { collector: "run", key: "unanswered", params: {}, cursor: null };
        await store.commit({ task, page: { records: gaps, cursor: null }, outcomes: [], nameFindings: [] });
      }
      expect(await scan({ collectors: [planter, asking], graphFor: () => well })).toBe(true);
      expect(await Array.fromAsync(store.gaps())).toEqual([]);
    });

    test("is asked again later by one task, and by all once it is back", async () => {
      let [looks, asked] = [0, 0];
      const slow: Collector = {
        ...planter,
        id: "slow",
        plants: [],
        async *run(task) {
          for (let page = 0; page < 40; page += 1) {
            await delay(1);
            yield { records: [], cursor: page === 39 ? null : `${task.key} ${page}` };
          }
        },
      };
      const back: Graph = {
        ...graph,
        get: (path, schema) => {
          asked += 1;
          return looks < 3 ? away.get(path, schema) : well.get(path, schema);
        },
      };
      const later = async () => {
        looks += 1;
        await delay(1);
      };
      const end = await run({ collectors: [planter, asking, slow], graphFor: () => back, later });
      expect(end).toEqual({ done: true, unanswered: new Map() });
      expect(looks).toBe(3);
      expect(asked).toBeLessThanOrEqual(DRIVES + 3);
      expect(await Array.fromAsync(store.gaps())).toEqual([]);
    });

    test("in vain in two runs, is told, and the scan comes to its end", async () => {
      const { unanswered } = await run({ collectors: [planter, asking], graphFor: () => away });
      const pending = await store.pending();
      const gaps = unansweredGaps(unanswered, pending, [planter, asking], ["onedrive"]);
      expect(gaps).toMatchObject([{ service: "onedrive.files", where: "walker/*", cause: "given-up", count: DRIVES }]);
      const task = { collector: "run", key: "unanswered", params: {}, cursor: null };
      await store.commit({ task, page: { records: gaps, cursor: null }, outcomes: [], nameFindings: [] });
      expect(await scan({ collectors: [planter, asking], graphFor: () => away })).toBe(true);
      expect((await Array.fromAsync(store.gaps())).map(({ where }) => where)).toEqual(["x"]);
      expect(await store.lastScan()).toMatchObject({ complete: false });
    });
  });

  test.each([
    ["a file that no reader takes is not fetched", ".bin", null, { unsupported: FILES }],
    ["a file deleted since is unreadable, and no gap", ".txt", "vanished", { unreadable: FILES }],
    ["so is one that is held back as malware", ".txt", "forbidden", { unreadable: FILES }],
    ["an outage is told as a gap, and of no file as if it were unreadable", ".txt", "given-up", {}],
  ] as const)("%s", async (_case, ending, cause, unread) => {
    const collectors = [
      planter,
      walker,
      {
        ...reading,
        async *run(...given: Parameters<Collector["run"]>) {
          for await (const page of reading.run(...given)) {
            const readings = (page.readings ?? []).map((one) => ({
              ...one,
              contents: one.contents.map((content) => ({ ...content, name: `x${ending}` })),
            }));
            yield { ...page, readings } as Page;
          }
        },
      },
    ];
    const refusing = {
      ...graph,
      download: async () => ({
        ok: false,
        refusal: { cause: cause ?? "vanished", status: 404, code: null, requestId: null },
      }),
    } as unknown as Graph;
    await scan({ collectors, graphFor: () => refusing });
    expect((await Array.fromAsync(store.totals("medium")))[0]).toMatchObject({ itemsRead: 0, unread });
    expect(await store.lastScan()).toMatchObject({ complete: cause !== "given-up" });
    // The next scan asks again for what an outage kept back, and for nothing else.
    const asked = await store.unreadItems("onedrive.files", "d0", null, FILES + 1);
    expect(asked).toHaveLength(cause === "given-up" ? FILES : 0);
  });
});

describe("a sample", () => {
  test.each<[ContentMode, number]>([
    ["none", 0],
    ["sample", FILES],
    ["full", FILES],
  ])("with --content %s, %d files of each place are read", async (mode, count) => {
    await scan({ mode });
    const totals = await Array.fromAsync(store.totals("medium"));
    // So few files are all drawn.
    expect(totals.map(({ itemsRead }) => itemsRead)).toEqual(Array(DRIVES).fill(count));
  });

  describe("of many", () => {
    const MANY = 60;
    const plain = (container: string): Item[] =>
      Array.from({ length: MANY }, (_, index) => ({ ...file(container, `${container}-f${index}`), name: "note.txt" }));
    const told = (more: Partial<Item> = {}) => [
      planter,
      {
        ...walker,
        async *run(task: Parameters<Collector["run"]>[0]) {
          const records = [drive(task.key), ...plain(task.key).map((item) => ({ ...item, ...more }))];
          yield { records, follow: [{ collector: "reader", key: task.key, params: {} }], cursor: null } as Page;
        },
      },
      reading,
    ];
    const loose = { halfWidth: 0.1, confidence: 0.9 };
    const fetched: string[] = [];
    const noting = {
      ...graph,
      download: async (path: string) => {
        fetched.push(path);
        return { ok: true, value: new TextEncoder().encode("x") };
      },
    } as unknown as Graph;
    beforeEach(() => void fetched.splice(0));

    test("some are read, each once, whoever stops it and whatever is wanted when it goes on", async () => {
      await scan({ mode: "sample", collectors: told(), sampling: loose, graphFor: () => noting });
      const drawn = [...fetched].sort();
      expect(drawn.length).toBeGreaterThan(30);
      expect(drawn.length).toBeLessThan((DRIVES * MANY) / 2);
      expect(new Set(drawn).size).toBe(drawn.length);

      fetched.splice(0);
      const other = openStore(join(folder, "other"), { create: true });
      try {
        const stop = new AbortController();
        let pages = 0;
        const onPage = () => {
          pages += 1;
          if (pages === 20) stop.abort();
        };
        const about = { into: other, mode: "sample", collectors: told(), graphFor: () => noting } as const;
        expect(await scan({ ...about, sampling: loose, over: stop.signal, signal: stop.signal, onPage })).toBe(false);
        expect(await scan({ ...about, sampling: { halfWidth: 0.01, confidence: 0.99 } })).toBe(true);
        expect([...fetched].sort()).toEqual(drawn);
        expect(await outcome(other)).toEqual(await outcome(store));
      } finally {
        await other.close();
      }
    });

    test.each([
      ["nothing has changed: nothing is fetched", {}, nir, false],
      ["all has changed: what was drawn is fetched again", { bytes: 200 }, nir, true],
      [
        "all has changed, and bears a protection marking: nothing is",
        { bytes: 200 },
        { ...nir, detector: "marking" },
        false,
      ],
    ] as const)("a second scan, %s", async (_case, more, finding, again) => {
      const about = {
        mode: "sample",
        sampling: loose,
        graphFor: () => noting,
        reader: { ...reader, read: async () => ({ read: true, unread: [], findings: [finding] }) },
      } as const;
      await scan({ ...about, collectors: told() });
      const first = fetched.splice(0).sort();
      await scan({ ...about, collectors: told(more) });
      expect([...fetched].sort()).toEqual(again ? first : []);
    });
  });
});
