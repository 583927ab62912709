/**
 * Rules of mailboxes that send mail on to somebody outside of the organisation: how many each has, since they are lost when
 * the mailbox moves, and say where mail goes today. A rule holds addresses and words of messages: it is asked for only where
 * contents of Exchange may be read, and of it a number alone is kept. One request a mailbox, twenty in a batch.
 * https://learn.microsoft.com/graph/api/mailfolder-list-messagerules
 */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { readsPerson } from "../closed.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { likelyAmong } from "../likely-mailboxes.ts";
import { several } from "../several.ts";
import { visiting } from "../visit.ts";

const SERVICE = "exchange.mail";
const PERMISSION = "MailboxSettings.Read";
const WHERE = "mailFolders/inbox/messageRules";
/** What an administrator, or its owner in Outlook's settings, sends on without a rule: Exchange tells it to PowerShell alone. */
const BESIDE = "exchange/forwardingSmtpAddress";

/** Of whoever mail is sent on to, what stands after the at sign; the rest is dropped as it is parsed. */
const Recipients = several(
  z
    .object({ emailAddress: z.object({ address: z.string().nullish() }).nullish() })
    .transform(({ emailAddress }) => domainOf(emailAddress?.address ?? "")),
);
const Rule = z.object({
  id: z.string(),
  isEnabled: z.boolean().nullish(),
  actions: z
    .object({ forwardTo: Recipients, forwardAsAttachmentTo: Recipients, redirectTo: Recipients })
    .nullish()
    .transform((actions) =>
      actions ? [actions.forwardTo, actions.forwardAsAttachmentTo, actions.redirectTo].flat() : [],
    ),
});
type Rule = z.infer<typeof Rule>;

export const forwardingRules = defineCollector({
  id: "forwarding-rules",
  title: "Règles de transfert vers l’extérieur",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les règles de messagerie qui transfèrent hors de l’administration, sans garder aucune adresse",
        en: "Count the mail rules that forward outside the administration, without keeping any address",
      },
      forContent: true,
    },
  ],
  // The container that it tells of is said by then.
  after: ["mailboxes", "organisation"],
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

async function* plant(task: Task, tools: Tools): AsyncGenerator<Page> {
  const { known, scope, content } = tools;
  const untold = { records: [unseen("untold", 1, { service: SERVICE, where: WHERE })], cursor: null };
  if (content.exchange === "none" || (await domainsOf(known)).size === 0) {
    yield untold;
    return;
  }
  yield* plantBlocks(task, {
    known,
    kind: "person",
    judge: async (person) =>
      !person.guest && scope.includes(namesOf(person)) && (await readsPerson(person, tools)) ? "in" : "none",
    leftOut: () => [],
    preface: [unseen("invisible", 1, { service: SERVICE, where: BESIDE })],
  });
}

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, tools.known, "person");
  const likely = await likelyAmong(people, tools.known);
  const domains = await domainsOf(tools.known);
  yield* visiting(tools.graph, task, {
    places: people.filter(({ id }) => likely.has(id)).map(({ id }) => id),
    path: routeOf,
    schema: Rule,
    found: (rules) => ({
      records: [],
      numbered: rules.filter((rule) => leadsOut(rule, domains)).map(({ id }) => id),
    }),
    numbers: (forwardsOut, container) => [
      { kind: "apart", service: SERVICE, container, item: null, told: { forwardsOut } },
    ],
    refused: shut,
  });
}

const routeOf = (person: string) =>
  `/users/${encodeURIComponent(person)}/mailFolders/inbox/messageRules?$select=id,isEnabled,actions`;

/** The mailbox itself was seen: what is shut is told of it elsewhere, and this detail alone is missing. */
function shut(refusal: Refusal, container: string): readonly TenantRecord[] {
  if (isAbsent(refusal)) return [];
  if (refusal.cause === "given-up") return [refused(refusal, { service: SERVICE, where: WHERE })];
  return [unseen("untold", 1, { service: SERVICE, container, where: WHERE })];
}

function leadsOut({ isEnabled, actions }: Rule, domains: ReadonlySet<string>): boolean {
  return isEnabled !== false && actions.some((domain) => domain !== null && !isWithin(domain, domains));
}

/** A domain of the organisation, or one below it. */
function isWithin(domain: string, domains: ReadonlySet<string>): boolean {
  for (let at = domain; at !== ""; at = at.includes(".") ? at.slice(at.indexOf(".") + 1) : "")
    if (domains.has(at)) return true;
  return false;
}

/** Null of an address without one: a name of the organisation's own directory. */
function domainOf(address: string): string | null {
  const at = address.lastIndexOf("@");
  return at < 0
    ? null
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase() || null;
}

async function domainsOf(known: Known): Promise<ReadonlySet<string>> {
  const [organisation] = await known.facts("organisation", null, 1);
  return new Set((organisation?.domains ?? []).map((domain) => domain.toLowerCase()));
}
