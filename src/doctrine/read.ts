/** Reads an edition from its files: `edition.yaml`, and one YAML file for each service, in one folder of `templates/doctrine/`. */

import type { ServiceId } from "../model/service.ts";
import type { Rule } from "../model/verdict.ts";
import { digest } from "./canonical.ts";
import type { Edition } from "./edition.ts";
import { DoctrineFault } from "./fault.ts";
import { parseRule, ruleOf } from "./rule.ts";
import { editionFile, type RuleFile } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

const OPENING = "edition.yaml";

/** Throws a {@link DoctrineFault} that names the file, the line and what was expected. */
export function readEdition(files: readonly TemplateFile[]): Edition {
  const opening = openingOf(files);
  const { said, wrong } = parseTemplate(opening, editionFile);
  const texts = new Map(said.texts.map((each) => [each.id, each]));
  const principles = new Map(said.rules.map(({ id, text, confidence }) => [id, { text, confidence }]));
  const quotes = [
    ...said.eligibility.sources.map((id) => ({ id, path: ["eligibility", "sources"] })),
    ...said.rules.flatMap(({ sources }, index) => sources.map((id) => ({ id, path: ["rules", index, "sources"] }))),
  ];
  for (const { id, path } of quotes) {
    if (!texts.has(id)) throw wrong(path, `un texte de l’édition, non ${id}`, `a text of the edition, not ${id}`);
  }

  const rules = new Map<ServiceId, Rule>();
  const heard: RuleFile[] = [];
  for (const file of files.filter((each) => each !== opening)) {
    const rule = parseRule(file, { texts, principles });
    const { service } = rule.said;
    if (rules.has(service)) {
      throw rule.wrong(["service"], `un seul fichier pour ${service}`, `one file only for ${service}`);
    }
    rules.set(service, ruleOf(rule, { texts, principles }));
    heard.push(rule.said);
  }
  heard.sort((one, other) => (one.service < other.service ? -1 : 1));
  return {
    about: {
      id: said.id,
      title: said.title,
      inForceFrom: said["in-force-from"],
      sha256: digest({ edition: said, rules: heard }),
      texts: said.texts,
      assumptions: said.assumptions,
      later: said.later.map(({ "in-force-from": inForceFrom, ...rest }) => ({ ...rest, inForceFrom })),
    },
    eligibility: { stage: said.eligibility.stage, on: said.eligibility.on },
    principles,
    rules,
  };
}

function openingOf(files: readonly TemplateFile[]): TemplateFile {
  const opening = files.find(({ name }) => name.endsWith(OPENING));
  if (opening) return opening;
  const expected = { fr: "ce fichier dans le dossier de l’édition", en: "this file in the edition’s folder" };
  throw new DoctrineFault({ kind: "unreadable", file: OPENING, line: null, key: "", expected });
}
