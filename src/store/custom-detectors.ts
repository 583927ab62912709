/** Detectors that an administration has written in `templates/detectors`, each with its place in its file. */

import { z } from "zod";
import type { CustomDetector } from "../model/custom-detector.ts";
import { CATEGORIES } from "../model/finding.ts";
import type { Wording } from "../model/verdict.ts";
import { ConfigurationFault } from "./configuration.ts";
import { SAID, troubleOf, wanted } from "./expected.ts";
import { type TemplateFile, templateFiles } from "./templates.ts";
import { yamlIn } from "./yaml-file.ts";

export interface WrittenDetector {
  readonly detector: CustomDetector;
  /** What stands under a key cannot be used. */
  wrong(key: string, why: Wording): ConfigurationFault;
}

const words = z.string().trim().min(1);
const Title = z.union([
  words.transform((title) => ({ fr: title, en: title })),
  z.strictObject({ fr: words, en: words }),
]);
const Written = z.strictObject({
  id: z
    .string()
    .refine(
      (id) => /^[a-z][a-z0-9-]{1,39}$/.test(id),
      wanted(
        "un identifiant de 2 à 40 minuscules, chiffres et tirets, comme matricule-dgx",
        "an id of 2 to 40 small letters, digits and hyphens, such as dgx-number",
      ),
    ),
  title: z
    .unknown()
    .refine(
      (title) => Title.safeParse(title).success,
      wanted("un texte, ou { fr: …, en: … }", "a text, or { fr: …, en: … }"),
    )
    .transform((title) => Title.parse(title)),
  category: z.enum(CATEGORIES),
  pattern: z.string().min(1),
  "ignore-case": z.boolean().default(false),
  check: z.enum(["none", "luhn", "mod97"]).default("none"),
  context: z.array(words).default([]),
  "context-required": z.boolean().default(false),
});

/** Throws a {@link ConfigurationFault} for the first file that cannot be used. */
export function writtenDetectors(files: readonly TemplateFile[] = templateFiles("detectors")): WrittenDetector[] {
  return files.map(parsed);
}

function parsed({ name, text }: TemplateFile): WrittenDetector {
  const path = `templates/${name}`;
  const { said, lineOf } = yamlIn(text, (expected, line) => new ConfigurationFault(path, "syntax", expected, line));
  const wrong = (key: string, why: Wording) =>
    new ConfigurationFault(path, "value", why, lineOf(key === "" ? [] : [key]), key);
  const read = Written.safeParse(said ?? {}, SAID);
  if (!read.success) {
    const issue = read.error.issues[0] as z.core.$ZodIssue;
    const key = issue.code === "unrecognized_keys" ? issue.keys[0] : issue.path[0];
    throw wrong(String(key ?? ""), troubleOf(issue));
  }
  const { "ignore-case": ignoreCase, "context-required": contextRequired, ...rest } = read.data;
  return { detector: { ...rest, ignoreCase, contextRequired }, wrong };
}
