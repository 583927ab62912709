/** Reads an edition from its files: `edition.yaml`, and one YAML file for each service, in one folder of `templates/doctrine/`. */

import type { z } from "zod";
import type { ServiceId } from "../model/service.ts";
import type { Rule, Source, Wording } from "../model/verdict.ts";
import { digest } from "./canonical.ts";
import type { Edition } from "./edition.ts";
import { DoctrineFault } from "./fault.ts";
import { editionFile, ruleFile } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

const OPENING = "edition.yaml";

type RuleFile = z.infer<typeof ruleFile>;

/** Throws a {@link DoctrineFault} that names the file, the line and what was expected. */
export function readEdition(files: readonly TemplateFile[]): Edition {
  const opening = files.find(({ name }) => name.endsWith(OPENING));
  if (!opening)
    throw wrong(OPENING, "", "ce fichier dans le dossier de l’édition", "this file in the edition’s folder");
  const said = parseTemplate(opening, editionFile);
  const texts = new Map(said.texts.map((each) => [each.id, each]));
  const principles = new Map(said.rules.map(({ id, text, confidence }) => [id, { text, confidence }]));
  for (const quoted of [...said.rules, said.eligibility].flatMap(({ sources }) => sources)) {
    if (!texts.has(quoted)) throw unknownText(opening.name, quoted);
  }
  const rules = new Map<ServiceId, Rule>();
  const heard: RuleFile[] = [];
  for (const file of files.filter((each) => each !== opening)) {
    const rule = parseTemplate(file, ruleFile);
    if (rules.has(rule.service)) {
      throw wrong(file.name, "service", `un seul fichier pour ${rule.service}`, `one file only for ${rule.service}`);
    }
    const unknown = rule.rules.find((id) => !principles.has(id));
    if (unknown)
      throw wrong(
        file.name,
        "rules",
        `une règle de ${OPENING}, non ${unknown}`,
        `a rule of ${OPENING}, not ${unknown}`,
      );
    rules.set(rule.service, ruleOf(rule, file.name, texts));
    heard.push(rule);
  }
  heard.sort((one, other) => (one.service < other.service ? -1 : 1));
  const { id, title, assumptions } = said;
  return {
    about: {
      id,
      title,
      inForceFrom: said["in-force-from"],
      sha256: digest({ edition: said, rules: heard }),
      texts: said.texts,
      assumptions,
      later: said.later.map(({ "in-force-from": inForceFrom, ...rest }) => ({ ...rest, inForceFrom })),
    },
    eligibility: { stage: said.eligibility.stage, on: said.eligibility.on },
    principles,
    rules,
  };
}

function ruleOf(rule: RuleFile, file: string, texts: ReadonlyMap<string, Source>): Rule {
  const terms = [rule.limit, rule["granted-by"]];
  if (!terms.every((term) => (term !== null) === (rule.label === "derogable"))) {
    throw wrong(
      file,
      "limit",
      "« limit » et « granted-by » pour un service derogable, null pour tout autre",
      "“limit” and “granted-by” for a derogable service, null for any other",
    );
  }
  return {
    service: rule.service,
    title: rule.title,
    rules: rule.rules,
    category: rule.category,
    label: rule.label,
    lastChecked: rule["last-checked"],
    because: rule.because,
    infers: rule.infers,
    presumedSensitive: rule["presumed-sensitive"],
    limit: rule.limit && { months: rule.limit.months, countedFrom: rule.limit["counted-from"] },
    grantedBy: rule["granted-by"],
    targets: rule.targets,
    sources: rule.sources.map((id) => {
      const text = texts.get(id);
      if (!text) throw unknownText(file, id);
      return { title: text.title, href: text.href, date: text.date };
    }),
    parts: rule.parts,
  };
}

function wrong(file: string, key: string, fr: string, en: string): DoctrineFault {
  const expected: Wording = { fr, en };
  return new DoctrineFault({ kind: "unreadable", file, line: null, key, expected });
}

function unknownText(file: string, id: string): DoctrineFault {
  return wrong(file, "sources", `un texte de ${OPENING}, non « ${id} »`, `a text of ${OPENING}, not “${id}”`);
}
