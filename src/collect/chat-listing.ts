/** Chats as each of their members is shown them. */

import { z } from "zod";
import type { Person } from "../model/directory-records.ts";
import type { Container } from "../model/records.ts";
import { placeOf } from "./place.ts";

export const ListedChat = z.object({
  id: z.string(),
  chatType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastUpdatedDateTime: z.string().nullish(),
});
export type ListedChat = z.infer<typeof ListedChat>;

/** Topics are content, and are not asked for; a service that cannot leave them out has them dropped by the schema. */
export const chatsRoutes = {
  path: (person: Pick<Person, "id">) =>
    `${chatsOf(person)}?$select=id,chatType,createdDateTime,lastUpdatedDateTime&$top=50`,
  bare: (person: Pick<Person, "id">) => `${chatsOf(person)}?$top=50`,
};

const chatsOf = ({ id }: Pick<Person, "id">) => `/users/${encodeURIComponent(id)}/chats`;

/** As that person is shown it. Who they are is not kept: their directorate is, for a plan by directorate. */
export function chatOf(
  { id, chatType, createdDateTime, lastUpdatedDateTime }: ListedChat,
  { department }: Pick<Person, "department">,
): Container {
  return placeOf("teams.chat", id, {
    type: chatType ?? "group",
    name: null,
    created: createdDateTime ?? null,
    lastActivity: lastUpdatedDateTime ?? null,
    department,
  });
}
