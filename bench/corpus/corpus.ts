/** A set of labelled documents, from a seed: skeletons filled with sentences, tables and traps, then worn. */

import { type Bearing, IDENTIFIERS, type Labelled, type SetName, VOCABULARIES } from "./labelled.ts";
import { LAYOUTS, type Table } from "./layouts.ts";
import { type Field, type Material, materialOf, type Skeleton } from "./material.ts";
import { lay, type Piece } from "./pieces.ts";
import { type Random, randomOf } from "./random.ts";
import { render, type Scribe } from "./template.ts";
import { ORDINARY } from "./values/ordinary.ts";
import {
  asEntities,
  careless,
  decomposed,
  inCapitals,
  misdecoded,
  numbered,
  scanned,
  tight,
  typeset,
  withWindowsEnds,
  wrapped,
} from "./wear.ts";

/** Whether the sentences and tables of this document hold values, or only what resembles them. */
type Mode = "holds" | "resembles";

export function* corpus(set: SetName, seed: string, count: number): Generator<Labelled> {
  const material = materialOf(set);
  for (let at = 0; at < count; at++) {
    // Each document has its own chance, so that a longer set begins with the shorter one.
    const random = randomOf(`${set} ${seed} ${at}`);
    // Each skeleton in turn, so that a small sample has met them all.
    const skeleton = material.skeletons[at % material.skeletons.length];
    if (!skeleton) throw new Error(`${set}/documents.txt is empty`);
    const resembles = skeleton.marks.has("clean") || (at / material.skeletons.length) & 1;
    yield compose(`${set}-${seed}-${at}`, skeleton, material, random, resembles ? "resembles" : "holds");
  }
}

function compose(name: string, skeleton: Skeleton, material: Material, random: Random, mode: Mode): Labelled {
  const scribe: Scribe = {
    material,
    random,
    kept: new Map(),
    pool: (pool, more) => drawn(pool, more, scribe, mode, skeleton),
  };
  const chat = skeleton.marks.has("chat");
  const ocr = skeleton.marks.has("ocr");
  let pieces = render(skeleton.text, scribe);
  if (chat) pieces = careless(pieces, random);
  if (ocr) pieces = scanned(pieces, random);
  if (skeleton.marks.has("wrap") && random.chance(0.45)) pieces = wrapped(pieces, random.between(62, 92));
  if (!chat && !ocr && !skeleton.marks.has("code")) {
    if (random.chance(0.2)) pieces = numbered(pieces, material.set, random);
    if (random.chance(0.06)) pieces = tight(pieces);
    if (random.chance(0.03)) pieces = inCapitals(pieces);
    if (random.chance(0.5)) pieces = typeset(pieces, random);
    const rare = random.next();
    if (rare < 0.03) pieces = asEntities(pieces);
    else if (rare < 0.06) pieces = decomposed(pieces);
    else if (rare < 0.07) pieces = misdecoded(pieces);
  }
  if (random.chance(0.12)) pieces = withWindowsEnds(pieces);
  const sensitivity = skeleton.marks.has("label") ? [ORDINARY.uuid?.(random) ?? ""] : [];
  const { document, labels } = lay(pieces, sensitivity);
  if (skeleton.marks.has("clean") && labels.length > 0)
    throw new Error(`${material.set}: a clean ${skeleton.kind} holds ${labels.map(({ detector }) => detector)}`);
  const identified = labels.some(({ detector }) => IDENTIFIERS.has(detector));
  return {
    name,
    kind: skeleton.kind,
    document,
    labels,
    vocabularies: bearings(skeleton, identified, labels.length > 0),
    ocr,
  };
}

/**
 * A template may say which field it is of (`hr`: must be found, since an identifier stands beside its terms; `hr?`: may
 * be). One filled by lot may happen to use a field's terms beside an identifier; without one, no field may be told.
 */
function bearings(skeleton: Skeleton, identified: boolean, held: boolean): Map<string, Bearing> {
  const said = new Map<string, Bearing>();
  for (const vocabulary of VOCABULARIES) {
    const field = vocabulary.slice("vocabulary-".length);
    if (skeleton.marks.has(field) && identified) said.set(vocabulary, "must");
    else if (held && (skeleton.marks.has(`${field}?`) || skeleton.marks.has(field) || !skeleton.marks.has("strict")))
      said.set(vocabulary, "may");
  }
  return said;
}

function drawn(pool: string, more: string | undefined, scribe: Scribe, mode: Mode, skeleton: Skeleton): Piece[] | null {
  const { material, random } = scribe;
  const [least = 1, most = 1] = (more ?? "1-1").split("-").map(Number);
  const register = skeleton.marks.has("chat") ? ".chat" : "";
  const sentence = (name: string) =>
    render(random.pick(material.sentences.get(name + register) ?? material.sentences.get(name) ?? [""]), scribe);
  const positive = () => sentence(random.pick(POSITIVE));
  switch (pool) {
    case "stamp-on":
    case "stamp-off":
      return [{ text: "", stamp: pool === "stamp-on" }];
    case "trap":
    case "prose":
      return sentence(pool);
    case "positive":
      return mode === "holds" ? positive() : sentence("trap");
    case "body":
      return between(random.between(least, most), register ? "\n" : "\n\n", () =>
        between(random.between(1, register ? 1 : 3), " ", () => {
          const draw = random.next();
          return draw < 0.45
            ? mode === "holds"
              ? positive()
              : sentence("trap")
            : sentence(draw < 0.65 ? "trap" : "prose");
        }),
      );
    case "table":
      return table(random.between(least, most), scribe, mode);
    default:
      return null;
  }
}

/** In turn by detector, not by sentence: a detector of few sentences is met as often. */
const POSITIVE =
  "nir spi siren siret vat iban rib card passport cni driving-licence residence-permit ine numen agent-number rpps adeli finess vitale-serial plate phone email address birth-date cadastre secret".split(
    " ",
  );

function between(count: number, gap: string, draw: () => Piece[]): Piece[] {
  return Array.from({ length: count }, (_, at) => [...(at ? [{ text: gap }] : []), ...draw()]).flat();
}

function table(wanted: number, scribe: Scribe, mode: Mode): Piece[] {
  const { material, random } = scribe;
  const fields = [
    ...some(material.fields.get("identity") ?? [], 1, 2, random),
    ...shuffled(
      [
        ...(mode === "holds" ? some(material.fields.get("positive") ?? [], 1, 3, random) : []),
        ...some(material.fields.get("neutral") ?? [], 1, mode === "holds" ? 3 : 5, random),
      ],
      random,
    ),
  ];
  const [, most, layout] = random.weighted(LAYOUTS[material.set]);
  const rows = Array.from({ length: Math.min(wanted, most) }, () => fields.map(({ value }) => render(value, scribe)));
  const filled: Table = {
    fields,
    titles: fields.map(({ titles }) => random.pick(titles)),
    keys: fields.map(({ keys }) => random.pick(keys)),
    rows,
  };
  return layout(filled, random);
}

function some(fields: readonly Field[], least: number, most: number, random: Random): Field[] {
  return shuffled(fields, random).slice(0, random.between(least, most));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    const [a, b] = [mixed[at], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[at], mixed[other]] = [b, a];
  }
  return mixed;
}
