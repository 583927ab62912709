/** What stands in the place of a name: a kind and a number (« Boîte 0042 »), and of an id the same in plain letters. */

import { catalogueOf, type Language } from "../../lang/index.ts";

/** The number of a thing, given at its first asking and kept. */
export type Pseudonym = (kind: string, id: string) => Promise<number>;

export type Kind = keyof ReturnType<typeof catalogueOf>["redaction"]["kind"];

export interface Nameless {
  id(kind: Kind, id: string): Promise<string>;
  name(kind: Kind, id: string): Promise<string>;
}

export function nameless(pseudonym: Pseudonym, language: Language): Nameless {
  const words = catalogueOf(language).redaction.kind;
  const number = async (kind: Kind, id: string) => String(await pseudonym(kind, id)).padStart(4, "0");
  return {
    id: async (kind, id) => `${kind}-${await number(kind, id)}`,
    name: async (kind, id) => `${words[kind]} ${await number(kind, id)}`,
  };
}
