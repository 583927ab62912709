/**
 * Webinars and town halls, by the person who organises them. Town halls have a list of the whole tenant; that of
 * webinars is shown to no application, and people are asked for one by one, as they are for both where the list is refused.
 */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { Person } from "../../model/directory-records.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused } from "../gaps.ts";
import { placeOf, thingIn, unsized } from "../place.ts";
import { visiting } from "../visit.ts";

const SERVICE = "teams.webinars";
const PERMISSION = "VirtualEvent.Read.All";
const WHERE = "solutions/virtualEvents";
const TOWN_HALLS = "/solutions/virtualEvents/townhalls";
const FIELDS = "id,startDateTime";

const VirtualEvent = z.object({
  id: z.string(),
  startDateTime: z.object({ dateTime: z.string().nullish() }).nullish(),
});
type VirtualEvent = z.infer<typeof VirtualEvent>;
const TownHall = VirtualEvent.extend({
  createdBy: z.object({ user: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});
type TownHall = z.infer<typeof TownHall>;

interface Organiser {
  readonly person: Person;
  readonly kind: "webinars" | "townhalls";
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
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

/** In the list of town halls, then among people; `each`: people are asked for their town halls too. */
const Cursor = z.union([z.object({ link: z.string() }), z.object({ each: z.boolean(), at: z.string().nullable() })]);
const Params = z.object({ each: z.boolean() });

async function* plant(task: Task, tools: Tools): AsyncGenerator<Page> {
  const from = task.cursor === null ? { link: null } : Cursor.parse(JSON.parse(task.cursor));
  const each = "each" in from ? from.each : yield* townHalls(from.link, tools);
  for await (const page of plantPeople({ ...task, cursor: "at" in from ? from.at : null }, tools, SERVICE)) {
    const follow = (page.follow ?? []).map((seed) => ({ ...seed, params: { ...seed.params, each } }));
    yield { ...page, follow, cursor: page.cursor === null ? null : JSON.stringify({ each, at: page.cursor }) };
  }
}

/** True where the list tells too little, and each person has to be asked. */
async function* townHalls(from: string | null, tools: Tools): AsyncGenerator<Page, boolean> {
  const selected = `${TOWN_HALLS}?$select=${FIELDS},createdBy`;
  for (const path of from === null ? [selected, TOWN_HALLS] : [selected]) {
    for await (const answer of tools.graph.pages(path, TownHall, { from })) {
      if (!answer.ok && answer.refusal.cause === "given-up") {
        yield { records: [shut(answer.refusal, "townhalls")], cursor: JSON.stringify({ each: false, at: null }) };
        return false;
      }
      // The list is asked for whole where Graph takes no selection, and for no other reason.
      if (!answer.ok && answer.refusal.status !== 400) return true;
      if (!answer.ok) break;
      const { items, next } = answer.value;
      if (items.some(({ createdBy }) => !createdBy?.user?.id)) return true;
      const records = (await Promise.all(items.map((event) => heldBy(event, tools)))).flat();
      yield { records, cursor: JSON.stringify(next === null ? { each: false, at: null } : { link: next }) };
      if (next === null) return false;
    }
  }
  return true;
}

/** Whoever held it may have left the directory. */
async function heldBy(event: TownHall, { known, scope }: Tools): Promise<readonly TenantRecord[]> {
  const id = event.createdBy?.user?.id ?? "";
  const person = await known.fact("person", id);
  if (!scope.includes(person === null ? [id] : namesOf(person)) || person?.guest) return [];
  return recordsOf([event], person ?? { id, name: null });
}

function shut(refusal: Refusal, kind: Organiser["kind"], container?: string) {
  const about = { service: SERVICE, where: `${WHERE}/${kind}`, permission: PERMISSION } as const;
  return refused(refusal, container === undefined ? about : { ...about, container });
}

async function* visit(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, known, "person");
  const kinds = Params.parse(task.params).each ? (["webinars", "townhalls"] as const) : (["webinars"] as const);
  yield* visiting(graph, task, {
    places: people.flatMap((person) => kinds.map((kind) => ({ person, kind }))),
    path: (organiser) => `${bareOf(organiser)}?$select=${FIELDS}`,
    bare: bareOf,
    schema: VirtualEvent,
    found: (events, { person }) => ({ records: events.length === 0 ? [] : recordsOf(events, person) }),
    refused: (refusal, { person, kind }) => (isAbsent(refusal) ? [] : [shut(refusal, kind, person.id)]),
  });
}

const bareOf = ({ person, kind }: Organiser) =>
  `/solutions/virtualEvents/${kind}/getByUserIdAndRole(userId='${encodeURIComponent(person.id)}',role='organizer')`;

function recordsOf(
  events: readonly VirtualEvent[],
  { id, name }: Pick<Person, "id"> & { readonly name: string | null },
): readonly TenantRecord[] {
  const things = events.map(({ id: event, startDateTime }) =>
    thingIn(SERVICE, id, event, { created: startDateTime?.dateTime ?? null }),
  );
  return [placeOf(SERVICE, id, { type: "organiser", name, owner: id }), unsized(SERVICE, id), ...things];
}
