/** Webinars and town halls, by the person who organises them: the tenant's whole list is shown to no application. */

import { z } from "zod";
import type { Person, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused } from "../gaps.ts";
import { placeOf, thingIn, unsized } from "../place.ts";
import { visiting } from "../visit.ts";

const SERVICE = "teams.webinars";
const PERMISSION = "VirtualEvent.Read.All";
const KINDS = ["webinars", "townhalls"] as const;

const VirtualEvent = z.object({
  id: z.string(),
  startDateTime: z.object({ dateTime: z.string().nullish() }).nullish(),
});
type VirtualEvent = z.infer<typeof VirtualEvent>;

interface Organiser {
  readonly person: Person;
  readonly kind: (typeof KINDS)[number];
}

export const webinars = defineCollector({
  id: "webinars",
  title: "Webinaires et assemblées en ligne",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les webinaires et les assemblées en ligne de chaque organisateur",
        en: "Count the webinars and town halls of each organiser",
      },
    },
  ],
  after: ["people"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, known, "person");
  yield* visiting(graph, task, {
    places: people.flatMap((person) => KINDS.map((kind) => ({ person, kind }))),
    path: (organiser) => `${bareOf(organiser)}?$select=id,startDateTime`,
    bare: bareOf,
    schema: VirtualEvent,
    found: (events, { person }) => ({ records: events.length === 0 ? [] : recordsOf(events, person) }),
    refused: (refusal, { person: { id: container }, kind }) =>
      isAbsent(refusal)
        ? []
        : [
            refused(refusal, {
              service: SERVICE,
              container,
              where: `solutions/virtualEvents/${kind}`,
              permission: PERMISSION,
            }),
          ],
  });
}

const bareOf = ({ person, kind }: Organiser) =>
  `/solutions/virtualEvents/${kind}/getByUserIdAndRole(userId='${encodeURIComponent(person.id)}',role='organizer')`;

function recordsOf(events: readonly VirtualEvent[], { id, name }: Person): readonly TenantRecord[] {
  const things = events.map(({ id: event, startDateTime }) =>
    thingIn(SERVICE, id, event, { created: startDateTime?.dateTime ?? null }),
  );
  return [placeOf(SERVICE, id, { type: "organiser", name, owner: id }), unsized(SERVICE, id), ...things];
}
