/**
 * The content of messages, folder by folder of one mailbox: subject, body and attachments. Folders that bear a
 * private name are not in the task at all, and messages marked as private are counted and never fetched.
 */

import { z } from "zod";
import type { Reading, TaskSeed } from "../../model/task.ts";
import { attachmentsOf } from "../attachments.ts";
import { defineCollector, type Tools } from "../collector.ts";
import type { Thing } from "../contents.ts";
import { expandOf, Properties, SENSITIVITY } from "../extended-property.ts";
import { type Folder, readFolders } from "../folder-walk.ts";
import { isPrivateProperty } from "../sensitivity.ts";
import { readShelves } from "../shelves.ts";
import { Versioned, versionOf } from "../versions.ts";
import { AS_TEXT, Body, bodyOf, linesOf } from "../wording.ts";

const SERVICE = "exchange.mail";
const PERMISSION = "Mail.Read";
const FULL = "id,subject,body,hasAttachments";
const MARK = expandOf(SENSITIVITY);

const Params = z.object({ folders: z.array(z.string()) });
const Mark = z
  .object({ id: z.string(), singleValueExtendedProperties: Properties, ...Versioned })
  .transform(({ id, singleValueExtendedProperties, ...told }) => ({
    id,
    private: isPrivateProperty(singleValueExtendedProperties),
    version: versionOf(told),
  }));
const Message = z
  .object({
    id: z.string(),
    "@removed": z.unknown().optional(),
    singleValueExtendedProperties: Properties,
    subject: z.string().nullish(),
    body: Body.nullish(),
    hasAttachments: z.boolean().nullish(),
  })
  .transform(({ singleValueExtendedProperties, "@removed": gone, ...message }) => {
    const told = [message.subject, message.body, message.hasAttachments].map((word) => word !== undefined);
    const about = {
      removed: gone !== undefined,
      worded: told[0] || told[1] === true,
      whole: told.every((each) => each),
    };
    // What is marked as private loses its words here, before anything else sees them.
    return isPrivateProperty(singleValueExtendedProperties)
      ? { ...about, id: message.id, private: true, subject: null, body: null, hasAttachments: false }
      : { ...about, ...message, private: false };
  });
type Message = z.infer<typeof Message>;

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
    const folders = Params.parse(task.params).folders.map((folder) => folderOf(person, folder));
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

function folderOf(person: string, folder: string): Folder<Message> {
  const list = `/users/${encodeURIComponent(person)}/mailFolders/${encodeURIComponent(folder)}/messages`;
  return {
    id: folder,
    delta: { full: `${list}/delta?$select=${FULL}&${MARK}`, marks: `${list}/delta?$select=id&${MARK}` },
    service: SERVICE,
    container: person,
    closed: null,
    marks: (top, ...more) => `${list}?$select=${["id", ...more].join(",")}&${MARK}&$top=${top}`,
    mark: Mark,
    // A page of bodies above a hundred ends in time-outs of Outlook.
    full: `${list}?$select=${FULL}&${MARK}&$top=50`,
    one: (id) => `/users/${encodeURIComponent(person)}/messages/${encodeURIComponent(id)}?$select=${FULL}&${MARK}`,
    thing: Message,
    headers: AS_TEXT,
  };
}

async function readingsOf(person: string, found: readonly Message[], { graph }: Tools, part?: string) {
  const base = (id: string) => `/users/${encodeURIComponent(person)}/messages/${encodeURIComponent(id)}/attachments`;
  const { contents, records } = await attachmentsOf(
    graph,
    found
      .filter(({ hasAttachments }) => hasAttachments)
      .map(({ id }) => ({ id, path: `${base(id)}?$select=id,name,size,contentType,isInline&$top=100` })),
    { service: SERVICE, container: person, where: "messages/attachments", permission: PERMISSION },
    (message, attachment) => `${base(message)}/${encodeURIComponent(attachment)}/$value`,
  );
  const readings = found.map(
    ({ id, subject, body, version }: Message & Pick<Thing, "version">): Reading => ({
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
