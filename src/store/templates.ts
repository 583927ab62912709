/** The templates that come with Bascule: dated texts, offers, tables and the models of documents. */

import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parse } from "yaml";
import type { Tolerances } from "../model/difference.ts";
import type { TeamsFolder } from "../model/drive-part.ts";
import type { PageTests } from "../model/page-tests.ts";
import type { PrivateSubjects } from "../model/private-subjects.ts";

export interface TemplateFile {
  /** Path below `templates/`, with slashes; of a file of the administration's own, its whole path. */
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

/** The templates as one run reads them: those that come with Bascule, and the administration's own in their place. */
export interface Templates {
  /** The YAML files of a folder, by name. */
  files(folder: string): readonly TemplateFile[];
  text(name: string): string;
  bytes(name: string): Uint8Array;
  /** How a file is told: below `templates/`, or where the administration's own stands. */
  told(name: string): string;
  /** Editions of the doctrine, oldest first. */
  editions(): readonly string[];
  /** Paths of the administration's own files, below `templates/`. */
  readonly own: readonly string[];
}

/** What an administration may put in the place of ours: what a plan says, never how a scan goes. */
const REPLACED = [
  "permissions.yaml",
  "completeness.yaml",
  "obstacles.yaml",
  "occultations.yaml",
  "report/report.html",
  "report/report.css",
  ...["dossier", "pv"].flatMap((folder) => [`${folder}/fr.docx`, `${folder}/en.docx`]),
];
/** What it may add to as well. */
const ADDED = /^(?:doctrine\/\d{4}-\d{2}-\d{2}|offers|profiles)\/[^/]+\.yaml$/;
/** An edition that is begun and not written is none. */
const OPENING = "edition.yaml";

/** A file of the administration's own that stands in the place of nothing, or a folder that is none. */
export class TemplatesFault extends Error {
  override readonly name = "TemplatesFault";
  readonly folder: string;
  /** Null where the folder itself cannot be read. */
  readonly file: string | null;
  constructor(folder: string, file: string | null) {
    super(file === null ? `templates folder ${folder}` : `template ${file}`);
    this.folder = folder;
    this.file = file;
  }
}

/** @param folder of the administration's own files, laid out as `templates/` is; null where it has none. */
export function templatesWith(folder: string | null): Templates {
  const own = folder === null ? [] : ownFiles(folder);
  const place = (name: string) =>
    folder !== null && own.includes(name) ? join(folder, ...name.split("/")) : join(ROOT, name);
  const names = (within: string) => {
    const shipped = existsSync(join(ROOT, within)) ? readdirSync(join(ROOT, within)) : [];
    const added = own.filter((name) => name.startsWith(`${within}/`)).map((name) => name.slice(within.length + 1));
    return [...new Set([...shipped, ...added])].filter((name) => name.endsWith(".yaml")).sort();
  };
  const told = (name: string) => (own.includes(name) ? place(name) : name);
  return {
    own,
    files: (within) =>
      names(within).map((each) => {
        const name = `${within}/${each}`;
        return { name: told(name), text: readFileSync(place(name), "utf8") };
      }),
    text: (name) => readFileSync(place(name), "utf8"),
    bytes: (name) => readFileSync(place(name)),
    told,
    editions: () => {
      const added = own.flatMap((name) => /^doctrine\/([^/]+)\//.exec(name)?.[1] ?? []);
      const known = [...new Set([...readdirSync(join(ROOT, "doctrine")), ...added])];
      return known.filter((id) => existsSync(place(`doctrine/${id}/${OPENING}`))).sort();
    },
  };
}

/** Hidden files and notes are whoever's; any other has to stand in the place of something. */
function ownFiles(folder: string): readonly string[] {
  let found: readonly Dirent[];
  try {
    found = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw new TemplatesFault(folder, null);
  }
  const names = found
    .filter((each) => !each.isDirectory() && !/^\.|\.(?:md|txt)$/i.test(each.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")))
    .sort();
  const stray = names.find((name) => !REPLACED.includes(name) && !ADDED.test(name));
  if (stray !== undefined) throw new TemplatesFault(folder, stray);
  return names;
}

const SHIPPED = templatesWith(null);

/** The YAML files of a folder, by name, as they come with Bascule. */
export const templateFiles = SHIPPED.files;
export const templateText = SHIPPED.text;

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

/** What the tests of the page that comes with Bascule found. */
export function pageTests(): PageTests {
  return parse(templateText("report/accessibility.yaml")) as PageTests;
}

/** How far a scan may stand from the tenant's own reports and counts before it is told. */
export function tolerances({ text }: Templates = SHIPPED): Tolerances {
  const read = parse(text("completeness.yaml")) as {
    "late-after-days": number;
    sources: Tolerances["sources"];
  };
  return { lateAfterDays: read["late-after-days"], sources: read.sources };
}
