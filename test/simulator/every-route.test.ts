/**
 * Each route that the simulated tenant serves, asked for one thing that exists: what it answers is held against the
 * description of Graph. Ids are found as a scanner finds them, in lists.
 */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { ROUTES } from "../../src/simulator/routes/index.ts";
import { READ_PERMISSIONS } from "../../src/simulator/routes/permissions.ts";
import { OPENED } from "../../src/simulator/routes/permissions-table.ts";
import { checkAnswer, checkRequest, permissionsOf } from "../openapi/check.ts";

/** Lists that tell the ids of a path: the one of the same path is looked at first, then these. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  "user-id": ["/users"],
  userId: ["/users"],
  "group-id": ["/groups"],
  "team-id": ["/teams"],
  "servicePrincipal-id": ["/servicePrincipals"],
  "site-id": ["/sites/getAllSites"],
  "drive-id": ["/sites/{site-id}/drives"],
  "driveItem-id": ["/drives/{drive-id}/root/delta"],
  "mailFolder-id": ["/users/{user-id}/mailFolders"],
  "message-id": ["/users/{user-id}/messages?$select=id,hasAttachments&$top=300"],
  "attachment-id": ["/users/{user-id}/messages/{message-id}/attachments"],
  "calendar-id": ["/users/{user-id}/calendars"],
  "event-id": ["/users/{user-id}/events"],
  "contactFolder-id": ["/users/{user-id}/contactFolders"],
  "conversationThread-id": ["/groups/{group-id}/threads"],
  "post-id": ["/groups/{group-id}/threads/{conversationThread-id}/posts"],
  "list-id": ["/sites/{site-id}/lists"],
  "listItem-id": ["/sites/{site-id}/lists/{list-id}/items"],
  "baseSitePage-id": ["/sites/{site-id}/pages"],
  "channel-id": ["/teams/{team-id}/channels"],
  "chatMessage-id": ["/teams/{team-id}/channels/{channel-id}/messages"],
  "chat-id": ["/users/{user-id}/chats"],
  "virtualEventTownhall-id": ["/solutions/virtualEvents/townhalls"],
  "virtualEventWebinar-id": [
    "/solutions/virtualEvents/webinars/getByUserIdAndRole(userId='{userId}',role='organizer')",
  ],
  "plannerPlan-id": ["/groups/{group-id}/planner/plans"],
  "plannerTask-id": ["/planner/plans/{plannerPlan-id}/tasks"],
};
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  period: ["D180"],
  role: ["organizer"],
  token: ["'latest'"],
  hostname: ["ministere.sharepoint.example"],
  "server-relative-path": ["actualites"],
};
/** What Graph refuses to every application. */
const NEVER = /\/onenote\//;
const WINDOW = "startDateTime=2026-09-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z";

let simulator: Simulator;
const odd: string[] = [];

beforeAll(async () => {
  simulator = await startSimulator({
    size: { users: 30 },
    seed: "routes",
    onRequest: (method, url) => noted(() => checkRequest(method, url)),
    onAnswer: (method, url, status, body) => noted(() => checkAnswer(method, url, status, body)),
  });
});
afterAll(() => simulator.close());

function noted(check: () => void): void {
  try {
    check();
  } catch (fault) {
    odd.push((fault as Error).message);
  }
}

async function ask(method: string, path: string) {
  const body = path === "/$batch" ? { requests: [{ id: "1", method: "GET", url: "/users?$top=1" }] } : undefined;
  const answer = await fetch(simulator.graphUrl + path, {
    method,
    redirect: "manual",
    headers: { authorization: `Bearer ${simulator.token()}`, consistencylevel: "eventual" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

type Found = Readonly<Record<string, string>>;

/** Paths that the template stands for, as far as lists tell: some of each, in turn. */
async function* pathsOf(template: string, found: Found = {}): AsyncGenerator<string> {
  const name = /\{([^}]+)\}/.exec(template)?.[1];
  if (name === undefined) {
    yield template;
    return;
  }
  const known = found[name];
  const fill = (value: string) => template.replace(`{${name}}`, value);
  if (known !== undefined) {
    yield* pathsOf(fill(known), found);
    return;
  }
  for (const value of GIVEN[name] ?? []) yield* pathsOf(fill(value), found);
  for (const list of LISTS[name] ?? [])
    for await (const { id, above } of idsIn(list, found))
      yield* pathsOf(fill(encodeURIComponent(id)), { ...above, [name]: id });
}

const lists = new Map<string, readonly string[]>();

/** Those with attachments first: they open more. */
async function* idsIn(list: string, found: Found): AsyncGenerator<{ id: string; above: Found }> {
  const name = /\{([^}]+)\}/.exec(list)?.[1];
  if (name !== undefined) {
    const known = found[name];
    const values = known === undefined ? idsIn(LISTS[name]?.[0] ?? "", found) : [{ id: known, above: found }];
    for await (const { id, above } of values)
      yield* idsIn(list.replace(`{${name}}`, encodeURIComponent(id)), { ...above, [name]: id });
    return;
  }
  const ids = lists.get(list) ?? (await listed(list));
  lists.set(list, ids);
  for (const id of ids) yield { id, above: found };
}

async function listed(list: string): Promise<readonly string[]> {
  const { status, text } = await ask("GET", list);
  if (status !== 200) return [];
  const { value }: { value: readonly { id: string; hasAttachments?: boolean }[] } = JSON.parse(text);
  return value
    .toSorted((one, other) => Number(other.hasAttachments ?? 0) - Number(one.hasAttachments ?? 0))
    .map(({ id }) => id);
}

test.each(ROUTES.map(({ method, path }) => [method, path] as const))("%s %s", async (method, template) => {
  odd.length = 0;
  const statuses = new Set<number>();
  for await (const path of pathsOf(template)) {
    const { status } = await ask(method, /calendarView|instances/.test(path) ? `${path}?${WINDOW}` : path);
    statuses.add(status);
    if (status < 400 || NEVER.test(path) || statuses.size > 400) break;
  }
  expect([...statuses].some((status) => (NEVER.test(template) ? status === 403 : status < 400))).toBe(true);
  expect(odd).toEqual([]);
});

test("the permissions of each route are those that Microsoft lists for applications that read", () => {
  const table = new Map(OPENED.flatMap(([permissions, paths]) => paths.map((path) => [path, permissions] as const)));
  for (const { method, path } of ROUTES)
    expect([path, table.get(path) ?? []]).toEqual([path, permissionsOf(method, path)]);
  expect(READ_PERMISSIONS.filter((permission) => /Write|FullControl|Manage/.test(permission))).toEqual([]);
});
