/**
 * A book fit for publication: names become a kind and a number (« Boîte 0042 »), Graph's ids the same in plain
 * letters (`mailbox-0042`), the same in every output and every run. What people wrote is left out. Directorates and
 * the administration stay: they are no persons.
 */

import { catalogueOf, type Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { ContainerRow } from "../model/container-row.ts";
import type { FindingLine } from "../model/finding-line.ts";
import type { Provenance } from "../model/history.ts";
import type { Plan, PlanApplication } from "../model/plan.ts";
import type { ServiceId } from "../model/service.ts";
import type { Verdict } from "../model/verdict.ts";
import { wordlessAuthority } from "./authority.ts";
import { namelessGaps, scopeName } from "./gaps.ts";

/** The number of a thing, given at its first asking and kept. */
export type Pseudonym = (kind: string, id: string) => Promise<number>;

type Kind = keyof ReturnType<typeof catalogueOf>["redaction"]["kind"];

/** What a container of each service is. The same person's mail, calendar and contacts bear the same number. */
const KINDS: Partial<Record<ServiceId, Kind>> = {
  "exchange.mail": "mailbox",
  "exchange.calendar": "mailbox",
  "exchange.contacts": "mailbox",
  "exchange.group-mailboxes": "group",
  "onedrive.files": "drive",
  "teams.chat": "chat",
  "teams.channel-messages": "channel",
  "teams.files": "library",
  "teams.webinars": "mailbox",
  "sharepoint.documents": "library",
  "sharepoint.lists": "list",
  "sharepoint.pages": "site",
  "other.planner": "plan",
  "other.onenote": "notebook",
};

const kindOf = (service: ServiceId): Kind => KINDS[service] ?? "space";

interface Nameless {
  id(kind: Kind, id: string): Promise<string>;
  name(kind: Kind, id: string): Promise<string>;
}

function nameless(pseudonym: Pseudonym, language: Language): Nameless {
  const words = catalogueOf(language).redaction.kind;
  const number = async (kind: Kind, id: string) => String(await pseudonym(kind, id)).padStart(4, "0");
  return {
    id: async (kind, id) => `${kind}-${await number(kind, id)}`,
    name: async (kind, id) => `${words[kind]} ${await number(kind, id)}`,
  };
}

export async function redactBook(book: Book, pseudonym: Pseudonym, language: Language): Promise<Book> {
  const as = nameless(pseudonym, language);
  const { request: _left, ...kept } = book;
  const { mention } = catalogueOf(language).redaction;
  return {
    ...kept,
    // What limits who may read the original is not true of a copy for all.
    mention,
    plan: await redactPlan(book.plan, as, language),
    verdicts: book.verdicts.map(undecided),
    authority: wordlessAuthority(book.authority, language),
    labels: await redactLabels(book.labels, as),
    coverage: namelessGaps(book.coverage),
    differences: await redactDifferences(book.differences, as),
    restricted: false,
    // Rows of the workbook bear names, and what people wrote is left out: what was decided of services stays.
    async *journal() {
      const { given } = catalogueOf(language).redaction;
      for await (const { why, by, ...noted } of book.journal())
        if (noted.where === "configuration") yield { ...noted, by: by && given, why: why && given };
    },
    async *containers(service) {
      for await (const row of book.containers(service)) yield await redactRow(row, as);
    },
    async *sharing() {
      for await (const row of book.sharing()) {
        if (row.space === null) yield row;
        else {
          const kind = kindOf(row.service);
          const [id, name] = [await as.id(kind, row.space.id), await as.name(kind, row.space.id)];
          const site = row.site && { id: await as.id("site", row.site.id), name: await as.name("site", row.site.id) };
          yield { ...row, space: { id, name }, site };
        }
      }
    },
    async *findings() {
      for await (const line of book.findings()) yield await redactFinding(line, as);
    },
    async *restrictedFindings() {},
  };
}

/** What is told of a decision stands in the plan. */
const undecided = (verdict: Verdict): Verdict => ({
  ...verdict,
  answer: null,
  harm: null,
  parts: verdict.parts.map((part) => ({ ...part, answer: null })),
});

async function redactDifferences(differences: Book["differences"], as: Nameless): Promise<Book["differences"]> {
  const redacted: Book["differences"][number][] = [];
  for (const { place, ...told } of differences) {
    if (place === null) redacted.push({ ...told, place });
    else {
      const kind = kindOf(place.service);
      const [id, name] = [await as.id(kind, place.id), await as.name(kind, place.id)];
      redacted.push({ ...told, place: { ...place, id, name: place.name === null ? null : name } });
    }
  }
  return redacted;
}

async function redactLabels(labels: Book["labels"], as: Nameless): Promise<Book["labels"]> {
  const redacted: Book["labels"][number][] = [];
  for (const label of labels) {
    redacted.push({ ...label, id: await as.id("label", label.id), name: await as.name("label", label.id) });
  }
  return redacted;
}

/** The id of the tenant in a redacted plan: an earlier copy of the same tenant is known by it. */
export function redactTenant(id: string, pseudonym: Pseudonym, language: Language): Promise<string> {
  return nameless(pseudonym, language).id("tenant", id);
}

async function redactPlan(plan: Plan, as: Nameless, language: Language): Promise<Plan> {
  const note = catalogueOf(language).plan.coverage.note("");
  // Who decided, and in which words: that it is stated, no more.
  const { given } = catalogueOf(language).redaction;
  const nobody = { by: given, why: given };
  const questions = plan.questions.map(({ answered, ...open }) => ({
    ...open,
    answered: answered && { ...answered, ...nobody },
  }));
  const services = plan.services.map((service) => {
    const reasons = service.coverage.reasons.filter((reason) => !reason.startsWith(note));
    const { answer, sensitive } = service;
    return {
      ...service,
      answer: answer && { ...answer, ...nobody },
      sensitive: { ...sensitive, harm: sensitive.harm && { ...sensitive.harm, ...nobody } },
      parts: service.parts.map((part) => ({ ...part, answer: part.answer && { ...part.answer, ...nobody } })),
      coverage: { ...service.coverage, reasons },
    };
  });
  const applications: PlanApplication[] = [];
  for (const application of plan.applications) {
    applications.push({
      ...application,
      appId: await as.id("application", application.appId),
      name: await as.name("application", application.appId),
      publisher: null,
    });
  }
  const skipped = plan.coverage.skipped.map((each) => ({ ...each, scope: scopeName(each.scope) }));
  const once = new Map(skipped.map((each) => [JSON.stringify(each), each]));
  const tenant = { ...plan.tenant, id: await as.id("tenant", plan.tenant.id), defaultDomain: "" };
  const provenance = await redactProvenance(plan.provenance, as);
  return {
    ...plan,
    tenant,
    provenance,
    services,
    questions,
    applications,
    coverage: { ...plan.coverage, skipped: [...once.values()] },
  };
}

/** A digest of few words could be found by trying: a number is as good to tell whether two are the same. */
async function redactProvenance(provenance: Provenance, as: Nameless): Promise<Provenance> {
  const { scope, directorates, project, planning } = provenance.configuration;
  const [one, two, three, four] = [
    await as.id("setting", scope),
    await as.id("setting", directorates),
    await as.id("setting", project),
    await as.id("setting", planning),
  ];
  return { ...provenance, configuration: { scope: one, directorates: two, project: three, planning: four } };
}

async function redactRow(row: ContainerRow, as: Nameless): Promise<ContainerRow> {
  const { line, group, site } = row;
  const kind = kindOf(line.service);
  const traits = Object.entries(row.traits).filter(([, value]) => typeof value !== "string");
  return {
    ...row,
    line: {
      ...line,
      id: await as.id(kind, line.id),
      name: line.name === null ? null : await as.name(kind, line.id),
      owner: line.owner === null ? null : await as.name("person", line.owner),
    },
    group: group === null ? null : await as.id("group", group),
    groupName: group === null ? null : await as.name("group", group),
    site: site === null ? null : await as.id("site", site),
    siteName: site === null ? null : await as.name("site", site),
    url: null,
    traits: Object.fromEntries(traits),
  };
}

async function redactFinding(line: FindingLine, as: Nameless): Promise<FindingLine> {
  const { container, service, item, name } = line;
  return {
    ...line,
    container: await as.id(kindOf(service), container),
    item: item === null ? null : await as.id("item", item),
    name: name === null ? null : await as.name("item", item ?? name),
  };
}
