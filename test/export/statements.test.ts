/** What the first page says in sentences: deadlines, decisions, unknowns, alerts. */

import { describe, expect, test } from "vitest";
import { reportPage } from "../../src/export/report/report.ts";
import { summary } from "../../src/export/sheets/summary.ts";
import { alerts, deadlines, decisions, grounds, unknowns } from "../../src/export/statements.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { DerogationStatus } from "../../src/model/verdict.ts";
import { book } from "./book.ts";
import { templatesFor } from "./templates.ts";

type Change = (service: PlanService) => Partial<PlanService>;

/** The sample book with its services changed, and whatever else. */
function changed(change: Change, others: Partial<Book> = {}): Book {
  const services = book.plan.services.map((service) => ({ ...service, ...change(service) }));
  return { ...book, ...others, plan: { ...book.plan, ...others.plan, services } };
}

const said = (sentences: (view: ReturnType<typeof viewOf>) => readonly string[], from: Book) =>
  sentences(viewOf(from, "fr")).join("\n");

const granted: Change = ({ derogation }) =>
  derogation
    ? { derogation: { ...derogation, status: "granted", until: "2027-06-30" as IsoDate }, action: "keep-until" }
    : {};

describe("deadlines", () => {
  test("an unknown day is said to be unknown, and no date is told", () => {
    const text = said(deadlines, book);
    expect(text).toContain("12 mois au plus");
    expect(text).toContain("l’échéance n’est pas connue");
    expect(text).not.toMatch(/20[23]\d/);
  });

  test("a known day is told once for the services that share it", () => {
    expect(viewOf(book, "fr").book.plan.services.filter(({ derogation }) => derogation)).toHaveLength(5);
    expect(deadlines(viewOf(changed(granted), "fr"))).toHaveLength(1);
    expect(said(deadlines, changed(granted))).toContain("échéance le 30 juin 2027");
  });
});

describe("what a decision or a day has closed has no deadline to come", () => {
  const only =
    (status: DerogationStatus, until: IsoDate | null): Change =>
    ({ id, derogation }) => ({
      derogation: id === "onedrive.files" && derogation ? { ...derogation, status, until } : null,
    });
  const declared = (on: string): Partial<Book> => ({
    request: {
      representative: null,
      statements: NO_STATEMENTS,
      contact: null,
      project: {
        stage: "very-advanced",
        engagedOn: null,
        evidence: null,
        acceptableOffer: { date: "2025-01-01" as IsoDate, justification: "note" },
        derogations: { "onedrive.files": { status: "refused", on: on as IsoDate, by: "le ministre", until: null } },
      },
    },
  });

  test.each<[string, Book, string]>([
    [
      "refused",
      changed(only("refused", null), declared("2025-03-01")),
      "Dérogation refusée le 1er mars 2025 (OneDrive\u00a0: fichiers personnels)\u00a0: à déplacer sans attendre.",
    ],
    [
      "refused, in a copy that leaves out what was declared",
      changed(only("refused", null)),
      "Dérogation refusée (OneDrive\u00a0: fichiers personnels)\u00a0: à déplacer sans attendre.",
    ],
    [
      "not eligible",
      changed(only("not-eligible", null)),
      "Projet non éligible à une dérogation (OneDrive\u00a0: fichiers personnels)\u00a0: il n’est pas dit très avancé au 5 juillet 2021. À déplacer sans attendre.",
    ],
    [
      "expired",
      changed(only("expired", "2026-01-01" as IsoDate)),
      "Dérogation (OneDrive\u00a0: fichiers personnels)\u00a0: son échéance, le 1er janvier 2026, est passée. À déplacer sans attendre.",
    ],
  ])("%s", (_, from, sentence) => expect(said(deadlines, from)).toBe(sentence));
});

describe("decisions", () => {
  test.each([
    ["where the project stood", book, "5 juillet 2021"],
    ["services that the text does not name", book, "Trancher pour les services"],
    ["a calendar to set", book, "calendrier des vagues"],
    ["two applications", book, "2 applications, tierces ou internes, qui dépendent"],
    [
      "one marking, word for word",
      book,
      "1 signalement (marquages de protection et secrets d’accès présumés). Marquage de protection présumé\u00a0: prévenir sans délai l’officier de sécurité\u202f; ne pas ouvrir, déplacer, copier ni supprimer.",
    ],
    [
      "a derogation to request",
      changed(({ derogation }) => (derogation ? { action: "request" } : {})),
      "Demander au ministre",
    ],
  ])("%s", (_, from, sentence) => {
    expect(said(decisions, from)).toContain(sentence);
  });

  test("a granted derogation asks for nothing more", () => {
    expect(said(decisions, changed(granted))).not.toContain("5 juillet 2021");
  });

  test("nothing to decide is said", () => {
    const settled = changed(
      ({ sensitive }) => ({ action: "move-now", parts: [], sensitive: { ...sensitive, restricted: 0 } }),
      {
        plan: { ...book.plan, waves: [], applications: [] },
        timetable: { ...book.timetable, waves: [] },
      },
    );
    expect(said(decisions, settled)).toBe("Rien n’attend de décision.");
  });
});

describe("unknowns", () => {
  test.each([
    "Contenu non lu",
    "Non relevé",
    "1 espace refusé ou verrouillé",
    "29 éléments n’ont pas été lus",
    "2 hypothèses",
    "Non recherché par cette version\u00a0: Catégories particulières (RGPD, art. 9 et 10).",
  ])("%s", (sentence) => expect(said(unknowns, book)).toContain(sentence));
});

describe.each([
  ["the first page", (from: Book) => JSON.stringify(summary.lines(viewOf(from, "fr")))],
  ["the page", (from: Book) => reportPage(templatesFor("fr").report, viewOf(from, "fr"))],
])("%s", (_, written) => {
  const mailbox = (id: ServiceId, containers: number | null) => ({
    ...(book.plan.services[0] as PlanService),
    id,
    volume: { containers, items: 0, bytes: 0 },
  });
  const told = (...services: readonly PlanService[]) => written({ ...book, plan: { ...book.plan, services } });

  test("says how many spaces there are where the three parts of a mailbox are counted apart", async () => {
    const services = [
      mailbox("exchange.mail", 700),
      mailbox("exchange.calendar", 300),
      mailbox("exchange.contacts", 200),
    ];
    expect(await told(...services)).toContain("une boîte est un espace");
    expect(await told(...services)).toMatch(/contacts\u00a0: 1\u202f200 espaces en tout/);
  });

  test("says nothing of it where that makes no difference", async () => {
    expect(await told(mailbox("exchange.mail", 700))).not.toContain("une boîte est un espace");
    expect(await told(mailbox("exchange.calendar", null))).not.toContain("une boîte est un espace");
  });
});

describe("alerts", () => {
  test("a complete scan on a stated ground under the last edition has none", () => {
    const authority = {
      authorisedBy: "Secrétaire général",
      legalBasis: "RGPD, art. 6",
      dpia: null,
      staffConsulted: null,
    };
    const plan = { ...book.plan, scan: { ...book.plan.scan, complete: true } };
    const calm = { ...book, authority, plan, edition: { ...book.edition, later: [] } };
    expect(alerts(viewOf(calm, "fr"))).toEqual([]);
    expect(grounds(viewOf(calm, "fr"))).toEqual([
      "Fondement de la lecture des contenus\u00a0: RGPD, art. 6. Autorisation\u00a0: Secrétaire général. Analyse d’impact\u00a0: non renseigné. Information des représentants du personnel\u00a0: non renseigné.",
    ]);
  });

  test("a ground of which nothing is stated is said to be missing, in the contract's words", () => {
    expect(alerts(viewOf(book, "fr"))[0]).toBe("Fondement de la lecture des contenus\u00a0: non renseigné");
    expect(grounds(viewOf(book, "fr"))).toEqual([]);
  });

  test.each([
    ["authorisedBy", "RGPD, art. 6. Autorisation\u00a0: non renseigné. "],
    ["legalBasis", "non renseigné. Autorisation\u00a0: Secrétaire général. "],
  ] as const)("without %s the ground is an alert, which says what is there", (missing, facts) => {
    const whole = { authorisedBy: "Secrétaire général", legalBasis: "RGPD, art. 6", dpia: null, staffConsulted: null };
    const view = viewOf({ ...book, authority: { ...whole, [missing]: null } }, "fr");
    expect(alerts(view)[0]).toContain(`Fondement de la lecture des contenus\u00a0: ${facts}`);
    expect(grounds(view)).toEqual([]);
  });
});
