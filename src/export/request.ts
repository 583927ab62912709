/**
 * Fills the template of the derogation request: one request for each service, in the sections that the fact sheet on the
 * doctrine supports. What the book does not know is left in brackets, to be completed; while any of it is, every page says
 * that it is a draft. What rests on no text that was read is highlighted, and never affirmed.
 */

import type { Project } from "../model/configuration.ts";
import type { PlanService } from "../model/plan-service.ts";
import { NO_STATEMENTS, OPINIONS, type Statements, statementsOn } from "../model/request.ts";
import { labelName } from "./columns.ts";
import { askedFor, standingText } from "./derogations.ts";
import { bodyText, type DocumentKind, type DocumentTemplate, fillDocument } from "./document/fill.ts";
import type { FilledBy } from "./document/tags.ts";
import { READ } from "./offer-name.ts";
import { saysText } from "./reasons.ts";
import { foundOf } from "./request/found.ts";
import { legalOf } from "./request/legal.ts";
import { offersOf } from "./request/offers.ts";
import { type OneRequest, REQUEST_NEEDS, REQUEST_TAGS } from "./request/tags.ts";
import { wavesOf } from "./request/waves.ts";
import type { SpaceSums } from "./space-sums.ts";
import { alerts, deadlines, grounds, scannedText, unknowns } from "./statements.ts";
import { marked, markedUnless, unmarked } from "./to-verify.ts";
import { pageMention, type View } from "./view.ts";

export const REQUEST_KIND: DocumentKind<typeof REQUEST_TAGS> = { tags: REQUEST_TAGS, needed: REQUEST_NEEDS };

/** Digests of what the request goes with, in hexadecimal. */
export interface Attached {
  readonly plan: string;
  readonly annex: string;
}

const each = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Nothing that was not read is affirmed: it bears marks, by which the document shows it. */
function marking(view: View): View {
  const { t } = view;
  return {
    ...view,
    stated: ({ text, confidence }) =>
      READ.has(confidence)
        ? view.say(text)
        : marked(t.dossier.toVerify(view.say(text).replace(/\.$/, ""), t.names.confidence[confidence])),
  };
}

/** « très avancé au 5 juillet 2021, engagé le 2 février 2021 » */
function stageOf(project: Project | undefined, { t, format }: View): string | null {
  const said = [
    ...(project?.stage ? [t.dossier.stage[project.stage]] : []),
    ...(project?.engagedOn ? [t.dossier.engaged(format.day(project.engagedOn))] : []),
  ];
  return said.length === 0 ? null : said.join(", ");
}

/** What the text says, then what Bascule infers from it: what would change them is in the annex. */
function reasonsOf({ reasons }: PlanService, view: View): OneRequest["reasons"] {
  const { reasons: words, dossier, names } = view.t;
  const { says, infers, remarks } = reasons;
  const said = words.part(words.says, saysText(reasons, view));
  return each([
    says === null ? said : markedUnless(says.confidence, said),
    ...(infers === null
      ? []
      : [
          markedUnless(
            infers.confidence,
            words.part(
              words.infers,
              dossier.toVerify(infers.text.replace(/[.\s]+$/u, ""), names.confidence[infers.confidence]),
            ),
          ),
        ]),
    ...remarks,
  ]);
}

/** What the texts treat apart inside the service. */
function partsOf({ id, parts }: PlanService, view: View): string {
  const { dossier } = view.t;
  const told = parts.map((part) => dossier.category(unmarked(view.partName(id, part.id)), labelName(part.label, view)));
  return told.length === 0 ? dossier.noPart : told.join("\n");
}

/** An assumption of the edition that is about a section of the request. */
function noteOf(ids: readonly string[], view: View): OneRequest["proofNote"] {
  const found = view.book.edition.assumptions.filter(({ id }) => ids.includes(id));
  return each(found.map((one) => `${view.stated(one)}${READ.has(one.confidence) ? "" : "."}`));
}

/** Things of the tenant that stood on the day which the text asks about. */
function stoodOf({ workload }: PlanService, { book, t, format }: View): OneRequest["stood"] {
  const kind = workload === "onedrive" ? "drive" : "account";
  const day = format.day(book.evidence.engagedOn);
  return book.evidence.created
    .filter((created) => created.kind === kind)
    .map(({ before, between, after, unknown, first }) => {
      const counts = {
        before: format.count(before),
        all: format.count(before + between + after),
        unknown: format.count(unknown),
      };
      return { text: t.evidence.before(kind, counts, day, first && format.day(first), unknown > 0) };
    });
}

function opinionsOf({ opinions }: Statements, { t, format }: View): OneRequest["opinions"] {
  return OPINIONS.map((id) => {
    const given = opinions[id];
    return {
      authority: t.dossier.opinion[id],
      opinion: given ? unmarked(given.opinion) : t.dossier.toFill,
      day: given ? format.day(given.on) : t.dossier.toFill,
    };
  });
}

function requestOf(
  service: PlanService,
  at: readonly [number: number, count: number],
  sums: SpaceSums,
  view: View,
): OneRequest {
  const { book, t, format } = view;
  const { edition, plan, request } = book;
  const project = request?.project;
  const said = statementsOn(service.id, request?.statements ?? NO_STATEMENTS);
  const fill = (text: string | null | undefined) => unmarked(text || t.dossier.toFill);
  const offer = project?.acceptableOffer;
  const dependent = plan.applications.filter(({ dependsOn }) => dependsOn.includes(service.workload)).length;
  const alone: View = { ...view, book: { ...book, plan: { ...plan, services: [service] } } };
  const { scope } = edition.request;
  return {
    number: format.count(at[0]),
    count: format.count(at[1]),
    service: t.names.service[service.id],
    ...legalOf(service, view),
    eligibility: view.stated(edition.eligibility),
    stage: fill(stageOf(project, view)),
    evidence: fill(project?.evidence),
    constraints: fill(said.constraints),
    proofNote: noteOf(["advanced-proof", "engaged-proof"], view),
    stood: stoodOf(service, view),
    scope: view.stated({ text: scope, confidence: scope.confidence }),
    label: labelName(service.label, view),
    rules: service.rule,
    status: unmarked(standingText(service, view)),
    reasons: reasonsOf(service, view),
    parts: partsOf(service, view),
    ...foundOf(service, sums, view),
    sensitivity: fill(said.sensitivity),
    acceptableOffer: offer ? format.day(offer.date) : t.dossier.offerDayUnset,
    acceptableOfferWhy: fill(offer?.justification),
    study: said.study ? unmarked(t.dossier.study(format.day(said.study.on), said.study.conclusion)) : t.dossier.toFill,
    offers: offersOf(service, view),
    security: fill(said.security),
    isolation: fill(said.isolation),
    licences: format.count(book.licences.reduce((sum, { consumed }) => sum + consumed, 0)),
    applications: t.dossier.applications(
      format.count(dependent),
      format.one(dependent),
      t.names.workload[service.workload],
    ),
    reversibility: fill(said.reversibility),
    funding: fill(said.funding),
    ...wavesOf(service, sums.waves, view),
    deadlines: each(deadlines(alone)),
    planNote: noteOf(["dated-plan"], view),
    opinions: opinionsOf(said, view),
    opinionsNote: noteOf(["opinions"], view),
    contentsNote: noteOf(["request-contents"], view),
  };
}

/** The decision rules that the services asked for rest on, in their own words. */
function quoted(services: readonly PlanService[], view: View): readonly string[] {
  const ids = new Set(services.flatMap(({ rule }) => rule.split(" ").slice(1)));
  const { t } = view;
  return view.book.edition.principles
    .filter(({ id }) => ids.has(id))
    .map((one) =>
      READ.has(one.confidence)
        ? t.dossier.rule(one.id, view.say(one.text), t.names.confidence[one.confidence])
        : t.dossier.ruleToVerify(one.id, view.stated(one)),
    );
}

/** No request: that there is none, and where the project stands, which may be why. */
function noneOf(view: View): FilledBy<typeof REQUEST_TAGS>["none"] {
  const { dossier } = view.t;
  const stage = stageOf(view.book.request?.project, view);
  return each([dossier.noService, ...(stage === null ? [] : [dossier.state(stage)])]);
}

/** The tags of the template, with what the book knows. */
function requestData(sums: SpaceSums, attached: Attached, draft: number, view: View): FilledBy<typeof REQUEST_TAGS> {
  const { book, t, format } = view;
  const { plan, edition, request } = book;
  const fill = (text: string | null | undefined) => unmarked(text || t.dossier.toFill);
  const asked = askedFor(view);
  return {
    administration: unmarked(book.administration ?? plan.tenant.displayName),
    representative: fill(request?.representative),
    contact: fill(request?.contact),
    mention: unmarked(pageMention(view)),
    legend: t.words.legend,
    keepSource: t.words.keepSource,
    date: format.day(plan.asOf),
    scanned: scannedText(view),
    edition: unmarked(view.say(edition.title)),
    scan: plan.scan.id,
    version: `Bascule ${plan.generator.version}`,
    planDigest: attached.plan,
    annexDigest: attached.annex,
    doctrineDigest: plan.doctrine.sha256,
    draft: draft > 0 ? [{ text: t.dossier.draft(format.count(draft), format.one(draft)) }] : [],
    grounds: each(grounds(view).map(unmarked)),
    alerts: each(alerts(view)),
    none: asked.length === 0 ? noneOf(view) : [],
    requests: asked.map((service, index) => requestOf(service, [index + 1, asked.length], sums, view)),
    unknowns: each(unknowns(view)),
    assumptions: each(edition.assumptions.map((one) => `${view.stated(one)}${READ.has(one.confidence) ? "" : "."}`)),
    principles: each(quoted(asked, view)),
    texts: edition.texts.map(({ title, says, confidence }) => ({
      title: unmarked(title),
      says: READ.has(confidence)
        ? `${unmarked(view.say(says))} ${t.dossier.confidence(t.names.confidence[confidence])}`
        : view.stated({ text: says, confidence }),
    })),
  };
}

/** The request as a document; the same plan and template give the same bytes. */
export async function fillRequest(
  template: DocumentTemplate,
  sums: SpaceSums,
  attached: Attached,
  view: View,
): Promise<Uint8Array> {
  const { asOf } = view.book.plan;
  const seen = marking(view);
  const filled = await fillDocument(template, REQUEST_KIND, requestData(sums, attached, 0, seen), asOf);
  // Whoever leaves it to be completed, the template or the configuration.
  const open = bodyText(filled).split(view.t.dossier.toFill).length - 1;
  if (open === 0) return filled;
  return fillDocument(template, REQUEST_KIND, requestData(sums, attached, open, seen), asOf);
}
