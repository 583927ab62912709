/**
 * Outlook's mark on a message or an event: normal, personal, private, confidential. What is personal or private is
 * counted and never read; « confidential » is a mark of work. [MS-OXCMSG] PidTagSensitivity.
 */

import type { z } from "zod";
import { type Properties, SENSITIVITY, valueIn } from "./extended-property.ts";

/** The mark of an event, by name. */
export function isPrivate(sensitivity: string | null | undefined): boolean {
  return sensitivity === "private" || sensitivity === "personal";
}

/** The mark of a message, as its extended property tells it: 1 is personal, 2 is private. */
export function isPrivateProperty(properties: z.infer<typeof Properties>): boolean {
  const mark = valueIn(properties, SENSITIVITY);
  return mark === "1" || mark === "2";
}
