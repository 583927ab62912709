/** The templates that come with Bascule: dated texts, offers, tables and the models of documents. */

import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parse } from "yaml";
import type { DirectoryRoleTable } from "../model/directory-role.ts";
import type { TeamsFolder } from "../model/drive-part.ts";
import type { PageTests } from "../model/page-tests.ts";
import type { PrivateSubjects } from "../model/private-subjects.ts";
import { ownText } from "./own-text.ts";

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
  /** One of them, with how it is told. */
  file(name: string): TemplateFile;
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

/** A folder of the administration's own that is none, a file in it that stands in the place of nothing, or one that is no text. */
export class TemplatesFault extends Error {
  override readonly name = "TemplatesFault";
  readonly problem: "folder" | "stray" | "unreadable" | "encoding";
  readonly folder: string;
  /** Below the folder where it is a stray one, else its whole path; empty of the folder itself. */
  readonly file: string;
  /** Of what is not in the encoding. */
  readonly line: number | null;
  constructor(problem: TemplatesFault["problem"], folder: string, file = "", line: number | null = null) {
    super(`templates ${problem}: ${file || folder}`);
    this.problem = problem;
    this.folder = folder;
    this.file = file;
    this.line = line;
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
  const bytes = (name: string): Uint8Array => {
    try {
      return readFileSync(place(name));
    } catch (error) {
      if (folder === null || !own.includes(name)) throw error;
      throw new TemplatesFault("unreadable", folder, place(name));
    }
  };
  const text = (name: string): string => {
    const read = ownText(bytes(name));
    if ("text" in read) return read.text;
    throw new TemplatesFault("encoding", folder ?? ROOT, place(name), read.badLine);
  };
  return {
    own,
    files: (within) =>
      names(within).map((each) => {
        const name = `${within}/${each}`;
        return { name: told(name), text: text(name) };
      }),
    file: (name) => ({ name: told(name), text: text(name) }),
    text,
    bytes,
    told,
    editions: () => {
      const added = own.flatMap((name) => /^doctrine\/([^/]+)\//.exec(name)?.[1] ?? []);
      const known = [...new Set([...readdirSync(join(ROOT, "doctrine")), ...added])];
      return known.filter((id) => existsSync(place(`doctrine/${id}/${OPENING}`))).sort();
    },
  };
}

/** Hidden files, notes, and what office programs and systems put beside an open document: nobody's model. */
const NOT_OURS = /^\.|^~\$|^(?:thumbs\.db|desktop\.ini)$|\.(?:md|txt)$/i;

/** Any other file has to stand in the place of something. */
function ownFiles(folder: string): readonly string[] {
  let found: readonly Dirent[];
  try {
    found = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw new TemplatesFault("folder", folder);
  }
  const names = found
    .filter((each) => !each.isDirectory() && !NOT_OURS.test(each.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")))
    .sort();
  const stray = names.find((name) => !REPLACED.includes(name) && !ADDED.test(name));
  if (stray !== undefined) throw new TemplatesFault("stray", folder, stray);
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

/** What is known of roles of the directory. Sources stand in the file. */
export function directoryRoles(): DirectoryRoleTable {
  const read = parse(templateText("directory-roles.yaml")) as Record<
    "everybody" | "reading" | "writing",
    Record<string, string>
  >;
  const byId = (names: Record<string, string>) => new Map(Object.entries(names).map(([name, id]) => [id, name]));
  return {
    reading: byId(read.reading),
    writing: byId(read.writing),
    everybody: new Set(Object.values(read.everybody)),
  };
}

/** Roles of Exchange that grant over chosen mailboxes what a permission of Graph grants over all, by that permission. */
export function exchangeRoles(): Readonly<Record<string, string>> {
  return (parse(templateText("graph-roles.yaml")) as { "exchange-roles": Record<string, string> })["exchange-roles"];
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
