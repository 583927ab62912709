/** The register of collectors: a kind of place that is not named here is not scanned. */

import type { Collector } from "../collector.ts";
import { applications } from "./applications.ts";
import { assignedServices } from "./assigned-services.ts";
import { callRecords } from "./call-records.ts";
import { channelMessages, readChannelMessages } from "./channel-messages.ts";
import { channels } from "./channels.ts";
import { chatMessages, readChatMessages } from "./chat-messages.ts";
import { chats } from "./chats.ts";
import { closedMembers } from "./closed-members.ts";
import { contacts } from "./contacts.ts";
import { directoryCounts } from "./directory-counts.ts";
import { driveFiles } from "./drive-files.ts";
import { events } from "./events.ts";
import { fileLabels } from "./file-labels.ts";
import { forwardingRules } from "./forwarding-rules.ts";
import { groupMailboxes } from "./group-mailboxes.ts";
import { groupSites } from "./group-sites.ts";
import { groups } from "./groups.ts";
import { invisibleExchange, invisibleSharepoint, invisibleTeams } from "./invisible.ts";
import { labels } from "./labels.ts";
import { leftDrives } from "./left-drives.ts";
import { licences } from "./licences.ts";
import { listItems, readListItems } from "./list-items.ts";
import { lists } from "./lists.ts";
import { mailboxes } from "./mailboxes.ts";
import { messages } from "./messages.ts";
import { notebooks } from "./notebooks.ts";
import { organisation } from "./organisation.ts";
import { pages } from "./pages.ts";
import { people } from "./people.ts";
import { personalDrives } from "./personal-drives.ts";
import { planTasks, readPlanTasks } from "./plan-tasks.ts";
import { plans } from "./plans.ts";
import { posts } from "./posts.ts";
import { readFiles } from "./read-files.ts";
import { readPages } from "./read-pages.ts";
import { reportSettings } from "./report-settings.ts";
import { sharing } from "./sharing.ts";
import { sharingSettings } from "./sharing-settings.ts";
import { siteLibraries } from "./site-libraries.ts";
import { sites } from "./sites.ts";
import { subsites } from "./subsites.ts";
import { teamFiles } from "./team-files.ts";
import { usageReports } from "./usage-reports.ts";
import { webinars } from "./webinars.ts";

/** The directory first, then all that counts, then all that reads: those that may start begin in this order. */
export const collectors: readonly Collector[] = [
  organisation,
  licences,
  people,
  groups,
  closedMembers,
  directoryCounts,
  labels,
  applications,
  reportSettings,
  sharingSettings,
  ...usageReports,
  assignedServices,
  invisibleExchange,
  invisibleTeams,
  invisibleSharepoint,
  callRecords,
  groupSites,
  channels,
  mailboxes,
  personalDrives,
  sites,
  subsites,
  leftDrives,
  siteLibraries,
  teamFiles,
  lists,
  pages,
  chats,
  webinars,
  plans,
  groupMailboxes,
  forwardingRules,
  driveFiles,
  notebooks,
  listItems,
  planTasks,
  channelMessages,
  chatMessages,
  messages,
  events,
  contacts,
  posts,
  fileLabels,
  readFiles,
  readListItems,
  readPages,
  readPlanTasks,
  readChannelMessages,
  readChatMessages,
  sharing,
];
