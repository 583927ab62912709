/**
 * Outlook's mark on a message or an event: normal, personal, private, confidential. What is personal or private is
 * counted and never read; « confidential » is a mark of work. [MS-OXCMSG] PidTagSensitivity, 0x0036.
 */

/** The mark of an event, by name. */
export function isPrivate(sensitivity: string | null | undefined): boolean {
  return sensitivity === "private" || sensitivity === "personal";
}

/** Id of the mark as an extended property of a message, whose own properties do not tell it. */
export const SENSITIVITY = "Integer 0x0036";

/** The mark as an extended property tells it: 1 is personal, 2 is private. */
export function isPrivateProperty(
  properties: readonly { readonly id: string; readonly value?: string | null | undefined }[] | null | undefined,
): boolean {
  // Exchange writes the number without its leading zeros: `Integer 0x36`.
  const mark = properties?.find(({ id }) => /^integer 0x0*36$/i.test(id))?.value;
  return mark === "1" || mark === "2";
}
