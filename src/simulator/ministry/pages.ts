/** Pages of the pretend sites: news and home pages whose text stands in web parts, some with a value in it. */

import { CARRIERS, type Carried, paragraph } from "../prose.ts";
import { randomOf } from "../random.ts";
import { dayOf } from "./files-nodes.ts";
import { canaryOf } from "./files-specimens.ts";
import { siteOf } from "./sites.ts";
import type { Ground } from "./sites-ground.ts";
import { guidFor, keyInGuid, keyOf } from "./sites-keys.ts";
import { changedIn, LATER, numbersIn, rewritten } from "./sites-later.ts";
import { CHANNEL, PERSONAL, type Place, ROOT, STANDALONE } from "./sites-places.ts";
import { lineOf, type TruthLine } from "./sites-truth.ts";
import { quietOf } from "./use.ts";

export interface Page {
  readonly d: number;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly html: string;
  readonly canary: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
  readonly modified: string;
}

/** Numbers of a site's pages. */
export function pagesOf(ground: Ground, place: Place): readonly number[] {
  return numbersIn(ground, keyOfPages(place), pageCount(ground, place));
}

/** Numbers of those that have come, gone or changed by the tenant's second state. */
export function changedPages(ground: Ground, place: Place): readonly number[] {
  return changedIn(ground, keyOfPages(place), pageCount(ground, place));
}

const keyOfPages = ({ kind, a, b, sub }: Place) => `page ${kind} ${a} ${b} ${sub}`;

/** Channel and personal sites have none; nor has every third standalone site. */
function pageCount(ground: Ground, place: Place): number {
  const random = randomOf(ground.seed, "pages", place.kind, place.a, place.b, place.sub);
  if (place.kind === PERSONAL || place.kind === CHANNEL) return 0;
  if (place.kind === STANDALONE && place.a % 3 === 2) return 0;
  return place.kind === ROOT && place.sub === 0 ? 25 : 1 + random.int(4);
}

export function pageOf(ground: Ground, place: Place, d: number): Page {
  const random = randomOf(ground.seed, "page", place.kind, place.a, place.b, place.sub, d);
  const canary = canaryOf(random);
  const name: Carried | null = d % 5 === 3 ? random.pick(["nir", "siret", "iban"] as const) : null;
  const carried = name === null ? null : CARRIERS[name](random);
  const quiet = quietOf(ground, place);
  const changed = rewritten(ground, keyOfPages(place), d, pageCount(ground, place));
  const texts = [
    paragraph(random, "general"),
    changed?.text ?? carried?.text ?? paragraph(random, "hr"),
    `Repère ${canary}.`,
  ];
  return {
    d,
    id: guidFor(ground.seed, "page", keyOf({ ...place, d })),
    name: d === 0 ? "Accueil.aspx" : `Actualite-${d}.aspx`,
    title: d === 0 ? "Accueil" : `Actualité ${d}`,
    html: texts.map((text) => `<p>${text}</p>`).join(""),
    canary,
    values: changed?.values ?? (carried === null ? [] : [carried.value]),
    detectors: changed?.detectors ?? (name === null ? [] : [name]),
    modified: changed === null ? dayOf(random, quiet + 350, quiet) : LATER,
  };
}

export function pageById(ground: Ground, place: Place, id: string): Page | null {
  const key = keyInGuid(ground.seed, "page", id);
  if (key === null || !pagesOf(ground, place).includes(key.d)) return null;
  const page = pageOf(ground, place, key.d);
  return page.id === id.toLowerCase() ? page : null;
}

export function pageJson(ground: Ground, place: Place, page: Page): Record<string, unknown> {
  const { id, url, created } = siteOf(ground, place);
  return {
    "@odata.type": "#microsoft.graph.sitePage",
    id: page.id,
    name: page.name,
    title: page.title,
    webUrl: `${url}/SitePages/${page.name}`,
    pageLayout: page.d === 0 ? "home" : "article",
    promotionKind: "page",
    publishingState:
      page.d % 4 === 2 ? { level: "checkout", versionId: "0.1" } : { level: "published", versionId: "1.0" },
    createdDateTime: created,
    lastModifiedDateTime: page.modified,
    parentReference: { siteId: id },
  };
}

/** Of every page the news beside its text, and of some a part that was made for the ministry. */
const NEWS = "8c88f208-6c77-4bdb-86a0-0c47b4316588";
const ANNUAIRE = "5d1f3e0a-6a34-4b51-9c06-2f6f0a3a7c11";

/** How many of its parts do not come with SharePoint. */
export const ownPartsOf = ({ d }: Pick<Page, "d">): number => (d % 3 === 0 ? 1 : 0);

export function webPartsJson(page: Page): readonly Record<string, unknown>[] {
  const standard = (webPartType: string, title: string) => ({
    "@odata.type": "#microsoft.graph.standardWebPart",
    id: `${page.id}-${webPartType.slice(0, 8)}`,
    webPartType,
    data: { dataVersion: "1.0", title, description: title, properties: {} },
  });
  return [
    { "@odata.type": "#microsoft.graph.textWebPart", id: page.id, innerHtml: page.html },
    standard(NEWS, "Actualités"),
    ...(ownPartsOf(page) > 0 ? [standard(ANNUAIRE, "Annuaire des agents")] : []),
  ];
}

/** The text where an author laid it: sections, columns, web parts. */
export function canvasJson(page: Page): Record<string, unknown> {
  const column = { id: "1", width: 12, webparts: webPartsJson(page) };
  return { horizontalSections: [{ id: "1", layout: "oneColumn", emphasis: "none", columns: [column] }] };
}

export function* truthOfPages(ground: Ground, place: Place): Generator<TruthLine> {
  const pages = pagesOf(ground, place);
  if (pages.length === 0) return;
  const items = pages.map((d) => ({ detectors: pageOf(ground, place, d).detectors }));
  const { id, named } = siteOf(ground, place);
  yield lineOf({ service: "sharepoint.pages", id, kind: "site", named }, items);
}
