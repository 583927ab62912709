import { describe, expect, test } from "vitest";
import { chosenCollectors } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { collect, type Gathered, type Wish } from "./harness.ts";
import { type Tenant, withTenant } from "./tenant.ts";

const EXCHANGE: readonly ServiceId[] = [
  "exchange.mail",
  "exchange.calendar",
  "exchange.contacts",
  "exchange.group-mailboxes",
];
const exchange = chosenCollectors(collectors, ["exchange"]);
const TINY = { size: "tiny", seed: "essai" } as const;

/** What passes: all of it is waited out, asked again or seen to be said twice. */
const FAULTS = {
  throttled: 0.03,
  timedOut: 0.02,
  reset: 0.02,
  truncated: 0.02,
  emptyPages: 0.2,
  duplicates: 0.3,
  expiredDeltas: 0.3,
  patience: 0.01,
};

/** Every container of Exchange with its volume, as the truth tells it and as it was found. */
function linesOf(found: Gathered): readonly string[] {
  const refused = new Set(
    found.gaps.flatMap(({ service, container, cause }) =>
      ["forbidden", "locked", "given-up", "unexpected"].includes(cause) ? [`${service} ${container}`] : [],
    ),
  );
  return found.containers
    .filter(({ service, id }) => EXCHANGE.includes(service) && !refused.has(`${service} ${id}`))
    .map(({ service, id }) => {
      const { items, bytes } = found.volumeOf(service, id);
      return `${service} ${id} ${items} ${bytes}`;
    })
    .sort();
}
function truthOf({ simulator }: Tenant): readonly string[] {
  return [...simulator.truth().containers()]
    .filter(({ service }) => EXCHANGE.includes(service))
    .map(({ service, id, items, bytes }) => `${service} ${id} ${items} ${bytes}`)
    .sort();
}

const scan = (options: Parameters<typeof withTenant>[0], wish: Wish = {}) =>
  withTenant(options, async (tenant) => {
    const found = await collect(exchange, tenant.graph, wish);
    return {
      found,
      lines: linesOf(found),
      truth: truthOf(tenant),
      requests: tenant.requests,
      simulator: tenant.simulator,
    };
  });

describe("a tiny ministry", () => {
  test("what Exchange holds is counted exactly", async () => {
    const { found, lines, truth, requests, simulator } = await scan(TINY);
    expect(truth.length).toBeGreaterThan(20);
    expect(lines).toEqual(truth);
    expect(found.facts("person")).toHaveLength(simulator.truth().people);
    expect(found.facts("group")).toHaveLength(simulator.truth().groups);
    expect(simulator.surprises()).toBe(0);
    // Without content nothing that holds words is asked for.
    const wordy =
      /\b(subject|body|bodyPreview|topic|preview|displayName,companyName|personalNotes)\b|\/(messages|attachments)\b/;
    expect(
      requests.filter((request) => wordy.test(new URL(request.split(" ")[1] ?? "").search.concat(request))),
    ).toEqual([]);
  });

  test("without content, no word of what is said in it is ever sent", async () => {
    let answers = "";
    const onAnswer = (_method: string, _url: string, _status: number, body: unknown) => {
      answers += `${JSON.stringify(body)}\n`;
    };
    const { simulator } = await scan({ ...TINY, onAnswer });
    expect(answers.length).toBeGreaterThan(10_000);
    expect(simulator.canaries().length).toBeGreaterThan(100);
    expect(simulator.canaries().filter((canary) => answers.includes(canary))).toEqual([]);
  });

  test("cut after every page, met with faults and pages that overlap, the counts are the same", async () => {
    const { lines, truth, simulator } = await scan({ ...TINY, faults: FAULTS }, { cutAfter: 1 });
    expect(lines).toEqual(truth);
    expect(Object.keys(simulator.counters().byStatus)).toEqual(expect.arrayContaining(["429", "504"]));
  });

  test.each([
    ["in one go", {}, {}],
    ["through faults, cut after every page", { faults: FAULTS }, { cutAfter: 1 }],
  ])("every message, event, contact and post that is not private is handed over, %s", async (_case, options, wish) => {
    const { found, lines, truth, simulator } = await scan({ ...TINY, ...options }, { content: "full", ...wish });
    expect(lines).toEqual(truth);
    for (const service of EXCHANGE) {
      const told = simulator.truth().services[service];
      const read = new Set(found.readings.filter((each) => each.service === service).map(({ item }) => item));
      expect(read.size, service).toBe((told?.items ?? 0) - (told?.privateItems ?? 0));
      const closed = found.gaps.filter((gap) => gap.service === service && gap.cause === "private");
      expect(
        closed.reduce((sum, { count }) => sum + count, 0),
        service,
      ).toBe(told?.privateItems ?? 0);
    }
  });

  test("mailboxes that are shut are told, and in no count", async () => {
    const { found, simulator } = await scan(TINY);
    for (const { service, id } of simulator.truth().refused.filter((place) => EXCHANGE.includes(place.service))) {
      const told = found.gaps.filter((gap) => gap.service === service && gap.container === id);
      expect(told.length, `${service} ${id}`).toBeGreaterThan(0);
    }
  });

  test.each([
    ["mailboxes locked at random", { locked: 0.3 }],
    ["mailboxes closed at random", { forbidden: 0.3 }],
  ])("%s: what is counted is true, and what is not is told", async (_case, faults) => {
    const { found, lines, truth, simulator } = await scan({ ...TINY, faults });
    expect(lines.filter((line) => !truth.includes(line))).toEqual([]);
    const told = new Set(found.gaps.map(({ service, container }) => `${service} ${container}`));
    const places = truth.map((line) => line.split(" ").slice(0, 2).join(" "));
    const counted = lines.map((line) => line.split(" ").slice(0, 2).join(" "));
    const missing = places.filter((place) => !counted.includes(place) && !told.has(place));
    // Who stands on a part of a list that was never reached is told by the gap of that list.
    const listed = new Set([...found.facts("person"), ...found.facts("group")].map(({ id }) => id));
    expect(missing.filter((place) => listed.has(place.split(" ")[1] ?? ""))).toEqual([]);
    expect(lines.length).toBeLessThan(truth.length);
    expect(simulator.surprises()).toBe(0);
  });

  test("a permission that is missing is told by name, and costs its own part alone", async () => {
    const permissions = [
      "User.Read.All",
      "Group.Read.All",
      "GroupMember.Read.All",
      "Mail.ReadBasic.All",
      "MailboxSettings.Read",
    ];
    const { found } = await scan({ ...TINY, permissions });
    const missing = new Set(found.gaps.flatMap(({ cause, permission }) => (cause === "forbidden" ? [permission] : [])));
    for (const each of ["Calendars.ReadBasic", "Contacts.Read", "Reports.Read.All", "Application.Read.All"]) {
      expect(missing, each).toContain(each);
    }
    expect(found.volumes()["exchange.mail"]?.items).toBeGreaterThan(0);
    expect(found.volumes()["exchange.calendar"]).toBeUndefined();
  });

  test("concealed names are told once", async () => {
    const { found } = await scan({ ...TINY, concealedReports: true });
    expect(found.gaps.filter(({ cause }) => cause === "concealed")).toHaveLength(1);
    expect(found.facts("setting")).toContainEqual({ kind: "setting", id: "reports.concealed", value: true });
    expect(found.facts("usage").filter(({ id }) => /Mailbox/.test(id))).toHaveLength(1);
  });
});
