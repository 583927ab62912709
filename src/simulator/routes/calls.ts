/** Call records of the last thirty days. */

import { type Asked, type Reply, type Route, slots } from "../http/route.ts";
import { callCount, callJson, callOf } from "../ministry/calls.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { get } from "./sites-answers.ts";

const KEPT = 30 * 24 * 3600 * 1000;

export const CALL_ROUTES: readonly Route[] = [get("/communications/callRecords", records)];

/** Filtered by `startDateTime ge …` and `lt …`; nothing older than the service keeps. */
function records(ground: Ground, { query, now }: Asked): Reply {
  const filter = query.get("$filter") ?? "";
  const bound = (operator: string, otherwise: number) => {
    const instant = new RegExp(`startDateTime ${operator} ([0-9TZ:.+-]+)`).exec(filter)?.[1];
    return instant === undefined ? otherwise : Date.parse(instant);
  };
  const [from, until] = [Math.max(bound("ge", 0), now - KEPT), bound("lt", Number.POSITIVE_INFINITY)];
  return slots(
    callCount(ground),
    (index) => {
      const call = callOf(ground, index, now);
      return call.start >= from && call.start < until ? callJson(ground, call) : null;
    },
    { usual: 60, most: 130 },
  );
}
