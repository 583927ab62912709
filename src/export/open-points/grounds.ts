/** What is held for true, and waits for whoever checks it. */

import { READ } from "../offer-name.ts";
import type { View } from "../view.ts";
import { NOTHING, type OpenPoint } from "./point.ts";

export function assumptions({ book, t, stated }: View): readonly OpenPoint[] {
  const words = t.toDecide.assumption;
  const { edition, profiles } = book;
  const held = [
    ...edition.assumptions.map((each) => ({ each, file: `doctrine/${edition.id}` })),
    ...profiles.flatMap(({ id, assumptions: of }) => of.map((each) => ({ each, file: `profiles/${id}.yaml` }))),
  ];
  return held.map(({ each, file }) => ({
    ...NOTHING,
    id: `assumption/${file}/${each.id}`,
    kind: "assumption",
    question: words.question(stated(each)),
    who: t.toDecide.jurist,
    changes: [words.changes],
    meanwhile: words.meanwhile,
    where: t.toDecide.template(file),
  }));
}

/** Offers that are proposed somewhere, and of which what is said is not read in a source. */
export function offers({ book, t }: View): readonly OpenPoint[] {
  const words = t.toDecide.offer;
  const proposed = new Set(book.plan.services.flatMap(({ targets }) => targets.map(({ offer }) => offer)));
  return book.offers
    .filter(({ id, confidence }) => proposed.has(id) && !READ.has(confidence))
    .map(({ id, name, operator, confidence, endsOn }) => ({
      ...NOTHING,
      id: `offer/${id}`,
      kind: "offer",
      about: name,
      question: words.question(t.names.confidence[confidence]),
      who: words.who(operator),
      changes: [words.changes],
      by: endsOn !== null && endsOn >= book.plan.asOf ? endsOn : null,
      where: t.toDecide.template(`offers/${id}.yaml`),
    }));
}
