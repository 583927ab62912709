/** Why an edition of the doctrine cannot be used: its files say something that Bascule does not understand, or the day is too early. */

import type { IsoDate } from "../model/dates.ts";
import type { Wording } from "../model/verdict.ts";

export type DoctrineTrouble =
  | {
      readonly kind: "unreadable";
      readonly file: string;
      readonly line: number | null;
      /** The key, as one would look for it in the file: `because.confidence`. */
      readonly key: string;
      readonly expected: Wording;
    }
  | { readonly kind: "before-edition"; readonly day: IsoDate; readonly edition: string; readonly from: IsoDate };

/** The message is a whole French sentence; `trouble` holds what a sentence in another language needs. */
export class DoctrineFault extends Error {
  override readonly name = "DoctrineFault";
  readonly trouble: DoctrineTrouble;
  constructor(trouble: DoctrineTrouble) {
    super(sentence(trouble));
    this.trouble = trouble;
  }
}

function sentence(trouble: DoctrineTrouble): string {
  if (trouble.kind === "before-edition") {
    return `Le jour ${trouble.day} précède l’édition ${trouble.edition} de la doctrine, en vigueur depuis le ${trouble.from}.`;
  }
  const { file, line, key, expected } = trouble;
  const place = line === null ? file : `${file}, ligne ${line}`;
  return `${place}\u00A0: ${key === "" ? "" : `«\u00A0${key}\u00A0», `}attendu\u00A0: ${expected.fr}.`;
}
