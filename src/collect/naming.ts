/**
 * Whom and what the entries of `scope.excludeContent` name in the tenant: who closes a place is told before anything
 * is read that nobody is called so, and a group that has nothing of its own stands for its members.
 */

import { z } from "zod";
import type { Answer, Graph } from "../graph/graph.ts";
import { batchApart } from "./batch-apart.ts";
import { isAbsent } from "./gaps.ts";
import { pageOf } from "./listing.ts";
import { several } from "./several.ts";

export interface NamedGroup {
  readonly id: string;
  /** It has a mailbox and a site of its own; any other group has nothing but its members. */
  readonly unified: boolean;
}

export interface Named {
  readonly entry: string;
  /** `pattern`: a whole domain, compared with every account as the scan meets it. `unknown`: the tenant did not answer. */
  readonly kind: "person" | "group" | "site" | "pattern" | "nobody" | "unknown";
  readonly groups: readonly NamedGroup[];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** `host,collection,site`, as Graph names a site. */
const SITE_ID = /^[^,\s]+,[0-9a-f-]{36},[0-9a-f-]{36}$/i;

const Row = z.object({ id: z.string(), groupTypes: several(z.string()) });
type Row = z.infer<typeof Row>;
const Rows = pageOf(Row);
/** A thing asked for by name is a row alone; a list that is filtered may hold none. */
const Told = {
  parse: (value: unknown): readonly Row[] =>
    typeof value === "object" && value !== null && "value" in value ? Rows.parse(value).items : [Row.parse(value)],
};

interface Question {
  readonly of: "person" | "group" | "site";
  readonly path: string;
}

/** All in one batch: a few questions for each entry. */
export async function namedIn(graph: Graph, entries: readonly string[]): Promise<readonly Named[]> {
  const asked = entries.map((entry) => ({ entry, questions: questionsFor(entry.trim()) }));
  const paths = new Set(asked.flatMap(({ questions }) => questions.map(({ path }) => path)));
  const answers = await batchApart(
    graph,
    [...paths].map((path) => ({ id: path, path, schema: Told })),
  );
  return asked.map(({ entry, questions }) => named(entry, questions, answers));
}

function named(
  entry: string,
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer<readonly Row[]>>,
): Named {
  if (questions.length === 0) return { entry, kind: "pattern", groups: [] };
  const groups = new Map<string, NamedGroup>();
  const kinds = new Set<Question["of"]>();
  let known = true;
  for (const { of, path } of questions) {
    const answer = answers.get(path);
    if (!answer?.ok) known &&= answer !== undefined && isAbsent(answer.refusal);
    for (const { id, groupTypes } of answer?.ok ? answer.value : []) {
      kinds.add(of);
      if (of === "group") groups.set(id, { id, unified: groupTypes.includes("Unified") });
    }
  }
  const kind = (["person", "group", "site"] as const).find((each) => kinds.has(each));
  return { entry, kind: kind ?? (known ? "nobody" : "unknown"), groups: [...groups.values()] };
}

/** None for a whole domain. A GUID is an id, an address a mailbox's or a group's, anything else the name of a group. */
function questionsFor(entry: string): readonly Question[] {
  if (/^\*?@/.test(entry)) return [];
  const site = siteRoute(entry);
  if (site !== null) return [{ of: "site", path: site }];
  const person = { of: "person", path: `/users/${encodeURIComponent(entry)}?$select=id` } as const;
  if (GUID.test(entry)) return [person, { of: "group", path: `/groups/${entry}?$select=id,groupTypes` }];
  const literal = entry.replaceAll("'", "''");
  const groups = (test: string): Question => ({ of: "group", path: filtered("groups", test, "id,groupTypes") });
  if (!entry.includes("@")) return [groups(`displayName eq '${literal}'`)];
  const [mail, other] = [`mail eq '${literal}'`, `proxyAddresses/any(p:p eq 'smtp:${literal}')`];
  const people = [mail, other].map((test): Question => ({ of: "person", path: filtered("users", test, "id") }));
  return [person, ...people, groups(mail), groups(other)];
}

const filtered = (of: "users" | "groups", test: string, fields: string) =>
  `/${of}?$filter=${encodeURIComponent(test)}&$select=${fields}&$top=20`;

/** `/sites/host:/sites/mediation`; null for what is no address of a site. */
function siteRoute(entry: string): string | null {
  if (SITE_ID.test(entry)) return `/sites/${encodeURIComponent(entry)}?$select=id`;
  if (!/^https:\/\//i.test(entry) || !URL.canParse(entry)) return null;
  const { hostname, pathname } = new URL(entry);
  const path = pathname.replace(/\/+$/, "");
  return path === "" ? `/sites/${hostname}?$select=id` : `/sites/${hostname}:${path}?$select=id`;
}
