/**
 * A template becomes pieces. `<<one|other>>` chooses, `{nir}` writes a labelled value, `{?plate}` one that may or may not
 * be found, `{nir#a}` the same value wherever it comes back, `{nir:line}` on one line, `{nir:plain}` as programs do, `{nir:boxes}` as forms do;
 * `%3-8%` repeats its line; other names are ordinary values and words; a name of a pool draws sentences.
 */

import { DETECTOR_IDS } from "./labelled.ts";
import type { Material } from "./material.ts";
import type { Piece } from "./pieces.ts";
import type { Random } from "./random.ts";
import { icaoDigit } from "./values/keys.ts";
import { ORDINARY } from "./values/ordinary.ts";
import { type Parts, VALUES, type ValueKind } from "./values/values.ts";
import { type Manner, write } from "./values/writers.ts";
import {
  address,
  capitalised,
  email,
  hiddenEmail,
  MARKINGS,
  postedAddress,
  roleEmail,
  SECRETS,
} from "./values/written.ts";

export interface Scribe {
  readonly material: Material;
  readonly random: Random;
  /** Values that come back, by kind and mark. */
  readonly kept: Map<string, Parts | string>;
  /** Sentences, tables and the like, which have templates of their own. */
  readonly pool: (name: string, argument: string | undefined) => readonly Piece[] | null;
}

const SLOT = /\{(\??)([a-z][a-z0-9-]*)(?::([a-z0-9-]+))?(?:#([a-z0-9]))?\}/g;

export function render(template: string, scribe: Scribe): Piece[] {
  const chosen = choose(repeat(template, scribe.random), scribe.random);
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of chosen.matchAll(SLOT)) {
    const [slot, open = "", name = "", argument, mark] = found;
    pieces.push({ text: chosen.slice(at, found.index) }, ...fill(name, argument, mark, open === "", scribe));
    at = found.index + slot.length;
  }
  pieces.push({ text: chosen.slice(at) });
  return pieces.filter(({ text, cell, stamp }) => text !== "" || cell !== undefined || stamp !== undefined);
}

function repeat(template: string, random: Random): string {
  return template.replace(/^%(\d+)-(\d+)%(.*)$/gm, (_whole, least, most, line) =>
    Array.from({ length: random.between(Number(least), Number(most)) }, () => line).join("\n"),
  );
}

/** Innermost first, so that a choice may hold choices. */
function choose(template: string, random: Random): string {
  for (let text = template; ; ) {
    const next = text.replace(/<<((?:(?!<<|>>)[\s\S])*)>>/g, (_whole, options: string) =>
      random.pick(options.split("|")),
    );
    if (next === text) return text;
    text = next;
  }
}

function fill(
  name: string,
  argument: string | undefined,
  mark: string | undefined,
  required: boolean,
  scribe: Scribe,
): readonly Piece[] {
  const { material, random } = scribe;
  const labelled = (detector: string, text: string, identity = text): Piece[] => [
    { text, value: { detector, required, identity: `${detector} ${identity}`, misread: false } },
  ];
  if (name in VALUES) {
    const kind = name as ValueKind;
    const parts = keep(scribe, kind, mark, () => VALUES[kind](random)) as Parts;
    const written = write(material.set, kind, parts, (argument ?? "any") as Manner, random);
    // The word « section » leads to the reference, and is no part of it.
    const [lead = ""] = kind === "cadastre" ? (/^section /.exec(written) ?? []) : [];
    return [{ text: lead }, ...labelled(kind, written.slice(lead.length), parts.join(""))];
  }
  const told = (kind: string, make: () => string) => keep(scribe, kind, mark, make) as string;
  if (name === "email")
    return labelled(
      name,
      told(name, () => (argument === "hidden" ? hiddenEmail(material, random) : email(material.words, random))),
    );
  if (name === "role-email")
    return [{ text: roleEmail(material.words, random) }].map(({ text }) => ({
      text,
      value: { detector: "email", required: false, identity: `email ${text}`, misread: false },
    }));
  if (name === "address")
    return labelled(
      name,
      told(name, () =>
        argument === "posted" ? postedAddress(material, random) : address(material.words, random, argument === "line"),
      ),
    );
  if (name === "secret")
    return labelled(
      name,
      told(`${name}${argument}`, () => secret(argument ?? "mixed", random)),
    );
  if (name === "marking")
    return labelled(
      name,
      told(`${name}${argument}`, () => (argument === "words" ? capitalised(random) : random.pick(MARKINGS))),
    );
  if (name === "mrz")
    return identityCard(scribe).map((each) =>
      typeof each === "string" ? { text: each } : (labelled("cni", each.number)[0] ?? { text: "" }),
    );
  if (DETECTOR_IDS.includes(name)) throw new Error(`${material.set}: nothing writes {${name}}`);
  const drawn = scribe.pool(name, argument);
  if (drawn) return drawn;
  const ordinary = ORDINARY[name];
  if (ordinary) return [{ text: told(name, () => ordinary(random)) }];
  if (name === "person")
    return [
      { text: told(name, () => `${material.words.pick("first", random)} ${material.words.pick("last", random)}`) },
    ];
  if (material.words.has(name)) {
    // Words may be written with slots of their own.
    const word = told(name, () => material.words.pick(name, random));
    return word.includes("{") ? render(word, scribe) : [{ text: word }];
  }
  throw new Error(`${material.set}: no such slot as {${name}}`);
}

function keep(scribe: Scribe, kind: string, mark: string | undefined, make: () => Parts | string): Parts | string {
  if (mark === undefined) return make();
  const key = `${kind}#${mark}`;
  const value = scribe.kept.get(key) ?? make();
  scribe.kept.set(key, value);
  return value;
}

/** The two lines that machines read on a card of before 2021; the digit after the number is its own (ICAO 9303). */
function identityCard({ material, random }: Scribe): readonly (string | { readonly number: string })[] {
  const filled = (text: string, width: number) =>
    text
      .normalize("NFD")
      .replace(/[^A-Za-z]/g, "")
      .toUpperCase()
      .padEnd(width, "<")
      .slice(0, width);
  const number = `1${random.digits(1)}0${random.between(1, 9)}${random.between(10, 95)}${random.digits(1)}99${random.digits(3)}`;
  const [last, first] = [
    filled(material.words.pick("last", random), 25),
    filled(material.words.pick("first", random), 14),
  ];
  const birth = `${random.between(50, 99)}0${random.between(1, 9)}1${random.digits(1)}`;
  const rest = `${icaoDigit(number)}${first}${birth}${icaoDigit(birth)}${random.pick(["M", "F"])}`;
  return [`IDFRA${last}${random.digits(6)}\n`, { number }, `${rest}${random.digits(1)}`];
}

function secret(kind: string, random: Random): string {
  const make = SECRETS[kind];
  if (!make) throw new Error(`no secret is made as ${kind}`);
  return make(random);
}
