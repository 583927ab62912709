/** What may stand between a space and an offer, from `templates/obstacles.yaml`: one entry for each kind, in the model's order. */

import { z } from "zod";
import { CATEGORIES } from "../model/finding.ts";
import { OBSTACLES, type ObstacleAbout } from "../model/fit.ts";
import { wanted } from "./expected.ts";
import { confidence, day, id, service, source, text, wording } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

/** Below `templates/`. */
export const OBSTACLES_FILE = "obstacles.yaml";

const trait = z
  .string()
  .refine(
    (given) => /^[a-zA-Z]+$/.test(given),
    wanted("le nom d’un trait, en lettres", "the name of a trait, in letters"),
  );

export const obstaclesFile = z.strictObject({
  "last-checked": day,
  obstacles: z.array(
    z.strictObject({
      kind: z.enum(OBSTACLES),
      title: wording,
      detectors: z.array(id).default([]),
      categories: z.array(z.enum(CATEGORIES)).default([]),
      trait: trait.nullable().default(null),
      services: z.array(service).nullable().default(null),
      unstated: z.enum(["no", "with-work"]).default("with-work"),
      "way-round": z.strictObject({ fr: text, en: text, confidence }),
      sources: z.array(source).default([]),
    }),
  ),
});

export function readObstacles(file: TemplateFile): readonly ObstacleAbout[] {
  const { said, wrong } = parseTemplate(file, obstaclesFile);
  return OBSTACLES.map((kind) => {
    const those = said.obstacles.filter((each) => each.kind === kind);
    const [one] = those;
    if (one === undefined || those.length > 1) {
      throw wrong(
        one === undefined ? ["obstacles"] : ["obstacles", said.obstacles.lastIndexOf(those.at(-1) ?? one), "kind"],
        `une entrée et une seule pour ${kind}`,
        `one entry and no more for ${kind}`,
      );
    }
    const { fr, en, confidence } = one["way-round"];
    const { "way-round": _, ...rest } = one;
    return { ...rest, wayRound: { text: { fr, en }, confidence } };
  });
}
