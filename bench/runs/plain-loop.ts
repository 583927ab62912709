/**
 * The need as an ordinary developer would write it in an afternoon: Microsoft's Graph client as it comes, with its own
 * middleware, `p-limit` around each user or drive, results kept in memory and written at the end. Not a straw man: it
 * selects, asks for large pages and lists ids to count. Run by the benches: `plain-loop.ts mailboxes|drives|chats|users AT_ONCE
 * [SECONDS]`, which stops it after so long, to tell how far it is.
 */

import { closeSync, openSync, writeSync } from "node:fs";
import {
  Client,
  type Context,
  GraphError,
  type Middleware,
  MiddlewareFactory,
} from "@microsoft/microsoft-graph-client";
import pLimit from "p-limit";

type Json = Readonly<Record<string, unknown>>;

const [need = "users", atOnce = "16", seconds] = process.argv.slice(2);
const { GRAPH_URL: root = "", GRAPH_TOKEN: token = "" } = process.env;
/** The client signs only what goes to `https`, and the tenant of a bench has no certificate: this signs instead of it. */
class Signing {
  next: Middleware | undefined;
  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as Record<string, string>);
    headers.set("Authorization", `Bearer ${token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.next?.execute(context);
  }
  setNext(next: Middleware): void {
    this.next = next;
  }
}
const [, ...usual] = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: async () => token });
const client = Client.initWithMiddleware({
  baseUrl: `${new URL(root).origin}/`,
  customHosts: new Set([new URL(root).hostname]),
  middleware: [new Signing(), ...usual],
});
const limit = pLimit(Number(atOnce));

async function* pages(first: string, prefer = ""): AsyncGenerator<readonly Json[]> {
  for (let path: string | undefined = first; path !== undefined; ) {
    const page: { value: Json[]; "@odata.nextLink"?: string } = await client.api(path).header("Prefer", prefer).get();
    yield page.value;
    path = page["@odata.nextLink"]?.slice(root.length);
  }
}

async function all(path: string, prefer = ""): Promise<Json[]> {
  const found: Json[] = [];
  for await (const page of pages(path, prefer)) found.push(...page);
  return found;
}

let answered = 0;
/** What is refused is noted and passed over; what was throttled beyond the client's own patience is refused, too. */
async function orNone<T>(work: Promise<T>, none: T): Promise<T> {
  try {
    const found = await work;
    answered += 1;
    return found;
  } catch (error) {
    if (error instanceof GraphError && error.statusCode > 0) return none;
    throw error;
  }
}

async function mailbox(user: string): Promise<Json> {
  const at = `/users/${user}`;
  const { value: purpose } = await client.api(`${at}/mailboxSettings/userPurpose`).get();
  const folders = await foldersBelow(
    at,
    `${at}/mailFolders?includeHiddenFolders=true&$select=id,totalItemCount,childFolderCount&$top=100`,
  );
  const calendars = await all(`${at}/calendars?$select=id,owner&$top=100`);
  let [events, contacts] = [0, (await all(`${at}/contacts?$select=id&$top=999`)).length];
  for (const { id } of calendars) events += (await all(`${at}/calendars/${id}/events?$select=id&$top=999`)).length;
  for (const { id } of await all(`${at}/contactFolders?$select=id&$top=100`))
    contacts += (await all(`${at}/contactFolders/${id}/contacts?$select=id&$top=999`)).length;
  const messages = folders.reduce((sum, { totalItemCount }) => sum + Number(totalItemCount), 0);
  return { user, purpose, messages, events, contacts };
}

async function foldersBelow(at: string, path: string): Promise<Json[]> {
  const folders = await all(path);
  const below = folders.filter(({ childFolderCount }) => Number(childFolderCount) > 0);
  const deeper = await Promise.all(
    below.map(({ id }) =>
      foldersBelow(at, `${at}/mailFolders/${id}/childFolders?$select=id,totalItemCount,childFolderCount&$top=100`),
    ),
  );
  return [...folders, ...deeper.flat()];
}

async function drive(user: string): Promise<Json[]> {
  const { id } = await client.api(`/users/${user}/drive?$select=id`).get();
  return await all(
    `/drives/${id}/root/delta?$select=id,name,size,file,folder,parentReference,lastModifiedDateTime&$top=1000`,
  );
}

const users = await all(
  "/users?$select=id,displayName,userPrincipalName,mail,userType,accountEnabled,assignedLicenses&$top=999",
);
const members = users.filter(({ userType }) => userType !== "Guest").map(({ id }) => String(id));
if (seconds !== undefined) {
  const left = Number(seconds) * 1000 - performance.now();
  setTimeout(() => {
    process.stdout.write(JSON.stringify({ found: answered, of: members.length }));
    process.exit();
  }, left).unref();
}
const found =
  need === "mailboxes"
    ? await Promise.all(members.map((user) => limit(() => orNone<Json | null>(mailbox(user), null))))
    : need === "drives"
      ? await Promise.all(members.map((user) => limit(() => orNone<Json[]>(drive(user), []))))
      : need === "chats"
        ? await Promise.all(members.map((user) => limit(() => orNone<Json[]>(all(`/users/${user}/chats?$top=50`), []))))
        : users;
// A million files are no one string: they are written one by one.
const file = openSync(`bascule-bench-plain-${process.pid}.json`, "w");
for (const one of found) writeSync(file, `${JSON.stringify(one)}\n`);
closeSync(file);
process.stdout.write(JSON.stringify({ found: found.flat().filter((one) => one !== null).length, of: members.length }));
