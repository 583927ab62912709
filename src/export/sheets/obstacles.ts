/**
 * Blocages: what keeps a space from an offer, and the way round it. First what holds for all spaces of a service, then space
 * by space. Protection markings have no row: it would say where they stand. Which other contents an offer refuses is not told
 * apart: it would say whose space holds data on health.
 */

import type { ContainerRow } from "../../model/container-row.ts";
import {
  CONTENTS,
  type KeptByContents,
  type ObstacleAbout,
  type ObstacleKind,
  type ObstacleSum,
} from "../../model/fit.ts";
import { FEWEST_PEOPLE, ONE_EACH } from "../../model/individual.ts";
import type { Offer } from "../../model/offer.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Value } from "../cell.ts";
import { type Found, ownObstacles, TOGETHER } from "../own-obstacles.ts";
import { defineSheet } from "../sheet.ts";
import { shownId } from "../shown-id.ts";
import { spacesOf, sumsOf } from "../space-sums.ts";
import type { View } from "../view.ts";

/** An obstacle of one space; of all those of a service; or contents that are not told apart. */
type Line =
  | { readonly row: ContainerRow; readonly found: Found }
  | { readonly row: ContainerRow; readonly contents: Found }
  | { readonly row: null; readonly sum: ObstacleSum }
  | { readonly row: null; readonly own: KeptByContents };

const NOT_APART: ReadonlySet<ObstacleKind> = new Set(CONTENTS);

async function* linesOf({ book }: View): AsyncIterable<Line> {
  for (const sum of book.plan.obstacles) if (TOGETHER.has(sum.kind) || !sum.known) yield { row: null, sum };
  for (const own of book.keptByContents) if (own.kept > 0 || isOfFew(own)) yield { row: null, own };
  for await (const row of spacesOf((await sumsOf(book)).hindered, book)) {
    const told = ownObstacles(row);
    for (const found of told) if (!NOT_APART.has(found.kind)) yield { row, found };
    const contents = Map.groupBy(
      told.filter(({ kind }) => NOT_APART.has(kind)),
      ({ offer }) => offer,
    );
    for (const [worst] of contents.values()) if (worst) yield { row, contents: worst };
  }
}

/** Ten chats may be of three people: how many people they are of is not known. */
const isOfFew = ({ service, spaces }: KeptByContents): boolean => spaces < FEWEST_PEOPLE || !ONE_EACH.has(service);

function kindOf(line: Line): ObstacleKind | null {
  if ("sum" in line) return line.sum.kind;
  return "found" in line ? line.found.kind : null;
}

function aboutOf(line: Line, { book }: View): ObstacleAbout | null {
  const kind = kindOf(line);
  return book.obstacles.find((each) => each.kind === kind) ?? null;
}

function offerOf(line: Line): string | null {
  if ("sum" in line) return line.sum.offer;
  if ("own" in line) return line.own.offer;
  return "found" in line ? line.found.offer : line.contents.offer;
}

function whatOf(line: Line, view: View): Value {
  const about = aboutOf(line, view);
  const words = view.t.obstacles;
  if (about === null) return words.content;
  const title = view.say(about.title);
  if (!("found" in line)) return title;
  const { limit, count } = line.found;
  if (limit !== null) return words.limit(title, limit);
  return count === null ? title : words.counted(title, count);
}

function weighsOf(line: Line, { t: { obstacles } }: View): Value {
  if ("own" in line) return obstacles.weighs.unread;
  if (!("sum" in line)) return obstacles.weighs["found" in line ? line.found.weighs : line.contents.weighs];
  const { kind, known } = line.sum;
  if (kind === "to-build") return obstacles.weighs.no;
  return obstacles.weighs[known && kind !== "unread" ? "with-work" : "unread"];
}

/** What is not known is said; contents are not counted here. */
function figureOf(line: Line, figure: "items" | "bytes", { t: { obstacles, workbook } }: View): Value {
  if ("sum" in line) return line.sum.known ? (line.sum[figure] ?? workbook.unknown) : obstacles.unknown;
  return "found" in line ? line.found[figure] : obstacles.apart;
}

function wayOf(line: Line, view: View): Value {
  const about = aboutOf(line, view);
  return about === null ? view.t.obstacles.contentWay : view.stated(about.wayRound);
}

/** The offer's own limits, by the obstacle that they make. */
const LIMITS: Partial<Record<ObstacleKind, string>> = {
  "file-size": "file-bytes",
  format: "import-formats",
  people: "people",
  "to-build": "to-build",
};

function basisOf(line: Line, view: View): Value {
  const words = view.t.obstacles;
  if ("sum" in line && !line.sum.known) return words.unknownBasis;
  const kind = kindOf(line);
  if (kind === null) return words.contentBasis;
  if (kind === "unread") return words.unreadBasis;
  const offer = view.offer(offerOf(line) ?? "");
  return (offer && ofOffer(kind, offer, view)) ?? ofSources(line, view) ?? words.told;
}

function ofOffer(kind: ObstacleKind, offer: Offer, view: View): string | null {
  const { limits, facts, confidence } = offer;
  const { t } = view;
  const sure = (text: string, of: typeof confidence) => t.workbook.offer.sure(text, t.names.confidence[of]);
  const limit = limits.find(({ what }) => what === LIMITS[kind]);
  if (limit) return sure(view.say(limit.text), limit.confidence ?? confidence);
  if (kind === "file-size") return t.obstacles.unstated;
  if (kind === "import" && facts.imports) return sure(view.say(facts.imports.text), facts.imports.confidence);
  if (kind === "guests") return facts.guests ? t.names.confidence[facts.guests.confidence] : t.obstacles.unstated;
  const [ending] = facts.endings;
  if (kind !== "ending" || !ending) return null;
  const { on, text } = ending;
  return sure(t.obstacles.ending(view.say(text), view.format.day(on), view.book.plan.asOf > on), ending.confidence);
}

function ofSources(line: Line, view: View): string | null {
  const sources = aboutOf(line, view)?.sources ?? [];
  if (sources.length > 0) return sources.map(({ title }) => title).join(", ");
  return kindOf(line) === "names" ? view.t.obstacles.unstated : null;
}

function serviceOf(line: Line): ServiceId {
  if ("sum" in line) return line.sum.service;
  return "own" in line ? line.own.service : line.row.line.service;
}

/** Of so few people that each could be known, how many are concerned is not told. */
function nameOf(line: Line, { t }: View): Value {
  if ("sum" in line) return t.obstacles.every(line.sum.containers);
  if (!("own" in line)) return line.row.line.name;
  const { kept, spaces } = line.own;
  return isOfFew(line.own) ? t.obstacles.fewOwn : t.obstacles.own(kept, spaces);
}

function unitOf(line: Line, { t }: View): Value {
  if ("own" in line) return line.own.unit ?? t.workbook.noUnit;
  return line.row?.line.unit ?? null;
}

export const obstacles = defineSheet<"obstacles", Line>({
  id: "obstacles",
  frozen: 2,
  pagesWide: 2,
  rows: linesOf,
  columns: [
    {
      id: "service",
      width: 24,
      value: (line, { t }) => t.names.service[serviceOf(line)],
    },
    {
      id: "name",
      width: 32,
      value: nameOf,
      tint: ({ row }) => (row ? null : "muted"),
    },
    { id: "unit", width: 22, value: unitOf },
    {
      id: "offer",
      width: 26,
      form: "long",
      value: (line, view) => {
        const offer = offerOf(line);
        return offer === null ? view.t.obstacles.anyOffer : view.offerName(offer);
      },
    },
    { id: "what", width: 36, form: "long", value: whatOf },
    {
      id: "weighs",
      width: 20,
      value: weighsOf,
      tint: (line, view) => (weighsOf(line, view) === view.t.obstacles.weighs.no ? "warning" : null),
    },
    { id: "items", width: 14, form: "count", value: (line, view) => figureOf(line, "items", view) },
    { id: "bytes", width: 14, form: "bytes", value: (line, view) => figureOf(line, "bytes", view) },
    { id: "wayRound", width: 56, form: "long", value: wayOf },
    { id: "basis", width: 44, form: "long", value: basisOf },
    { id: "id", width: 40, form: "line", value: ({ row }) => (row ? shownId(row.line.id) : null) },
  ],
});
