/**
 * Which accounts have a mailbox, and of which kind. No list of Graph tells it: each account is asked what its
 * mailbox is for (`userPurpose`), twenty at a time. Guests have none.
 */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { Person, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { type GapAbout, isAbsent, refused, unseen } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { type Mailbox, mailboxSeeds } from "../mailboxes.ts";

const Purpose = z.object({ value: z.string().nullish() });
const PERMISSION = "MailboxSettings.Read";
const ABOUT: GapAbout = { service: "exchange.mail", where: "mailboxSettings/userPurpose", permission: PERMISSION };

/** Collectors that go on from a mailbox, each with one kind of what it holds. */
const NEXT = ["mail-folders", "calendars", "contact-folders"];

export const mailboxes = defineCollector({
  id: "mailboxes",
  title: "Boîtes aux lettres",
  services: ["exchange.mail", "exchange.calendar", "exchange.contacts"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Distinguer les boîtes individuelles, partagées, de salle et de matériel",
        en: "Tell user, shared, room and equipment mailboxes apart",
      },
    },
  ],
  after: ["people", "licences", "usage-mailboxes"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "person",
    judge: (person) => (person.guest ? "none" : scope.includes(namesOf(person)) ? "in" : "left"),
    leftOut: (count) => mailboxes.services.map((service) => unseen("left-out", count, { service, where: "mailboxes" })),
  });
}

async function* visit(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, known, "person");
  const parts = people.map(({ id }) => ({
    id,
    path: `/users/${encodeURIComponent(id)}/mailboxSettings/userPurpose`,
    schema: Purpose,
  }));
  const answers = await batchApart(graph, parts);
  const opened = [...answers.values()].some(({ ok }) => ok);
  const [records, found]: [TenantRecord[], Mailbox[]] = [[], []];
  for (const person of people) {
    const answer = partOf(answers, person.id);
    const absent = !answer.ok && isAbsent(answer.refusal);
    if (absent) records.push(refused(answer.refusal, { ...ABOUT, container: person.id }));
    // Its folders may open all the same: what they answer decides of the mailbox, and the kind is guessed. Where
    // others opened, the refusal is this mailbox's and its folders tell it; no permission is missing.
    else if (!answer.ok && !opened) records.push(refused(answer.refusal, ABOUT));
    if (!absent) found.push({ person, type: typeOf(person, answer) });
  }
  yield { records, follow: mailboxSeeds(NEXT, found), cursor: null };
}

/** Shared mailboxes and rooms stand on disabled accounts: all there is to go by when the purpose cannot be read. */
function typeOf({ enabled }: Person, answer: Answer<z.infer<typeof Purpose>>): string {
  if (!answer.ok) return enabled ? "user" : "shared";
  const purpose = answer.value.value ?? "user";
  return ["shared", "room", "equipment"].includes(purpose) ? purpose : "user";
}
