/**
 * `bascule.config.yaml`: what an administration says of itself and of its project. Every key is optional; a key
 * that is not known, or a value that cannot be used, is refused with its place in the file.
 */

import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { z } from "zod";
import type { AnswerPlace, Answers } from "../model/answers.ts";
import type { Configuration } from "../model/configuration.ts";
import type { Assignment } from "../model/directorates.ts";
import type { ServiceId } from "../model/service.ts";
import type { Wording } from "../model/verdict.ts";
import { AssignmentFault, parseAssignments } from "./assignments.ts";
import { Shape } from "./configuration-shape.ts";
import { SAID, troubleOf } from "./expected.ts";
import { yamlIn } from "./yaml-file.ts";

const DEFAULT_NAME = "bascule.config.yaml";

/** The file cannot be used: where, and what is wrong there. The sentence around it is in `lang/`. */
export class ConfigurationFault extends Error {
  override readonly name = "ConfigurationFault";
  readonly path: string;
  readonly problem: "missing" | "unreadable" | "syntax" | "value" | "table";
  readonly detail: Wording;
  /** Line in the file from 1, and the key, where they are known. */
  readonly line: number | null;
  readonly key: string | null;
  constructor(path: string, problem: ConfigurationFault["problem"], detail: Wording, line?: number, key?: string) {
    super(detail.en);
    this.detail = detail;
    this.path = path;
    this.problem = problem;
    this.line = line ?? null;
    this.key = key ?? null;
  }
}

/** What stands where nothing is written. */
export const NO_CONFIGURATION: Configuration = toConfiguration(Shape.parse({}), () => []);

/** Whether it is there or not. */
export function configurationFile(cwd: string, named: string | null): string {
  return named === null ? join(cwd, DEFAULT_NAME) : isAbsolute(named) ? named : join(cwd, named);
}

/** The file named by `--config`, else `bascule.config.yaml` of the working folder if it is there. */
export function readConfiguration(cwd: string, named: string | null): Configuration {
  const path = configurationFile(cwd, named);
  if (!existsSync(path)) {
    if (named === null) return NO_CONFIGURATION;
    throw new ConfigurationFault(named, "missing", { fr: "fichier absent", en: "no such file" });
  }
  const beside = (file: string) => (isAbsolute(file) ? file : join(dirname(path), file));
  const name = named ?? DEFAULT_NAME;
  const read = parseConfiguration(textOf(path, name), name, (file) => assignmentsIn(beside(file), file));
  const placed = (file: string | null) => file && beside(file);
  const { templates, outputs } = read;
  const keys = { signWith: placed(outputs.signWith), signedBy: placed(outputs.signedBy) };
  return { ...read, templates: placed(templates), outputs: { ...outputs, ...keys } };
}

/** The file stands beside the configuration, or where its own path says. */
function assignmentsIn(path: string, name: string): readonly Assignment[] {
  try {
    return parseAssignments(readFileSync(path));
  } catch (error) {
    if (error instanceof AssignmentFault) {
      throw new ConfigurationFault(name, "table", error.detail, error.line ?? undefined);
    }
    const fr = "ce doit être un fichier, que vous avez le droit de lire";
    throw new ConfigurationFault(name, "table", { fr, en: "it must be a file that you have the right to read" });
  }
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ConfigurationFault(name, "unreadable", { fr: "fichier illisible", en: "unreadable file" });
  }
}

/** @param assigned reads the file that `directoratesFile` names. */
export function parseConfiguration(
  source: string,
  path: string,
  assigned: (file: string) => readonly Assignment[] = () => [],
): Configuration {
  const { said, lineOf } = yamlIn(source, (expected, line) => new ConfigurationFault(path, "syntax", expected, line));
  const parsed = Shape.safeParse(written(said ?? {}), SAID);
  if (parsed.success) {
    const placed = (key: string) => ({ file: path, line: lineOf(["answers", key]) ?? null });
    return toConfiguration(parsed.data, assigned, placed);
  }
  // A misspelt key is missing under its right name and unknown under its own: the second is what there is to see.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? (issues[0] as z.core.$ZodIssue);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const keys = [...issue.path, ...(unknown === undefined ? [] : [unknown])];
  throw new ConfigurationFault(path, "value", troubleOf(issue), lineOf(keys), keys.join("."));
}

/** A key with nothing after it is a key that was not written. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, written(inner)]])),
  );
}

function toConfiguration(
  { directoratesFile, directorates: byDepartment, answers, harm, ...shape }: z.infer<typeof Shape>,
  assigned: (file: string) => readonly Assignment[],
  placed: (key: string) => AnswerPlace = () => ({ file: DEFAULT_NAME, line: null }),
): Configuration {
  const byService = <T>(entries: Record<string, T>) => entries as Partial<Record<ServiceId, T>>;
  return {
    ...shape,
    directorates: { byDepartment, assignments: directoratesFile === null ? [] : assigned(directoratesFile) },
    project: { ...shape.project, derogations: byService(shape.project.derogations) },
    request: { ...shape.request, services: byService(shape.request.services) },
    declared: byService(shape.declared),
    answers: {
      labels: answers as Answers["labels"],
      harm: byService(harm),
      places: Object.fromEntries(Object.keys(answers).map((key) => [key, placed(key)])),
    },
  };
}
