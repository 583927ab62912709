/** The templates that come with Bascule: dated texts, offers, tables and the models of documents. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { Tolerances } from "../model/difference.ts";
import type { TeamsFolder } from "../model/drive-part.ts";
import type { PrivateSubjects } from "../model/private-subjects.ts";

export interface TemplateFile {
  /** Path below `templates/`, with slashes. */
  readonly name: string;
  readonly text: string;
}

/** Beside `src` in the repository, and beside `dist` in the package. */
function templatesFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, "templates");
    if (existsSync(join(candidate, "doctrine"))) return candidate;
    if (folder === dirname(folder)) throw new Error("the templates of Bascule are missing: install it again");
  }
}

const ROOT = templatesFolder();

/** The YAML files of a folder, by name. */
export function templateFiles(folder: string): readonly TemplateFile[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), "utf8") }));
}

export function templateText(name: string): string {
  return readFileSync(join(ROOT, name), "utf8");
}

export function templateBytes(name: string): Uint8Array {
  return readFileSync(join(ROOT, name));
}

/** Editions of the doctrine that come with this version, oldest first. */
export function editions(): readonly string[] {
  return readdirSync(join(ROOT, "doctrine")).sort();
}

/** Ids of Graph's application permissions, by name. Source stands in the file. */
export function graphRoles(): Readonly<Record<string, string>> {
  return (parse(templateText("graph-roles.yaml")) as { roles: Record<string, string> }).roles;
}

/** Names that say of a folder or a file, when they are its whole name, that it is private. */
export function privateNames(): readonly string[] {
  return (parse(templateText("private-names.yaml")) as { names: string[] }).names;
}

/** Words that say of a message or an event, when its subject is marked with them, that it is private. */
export function privateSubjects(): PrivateSubjects {
  return parse(templateText("private-subjects.yaml")) as PrivateSubjects;
}

/** Names of the folders that Teams makes at the root of a personal drive. */
export function teamsFolders(): Readonly<Record<TeamsFolder, readonly string[]>> {
  return parse(templateText("teams-folders.yaml")) as Record<TeamsFolder, string[]>;
}

/** Types of the parts of pages that come with SharePoint. */
export function pageParts(): readonly string[] {
  const { types } = parse(templateText("page-parts.yaml")) as { types: { id: string }[] };
  return types.map(({ id }) => id);
}

/** How far a scan may stand from the tenant's own reports and counts before it is told. */
export function tolerances(): Tolerances {
  const read = parse(templateText("completeness.yaml")) as {
    "late-after-days": number;
    sources: Tolerances["sources"];
  };
  return { lateAfterDays: read["late-after-days"], sources: read.sources };
}
