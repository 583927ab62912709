/** Mail folders: the tree, one level of it, one of them, and all of it by delta. */

import { type Asked, found, get, type Json, missing, type Reply, type Route, slots } from "../http/route.ts";
import { folderBytes } from "../ministry/mail.ts";
import { folderById, foldersOf, type MailFolder, rootOf } from "../ministry/mail-folders.ts";
import { ofMailbox } from "./mailboxes.ts";

const PAGES = { usual: 10, most: 1000 };
/** Outlook's deltas give what `Prefer: odata.maxpagesize` asks for, ten otherwise. */
const DELTA_PAGES = { usual: 10, most: 1000 };
const SHAPE = { onlyExpanded: ["singleValueExtendedProperties", "childFolders", "messages"] };
/** `PidTagMessageSizeExtended`, which Exchange writes in its own way. */
const SIZE = "Long 0xe08";
const NOT_FOUND = "The specified object was not found in the store.";

export const MAIL_FOLDER_ROUTES: readonly Route[] = [
  get(
    "/users/{user-id}/mailFolders",
    ofMailbox((asked, person) => level(asked, person, null)),
    SHAPE,
  ),
  get("/users/{user-id}/mailFolders/delta", ofMailbox(everyFolder), SHAPE),
  get(
    "/users/{user-id}/mailFolders/{mailFolder-id}",
    ofFolder((asked, folder) => found(folderJson(asked, folder))),
    SHAPE,
  ),
  get(
    "/users/{user-id}/mailFolders/{mailFolder-id}/childFolders",
    ofFolder((asked, folder) => level(asked, folder.person, folder.d)),
    SHAPE,
  ),
];

export function ofFolder(answer: (asked: Asked, folder: MailFolder) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const folder = folderById(asked.ministry, person, asked.params["mailFolder-id"] ?? "");
    return folder === null ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, folder);
  });
}

/** Hidden folders come when they are asked for. */
function level(asked: Asked, person: number, parent: number | null): Reply {
  const hidden = asked.query.get("includeHiddenFolders") === "true";
  const folders = foldersOf(asked.ministry, person).filter((folder) => folder.parent === parent);
  const shown = folders.filter((folder) => hidden || !folder.hidden);
  return slots(shown.length, (at) => (shown[at] ? folderJson(asked, shown[at]) : null), PAGES);
}

function everyFolder(asked: Asked, person: number): Reply {
  const folders = foldersOf(asked.ministry, person);
  const at = (slot: number) => (folders[slot] ? folderJson(asked, folders[slot]) : null);
  return { kind: "slots", slots: { count: folders.length, at, pages: DELTA_PAGES, delta: true } };
}

function folderJson({ ministry, query }: Asked, folder: MailFolder): Json {
  const folders = foldersOf(ministry, folder.person);
  const sized = /0x0?e08/i.test(query.get("$expand") ?? "");
  return {
    ...(folder.search ? { "@odata.type": "#microsoft.graph.mailSearchFolder" } : {}),
    id: folder.id,
    displayName: folder.name,
    parentFolderId: folders[folder.parent ?? -1]?.id ?? rootOf(ministry, folder.person),
    childFolderCount: folders.filter(({ parent }) => parent === folder.d).length,
    totalItemCount: folder.messages,
    unreadItemCount: Math.min(folder.messages, 1),
    isHidden: folder.hidden,
    ...(sized ? { singleValueExtendedProperties: [{ id: SIZE, value: String(folderBytes(ministry, folder)) }] } : {}),
  };
}
