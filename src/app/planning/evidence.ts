/** What the store shows of the days that a derogation asks about: accounts, drives, teams and sites, each walked once. */

import { dayOf, type IsoDate } from "../../model/dates.ts";
import { type Evidence, isOpenedAfter, type OpenedAfter } from "../../model/evidence.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { CreationCount } from "../../plan/evidence.ts";
import type { Told } from "../../plan/told.ts";
import type { RecordStore } from "../../store/port.ts";
import { factsOf } from "./facts.ts";

/** Sees the spaces of a plan as they are walked, then the rest of the directory. */
export interface EvidenceGathering {
  see(told: Told, verdict: Verdict, unit: string | null): void;
  end(store: RecordStore): Promise<Evidence>;
}

export function evidenceSince(engagedOn: IsoDate, textOn: IsoDate): EvidenceGathering {
  const count = new CreationCount(engagedOn, textOn);
  const opened = new Map<ServiceId, Map<string | null, number>>();
  let undated = 0;
  return {
    see: ({ container: { service, created } }, { label }, unit) => {
      if (service === "onedrive.files") count.see("drive", created);
      if (label === "move-now" && dayOf(created) === null) undated += 1;
      if (!isOpenedAfter(created, label, textOn)) return;
      const units = opened.get(service) ?? new Map<string | null, number>();
      opened.set(service, units);
      units.set(unit, (units.get(unit) ?? 0) + 1);
    },
    end: async (store) => {
      for await (const { guest, created } of factsOf(store, "person")) if (!guest) count.see("account", created);
      for await (const { team, created } of factsOf(store, "group")) if (team) count.see("team", created);
      for await (const { personal, created } of factsOf(store, "site")) if (!personal) count.see("site", created);
      const [organisation] = await store.facts("organisation", null, 1);
      const licensed = (organisation?.licensed ?? []).flatMap(({ service, first }) => {
        const day = dayOf(first);
        return day === null ? [] : [{ service, first: day }];
      });
      return { engagedOn, textOn, created: count.created, openedAfter: inOrder(opened), licensed, undated };
    },
  };
}

function inOrder(opened: ReadonlyMap<ServiceId, ReadonlyMap<string | null, number>>): readonly OpenedAfter[] {
  return SERVICES.flatMap(({ id: service }) =>
    [...(opened.get(service) ?? [])]
      .sort(([one], [other]) => Number(one === null) - Number(other === null) || ((one ?? "") < (other ?? "") ? -1 : 1))
      .map(([unit, spaces]) => ({ service, unit, spaces })),
  );
}
