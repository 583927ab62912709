import { describe, expect, test } from "vitest";
import { type ForecastWish, forecastOf } from "../../../src/app/forecast/forecast.ts";
import type { Forecast, TenantSize } from "../../../src/model/forecast.ts";
import { sharepointTier } from "../../../src/model/limits.ts";
import { CHOSEN_WORKLOADS } from "../../../src/model/service.ts";
import { limitTable } from "../../../src/store/limits.ts";
import { EMPTY, everywhere, MINISTRY, reported, UNREPORTED, WISH } from "./cases.ts";

const table = limitTable();
const DAY = 86_400;

function foreseen(size: TenantSize, wish: Partial<ForecastWish> = {}): Forecast {
  const forecast = forecastOf(table, size, { ...WISH, ...wish });
  if (forecast === null) throw new Error("there is no forecast");
  return forecast;
}
const of = (forecast: Forecast, workload: string) => {
  const cost = forecast.workloads.find((one) => one.workload === workload);
  if (cost === undefined) throw new Error(`no cost of ${workload}`);
  return cost;
};

test("of a tenant whose people could not be counted there is none", () => {
  expect(forecastOf(table, { ...MINISTRY, people: null }, WISH)).toBeNull();
});

test("a tenant that holds nothing still takes what every tenant does, and next to no time", () => {
  const forecast = foreseen(EMPTY);
  expect(forecast.requests).toBeGreaterThan(20);
  expect(forecast.requests).toBeLessThan(60);
  expect(forecast.seconds).toBeLessThan(60);
  expect(forecast.least).toBe(false);
});

test("labels are extracted at one request for each file that may bear one, and only when it was told", () => {
  const [without, told] = [foreseen(MINISTRY), foreseen(MINISTRY, { extractLabels: true })];
  for (const workload of ["onedrive", "teams", "sharepoint"]) {
    const more = of(told, workload).requests - of(without, workload).requests;
    expect(of(told, workload).units - of(without, workload).units).toBe(more);
    expect(more).toBeGreaterThan(0);
  }
  expect(of(told, "onedrive").requests - of(without, "onedrive").requests).toBe(0.6 * 30_000_000);
  expect(of(told, "exchange")).toEqual(of(without, "exchange"));
});

test("who what is sensitive is open to costs five units a file, only when it was told, and more where files are read", () => {
  const more = (wish: Partial<ForecastWish>) => {
    const [without, told] = [foreseen(MINISTRY, wish), foreseen(MINISTRY, { ...wish, readSharing: true })];
    expect(of(told, "exchange")).toEqual(of(without, "exchange"));
    const [before, after] = [of(without, "onedrive"), of(told, "onedrive")];
    expect(after.units - before.units).toBe(5 * (after.requests - before.requests));
    return after.requests - before.requests;
  };
  expect(more({})).toBeGreaterThan(0);
  expect(more({ content: everywhere("full") })).toBe(0.02 * 30_000_000);
  expect(more({})).toBeLessThan(more({ content: everywhere("sample") }));
});

test("rules of mailboxes are asked for where contents of Exchange are read, one request each", () => {
  const mail = (mode: "none" | "full") =>
    of(foreseen(MINISTRY, { content: { ...WISH.content, exchange: mode } }), "exchange");
  expect(mail("full").requests - mail("none").requests).toBeGreaterThan(200_000);
});

test("workloads add up to the whole, and go at once", () => {
  const forecast = foreseen(MINISTRY);
  for (const what of ["requests", "units", "bytes", "contentBytes"] as const) {
    expect(forecast.workloads.reduce((sum, cost) => sum + cost[what], 0)).toBe(forecast[what]);
  }
  const alone = forecast.workloads.map(({ seconds }) => seconds);
  expect(forecast.seconds).toBeGreaterThanOrEqual(Math.max(...alone));
  expect(forecast.seconds).toBeLessThan(alone.reduce((sum, seconds) => sum + seconds, 0));
});

describe("a ministry, by what each thing costs there", () => {
  const forecast = foreseen(MINISTRY);
  test.each([
    // A mailbox: five first questions, and a few counts.
    ["exchange", "requests", 6 * 200_000, 9 * 200_000],
    // A drive: its address and a first page; then two hundred items to a page.
    ["onedrive", "requests", 2 * 190_000, 2 * 200_000 + 1.2 * (30_000_000 / 200)],
    ["onedrive", "units", 3 * 190_000, 3.2 * 200_000 + 1.2 * (30_000_000 / 200)],
    ["exchange", "units", 0, 0],
    ["other", "units", 0, 0],
  ] as const)("%s: %s", (workload, what, least, most) => {
    const cost = of(forecast, workload)[what];
    expect(cost).toBeGreaterThanOrEqual(least);
    expect(cost).toBeLessThanOrEqual(most);
  });

  test("what reads no contents carries none", () => expect(forecast.contentBytes).toBe(0));
});

describe("paces", () => {
  test("full: as fast as the limits of the minute allow", () => {
    const { binding } = of(foreseen(MINISTRY), "onedrive");
    const { minute } = sharepointTier(table, MINISTRY.licences);
    expect(binding).toEqual({ family: "sharepoint", counts: "units", amount: minute, seconds: 60 });
  });

  test("sustained: no faster than all day long", () => {
    const [full, sustained] = (["full", "sustained"] as const).map((pace) =>
      of(foreseen(MINISTRY, { pace }), "onedrive"),
    );
    const { day } = sharepointTier(table, MINISTRY.licences);
    expect(sustained?.units).toBe(full?.units);
    expect(sustained?.seconds).toBeGreaterThan((full?.seconds ?? 0) * 1.2);
    expect(sustained?.binding).toMatchObject({ family: "sharepoint", seconds: 60 });
    expect(sustained?.binding?.amount).toBeCloseTo(day / 1440, 0);
  });

  test("night: the hours of the day are in the time", () => {
    const [full, night] = (["full", "night"] as const).map((pace) => foreseen(MINISTRY, { pace }).seconds);
    // From ten in the morning until eight in the evening nothing is asked.
    expect(night).toBeGreaterThanOrEqual((full ?? 0) + 10 * 3600);
    const evening = foreseen(MINISTRY, { pace: "night", start: new Date("2026-11-30T19:00:00Z") });
    expect(evening.seconds).toBeLessThan(night ?? 0);
  });

  test("more than a day lets through waits for the next, and the day is what binds", () => {
    const { day } = sharepointTier(table, MINISTRY.licences);
    const files = 200 * day * 2;
    const cost = of(foreseen({ ...MINISTRY, drives: reported(190_000, files, 0) }), "onedrive");
    expect(cost.units).toBeGreaterThan(2 * day);
    expect(cost.binding).toEqual({ family: "sharepoint", counts: "units", amount: day, seconds: DAY });
    expect(cost.seconds).toBeGreaterThan(2 * DAY);
  });
});

describe("limits go by the size of the tenant", () => {
  test.each([
    [900, 1250],
    [4_000, 2500],
    [14_000, 3750],
    [40_000, 5000],
    [210_000, 6250],
  ])("%i licences: %i units a minute", (licences, minute) => {
    const forecast = foreseen({ ...MINISTRY, licences }, { workloads: ["onedrive"] });
    const { day } = sharepointTier(table, licences);
    const bound = forecast.units > day ? { amount: day, seconds: DAY } : { amount: minute, seconds: 60 };
    expect(of(forecast, "onedrive").binding).toMatchObject(bound);
  });
});

describe("contents", () => {
  test.each(["sample", "full"] as const)("%s: more requests, and their bytes apart", (mode) => {
    const [none, read] = [foreseen(MINISTRY), foreseen(MINISTRY, { content: everywhere(mode) })];
    expect(read.requests).toBeGreaterThan(none.requests);
    expect(read.contentBytes).toBeGreaterThan(0);
    expect(read.seconds).toBeGreaterThanOrEqual(none.seconds);
    // Messages of Teams are the only ones that an inventory does not carry.
    for (const workload of ["exchange", "onedrive", "sharepoint"])
      expect(of(read, workload).bytes).toBe(of(none, workload).bytes);
  });

  test("a sample of millions carries next to nothing of what all of them do", () => {
    const [sample, full] = (["sample", "full"] as const).map((mode) =>
      foreseen(MINISTRY, { content: everywhere(mode) }),
    );
    expect((sample?.contentBytes ?? 0) / (full?.contentBytes ?? 1)).toBeLessThan(0.01);
  });

  test("of one workload alone", () => {
    const content = { ...everywhere("none"), onedrive: "full" } as const;
    const forecast = foreseen(MINISTRY, { content });
    expect(forecast.workloads.filter(({ contentBytes }) => contentBytes > 0).map(({ workload }) => workload)).toEqual([
      "onedrive",
    ]);
    expect(of(forecast, "exchange").requests).toBe(of(foreseen(MINISTRY), "exchange").requests);
  });

  test("of a workload that is not scanned: none", () => {
    const wish = { workloads: ["onedrive"], content: everywhere("full") } as const;
    expect(of(foreseen(MINISTRY, wish), "exchange").requests).toBe(0);
    expect(foreseen(MINISTRY, wish).requests).toBeLessThan(
      foreseen(MINISTRY, { content: everywhere("full") }).requests,
    );
  });

  test("messages that are only counted are fetched all the same", () => {
    const [not, counted] = [false, true].map((countTeamsMessages) => foreseen(MINISTRY, { countTeamsMessages }));
    expect(of(counted as Forecast, "teams").requests).toBeGreaterThan(of(not as Forecast, "teams").requests);
    expect(counted?.contentBytes).toBe(0);
  });
});

describe("what is unknown", () => {
  const forecast = foreseen(UNREPORTED);

  test("is told: the cost is a least", () => {
    expect(forecast.least).toBe(true);
    expect(forecast.workloads.filter(({ least }) => least).map(({ workload }) => workload)).toEqual(
      expect.arrayContaining(["onedrive", "sharepoint", "teams", "other"]),
    );
  });

  test("counts for nothing where nothing bounds it, and for all who may have it elsewhere", () => {
    expect(of(forecast, "onedrive").requests).toBeLessThan(of(foreseen(MINISTRY), "onedrive").requests + 2 * 20_000);
    expect(of(forecast, "exchange").requests).toBeGreaterThan(of(foreseen(MINISTRY), "exchange").requests);
  });

  test("licences: the least of the limits", () => {
    const { minute, day } = sharepointTier(table, null);
    expect([minute, day]).toContain(of(forecast, "onedrive").binding?.amount);
  });
});

test.each(["onedrive", "teams", "sharepoint"] as const)(
  "only what was walked before is walked the shorter way: %s",
  (known) => {
    const [first, again] = [foreseen(MINISTRY), foreseen(MINISTRY, { again: new Set([known]) })];
    const fewer = first.workloads.filter(({ workload, requests }) => of(again, workload).requests < requests);
    expect(fewer.map(({ workload }) => workload)).toEqual([known]);
    // Nothing of what is asked for is known.
    expect(foreseen(MINISTRY, { again: new Set([known]), workloads: ["exchange"] }).again).toBe(false);
  },
);

test("a second scan asks each drive and list once, and walks none again", () => {
  const [first, again] = [foreseen(MINISTRY), foreseen(MINISTRY, { again: new Set(CHOSEN_WORKLOADS) })];
  expect(of(again, "onedrive").requests).toBeLessThan(
    of(first, "onedrive").requests - 0.9 * ((30_000_000 - 190_000 * 100) / 200),
  );
  expect(of(again, "onedrive").units).toBeLessThan(of(first, "onedrive").units);
  expect(of(again, "exchange").requests).toBe(of(first, "exchange").requests);
  expect([first.again, again.again]).toEqual([false, true]);
});

test.each(["exchange", "onedrive", "teams", "sharepoint"] as const)(
  "%s alone asks of the directory too",
  (workload) => {
    const forecast = foreseen(MINISTRY, { workloads: [workload] });
    expect(of(forecast, workload).requests).toBeGreaterThan(0);
    expect(of(forecast, "other").requests).toBeGreaterThan(0);
    expect(forecast.requests).toBeLessThan(foreseen(MINISTRY).requests);
  },
);

test("every figure is whole and not below nought, however odd the tenant", () => {
  const odd: TenantSize = { ...EMPTY, people: 1, guests: 3, teams: reported(9, 0, 0), drives: reported(0, 12, 5) };
  for (const size of [odd, EMPTY, MINISTRY, UNREPORTED]) {
    const forecast = foreseen(size, { content: everywhere("full") });
    for (const cost of [forecast, ...forecast.workloads]) {
      for (const figure of [cost.requests, cost.units, cost.bytes, cost.contentBytes, cost.seconds])
        expect(Number.isSafeInteger(figure) && figure >= 0).toBe(true);
    }
  }
});
