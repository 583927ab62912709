import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavingBy, planWaves } from "../../src/app/planning/waves.ts";
import { chatsOf, type Share, type Stage } from "../../src/model/cluster.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Capacity, Schedule } from "../../src/model/schedule.ts";
import { namedFor } from "../../src/plan/waves.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { openClusters } from "../../src/store/scratch/clusters.ts";

const day = (text: string) => text as IsoDate;
const TODAY = day("2026-11-30");
const USED = "2026-10-01T00:00:00Z";

type Some = Partial<Omit<Share, "root" | "stage" | "unit">>;
const space = (root: string, stage: Stage, unit: string | null, some: Some = {}): Share => ({
  ...{
    root,
    stage,
    unit,
    people: 0,
    spaces: 1,
    bytes: 0,
    weighed: 1,
    sensitive: 0,
    lastActivity: USED,
    until: null,
    workload: "sharepoint" as const,
  },
  ...some,
});
const scheduled = (some: Partial<Schedule> = {}, capacity: Partial<Capacity> = {}): Schedule => ({
  ...NO_CONFIGURATION.waves,
  ...some,
  capacity: { ...NO_CONFIGURATION.waves.capacity, ...capacity },
});

/** Waves, and the roots of each in the order in which they came. */
async function planned(spaces: readonly Share[], schedule = scheduled()) {
  const clusters = openClusters("store");
  await clusters.add(spaces);
  const waves = await planWaves(clusters, schedule, TODAY);
  const keys = new Map(spaces.map(({ root, stage }) => [`${root} ${stage}`, { root, stage }]));
  const where: Record<string, number | null> = {};
  for (const [name, key] of keys) where[name] = (await clusters.placed(key))?.wave ?? null;
  clusters.close();
  return { waves, where };
}
const told = ({ waves }: Awaited<ReturnType<typeof planned>>) =>
  waves.map(({ stage, sensitive, units, spaces }) => [stage, sensitive, units.join("+"), spaces]);

const TENANT: readonly Share[] = [
  space("team/a", "move", "DGA"),
  space("team/a", "move", "DGA", { bytes: 10 }),
  space("team/b", "move", "DGA", { sensitive: 3 }),
  space("team/c", "move", "DRH", { bytes: 5 }),
  space("site/x", "move", null),
  space("team/a", "decide", "DGA"),
  space("alone/forms", "decide", "DRH"),
  space("person/1", "keep", "DGA", { people: 1 }),
  space("person/2", "keep", "DRH", { people: 1, sensitive: 9 }),
  space("person/2", "keep", "DRH", { bytes: 100 }),
];

const chatting = (unit: string | null, spaces: number) => space(chatsOf(unit), "move", unit, { spaces });

test("whoever has a mailbox and a drive in a wave is counted once in it", async () => {
  const { waves } = await planned([
    space("person/1", "keep", "DGA", { people: 1 }),
    space("person/1", "keep", "DGA", { people: 1 }),
    space("person/2", "keep", "DGA", { people: 1 }),
  ]);
  expect(waves.map(({ people, spaces }) => [people, spaces])).toEqual([[2, 3]]);
});

test("each space is counted in its wave, what follows included, with its size", async () => {
  const following = [...TENANT, space("site/x", "decide", null, { spaces: 2, bytes: 7 })];
  const { waves, where } = await planned(following);
  for (const { id, spaces, bytes } of waves) {
    const those = following.filter(({ root, stage }) => where[`${root} ${stage}`] === id);
    const sum = (figure: "spaces" | "bytes") => those.reduce((total, each) => total + each[figure], 0);
    expect([spaces, bytes], `wave ${id}`).toEqual([sum("spaces"), sum("bytes")]);
  }
});

test("what follows is told with all that it goes with, itself included", async () => {
  const clusters = openClusters("store");
  await clusters.add([space("team/a", "move", null), space("team/a", "move", null), space("team/a", "decide", null)]);
  await planWaves(clusters, scheduled(), TODAY);
  expect(await clusters.placed({ root: "team/a", stage: "decide" })).toMatchObject({ follows: true, spaces: 3 });
  expect(await clusters.placed({ root: "team/a", stage: "move" })).toMatchObject({ follows: false, spaces: 2 });
  clusters.close();
});

describe("what leaves now, up to a capacity", () => {
  test("the rest fills the wave that those with data left open; without a capacity it has waves of its own", async () => {
    const leaving = TENANT.filter(({ stage }) => stage === "move");
    expect(told(await planned(leaving, scheduled({}, { spaces: 10 })))).toEqual([["move", false, "DGA+DRH+", 5]]);
    expect(told(await planned(leaving, scheduled({}, { spaces: 1 }))).map(([, sensitive]) => sensitive)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(told(await planned(leaving))).toHaveLength(4);
  });

  test("what waits for a choice, or what a derogation may keep, never shares their wave", async () => {
    const waves = told(await planned(TENANT, scheduled({}, { spaces: 100 })));
    expect(waves.map(([stage]) => stage)).toEqual(["move", "decide", "keep"]);
  });

  test("whatever the capacity, nothing leaves before what had data in it", async () => {
    const some = fc.array(fc.record({ unit: fc.constantFrom("A", "B", null), sensitive: fc.nat(1) }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 6 }), async (all, spaces) => {
        const shares = all.map(({ unit, sensitive }, index) => space(`alone/${index}`, "move", unit, { sensitive }));
        const { where } = await planned(shares, scheduled({}, { spaces }));
        const waveOf = (wanted: boolean) =>
          shares.flatMap(({ root, stage, sensitive }) =>
            sensitive > 0 === wanted ? [where[`${root} ${stage}`] ?? 0] : [],
          );
        expect(Math.max(0, ...waveOf(true))).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...waveOf(false)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("without a capacity", () => {
  test("what was found sensitive and leaves now goes first, then directorates, the smallest first, none last", async () => {
    expect(told(await planned(TENANT))).toEqual([
      ["move", true, "DGA", 1],
      ["move", false, "DRH", 1],
      ["move", false, "DGA", 3],
      ["move", false, "", 1],
      ["decide", null, "DRH", 1],
      ["keep", null, "DRH", 2],
      ["keep", null, "DGA", 1],
    ]);
  });

  test("what moves together is in one wave; what waits for a choice follows what it belongs to", async () => {
    const { where } = await planned(TENANT);
    expect(where).toEqual({
      "team/a move": 3,
      "team/b move": 1,
      "team/c move": 2,
      "site/x move": 4,
      "team/a decide": 3,
      "alone/forms decide": 5,
      "person/1 keep": 7,
      "person/2 keep": 6,
    });
  });

  test("the order in which spaces come changes nothing", async () => {
    expect(await planned(TENANT.toReversed())).toEqual({
      ...(await planned(TENANT)),
      where: expect.objectContaining((await planned(TENANT)).where),
    });
  });

  test.each<[string, readonly Share[], readonly unknown[]]>([
    ["nothing at all", [], []],
    [
      "chats go with the first that leaves of their directorate",
      [chatting("DGA", 900), chatting("DRH", 70), ...TENANT],
      [
        ["move", true, "DGA", 901],
        ["move", false, "DRH", 71],
        ["move", false, "DGA", 3],
      ],
    ],
    ["chats alone are a wave", [chatting(null, 900)], [["move", false, "", 900]]],
    [
      "chats with nothing else that leaves come before what waits",
      [chatting("DGA", 1), space("person/1", "keep", "DGA")],
      [
        ["move", false, "DGA", 1],
        ["keep", null, "DGA", 1],
      ],
    ],
    [
      "chats that an edition leaves to a choice wait with the others",
      [space(chatsOf("DGA"), "decide", "DGA"), space("alone/forms", "decide", "DGA")],
      [["decide", null, "DGA", 2]],
    ],
  ])("%s", async (_case, spaces, first) => {
    expect(told(await planned(spaces)).slice(0, first.length || undefined)).toEqual(first);
  });
});

describe("with a capacity", () => {
  const people = (count: number, unit: string | null = "DGA") =>
    Array.from({ length: count }, (_, at) =>
      space(`person/${unit}${String(at).padStart(4, "0")}`, "keep", unit, { people: 1, bytes: 1e9 }),
    );

  test.each<[string, readonly Share[], Partial<Capacity>, readonly number[]]>([
    ["people", people(25), { people: 10 }, [10, 10, 5]],
    ["people, whatever the directorate", [...people(3, "A"), ...people(4, "B")], { people: 5 }, [5, 2]],
    ["spaces", people(7), { spaces: 3 }, [3, 3, 1]],
    ["bytes of all its days", people(7), { bytesPerDay: 1e9, days: 2 }, [2, 2, 2, 1]],
    ["the narrowest of several", people(7), { people: 5, spaces: 4 }, [4, 3]],
    ["bytes a day alone bound no wave: it lasts", people(7), { bytesPerDay: 1e9 }, [7]],
    [
      "what is larger than a wave has one to itself",
      [...people(2), space("person/z", "keep", "DGA", { bytes: 1e12 })],
      { bytesPerDay: 1e9, days: 5 },
      [2, 1],
    ],
    ["more than a window of rows", people(1234), { people: 1000 }, [1000, 234]],
  ])("a wave is filled up to %s", async (_case, spaces, capacity, expected) => {
    expect((await planned(spaces, scheduled({}, capacity))).waves.map((wave) => wave.spaces)).toEqual(expected);
  });

  test("chats use none of it", async () => {
    const spaces = [chatting("A", 5000), space("team/a", "move", "A"), space("team/b", "move", "A")];
    expect(told(await planned(spaces, scheduled({}, { spaces: 2 })))).toEqual([["move", false, "A", 5002]]);
  });

  test("of a directorate, what nobody has used for a year goes last", async () => {
    const spaces = [
      space("team/a", "move", "A", { lastActivity: "2025-11-29T00:00:00Z" }),
      space("team/b", "move", "A", { lastActivity: null }),
      space("team/c", "move", "A"),
      space("team/d", "move", "A", { lastActivity: "2025-11-30T10:00:00Z" }),
    ];
    const { where } = await planned(spaces, scheduled({}, { spaces: 1 }));
    expect(where).toEqual({ "team/c move": 1, "team/d move": 2, "team/a move": 3, "team/b move": 4 });
  });
});

describe("days", () => {
  const TWO = [space("team/a", "move", "A", { bytes: 3e9 }), space("team/b", "move", "B", { bytes: 12e9 })];
  const dates = async (spaces: readonly Share[], schedule: Schedule) =>
    (await planned(spaces, schedule)).waves.map(({ start, end, estimated }) => [start, end, estimated]);
  const from = (some: Partial<Schedule> = {}, capacity: Partial<Capacity> = { bytesPerDay: 1e9 }) =>
    scheduled({ start: day("2027-01-11"), ...some }, capacity);
  const named = (start: string | null, end: string | null) => ({
    key: null,
    name: null,
    start: start === null ? null : day(start),
    end: end === null ? null : day(end),
  });

  test.each<[string, Schedule, readonly unknown[]]>([
    [
      "no first day: no date is made up",
      scheduled({}, { bytesPerDay: 1e9 }),
      [
        [null, null, false],
        [null, null, false],
      ],
    ],
    [
      "no way to tell how long: a first day alone",
      from({}, {}),
      [
        ["2027-01-11", null, true],
        [null, null, false],
      ],
    ],
    [
      "as long as its bytes take, one after the other",
      from(),
      [
        ["2027-01-11", "2027-01-13", true],
        ["2027-01-14", "2027-01-29", true],
      ],
    ],
    [
      "at least the days of a wave",
      from({}, { bytesPerDay: 1e9, days: 5 }),
      [
        ["2027-01-11", "2027-01-15", true],
        ["2027-01-18", "2027-02-02", true],
      ],
    ],
    [
      "closings are passed over",
      from({ closings: [{ from: day("2027-01-12"), to: day("2027-01-14"), why: "clôture" }] }),
      [
        ["2027-01-11", "2027-01-18", true],
        ["2027-01-19", "2027-02-03", true],
      ],
    ],
    [
      "a first day that is not worked",
      from({ start: day("2027-01-09") }),
      [
        ["2027-01-11", "2027-01-13", true],
        ["2027-01-14", "2027-01-29", true],
      ],
    ],
    [
      "what the administration sets stands, and the next follows it",
      from({ named: [named("2027-03-01", "2027-03-12")] }),
      [
        ["2027-03-01", "2027-03-12", false],
        ["2027-03-15", "2027-03-31", true],
      ],
    ],
    [
      "one set to begin before the first ends does not wait for it",
      from({ named: [named(null, null), named("2027-01-11", "2027-01-12")] }),
      [
        ["2027-01-11", "2027-01-13", true],
        ["2027-01-11", "2027-01-12", false],
      ],
    ],
    [
      "set without a first day",
      scheduled({ named: [named("2027-03-01", null)] }),
      [
        ["2027-03-01", null, false],
        [null, null, false],
      ],
    ],
  ])("%s", async (_case, schedule, expected) => {
    expect(await dates(TWO, schedule)).toEqual(expected);
  });

  test("what waits for a choice has none, and delays nobody", async () => {
    const spaces = [...TWO, space("alone/forms", "decide", "A"), space("person/1", "keep", "A")];
    expect((await dates(spaces, from())).slice(2)).toEqual([
      [null, null, false],
      ["2027-02-01", "2027-02-01", true],
    ]);
  });

  test.each<[string, string, boolean]>([
    ["on the last day of the derogation", "2027-02-01", false],
    ["a day later", "2027-01-31", true],
  ])("a wave that ends %s", async (_case, until, late) => {
    const spaces = [
      ...TWO,
      space("person/1", "keep", "A", { until: day(until) }),
      space("person/2", "keep", "A", { until: day("2028-01-01") }),
    ];
    expect((await planned(spaces, from())).waves.at(-1)).toMatchObject({ until, late });
  });
});

test("a workload is left once the last of its spaces has moved: what follows moves with its root, what is in no wave keeps it", async () => {
  const clusters = openClusters("store");
  await clusters.add([
    { ...space("team/a", "move", null), workload: "teams" },
    { ...space("team/a", "decide", null), workload: "sharepoint" },
    { ...space("person/b", "keep", null), workload: "exchange" },
    { ...space("person/b", "keep", null), workload: "onedrive" },
    { ...space("person/c", "keep", null), workload: "onedrive" },
  ]);
  await clusters.place([
    { root: "team/a", stage: "move", wave: 2 },
    { root: "team/a", stage: "decide", wave: 5 },
    { root: "person/b", stage: "keep", wave: 7 },
  ]);
  const leaving = await leavingBy(clusters, { stays: new Set(["teams"]) });
  clusters.close();
  expect(Object.fromEntries(leaving)).toEqual({
    exchange: { first: 7, last: 7 },
    onedrive: { first: 7, last: null },
    teams: { first: 2, last: null },
    sharepoint: { first: 2, last: 2 },
    other: { first: null, last: null },
  });
});

describe("a wave that the administration names", () => {
  const keyed = (key: string | null, name: string) => ({ key, name, start: null, end: null });
  const namesOf = async (spaces: readonly Share[], schedule: Schedule) => {
    const { waves } = await planned(spaces, schedule);
    return waves.map((wave) => [wave.key, namedFor(wave, schedule.named)?.name ?? null]);
  };

  test("is known by what it is planned with and the directorate that it begins with", async () => {
    const { waves } = await planned(TENANT);
    expect(waves.map(({ key }) => key)).toEqual([
      "sensitive/DGA",
      "move/DRH",
      "move/DGA",
      "move/",
      "decide",
      "keep/DRH",
      "keep/DGA",
    ]);
  });

  test("of several that begin with one directorate, by its turn", async () => {
    const spaces = ["a", "b", "c"].map((root) => space(`team/${root}`, "move", "DGA"));
    const { waves } = await planned(spaces, scheduled({}, { spaces: 1 }));
    expect(waves.map(({ key }) => key)).toEqual(["move/DGA", "move/DGA/2", "move/DGA/3"]);
  });

  test("keeps its name when another directorate comes before it, where one named by number does not", async () => {
    const schedule = scheduled({ named: [keyed("move/DGA", "Administration générale"), keyed(null, "Deuxième")] });
    const spaces = [space("team/a", "move", "DGA"), space("team/b", "move", "DGA")];
    expect(await namesOf(spaces, schedule)).toEqual([["move/DGA", "Administration générale"]]);
    expect(await namesOf([...spaces, space("team/z", "move", "DAC")], schedule)).toEqual([
      ["move/DAC", null],
      ["move/DGA", "Administration générale"],
    ]);
    expect(
      await namesOf([...spaces, space("team/z", "move", "DRH"), space("team/y", "move", "DRH")], schedule),
    ).toEqual([
      ["move/DGA", "Administration générale"],
      ["move/DRH", "Deuxième"],
    ]);
  });

  test("whatever spaces come and go, a key is of one wave", () => {
    const someSpace = fc.record({
      root: fc.integer({ min: 0, max: 30 }),
      stage: fc.constantFrom<Stage>("move", "decide", "keep"),
      unit: fc.constantFrom("DGA", "DRH", "DRH/2", null),
      sensitive: fc.nat(1),
    });
    return fc.assert(
      fc.asyncProperty(fc.array(someSpace, { maxLength: 25 }), fc.constantFrom(null, 1, 3), async (spaces, most) => {
        const given = spaces.map(({ root, stage, unit, sensitive }) =>
          space(`team/${root}`, stage, unit, { sensitive }),
        );
        const { waves } = await planned(given, scheduled({}, { spaces: most }));
        expect(new Set(waves.map(({ key }) => key)).size).toBe(waves.length);
      }),
      { numRuns: 50 },
    );
  });
});
