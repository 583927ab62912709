/** Why a space leaves when it does, as its row says it. */

import { expect, test } from "vitest";
import { catalogueOf } from "../../src/lang/index.ts";
import type { Placed } from "../../src/model/cluster.ts";
import { stageOf } from "../../src/model/cluster.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Container } from "../../src/model/records.ts";
import type { Action, DerogationStatus, Label, Verdict } from "../../src/model/verdict.ts";
import { clusterOf, placingOf, shareOf, shutPlacing, unfoundOf } from "../../src/plan/linked.ts";
import { told } from "./memory-store.ts";

const TERM = "2027-03-01" as IsoDate;

interface Case {
  readonly label: Label;
  readonly action: Action;
  readonly status?: DerogationStatus;
  readonly answer?: { readonly label: "move-now" | "derogable"; readonly status?: DerogationStatus };
}

const standing = (status: DerogationStatus | undefined) =>
  status === undefined ? null : { status, limit: { months: 12, countedFrom: "offer" }, until: TERM };

function verdictOf({ label, action, status, answer }: Case): Verdict {
  const given = answer && { by: "x", on: TERM, why: "y", contrary: null };
  return {
    service: "onedrive.files",
    label,
    action,
    derogation: standing(status),
    rule: null,
    targets: [],
    answer: answer && given ? { ...given, label: answer.label, derogation: standing(answer.status) } : null,
    harm: null,
    parts: [],
  };
}

const drive = (itemsRead: number) =>
  told("onedrive.files", "d", { itemsRead, container: { type: "personal", owner: "p", group: null, site: null } });
const library = (itemsRead: number, some: Partial<Container> = {}) =>
  told("sharepoint.documents", "l", {
    itemsRead,
    container: { type: "library", owner: null, group: null, site: "s", ...some },
  });
const ALONE: Placed = { wave: 1, sensitive: false, spaces: 1, follows: false };
const CLOSED: Case = { label: "move-now", action: "move-now" };

function why(space: ReturnType<typeof told>, of: Case, placed: Partial<Placed> = {}): string {
  const verdict = verdictOf(of);
  const key = clusterOf(space.container, verdict.action, "DRH");
  if (key === null) throw new Error("nothing of it moves");
  return catalogueOf("fr").plan.waves.why(
    placingOf(key, { ...ALONE, ...placed }, { unfound: unfoundOf(space), verdict }),
  );
}

const LAST = "part après ce où des données ont été repérées.";
const BESIDE = "vient après ce qui part sans attendre.";

test.each<[string, string, string]>([
  [
    "closed, nothing found",
    why(library(4), CLOSED),
    `Le texte exclut la dérogation. Rien de repéré dans ce qui a été lu : ${LAST}`,
  ],
  [
    "closed, unread: nothing is said to be missing",
    why(library(0), CLOSED),
    `Le texte exclut la dérogation. Contenu non lu : ${LAST}`,
  ],
  [
    "closed, found in it",
    why(library(4), CLOSED, { sensitive: true }),
    "Le texte exclut la dérogation. Part parmi les premiers : des données y ont été repérées.",
  ],
  [
    "closed and unread, found in what moves with it",
    why(library(0), CLOSED, { sensitive: true, spaces: 3 }),
    "Le texte exclut la dérogation. Part parmi les premiers : des données ont été repérées dans ce qui part ensemble. Avec son site (3 espaces en tout).",
  ],
  [
    "refused",
    why(drive(4), { label: "derogable", action: "move-now", status: "refused" }),
    `La dérogation est refusée. Rien de repéré dans ce qui a été lu, hors données indiquées par direction : ${LAST}`,
  ],
  [
    "expired",
    why(drive(0), { label: "derogable", action: "move-now", status: "expired" }),
    `La dérogation est échue. Contenu non lu : ${LAST}`,
  ],
  [
    "not eligible",
    why(drive(0), { label: "derogable", action: "move-now", status: "not-eligible" }),
    `Le projet n’est pas éligible à la dérogation. Contenu non lu : ${LAST}`,
  ],
  [
    "derogable, and people decided to move it",
    why(drive(0), { label: "derogable", action: "move-now", status: "to-request", answer: { label: "move-now" } }),
    `Vous avez décidé de le déplacer. Contenu non lu : ${LAST}`,
  ],
  [
    "closed, that people counted on a derogation for, and it was refused",
    why(library(0), { ...CLOSED, answer: { label: "derogable", status: "refused" } }),
    `La dérogation est refusée. Contenu non lu : ${LAST}`,
  ],
  ["to be decided", why(library(4), { label: "review", action: "decide" }), "Attend votre choix."],
  [
    "to be decided, with its group",
    why(library(4, { group: "g" }), { label: "review", action: "decide" }, { follows: true, spaces: 5 }),
    "Attend votre choix ; s’il part, suit ce à quoi il appartient. Avec son équipe ou son groupe (5 espaces en tout).",
  ],
  [
    "eligibility to be established: nothing lets it stay yet",
    why(drive(4), { label: "derogable", action: "establish-eligibility", status: "to-establish" }),
    `La dérogation suppose un projet éligible, ce qui reste à établir : ${BESIDE}`,
  ],
  [
    "to be requested",
    why(drive(4), { label: "derogable", action: "request", status: "to-request" }),
    `La dérogation peut être demandée : ${BESIDE}`,
  ],
  [
    "requested",
    why(drive(4), { label: "derogable", action: "await", status: "requested" }),
    `La dérogation est demandée : ${BESIDE}`,
  ],
  [
    "granted: it must leave by then, which no sentence promises",
    why(drive(4), { label: "derogable", action: "keep-until", status: "granted" }, { spaces: 4 }),
    "La dérogation est accordée : vient après ce qui part sans attendre, et doit être parti à son terme. Avec ce qui est au même compte (4 espaces en tout).",
  ],
])("%s", (_case, said, expected) => expect(said.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(expected));

test("what was shut is in no wave, and its row says so", () => {
  const placing = shutPlacing(library(0).container, "move-now", null);
  expect(placing && catalogueOf("fr").plan.waves.why(placing)).toMatch(/^Hors des vagues/);
  expect(shutPlacing(library(0).container, "none", null)).toBe(null);
});

test.each<[string, Case, IsoDate | null]>([
  ["granted", { label: "derogable", action: "keep-until", status: "granted" }, TERM],
  ["expired: a term that passed binds nothing", { label: "derogable", action: "move-now", status: "expired" }, null],
  [
    "moved by decision",
    { label: "derogable", action: "move-now", status: "granted", answer: { label: "move-now" } },
    null,
  ],
])("term: %s", (_case, of, until) => expect(shareOf(drive(1), verdictOf(of), null)?.until).toBe(until));

test.each<[string, Partial<Container> & Pick<Container, "service">, number]>([
  ["an agent's mailbox", { service: "exchange.mail", type: "user", owner: "p" }, 1],
  ["their drive", { service: "onedrive.files", type: "personal", owner: "p" }, 1],
  ["the drive of nobody that is left", { service: "onedrive.files", type: "personal", owner: null }, 0],
  ["a shared mailbox", { service: "exchange.mail", type: "shared", owner: "p" }, 0],
  ["a library", { service: "sharepoint.documents", type: "library", owner: null }, 0],
])("people: %s", (_case, { service, ...container }, people) =>
  expect(shareOf(told(service, "x", { container }), verdictOf(CLOSED), null)?.people).toBe(people),
);

test("each action has its stage", () => {
  expect(stageOf("none")).toBe(null);
  expect(stageOf("await")).toBe("keep");
});
