/**
 * Makes the plan from the store: labels by the edition, counts by the contract, waves proposed. Nothing is collected, and
 * nothing grows with the tenant: rows wait, off the memory, for whoever writes them out.
 */

import { collectors } from "../collect/collectors/index.ts";
import { detectorsWith } from "../detect/custom.ts";
import { searchedCategories } from "../detect/detectors/index.ts";
import { contraryAmong } from "../doctrine/answer.ts";
import { decide } from "../doctrine/decide.ts";
import type { Edition } from "../doctrine/edition.ts";
import type { PermissionsTable } from "../doctrine/permissions-table.ts";
import { profilesFor } from "../doctrine/profiles.ts";
import type { Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Configuration } from "../model/configuration.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Tolerances } from "../model/difference.ts";
import { type Confidence, RESTRICTED_DETECTORS } from "../model/finding.ts";
import type { ObstacleAbout } from "../model/fit.ts";
import { INCOMPLETE_CAUSES } from "../model/gap.ts";
import type { ServiceStand } from "../model/history.ts";
import type { Offer } from "../model/offer.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { Profile } from "../model/profile.ts";
import { SERVICES, type ServiceId } from "../model/service.ts";
import type { StandingGap } from "../model/standing-gap.ts";
import type { Verdict } from "../model/verdict.ts";
import { burnDownOf } from "../plan/burn-down.ts";
import { restrictedLines } from "../plan/finding-lines.ts";
import { ObstacleSums } from "../plan/obstacle-sums.ts";
import { unitKeysOf, unitsOn } from "../plan/unit.ts";
import type { RecordStore, Scan } from "../store/port.ts";
import { customTitles } from "./custom-detectors.ts";
import { toldOf } from "./planning/about.ts";
import { applicationsOf } from "./planning/applications.ts";
import { compare, firstDayOf } from "./planning/comparing.ts";
import { containerRowsIn } from "./planning/container-rows.ts";
import { desktopIn } from "./planning/desktop.ts";
import { belongingIn } from "./planning/directory.ts";
import { evidenceSince } from "./planning/evidence.ts";
import { fittingOf } from "./planning/fitting.ts";
import { historyOf } from "./planning/history.ts";
import { labelRowsOf } from "./planning/labels.ts";
import { freeableIn, licenceRowsOf } from "./planning/licences.ts";
import { provenanceOf } from "./planning/provenance.ts";
import { openQuestions, planQuestions } from "./planning/questions.ts";
import { drawnOf, planServiceOf } from "./planning/services.ts";
import { sharingRows, sharingTotal } from "./planning/sharing.ts";
import { differing, skippedOf, unreadOf } from "./planning/skipped.ts";
import { surveyOf } from "./planning/survey.ts";
import { underway } from "./planning/underway.ts";
import { usageOf } from "./planning/usage.ts";
import { planWavesOf } from "./planning/wave-names.ts";
import { gatheringIn, leavingBy, planWaves } from "./planning/waves.ts";
import { weighingIn } from "./planning/weighing.ts";
import { shortByOf } from "./scan/left.ts";
import { toldFindings } from "./told-findings.ts";

export interface PlanInputs {
  readonly store: RecordStore;
  readonly configuration: Configuration;
  readonly edition: Edition;
  /** Those that came after it and are in force on the day. */
  readonly laterEditions: readonly Edition[];
  readonly offers: readonly Offer[];
  readonly obstacles: readonly ObstacleAbout[];
  readonly permissionsTable: PermissionsTable;
  readonly profiles: readonly Profile[];
  /** What Graph shows to nobody. */
  readonly invisible: readonly StandingGap[];
  readonly ownTemplates: readonly string[];
  readonly asOf: IsoDate;
  readonly language: Language;
  readonly least: Confidence;
  readonly version: string;
  readonly tolerances: Tolerances;
  /** Detectors of the administration's own. */
  readonly customs: readonly CustomDetector[];
}

/** The store holds a scan: whoever opened it has looked. Throws a `DoctrineFault` when the day is before the edition. */
export async function makePlan(given: PlanInputs): Promise<Book> {
  const { configuration, edition, offers, asOf, language, least } = given;
  const verdicts = new Map<ServiceId, Verdict>(
    SERVICES.map(({ id }) => [id, decide(edition, offers, id, configuration.project, asOf, configuration.answers)]),
  );
  const scan = await given.store.lastScan();
  if (scan === null) throw new Error("a plan was asked of a store that holds no scan");
  const store = underway(given.store, scan, shortByOf(collectors));
  const inputs = { ...given, store };
  const tally = await store.tally();
  const weighing = weighingIn(tally, store, await firstDayOf(store));
  const clusters = await store.clusters();
  const units = unitsOn(configuration.directorates, asOf);
  const seen = evidenceSince(edition.about.eligibility.on, edition.about.closed.since);
  const { wish } = scan;
  const made = await store.made();
  const provenance = provenanceOf({ wish, made, configuration, tolerances: inputs.tolerances, least, asOf });
  const doctrine = { edition: edition.about.id, sha256: edition.about.sha256 };
  const standing = { asOf, content: wish.content, doctrine, provenance, services: [] };
  const history = await historyOf(store, scan, standing);
  const fit = fittingOf(verdicts, offers, given.obstacles, asOf);
  const sums = new ObstacleSums(given.obstacles);
  const belongingOf = belongingIn(store, units);
  const gathering = gatheringIn(clusters);
  const rows = containerRowsIn(await store.spool(), verdicts);
  const along = { belongingOf, weighing, gathering, evidence: seen, history, fitting: { fit, sums, asOf }, rows };
  const survey = await surveyOf(store, verdicts, configuration, scan, least, along);
  const evidence = await seen.end(store);
  const { tolerances } = inputs;
  const compared = await compare(store, scan, { tally, weighing, gaps: survey.gaps, tolerances });
  await tally.close();
  const waves = await planWaves(clusters, configuration.waves, asOf);
  const licences = await licenceRowsOf(store, configuration.licences);
  const desktop = await desktopIn(store, units, licences);
  const archives = survey.sums.get("exchange.mail")?.volume.containers ? survey.archives : null;
  const usage = await usageOf(store, archives, survey.gaps);
  const { type } = configuration.administration;
  const profiles = profilesFor(given.profiles, type);
  const context = { edition, configuration, profiles, scan, survey, usage, asOf, language, spaces: sums };
  const asking = { edition, offers, project: configuration.project, answers: configuration.answers, asOf };
  const services = [...verdicts.values()].map((verdict) => planServiceOf(verdict, context));
  await history?.end({ ...standing, services: services.map(standOf) });
  const concerned = new Set(services.flatMap(({ id, label }) => (label === "not-concerned" ? [] : [id])));
  const plan: Plan = {
    schemaVersion: 1,
    generator: { name: "bascule", version: inputs.version },
    asOf,
    tenant: await tenantOf(store, scan),
    scan: {
      id: scan.id,
      startedAt: scan.startedAt,
      finishedAt: scan.finishedAt,
      complete: scan.finishedAt !== null && !survey.gaps.some(({ cause }) => INCOMPLETE_CAUSES.has(cause)),
      content: scan.wish.content,
      sha256: (await store.seals()).findLast(({ id }) => id === scan.id)?.head ?? null,
      burnDown: burnDownOf(await store.keptScans(), concerned),
    },
    doctrine,
    provenance,
    services,
    questions: openQuestions(planQuestions([...verdicts.values()], asking, language), services),
    contrary: contraryAmong([...verdicts.values()]),
    waves: planWavesOf(waves, configuration.waves, language),
    applications: await applicationsOf(store, given.permissionsTable, await leavingBy(clusters, gathering)),
    desktop: desktop?.total ?? null,
    sharing: await sharingTotal(store, scan),
    obstacles: sums.sums(offers, (service) => (verdicts.get(service)?.targets ?? []).map(({ offer }) => offer)),
    evidence: { ...evidence, created: evidence.created.map(({ months: _months, ...sums }) => sums) },
    coverage: {
      ...(await accountOf(store)),
      skipped: [
        ...survey.gaps.map((row) => skippedOf(row, language)),
        ...compared.together.map((one) => differing(one, language)),
      ],
    },
  };
  return {
    plan,
    administration: configuration.administration.name,
    mention: configuration.outputs.mention,
    edition: toldOf(edition.about, type),
    laterEditions: given.laterEditions,
    verdicts: [...verdicts.values()],
    profiles,
    ownTemplates: given.ownTemplates,
    offers,
    obstacles: given.obstacles,
    keptByContents: sums.own(),
    authority: configuration.content,
    licences,
    freeable: await freeableIn(store, clusters, licences),
    desktop,
    labels: await labelRowsOf(store),
    coverage: survey.gaps,
    invisible: given.invisible,
    differences: compared.rows,
    differencesTogether: compared.together,
    oddities: await store.oddities(),
    shut: survey.shut,
    unread: unreadOf(survey),
    drawn: drawnOf(context),
    searched: searchedCategories(detectorsWith(inputs.customs)),
    ownDetectors: customTitles(inputs.customs),
    unitKeys: unitKeysOf(configuration.directorates),
    restricted: survey.restricted.any,
    unweighed: new Set(waves.flatMap(({ id, weighed }) => (weighed ? [] : [id]))),
    evidence,
    unassigned: units.unused(),
    timetable: { waves, schedule: configuration.waves },
    request: {
      representative: configuration.administration.representative,
      contact: configuration.administration.contact,
      project: configuration.project,
      statements: configuration.request,
    },
    journal: () => store.decisions(),
    containers: (service) => rows.of(clusters, service),
    sharing: () => sharingRows(store, belongingOf),
    findings: () => toldFindings(store, least),
    restrictedFindings: () => restrictedLines(store.findings(least, { detectors: RESTRICTED_DETECTORS })),
  };
}

/** As far as two plans are compared. */
export function standOf({ id, label, action, derogation, unused, targets, coverage }: PlanService): ServiceStand {
  const [status, until] = [derogation?.status ?? null, derogation?.until ?? null];
  const months = derogation === null ? null : derogation.limit?.months;
  return {
    id,
    label,
    action,
    status,
    ...(months !== undefined && { months }),
    until,
    ...(unused !== undefined && { unused }),
    targets: targets.map(({ offer }) => offer),
    coverage: coverage.status,
  };
}

/** When the organisation itself could not be read, its id is all that is known. */
async function tenantOf(store: RecordStore, scan: Scan): Promise<Plan["tenant"]> {
  const [organisation] = await store.facts("organisation", null, 1);
  if (!organisation) return { id: scan.tenant, displayName: scan.tenant, defaultDomain: "" };
  const { id, displayName, defaultDomain } = organisation;
  return { id, displayName, defaultDomain };
}

async function accountOf(store: RecordStore): Promise<{ requests: number; throttled: number }> {
  const accounts = [...(await store.accounts()).values()];
  return {
    requests: accounts.reduce((sum, { requests }) => sum + requests, 0),
    throttled: accounts.reduce((sum, { throttled }) => sum + throttled, 0),
  };
}
