/** The register of collectors: a kind of place that is not named here is not scanned. */

import type { Collector } from "../collector.ts";
import { applications } from "./applications.ts";
import { assignedServices } from "./assigned-services.ts";
import { calendars } from "./calendars.ts";
import { contactFolders } from "./contact-folders.ts";
import { contacts } from "./contacts.ts";
import { events } from "./events.ts";
import { groupMailboxes } from "./group-mailboxes.ts";
import { groups } from "./groups.ts";
import { labels } from "./labels.ts";
import { licences } from "./licences.ts";
import { mailFolders } from "./mail-folders.ts";
import { mailboxes } from "./mailboxes.ts";
import { messages } from "./messages.ts";
import { organisation } from "./organisation.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { reportSettings } from "./report-settings.ts";
import { sharingSettings } from "./sharing-settings.ts";
import { usageReports } from "./usage-reports.ts";

export const collectors: readonly Collector[] = [
  organisation,
  licences,
  people,
  groups,
  labels,
  applications,
  reportSettings,
  sharingSettings,
  ...usageReports,
  assignedServices,
  mailboxes,
  mailFolders,
  messages,
  calendars,
  events,
  contactFolders,
  contacts,
  groupMailboxes,
  posts,
];
