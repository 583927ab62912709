/**
 * The content of messages, folder by folder of one mailbox: subject, body and attachments. Folders that bear a
 * private name are not in the task at all; messages that Outlook marks as private are counted and never fetched, and
 * those whose subject says so are counted and dropped as they come.
 */

import { z } from "zod";
import type { Schema } from "../../graph/graph.ts";
import type { Reading, TaskSeed } from "../../model/task.ts";
import { attachmentsOf } from "../attachments.ts";
import { defineCollector, type Tools } from "../collector.ts";
import type { Thing } from "../contents.ts";
import { expandOf, Properties, SENSITIVITY } from "../extended-property.ts";
import { type Folder, type FolderThing, readFolders } from "../folder-walk.ts";
import { isPrivateProperty } from "../sensitivity.ts";
import { readShelves } from "../shelves.ts";
import { Versioned, versionOf } from "../versions.ts";
import { AS_TEXT, Body, bodyOf, linesOf } from "../wording.ts";

const SERVICE = "exchange.mail";
const PERMISSION = "Mail.Read";
const FULL = "id,subject,body,hasAttachments";
const MARK = expandOf(SENSITIVITY);

const Params = z.object({ folders: z.array(z.string()) });

const Marked = z.object({
  id: z.string(),
  singleValueExtendedProperties: Properties,
  subject: z.string().nullish(),
});
const Worded = Marked.extend({
  "@removed": z.unknown().optional(),
  body: Body.nullish(),
  hasAttachments: z.boolean().nullish(),
});

interface Message extends FolderThing {
  readonly subject?: string | null | undefined;
  readonly body?: z.infer<typeof Body> | null | undefined;
  readonly hasAttachments?: boolean | null | undefined;
}

/** What is marked as private, or says so in its subject, loses its words here, before anything else sees them. */
function schemasOf({ isPrivateSubject }: Tools): { readonly mark: Schema<Thing>; readonly thing: Schema<Message> } {
  const isPrivate = ({ singleValueExtendedProperties, subject }: z.infer<typeof Marked>) =>
    isPrivateProperty(singleValueExtendedProperties) || isPrivateSubject(subject ?? "");
  return {
    mark: Marked.extend(Versioned).transform((message) => ({
      id: message.id,
      private: isPrivate(message),
      version: versionOf(message),
    })),
    thing: Worded.transform((message): Message => {
      const { id, subject, body, hasAttachments, "@removed": gone } = message;
      const told = [subject, body, hasAttachments].map((word) => word !== undefined);
      const about = {
        id,
        removed: gone !== undefined,
        worded: told[0] || told[1] === true,
        whole: told.every((each) => each),
      };
      return isPrivate(message)
        ? { ...about, private: true, subject: null, body: null, hasAttachments: false }
        : { ...about, private: false, subject, body, hasAttachments };
    }),
  };
}

export const messages = defineCollector({
  id: "messages",
  title: "Contenu des messages",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les messages et leurs pièces jointes",
        en: "Search messages and their attachments for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["mailboxes"],
  plants: [],
  roots: () => [],
  run(task, tools) {
    const person = task.key;
    const schemas = schemasOf(tools);
    const folders = Params.parse(task.params).folders.map((folder) => folderOf(person, folder, tools, schemas));
    const about = { service: SERVICE, container: person, where: "messages", permission: PERMISSION } as const;
    const readings = (found: readonly Message[], part?: string) => readingsOf(person, found, tools, part);
    // What a sample draws may be other things each time: all marks are gone through again.
    return tools.content.exchange === "full"
      ? readFolders(task, tools, { folders, about, readings })
      : readShelves(task, tools, { shelves: folders, about, readings: (found) => readings(found) });
  },
});

/** Plants the reading of one mailbox; nothing when no folder holds what may be read. */
export function messageSeed(person: string, folders: readonly string[]): readonly TaskSeed[] {
  return folders.length === 0 ? [] : [{ collector: messages.id, key: person, params: { folders } }];
}

/**
 * Where bodies come with the list, a subject costs nothing more and is judged as it comes; a sample asks for its things
 * one by one, and those that are not to be read are known before.
 */
function folderOf(
  person: string,
  folder: string,
  { content }: Tools,
  { mark, thing }: ReturnType<typeof schemasOf>,
): Folder<Message> {
  const marked = content.exchange === "full" ? ["id"] : ["id", "subject"];
  const list = `/users/${encodeURIComponent(person)}/mailFolders/${encodeURIComponent(folder)}/messages`;
  return {
    id: folder,
    delta: { full: `${list}/delta?$select=${FULL}&${MARK}`, marks: `${list}/delta?$select=id&${MARK}` },
    service: SERVICE,
    container: person,
    closed: null,
    marks: (top, ...more) => `${list}?$select=${[...marked, ...more].join(",")}&${MARK}&$top=${top}`,
    mark,
    // A page of bodies above a hundred ends in time-outs of Outlook.
    full: `${list}?$select=${FULL}&${MARK}&$top=50`,
    one: (id) => `/users/${encodeURIComponent(person)}/messages/${encodeURIComponent(id)}?$select=${FULL}&${MARK}`,
    thing,
    headers: AS_TEXT,
  };
}

async function readingsOf(person: string, found: readonly Message[], tools: Tools, part?: string) {
  const base = (id: string) => `/users/${encodeURIComponent(person)}/messages/${encodeURIComponent(id)}/attachments`;
  const { contents, records } = await attachmentsOf(
    tools,
    found
      .filter(({ hasAttachments }) => hasAttachments)
      .map(({ id }) => ({ id, path: `${base(id)}?$select=id,name,size,contentType,isInline&$top=100` })),
    { service: SERVICE, container: person, where: "messages/attachments", permission: PERMISSION },
    (message, attachment) => `${base(message)}/${encodeURIComponent(attachment)}/$value`,
  );
  const readings = found.map(
    ({ id, subject, body, version }): Reading => ({
      service: SERVICE,
      container: person,
      item: id,
      ...(version !== undefined && { version }),
      ...(part !== undefined && { part }),
      name: null,
      contents: [...linesOf(subject), ...bodyOf(body), ...(contents.get(id) ?? [])],
    }),
  );
  return { records, readings };
}
