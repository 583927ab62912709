/**
 * Limits of the service, when they are asked for: resource units of SharePoint, four requests at once per mailbox,
 * and the rates of Teams. What is refused is charged as well.
 * https://learn.microsoft.com/graph/throttling-limits and the note on SharePoint of 2 October 2025.
 */

import type { Headers, Refused } from "./route.ts";

export interface Charge {
  readonly refused: Refused | null;
  readonly headers: Headers;
}

export interface Limits {
  charge(route: string, path: string, url: URL, now: number): Charge;
  /** Takes a place of the mailbox that the path is about, to be given back; null when all are taken. */
  enter(path: string): (() => void) | null;
}

const MINUTE = 60_000;
/** From this share on, SharePoint says how much is left. */
const TOLD_FROM = 0.8;
const AT_ONCE = 4;
/** Sustained rates stop there. */
const SUSTAINED = 0.83;
/** Units per minute, by licences. */
const TIERS = [
  [1000, 1250],
  [5000, 2500],
  [15_000, 3750],
  [50_000, 5000],
  [Number.POSITIVE_INFINITY, 6250],
] as const;
/** Requests per second and tenant, by route; all other routes of Teams share one rate. */
const TEAMS: readonly (readonly [RegExp, number])[] = [
  [/^\/(users|teams)\b.*\/getAll(Retained)?Messages$/, 200],
  [/^\/(users\/\{user-id\}\/)?chats$/, 20],
  [/^\/(teams|chats)\b.*\/messages$/, 20],
  [/^\/teams\/\{team-id\}\/(channels|members)$/, 60],
  [/^\/(teams|chats)\b/, 30],
];
const FILES = /^\/(drives|sites)\b|\/drives?\b|\/sites\b/;
const MAILBOX =
  /^\/users\/([^/]+)\/(messages|mailFolders|calendar|calendars|calendarView|events|contacts|contactFolders)\b/;

export const NO_LIMITS: Limits = { charge: () => ({ refused: null, headers: {} }), enter: () => () => {} };

export function realLimits(people: number): Limits {
  const units = TIERS.find(([licences]) => people <= licences)?.[1] ?? 6250;
  const minute = windowOf(MINUTE, units);
  const teams = new Map(TEAMS.map(([shape, rate]) => [shape, windowOf(1000, Math.floor(rate * SUSTAINED))]));
  const inside = new Map<string, number>();
  return {
    charge(route, path, url, now) {
      const rate = TEAMS.find(([shape]) => shape.test(route) && !FILES.test(route))?.[0];
      const taken = rate === undefined ? null : (teams.get(rate)?.take(1, now) ?? null);
      if (taken?.over) return tooMuch("1");
      if (!FILES.test(route)) return { refused: null, headers: {} };
      const { over, left, reset } = minute.take(costOf(path, url), now);
      const seconds = Math.max(1, Math.ceil(reset / 1000));
      const headers =
        left > units - units * TOLD_FROM
          ? {}
          : {
              "ratelimit-limit": `${units}`,
              "ratelimit-remaining": `${Math.max(0, left)}`,
              "ratelimit-reset": `${seconds}`,
            };
      return over ? tooMuch(String(seconds), headers) : { refused: null, headers };
    },
    enter(path) {
      const mailbox = MAILBOX.exec(path)?.[1];
      if (mailbox === undefined) return () => {};
      const present = inside.get(mailbox) ?? 0;
      if (present >= AT_ONCE) return null;
      inside.set(mailbox, present + 1);
      return () => {
        const rest = (inside.get(mailbox) ?? 1) - 1;
        if (rest > 0) inside.set(mailbox, rest);
        else inside.delete(mailbox);
      };
    },
  };
}

export const OVER_CONCURRENCY: Refused = {
  status: 429,
  code: "ApplicationThrottled",
  message: "Application is over its MailboxConcurrency limit.",
};

function tooMuch(seconds: string, headers: Headers = {}): Charge {
  const refused = { status: 429, code: "activityLimitReached", message: "The application has been throttled." };
  return { refused, headers: { ...headers, "retry-after": seconds } };
}

function costOf(path: string, url: URL): number {
  if (/\/permissions$/.test(path) || /permissions/.test(url.searchParams.get("$expand") ?? "")) return 5;
  const followed = ["token", "$skiptoken", "$deltatoken"].some((name) => url.searchParams.has(name));
  if (/\/delta/.test(path)) return followed || /delta\(token=/.test(path) ? 1 : 2;
  return /\/(drives|sites|lists|items|pages|children|getAllSites)$/.test(path) ? 2 : 1;
}

/** A count that starts again when its time is over. */
function windowOf(length: number, most: number) {
  let [start, used] = [Number.NEGATIVE_INFINITY, 0];
  return {
    take(cost: number, now: number) {
      if (now - start >= length) [start, used] = [now, 0];
      used += cost;
      return { over: used > most, left: most - used, reset: start + length - now };
    },
  };
}
