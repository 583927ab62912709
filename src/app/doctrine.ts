/**
 * What a plan is judged by, read from the templates: an edition, the offers, the profiles, the table of permissions. All of it
 * is in the digest that every output bears.
 */

import { refuseEarlier } from "../doctrine/decide.ts";
import type { Edition } from "../doctrine/edition.ts";
import { INVISIBLE_FILE, readInvisible } from "../doctrine/invisible.ts";
import { OBSTACLES_FILE, readObstacles } from "../doctrine/obstacles.ts";
import { OCCULTATIONS_FILE, readOccultations } from "../doctrine/occultations.ts";
import { readOffers } from "../doctrine/offers.ts";
import { PERMISSIONS_FILE, type PermissionsTable, readPermissionsTable } from "../doctrine/permissions-table.ts";
import { readProfiles } from "../doctrine/profiles.ts";
import { unknownParts } from "../doctrine/questions.ts";
import { readEdition } from "../doctrine/read.ts";
import { readTolerances, TOLERANCES_FILE } from "../doctrine/tolerances.ts";
import type { Answers } from "../model/answers.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Tolerances } from "../model/difference.ts";
import type { ObstacleAbout } from "../model/fit.ts";
import type { Occultation } from "../model/occultation.ts";
import type { Offer } from "../model/offer.ts";
import type { Profile } from "../model/profile.ts";
import type { StandingGap } from "../model/standing-gap.ts";
import { ConfigurationFault } from "../store/configuration.ts";
import { type Templates, templatesWith } from "../store/templates.ts";
import { SettingFault } from "./faults.ts";

export interface Doctrine {
  readonly edition: Edition;
  /** Those that came after it and are in force on the day, oldest first. */
  readonly laterEditions: readonly Edition[];
  readonly offers: readonly Offer[];
  readonly obstacles: readonly ObstacleAbout[];
  readonly profiles: readonly Profile[];
  readonly invisible: readonly StandingGap[];
  /** What a copy for publication does not tell. */
  readonly occultations: readonly Occultation[];
  readonly permissionsTable: PermissionsTable;
  /** How far a scan may stand from the tenant's own reports and counts before it is told. */
  readonly tolerances: Tolerances;
  readonly templates: Templates;
}

export interface DoctrineWish {
  readonly edition: string;
  readonly asOf: IsoDate;
  /** Of the configuration. */
  readonly templates: string | null;
  readonly answers: Answers;
}

/** The edition's files must be there, the day not before it, and every answer of something: told before a scan begins, not after. */
export function doctrineFor({ templates, ...wish }: DoctrineWish): Doctrine {
  return doctrineIn(templatesWith(templates), wish);
}

export function doctrineIn(
  templates: Templates,
  { edition: id, asOf, answers }: Omit<DoctrineWish, "templates">,
): Doctrine {
  const known = templates.editions();
  if (!known.includes(id)) {
    throw new SettingFault(({ terminal }) => terminal.faults.editionUnknown(id, known.join(", ")));
  }
  const beside = readBeside(templates);
  const read = (which: string) =>
    readEdition(templates.files(`doctrine/${which}`), beside.offers, beside.obstacles, beside);
  const edition = read(id);
  refuseEarlier(edition, asOf);
  refuseUnknownParts(edition, answers);
  const laterEditions = known
    .slice(known.indexOf(id) + 1)
    .map(read)
    .filter(({ about }) => about.inForceFrom <= asOf);
  return { ...beside, edition, laterEditions, templates };
}

/** Every edition, oldest first, with what they share. */
export function doctrines(
  own: string | null,
): Omit<Doctrine, "edition" | "laterEditions"> & { readonly editions: readonly Edition[] } {
  const templates = templatesWith(own);
  const beside = readBeside(templates);
  const read = (id: string) => readEdition(templates.files(`doctrine/${id}`), beside.offers, beside.obstacles, beside);
  return { ...beside, templates, editions: templates.editions().map(read) };
}

function readBeside(templates: Templates) {
  return {
    offers: readOffers(templates.files("offers")),
    obstacles: readObstacles(templates.file(OBSTACLES_FILE)),
    profiles: readProfiles(templates.files("profiles")),
    invisible: readInvisible(templates.file(INVISIBLE_FILE)),
    permissionsTable: readPermissionsTable(templates.file(PERMISSIONS_FILE)),
    occultations: readOccultations(templates.file(OCCULTATIONS_FILE)),
    tolerances: readTolerances(templates.file(TOLERANCES_FILE)),
  };
}

/** The bounds alone, for whoever makes no plan. */
export const tolerancesIn = (own: string | null): Tolerances =>
  readTolerances(templatesWith(own).file(TOLERANCES_FILE));

function refuseUnknownParts(edition: Edition, answers: Answers): void {
  const [unknown] = unknownParts(edition, answers);
  if (!unknown) return;
  const { key, service, parts } = unknown;
  const place = answers.places[key];
  const fr = parts.length > 0 ? `attendu\u00a0: l’une des parties ${parts.join(", ")}` : `${service} n’a aucune partie`;
  const en = parts.length > 0 ? `expected one of the parts ${parts.join(", ")}` : `${service} has no parts`;
  throw new ConfigurationFault(place?.file ?? "", "value", { fr, en }, place?.line ?? undefined, `answers.${key}`);
}
