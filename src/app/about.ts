/** The use case behind `status --about`: all that the store holds on one person, and where outputs repeat it, without a connection. */

import { usageId } from "../collect/usage.ts";
import { maskName } from "../detect/index.ts";
import type { NotedDecision } from "../model/decision.ts";
import type { Person } from "../model/directory-records.ts";
import type { Gap } from "../model/gap.ts";
import { HELD_IN, type HeldKind } from "../model/held.ts";
import type { EarlierRow } from "../model/history.ts";
import type { Usage } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";
import { type OpenHeld, openHeld } from "../store/person.ts";
import { customDetectors } from "./custom-detectors.ts";
import { factsOf } from "./planning/facts.ts";
import { withStore } from "./status.ts";

export interface About {
  /** Null where the directory, as it was last read, has no such account. */
  readonly person: Person | null;
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
  /** Each kind of record of which anything is held, and the outputs that may repeat it. */
  readonly held: readonly Held[];
}

export interface Held {
  readonly kind: HeldKind;
  readonly count: number;
  readonly outputs: readonly string[];
}

/** Null when nothing is held; `several` when masked addresses are alike, and nobody's data may be shown for another's. */
export async function aboutPerson(path: string, asked: string): Promise<About | "several" | null> {
  const opened = openHeld(path, maskedAddress(asked));
  if (opened === "several") return opened;
  const { account: person, counts } = opened;
  opened.close();
  const held = heldOf(counts);
  if (held.length === 0) return null;
  const none = { places: [], usage: [], owns: [], gaps: [], history: [], decisions: [], pseudonyms: [] };
  if (person === null) return { person, ...none, held };
  return withStore(path, async (store) => {
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
    return { person, places, usage: known, owns, gaps, history, decisions, pseudonyms, held };
  });
}

/** Every record that is held, kind by kind, as the store has them: as many as a person has files. */
export function recordsOn(path: string, asked: string): OpenHeld | null {
  const opened = openHeld(path, maskedAddress(asked));
  return opened === "several" ? null : opened;
}

/** A value in an address was masked before it was kept. */
export const maskedAddress = (asked: string): string => maskName(asked.trim().toLowerCase(), customDetectors()).masked;

export const heldOf = (counts: ReadonlyMap<HeldKind, number>): readonly Held[] =>
  [...counts].map(([kind, count]) => ({ kind, count, outputs: HELD_IN[kind] }));
