/**
 * Sites, libraries, lists and pages: `getAllSites`, what each site has, then one delta for each library.
 *
 *     2 RU  a page of `getAllSites`
 *     2 RU  each site, subsites too: its libraries, its lists, its pages, its subsites
 *     1 RU  each OneDrive that there is (a licence, or the usage report, says which): the drive of its owner
 *     1 RU  each Microsoft 365 group: its drive, whose `sharePointIds` also say which site is the group’s
 *     n     each library: a delta of 200 entries a page, 2 RU for the first and 1 for the others, which bear a token
 *     2 RU  a page of each list that is neither hidden nor a library: no list says how many items it has
 *
 * Retention labels come with the delta, expanded: they cost no request.
 *
 * A place that refuses is asked once for each of these: each may be closed for a reason of its own.
 */

import { type Library, librariesOf, refusalOf } from "../../src/simulator/ministry/drives.ts";
import { personalDrive } from "../../src/simulator/ministry/drives-people.ts";
import { treeIn } from "../../src/simulator/ministry/files.ts";
import { listsOf } from "../../src/simulator/ministry/lists.ts";
import { rowsOf } from "../../src/simulator/ministry/lists-rows.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { closed, PERSONAL, siteSlots } from "../../src/simulator/ministry/sites-places.ts";
import { placesOf } from "../../src/simulator/ministry/sites-whole.ts";
import { type Need, need, numbersTo, pagesOf, sumOf } from "./need.ts";

const SITES = 500;
const DELTA = 200;
const ROWS = 999;

export function filesNeeds(ministry: Ministry): readonly Need[] {
  const places = [...placesOf(ministry)];
  const sites = places.filter(({ kind }) => kind !== PERSONAL);
  const open = sites.filter((place) => closed(place) === null);
  const libraries = places.filter((place) => closed(place) === null).flatMap((place) => librariesOf(ministry, place));
  const lists = open
    .flatMap((place) => listsOf(ministry, place))
    .filter(({ hidden, system, template }) => !hidden && !system && template === "genericList");
  const personal = numbersTo(ministry.people).filter((person) => personalDrive(ministry, person) !== "never-made");
  const unified = numbersTo(ministry.groups).filter((group) => ministry.group(group).unified);
  return [
    need("files", "all sites", pagesOf(siteSlots(ministry), SITES), { each: 2, sources: 1 }),
    need("files", "libraries, lists, pages and subsites of each site", 4 * sites.length, { each: 2 }),
    need("files", "sharing settings", 1),
    need("files", "OneDrive of each person who has one", personal.length),
    need("files", "drive of each group", unified.length),
    walks(ministry, libraries),
    need("files", "items of each list", rowPages(ministry, lists), { each: 2, sources: lists.length, delta: true }),
  ];
}

const rowPages = (ministry: Ministry, lists: ReturnType<typeof listsOf>) =>
  sumOf(lists, (list) => pagesOf(rowsOf(ministry, list).length, ROWS));

export function walks(ministry: Ministry, libraries: readonly Library[]): Need {
  const requests = sumOf(libraries, (library) => pagesOf(entriesOf(ministry, library), DELTA));
  const each = (requests + libraries.length) / requests;
  return need("files", "delta of each library", requests, { each, sources: libraries.length, delta: true });
}

/** The root and all that is below it; some are told twice, as the service does. */
function entriesOf(ministry: Ministry, library: Library): number {
  if (refusalOf(library) !== null) return 0;
  const { nodes } = treeIn(ministry, library);
  return 1 + sumOf(nodes, (node) => (node === null ? 0 : node.traits.twice === true ? 3 : 1));
}
