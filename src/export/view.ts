/** A book as one language reads it: what every output asks for names, numbers and sentences. */

import { detectorName } from "../lang/detector-name.ts";
import { type Format, formatOf } from "../lang/format.ts";
import { type Catalogue, catalogueOf, type Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Carried } from "../model/carry.ts";
import type { Offer } from "../model/offer.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { ServiceId } from "../model/service.ts";
import type { Statement, Verdict, Wording } from "../model/verdict.ts";
import type { Value } from "./cell.ts";
import { nameOfOffer, READ } from "./offer-name.ts";

export interface View {
  readonly book: Book;
  readonly language: Language;
  readonly t: Catalogue;
  readonly format: Format;
  /** Who may have it, as the administration words it; printed with what it may not be used for. */
  readonly mention: string;
  /** People fill it in and give it back: what they wrote earlier, if anything; null for what is only read. */
  readonly trip: { readonly carried: Carried | null } | null;
  say(wording: Wording): string;
  /** A statement of law or fact; what was not read, nor quoted by the press, is told with what it rests on. */
  stated(statement: Statement): string;
  verdict(service: ServiceId): Verdict | null;
  planned(service: ServiceId): PlanService | null;
  offer(id: string): Offer | null;
  offerName(id: string): string;
  /** Names of the offers, or that none is known. */
  targets(ids: readonly string[]): string;
  /** Why the service bears its label: what the text says, what Bascule infers and what is to be checked. */
  because(service: ServiceId): string;
  /** Title of a part of a service, as the edition words it. */
  partName(service: ServiceId, part: string): string;
  kindName(kind: string): string;
  /** « à fixer » rather than a date that nobody set; its number where nobody named it. */
  waveName(wave: number | null): Value;
  /** Number and days of a wave as a sentence; null where none is known. */
  waveDays(wave: number | null): string | null;
  detectorName(id: string): string;
}

export function viewOf(book: Book, language: Language): View {
  const t = catalogueOf(language);
  const verdicts = new Map(book.verdicts.map((verdict) => [verdict.service, verdict]));
  const services = new Map(book.plan.services.map((service) => [service.id, service]));
  const offers = new Map(book.offers.map((offer) => [offer.id, offer]));
  const say = (wording: Wording) => wording[language];
  const named = new Map(book.offers.map((offer) => [offer.id, nameOfOffer(offer, book.plan.asOf, language)]));
  const offerName = (id: string) => named.get(id) ?? id;
  // Nearly every row names its wave: what is said of each is said once.
  const waveNames = new Map(book.plan.waves.map(({ id, name }) => [id, name]));
  const days = new Map(book.timetable.waves.map((wave) => [wave.id, t.plan.waves.when(wave)]));
  return {
    book,
    language,
    t,
    format: formatOf(language),
    mention: book.mention ?? t.words.mention,
    trip: null,
    say,
    stated: ({ text, confidence }) =>
      READ.has(confidence) ? say(text) : t.workbook.offer.sure(say(text), t.names.confidence[confidence]),
    verdict: (service) => verdicts.get(service) ?? null,
    planned: (service) => services.get(service) ?? null,
    offer: (id) => offers.get(id) ?? null,
    offerName,
    targets: (ids) => (ids.length === 0 ? t.workbook.noTarget : ids.map(offerName).join(", ")),
    because: (service) => services.get(service)?.reason ?? "",
    partName: (service, part) => {
      const rule = verdicts.get(service)?.rule?.parts.find(({ id }) => id === part);
      return rule ? say(rule.title) : part;
    },
    detectorName: (id) => detectorName(id, t, language, book.ownDetectors),
    kindName: (kind) => t.names.kind[kind] ?? kind,
    waveName: (wave) => (wave === null ? null : (waveNames.get(wave) ?? wave)),
    waveDays: (wave) => (wave === null ? null : (days.get(wave) ?? null)),
  };
}

/** What stands on every page of what people read: who may have it, and what it may not be used for. */
export const pageMention = ({ mention, t }: View): string => `${mention} – ${t.words.noWatch}`;

/** A count, or the word that it is not known: an absent figure is never shown as zero. */
export function known(value: number | null, view: View): Value {
  return value ?? view.t.workbook.unknown;
}

/** Items read; « non lu » rather than 0. */
export function readCell(read: number, view: View): Value {
  return read === 0 ? view.t.words.notRead : read;
}

/** Sensitive items: a number that sorts; none found says of how many; nothing read says so. */
export function sensitiveCell(sensitive: { items: number; itemsRead: number }, view: View): Value {
  if (sensitive.items > 0) return sensitive.items;
  return sensitive.itemsRead === 0 ? view.t.words.notRead : foundText(sensitive, view);
}

/**
 * Sensitive items of what may be people's own: what is intimate there stands with its directorate's, and the cell says so
 * whether there is any or not. Of many spaces no more than of one: less what each tells, it would be known of few people.
 */
export function personalCell(
  { items, itemsRead, grouped }: { items: number; itemsRead: number; grouped: number | null },
  view: View,
): Value {
  if (grouped === null) return sensitiveCell({ items, itemsRead }, view);
  if (items > grouped) return items - grouped;
  return itemsRead === 0 ? view.t.words.notRead : view.t.workbook.byDirectorate;
}

/** Of a directorate: what is intimate in people's own spaces is in no such number, and where that leaves none the cell says so. */
export function sharedCell(of: { sensitive: number; read: number; personal: boolean }, view: View): Value {
  const { sensitive, read, personal } = of;
  const silent = personal && sensitive === 0 && read > 0;
  return silent ? view.t.workbook.byGroups : sensitiveCell({ items: sensitive, itemsRead: read }, view);
}

/** The same in a sentence: « 0 trouvé sur 400 lus », « 12 sur 400 lus », « 12 d’après des noms, contenu non lu », or « non lu ». */
export function foundText({ items, itemsRead }: { items: number; itemsRead: number }, view: View): string {
  const { t, format } = view;
  if (itemsRead === 0) return items === 0 ? t.words.notRead : t.summary.byName(format.count(items));
  const say = items === 0 ? t.words.found : t.summary.foundOf;
  return say(format.count(items), format.count(itemsRead));
}
