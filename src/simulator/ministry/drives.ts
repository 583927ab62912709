/**
 * The pretend libraries: whose they are, what the contract counts them as, and how big they are. Any is found
 * from its drive id.
 */

import type { ServiceId } from "../../model/service.ts";
import { randomOf } from "../random.ts";
import { siret } from "../values.ts";
import { personalDrive } from "./drives-people.ts";
import { dayAfter } from "./files-nodes.ts";
import { siteOf } from "./sites.ts";
import type { Ground } from "./sites-ground.ts";
import { base64For, guidFor, keyInBase64, keyOf } from "./sites-keys.ts";
import {
  CHANNEL,
  closed,
  exists,
  GROUP,
  PERSONAL,
  type Place,
  placeOf,
  ROOT,
  STANDALONE,
  turnOf,
} from "./sites-places.ts";
import { lastSign } from "./use.ts";

export interface Library {
  readonly place: Place;
  readonly part: number;
  readonly id: string;
  readonly listId: string;
  readonly name: string;
  readonly url: string;
  readonly service: ServiceId;
  readonly created: string;
  /** When something in it changed last, as it was first: one that is empty was never used. */
  readonly touched: string;
  /** Refused as a whole, with 423: the drive of someone who left. */
  readonly locked: boolean;
  /** Ordinary files and folders to grow; 0 leaves it empty. */
  readonly ordinary: number;
  readonly named: readonly string[];
  readonly system: boolean;
}

const SYSTEM_PART = 9;

/** A default library; a further one in half of the standalone and group sites. */
export function librariesOf(ground: Ground, place: Place): readonly Library[] {
  const further = (place.kind === GROUP && place.a % 2 === 0) || (place.kind === STANDALONE && place.a % 2 === 0);
  return further ? [libraryOf(ground, place, 0), libraryOf(ground, place, 1)] : [libraryOf(ground, place, 0)];
}

/** What SharePoint keeps for itself: told only to who selects the `system` facet, and never counted. */
export function systemLibrary(ground: Ground, place: Place): Library | null {
  if (place.sub > 0 || place.kind === PERSONAL || place.kind === CHANNEL) return null;
  return { ...libraryOf(ground, place, SYSTEM_PART), name: "Bibliothèque de styles", system: true };
}

function libraryOf(ground: Ground, place: Place, part: number): Library {
  const key = keyOf({ ...place, part });
  const random = randomOf(ground.seed, "library", place.kind, place.a, place.b, place.sub, part);
  const named = turnOf(place) === 4 && part === 1;
  const personal = place.kind === PERSONAL;
  const { url, created } = siteOf(ground, place);
  const plain = part === 0 ? (personal ? "OneDrive" : "Documents") : "Marchés et conventions";
  const name = named ? `Pièces SIRET ${siret(random)}` : plain;
  const later = dayAfter(random, created, 500);
  const opened = part === 0 ? created : later;
  const ordinary = ordinaryOf(ground, place, part, random.int(9));
  return {
    place,
    part,
    id: `b!${base64For(ground.seed, "drive", key, 48)}`,
    listId: guidFor(ground.seed, "list", key),
    name,
    url: `${url}/${personal ? "Documents" : part === 0 ? "Documents%20partages" : "Marches"}`,
    service: serviceOf(ground, place, part),
    created: opened,
    touched: ordinary === 0 ? opened : lastSign(ground, place),
    locked: personal && personalDrive(ground, place.a) === "locked",
    ordinary,
    named: named ? ["siret"] : [],
    system: false,
  };
}

/** Of a team's site the default library, and those of its channels, are the team's; the rest is SharePoint's. */
function serviceOf(ground: Ground, { kind, a }: Place, part: number): ServiceId {
  if (kind === PERSONAL) return "onedrive.files";
  if (kind === CHANNEL || (kind === GROUP && part === 0 && ground.group(a).team)) return "teams.files";
  return "sharepoint.documents";
}

function ordinaryOf(ground: Ground, place: Place, part: number, chance: number): number {
  if (place.kind === PERSONAL && ground.shape !== null) return ground.shape.filesPerDrive;
  if (place.kind === PERSONAL && personalDrive(ground, place.a) === "empty") return 0;
  if (turnOf(place) === 4 && part === 0) return 0;
  if (place.kind === ROOT && place.sub === 0) return ground.people <= 20 ? 240 : 420;
  const usual = place.kind === PERSONAL ? 5 + chance : 8 + chance;
  return ground.people <= 1000 ? usual : usual * 20;
}

export function libraryById(ground: Ground, id: string): Library | null {
  const key = id.startsWith("b!") ? keyInBase64(ground.seed, "drive", id.slice(2)) : null;
  if (key === null) return null;
  const place = placeOf(key.kind, key.a, key.b, key.sub);
  if (!exists(ground, place)) return null;
  return key.part === SYSTEM_PART ? systemLibrary(ground, place) : (librariesOf(ground, place)[key.part] ?? null);
}

/** Why the library, or the site that it stands in, is refused. */
export function refusalOf(library: Library): ReturnType<typeof closed> {
  if (library.locked) return { status: 423, code: "resourceLocked", message: "The drive is locked." };
  return closed(library.place);
}
