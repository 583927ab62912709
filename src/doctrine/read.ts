/** Reads an edition from its files: `edition.yaml`, and one YAML file for each service, in one folder of `templates/doctrine/`. */

import type { ObstacleAbout } from "../model/fit.ts";
import type { Offer } from "../model/offer.ts";
import type { Profile } from "../model/profile.ts";
import type { ServiceId } from "../model/service.ts";
import type { Rule } from "../model/verdict.ts";
import { aboutOf, checkQuotes } from "./about.ts";
import { digest } from "./canonical.ts";
import type { Edition } from "./edition.ts";
import { DoctrineFault } from "./fault.ts";
import type { PermissionsTable } from "./permissions-table.ts";
import { parseRule, ruleOf } from "./rule.ts";
import { editionFile, type RuleFile } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

const OPENING = "edition.yaml";

/** What a plan is judged by beside the edition and the offers: it counts in the digest. */
export interface Beside {
  readonly profiles: readonly Profile[];
  readonly permissionsTable: PermissionsTable;
}

/** Throws a {@link DoctrineFault} that names the file, the line and what was expected. */
export function readEdition(
  files: readonly TemplateFile[],
  offers: readonly Offer[],
  obstacles: readonly ObstacleAbout[] = [],
  { profiles, permissionsTable }: Beside = { profiles: [], permissionsTable: { rows: [] } },
): Edition {
  const opening = openingOf(files);
  const edition = parseTemplate(opening, editionFile);
  const { said } = edition;
  checkQuotes(edition);
  const quotable = {
    texts: new Map(said.texts.map((each) => [each.id, each])),
    principles: new Set(said.rules.map(({ id }) => id)),
    grants: new Map(said.grants.map(({ id, fr, en, ...rest }) => [id, { id, text: { fr, en }, ...rest }])),
    offers: new Set(offers.map(({ id }) => id)),
    presumes: said.sensitivity.presumes !== null,
  };
  const rules = new Map<ServiceId, Rule>();
  const heard: RuleFile[] = [];
  for (const file of files.filter((each) => each !== opening)) {
    const rule = parseRule(file, quotable);
    const { service } = rule.said;
    if (rules.has(service)) {
      throw rule.wrong(["service"], `un seul fichier pour ${service}`, `one file only for ${service}`);
    }
    rules.set(service, ruleOf(rule, quotable));
    heard.push(rule.said);
  }
  heard.sort((one, other) => (one.service < other.service ? -1 : 1));
  const sha256 = digest({ edition: said, rules: heard, offers, obstacles, profiles, permissions: permissionsTable });
  return { about: aboutOf(said, sha256), rules };
}

function openingOf(files: readonly TemplateFile[]): TemplateFile {
  const opening = files.find(({ name }) => name.endsWith(OPENING));
  if (opening) return opening;
  const expected = { fr: "ce fichier dans le dossier de l’édition", en: "this file in the edition’s folder" };
  const file = files[0]?.name.replace(/[^/]+$/, OPENING) ?? OPENING;
  throw new DoctrineFault({ kind: "unreadable", file, line: null, key: "", expected });
}
