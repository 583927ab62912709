/** Places whose content is never read, by the configuration: what closes a person closes all that they have to themselves. */

import type { Person } from "../model/directory-records.ts";
import type { ClosedPlace, Item } from "../model/records.ts";
import { namesOf } from "./blocks.ts";
import type { Tools } from "./collector.ts";

/** Stands for everyone, where the members of a group that is closed could not be told. */
export const ANYBODY = "*";

export const closedPerson = (id: string): ClosedPlace => ({ kind: "closed-place", id: `person/${id}` });
export const closedChat = (id: string): ClosedPlace => ({ kind: "closed-place", id: `chat/${id}` });

type Asked = Pick<Tools, "scope" | "known">;

/** Neither a name of theirs is closed, nor a group that they are in. @param more what else their place can be named by. */
export async function readsPerson(
  person: Person,
  { scope, known }: Asked,
  more: readonly (string | null)[] = [],
): Promise<boolean> {
  if (!scope.readsContent([...namesOf(person), ...more])) return false;
  const closed = [closedPerson(person.id), closedPerson(ANYBODY)].map(({ id }) => known.fact("closed-place", id));
  return (await Promise.all(closed)).every((fact) => fact === null);
}

/** A chat is as much the other's: what somebody closed takes part in is read through nobody. */
export async function inOpenChats<T extends { readonly item: Pick<Item, "container"> }>(
  found: readonly T[],
  { known }: Pick<Asked, "known">,
): Promise<readonly T[]> {
  const chats = [...new Set(found.map(({ item }) => item.container))];
  const facts = await Promise.all(chats.map((chat) => known.fact("closed-place", closedChat(chat).id)));
  const closed = new Set(chats.filter((_, at) => facts[at] !== null));
  return found.filter(({ item }) => !closed.has(item.container));
}
