/**
 * Outlook's mark on a message or an event: normal, personal, private, confidential. What is personal or private is
 * counted and never read; « confidential » is a mark of work. [MS-OXCMSG] PidTagSensitivity.
 */

import type { z } from "zod";
import type { Tools } from "./collector.ts";
import { hasUnnamed, markIn, type Properties, SENSITIVITY } from "./extended-property.ts";

/** The mark of an event, by name: none is normal, and one that nobody has heard of is left alone. */
export function isPrivate(sensitivity: string | null | undefined): boolean {
  return sensitivity != null && sensitivity !== "normal" && sensitivity !== "confidential";
}

/** By its mark, or by its subject. */
export function privateEvent({ isPrivateSubject }: Pick<Tools, "isPrivateSubject">) {
  return (event: { readonly sensitivity?: string | null | undefined; readonly subject?: string | null | undefined }) =>
    isPrivate(event.sensitivity) || isPrivateSubject(event.subject ?? "");
}

/** Normal, and confidential. */
const OF_WORK: ReadonlySet<string> = new Set(["0", "3"]);

/**
 * The mark of a message, as its extended property tells it: 1 is personal, 2 is private. A message without one is normal; one
 * whose mark cannot be read, or cannot be known for one, is left alone.
 */
export function isPrivateProperty(properties: z.infer<typeof Properties>): boolean {
  const mark = markIn(properties, SENSITIVITY);
  return hasUnnamed(properties) || (mark !== undefined && !OF_WORK.has(mark.value ?? ""));
}
