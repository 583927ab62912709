/**
 * Messages of pretend channels and chats: what people write, what the system notes, what was deleted. Only the
 * first is counted. Ids are instants, as in Teams: unique in their channel or chat, not in the tenant.
 */

import { CARRIERS, type Carried, decoy, paragraph } from "../prose.ts";
import { type Random, randomOf } from "../random.ts";
import { END } from "./files-nodes.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ground } from "./sites-ground.ts";
import { comingTo, fateOf, LATER } from "./sites-later.ts";
import type { ItemTruth } from "./sites-truth.ts";

export interface Message {
  readonly id: string;
  readonly kind: "message" | "system" | "deleted";
  /** Id of the post it answers. */
  readonly replyTo: string | null;
  readonly author: number;
  readonly at: string;
  readonly modified: string;
  readonly subject: string | null;
  readonly text: string;
  readonly canary: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
}

interface Talk {
  readonly count: number;
  readonly authors: readonly number[];
  readonly replies: boolean;
  /** Days for which nobody has written. */
  readonly quiet: number;
}

/** Replies of a post stand after it. */
export function messagesOf(ground: Ground, key: string, { count, authors, replies, quiet }: Talk) {
  const spoken = END - (quiet + LONGEST) * DAY;
  const messages: Message[] = [];
  let post: Message | null = null;
  const length = count + (ground.state === 0 ? 0 : addedTo(ground, key, count));
  for (let d = 0; d < length; d++) {
    const random = randomOf(ground.seed, "message", key, d);
    const replyTo: string | null = replies && post !== null && random.chance(0.4) ? post.id : null;
    const whole = messageOf(random, d, d < count ? spoken : Date.parse(LATER), replyTo, authors);
    const message = ground.state === 1 && isDeleted(ground, key, d, count) ? emptied(whole) : whole;
    messages.push(message);
    if (replyTo === null) post = whole.kind === "message" ? whole : null;
  }
  return messages;
}

/** Of messages, two have come later, and the third has been deleted: it stays, emptied. Or a stated share of all. */
function addedTo(ground: Ground, key: string, count: number): number {
  return ground.changes === null ? 2 : comingTo(ground, key, count);
}

function isDeleted(ground: Ground, key: string, d: number, count: number): boolean {
  return ground.changes === null ? d === 2 : d < count && fateOf(ground, key, d, count) !== null;
}

const DAY = 86_400_000;
/** Days from the first message of a place to the last. */
const LONGEST = 6;

function messageOf(
  random: Random,
  d: number,
  from: number,
  replyTo: string | null,
  authors: readonly number[],
): Message {
  const kind = d === 0 || (d % 9 === 8 && replyTo === null) ? "system" : d % 11 === 6 ? "deleted" : "message";
  const instant = from + d * 3_700_000 + random.int(3_000_000);
  const name: Carried | null = kind === "message" && random.chance(0.12) ? drawn(random) : null;
  const carried = name === null ? null : CARRIERS[name](random);
  const canary = canaryOf(random);
  const says = carried?.text ?? (random.chance(0.2) ? decoy(random) : paragraph(random, "general"));
  const marked = `${says} Repère ${canary}.`;
  return {
    id: String(instant),
    kind,
    replyTo,
    author: authors.length === 0 ? 0 : random.pick(authors),
    at: new Date(instant).toISOString(),
    modified: new Date(instant + (kind === "deleted" ? 3_600_000 : 0)).toISOString(),
    subject: kind === "message" && replyTo === null && random.chance(0.3) ? `Sujet ${canary}` : null,
    text: kind === "message" ? marked : "",
    canary,
    values: carried === null ? [] : [carried.value],
    detectors: name === null ? [] : [name],
  };
}

function emptied(message: Message): Message {
  if (message.kind !== "message") return message;
  return { ...message, kind: "deleted", modified: LATER, subject: null, text: "", values: [], detectors: [] };
}

function drawn(random: Random): Carried {
  return random.pick(["nir", "siret", "iban", "vat"] as const);
}

export function itemsOf(messages: readonly Message[]): readonly ItemTruth[] {
  return messages.filter(({ kind }) => kind === "message").map(({ detectors }) => ({ detectors }));
}

export function messageJson(ground: Ground, message: Message, where: Record<string, unknown>): Record<string, unknown> {
  const { id, name } = ground.person(message.author);
  const system = message.kind === "system";
  const author = { id, displayName: name, userIdentityType: "aadUser" };
  return {
    id: message.id,
    replyToId: message.replyTo,
    etag: message.id,
    messageType: system ? "systemEventMessage" : "message",
    createdDateTime: message.at,
    lastModifiedDateTime: message.modified,
    deletedDateTime: message.kind === "deleted" ? message.modified : null,
    subject: message.subject,
    importance: "normal",
    locale: "fr-fr",
    from: system ? null : { application: null, device: null, user: author },
    body: system
      ? { contentType: "html", content: "<systemEventMessage/>" }
      : { contentType: "html", content: message.text === "" ? "" : `<p>${message.text}</p>` },
    eventDetail: system
      ? { "@odata.type": "#microsoft.graph.membersAddedEventMessageDetail", visibleHistoryStartDateTime: message.at }
      : null,
    attachments: [],
    mentions: [],
    reactions: [],
    ...where,
  };
}
