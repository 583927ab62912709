/** What a file of the doctrine should have said, in words for the jurist who edits it, from an issue that zod raises. */

import type { z } from "zod";
import type { Wording } from "../model/verdict.ts";

/** Carried by a refinement that knows better than zod what was wanted. */
export const wanted = (fr: string, en: string) => ({ params: { expected: { fr, en } satisfies Wording } });

const TYPES: Readonly<Record<string, Wording>> = {
  string: { fr: "un texte", en: "a text" },
  number: { fr: "un nombre", en: "a number" },
  int: { fr: "un nombre entier", en: "a whole number" },
  boolean: { fr: "true ou false", en: "true or false" },
  array: { fr: "une liste (un tiret par ligne)", en: "a list (one dash a line)" },
  object: { fr: "des clés et leurs valeurs", en: "keys and their values" },
};

export function expectedOf(issue: z.core.$ZodIssue): Wording {
  switch (issue.code) {
    case "invalid_type": {
      const type = TYPES[issue.expected] ?? { fr: issue.expected, en: issue.expected };
      return issue.input === undefined
        ? { fr: `cette clé, avec ${type.fr}`, en: `this key, with ${type.en}` }
        : { fr: type.fr, en: type.en };
    }
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { fr: `l’une des valeurs ${values}`, en: `one of ${values}` };
    }
    case "unrecognized_keys": {
      const keys = issue.keys.join(", ");
      return { fr: `aucune clé «\u00A0${keys}\u00A0» ici`, en: `no key "${keys}" here` };
    }
    case "too_small":
      return { fr: `au moins ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case "custom": {
      const given = issue.params?.expected as Wording | undefined;
      return given ?? { fr: issue.message, en: issue.message };
    }
    case "invalid_union": {
      const first = issue.errors[0]?.[0];
      return first ? expectedOf(first) : { fr: issue.message, en: issue.message };
    }
    default:
      return { fr: issue.message, en: issue.message };
  }
}
