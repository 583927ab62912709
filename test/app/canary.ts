/** A word put into every field of a shape that takes one, whatever the fields are: one that is added later has it too. */

import { z } from "zod";

export const CANARY = "Canari-Exemple";
/** What may stand in a field, the first that it takes: a text, an id or a domain, letters, an address, a day, a service… */
const WORDS = [CANARY, CANARY.toLowerCase(), "canari", `https://${CANARY.toLowerCase()}.example/x`];
const PLAIN = ["canari-exemple.example", "2021-07-01", "exchange.mail", "D07", "C1"];
const NUMBERS = [1, 0.5, 0.9];

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

/** Where a shape takes words: `texts[].title`. */
export function placesIn(schema: z.ZodType, place = ""): readonly string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return placesIn(schema.unwrap() as z.ZodType, place);
  if (schema instanceof z.ZodPipe) return placesIn((schema as z.ZodPipe<z.ZodType>).in, place);
  if (schema instanceof z.ZodArray) return placesIn(schema.element as z.ZodType, `${place}[]`);
  if (schema instanceof z.ZodRecord) return placesIn(schema.valueType as z.ZodType, `${place}{}`);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      placesIn(inner as z.ZodType, place === "" ? key : `${place}.${key}`),
    );
  return schema instanceof z.ZodString && WORDS.some((word) => takes(schema, word)) ? [place] : [];
}

/** The same value with the word in each place, noted as it is put. Words that are quoted elsewhere stay quoted: they change alike. */
export function spoilt(schema: z.ZodType, value: unknown, put: Set<string>, place = ""): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return spoilt(schema.unwrap() as z.ZodType, value, put, place);
  if (schema instanceof z.ZodPipe) return spoilt((schema as z.ZodPipe<z.ZodType>).in, value, put, place);
  if (schema instanceof z.ZodArray)
    return Array.isArray(value)
      ? value.map((each) => spoilt(schema.element as z.ZodType, each, put, `${place}[]`))
      : value;
  if (schema instanceof z.ZodObject) {
    if (value === null || value === undefined) return value;
    const given = value as Readonly<Record<string, unknown>>;
    const keys = Object.entries(schema.shape).filter(([key]) => given[key] !== undefined);
    return Object.fromEntries(
      keys.map(([key, inner]) => [
        key,
        spoilt(inner as z.ZodType, given[key], put, place === "" ? key : `${place}.${key}`),
      ]),
    );
  }
  if (!(schema instanceof z.ZodString)) return value;
  // What nothing stands for may bear a text or an address; an id would have to be that of something.
  const words =
    value === null ? [CANARY, WORDS[3]] : [`${value} ${CANARY}`, `${value}-canari`, `${value}canari`, WORDS[3]];
  const word = words.find((each) => takes(schema, each));
  if (word === undefined) return value;
  put.add(place);
  return word;
}

/** A value with every field written, and the word in each that takes one. @param nth of its choices, from 0: the first that holds together. */
export function filled(schema: z.ZodType, nth = 0): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return filled(schema.unwrap() as z.ZodType, nth);
  if (schema instanceof z.ZodPipe) {
    const from = (schema as z.ZodPipe<z.ZodType>).in;
    return from instanceof z.ZodUnknown || from instanceof z.ZodTransform ? wordFor(schema) : filled(from, nth);
  }
  if (schema instanceof z.ZodArray) return [filled(schema.element as z.ZodType, nth)];
  if (schema instanceof z.ZodEnum) return schema.options[Math.min(nth, schema.options.length - 1)];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return NUMBERS.find((number) => takes(schema, number));
  if (schema instanceof z.ZodRecord) {
    const key = wordFor(schema.keyType as z.ZodType);
    return { [String(key)]: filled(schema.valueType as z.ZodType, nth) };
  }
  if (schema instanceof z.ZodObject) {
    const of = (choice: number) =>
      Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, filled(inner as z.ZodType, choice)]));
    const choices = [nth, 0, 1, 2].map(of);
    return choices.find((each) => takes(schema, each)) ?? choices[0];
  }
  return wordFor(schema);
}

function wordFor(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodEnum) return schema.options[0];
  const word = [...WORDS, ...PLAIN].find((each) => takes(schema, each));
  if (word === undefined) throw new Error(`no word fits a field of the kind « ${schema.def.type} »`);
  return word;
}
