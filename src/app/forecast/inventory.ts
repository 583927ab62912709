/** What an inventory asks, collector after collector. Pure; the figures that nothing tells are in `assumptions.ts`. */

import { COUNTED_LISTS, REPORTS, type ReportName } from "../../collect/usage.ts";
import type { ChosenWorkload, Workload } from "../../model/service.ts";
import { type Ask, ask, further, withFolders } from "./ask.ts";
import { BYTES, PAGES, RATIOS } from "./assumptions.ts";
import type { Things } from "./things.ts";

const { answer: ANSWER } = BYTES;

export interface Walk {
  /** Workloads that an earlier scan has walked: drives and lists tell only what changed since. */
  readonly again: ReadonlySet<ChosenWorkload>;
  /** Whole messages of Teams are fetched, be it to be counted. */
  readonly messages: boolean;
}

export function inventoryAsks(things: Things, walk: Walk): readonly Ask[] {
  return [
    ...ofDirectory(things),
    ...ofExchange(things),
    ...ofOneDrive(things, walk),
    ...ofSites(things, walk),
    ...ofTeams(things, walk),
    ...(walk.messages ? ofMessages(things) : []),
    ...ofPlanner(things),
  ];
}

/** A report is asked for, then followed to where it stands. */
function reportAsks(report: ReportName, rows: number, of: Workload, when: readonly ChosenWorkload[]): readonly Ask[] {
  const path = `/reports/${REPORTS[report]}(period='D180')`;
  return [
    ask({ of, when, path, times: 1, by: "alone" }),
    ask({ of, when, path, times: 1, by: "download", bytes: rows * BYTES.reportRow }),
  ];
}

function ofDirectory({ people, members, groups, unified, mailboxes, drives, sites, teams }: Things): readonly Ask[] {
  const directory = (path: string, things: number, bytes: number) => {
    const times = Math.max(1, Math.ceil(things / PAGES.directory));
    return ask({ of: "other", when: [], path, by: "alone", times, bytes: ANSWER + (things * bytes) / times });
  };
  const one = (path: string, times = 1) =>
    ask({ of: "other", when: [], path, times, by: "alone", bytes: ANSWER + 10 * BYTES.member });
  return [
    // Those that the forecast itself is made of among them.
    one("/users/$count", 4 + COUNTED_LISTS.length),
    one("/organization?$select=id"),
    one("/subscribedSkus", 2),
    directory("/users?$select=id&$top=999", people, BYTES.person),
    directory("/groups?$select=id&$top=999", groups, BYTES.group),
    ask({
      of: "other",
      when: [],
      path: "/groups/x/members?$select=id&$top=999",
      times: 2 * unified,
      bytes: ANSWER + 5 * BYTES.member,
    }),
    one("/security/dataSecurityAndGovernance/sensitivityLabels"),
    directory("/servicePrincipals?$select=id&$top=999", RATIOS.applications, BYTES.application),
    one("/servicePrincipals/x/appRoleAssignedTo", 4),
    directory("/oauth2PermissionGrants?$select=id&$top=999", members / 10, BYTES.member),
    one("/admin/reportSettings"),
    ...reportAsks("mailbox", mailboxes, "exchange", ["exchange"]),
    ...reportAsks("drive", drives, "onedrive", ["onedrive"]),
    ...reportAsks("site", sites, "other", ["sharepoint", "teams"]),
    ...reportAsks("team", teams, "teams", ["teams"]),
    ...reportAsks("teamsPeople", members, "teams", ["teams"]),
    ...reportAsks("apps", members, "other", ["sharepoint"]),
    ...reportAsks("activePeople", members, "other", ["sharepoint"]),
  ];
}

function ofExchange({ members, mailboxes, unified }: Things): readonly Ask[] {
  const asked = (path: string, times: number, bytes: number) =>
    ask({ of: "exchange", when: ["exchange"], path, times, bytes: ANSWER + bytes });
  const ofMailbox = (path: string, each: number, bytes: number) => asked(`/users/x/${path}`, mailboxes * each, bytes);
  const { calendars, contactFolders, mailFolders, events, contacts, threads } = RATIOS;
  return [
    asked("/users/x/mailboxSettings/userPurpose", members, 0),
    ofMailbox("mailFolders/delta", 1, mailFolders * BYTES.folder),
    ofMailbox("calendars", 1, calendars * BYTES.calendar),
    ofMailbox("contactFolders", 1, contactFolders * BYTES.calendar),
    ofMailbox("contacts", 1, contacts * BYTES.contact),
    ofMailbox("calendars/x/events", calendars, Math.min(100, events / calendars) * BYTES.event),
    ofMailbox("contactFolders/x/contacts", contactFolders, BYTES.contact),
    ofMailbox("contactFolders/x/childFolders", contactFolders, 0),
    asked("/groups/x/threads", unified, threads * BYTES.thread),
    asked("/groups/x/threads/x/posts", unified * threads, 2 * BYTES.thread),
  ];
}

/** The walk of so many libraries. */
function walkAsks(of: ChosenWorkload, lists: number, files: number, walk: Walk) {
  const [when, again] = [[of], walk.again.has(of)];
  const things = again ? 0 : withFolders(files);
  const path = `/drives/x/root/delta${again ? "?token=x" : ""}`;
  const next = further(things, lists, PAGES.drive);
  const first = Math.min(things, lists * PAGES.drive);
  const bytes = (pages: number, held: number) => ANSWER + (pages === 0 ? 0 : (held * BYTES.file) / pages);
  return [
    ask({ of, when, path, times: lists, by: "alone", bytes: bytes(lists, first) }),
    ask({
      of,
      when,
      path: "/drives/x/root/delta?token=x",
      times: next,
      by: "alone",
      bytes: bytes(next, things - first),
    }),
  ];
}

function ofOneDrive({ drives, drivesAsked, driveFiles }: Things, walk: Walk): readonly Ask[] {
  const [of, when] = ["onedrive", ["onedrive"]] as const;
  return [
    ask({ of, when, path: "/users/x/drive", times: drivesAsked, bytes: ANSWER + BYTES.drive }),
    ask({ of, when, path: "/sites/x/drive", times: drives * RATIOS.leftDrives, bytes: ANSWER + BYTES.drive }),
    ...walkAsks(of, drives, driveFiles, walk),
  ];
}

function ofSites({ sites, drives, unified, teams, siteDrives, siteFiles, lists }: Things, walk: Walk): readonly Ask[] {
  const of = "sharepoint";
  const again = walk.again.has(of);
  const asked = (path: string, times: number, bytes: number, when: readonly ChosenWorkload[] = ["sharepoint"]) =>
    ask({ of, when, path, times, bytes: ANSWER + bytes });
  const all = sites + drives;
  const rows = again ? 0 : lists * RATIOS.rows;
  const list = `/sites/x/lists/x/items/delta${again ? "?token=x" : ""}`;
  const more = further(rows, lists, PAGES.listItems);
  return [
    asked("/admin/sharepoint/settings", 1, 0, ["sharepoint", "onedrive"]),
    {
      ...asked("/sites/getAllSites", Math.max(1, Math.ceil(all / PAGES.sites)), 0, ["sharepoint", "onedrive"]),
      by: "alone",
      bytes: Math.min(all, PAGES.sites) * BYTES.site,
    },
    asked("/groups/x/sites/root", unified, BYTES.site, ["sharepoint", "teams"]),
    asked("/groups/x/drive", teams, BYTES.drive, ["sharepoint", "teams"]),
    asked("/sites/x", teams * RATIOS.channelsApart, BYTES.site, ["sharepoint", "teams"]),
    asked("/sites/x/sites", sites, RATIOS.subsites * BYTES.site),
    asked("/sites/x/drives", sites, RATIOS.libraries * BYTES.drive),
    asked("/sites/x/lists", sites, (RATIOS.lists + 3) * BYTES.list),
    asked("/sites/x/pages", sites, RATIOS.pages * BYTES.page),
    ...walkAsks(of, siteDrives, siteFiles, walk),
    ask({ of, when: ["sharepoint"], path: list, times: lists, by: "alone", bytes: ANSWER + RATIOS.rows * BYTES.row }),
    ask({ of, when: ["sharepoint"], path: "/sites/x/lists/x/items/delta?token=x", times: more, by: "alone" }),
  ];
}

function ofTeams({ members, teams, teamDrives, teamFiles }: Things, walk: Walk): readonly Ask[] {
  const asked = (path: string, times: number, bytes: number, by: Ask["by"] = "batch") =>
    ask({ of: "teams", when: ["teams"], path, times, bytes: ANSWER + bytes, by });
  const sites: readonly ChosenWorkload[] = ["teams", "sharepoint"];
  return [
    { ...asked("/teams/x/channels", teams, 4 * BYTES.channel), when: sites },
    { ...asked("/teams/x/channels/x/filesFolder", teams * RATIOS.channelsApart, BYTES.drive), when: sites },
    { ...asked("/drives/x", teams * RATIOS.channelsApart, BYTES.drive), unless: "sharepoint" },
    ...walkAsks("teams", teamDrives, teamFiles, walk),
    asked("/users/x/chats", members * RATIOS.chatPages, 10 * BYTES.chat),
    asked(`/solutions/virtualEvents/webinars/getByUserIdAndRole(userId='x',role='organizer')`, members, 0),
    asked("/solutions/virtualEvents/townhalls", 1, 0, "alone"),
    asked(
      "/communications/callRecords",
      Math.max(1, (members * RATIOS.calls) / PAGES.callRecords),
      PAGES.callRecords * BYTES.call,
      "alone",
    ),
  ];
}

/** Messages come whole, and those of a chat once for each of its members. */
function ofMessages({ members, teams, channelMessages, chatMessages }: Things): readonly Ask[] {
  const asked = (path: string, lists: number, messages: number) => {
    const times = lists + further(messages, lists, PAGES.messages);
    const bytes = times === 0 ? 0 : (messages * BYTES.chatMessage) / times;
    return ask({ of: "teams", when: ["teams"], path, times, bytes: ANSWER + bytes, by: "alone" });
  };
  return [
    asked("/teams/x/channels/getAllMessages", teams, channelMessages),
    asked("/users/x/chats/getAllMessages", members, chatMessages * RATIOS.chatMembers),
    ask({ of: "teams", when: ["teams"], path: "/users/x/chats", times: members, bytes: 10 * BYTES.chat }),
  ];
}

function ofPlanner({ unified }: Things): readonly Ask[] {
  const [of, when] = ["other", ["sharepoint"]] as const;
  const plans = unified * RATIOS.plans;
  return [
    ask({ of, when, path: "/groups/x/planner/plans", times: unified, bytes: ANSWER }),
    ask({
      of,
      when,
      path: "/planner/plans/x/tasks",
      times: plans,
      bytes: ANSWER + RATIOS.tasks * BYTES.task,
      by: "alone",
    }),
  ];
}
