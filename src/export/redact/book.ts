/**
 * A book fit for publication: names become a kind and a number (« Boîte 0042 »), Graph's ids the same in plain
 * letters (`mailbox-0042`), the same in every output and every run. What people wrote is left out, and what would help
 * whoever attacks the tenant: permissions, who shared files are open to, where markings and credentials stand. The
 * administration stays, and directorates of ten people or more: they are no persons.
 */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import type { ContainerRow } from "../../model/container-row.ts";
import { INTIMATE, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import type { FindingLine } from "../../model/finding-line.ts";
import { mayBeIndividual } from "../../model/individual.ts";
import { isOfFewPeople, type OwnSpaces } from "../../model/own-spaces.ts";
import type { Plan } from "../../model/plan.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { wordlessAuthority } from "../authority.ts";
import { namelessGaps } from "../gaps.ts";
import { waveNames } from "../wave-names.ts";
import { type Kind, type Nameless, nameless, type Pseudonym } from "./nameless.ts";
import { redactDetector, redactDetectors, redactFiles, redactTally } from "./own.ts";
import { redactPlan } from "./plan.ts";
import { asWritten, type Retold, withOffers } from "./retold.ts";
import { together, type UnitName, unitsOf } from "./units.ts";

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

/** @param told what the administration's own files say, without their words. */
export async function redactBook(
  book: Book,
  pseudonym: Pseudonym,
  language: Language,
  told: Retold = asWritten(book),
): Promise<Book> {
  const as = nameless(pseudonym, language);
  const { nameOf: unitName, own } = await unitsOf(book, language);
  const timetable = redactTimetable(book.timetable, unitName);
  const waves = waveNames(timetable.waves, language);
  const { request: _left, ...kept } = book;
  const { mention } = catalogueOf(language).redaction;
  const plan = withoutFew(await redactPlan(book.plan, told, as, language), own);
  const { openedAfter } = book.evidence;
  const opened = together(
    openedAfter.map((row) => ({ ...row, unit: unitName(row.unit) })),
    ({ service, unit }) => `${service}/${unit}`,
    ["spaces"],
  );
  return {
    ...kept,
    timetable,
    // What limits who may read the original is not true of a copy for all.
    mention,
    plan: {
      ...plan,
      evidence: { ...plan.evidence, openedAfter: opened },
      waves: plan.waves.map((wave, index) => ({ ...wave, key: waveKey(wave.id), name: waves[index] ?? wave.name })),
    },
    evidence: { ...book.evidence, openedAfter: opened },
    desktop: book.desktop && { ...book.desktop, units: desktopUnits(book.desktop, unitName) },
    keptByContents: together(
      await withOffers(
        book.keptByContents.map((row) => ({ ...row, unit: unitName(row.unit) })),
        told,
      ),
      ({ service, unit, offer }) => `${service}/${unit}/${offer}`,
      ["spaces", "kept"],
    ),
    verdicts: told.verdicts.map(undecided),
    edition: told.edition,
    laterEditions: told.laterEditions,
    profiles: told.profiles,
    offers: told.offers,
    obstacles: told.obstacles,
    authority: wordlessAuthority(book.authority, language),
    ownDetectors: await redactDetectors(book, as),
    ownTemplates: await redactFiles(book.ownTemplates, as),
    // The department that a directorate is known by may be a small one.
    unitKeys: new Map(),
    labels: await redactLabels(book.labels, as),
    coverage: namelessGaps(book.coverage).map((row) => ({ ...row, permission: null })),
    differences: await redactDifferences(book.differences, as),
    restricted: false,
    // Rows of the workbook bear names, and what people wrote is left out: what was decided of services stays.
    async *journal() {
      const { given } = catalogueOf(language).redaction;
      for await (const { why, by, ...noted } of book.journal())
        if (noted.where === "configuration")
          yield { ...noted, row: await partRow(noted.row, told, as), by: by && given, why: why && given };
    },
    async *containers(service) {
      for await (const row of book.containers(service)) yield await redactRow(row, unitName, told, as);
    },
    // Who what is sensitive is open to shows where to try.
    async *sharing() {},
    async *findings() {
      for await (const page of book.findings()) {
        const lines: FindingLine[] = [];
        for (const line of page) if (isOpen(line)) lines.push(await redactFinding(line, as));
        yield lines;
      }
    },
    async *restrictedFindings() {},
  };
}

/** Of services that few people have, the sum alone is told, and the plan itself is read. */
function withoutFew(plan: Plan, own: readonly OwnSpaces[]): Plan {
  const services = plan.services.map((service) => {
    if (!isOfFewPeople(service.id, own)) return service;
    const { "marked-document": marked } = service.sensitive.byCategory;
    const byCategory = marked === undefined ? {} : { "marked-document": marked };
    return { ...service, sensitive: { ...service.sensitive, byCategory, byDetector: {} } };
  });
  return { ...plan, services };
}

/** A part that no edition tells any more is known by its id alone. */
async function partRow(row: string, { id, verdicts }: Retold, as: Nameless): Promise<string> {
  const [service = "", part] = row.split("/", 2);
  if (part === undefined) return row;
  const own = await id(part);
  const told = verdicts.some(({ parts }) => parts.some(({ rule }) => rule.id === own));
  return `${service}/${told ? own : await as.id("wording", part)}`;
}

const desktopUnits = ({ units }: NonNullable<Book["desktop"]>, unitName: UnitName) =>
  together(
    units.map((row) => ({ ...row, unit: unitName(row.unit) })),
    ({ unit }) => String(unit),
    ["licensed", "used", "windows", "mac"],
  );

/** It begins with a directorate, which may be a small one. */
const waveKey = (id: number) => `wave/${id}`;

/** Without the names and reasons that people wrote. */
function redactTimetable({ waves, schedule }: Book["timetable"], unitName: UnitName): Book["timetable"] {
  return {
    waves: waves.map((wave) => ({
      ...wave,
      key: waveKey(wave.id),
      units: [...new Set(wave.units.map(unitName))],
    })),
    schedule: { ...schedule, named: [], closings: schedule.closings.map((closing) => ({ ...closing, why: null })) },
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

async function redactRow(row: ContainerRow, unitName: UnitName, told: Retold, as: Nameless): Promise<ContainerRow> {
  const { line, group, site, fit } = row;
  const kind = kindOf(line.service);
  const traits = Object.entries(row.traits).filter(([, value]) => typeof value !== "string");
  return {
    ...row,
    published: true,
    line: {
      ...line,
      id: await as.id(kind, line.id),
      name: line.name === null ? null : await as.name(kind, line.id),
      owner: line.owner === null ? null : await as.name("person", line.owner),
      unit: unitName(line.unit),
      sensitive: { ...line.sensitive, byDetector: await redactTally(open(line.sensitive.byDetector), as) },
      target: line.target && (await told.id(line.target)),
    },
    fit: fit && {
      ...fit,
      target: fit.target && (await told.id(fit.target)),
      obstacles: await withOffers(fit.obstacles, told),
    },
    group: group === null ? null : await as.id("group", group),
    groupName: group === null ? null : await as.name("group", group),
    site: site === null ? null : await as.id("site", site),
    siteName: site === null ? null : await as.name("site", site),
    url: null,
    traits: Object.fromEntries(traits),
  };
}

/** Where a marking or a credential stands is told to nobody but the security officer, not even by a number. */
const open = (byDetector: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(byDetector).filter(([detector]) => !RESTRICTED_DETECTORS.has(detector)));

/** Nor is what is intimate told in a space that may be a person's own. */
const isOpen = ({ detector, category, service }: FindingLine): boolean =>
  !RESTRICTED_DETECTORS.has(detector) && !(INTIMATE.has(category) && mayBeIndividual(service, undefined));

async function redactFinding(line: FindingLine, as: Nameless): Promise<FindingLine> {
  const { container, service, item, name, detector } = line;
  return {
    ...line,
    detector: await redactDetector(detector, as),
    container: await as.id(kindOf(service), container),
    item: item === null ? null : await as.id("item", item),
    name: name === null ? null : await as.name("item", item ?? name),
  };
}
