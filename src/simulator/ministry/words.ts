/** What people write in messages, events, contacts and posts: prose, sometimes a value that should not be there. */

import { CARRIERS, type Carried, decoy, paragraph, THEMES } from "../prose.ts";
import type { Random } from "../random.ts";
import { canaryOf } from "./files-specimens.ts";

export interface Words {
  readonly subject: string;
  readonly text: string;
  /** A word that stands in the subject and the text, and nowhere else. */
  readonly canary: string;
  readonly values: readonly string[];
  /** Detectors that the text sets off. */
  readonly detectors: readonly string[];
}

const CARRIED = Object.keys(CARRIERS) as readonly Carried[];
const SUBJECTS = ["Point d’étape", "Compte rendu", "Demande de pièces", "Relance", "Convocation", "Pour information"];

/** @param share how many in a hundred hold a value */
export function wordsOf(random: Random, share: number): Words {
  const name = random.chance(share / 100) ? random.pick(CARRIED) : null;
  const carried = name === null ? null : CARRIERS[name](random);
  const canary = canaryOf(random);
  const theme = random.pick(THEMES);
  const said = carried?.text ?? (random.chance(0.2) ? decoy(random) : paragraph(random, theme));
  return {
    subject: `${random.pick(SUBJECTS)} ${canary}`,
    text: `${paragraph(random, theme)}\n\n${said}\n\nRepère du dossier : ${canary}.`,
    canary,
    values: carried === null ? [] : [carried.value],
    detectors: name === null ? [] : [name],
  };
}

/** As Outlook gives it: text when it was asked for, HTML otherwise. */
export function bodyJson({ text }: Pick<Words, "text">, prefer: string | undefined): object {
  if (/outlook\.body-content-type="?text/i.test(prefer ?? "")) return { contentType: "text", content: text };
  const paragraphs = text
    .split("\n\n")
    .map((each) => `<p>${each.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`);
  return { contentType: "html", content: `<html><body>${paragraphs.join("")}</body></html>` };
}
