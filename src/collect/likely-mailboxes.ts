/**
 * Accounts that most likely have a mailbox: the usage report names it, or, where the report names nobody (refused, or
 * concealed), a licence opens one. The others are asked first whether they have one, and nobody is left out for it.
 */

import type { Person } from "../model/directory-records.ts";
import type { Known } from "./collector.ts";
import { usageId } from "./usage.ts";

/** Plans that give a mailbox; an archive alone, and the foundation that other services stand on, give none. */
const MAILBOX = /^EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS)|B_STANDARD|L_STANDARD)/;

/** Where nothing is known of any of them, all are likely. */
export async function likelyAmong(people: readonly Person[], known: Known): Promise<ReadonlySet<string>> {
  const reported = await among(
    people,
    async ({ address }) => (await known.fact("usage", usageId("mailbox", address))) !== null,
  );
  if (reported.size > 0) return reported;
  const licensed = await among(people, ({ licences }) => opensOne(licences, known));
  return licensed.size > 0 ? licensed : new Set(people.map(({ id }) => id));
}

async function among(
  people: readonly Person[],
  has: (person: Person) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(people.map(async (person) => ((await has(person)) ? [person.id] : [])));
  return new Set(found.flat());
}

async function opensOne(licences: readonly string[], known: Known): Promise<boolean> {
  const facts = await Promise.all(licences.map((id) => known.fact("licence", id)));
  return facts.some((licence) => licence?.plans.some((plan) => MAILBOX.test(plan)) === true);
}
