/**
 * Lists of the pretend sites: the libraries and the page library told as lists, one hidden list, one that only
 * the system uses, and generic ones whose rows hold what people type in a grid.
 */

import { randomOf } from "../random.ts";
import { type Library, librariesOf, systemLibrary } from "./drives.ts";
import { siteOf } from "./sites.ts";
import type { Ground } from "./sites-ground.ts";
import { guidFor, keyInGuid, keyOf } from "./sites-keys.ts";
import { changedIn, LATER } from "./sites-later.ts";
import { CHANNEL, PERSONAL, type Place } from "./sites-places.ts";
import { lastSign } from "./use.ts";

export interface List {
  readonly place: Place;
  readonly part: number;
  readonly id: string;
  readonly name: string;
  readonly template: "documentLibrary" | "webPageLibrary" | "genericList" | "userInformation";
  readonly hidden: boolean;
  /** Told only to who selects the `system` facet. */
  readonly system: boolean;
  /** A library's rows are its files, told by its drive. */
  readonly library: Library | null;
  /** Of a list without files or pages: as many as at first. */
  readonly rows: number;
}

const NAMES = ["Suivi des demandes", "Annuaire des correspondants", "Registre des courriers", "Incidents"];

export function listsOf(ground: Ground, place: Place): readonly List[] {
  const random = randomOf(ground.seed, "lists", place.kind, place.a, place.b, place.sub);
  const made = (part: number, name: string, template: List["template"], rest: Partial<List> = {}): List => ({
    place,
    part,
    id: guidFor(ground.seed, "list", keyOf({ ...place, part })),
    name,
    template,
    hidden: false,
    system: false,
    library: null,
    rows: 0,
    ...rest,
  });
  const libraries = librariesOf(ground, place).map((library) =>
    made(library.part, library.name, "documentLibrary", { library }),
  );
  const own = systemLibrary(ground, place);
  if (own !== null)
    libraries.push(made(own.part, own.name, "documentLibrary", { library: own, hidden: true, system: true }));
  const system = made(4, "Informations sur l’utilisateur", "userInformation", { hidden: true, system: true, rows: 5 });
  if (place.kind === PERSONAL || place.kind === CHANNEL) return [...libraries, system];
  const generic = Array.from({ length: 1 + random.int(3) }, (_, count) => {
    const large = place.kind === 0 && place.sub === 0 && count === 0;
    const rows = large ? 230 : place.a % 5 === 4 && count === 0 ? 0 : 3 + random.int(20);
    return made(5 + count, NAMES[count] ?? "Liste", "genericList", { rows });
  });
  const hidden = made(3, "Paramètres masqués", "genericList", { hidden: true, rows: 4 });
  return [...libraries, made(2, "Pages du site", "webPageLibrary"), hidden, system, ...generic];
}

/** By id, or by name as Graph also takes it. */
export function listById(ground: Ground, place: Place, id: string): List | null {
  const key = keyInGuid(ground.seed, "list", id);
  return (
    listsOf(ground, place).find((list) => list.id === id.toLowerCase() || (key === null && list.name === id)) ?? null
  );
}

/** One without a row was never used. */
function touchedOf(ground: Ground, { place, id, library, rows }: List): string | null {
  if (library !== null) return library.touched;
  if (ground.state === 1 && changedIn(ground, id, rows).length > 0) return LATER;
  return rows === 0 ? null : lastSign(ground, place);
}

export function listJson(ground: Ground, list: List): Record<string, unknown> {
  const { url, created } = siteOf(ground, list.place);
  return {
    id: list.id,
    name: list.name,
    displayName: list.name,
    webUrl: list.library?.url ?? `${url}/Lists/${list.part}`,
    createdDateTime: created,
    lastModifiedDateTime: touchedOf(ground, list) ?? created,
    list: { template: list.template, hidden: list.hidden, contentTypesEnabled: false },
    ...(list.system ? { system: {} } : {}),
  };
}
