/** One service's rule from its file: what it quotes has to stand in the edition. */

import type { Granting, Rule, Source } from "../model/verdict.ts";
import { type RuleFile, ruleFile } from "./shapes.ts";
import { parseTemplate, type Template, type TemplateFile } from "./template.ts";

/** What the rules of an edition may quote, by id. */
export interface Quotable {
  readonly texts: ReadonlyMap<string, Source>;
  readonly principles: ReadonlySet<string>;
  readonly grants: ReadonlyMap<string, Granting>;
  /** Ids of the offers that have a file. */
  readonly offers: ReadonlySet<string>;
  /** False where the edition presumes nothing of any service. */
  readonly presumes: boolean;
}

export function parseRule(file: TemplateFile, { principles, grants, offers, presumes }: Quotable): Template<RuleFile> {
  const template = parseTemplate(file, ruleFile);
  const { said, wrong } = template;
  for (const [index, id] of said.rules.entries()) {
    if (!principles.has(id)) {
      throw wrong(["rules", index], `une règle de l’édition, non ${id}`, `a rule of the edition, not ${id}`);
    }
  }
  for (const [holder, path] of [
    [said, []] as const,
    ...said.parts.map((part, index) => [part, ["parts", index]] as const),
  ]) {
    for (const [index, id] of holder.targets.entries()) {
      if (offers.has(id)) continue;
      throw wrong(
        [...path, "targets", index],
        `une offre de templates/offers, non ${id}`,
        `an offer of templates/offers, not ${id}`,
      );
    }
  }
  for (const key of ["limit", "granted-by"] as const) {
    if ((said[key] !== null) === (said.label === "derogable")) continue;
    throw said.label === "derogable"
      ? wrong([key], "une valeur, puisque le service est derogable", "a value, since the service is derogable")
      : wrong([key], "null, puisque le service n’est pas derogable", "null, since the service is not derogable");
  }
  const granting = said["granted-by"];
  if (granting !== null && !grants.has(granting)) {
    const known = [...grants.keys()].join(", ");
    throw wrong(
      ["granted-by"],
      `l’une des valeurs ${known}, dites par l’édition`,
      `one of ${known}, which the edition tells`,
    );
  }
  if (said["presumed-sensitive"] && !presumes) {
    throw wrong(
      ["presumed-sensitive"],
      "false, puisque l’édition ne présume rien",
      "false, since the edition presumes nothing",
    );
  }
  return template;
}

export function ruleOf({ said, wrong }: Template<RuleFile>, { texts, grants }: Quotable): Rule {
  return {
    service: said.service,
    title: said.title,
    rules: said.rules,
    category: said.category,
    label: said.label,
    lastChecked: said["last-checked"],
    because: said.because,
    infers: said.infers,
    presumedSensitive: said["presumed-sensitive"],
    limit: said.limit && { months: said.limit.months, countedFrom: said.limit["counted-from"] },
    grantedBy: grants.get(said["granted-by"] ?? "") ?? null,
    targets: said.targets,
    sources: said.sources.map((id, index) => {
      const text = texts.get(id);
      if (!text)
        throw wrong(["sources", index], `un texte de l’édition, non ${id}`, `a text of the edition, not ${id}`);
      return { title: text.title, href: text.href, date: text.date };
    }),
    parts: said.parts,
  };
}
