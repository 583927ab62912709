/**
 * Rows of the pretend lists: what people type in a grid, with folders here and there; of a library its files, with
 * the columns that labels stand in; of the page library its pages.
 */

import { CARRIERS, type Carried, decoy, paragraph } from "../prose.ts";
import { type Random, randomOf } from "../random.ts";
import { nir } from "../values.ts";
import { treeIn } from "./files.ts";
import { dayOf } from "./files-nodes.ts";
import { canaryOf } from "./files-specimens.ts";
import { type List, listsOf } from "./lists.ts";
import { changedPages, pageOf, pagesOf } from "./pages.ts";
import { siteOf } from "./sites.ts";
import type { Ground } from "./sites-ground.ts";
import { changedIn, LATER, numbersIn, rewritten } from "./sites-later.ts";
import type { Place } from "./sites-places.ts";
import { type ItemTruth, lineOf, type TruthLine } from "./sites-truth.ts";
import { quietOf } from "./use.ts";

/** Content types by [MS-WSSTS] 2.1.2: an item, a document, a page, and a list's own kind of folder. */
const TYPES = {
  item: { id: "0x0100", name: "Élément" },
  document: { id: "0x0101", name: "Document" },
  page: { id: "0x0101009D1CB255DA76424F860D91F20E6C4118", name: "Page de site" },
  folder: { id: "0x0120003D8A5F20C1E24B47A5D6E0B7C9F18A24", name: "Dossier" },
} as const;

export interface Row {
  readonly title: string;
  readonly comment: string;
  readonly folder: boolean;
  readonly canary: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
  readonly created: string;
  readonly modified: string;
}

/** Numbers of the rows that are there. */
export function rowsOf(ground: Ground, list: List): readonly number[] {
  if (list.library !== null) return treeIn(ground, list.library).nodes.flatMap((node, d) => (node === null ? [] : [d]));
  return list.template === "webPageLibrary" ? pagesOf(ground, list.place) : numbersIn(ground, list.id, list.rows);
}

/** Numbers of the rows that have come, gone or changed by the tenant's second state. */
export function changedRows(ground: Ground, list: List): readonly number[] {
  if (list.library !== null) return treeIn(ground, list.library).changed;
  return list.template === "webPageLibrary" ? changedPages(ground, list.place) : changedIn(ground, list.id, list.rows);
}

export function rowOf(ground: Ground, list: List, d: number): Row {
  const { kind, a, b, sub } = list.place;
  const random = randomOf(ground.seed, "row", kind, a, b, sub, list.part, d);
  const canary = canaryOf(random);
  const name = carriedBy(random, d);
  const carried = name === null ? null : CARRIERS[name](random);
  const changed = rewritten(ground, list.id, d, list.rows);
  const text = changed?.text ?? carried?.text ?? (random.chance(0.3) ? decoy(random) : paragraph(random, "general"));
  const quiet = quietOf(ground, list.place);
  const dates = {
    created: dayOf(random, quiet + 860, quiet + 360),
    modified: changed === null ? dayOf(random, quiet + 350, quiet) : LATER,
  };
  const folder = list.part % 2 === 0 && d % 10 === 4;
  if (folder) return { title: `Dossier ${d + 1}`, comment: "", folder, canary, values: [], detectors: [], ...dates };
  const subject = random.pick(["Demande", "Courrier", "Signalement", "Question"]);
  const numbered = d % 14 === 6 ? nir(random).replaceAll(" ", "") : null;
  return {
    title: `${subject} ${numbered ?? d + 1}`,
    comment: `${text} Repère ${canary}.`,
    folder,
    canary,
    values: [
      ...(changed?.values ?? (carried === null ? [] : [carried.value])),
      ...(numbered === null ? [] : [numbered]),
    ],
    detectors: [...(changed?.detectors ?? (name === null ? [] : [name])), ...(numbered === null ? [] : ["nir"])],
    ...dates,
  };
}

/** One in seven carries a value in its comment, one in fourteen in its title. */
function carriedBy(random: Random, d: number): Carried | null {
  return d % 7 === 2 ? random.pick(["nir", "siret", "iban", "vat", "siren"] as const) : null;
}

export function rowJson(ground: Ground, list: List, d: number): Record<string, unknown> {
  const { contentType, created, modified, fields } = columnsOf(ground, list, d);
  const site = siteOf(ground, list.place);
  return {
    id: String(d + 1),
    eTag: `"${list.id},1"`,
    createdDateTime: created,
    lastModifiedDateTime: modified,
    webUrl: `${site.url}/Lists/${list.part}/${d + 1}_.000`,
    contentType,
    parentReference: { siteId: site.id },
    fields: { id: String(d + 1), ContentType: contentType.name, Created: created, Modified: modified, ...fields },
  };
}

function columnsOf(ground: Ground, list: List, d: number) {
  const node = list.library === null ? null : (treeIn(ground, list.library).nodes[d] ?? null);
  if (node !== null) {
    const label = node.body?.kind === "specimen" ? ground.stock.specimen(node.body.index).label : null;
    const fields = { FileLeafRef: node.name, ...(label === null ? {} : { _DisplayName: label.name }) };
    return { ...node, contentType: node.type === "file" ? TYPES.document : TYPES.folder, fields };
  }
  if (list.template === "webPageLibrary") {
    const { name, title, modified } = pageOf(ground, list.place, d);
    const fields = { FileLeafRef: name, Title: title };
    return { created: modified, modified, contentType: TYPES.page, fields };
  }
  const row = rowOf(ground, list, d);
  const fields = { Title: row.title, ...(row.folder ? {} : { Commentaire: row.comment }) };
  return { ...row, contentType: row.folder ? TYPES.folder : TYPES.item, fields };
}

/** Folders of a list are not counted. */
export function* truthOfLists(ground: Ground, place: Place): Generator<TruthLine> {
  for (const list of listsOf(ground, place)) {
    if (list.hidden || list.template !== "genericList") continue;
    const rows = rowsOf(ground, list).map((d) => rowOf(ground, list, d));
    const items: ItemTruth[] = rows.filter(({ folder }) => !folder).map(({ detectors }) => ({ detectors }));
    yield lineOf({ service: "sharepoint.lists", id: list.id, kind: "list" }, items);
  }
}
