/** Chats as each of their members is shown them. */

import { z } from "zod";
import type { Container } from "../model/records.ts";
import { placeOf } from "./place.ts";

export const ListedChat = z.object({
  id: z.string(),
  chatType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastUpdatedDateTime: z.string().nullish(),
});
export type ListedChat = z.infer<typeof ListedChat>;

export function chatsRoute(person: string): string {
  return `/users/${encodeURIComponent(person)}/chats?$select=id,chatType,createdDateTime,lastUpdatedDateTime&$top=50`;
}

export function chatOf({ id, chatType, createdDateTime, lastUpdatedDateTime }: ListedChat): Container {
  return placeOf("teams.chat", id, {
    type: chatType ?? "group",
    name: null,
    created: createdDateTime ?? null,
    lastActivity: lastUpdatedDateTime ?? null,
  });
}
