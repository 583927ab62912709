/** Drives: a person's, a group's, a site's, and any by its id. */

import { type Asked, found, listed, type Reply, type Route, refused } from "../http/route.ts";
import { type Library, librariesOf, libraryById, refusalOf, systemLibrary } from "../ministry/drives.ts";
import { personalDrive } from "../ministry/drives-people.ts";
import { rootJson, sizeOf, treeIn } from "../ministry/files.ts";
import { listJson, listsOf } from "../ministry/lists.ts";
import { siteJson } from "../ministry/sites.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { LATER } from "../ministry/sites-later.ts";
import { exists, GROUP, PERSONAL, type Place, placeOf, siteIdOf } from "../ministry/sites-places.ts";
import { ofSite } from "./sites.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

const GIBIBYTE = 1024 ** 3;

export const DRIVE_ROUTES: readonly Route[] = [
  get("/users/{user-id}/drive", ofPerson(driveReply)),
  get(
    "/users/{user-id}/drives",
    ofPerson((ground, library) => listed([driveJson(ground, library)])),
  ),
  get("/users/{user-id}/drive/root", ofPerson(ofOpen(rootReply))),
  get("/groups/{group-id}/drive", ofGroup(defaultDrive)),
  get("/groups/{group-id}/drives", ofGroup(allDrives)),
  get(
    "/groups/{group-id}/sites/root",
    ofGroup((ground, place) => found(siteJson(ground, place))),
  ),
  get("/sites/{site-id}/drive", ofSite(defaultDrive)),
  get("/sites/{site-id}/drives", ofSite(allDrives)),
  get("/drives/{drive-id}", ofDrive(driveReply)),
  get("/drives/{drive-id}/root", ofDrive(ofOpen(rootReply))),
  get("/drives/{drive-id}/list", ofDrive(ofOpen(listReply))),
];

export type OfLibrary = (ground: Ground, library: Library, asked: Parameters<Answer>[1]) => Reply;

/** The drive that the path names, whatever state it is in. */
export function ofDrive(answer: OfLibrary): Answer {
  return (ground, asked) => {
    const library = libraryById(ground, asked.params["drive-id"] ?? "");
    return library === null ? missing("The resource could not be found.") : answer(ground, library, asked);
  };
}

/** Refused when the drive or its site is closed. */
export function ofOpen(answer: OfLibrary): OfLibrary {
  return (ground, library, asked) => {
    const refusal = refusalOf(library);
    return refusal === null ? answer(ground, library, asked) : refused(refusal);
  };
}

/** Graph answers 404 for a drive that was never made, and for some accounts 403. */
export function ofPerson(answer: OfLibrary): Answer {
  return (ground, asked) => {
    const person = ground.personIndex(asked.params["user-id"] ?? "");
    if (person === null)
      return missing(
        "Resource does not exist or one of its queried reference-property objects are not present.",
        "Request_ResourceNotFound",
      );
    const state = personalDrive(ground, person);
    if (state === "never-made") return missing("User's mysite not found.", "ResourceNotFound");
    if (state === "refused") return refused({ status: 403, code: "accessDenied", message: "Access denied" });
    const [library] = librariesOf(ground, placeOf(PERSONAL, person));
    return library === undefined
      ? missing("User's mysite not found.", "ResourceNotFound")
      : answer(ground, library, asked);
  };
}

function ofGroup(answer: (ground: Ground, place: Place, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const group = ground.groupIndex(asked.params["group-id"] ?? "");
    const place = group === null ? null : placeOf(GROUP, group);
    return place !== null && exists(ground, place)
      ? answer(ground, place, asked)
      : missing("Resource provisioning is in progress or the group has no site.", "ResourceNotFound");
  };
}

function defaultDrive(ground: Ground, place: Place): Reply {
  const [library] = librariesOf(ground, place);
  return library === undefined ? missing("The resource could not be found.") : driveReply(ground, library);
}

function allDrives(ground: Ground, place: Place, asked: Asked): Reply {
  const system = asked.query.get("$select")?.split(",").includes("system") ? systemLibrary(ground, place) : null;
  const libraries = [...librariesOf(ground, place), ...(system === null ? [] : [system])];
  return listed(libraries.map((library) => driveJson(ground, library)));
}

function driveReply(ground: Ground, library: Library): Reply {
  return found(driveJson(ground, library));
}

function rootReply(ground: Ground, library: Library): Reply {
  return found(rootJson(ground, library, treeIn(ground, library)));
}

function listReply(ground: Ground, library: Library): Reply {
  const list = listsOf(ground, library.place).find(({ id }) => id === library.listId);
  return list === undefined ? missing("The resource could not be found.") : found(listJson(ground, list));
}

function driveJson(ground: Ground, library: Library): Record<string, unknown> {
  const { place, id, name, url, created } = library;
  const personal = place.kind === PERSONAL;
  const tree = library.locked ? null : treeIn(ground, library);
  const top = tree?.nodes.filter((node) => node !== null && node.parent === null).filter((node) => node !== null) ?? [];
  const used = top.reduce((sum, node) => sum + (tree === null ? 0 : sizeOf(ground, tree, node)), 0);
  const total = (personal ? 1024 : 25_600) * GIBIBYTE;
  return {
    id,
    name,
    driveType: personal ? "business" : "documentLibrary",
    webUrl: url,
    createdDateTime: created,
    lastModifiedDateTime: tree !== null && tree.changed.length > 0 ? LATER : library.touched,
    owner: ownerOf(ground, place),
    quota: { total, used, remaining: total - used, deleted: 0, state: "normal" },
    ...(library.system ? { system: {} } : {}),
    sharePointIds: { listId: library.listId, siteId: siteIdOf(ground, place).split(",")[1], tenantId: ground.tenant },
  };
}

function ownerOf(ground: Ground, { kind, a }: Place): Record<string, unknown> {
  if (kind !== PERSONAL) return { user: { displayName: "Compte système" } };
  const { id, name } = ground.person(a);
  return { user: { id, displayName: name } };
}
