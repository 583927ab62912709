/** The use case behind `status --about`: all that the store holds on one person, without a connection. */

import { usageId } from "../collect/usage.ts";
import { maskName } from "../detect/index.ts";
import type { NotedDecision } from "../model/decision.ts";
import type { Person } from "../model/directory-records.ts";
import type { Gap } from "../model/gap.ts";
import type { EarlierRow } from "../model/history.ts";
import type { Usage } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";
import type { RecordStore } from "../store/port.ts";
import { customDetectors } from "./custom-detectors.ts";
import { factsOf } from "./planning/facts.ts";
import { withStore } from "./status.ts";

export interface About {
  readonly person: Person;
  readonly places: readonly {
    readonly service: ServiceId;
    readonly id: string;
    readonly name: string | null;
    readonly items: number | null;
    readonly itemsRead: number;
    readonly byDetector: Readonly<Record<string, number>>;
  }[];
  /** What the usage reports say of the mailbox and of the drive. */
  readonly usage: readonly Usage[];
  /** Groups and teams of which the person is an owner. */
  readonly owns: readonly { readonly id: string; readonly name: string }[];
  readonly gaps: readonly Gap[];
  /** What the history holds of those places, scan by scan. */
  readonly history: readonly EarlierRow[];
  /** What was decided in workbooks of those places. */
  readonly decisions: readonly NotedDecision[];
  /** Numbers under which the person stands in copies for publication. */
  readonly pseudonyms: readonly { readonly kind: string; readonly number: number }[];
}

/** Null when nothing is held; `several` when masked addresses are alike, and nobody's data may be shown for another's. */
export async function aboutPerson(path: string, asked: string): Promise<About | "several" | null> {
  return withStore(path, async (store) => {
    // A value in an address was masked before it was kept.
    const [person, ...others] = await peopleNamed(
      store,
      maskName(asked.trim().toLowerCase(), customDetectors()).masked,
    );
    if (person === undefined) return null;
    if (others.length > 0) return "several";
    const places: About["places"][number][] = [];
    for await (const { container, items, itemsRead, byDetector } of store.totals("low")) {
      if (container.owner !== person.id && container.id !== person.id) continue;
      const { service, id, name } = container;
      places.push({ service, id, name, items, itemsRead, byDetector });
    }
    const reports = (["mailbox", "drive"] as const).map((report) => usageId(report, person.address));
    const usage = await Promise.all(reports.map((id) => store.fact("usage", id)));
    const owns: { id: string; name: string }[] = [];
    for await (const { id, name, owners } of factsOf(store, "group"))
      if (owners?.includes(person.id)) owns.push({ id, name });
    const gaps: Gap[] = [];
    for await (const gap of store.gaps()) if (gap.container === person.id) gaps.push(gap);
    const ids = [person.id, person.address, ...places.map(({ id }) => id)];
    const pseudonyms = await store.pseudonymsOf(ids);
    const history = (await Promise.all(places.map((place) => store.sightings(place)))).flat();
    const decisions: NotedDecision[] = [];
    for await (const noted of store.decisions()) if (ids.includes(noted.row)) decisions.push(noted);
    const known = usage.filter((each) => each !== null);
    return { person, places, usage: known, owns, gaps, history, decisions, pseudonyms };
  });
}

async function peopleNamed(store: RecordStore, address: string): Promise<readonly Person[]> {
  const found: Person[] = [];
  for await (const person of factsOf(store, "person"))
    if (person.id === address || person.addresses.includes(address)) found.push(person);
  return found;
}
