/**
 * The last sign of life of a space. Channels and pages tell none of their own: where the tenant's usage reports name their
 * team or site, that of the whole of it is told, so that nothing in use passes for left alone.
 */

import { usageId } from "../../collect/usage.ts";
import type { Container } from "../../model/records.ts";
import type { RecordStore } from "../../store/port.ts";

/** A day or an instant; null where nothing is known. */
export type LastSign = (container: Container) => Promise<string | null>;

export function lastSignIn(store: Pick<RecordStore, "fact">): LastSign {
  return async (container) => {
    const subject = container.lastActivity === null ? reportedAs(container) : null;
    if (subject === null) return container.lastActivity;
    const day = (await store.fact("usage", subject))?.figures.lastActivity;
    return typeof day === "string" && day !== "" ? day : null;
  };
}

function reportedAs({ service, id, group, site }: Container): string | null {
  if (service === "teams.channel-messages") return group === null ? null : usageId("team", group);
  if (service !== "sharepoint.pages") return null;
  // `host,site collection,web`: the report is on collections.
  const collection = (site ?? id).split(",")[1];
  return collection === undefined ? null : usageId("site", collection);
}
