/**
 * The directory, reports, calls and plans: lists of the largest page that the route gives, then what only one group or
 * one plan can say.
 *
 *     1  organisation, licences, label catalogue, settings of reports, of sharing
 *     n  /users, /groups: 999 a page; a list that bears `$select` costs one unit less, and never less than one
 *     n  each group: owners, members (guests are counted), each a page of 999; `$expand=members` stops at twenty
 *     4  applications: principals, and for each of the three resources (Graph, SharePoint, Exchange) who holds its roles;
 *        and the sweep of delegated grants
 *     7  usage reports, one request each, and their CSV from an address that is no request of Graph
 */

import { principalsOf } from "../../src/simulator/ministry/applications.ts";
import { callCount } from "../../src/simulator/ministry/calls.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { plansOf } from "../../src/simulator/ministry/planner.ts";
import { eventCount } from "../../src/simulator/ministry/webinars.ts";
import { type Need, need, numbersTo, pagesOf, sumOf } from "./need.ts";

const OBJECTS = 999;
const TASKS = 400;
const CALLS = 130;
const EVENTS = 100;

export function directoryNeeds(ministry: Ministry, reports: number): readonly Need[] {
  const groups = numbersTo(ministry.groups);
  const unified = groups.filter((group) => ministry.group(group).unified);
  const plans = unified.flatMap((group) => plansOf(ministry, group));
  const members = membersIn(ministry);
  const townhalls = sumOf(numbersTo(ministry.people), (person) => eventCount(ministry, person, "townhall"));
  return [
    need("directory", "organisation, licences, labels", 3, { each: 4 / 3 }),
    need("directory", "accounts", pagesOf(ministry.people, OBJECTS), { sources: 1 }),
    need("directory", "groups", pagesOf(ministry.groups, OBJECTS), { sources: 1 }),
    need("directory", "owners of each group", unified.length),
    need("directory", "members of each group", memberPages(ministry, unified), { each: 2, sources: unified.length }),
    need("directory", "applications and what they hold", pagesOf(principalsOf(ministry).length, 100) + 3 + 1),
    need("reports", "settings and usage reports", 1 + reports),
    need("calls", "call records of thirty days", pagesOf(callCount(ministry), CALLS), { sources: 1 }),
    need("calls", "webinars of each account", members),
    need("calls", "town halls, all together", pagesOf(townhalls, EVENTS), { sources: 1 }),
    need("planner", "plans of each group", unified.length),
    need("planner", "tasks of each plan", taskPages(plans), { sources: plans.length }),
  ];
}

const memberPages = (ministry: Ministry, groups: readonly number[]) =>
  sumOf(groups, (group) => pagesOf(ministry.members(group).length, OBJECTS));

const taskPages = (plans: ReturnType<typeof plansOf>) => sumOf(plans, ({ tasks }) => pagesOf(tasks.length, TASKS));

/** Guests keep what is theirs in a tenant of their own. */
export function membersIn(ministry: Ministry): number {
  return numbersTo(ministry.people).filter((person) => !ministry.person(person).guest).length;
}
