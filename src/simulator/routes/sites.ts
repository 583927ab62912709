/** Sites: all of them, one by id or by path, those below one. */

import { type Asked, found, listed, type Reply, type Route, refused, slots } from "../http/route.ts";
import { placeAtPath, siteJson } from "../ministry/sites.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import {
  closed,
  type Place,
  placeOf,
  placeOfId,
  ROOT,
  siteInSlot,
  siteSlots,
  subsitesOf,
} from "../ministry/sites-places.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

const NOT_FOUND = "Requested site could not be found";

export const SITE_ROUTES: readonly Route[] = [
  get("/sites/getAllSites", (ground) => allSites(ground)),
  get("/sites", (ground) => allSites(ground)),
  get("/sites/root", (ground) => found(siteJson(ground, placeOf(ROOT, 0)))),
  get("/sites/{hostname}:/{server-relative-path}", byPath),
  get("/sites/{site-id}", (ground, asked) => {
    const place = placeOfId(ground, asked.params["site-id"] ?? "");
    return place === null ? missing(NOT_FOUND) : found(siteJson(ground, place));
  }),
  get(
    "/sites/{site-id}/sites",
    ofSite((ground, place) => listed(subsitesOf(place).map((below) => siteJson(ground, below)))),
  ),
];

/** Subsites are not in it; personal sites are. */
function allSites(ground: Ground): Reply {
  return slots(siteSlots(ground), (slot) => {
    const place = siteInSlot(ground, slot);
    return place === null ? null : siteJson(ground, place);
  });
}

function byPath(ground: Ground, { params }: Asked): Reply {
  const place = placeAtPath(ground, params.hostname ?? "", params["server-relative-path"] ?? "");
  return place === null ? missing(NOT_FOUND) : found(siteJson(ground, place));
}

/** What lies in the site that the path names; refused when it is closed. */
export function ofSite(answer: (ground: Ground, place: Place, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const place = placeOfId(ground, asked.params["site-id"] ?? "");
    if (place === null) return missing(NOT_FOUND);
    const refusal = closed(place);
    return refusal === null ? answer(ground, place, asked) : refused(refusal);
  };
}
