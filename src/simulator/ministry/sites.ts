/** What a pretend site says of itself: names, address, dates, and the shape in which Graph tells it. */

import { randomOf } from "../random.ts";
import { nir } from "../values.ts";
import { channelOf } from "./channels.ts";
import { dayOf } from "./files-nodes.ts";
import type { Ground } from "./sites-ground.ts";
import {
  CHANNEL,
  closed,
  GROUP,
  hostOf,
  PERSONAL,
  type Place,
  placeOf,
  ROOT,
  STANDALONE,
  siteIdOf,
  siteInSlot,
  siteSlots,
  turnOf,
} from "./sites-places.ts";
import { lastSign } from "./use.ts";

const STANDALONES = [
  "Documentation",
  "Achats",
  "Marchés clos",
  "Ressources",
  "Formation",
  "Bibliothèque",
  "Statistiques",
];

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly created: string;
  readonly named: readonly string[];
}

export function siteOf(ground: Ground, place: Place): Site {
  const random = randomOf(ground.seed, "site", place.kind, place.a, place.b, place.sub);
  const own = dayOf(random, 6 * 365, 700);
  const named = place.kind === GROUP ? ground.group(place.a).named : turnOf(place) === 3 ? ["nir"] : [];
  const name = nameOf(ground, place);
  return {
    id: siteIdOf(ground, place),
    name,
    url: urlOf(ground, place),
    created: openedOn(ground, place) ?? own,
    named,
  };
}

/** That of a group or a channel comes with it. */
function openedOn(ground: Ground, { kind, a, b, sub }: Place): string | null {
  if (sub > 0) return null;
  if (kind === GROUP) return ground.group(a).created;
  return kind === CHANNEL ? (channelOf(ground, a, b)?.created ?? null) : null;
}

function nameOf(ground: Ground, place: Place): string {
  if (place.kind === ROOT) return ["Intranet du ministère", "Actualités", "Archives des actualités"][place.sub] ?? "";
  if (place.kind === GROUP) return ground.group(place.a).name;
  if (place.kind === PERSONAL) return ground.person(place.a).name;
  if (place.kind === CHANNEL)
    return `${ground.group(place.a).name}-${channelOf(ground, place.a, place.b)?.name ?? place.b}`;
  if (turnOf(place) === 3) return `Dossier ${nir(randomOf(ground.seed, "site name", place.a)).replaceAll(" ", "")}`;
  if (turnOf(place) === 4) return "=Référentiel des procédures";
  return `${STANDALONES[place.a % STANDALONES.length]} ${place.a}`;
}

function urlOf(ground: Ground, place: Place): string {
  const root = `https://${hostOf(ground, place)}`;
  const { kind, a, b, sub } = place;
  if (kind === ROOT) return [root, `${root}/actualites`, `${root}/actualites/archives`][sub] ?? root;
  if (kind === STANDALONE) return `${root}/sites/espace-${a}`;
  if (kind === GROUP) return `${root}/sites/${ground.group(a).nickname}`;
  if (kind === CHANNEL) return `${root}/sites/${ground.group(a).nickname}-canal${b}`;
  return `${root}/personal/${ground.person(a).address.replace(/[^a-z0-9]/gi, "_")}`;
}

/** The place of an address on the SharePoint host, `/sites/espace-3`; group sites are looked for one by one. */
export function placeAtPath(ground: Ground, host: string, path: string): Place | null {
  const url = `https://${host}/${path.replace(/^\/+|\/+$/g, "")}`.replace(/\/$/, "");
  for (const sub of [0, 1, 2]) if (urlOf(ground, placeOf(ROOT, 0, 0, sub)) === url) return placeOf(ROOT, 0, 0, sub);
  for (let slot = 1; slot < siteSlots(ground); slot++) {
    const place = siteInSlot(ground, slot);
    if (place !== null && urlOf(ground, place) === url) return place;
  }
  return null;
}

export function siteJson(ground: Ground, place: Place): Record<string, unknown> {
  const site = siteOf(ground, place);
  const archived = closed(place)?.code === "resourceLocked";
  return {
    id: site.id,
    name: site.url.split("/").at(-1) ?? "",
    displayName: site.name,
    webUrl: site.url,
    createdDateTime: site.created,
    lastModifiedDateTime: lastSign(ground, place),
    isPersonalSite: place.kind === PERSONAL,
    ...(place.sub === 0 ? { root: {} } : { parentReference: { siteId: siteIdOf(ground, { ...place, sub: 0 }) } }),
    siteCollection: {
      hostname: hostOf(ground, place),
      dataLocationCode: "FRA",
      root: {},
      ...(archived ? { archivalDetails: { archiveStatus: "fullyArchived" } } : {}),
    },
  };
}
