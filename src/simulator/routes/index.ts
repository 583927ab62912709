/** Every route that the simulated tenant serves. */

import { found, post, type Route } from "../http/route.ts";
import { APPLICATION_ROUTES } from "./applications.ts";
import { CALENDAR_ROUTES } from "./calendars.ts";
import { CONTACT_ROUTES } from "./contacts.ts";
import { CONVERSATION_ROUTES } from "./conversations.ts";
import { GROUP_ROUTES } from "./groups.ts";
import { MAIL_FOLDER_ROUTES } from "./mail.ts";
import { MAILBOX_ROUTES } from "./mailboxes.ts";
import { MESSAGE_ROUTES } from "./messages.ts";
import { PEOPLE_ROUTES } from "./people.ts";
import { REPORT_ROUTES } from "./reports.ts";
import { SITES_AND_TEAMS } from "./sites-and-teams.ts";
import { TENANT_ROUTES } from "./tenant.ts";

export const ROUTES: readonly Route[] = [
  // The parts of a batch are answered by the frame.
  post("/$batch", () => found({ responses: [] })),
  ...TENANT_ROUTES,
  ...PEOPLE_ROUTES,
  ...GROUP_ROUTES,
  ...APPLICATION_ROUTES,
  ...MAILBOX_ROUTES,
  ...MAIL_FOLDER_ROUTES,
  ...MESSAGE_ROUTES,
  ...CALENDAR_ROUTES,
  ...CONTACT_ROUTES,
  ...CONVERSATION_ROUTES,
  ...REPORT_ROUTES,
  ...SITES_AND_TEAMS,
];
