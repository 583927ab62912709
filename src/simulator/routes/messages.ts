/** Messages of a mailbox or a folder, one of them, and what is attached to it. */

import {
  type Asked,
  found,
  get,
  type Json,
  listed,
  missing,
  type Reply,
  type Route,
  refused,
  type Slots,
  slots,
} from "../http/route.ts";
import {
  type Attachment,
  changedIn,
  leftIds,
  type Message,
  messageById,
  messageOf,
  PICTURE,
  specimenOf,
} from "../ministry/mail.ts";
import { foldersOf, type MailFolder } from "../ministry/mail-folders.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { outlookId } from "../ministry/outlook-ids.ts";
import { bodyJson } from "../ministry/words.ts";
import { ofFolder } from "./mail.ts";
import { ofMailbox } from "./mailboxes.ts";

const PAGES = { usual: 10, most: 1000 };
const SHAPE = { onlyExpanded: ["singleValueExtendedProperties", "attachments"] };
const NOT_FOUND = "The specified object was not found in the store.";
/** What `Mail.ReadBasic.All` does not open. */
const BASIC_HIDES = ["body", "bodyPreview", "uniqueBody"];

export const MESSAGE_ROUTES: readonly Route[] = [
  get("/users/{user-id}/messages", ofMailbox(everyMessage), SHAPE),
  get(
    "/users/{user-id}/mailFolders/{mailFolder-id}/messages",
    ofFolder((asked, folder) => inFolder(asked, folder)),
    SHAPE,
  ),
  get(
    "/users/{user-id}/mailFolders/{mailFolder-id}/messages/delta",
    ofFolder((asked, folder) => inFolder(asked, folder, true)),
    SHAPE,
  ),
  get(
    "/users/{user-id}/mailFolders/{mailFolder-id}/messages/$count",
    ofFolder((_asked, folder) => ({ kind: "text", text: String(folder.messages) })),
  ),
  get("/users/{user-id}/messages/{message-id}", ofMessage(oneMessage), SHAPE),
  get("/users/{user-id}/messages/{message-id}/attachments", ofMessage(attachments)),
  get("/users/{user-id}/messages/{message-id}/attachments/{attachment-id}", ofAttachment(oneAttachment)),
  get("/users/{user-id}/messages/{message-id}/attachments/{attachment-id}/$value", ofAttachment(bytes)),
];

function ofMessage(answer: (asked: Asked, message: Message) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const message = messageById(asked.ministry, person, asked.params["message-id"] ?? "");
    return message === null ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, message);
  });
}

type OfAttachment = (asked: Asked, message: Message, attachment: Attachment, at: number) => Reply;

function ofAttachment(answer: OfAttachment): Route["answer"] {
  return ofMessage((asked, message) => {
    const id = asked.params["attachment-id"] ?? "";
    const at = message.attachments.findIndex((_each, sub) => attachmentId(asked.ministry, message, sub) === id);
    const attachment = message.attachments[at];
    return attachment === undefined ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, message, attachment, at);
  });
}

/** Of all folders that hold messages of their own, hidden ones too, as Outlook does. */
function everyMessage(asked: Asked, person: number): Reply {
  const refusal = tooMuchAsked(asked);
  if (refusal !== null) return refusal;
  const places = foldersOf(asked.ministry, person)
    .filter(({ search }) => !search)
    .flatMap((folder) => folder.held.map((held) => ({ folder, held })));
  const at = (slot: number) => {
    const place = places[slot];
    return place === undefined ? null : messageJson(asked, messageOf(asked.ministry, place.folder, place.held));
  };
  return slots(places.length, at, PAGES);
}

/** A search folder shows what stands elsewhere: here, the inbox. */
function inFolder(asked: Asked, folder: MailFolder, delta = false): Reply {
  const refusal = tooMuchAsked(asked);
  if (refusal !== null) return refusal;
  const source = folder.search ? foldersOf(asked.ministry, folder.person)[0] : folder;
  const at = (slot: number) => {
    const held = source?.held[slot];
    return source && held ? messageJson(asked, messageOf(asked.ministry, source, held)) : null;
  };
  // What a search folder shows changes with what stands elsewhere: it cannot be followed.
  const since = folder.search ? {} : { since: () => changesIn(asked, folder) };
  return { kind: "slots", slots: { count: folder.messages, at, pages: PAGES, delta, ...since } };
}

/** What a delta link of the first state tells: what is new or other, then what has left. */
function changesIn(asked: Asked, folder: MailFolder): Pick<Slots, "count" | "at"> {
  const changed = changedIn(folder);
  const left = [...leftIds(asked.ministry, folder)];
  return {
    count: changed.length + left.length,
    at: (slot) => {
      const held = changed[slot];
      if (held !== undefined) return messageJson(asked, messageOf(asked.ministry, folder, held));
      return { id: left[slot - changed.length], "@removed": { reason: "deleted" } };
    },
  };
}

function oneMessage(asked: Asked, message: Message): Reply {
  return tooMuchAsked(asked) ?? found(messageJson(asked, message));
}

/** Extended properties and attachments want more than the basic permission. */
function tooMuchAsked(asked: Asked): Reply | null {
  if (!isBasic(asked) || !/singleValueExtendedProperties|attachments/.test(asked.query.get("$expand") ?? ""))
    return null;
  return refused({
    status: 403,
    code: "ErrorAccessDenied",
    message: "Access is denied. Check credentials and try again.",
  });
}

function isBasic({ roles }: Asked): boolean {
  return roles !== undefined && !roles.includes("Mail.Read");
}

function messageJson(asked: Asked, message: Message): Json {
  const { ministry, query, headers } = asked;
  const expand = query.get("$expand") ?? "";
  const correspondent = addressJson(ministry, (message.person + 1 + message.d) % ministry.people);
  const own = addressJson(ministry, message.person);
  const sent = message.folder.known === "sentitems";
  const marked = /Integer 0x0*36/i.test(expand) && message.mark !== 0;
  const whole: Json = {
    id: message.id,
    createdDateTime: message.at,
    lastModifiedDateTime: message.at,
    receivedDateTime: message.at,
    sentDateTime: message.at,
    parentFolderId: message.folder.id,
    subject: message.subject,
    bodyPreview: message.text.slice(0, 80),
    body: bodyJson(message, headers.prefer),
    uniqueBody: bodyJson(message, headers.prefer),
    from: sent ? own : correspondent,
    sender: sent ? own : correspondent,
    toRecipients: [sent ? correspondent : own],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    categories: [],
    hasAttachments: message.attachments.some(({ kind }) => kind !== "picture"),
    importance: "normal",
    inferenceClassification: "focused",
    internetMessageId: `<${message.d}.${message.person}@${ministry.domain}>`,
    isDraft: message.folder.known === "drafts",
    isRead: message.d > 0,
    flag: { flagStatus: "notFlagged" },
    ...(marked ? { singleValueExtendedProperties: [{ id: "Integer 0x36", value: String(message.mark) }] } : {}),
    ...(/\battachments\b/.test(expand)
      ? { attachments: message.attachments.map((_each, at) => attachmentJson(asked, message, at)) }
      : {}),
  };
  if (!isBasic(asked)) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !BASIC_HIDES.includes(name)));
}

export function addressJson({ person }: Ministry, index: number): Json {
  const { name, address } = person(index);
  return { emailAddress: { name, address } };
}

function attachments(asked: Asked, message: Message): Reply {
  return listed(message.attachments.map((_each, at) => attachmentJson(asked, message, at)));
}

function oneAttachment(asked: Asked, message: Message, _attachment: Attachment, at: number): Reply {
  return found(attachmentJson(asked, message, at));
}

/** A file as it is; a message as MIME. */
function bytes({ ministry }: Asked, _message: Message, attachment: Attachment): Reply {
  if (attachment.kind === "link")
    return refused({ status: 400, code: "ErrorInvalidOperation", message: "A reference attachment has no content." });
  return { kind: "bytes", bytes: specimenOf(ministry, attachment)?.bytes ?? PICTURE };
}

function attachmentId({ seed }: Ministry, { person, folder, d }: Message, sub: number): string {
  return outlookId(seed, "attachment", { a: person, b: folder.d, d, sub });
}

function attachmentJson({ ministry }: Asked, message: Message, at: number): Json {
  const attachment = message.attachments[at];
  const content = attachment === undefined ? null : (specimenOf(ministry, attachment)?.bytes ?? PICTURE);
  const kind = attachment?.kind === "item" ? "item" : attachment?.kind === "link" ? "reference" : "file";
  return {
    "@odata.type": `#microsoft.graph.${kind}Attachment`,
    id: attachmentId(ministry, message, at),
    name: attachment?.name ?? "",
    contentType: attachment?.kind === "picture" ? "image/gif" : "application/octet-stream",
    isInline: attachment?.kind === "picture",
    size: kind === "reference" ? 0 : (content?.length ?? 0),
    lastModifiedDateTime: message.at,
    ...(kind === "file" ? { contentBytes: Buffer.from(content ?? "").toString("base64") } : {}),
  };
}
