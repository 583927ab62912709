/**
 * Properties of Outlook's things that have no name of their own in Graph, asked for by their number ([MS-OXPROPS]).
 * https://learn.microsoft.com/graph/api/resources/extended-properties-overview
 */

import { z } from "zod";
import { several } from "./several.ts";

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

export const Properties = several(z.object({ id: z.string().nullish(), value: z.string().nullish() }));

/** Its value when the thing has it. */
export function valueIn(properties: z.infer<typeof Properties>, property: Property): string | null {
  return markIn(properties, property)?.value ?? null;
}

/** The property when the thing has it, its value told or not. Exchange writes the number its own way: `Long 0xe08`. */
export function markIn(properties: z.infer<typeof Properties>, { type, number }: Property) {
  const wanted = Number.parseInt(number, 16);
  return properties.find(({ id }) => {
    const [, of, hex = ""] = /^(\w+) 0x([0-9a-f]+)$/i.exec(id ?? "") ?? [];
    return of?.toLowerCase() === type.toLowerCase() && Number.parseInt(hex, 16) === wanted;
  });
}
