/** Every route that the simulated tenant serves. */

import { found, post, type Route } from "../http/route.ts";
import { GROUP_ROUTES } from "./groups.ts";
import { PEOPLE_ROUTES } from "./people.ts";
import { SITES_AND_TEAMS } from "./sites-and-teams.ts";

export const ROUTES: readonly Route[] = [
  // The parts of a batch are answered by the frame.
  post("/$batch", () => found({ responses: [] })),
  ...PEOPLE_ROUTES,
  ...GROUP_ROUTES,
  ...SITES_AND_TEAMS,
];
