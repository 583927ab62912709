/** A book as rich as a real one, made of nothing real: all services, every kind of row, names that try to be formulas. */

import type { Book } from "../../src/model/book.ts";
import type { ContainerRow } from "../../src/model/container-row.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { NotedDecision } from "../../src/model/decision.ts";
import { EVIDENCE_KINDS, type Evidence } from "../../src/model/evidence.ts";
import { CATEGORIES } from "../../src/model/finding.ts";
import type { FindingLine } from "../../src/model/finding-line.ts";
import { FITS, type SpaceFit, USES } from "../../src/model/fit.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { PlanService, Reasons } from "../../src/model/plan-service.ts";
import { SERVICES, type ServiceId, workloadOf } from "../../src/model/service.ts";
import type { SharingRow } from "../../src/model/sharing.ts";
import type { Action, DoctrineCategory, Label, Verdict } from "../../src/model/verdict.ts";
import { invisible, obstacles } from "../doctrine/templates.ts";
import { CLAUSES, MINISTER } from "./clauses.ts";
import { OFFERS } from "./offers.ts";

const day = (text: string) => text as IsoDate;

type Reading = readonly [DoctrineCategory, Label, string, string, readonly string[]];

const MESSAGING =
  "La note réserve la dérogation aux « seuls services de messagerie et de drive personnel » : la messagerie en est.";
const CLOSED =
  "Les services documentaires et collaboratifs sont couverts par les offres de l’État : la note exclut toute dérogation.";
const UNNAMED = "Aucun texte ne nomme ce service : « seuls » ferme la liste, mais la lecture reste à confirmer.";

/** Category, label, rules, reason, offers. */
const READINGS: Record<ServiceId, Reading> = {
  "exchange.mail": ["messaging", "derogable", "D07", MESSAGING, ["messagerie"]],
  "exchange.calendar": ["messaging", "derogable", "D07, D09", `${MESSAGING} L’agenda n’est pas nommé.`, ["messagerie"]],
  "exchange.contacts": [
    "messaging",
    "derogable",
    "D07, D09",
    `${MESSAGING} Les contacts ne sont pas nommés.`,
    ["messagerie"],
  ],
  "exchange.group-mailboxes": ["collaboration", "review", "D09", UNNAMED, ["tchap", "fichiers"]],
  "exchange.archives": ["messaging", "derogable", "D07", MESSAGING, ["messagerie"]],
  "exchange.public-folders": ["collaboration", "review", "D09", UNNAMED, ["fichiers"]],
  "onedrive.files": [
    "personal-drive",
    "derogable",
    "D07",
    "La note nomme le drive personnel parmi les services dérogeables.",
    ["fichiers"],
  ],
  "teams.chat": [
    "instant-messaging",
    "move-now",
    "D08",
    "La messagerie instantanée est couverte par Tchap : aucune dérogation.",
    ["tchap"],
  ],
  "teams.channel-messages": [
    "instant-messaging",
    "move-now",
    "D08",
    "La messagerie instantanée est couverte par Tchap : aucune dérogation.",
    ["tchap"],
  ],
  "teams.files": ["documents", "move-now", "D08", CLOSED, ["fichiers"]],
  "teams.meetings-audio": [
    "audio-conference",
    "move-now",
    "D08",
    "L’audioconférence est couverte : aucune dérogation.",
    ["visio"],
  ],
  "teams.meetings-video": [
    "video-conference",
    "move-now",
    "D08",
    "La visioconférence est couverte : aucune dérogation.",
    ["visio"],
  ],
  "teams.webinars": ["webinar", "move-now", "D08", "Le webinaire est couvert : aucune dérogation.", ["webinaire"]],
  "sharepoint.documents": ["documents", "move-now", "D08", CLOSED, ["fichiers", "docs"]],
  "sharepoint.lists": ["collaboration", "move-now", "D08", CLOSED, ["grist"]],
  "sharepoint.pages": ["collaboration", "move-now", "D08", CLOSED, ["docs"]],
  "other.planner": ["collaboration", "move-now", "D08", CLOSED, ["grist"]],
  "other.onenote": ["collaboration", "move-now", "D08", CLOSED, ["docs"]],
  "other.desktop-apps": [
    "desktop-software",
    "not-concerned",
    "D15",
    "Les logiciels installés sur le poste restent permis.",
    [],
  ],
  "other.office-web": ["office-suite", "review", "D09", UNNAMED, ["docs", "fichiers"]],
  "other.forms": ["collaboration", "move-now", "D08", CLOSED, ["grist"]],
  "other.loop": ["collaboration", "move-now", "D08", CLOSED, ["docs"]],
  "other.whiteboard": ["collaboration", "move-now", "D08", CLOSED, []],
  "other.todo": ["collaboration", "move-now", "D08", CLOSED, ["grist"]],
  "other.viva-engage": ["collaboration", "move-now", "D08", CLOSED, ["tchap"]],
  "other.stream": ["documents", "review", "D09", UNNAMED, ["fichiers"]],
  "other.power-platform": ["business-application", "review", "D09", UNNAMED, []],
  "other.copilot": ["office-suite", "review", "D09", UNNAMED, []],
  "other.external-transfer": ["documents", "review", "D09", UNNAMED, ["france-transfert"]],
  "other.identity": ["identity", "not-concerned", "D09", "L’annuaire n’est pas un service collaboratif.", []],
};

const ACTION: Record<Label, Action> = {
  derogable: "establish-eligibility",
  "move-now": "move-now",
  review: "decide",
  "not-concerned": "none",
};

const UNITS = ["Direction des achats", "Secrétariat général", "Direction du numérique", null];
const HOSTILE = [
  "=1+1",
  "+33 budget",
  "-2 % de crédits",
  "@tous",
  "\tdécalé",
  "cloche\u0007 et \u0000 nul",
  "<b>&amp;</b>",
];

/** How many spaces of each service; services that Graph hardly shows have none. */
const SPACES: Partial<Record<ServiceId, number>> = {
  "exchange.mail": 24,
  "exchange.calendar": 24,
  "exchange.contacts": 24,
  "exchange.group-mailboxes": 4,
  "onedrive.files": 18,
  "teams.chat": 12,
  "teams.channel-messages": 9,
  "teams.files": 6,
  "teams.webinars": 2,
  "sharepoint.documents": 10,
  "sharepoint.lists": 8,
  "sharepoint.pages": 3,
  "other.planner": 4,
  "other.onenote": 5,
};

const KINDS: Partial<Record<ServiceId, readonly string[]>> = {
  "exchange.mail": ["user", "user", "user", "shared", "room", "equipment"],
  "exchange.calendar": ["user"],
  "exchange.contacts": ["user"],
  "exchange.group-mailboxes": ["group"],
  "onedrive.files": ["personal"],
  "teams.chat": ["oneOnOne", "group", "meeting"],
  "teams.channel-messages": ["standard", "private", "shared-channel"],
  "sharepoint.lists": ["list"],
  "sharepoint.pages": ["site"],
  "other.planner": ["plan"],
  "other.onenote": ["notebook"],
  "teams.webinars": ["organiser"],
};

const READ: ReadonlySet<ServiceId> = new Set([
  "onedrive.files",
  "teams.files",
  "sharepoint.documents",
  "exchange.mail",
]);

const LICENCE = "sku-1";

const EVIDENCE: Evidence = {
  engagedOn: day("2021-07-05"),
  textOn: day("2021-09-15"),
  created: EVIDENCE_KINDS.map((kind, index) => ({
    ...{
      kind,
      before: 3 * index,
      between: 1,
      after: 4,
      unknown: index % 2,
      first: index === 0 ? null : day("2019-03-02"),
    },
    months: [
      ...(index === 0 ? [] : [{ month: "2019-03", created: 3 * index }]),
      { month: "2021-07", created: 1 },
      { month: "2022-02", created: 4 },
    ],
  })),
  openedAfter: [
    { service: "teams.channel-messages", unit: "DRH", spaces: 12 },
    { service: "teams.channel-messages", unit: "Cabinet", spaces: 2 },
    { service: "sharepoint.documents", unit: null, spaces: 1 },
  ],
  licensed: [
    { service: "exchange", first: day("2019-03-11") },
    { service: "teams", first: day("2020-04-02") },
  ],
  undated: 1,
};

const INDIVIDUAL: ReadonlySet<ServiceId> = new Set(["exchange.mail", "onedrive.files", "teams.chat"]);
const PLACED = {
  derogable: { because: "to-establish", rank: null },
  "move-now": { because: "closed", rank: "none" },
  review: { because: "choice", rank: null },
} as const;

function row(service: ServiceId, index: number): ContainerRow {
  const [, label, , , offers] = READINGS[service];
  const kinds = KINDS[service] ?? ["library"];
  const team = service.startsWith("teams.") && service !== "teams.chat";
  const site = service.startsWith("sharepoint.");
  const refused = service === "sharepoint.documents" && index === 9;
  const number = String(index).padStart(4, "0");
  const read = READ.has(service) && !refused;
  const counted = service !== "teams.chat" && !refused;
  const items = counted ? (index * 137) % 2900 : null;
  const target = offers[0] ?? null;
  return {
    line: {
      id: service === "sharepoint.pages" ? `site-${index % 3}` : `${service}-${number}`,
      service,
      kind: kinds[index % kinds.length] ?? "library",
      name: service === "teams.chat" ? null : (HOSTILE[index - 1] ?? `Espace ${number}`),
      owner: service === "teams.chat" || team || site ? null : `agent${number}@ministere.example`,
      unit: UNITS[index % UNITS.length] ?? null,
      volume: { items, bytes: counted ? index * 48_123_457 : null },
      sensitive: {
        items: read ? index % 5 : 0,
        itemsRead: read ? Math.floor((items ?? 0) / 2) : 0,
        byDetector: read && index % 5 > 0 ? { nir: index % 5 } : {},
      },
      label,
      action: ACTION[label],
      target,
      wave: label === "not-concerned" || refused ? null : 1 + (index % 3),
      coverage: refused || !counted ? "not-scanned" : "complete",
    },
    grouped: INDIVIDUAL.has(service) ? (read ? Math.floor((index % 5) / 2) : 0) : null,
    group: team ? `team-${index % 4}` : null,
    groupName: team ? `Équipe ${index % 4}` : null,
    site: site ? `site-${index % 3}` : null,
    siteName: site ? `Site ${index % 3}` : null,
    url: site ? `https://ministere.example/sites/site-${index % 3}` : null,
    created: index % 3 === 1 ? "2023-05-02T09:00:00Z" : "2021-03-14T09:00:00Z",
    lastActivity: index % 6 === 0 ? null : "2026-10-02T16:30:00Z",
    owners: team ? index % 3 : null,
    guests: team ? index % 2 : null,
    unread: index % 7 === 0 && read ? { encrypted: 1 } : {},
    traits: service === "exchange.mail" && index % 4 === 0 ? { archive: true } : {},
    placing:
      label === "not-concerned" || refused
        ? null
        : { ...PLACED[label], root: team ? "team" : site ? "site" : "person", together: 1 + (index % 4) },
    fit: label === "not-concerned" ? null : fitOf(target, index),
    use: USES[index % USES.length] ?? "unknown",
  };
}

/** Of seven spaces one is taken as it is, one holds files that are too large; the others were not read. */
function fitOf(target: string | null, index: number): SpaceFit {
  const obstacle = { items: null, bytes: null, limit: null, count: null };
  if (target === null) return { target, fits: "no", obstacles: [] };
  if (index % 7 === 0) return { target, fits: "yes", obstacles: [] };
  if (index % 7 === 1) {
    const large = { ...obstacle, items: 2, bytes: 5_000_000_000, limit: 2_000_000_000 };
    return {
      target,
      fits: "with-work",
      obstacles: [{ ...large, kind: "file-size", weighs: "with-work", offer: target }],
    };
  }
  return { target, fits: "unread", obstacles: [{ ...obstacle, kind: "unread", weighs: "unread", offer: target }] };
}

const ROWS: readonly ContainerRow[] = SERVICES.flatMap(({ id }) =>
  Array.from({ length: SPACES[id] ?? 0 }, (_, index) => row(id, index)),
);

const FINDINGS: readonly FindingLine[] = ROWS.filter(({ line }) => line.sensitive.items > 0).map(({ line }) => ({
  container: line.id,
  service: line.service,
  item: `item-${line.id}`,
  name: line.service === "sharepoint.documents" || line.service === "teams.files" ? "liste.xlsx" : null,
  detector: "nir",
  category: "citizen-personal-data",
  count: 2,
  confidence: "high",
}));

const RESTRICTED: readonly FindingLine[] = [
  {
    container: "sharepoint.documents-0003",
    service: "sharepoint.documents",
    item: "item-restricted",
    name: "note.docx",
    detector: "marking",
    category: "marked-document",
    count: 1,
    confidence: "high",
  },
];

function tallied<K extends string>(
  keys: readonly K[],
  rows: readonly ContainerRow[],
  of: (row: ContainerRow) => K | null,
) {
  return Object.fromEntries(keys.map((key) => [key, rows.filter((row) => of(row) === key).length])) as Record<
    K,
    number
  >;
}

function serviceOf(id: ServiceId): PlanService {
  const [doctrineCategory, label, rule, reason, targets] = READINGS[id];
  const rows = ROWS.filter(({ line }) => line.service === id);
  const counted = rows.filter(({ line }) => line.volume.items !== null);
  const sum = (pick: (row: ContainerRow) => number | null) =>
    counted.reduce((total, each) => total + (pick(each) ?? 0), 0);
  const meetings = id.startsWith("teams.meetings");
  const seen = counted.length > 0;
  const sensitive = sum(({ line }) => line.sensitive.items);
  return {
    id,
    workload: workloadOf(id),
    doctrineCategory,
    label,
    derogation:
      label === "derogable"
        ? { status: "to-establish", limit: { months: 12, countedFrom: "acceptable-offer-available" }, until: null }
        : null,
    action: ACTION[label],
    unused: null,
    answer: null,
    rule,
    sources: ["Note DINUM-DIR-210901"],
    reason,
    reasons: reasonsOf(reason, label),
    targets: targets.map((offer) => ({ offer, kind: OFFERS.find((each) => each.id === offer)?.kind ?? "la-suite" })),
    volume: {
      containers: rows.length > 0 ? rows.length : null,
      items: seen ? sum(({ line }) => line.volume.items) : meetings ? 412 : null,
      bytes: seen ? sum(({ line }) => line.volume.bytes) : null,
    },
    sensitive: {
      presumed: label !== "not-concerned",
      harm: null,
      itemsRead: sum(({ line }) => line.sensitive.itemsRead),
      containers: rows.filter(({ line }) => line.sensitive.items > 0).length,
      items: sensitive,
      restricted: id === "sharepoint.documents" ? 1 : 0,
      byCategory: sensitive > 0 ? { "citizen-personal-data": sensitive } : {},
      byDetector: sensitive > 0 ? { nir: sensitive, iban: 1, marking: 1 } : {},
      estimate: id === "onedrive.files" ? { items: 96, low: 71, high: 124, confidence: 0.95 } : null,
    },
    parts:
      id === "onedrive.files"
        ? [
            {
              id: "chat-files",
              label: "review",
              action: "decide",
              answer: null,
              rule: "2021-09-15 D08 D09",
              reason: "Rangés dans OneDrive, ils suivent la conversation.",
              reasons: reasonsOf("Rangés dans OneDrive, ils suivent la conversation.", "review"),
              volume: { containers: 12, items: 240, bytes: 1_200_000_000 },
              targets: [{ offer: "tchap", kind: "la-suite" }],
            },
          ]
        : [],
    coverage: {
      status: seen ? "complete" : rows.length > 0 || !meetings ? "not-scanned" : "partial",
      reasons: seen ? [] : ["Microsoft Graph ne le montre pas."],
    },
    use: tallied(USES, rows, ({ use }) => use),
    fit: tallied(FITS, rows, ({ fit }) => fit?.fits ?? null),
  };
}

const NOTE = { title: "Note DINUM-DIR-210901", href: null, date: day("2021-09-15") };
const READ_CLOSER = "À rapprocher du documentaire.";
const SOFTER = "Une réponse de la DINUM.";

function reasonsOf(text: string, label: Label): Reasons {
  const inferred = label === "review";
  return {
    says: { text, quote: "seuls services", source: NOTE.title, day: NOTE.date, confidence: "P" },
    infers: inferred ? { text: READ_CLOSER, confidence: "I" } : null,
    changes: [SOFTER],
    remarks: [],
    weakest: inferred ? "I" : "P",
  };
}

const wording = (fr: string) => ({ fr, en: `[en] ${fr}` });

function verdictOf({ id, label, action, derogation, targets, doctrineCategory, rule, reason }: PlanService): Verdict {
  const grounds = {
    because: {
      text: wording(reason),
      confidence: "P" as const,
      quote: "seuls services",
      source: { id: "note", ...NOTE },
    },
    infers: label === "review" ? { text: wording(READ_CLOSER), confidence: "I" as const } : null,
    wouldChange: [wording(SOFTER)],
    question: null,
  };
  return {
    service: id,
    label,
    action,
    derogation,
    targets,
    answer: null,
    harm: null,
    parts: [],
    rule: {
      service: id,
      title: wording(id),
      rules: rule.split(", "),
      category: doctrineCategory,
      label,
      lastChecked: day("2026-11-01"),
      ...grounds,
      presumedSensitive: true,
      limit: derogation?.limit ?? null,
      grantedBy: derogation ? MINISTER : null,
      targets: targets.map(({ offer }) => offer),
      sources: [NOTE],
      parts: [
        {
          id: "chat-files",
          title: wording("Fichiers de conversations et enregistrements"),
          rules: ["D08", "D09"],
          label: "review",
          ...grounds,
          targets: ["tchap"],
          types: [],
          inside: [],
        },
      ],
    },
  };
}

const UNCOUNTED = { items: null, bytes: null };

const PLAN: Plan = {
  schemaVersion: 1,
  generator: { name: "bascule", version: "0.1.0" },
  asOf: day("2026-11-22"),
  tenant: {
    id: "00000000-0000-4000-8000-000000000001",
    displayName: "Ministère de démonstration",
    defaultDomain: "ministere.example",
  },
  scan: {
    id: "scan-1",
    startedAt: "2026-11-21T08:00:00Z",
    finishedAt: "2026-11-21T11:42:00Z",
    complete: false,
    content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "full" },
    sha256: "5ca1ab1e".repeat(8),
    burnDown: [
      {
        ...{
          scan: "scan-0",
          day: day("2026-08-21"),
          spaces: 130,
          items: 90_000,
          bytes: 40_000_000_000,
          sensitive: null,
        },
        ...{ moved: { spaces: 0, items: 0, bytes: 0 }, aside: { spaces: 0, items: 0, bytes: 0 } },
      },
      {
        ...{
          scan: "scan-1",
          day: day("2026-11-21"),
          spaces: 121,
          items: 84_000,
          bytes: 36_000_000_000,
          sensitive: 212,
        },
        moved: { spaces: -9, items: -6000, bytes: -4_000_000_000 },
        aside: { spaces: 0, items: 340, bytes: 1_000_000 },
      },
    ],
  },
  doctrine: { edition: "2021-09-15", sha256: "0".repeat(64) },
  provenance: {
    detectors: ["1".repeat(64)],
    thresholds: { minConfidence: "medium", tolerances: "2".repeat(64) },
    configuration: { scope: "3", directorates: "4", project: "5", planning: "6" },
    workloads: ["exchange", "onedrive", "teams", "sharepoint"],
    permissions: ["User.Read.All"],
    listed: { "onedrive.files": "whole" },
  },
  services: SERVICES.map(({ id }) => serviceOf(id)),
  questions: [],
  contrary: 0,
  waves: [1, 2, 3].map((id) => ({
    id,
    key: `${id === 3 ? "keep" : "move"}/DRH/${id}`,
    name: `Vague ${id}`,
    containers: 30 + id,
    bytes: id * 9_000_000_000,
    start: null,
    end: null,
  })),
  desktop: { licensed: 90, used: 61, windows: 58, mac: 4 },
  sharing: { files: 12, outside: 5, anonymous: 2, organization: 3, people: 8, guests: 6, endless: 9 },
  obstacles: [
    { ...UNCOUNTED, service: "exchange.mail", offer: null, kind: "forwarding", known: false, containers: 12 },
    { ...UNCOUNTED, service: "teams.chat", offer: "tchap", kind: "import", known: true, containers: 8 },
  ],
  evidence: { ...EVIDENCE, created: EVIDENCE.created.map(({ months: _months, ...sums }) => sums) },
  applications: [
    {
      appId: "00000000-0000-4000-8000-0000000000a1",
      name: "Parapheur électronique",
      publisher: "Éditeur fictif",
      inHouse: false,
      permissions: ["Mail.Read", "Files.Read.All"],
      dependsOn: ["exchange", "onedrive", "sharepoint"],
      consent: { own: true, everyone: false, people: 3, first: day("2023-05-02") },
      touchedFrom: 1,
      stopsIn: 3,
    },
    {
      appId: "00000000-0000-4000-8000-0000000000a2",
      name: "=Robot",
      publisher: null,
      inHouse: true,
      permissions: ["Chat.Read.All"],
      dependsOn: ["teams"],
      consent: { own: false, everyone: true, people: 0, first: null },
      touchedFrom: null,
      stopsIn: null,
    },
  ],
  coverage: {
    requests: 4211,
    throttled: 12,
    skipped: [{ scope: "communications/callRecords", reason: "forbidden", permission: "CallRecords.Read.All" }],
  },
};

async function* streamOf<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}

const SHARED: readonly SharingRow[] = [
  {
    ...{
      service: "sharepoint.documents",
      space: { id: "b!partages", name: "Marchés" },
      site: { id: "site-achats", name: "Achats" },
      unit: null,
      files: 9,
      outside: 4,
    },
    ...{ anonymous: 2, organization: 0, people: 6, guests: 5, endless: 8, until: null },
  },
  {
    ...{
      service: "onedrive.files",
      space: null,
      site: null,
      unit: "Direction des achats",
      files: 3,
      outside: 1,
      anonymous: 0,
    },
    ...{ organization: 3, people: 2, guests: 1, endless: 1, until: "2027-03-31T21:59:59Z" },
  },
];

const JOURNAL: readonly NotedDecision[] = [
  {
    ...{ where: "configuration", row: "exchange.mail", field: "label", value: "move-now", former: null, name: null },
    ...{
      by: "la secrétaire générale",
      on: day("2026-10-01"),
      why: "Messagerie est là",
      noted: day("2026-10-05"),
      scan: "s-1",
    },
  },
  {
    ...{
      where: "configuration",
      row: "exchange.mail",
      field: "label",
      value: "derogable",
      former: "move-now",
      name: null,
    },
    ...{ by: "le ministre", on: day("2026-11-02"), why: "import non prêt", noted: day("2026-11-22"), scan: "s-2" },
  },
  {
    ...{ where: "plan", row: "exchange.mail-0001", field: "decision", value: "Archiver", former: "Déplacer" },
    ...{ name: "Camille Exemple", by: null, on: null, why: null, noted: day("2026-11-22"), scan: "s-2" },
  },
];

export const book: Book = {
  plan: PLAN,
  administration: "Ministère de démonstration",
  mention: null,
  laterEditions: [],
  edition: {
    id: "2021-09-15",
    title: wording("Circulaire 6282-SG et note DINUM-DIR-210901"),
    inForceFrom: day("2021-09-15"),
    sha256: "0".repeat(64),
    ...CLAUSES,
    texts: [
      {
        id: "note",
        title: "Note DINUM-DIR-210901 aux secrétaires généraux",
        href: null,
        date: day("2021-09-15"),
        confidence: "P",
        says: wording(
          "Office 365 hébergé par Microsoft n’est pas conforme à la doctrine ; seules la messagerie et le drive personnel peuvent faire l’objet d’une dérogation.",
        ),
      },
    ],
    assumptions: [
      {
        id: "clock",
        text: wording("Le jour où une offre acceptable est disponible n’est fixé par aucun texte connu."),
        confidence: "I",
        onFirstPage: false,
        unlessTold: false,
      },
      {
        id: "categories",
        text: wording("Les services que la note ne nomme pas sont rapprochés du plus voisin."),
        confidence: "I",
        onFirstPage: false,
        unlessTold: false,
      },
    ],
    later: [
      {
        id: "2023-05-31",
        title: wording("Circulaire 6404/SG"),
        inForceFrom: day("2023-05-31"),
        confidence: "F",
        changes: wording("Deux critères de sensibilité, réunis ; validation par le Premier ministre."),
      },
      {
        id: "2026-04-14",
        title: wording("Loi SREN, article 31, et décret 2026-272"),
        inForceFrom: day("2026-04-14"),
        confidence: "W",
        changes: wording("18 mois au plus ; avis de la DINUM."),
      },
    ],
  },
  verdicts: PLAN.services.map(verdictOf),
  profiles: [],
  ownTemplates: [],
  offers: OFFERS,
  obstacles,
  keptByContents: [
    { service: "onedrive.files", unit: "Direction des achats", offer: "fichiers", spaces: 24, kept: 3 },
    { service: "onedrive.files", unit: null, offer: "fichiers", spaces: 4, kept: 1 },
  ],
  authority: { authorisedBy: null, legalBasis: null, dpia: null, staffConsulted: null },
  licences: [
    {
      moving: true,
      beside: ["desktop", "identity"],
      contractEnd: day("2027-12-31"),
      kind: "licence",
      id: "sku-1",
      name: "ENTERPRISEPACK",
      enabled: 1200,
      consumed: 1154,
      plans: ["EXCHANGE_S_ENTERPRISE", "TEAMS1", "SHAREPOINTENTERPRISE"],
    },
    {
      moving: false,
      beside: [],
      contractEnd: null,
      kind: "licence",
      id: "sku-2",
      name: "VISIOCLIENT",
      enabled: 40,
      consumed: 41,
      plans: ["VISIO_CLIENT_SUBSCRIPTION"],
    },
  ],
  labels: [
    {
      kind: "label",
      id: "label-1",
      type: "sensitivity",
      name: "Confidentiel",
      priority: 1,
      protects: true,
      groups: 3,
      sites: 2,
    },
  ],
  invisible,
  coverage: [
    {
      service: "teams.meetings-video",
      where: "communications/callRecords",
      cause: "forbidden",
      permission: "CallRecords.Read.All",
      code: "Forbidden",
      containers: 0,
      count: 1,
    },
    {
      service: "sharepoint.documents",
      where: "drives/root/delta",
      cause: "locked",
      permission: null,
      code: "resourceLocked",
      containers: 1,
      count: 1,
    },
    {
      service: "exchange.mail",
      where: "mailFolders",
      cause: "hidden",
      permission: null,
      code: null,
      containers: 24,
      count: 96,
    },
    {
      service: null,
      where: "reports/getMailboxUsageDetail",
      cause: "concealed",
      permission: null,
      code: null,
      containers: 0,
      count: 24,
    },
  ],
  shut: { refused: 1, all: 1 },
  differencesTogether: [
    { kind: "items", source: "drive", day: "2026-11-22", place: null, told: 13_300, counted: 10_400, spaces: 15 },
  ],
  oddities: [
    { workload: "sharepoint", kind: "empty-page", count: 12 },
    { workload: "other", kind: "row-repeated", count: 3 },
  ],
  differences: [
    {
      kind: "items",
      source: "drive",
      day: "2026-11-22",
      place: { service: "onedrive.files", id: "b!drive-1", name: "OneDrive de Camille Exemple" },
      told: 12_400,
      counted: 9_800,
      spaces: 1,
    },
    { kind: "items", source: "drive", day: "2026-11-22", place: null, told: 900, counted: 600, spaces: 14 },
    { kind: "listed", source: "users", day: null, place: null, told: 23_000, counted: 1_300, spaces: 21_700 },
    { kind: "late", source: "site", day: "2026-11-10", place: null, told: null, counted: null, spaces: 14 },
  ],
  unread: [
    { service: "sharepoint.documents", reason: "encrypted", items: 3 },
    { service: "onedrive.files", reason: "unsupported", items: 21 },
    { service: "onedrive.files", reason: "private", items: 5 },
  ],
  drawn: new Map([["onedrive.files", "Contenus lus par échantillon : 400 éléments tirés au sort sur 1 600."]]),
  searched: new Set(CATEGORIES.filter((id) => id !== "special-category-data")),
  ownDetectors: new Map([["matricule-demo", { fr: "Matricule de l’agence", en: "Agency number" }]]),
  restricted: true,
  unweighed: new Set(),
  evidence: EVIDENCE,
  desktop: {
    total: { licensed: 90, used: 61, windows: 58, mac: 4 },
    day: day("2026-11-20"),
    units: [
      { unit: "Direction des achats", licensed: 60, used: 41, windows: 40, mac: 2 },
      { unit: null, licensed: 30, used: 20, windows: 18, mac: 2 },
    ],
  },
  freeable: [
    { licence: LICENCE, wave: 2, licences: 40 },
    { licence: LICENCE, wave: null, licences: 3 },
    { licence: "licence that is gone", wave: 1, licences: 1 },
  ],
  unassigned: 2,
  timetable: {
    waves: [1, 2, 3].map((id) => ({
      ...{
        id,
        key: `${id === 3 ? "keep" : "move"}/DRH/${id}`,
        stage: id === 3 ? "keep" : "move",
        sensitive: id === 1,
        units: ["DRH", null],
        people: id,
        spaces: 30 + id,
      },
      ...{ chats: 0, bytes: id * 9_000_000_000, weighed: true, until: id === 3 ? day("2027-06-30") : null, days: 10 },
      ...{
        start: day("2027-01-11"),
        end: day(id === 3 ? "2027-07-02" : "2027-01-22"),
        estimated: id > 1,
        late: id === 3,
      },
    })),
    schedule: {
      start: day("2027-01-11"),
      holidays: "metropole",
      closings: [{ from: day("2027-12-20"), to: day("2027-12-31"), why: "clôture budgétaire" }],
      capacity: { people: 300, spaces: null, bytesPerDay: 200_000_000_000, days: 10 },
      named: [],
    },
  },
  async *journal() {
    yield* JOURNAL;
  },
  containers: (service) => streamOf(ROWS.filter(({ line }) => service === undefined || line.service === service)),
  sharing: () => streamOf(SHARED),
  findings: () => streamOf([FINDINGS]),
  restrictedFindings: () => streamOf([RESTRICTED]),
};

/** Mailboxes of so many people, and of so many rooms, that were read. */
export async function* mailboxes(people: number, rooms: number): AsyncGenerator<ContainerRow> {
  for (let index = 0; index < people + rooms; index += 1) {
    const { line, ...rest } = row("exchange.mail", index);
    const one = { ...rest, line: { ...line, sensitive: { ...line.sensitive, itemsRead: 20 } } };
    yield index < people ? one : { ...one, grouped: null, line: { ...one.line, kind: "room" } };
  }
}
