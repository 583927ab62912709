/** What the scan holds of each subject of a report, added up in a tally while the store is walked: nothing is held in memory. */

import { namesOf } from "../../collect/blocks.ts";
import { type ReportName, usageId } from "../../collect/usage.ts";
import type { ReportSource } from "../../model/difference.ts";
import type { TeamLibrary } from "../../model/directory-records.ts";
import { type Gap, INCOMPLETE_CAUSES } from "../../model/gap.ts";
import type { Container } from "../../model/records.ts";
import { scopeOf } from "../../model/scope.ts";
import type { ServiceId } from "../../model/service.ts";
import { NO_WEIGHT, type Tally, WEIGHED_FIGURES, type Weight } from "../../model/weight.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import type { ContainerTotals } from "../../store/totals.ts";
import { factsOf } from "./facts.ts";

/** Services whose containers are weighed, by the report that tells of them. */
const SOURCES: Partial<Record<ServiceId, ReportSource>> = {
  "exchange.mail": "mailbox",
  "exchange.calendar": "mailbox",
  "exchange.contacts": "mailbox",
  "onedrive.files": "drive",
  "teams.files": "site",
  "sharepoint.documents": "site",
  "sharepoint.pages": "site",
  "teams.channel-messages": "team",
};

/** What a report counts with the others, and what the plan counts as a service of its own. */
const BESIDE: ReadonlySet<ServiceId> = new Set(["exchange.calendar", "exchange.contacts", "sharepoint.pages"]);

const AT_ONCE = 1000;

export interface Weighing {
  /** First day that a report does not tell of whole; null where no report says its day. */
  readonly since: string | null;
  /** `owner` is the address of the account that owns it. */
  see(told: ContainerTotals, owner: string | null): Promise<void>;
  /**
   * Once every container was seen: who and what the lists of the tenant name. Answers of how many sites, those of
   * teams, the scan was to see a part only: what they hold is of Teams and of SharePoint, and one alone was chosen.
   */
  list(scan: Scan): Promise<number>;
  /** Sums of all that was seen, by report. */
  readonly whole: ReadonlyMap<ReportSource, Weight>;
}

export function weighingIn(tally: Tally, store: RecordStore, since: string | null): Weighing {
  const whole = new Map<ReportSource, { -readonly [K in keyof Weight]: Weight[K] }>();
  let waiting: Weight[] = [];
  const flush = async () => {
    await tally.add(waiting);
    waiting = [];
  };
  const put = async (weight: Weight) => {
    waiting.push(weight);
    if (waiting.length >= AT_ONCE) await flush();
  };
  return {
    since,
    whole,
    see: async (told, owner) => {
      const source = SOURCES[told.container.service];
      if (source === undefined) return;
      const weight = weightOf(told, since);
      const sum = whole.get(source) ?? { ...NO_WEIGHT, key: source };
      whole.set(source, sum);
      for (const figure of WEIGHED_FIGURES) sum[figure] += weight[figure];
      const key = keyOf(told.container, owner, source);
      if (key !== null) await put({ ...weight, key });
    },
    list: async ({ wish }) => {
      const scope = scopeOf(wish);
      const half = wish.workloads.includes("teams") !== wish.workloads.includes("sharepoint");
      let halved = 0;
      const listed = (source: ReportName, subject: string, place: Weight["place"], wanted: boolean) =>
        put({ ...NO_WEIGHT, key: usageId(source, subject), place, listed: 1, wanted: wanted ? 1 : 0 });
      for await (const person of factsOf(store, "person")) {
        const wanted = !person.guest && scope.includes(namesOf(person));
        for (const [source, service] of OF_PEOPLE)
          await listed(source, person.address, { service, id: person.id, name: person.name }, wanted);
      }
      for await (const group of factsOf(store, "group")) {
        const place = { service: "teams.channel-messages", id: group.id, name: group.name } as const;
        if (group.team) await listed("team", group.id, place, scope.includes(namesOf(group)));
      }
      if (half) {
        for await (const library of factsOf(store, "team-library")) {
          const address = await addressOf(library, store);
          if (address !== null) await put({ ...NO_WEIGHT, key: addressKey(address), shut: 1 });
        }
      }
      await flush();
      for await (const site of factsOf(store, "site")) {
        const collection = collectionOf(site.id);
        if (collection === null || site.personal) continue;
        const place = { service: "sharepoint.pages", id: site.id, name: site.name } as const;
        await listed("site", collection, site.parent === null ? place : null, scope.includes([site.id, site.url]));
        const apart = await tally.take(addressKey(site.url));
        if (half && apart !== null && apart.shut > 0) halved += 1;
        if (apart !== null) await put({ ...apart, key: usageId("site", collection) });
      }
      for await (const gap of store.gaps()) {
        const key = await excusedBy(gap, store);
        if (key !== null) await put({ ...NO_WEIGHT, key, shut: 1 });
      }
      await flush();
      return halved;
    },
  };
}

/** Of the site that a team's library stands in. */
async function addressOf({ site, drive }: TeamLibrary, store: RecordStore): Promise<string | null> {
  const known = site === null ? null : await store.fact("site", site);
  return known?.url ?? (drive?.url == null ? null : siteAbove(drive.url));
}

/** A site of which a list was refused, and a drive left out by its own address, are small for a reason that is told. */
async function excusedBy({ service, container, cause, where }: Gap, store: RecordStore): Promise<string | null> {
  if (container === null) return null;
  if (INCOMPLETE_CAUSES.has(cause)) {
    const collection = collectionOf(container);
    return collection === null ? null : usageId("site", collection);
  }
  if (cause !== "left-out" || service !== "onedrive.files" || where === "content") return null;
  const person = await store.fact("person", container);
  return person === null ? null : usageId("drive", person.address);
}

const OF_PEOPLE = [
  ["mailbox", "exchange.mail"],
  ["drive", "onedrive.files"],
] as const;

/** A library of a channel may not say its site: it is known by the address that it stands below, and joined to it later. */
function keyOf({ site, group, url }: Container, owner: string | null, source: ReportSource): string | null {
  if (source !== "site") {
    const subject = source === "team" ? group : owner;
    return subject === null ? null : usageId(source, subject);
  }
  const collection = site === null ? null : collectionOf(site);
  if (collection !== null) return usageId("site", collection);
  return url === null ? null : addressKey(siteAbove(url));
}

const siteAbove = (library: string) => library.replace(/\/[^/]*\/?$/, "");
const addressKey = (address: string) => `address/${address.replace(/\/+$/, "").toLowerCase()}`;

/** The GUID of the collection, in the middle of the id of each of its sites. */
function collectionOf(site: string): string | null {
  return /^[^,]+,([0-9a-f-]{36}),[0-9a-f-]{36}$/i.exec(site)?.[1] ?? null;
}

function weightOf({ container, items, bytes, gaps, beside }: ContainerTotals, since: string | null): Weight {
  const { service, id, name, created } = container;
  const shut = gaps.some(({ cause }) => INCOMPLETE_CAUSES.has(cause)) ? 1 : 0;
  const aside = { ...NO_WEIGHT, key: "", shut, uncounted: items === null ? 1 : 0 };
  if (BESIDE.has(service)) return { ...aside, apart: (items ?? 0) + beside.apart };
  return {
    ...aside,
    // A site and a team are shown by their own name, a mailbox and a drive by theirs.
    place: service === "exchange.mail" || service === "onedrive.files" ? { service, id, name } : null,
    places: 1,
    unweighed: bytes === null ? 1 : 0,
    items: items ?? 0,
    apart: beside.apart,
    recent: beside.recent,
    bytes: bytes ?? 0,
    recentBytes: beside.recentBytes,
    old: created !== null && since !== null && created < since ? 1 : 0,
  };
}
