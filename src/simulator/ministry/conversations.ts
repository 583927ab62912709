/** Mailboxes of the pretend Microsoft 365 groups: threads, their posts, what is attached to them. */

import { randomOf } from "../random.ts";
import { dayOf } from "./files-nodes.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { LATER } from "./sites-later.ts";
import { type Words, wordsOf } from "./words.ts";

export interface Thread {
  readonly group: number;
  readonly b: number;
  readonly id: string;
  readonly topic: string;
  readonly at: string;
  readonly posts: number;
  /** How many it held in the first state. */
  readonly before: number;
}

export interface Post extends Words {
  readonly id: string;
  readonly at: string;
  readonly author: number;
  /** Number in the stock of documents. */
  readonly attached: number | null;
}

const SHARE = 12;

export function threadsOf(ministry: Ministry, group: number): readonly Thread[] {
  if (!ministry.group(group).unified) return [];
  const random = randomOf(ministry.seed, "threads", group);
  return Array.from({ length: random.int(5) }, (_, b) => {
    const topic = wordsOf(random, 0).subject;
    const at = dayOf(random, 700, 5);
    const before = 1 + random.int(4);
    const added = isAnswered(ministry, group, b) ? 1 : 0;
    const id = outlookId(ministry.seed, "thread", { a: group, b });
    return { group, b, id, topic, at, before, posts: before + added };
  });
}

/** By the tenant's second state somebody has written once more. */
function isAnswered({ seed, state, changes }: Ministry, group: number, b: number): boolean {
  if (state === 0) return false;
  return changes === null ? b === 0 : randomOf(seed, "answered", group, b).chance(changes);
}

export function threadById(ministry: Ministry, group: number, id: string): Thread | null {
  const key = keyInOutlookId(ministry.seed, "thread", id);
  return key === null || key.a !== group ? null : (threadsOf(ministry, group)[key.b] ?? null);
}

export function postOf(ministry: Ministry, { group, b, at, before }: Thread, d: number): Post {
  const random = randomOf(ministry.seed, "post", group, b, d);
  const words = wordsOf(random, SHARE);
  const attached = random.chance(0.1) ? ministry.stock.drawn(random) : null;
  const members = ministry.members(group);
  return {
    ...words,
    detectors: [...words.detectors, ...(attached === null ? [] : ministry.stock.specimen(attached).detectors)],
    id: outlookId(ministry.seed, "post", { a: group, b, d }),
    at: d < before ? at : LATER,
    author: members.length === 0 ? 0 : random.pick(members).person,
    attached,
  };
}

export function postById(ministry: Ministry, thread: Thread, id: string): Post | null {
  const key = keyInOutlookId(ministry.seed, "post", id);
  const here = key !== null && key.a === thread.group && key.b === thread.b && key.d < thread.posts;
  return here ? postOf(ministry, thread, key.d) : null;
}
