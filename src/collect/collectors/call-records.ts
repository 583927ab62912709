/**
 * Meetings and calls of the last thirty days, all that the service keeps: how many with video or a shared screen, and
 * how many with sound alone. Who took part is not asked for.
 */

import { z } from "zod";
import type { Item, TenantRecord } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Page, Task } from "../../model/task.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { placeOf, thingIn, uncounted, unsized } from "../place.ts";
import { several } from "../several.ts";
import { WHOLE_TENANT } from "../usage.ts";

const VIDEO = "teams.meetings-video";
const AUDIO = "teams.meetings-audio";
const SERVICES = [VIDEO, AUDIO] as const;
const PERMISSION = "CallRecords.Read.All";
const WHERE = "communications/callRecords";
const DAYS = 30;
/** Lists of calls are few to the minute, and short unless they are asked to be long. */
const LONG = { Prefer: "odata.maxpagesize=1000" } as const;

const CallRecord = z.object({
  id: z.string(),
  startDateTime: z.string().nullish(),
  modalities: several(z.string()),
});
type CallRecord = z.infer<typeof CallRecord>;

export const callRecords = defineCollector({
  id: "call-records",
  title: "Réunions et appels",
  services: SERVICES,
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les réunions et les appels des trente derniers jours",
        en: "Count the meetings and calls of the last thirty days",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) => (tools.scope.narrowed ? leftOut() : list(task, tools)),
});

/** A call belongs to nobody in particular: a scan of some people leaves them all out. */
async function* leftOut(): AsyncGenerator<Page> {
  yield { records: SERVICES.map((service) => unseen("left-out", 1, { service, where: WHERE })), cursor: null };
}

async function* list(task: Task, tools: Tools): AsyncGenerator<Page> {
  const since = new Date(tools.startedAt.getTime() - DAYS * 24 * 3_600_000).toISOString();
  const bare = `/communications/callRecords?$filter=${encodeURIComponent(`startDateTime ge ${since}`)}`;
  const selected = `${bare}&$select=id,startDateTime,modalities`;
  // Whole, a record names those who took part: without leave to read, it is not asked for.
  const mayAskWhole = tools.content.teams !== "none";
  if (!(yield* recordsAt(selected, task, tools, mayAskWhole && task.cursor === null)))
    yield* recordsAt(bare, task, tools, false);
}

/** A service that takes no selection says so to its first page; who took part falls at the schema then. */
async function* recordsAt(path: string, task: Task, { graph }: Tools, selects: boolean): AsyncGenerator<Page, boolean> {
  const headers = path.includes("$select") ? LONG : {};
  const places = task.cursor === null ? SERVICES.flatMap(placesOf) : [];
  for await (const answer of graph.pages(path, CallRecord, { from: task.cursor, headers })) {
    if (!answer.ok) {
      if (selects && answer.refusal.status === 400 && places.length > 0) return false;
      yield {
        records: SERVICES.flatMap((service) => [...placesOf(service), ...shut(service, answer.refusal)]),
        cursor: null,
      };
      return true;
    }
    const { items, next } = answer.value;
    yield { records: [...places.splice(0), ...items.map(itemOf)], cursor: next };
  }
  return true;
}

/** Not a line of the plan's inventory: a count. */
function placesOf(service: ServiceId): TenantRecord[] {
  return [placeOf(service, WHOLE_TENANT, { type: "calls", name: null, listed: false }), unsized(service, WHOLE_TENANT)];
}

function shut(service: ServiceId, refusal: Parameters<typeof refused>[0]): readonly TenantRecord[] {
  const about = { service, container: WHOLE_TENANT, where: WHERE, permission: PERMISSION } as const;
  return [uncounted(service, WHOLE_TENANT), refused(refusal, about)];
}

const SEEN = /^(video|videoBasedScreenSharing|screenSharing)$/i;

function itemOf({ id, startDateTime, modalities }: CallRecord): Item {
  const seen = modalities.some((modality) => SEEN.test(modality));
  return thingIn(seen ? VIDEO : AUDIO, WHOLE_TENANT, id, { created: startDateTime ?? null });
}
