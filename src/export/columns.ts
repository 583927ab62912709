/** Columns that several sheets share, and the tint of a label. */

import type { Placing } from "../model/container-row.ts";
import type { EditionAbout } from "../model/edition.ts";
import { CONTENTS, type Fits, OBSTACLES, type ObstacleKind, type SpaceFit } from "../model/fit.ts";
import type { Label } from "../model/verdict.ts";
import type { Tint, Value } from "./cell.ts";
import type { View } from "./view.ts";

/** The same words in every output; what a text does not concern is told by the name of that text. */
export function labelName(
  label: Label,
  { book, t, say }: View,
  { outOfScope }: Pick<EditionAbout, "outOfScope"> = book.edition,
): string {
  return label === "not-concerned" && outOfScope !== null ? say(outOfScope) : t.words.label[label];
}

export const labelTint = (label: Label): Tint => label;

/** Where spaces go: the targets of those that have one, and how many have none; of one alone, why. */
export function targetText(
  targets: Iterable<string>,
  {
    spaces,
    unfit,
    reasons,
  }: { readonly spaces: number; readonly unfit: number; readonly reasons: readonly ObstacleKind[] },
  view: View,
): string {
  const named = [...targets].map(view.offerName);
  const { obstacles, summary } = view.t;
  if (unfit === 0) return named.join(", ");
  if (named.length > 0) return [named.join(", "), obstacles.noneOf(unfit, spaces)].join(summary.semicolon);
  return [obstacles.none(reasonsText(reasons, view)), ...toStudy(view)].join(summary.semicolon);
}

/** What is still to be built takes no space, and is a way out all the same. */
function toStudy({ book, t, offerName }: View): readonly string[] {
  const ways = book.offers.filter(
    ({ availableFrom, facts }) => facts.toBuild && availableFrom !== null && availableFrom <= book.plan.asOf,
  );
  return ways.length === 0 ? [] : [t.obstacles.toStudy(ways.map(({ id }) => offerName(id)).join(", "))];
}

/** Contents are told together: which of them stands there is not for every reader. */
function reasonsText(reasons: readonly ObstacleKind[], view: View): string {
  const { obstacles } = view.t;
  const titles = reasons.map((kind) => {
    if (CONTENTS.some((each) => each === kind)) return obstacles.contents;
    const title = view.book.obstacles.find((each) => each.kind === kind)?.title;
    return title ? view.say(title).toLocaleLowerCase(view.language) : kind;
  });
  return titles.length === 0 ? obstacles.noOffer : [...new Set(titles)].join(", ");
}

/** Of people's own spaces, what their contents change is told by directorate, and the cell says so whether there is any or not. */
export const fitText = (fits: Fits, own: boolean, words: View["t"]["obstacles"]): string =>
  own ? `${words.fits[fits]}${words.ownContents}` : words.fits[fits];

/** The same, with what stands in the way: that contents were not read, the first words say. */
export function blockersText(
  { fit, own, kinds }: { readonly fit: Fits | null; readonly own: boolean; readonly kinds: Iterable<ObstacleKind> },
  view: View,
): string | null {
  if (fit === null) return null;
  const told = new Set(kinds);
  const named = OBSTACLES.filter((kind) => kind !== "unread" && told.has(kind));
  const words = fitText(fit, own, view.t.obstacles);
  return named.length === 0 ? words : view.t.obstacles.because(words, reasonsText(named, view));
}

/** What keeps a space from every offer. */
export const refusals = (fit: SpaceFit | null): readonly ObstacleKind[] =>
  fit === null || fit.target !== null ? [] : [...new Set(fit.obstacles.map(({ kind }) => kind))];

/** Why a space is in its wave. */
export const placingText = (placing: Placing | null, view: View): Value => placing && view.t.plan.waves.why(placing);
