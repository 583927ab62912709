/** Fills the template of the derogation request. What the book does not know is left in brackets, to be completed. */

import type { Project } from "../model/configuration.ts";
import type { Category } from "../model/finding.ts";
import type { Offer } from "../model/offer.ts";
import type { PlanService } from "../model/plan-service.ts";
import { xmlText } from "./cell.ts";
import { labelName } from "./columns.ts";
import { askedFor, grantingOf, limitOf, standingOf, standingText } from "./derogations.ts";
import { type Filled, fillDocument } from "./document.ts";
import { offerDay, offerLimits } from "./offer-limits.ts";
import { reasonLines } from "./reasons.ts";
import { alerts, deadlines, grounds, scannedText, unknowns } from "./statements.ts";
import { waveBytes } from "./summing.ts";
import { foundText, pageMention, type View } from "./view.ts";

/** Text for a document: what XML refuses is left out. */
const plain = xmlText;
const each = (texts: readonly string[]): Filled[] => texts.map((text) => ({ text: plain(text) }));

function figure(value: number | null, write: (value: number) => string, view: View): string {
  return value === null ? view.t.dossier.notKnown : write(value);
}

/** « très avancé au 5 juillet 2021, engagé le 2 février 2021 » */
function stageOf(project: Project | undefined, { t, format }: View): string | null {
  const said = [
    ...(project?.stage ? [t.dossier.stage[project.stage]] : []),
    ...(project?.engagedOn ? [t.dossier.engaged(format.day(project.engagedOn))] : []),
  ];
  return said.length === 0 ? null : said.join(", ");
}

/** What the edition asks of data, each with the place for the administration's answer. */
function conditionsOf({ book, t, say }: View): readonly string[] {
  return book.edition.sensitivity.conditions.flatMap(({ title, tests }) => [
    t.dossier.condition(say(title)),
    ...tests.map(({ id, text }) => t.dossier.test(id, say(text), t.dossier.toFill)),
  ]);
}

/** Who signs, as a sentence. Several services may be for different people to grant. */
function signatureOf(services: readonly PlanService[], view: View): string | null {
  const grants = new Set(services.flatMap(({ id }) => grantingOf(id, view) ?? []));
  const sentences = [...grants].map((text) => `${text.charAt(0).toLocaleUpperCase(view.language)}${text.slice(1)}.`);
  return sentences.length === 0 ? null : sentences.join(" ");
}

function serviceOf(service: PlanService, view: View): Filled {
  const { t, format } = view;
  const { until } = standingOf(service) ?? { until: null };
  return {
    service: t.names.service[service.id],
    label: labelName(service.label, view),
    rules: service.rule,
    reason: plain(reasonLines(service.reasons, view).join("\n")),
    status: plain(standingText(service, view)),
    limit: limitOf(service, view) ?? "",
    until: until ? format.day(until) : t.workbook.clockUnset,
    targets: view.targets(service.targets.map(({ offer }) => offer)),
    containers: figure(service.volume.containers, format.count, view),
    items: figure(service.volume.items, format.count, view),
    bytes: figure(service.volume.bytes, format.bytes, view),
    found: foundText(service.sensitive, view),
    presumed: service.sensitive.presumed ? t.dossier.presumed : t.dossier.notPresumed,
    categories: categoriesOf(service, view),
  };
}

function categoriesOf({ sensitive }: PlanService, view: View): string {
  const { t, format } = view;
  const found = (Object.entries(sensitive.byCategory) as [Category, number][]).filter(([, items]) => items > 0);
  if (found.length > 0) {
    return found.map(([id, items]) => t.dossier.category(t.names.category[id], format.count(items))).join("\n");
  }
  return foundText({ items: 0, itemsRead: sensitive.itemsRead }, view);
}

function offerOf(offer: Offer, view: View): Filled {
  const { t, format } = view;
  const from = offerDay(offer, view) ?? t.dossier.offerUnknown;
  return {
    offer: offer.name,
    kind: t.names.offerKind[offer.kind],
    from,
    limits: plain(offerLimits(offer, view).join("\n")),
    checked: format.day(offer.checkedOn),
  };
}

/** The decision rules that the services asked for rest on, in their own words. */
function quoted(services: readonly PlanService[], { book, t, say }: View): readonly string[] {
  const ids = new Set(services.flatMap(({ rule }) => rule.split(" ").slice(1)));
  return book.edition.principles
    .filter(({ id }) => ids.has(id))
    .map(({ id, text, confidence }) => t.dossier.rule(id, say(text), t.names.confidence[confidence]));
}

/** The tags of the template, with what the book knows. */
function requestData(view: View): Filled {
  const { book, t, format } = view;
  const { plan, edition, request } = book;
  const project = request?.project;
  const title = plain(view.say(edition.title));
  const fill = (text: string | null | undefined) => plain(text || t.dossier.toFill);
  const asked = askedFor(view);
  const proposed = new Set(asked.flatMap(({ targets }) => targets.map(({ offer }) => offer)));
  const offer = project?.acceptableOffer;
  return {
    administration: plain(book.administration ?? plan.tenant.displayName),
    representative: fill(request?.representative),
    contact: fill(request?.contact),
    mention: plain(pageMention(view)),
    wavesCount: plan.waves.length > 0 ? t.summary.wavesCount : "",
    date: format.day(plan.asOf),
    scanned: scannedText(view),
    edition: title,
    legal: plain(view.say(edition.request.legal)),
    scope: [plain(view.say(edition.request.scope)), ...(asked.length === 0 ? [t.dossier.noService] : [])].join(" "),
    texts: edition.texts.map(({ title, says, confidence }) => ({
      title: plain(title),
      says: plain(view.say(says)),
      confidence: t.dossier.confidence(t.names.confidence[confidence]),
    })),
    grounds: each(grounds(view)),
    alerts: each(alerts(view)),
    stage: fill(stageOf(project, view)),
    evidence: fill(project?.evidence),
    services: asked.map((service) => serviceOf(service, view)),
    conditions: each(conditionsOf(view)),
    acceptableOffer: offer ? format.day(offer.date) : t.dossier.offerDayUnset,
    acceptableOfferWhy: fill(offer?.justification),
    offers: book.offers.filter(({ id }) => proposed.has(id)).map((each) => offerOf(each, view)),
    licences: format.count(book.licences.reduce((sum, { consumed }) => sum + consumed, 0)),
    applications: format.count(plan.applications.length),
    waves: plan.waves.map((wave) => ({
      wave: plain(wave.name),
      containers: format.count(wave.containers),
      bytes: figure(waveBytes([wave], view), format.bytes, view),
      start: wave.start ? format.day(wave.start) : t.workbook.toFix,
      end: wave.end ? format.day(wave.end) : t.workbook.toFix,
    })),
    deadlines: each(deadlines(view)),
    unknowns: each(unknowns(view)),
    principles: each(quoted(asked, view)),
    assumptions: each(edition.assumptions.map(({ text }) => view.say(text))),
    signature: fill(signatureOf(asked, view)),
    legend: t.words.legend,
    keepSource: t.words.keepSource,
  };
}

/** The request as a document; the same plan and template give the same bytes. */
export async function fillRequest(template: Uint8Array, view: View): Promise<Uint8Array> {
  return fillDocument(template, requestData(view), view.book.plan.asOf);
}
