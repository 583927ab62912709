/** A derogation in words: where it stands, what was decided of it and when, and its last day. */

import type { Project } from "../model/configuration.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { ServiceId } from "../model/service.ts";
import type { DerogationStatus } from "../model/verdict.ts";
import { dayCell, type Value } from "./cell.ts";
import { isUsed } from "./summing.ts";
import type { View } from "./view.ts";

/** Nothing is left to ask for, nor to wait for. */
const CLOSED: ReadonlySet<DerogationStatus> = new Set(["refused", "expired", "not-eligible"]);

/** Where the derogation stands that the text opens, or that people count on where it leaves them the choice. */
export const standingOf = ({ derogation, answer }: PlanService) => answer?.derogation ?? derogation;

/** Those that the text opens or that people decided to ask for, unless they decided otherwise; what nobody uses needs none. */
export const isAskedFor = (service: PlanService) =>
  (service.answer?.label ?? service.label) === "derogable" && isUsed(service);

function isClosed(service: PlanService): boolean {
  const derogation = standingOf(service);
  return derogation !== null && CLOSED.has(derogation.status);
}

/** The services that a request is about: those to be asked for that no decision nor day has closed. */
export function askedFor({ book }: View): readonly PlanService[] {
  return book.plan.services.filter((service) => isAskedFor(service) && !isClosed(service));
}

export function derogationWord(service: PlanService, { t }: View): string | null {
  const derogation = standingOf(service);
  return derogation ? t.names.derogation[derogation.status] : null;
}

/** What the administration declares as decided. A later day than the plan's has not come yet. */
export function declaredFor(
  { id }: PlanService,
  { book }: View,
): NonNullable<Project["derogations"][typeof id]> | null {
  const declared = book.request?.project.derogations[id];
  return declared && declared.on <= book.plan.asOf ? declared : null;
}

/** « Accordée le 10 janvier 2022, jusqu’au 31 décembre 2026 » */
export function decisionText(service: PlanService, view: View): string | null {
  const declared = declaredFor(service, view);
  if (!declared) return null;
  const { t, format } = view;
  const until = declared.until && format.day(declared.until);
  return t.workbook.decided(t.names.derogation[declared.status], format.day(declared.on), until);
}

/** « Échue. Accordée le 10 janvier 2022, par le ministre »: a status that says no more than the decision is not repeated. */
export function standingText(service: PlanService, view: View): string {
  const word = derogationWord(service, view) ?? "";
  const decision = decisionText(service, view);
  if (decision === null) return word;
  const by = declaredFor(service, view)?.by;
  const whole = by ? view.t.workbook.decidedBy(decision, by) : decision;
  return decision.startsWith(word) ? whole : `${word}. ${whole}`;
}

/** Who grants it, in the edition's words; what is no more than an assumption says so. */
export function grantingOf(id: ServiceId, view: View): string | null {
  const granting = view.verdict(id)?.rule?.grantedBy ?? anyGranting(view);
  return granting && view.stated(granting);
}

/** For what people ask for beyond what the text opens, whoever grants the rest. */
const anyGranting = ({ book }: View) => book.verdicts.find(({ rule }) => rule?.grantedBy)?.rule?.grantedBy ?? null;

/** « 12 mois à compter du jour où… » */
export function limitOf(service: PlanService, view: View): string | null {
  const derogation = standingOf(service);
  if (!derogation) return null;
  const { t, format, book } = view;
  return `${t.workbook.months(format.count(derogation.limit.months))} ${view.stated(book.edition.clock)}`;
}

/** The last day; that there is none to wait for; or, in the words given, that it is not known. */
export function termOf(service: PlanService, unknown: string, { t }: View): Value {
  const derogation = standingOf(service);
  if (!derogation) return null;
  return dayCell(derogation.until) ?? (CLOSED.has(derogation.status) ? t.workbook.noTerm : unknown);
}
