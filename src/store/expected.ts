/** What a key of the configuration should have said, in words for whoever writes it, from an issue that zod raises. */

import { z } from "zod";
import type { Wording } from "../model/verdict.ts";

/** Carried by a refinement that knows better than zod what was wanted. */
export const wanted = (fr: string, en: string) => ({ params: { wanted: { fr, en } satisfies Wording } });

/** Carried by a refinement that says itself what is wrong. */
export const wrong = (fr: string, en: string) => ({ params: { fr, en } satisfies Wording });

const TYPES: Readonly<Record<string, Wording>> = {
  string: {
    fr: "un texte (entre guillemets s’il ressemble à un nombre)",
    en: "a text (in quotes if it looks like a number)",
  },
  number: { fr: "un nombre, sans guillemets ni unité", en: "a number, without quotes or unit" },
  int: { fr: "un nombre entier", en: "a whole number" },
  boolean: { fr: "true ou false", en: "true or false" },
  array: { fr: "une liste", en: "a list" },
  object: { fr: "des clés et leurs valeurs", en: "keys and their values" },
  record: { fr: "des clés et leurs valeurs", en: "keys and their values" },
};

/** Reads with {@link SAID}: inputs are told, and the message of a key that is not known lists those that are. */
export const SAID: z.core.ParseContext<z.core.$ZodIssue> = {
  reportInput: true,
  error: ({ code, inst }) => {
    if (code !== "unrecognized_keys") return undefined;
    if (inst instanceof z.ZodObject) return Object.keys(inst.shape).join(", ");
    return inst instanceof z.ZodRecord && inst.keyType instanceof z.ZodEnum
      ? inst.keyType.options.join(", ")
      : undefined;
  },
};

export function troubleOf(issue: z.core.$ZodIssue): Wording {
  const expected = ({ fr, en }: Wording) => ({ fr: `attendu\u00a0: ${fr}`, en: `expected ${en}` });
  switch (issue.code) {
    case "custom": {
      const said = issue.params as unknown as Wording | ReturnType<typeof wanted>["params"];
      if (!("wanted" in said)) return said;
      return issue.input === undefined ? missing(said.wanted) : expected(said.wanted);
    }
    case "unrecognized_keys":
      return {
        fr: `elle n’existe pas\u00a0; clés admises ici\u00a0: ${issue.message}`.replace("\u00a0;", "\u202f;"),
        en: `it does not exist; keys accepted here: ${issue.message}`,
      };
    case "invalid_key":
      return troubleOf(issue.issues[0] as z.core.$ZodIssue);
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return issue.input === undefined
        ? missing({ fr: `l’une des valeurs ${values}`, en: `one of ${values}` })
        : expected({ fr: `l’une des valeurs ${values}`, en: `one of ${values}` });
    }
    case "invalid_type": {
      const type = TYPES[issue.expected] ?? { fr: issue.expected, en: issue.expected };
      return issue.input === undefined ? missing(type) : expected(type);
    }
    case "too_small":
      if (issue.origin === "string") return expected({ fr: "un texte non vide", en: "a text that is not empty" });
      return expected(
        issue.inclusive
          ? { fr: `un nombre d’au moins ${issue.minimum}`, en: `a number of at least ${issue.minimum}` }
          : { fr: `un nombre supérieur à ${issue.minimum}`, en: `a number above ${issue.minimum}` },
      );
    case "too_big":
      return expected(
        issue.inclusive
          ? { fr: `un nombre d’au plus ${issue.maximum}`, en: `a number of at most ${issue.maximum}` }
          : { fr: `un nombre inférieur à ${issue.maximum}`, en: `a number below ${issue.maximum}` },
      );
    default:
      return { fr: "sa valeur n’est pas admise", en: "its value is not accepted" };
  }
}

function missing({ fr, en }: Wording): Wording {
  return { fr: `elle manque, attendu\u00a0: ${fr}`, en: `it is missing, expected ${en}` };
}
