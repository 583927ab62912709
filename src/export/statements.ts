/** What the first page, the request and the web page say in sentences: alerts, dates, decisions, unknowns. */

import type { IsoDate } from "../model/dates.ts";
import { CATEGORIES, PARTLY } from "../model/finding.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { Wording } from "../model/verdict.ts";
import { declaredFor, isAskedFor, standingOf } from "./derogations.ts";
import { contraryNames } from "./reasons.ts";
import { unreadName } from "./sheets/coverage.ts";
import { isUsed, serviceNames } from "./summing.ts";
import type { View } from "./view.ts";

/** What must be known before anything else is read. */
export function alerts(view: View): readonly string[] {
  const { book, t, format } = view;
  const { profiles, ownTemplates } = book;
  const contrary = contraryNames(view);
  return [
    ...profiles.map(({ alert }) => `${view.stated({ ...alert, text: wordingOf(alert.text, unended) })}.`),
    ...(authorityGiven(view) ? [] : [authorityText(view)]),
    ...(book.coverage.some(({ cause }) => cause === "delegated") ? [t.summary.delegated] : []),
    ...(book.plan.scan.complete ? [] : [t.summary.incomplete]),
    ...(contrary.length > 0
      ? [t.reasons.contraryCount(...counted(contrary.length, view), contrary.join(t.summary.semicolon))]
      : []),
    ...(ownTemplates.length > 0 ? [t.reasons.ownTemplates(...counted(ownTemplates.length, view))] : []),
    ...book.edition.assumptions.filter(({ onFirstPage }) => onFirstPage).map(({ text }) => view.say(text)),
    ...book.edition.later.map(({ id, title, inForceFrom, confidence, changes }) => {
      const text = wordingOf(changes, unended);
      return t.summary.later(view.say(title), id, format.day(inForceFrom), `${view.stated({ text, confidence })}.`);
    }),
  ];
}

/** A sentence that ends by itself: what follows it stands before its full stop. */
const unended = (text: string) => text.replace(/[.\s]+$/, "");

const wordingOf = ({ fr, en }: Wording, change: (text: string) => string): Wording => ({
  fr: change(fr),
  en: change(en),
});

/** On what ground content is read, where it is stated; where it is not, an alert says so. */
export function grounds(view: View): readonly string[] {
  return authorityGiven(view) ? [authorityText(view)] : [];
}

/** Each fact that was stated, and of each other one that it was not. */
function authorityText({ book: { authority }, t }: View): string {
  const { authorisedBy, legalBasis, dpia, staffConsulted } = authority;
  if (!(authorisedBy || legalBasis || dpia || staffConsulted)) return t.words.authorityMissing;
  const stated = (fact: string | null) => (fact && unended(fact)) || t.workbook.notGiven;
  return t.words.authority(stated(legalBasis), stated(authorisedBy), stated(dpia), stated(staffConsulted));
}

/** When the tenant was seen, and which. */
export function scannedText({ book: { plan }, t, format }: View): string {
  return t.summary.scanned(
    format.instant(plan.scan.finishedAt ?? plan.scan.startedAt),
    // The sentence says « tenant » itself, before the number of a redacted one.
    plan.tenant.defaultDomain || plan.tenant.id.replace(/^tenant-/, ""),
  );
}

/** Content may be read on a stated ground only: who authorised it, and the legal basis. */
function authorityGiven({ book: { authority } }: View): boolean {
  return Boolean(authority.authorisedBy && authority.legalBasis);
}

export function deadlines(view: View): readonly string[] {
  const said = view.book.plan.services.flatMap((service) => {
    const sentence = deadlineOf(service, view);
    return sentence ? [{ service, sentence }] : [];
  });
  // Services of which the same is to be said share their sentence.
  const alike = Map.groupBy(said, ({ sentence }) => sentence(""));
  return [...alike.values()].map((group) => {
    const names = serviceNames(
      group.map(({ service }) => service),
      view,
    );
    return group[0]?.sentence(names) ?? "";
  });
}

/** What is true of a service's derogation by its status, of the services that it is said of; null where none can be had. */
function deadlineOf(service: PlanService, view: View): ((names: string) => string) | null {
  const derogation = standingOf(service);
  // Whoever decided to leave waits for no term.
  if (derogation === null || !isAskedFor(service)) return null;
  const { t, format } = view;
  const { summary } = t;
  const { status, until, limit } = derogation;
  const { eligibility, clock } = view.book.edition;
  const last = until && lastDay(service, until, view);
  if (status === "refused") {
    const declared = declaredFor(service, view);
    return (names) => summary.refusedDerogation(names, declared && format.day(declared.on));
  }
  if (status === "not-eligible") return (names) => summary.notEligible(names, view.say(eligibility.text));
  if (status === "expired" && last) return (names) => summary.expired(names, last);
  if (last) return (names) => summary.clockSet(names, last);
  return (names) => summary.clockUnset(names, format.count(limit.months), view.stated(clock));
}

/** A day that follows from the months of the text is as sure as they are; one that a decision names is its own. */
function lastDay(service: PlanService, until: IsoDate, view: View): string {
  const day = view.format.day(until);
  if (declaredFor(service, view)?.until === until) return day;
  return view.stated({ text: { fr: day, en: day }, confidence: view.book.edition.clock.confidence });
}

export function decisions(view: View): readonly string[] {
  const { book, t } = view;
  const { summary } = t;
  const { eligibility, request } = book.edition;
  const doing = (action: PlanService["action"]) =>
    book.plan.services.filter((service) => service.action === action && isUsed(service));
  const told = (services: readonly PlanService[], sentence: (names: string) => string) =>
    services.length === 0 ? [] : [sentence(serviceNames(services, view))];
  const restricted = book.plan.services.reduce((sum, { sensitive }) => sum + sensitive.restricted, 0);
  const unfit = book.plan.services.reduce((sum, { fit }) => sum + fit.no, 0);
  const parts = book.plan.services.flatMap((service) => {
    const names = service.parts
      .filter(({ action }) => action === "decide")
      .map(({ id }) => view.partName(service.id, id));
    return names.length === 0 ? [] : [t.reasons.ofPart(t.names.service[service.id], names.join(", "))];
  });
  const undated = book.plan.waves.some(({ start, end }) => start === null || end === null);
  const all = [
    ...told(doing("establish-eligibility"), (names) => summary.toEstablish(names, view.say(eligibility.ask))),
    ...told(doing("request"), (names) => summary.toRequest(names, view.say(request.ask))),
    ...told(doing("decide"), summary.toDecide),
    ...(unfit > 0 ? [t.obstacles.unfit(unfit)] : []),
    ...(parts.length > 0 ? [summary.toDecideParts(parts.join(summary.semicolon))] : []),
    ...toAssess(view),
    ...toAnswer(view),
    ...(undated ? [summary.toDate] : []),
    ...late(view),
    ...(book.plan.applications.length > 0 ? [summary.toReplace(...counted(book.plan.applications.length, view))] : []),
    ...(restricted > 0 ? [summary.restricted(...counted(restricted, view))] : []),
  ];
  return all.length === 0 ? [summary.nothingToDecide] : all;
}

/** Waves that would not keep to the term, and the first of those that they would pass. */
function late(view: View): readonly string[] {
  const waves = view.book.timetable.waves.filter((wave) => wave.late);
  const [first] = waves.flatMap(({ until }) => (until === null ? [] : [until])).sort();
  return first === undefined ? [] : [view.t.summary.late(...counted(waves.length, view), view.format.day(first))];
}

/** Where nothing is presumed, what the edition asks of data is for the administration to say: no scan can. */
function toAssess({ book, t, say }: View): readonly string[] {
  const { presumes, conditions } = book.edition.sensitivity;
  const beyond = conditions.flatMap(({ tests }) => tests).filter(({ evidence }) => evidence.length === 0);
  if (presumes !== null || beyond.length === 0) return [];
  return [t.summary.toAssess(beyond.map(({ id, text }) => `${id}, ${say(text)}`).join(t.summary.semicolon))];
}

/** The test of harm is asked of each service: how many answers it waits for, and where they are given. */
function toAnswer(view: View): readonly string[] {
  const { plan, edition } = view.book;
  const open = plan.questions.filter(({ kind, answered }) => kind === "harm" && answered === null).length;
  if (open === 0 || edition.harm === null) return [];
  return [view.t.summary.toAnswer(...counted(open, view), edition.harm.test)];
}

export function unknowns(view: View): readonly string[] {
  const { book, t } = view;
  const { summary } = t;
  const beside = book.profiles.reduce((sum, { assumptions }) => sum + assumptions.length, 0);
  const assumed = book.edition.assumptions.length + beside;
  const notSeen = book.plan.services.filter(({ coverage }) => coverage.status === "not-scanned");
  const unread = book.plan.services.filter(
    ({ sensitive, volume, coverage }) =>
      sensitive.itemsRead === 0 && (volume.items ?? 0) > 0 && coverage.status !== "not-scanned",
  );
  // What is read in part stands among the read, and in the sheet on coverage.
  const wholly = book.unread.filter(({ reason }) => !reason.startsWith(PARTLY));
  const closed = wholly.reduce((sum, { items }) => sum + items, 0);
  const reasons = [...new Set(wholly.map(({ reason }) => unreadName(reason, view).toLocaleLowerCase(view.language)))];
  // Contact details make nothing sensitive: that they are not looked for hides nothing.
  const notSearched = CATEGORIES.filter((id) => id !== "contact" && !book.searched.has(id));
  const all = [
    ...(unread.length > 0 ? [summary.contentUnread(serviceNames(unread, view))] : []),
    ...(notSearched.length > 0
      ? [summary.notSearched(notSearched.map((id) => t.names.category[id]).join(summary.semicolon))]
      : []),
    ...(notSeen.length > 0 ? [summary.notSeen(serviceNames(notSeen, view))] : []),
    ...(book.shut.refused > 0 ? [summary.refused(...counted(book.shut.refused, view))] : []),
    ...(closed > 0 ? [summary.unreadItems(...counted(closed, view), reasons.join(summary.semicolon))] : []),
    ...(assumed > 0 ? [summary.assumptions(...counted(assumed, view))] : []),
  ];
  return all.length === 0 ? [summary.nothingUnknown] : all;
}

/** A number as written, and whether the language says it in the singular. */
function counted(value: number, { format }: View): readonly [string, boolean] {
  return [format.count(value), format.one(value)];
}
