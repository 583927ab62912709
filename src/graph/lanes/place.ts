/**
 * Which of Graph's services a path belongs to: its limits apply to it, and nobody else is made to wait for it.
 * Source of the division: https://learn.microsoft.com/graph/throttling-limits
 */

import type { Family } from "../../model/limits.ts";

export interface Place {
  readonly family: Family;
  /** The mailbox (user or group) that the request counts against, when it is one's; lower case. */
  readonly mailbox: string | null;
}

/** First words of a path, for paths that belong whole to one family. */
const ROOTS: Readonly<Record<string, Family>> = {
  appcatalogs: "teams",
  chats: "teams",
  communications: "calls",
  drives: "sharepoint",
  places: "outlook",
  planner: "planner",
  reports: "reports",
  search: "sharepoint",
  shares: "sharepoint",
  sites: "sharepoint",
  solutions: "calls",
  teams: "teams",
  teamwork: "teams",
};

/** What follows `/users/{id}`, `/groups/{id}` or `/me`; what is not listed is the directory's. */
const BELOW_OWNER: Readonly<Record<string, Family>> = {
  calendar: "outlook",
  calendargroups: "outlook",
  calendars: "outlook",
  calendarview: "outlook",
  chats: "teams",
  contactfolders: "outlook",
  contacts: "outlook",
  conversations: "outlook",
  drive: "sharepoint",
  drives: "sharepoint",
  events: "outlook",
  inferenceclassification: "outlook",
  joinedteams: "teams",
  mailboxsettings: "outlook",
  mailfolders: "outlook",
  messages: "outlook",
  onenote: "onenote",
  onlinemeetings: "calls",
  outlook: "outlook",
  people: "outlook",
  photo: "outlook",
  photos: "outlook",
  planner: "planner",
  presence: "calls",
  settings: "outlook",
  sites: "sharepoint",
  team: "teams",
  teamwork: "teams",
  threads: "outlook",
};

/** @param path below the Graph root, with or without query: `/users/{id}/messages?$top=10`, `/users('id')/messages`. */
export function placeOf(path: string): Place {
  const words = wordsOf(path);
  const [first = "", second = "", third = "", fourth = ""] = words;
  if (words.includes("onenote")) return { family: "onenote", mailbox: null };
  if (first === "admin") return ofAdmin(second, third, fourth);
  if (first === "me") return owned(BELOW_OWNER[second], "me");
  if (first === "users" || first === "groups") return owned(BELOW_OWNER[third], second);
  return { family: ROOTS[first] ?? "directory", mailbox: null };
}

function owned(family: Family = "directory", owner: string): Place {
  return { family, mailbox: family === "outlook" ? owner : null };
}

function ofAdmin(second: string, third: string, fourth: string): Place {
  if (second === "exchange") return { family: "outlook", mailbox: third === "mailboxes" ? fourth : null };
  if (second === "sharepoint") return { family: "sharepoint", mailbox: null };
  return { family: second === "reportsettings" ? "reports" : "directory", mailbox: null };
}

const KEYED = /%28|\(/;
const KEYS = /(%28|\()(%27|')(.*?)(%27|')(%29|\))/gi;

/** Lower-case segments; a key in parentheses, as services write them in links, counts as a segment of its own. */
function wordsOf(path: string): string[] {
  const bare = path.split(/[?#]/, 1)[0] ?? "";
  return (KEYED.test(bare) ? bare.replace(KEYS, "/$3/") : bare)
    .toLowerCase()
    .split("/")
    .filter((word) => word !== "");
}
