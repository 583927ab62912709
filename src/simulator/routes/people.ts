/** Accounts of the directory: all of them, one, how many, and what became of those deleted. */

import { type Asked, found, get, type Json, listed, missing, type Reply, type Route, wrong } from "../http/route.ts";
import { assignedLicences, licenceDetails } from "../ministry/licences.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";

/** What the directory shows of an account when nothing is selected. */
const USUAL = [
  "displayName",
  "givenName",
  "surname",
  "mail",
  "userPrincipalName",
  "jobTitle",
  "businessPhones",
  "mobilePhone",
];
const SHAPE = { usual: [...USUAL, "officeLocation", "preferredLanguage"], onlyExpanded: ["memberOf"] };

export const PEOPLE_ROUTES: readonly Route[] = [
  get("/users", allPeople, SHAPE),
  get("/users/delta", (asked) => everyone(asked, true), SHAPE),
  get("/users/$count", counted),
  get(
    "/users/{user-id}",
    ofPerson(({ ministry }, index) => found(personJson(ministry, index))),
    SHAPE,
  ),
  get(
    "/users/{user-id}/licenseDetails",
    ofPerson((_asked, index) => listed(licenceDetails(index))),
  ),
  get("/directory/deletedItems/microsoft.graph.user", ({ ministry }) => listed([goneJson(ministry)])),
];

export type OfPerson = (asked: Asked, index: number) => Reply;

/** Of the account that the path names, by id or principal name. */
export function ofPerson(answer: OfPerson): Route["answer"] {
  return (asked) => {
    const id = asked.params["user-id"] ?? "";
    const index = asked.ministry.personIndex(id);
    return index === null ? missing(`Resource '${id}' does not exist.`) : answer(asked, index);
  };
}

/** Advanced questions to the directory want this header, or are refused. */
export function eventual({ headers }: Asked): boolean {
  return headers.consistencylevel?.toLowerCase() === "eventual";
}

function allPeople(asked: Asked): Reply {
  const filter = asked.query.get("$filter");
  if (filter === null) return everyone(asked);
  const kept = filterOf(filter);
  if (kept === null) return wrong(`Unsupported query: ${filter}`, "Request_UnsupportedQuery");
  const { ministry } = asked;
  return filtered(ministry.people, (index) => personJson(ministry, index), kept);
}

/** Those of a list that a filter keeps; the places of the others are empty. */
export function filtered(count: number, json: (index: number) => Json, kept: (item: Json) => boolean): Reply {
  const at = (index: number) => {
    const item = json(index);
    return kept(item) ? item : null;
  };
  const told = () => keptOf(count, json, kept);
  return { kind: "slots", slots: { count, at, pages: { usual: 100, most: 999 }, told } };
}

/** How many a filter keeps. */
export function keptOf(count: number, json: (index: number) => Json, kept: (item: Json) => boolean): number {
  let sum = 0;
  for (let index = 0; index < count; index++) if (kept(json(index))) sum++;
  return sum;
}

function everyone({ ministry, query }: Asked, delta = false): Reply {
  const told = (index: number) => personJson(ministry, index);
  const pages = query.get("$select")?.includes("signInActivity")
    ? { usual: 100, most: 500 }
    : { usual: 100, most: 999 };
  return { kind: "slots", slots: { count: ministry.people, at: told, pages, delta } };
}

function counted(asked: Asked): Reply {
  if (!eventual(asked))
    return wrong("Request with $count is only supported with ConsistencyLevel eventual.", "Request_BadRequest");
  const { ministry } = asked;
  const filter = asked.query.get("$filter");
  if (filter === null) return { kind: "text", text: String(ministry.people) };
  const kept = filterOf(filter);
  if (kept === null) return wrong(`Unsupported query: ${filter}`, "Request_UnsupportedQuery");
  return { kind: "text", text: String(keptOf(ministry.people, (index) => personJson(ministry, index), kept)) };
}

/** The few forms that anybody needs: one value of several; one comparison, or two joined by `and`; `id in (…)`. */
export function filterOf(filter: string): ((item: Json) => boolean) | null {
  const tests = filter.split(/ and /).map((text) => {
    const [, name = "", literal = ""] = /^(\w+) eq ('[^']*'|true|false)$/.exec(text.trim()) ?? [];
    const [, several = "", wantedOne = ""] = /^(\w+)\/any\(\w+:\s*\w+ eq '([^']*)'\)$/.exec(text.trim()) ?? [];
    // Addresses are compared whatever their case.
    if (several !== "")
      return (item: Json) =>
        (item[several] as string[] | undefined)?.some((each) => each.toLowerCase() === wantedOne.toLowerCase()) ===
        true;
    const [, list, values = ""] = /^(\w+) in \(([^)]*)\)$/.exec(text.trim()) ?? [];
    const wanted = list === undefined ? [literal] : values.split(",");
    const plain = new Set(wanted.map((value) => value.trim().replace(/^'|'$/g, "")));
    const property = list ?? name;
    return property === "" ? null : (item: Json) => plain.has(String(item[property]));
  });
  return tests.includes(null) ? null : (item) => tests.every((test) => test?.(item));
}

export function personJson(ministry: Ministry, index: number): Json {
  const { id, name, address, enabled, guest, department, mailbox } = ministry.person(index);
  const [given, family] = name.split(" ");
  const mail = guest ? address.replace(/#EXT#.*/, "").replace(/_(?=[^_]*$)/, "@") : address;
  return {
    "@odata.type": "#microsoft.graph.user",
    id,
    displayName: name,
    givenName: given,
    surname: family ?? null,
    userPrincipalName: address,
    mail: mailbox === "none" && !guest ? null : mail,
    proxyAddresses: mailbox === "none" ? [] : [`SMTP:${mail}`, `smtp:${mail.replace("@", "@archive.")}`],
    userType: guest ? "Guest" : "Member",
    accountEnabled: enabled,
    assignedLicenses: assignedLicences(index),
    assignedPlans: [],
    createdDateTime: new Date(Date.UTC(2021, index % 12, 1 + (index % 27), 8)).toISOString().replace(".000Z", "Z"),
    department,
    jobTitle: null,
    businessPhones: [],
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: "fr-FR",
    usageLocation: guest ? null : "FR",
    onPremisesSyncEnabled: mailbox === "on-premises" ? true : null,
  };
}

/** Somebody who left last month: kept for thirty days, and in no list of people. */
function goneJson({ seed, domain }: Ministry): Json {
  const id = randomOf(seed, "gone", "person").guid();
  const userPrincipalName = `${id.replaceAll("-", "")}parti@${domain}`;
  return { id, displayName: "Agent parti", userPrincipalName, deletedDateTime: "2026-10-20T08:00:00Z" };
}
