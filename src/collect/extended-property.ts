/**
 * Properties of Outlook's things that have no name of their own in Graph, asked for by their number ([MS-OXPROPS]).
 * https://learn.microsoft.com/graph/api/resources/extended-properties-overview
 */

import { z } from "zod";

export interface Property {
  readonly type: "Long" | "Integer";
  readonly number: string;
}

/** `PidTagMessageSizeExtended`: the bytes of a folder. */
export const SIZE: Property = { type: "Long", number: "0E08" };

/** `PidTagSensitivity`: the mark of a message, which its own properties do not tell. */
export const SENSITIVITY: Property = { type: "Integer", number: "0036" };

/** The query option that asks for it. */
export function expandOf({ type, number }: Property): string {
  return `$expand=singleValueExtendedProperties($filter=id%20eq%20'${type}%200x${number}')`;
}

/** A null among them is one that cannot be read, and no absent one: it may have been a mark of privacy. */
export const Properties = z
  .array(z.object({ id: z.string().nullish(), value: z.string().nullish() }).nullable())
  .nullish()
  .transform((some) => (some ?? []).map((each) => each ?? {}));

/** Its value when the thing has it. */
export function valueIn(properties: z.infer<typeof Properties>, property: Property): string | null {
  return markIn(properties, property)?.value ?? null;
}

/** The property when the thing has it, its value told or not. Exchange writes the number its own way: `Long 0xe08`. */
export function markIn(properties: z.infer<typeof Properties>, { type, number }: Property) {
  const wanted = Number.parseInt(number, 16);
  return properties.find(({ id }) => {
    const [, of, hex = ""] = NAMED.exec(id ?? "") ?? [];
    return of?.toLowerCase() === type.toLowerCase() && Number.parseInt(hex, 16) === wanted;
  });
}

const NAMED = /^(\w+) 0x([0-9a-f]+)$/i;

/** One of them does not say which it is. */
export const hasUnnamed = (properties: z.infer<typeof Properties>): boolean =>
  properties.some(({ id }) => !NAMED.test(id ?? ""));
