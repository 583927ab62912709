/** OneNote's own routes: withdrawn for applications on 31 March 2025, they refuse whatever the token allows. */

import { type Reply, type Route, refused } from "../http/route.ts";
import { get } from "./sites-answers.ts";

const OWNERS = ["/users/{user-id}", "/groups/{group-id}", "/sites/{site-id}"];
const THINGS = ["notebooks", "sections", "pages"];

export const NOTEBOOK_ROUTES: readonly Route[] = OWNERS.flatMap((owner) =>
  THINGS.map((thing) => get(`${owner}/onenote/${thing}`, withdrawn)),
);

function withdrawn(): Reply {
  return refused({ status: 403, code: "40004", message: "The OneNote API does not support application-only tokens." });
}
