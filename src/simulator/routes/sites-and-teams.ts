/** Every route over drives, sites, Teams, calls, webinars and Planner. */

import type { Route } from "../http/route.ts";
import { CALL_ROUTES } from "./calls.ts";
import { CHANNEL_ROUTES } from "./channels.ts";
import { CHAT_ROUTES } from "./chats.ts";
import { DRIVE_ROUTES } from "./drives.ts";
import { FILE_ROUTES } from "./files.ts";
import { DELTA_ROUTES } from "./files-delta.ts";
import { NOTEBOOK_ROUTES } from "./files-notebooks.ts";
import { LIST_ROUTES } from "./lists.ts";
import { PAGE_ROUTES } from "./pages.ts";
import { PLANNER_ROUTES } from "./planner.ts";
import { SITE_ROUTES } from "./sites.ts";
import { TEAM_ROUTES } from "./teams.ts";
import { WEBINAR_ROUTES } from "./webinars.ts";

export const SITES_AND_TEAMS: readonly Route[] = [
  ...DRIVE_ROUTES,
  ...DELTA_ROUTES,
  ...FILE_ROUTES,
  ...NOTEBOOK_ROUTES,
  ...SITE_ROUTES,
  ...LIST_ROUTES,
  ...PAGE_ROUTES,
  ...TEAM_ROUTES,
  ...CHANNEL_ROUTES,
  ...CHAT_ROUTES,
  ...CALL_ROUTES,
  ...WEBINAR_ROUTES,
  ...PLANNER_ROUTES,
];
