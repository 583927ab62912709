/** Contacts and their folders. */

import { type Asked, get, type Json, missing, type Reply, type Route, slots } from "../http/route.ts";
import {
  type ContactFolder,
  contactFolderById,
  contactFoldersOf,
  contactOf,
  contactsSince,
} from "../ministry/contacts.ts";
import { ofMailbox } from "./mailboxes.ts";

const PAGES = { usual: 10, most: 1000 };

export const CONTACT_ROUTES: readonly Route[] = [
  get("/users/{user-id}/contacts", ofDefault(contacts)),
  get(
    "/users/{user-id}/contacts/$count",
    ofDefault((_asked, folder) => ({ kind: "text", text: String(folder?.contacts ?? 0) })),
  ),
  get(
    "/users/{user-id}/contactFolders",
    ofMailbox((asked, person) => below(asked, person, 0)),
  ),
  get(
    "/users/{user-id}/contactFolders/{contactFolder-id}/childFolders",
    ofFolder((asked, folder) => below(asked, folder.person, folder.b)),
  ),
  get("/users/{user-id}/contactFolders/{contactFolder-id}/contacts", ofFolder(contacts)),
  get(
    "/users/{user-id}/contactFolders/{contactFolder-id}/contacts/delta",
    ofFolder((asked, folder) => contacts(asked, folder, true)),
  ),
];

function ofDefault(answer: (asked: Asked, folder: ContactFolder | undefined) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => answer(asked, contactFoldersOf(asked.ministry, person)[0]));
}

function ofFolder(answer: (asked: Asked, folder: ContactFolder) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const folder = contactFolderById(asked.ministry, person, asked.params["contactFolder-id"] ?? "");
    if (folder === null) return missing("The specified object was not found in the store.", "ErrorItemNotFound");
    return answer(asked, folder);
  });
}

/** The default folder is above the others, and told by none of these lists. */
function below({ ministry }: Asked, person: number, parent: number): Reply {
  const all = contactFoldersOf(ministry, person);
  const folders = all.filter((folder) => folder.b > 0 && folder.parent === parent);
  return slots(
    folders.length,
    (at) => {
      const folder = folders[at];
      return folder
        ? { id: folder.id, displayName: folder.name, parentFolderId: all[folder.parent]?.id ?? null }
        : null;
    },
    PAGES,
  );
}

function contacts({ ministry }: Asked, folder: ContactFolder | undefined, delta = false): Reply {
  if (folder === undefined) return slots(0, () => null, PAGES);
  const numbered = (d: number | undefined): Json | null =>
    d === undefined ? null : contactJson(contactOf(ministry, folder, d), folder);
  const since = () => {
    const { changed, gone } = contactsSince(ministry, folder);
    return {
      count: changed.length + gone.length,
      at: (slot: number) =>
        numbered(changed[slot]) ?? { id: gone[slot - changed.length], "@removed": { reason: "deleted" } },
    };
  };
  const at = (slot: number) => numbered(folder.held[slot]);
  return { kind: "slots", slots: { count: folder.contacts, at, pages: PAGES, delta, since } };
}

function contactJson({ id, name, company, text, modified }: ReturnType<typeof contactOf>, folder: ContactFolder): Json {
  const [givenName, surname] = name.split(" ");
  return {
    id,
    createdDateTime: "2024-02-05T08:00:00Z",
    lastModifiedDateTime: modified,
    parentFolderId: folder.id,
    displayName: name,
    givenName,
    surname,
    companyName: company,
    department: null,
    jobTitle: "Chargé d’affaires",
    emailAddresses: [{ name, address: `${surname}@exterieur.example` }],
    businessPhones: [],
    homePhones: [],
    mobilePhone: null,
    homeAddress: {},
    businessAddress: { street: "1 place du Marché", city: "Villeneuve" },
    birthday: null,
    personalNotes: text,
    categories: [],
  };
}
