/**
 * Lists of messages and chats: twenty at a time unless asked, fifty at most, and more is an error. Exports of all
 * messages can be narrowed to those changed after, or before, an instant.
 */

import { type Asked, type Json, type Reply, refused, slots } from "../http/route.ts";

const PAGES = { usual: 20, most: 50 };

export function fiftyAtMost(asked: Asked, count: number, at: (slot: number) => Json | null): Reply {
  const top = Number(asked.query.get("$top") ?? PAGES.usual);
  if (top <= PAGES.most) return slots(count, at, PAGES);
  const message = `The limit of '${PAGES.most}' for Top query has been exceeded.`;
  return refused({ status: 400, code: "BadRequest", message });
}

/** `lastModifiedDateTime gt …` and `lt …`, as the export of a team's or a person's messages takes them. */
export function exported(asked: Asked, messages: readonly (() => Json)[]): Reply {
  const filter = asked.query.get("$filter") ?? "";
  const bounds = [...filter.matchAll(/lastModifiedDateTime (gt|lt) ([0-9TZ:.+-]+)/g)];
  if (bounds.length === 0) return fiftyAtMost(asked, messages.length, (slot) => messages[slot]?.() ?? null);
  const fitting = messages.flatMap((told) => {
    const message = told();
    const changed = Date.parse(String(message.lastModifiedDateTime));
    const fits = bounds.every(([, than, instant]) =>
      than === "gt" ? changed > Date.parse(instant ?? "") : changed < Date.parse(instant ?? ""),
    );
    return fits ? [message] : [];
  });
  return fiftyAtMost(asked, fitting.length, (slot) => fitting[slot] ?? null);
}
