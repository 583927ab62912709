/**
 * `bascule.config.yaml`: what an administration says of itself and of its project. Every key is optional; a key
 * that is not known, or a value that cannot be used, is refused with its place in the file.
 */

import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";
import { ANSWER_LABELS, type AnswerPlace, type Answers } from "../model/answers.ts";
import { ADMINISTRATION_TYPES, type Configuration, LONGEST_MENTION } from "../model/configuration.ts";
import { type IsoDate, parseDay } from "../model/dates.ts";
import type { Assignment } from "../model/directorates.ts";
import { REACHES } from "../model/drive-part.ts";
import { OPINIONS } from "../model/request.ts";
import { HOLIDAYS } from "../model/schedule.ts";
import { isServiceId, type ServiceId } from "../model/service.ts";
import type { Wording } from "../model/verdict.ts";
import { AssignmentFault, parseAssignments } from "./assignments.ts";
import { SAID, troubleOf, wanted, wrong } from "./expected.ts";
import { yamlIn } from "./yaml-file.ts";

const GIGABYTE = 1e9;
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

const text = z.string().trim().min(1).nullable().default(null);
const mention = text.refine(
  (said) => said === null || said.replaceAll("&", "&&").length <= LONGEST_MENTION,
  wanted(
    `une mention de ${LONGEST_MENTION} caractères au plus, « & » comptant pour deux : elle tient en tête de chaque page`,
    `a mention of ${LONGEST_MENTION} characters at most, “&” counting for two: it stands at the head of every page`,
  ),
);
const list = z.array(z.string().trim().min(1)).default([]);
/** Two names at least: a whole top-level domain is nobody's. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .refine(
    (name) => /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(name),
    wanted(
      "un nom de domaine, comme fichiers.exemple.fr, sans https:// ni chemin",
      "the name of a domain, such as files.example.org, without https:// or path",
    ),
  );
/** No text first, then a day: whatever stands in its place, or nothing, a day is what was expected. */
const day = z
  .unknown()
  .refine(
    (value) => typeof value === "string" && parseDay(value) !== null,
    wanted("un jour qui existe, écrit AAAA-MM-JJ", "a day that exists, written YYYY-MM-DD"),
  )
  .transform((value) => value as IsoDate);
const service = z
  .string()
  .refine(
    (id): boolean => isServiceId(id),
    wanted("l’identifiant d’un service, comme exchange.mail", "a service id, such as exchange.mail"),
  );
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null as never);

/** Who decided, when and why: all of it, since a decision that nobody signed is none. */
const decided = { by: z.string().trim().min(1), on: day, why: z.string().trim().min(1) };
const Answer = z.strictObject({ label: z.enum(ANSWER_LABELS), ...decided });
const Harm = z.strictObject({ answer: z.enum(["yes", "no"]), ...decided });
const answered = z
  .string()
  .refine(
    (key): boolean => isServiceId(key.split("/", 1)[0] ?? "") && /^[^/]+(\/[a-z0-9-]+)?$/.test(key),
    wanted(
      "l’identifiant d’un service, ou d’une de ses parties, comme onedrive.files/chat-files",
      "a service id, or that of a part of one, such as onedrive.files/chat-files",
    ),
  );

const statements = {
  ...{ constraints: text, sensitivity: text, security: text, isolation: text, reversibility: text, funding: text },
  study: optional(z.strictObject({ on: day, conclusion: z.string().trim().min(1) })),
  opinions: z
    .partialRecord(z.enum(OPINIONS), z.strictObject({ opinion: z.string().trim().min(1), on: day }))
    .default({}),
};

const Derogation = z
  .strictObject({
    status: z.enum(["requested", "granted", "refused"]),
    on: day,
    by: text,
    until: optional(day),
  })
  .refine(({ status, until }) => until === null || status === "granted", {
    path: ["until"],
    ...wrong(
      "seule une dérogation accordée a une fin, retirez-la ou écrivez status: granted",
      "only a derogation that was granted has an end, remove it or write status: granted",
    ),
  })
  .refine(({ on, until }) => until === null || on <= until, {
    path: ["until"],
    ...wrong(
      "la dérogation finirait avant d’avoir été accordée, corrigez on ou until",
      "the derogation would end before it was granted, correct on or until",
    ),
  });

const Declared = z
  .strictObject({ used: z.boolean(), quantity: optional(z.number().int().min(0)), note: text })
  .refine(({ used, quantity }) => used || (quantity ?? 0) === 0, {
    path: ["quantity"],
    ...wrong(
      "un service qui n’est pas utilisé n’a pas de quantité, retirez-la ou écrivez used: true",
      "a service that is not used has no quantity, remove it or write used: true",
    ),
  });

const Wave = z
  .strictObject({ key: text, name: text, start: optional(day), end: optional(day) })
  .refine(({ start, end }) => start === null || end === null || start <= end, {
    path: ["end"],
    ...wrong(
      "la vague finirait avant d’avoir commencé, corrigez start ou end",
      "the wave would end before it starts, correct start or end",
    ),
  });

const Closed = z.strictObject({ from: day, to: day, why: text }).refine(({ from, to }) => from <= to, {
  path: ["to"],
  ...wrong(
    "la fermeture finirait avant d’avoir commencé, corrigez from ou to",
    "the closing would end before it starts, correct from or to",
  ),
});

const twice = (keys: readonly string[]) => keys.find((key, at) => keys.indexOf(key) < at) ?? null;

/** How much of something a wave takes: none at all would never end. */
const most = optional(z.number().int().min(1));

const Waves = z
  .strictObject({
    start: optional(day),
    holidays: z.enum(HOLIDAYS).default("metropole"),
    closed: z.array(Closed).default([]),
    capacity: z
      .strictObject({ people: most, spaces: most, gigabytesPerDay: optional(z.number().gt(0)), days: most })
      .prefault({}),
    named: z
      .array(Wave)
      .refine((waves) => twice(waves.flatMap(({ key }) => key ?? [])) === null, {
        ...wrong("deux vagues ont la même clé, changez-en une", "two waves have the same key, change one of them"),
      })
      .default([]),
  })
  .prefault({})
  .transform(({ closed: closings, capacity: { gigabytesPerDay, ...bounds }, ...rest }) => {
    const bytesPerDay = gigabytesPerDay === null ? null : gigabytesPerDay * GIGABYTE;
    return { ...rest, closings, capacity: { ...bounds, bytesPerDay } };
  });

/** Every key that there is. */
export const Shape = z.strictObject({
  administration: z
    .strictObject({
      name: text,
      type: optional(z.enum(ADMINISTRATION_TYPES)),
      representative: text,
      contact: text,
    })
    .prefault({}),
  directorates: z.record(z.string(), z.string().trim().min(1)).default({}),
  directoratesFile: text,
  content: z.strictObject({ authorisedBy: text, legalBasis: text, dpia: text, staffConsulted: text }).prefault({}),
  project: z
    .strictObject({
      stage: optional(z.enum(["very-advanced", "not-very-advanced"])),
      engagedOn: optional(day),
      evidence: text,
      acceptableOffer: optional(z.strictObject({ date: day, justification: z.string().trim().min(1) })),
      derogations: z.record(service, Derogation).default({}),
    })
    .refine(({ stage, engagedOn }) => stage !== "very-advanced" || engagedOn === null || engagedOn <= "2021-07-05", {
      path: ["engagedOn"],
      ...wrong(
        "un projet très avancé au 5 juillet 2021 était engagé ce jour-là, corrigez ce jour ou stage",
        "a project very advanced on 5 July 2021 was engaged by that day, correct this day or stage",
      ),
    })
    .prefault({}),
  request: z
    .strictObject({ ...statements, services: z.record(service, z.strictObject(statements)).default({}) })
    .prefault({}),
  answers: z.record(answered, Answer).default({}),
  harm: z.record(service, Harm).default({}),
  templates: text,
  scope: z.strictObject({ include: list, exclude: list, excludeContent: list }).prefault({}),
  declared: z.record(service, Declared).default({}),
  sampling: z
    .strictObject({
      halfWidth: z.number().gt(0).lte(0.5).default(0.02),
      confidence: z.number().gte(0.5).lt(1).default(0.95),
    })
    .prefault({}),
  sharing: z.strictObject({ wide: z.enum(REACHES).default("organization") }).prefault({}),
  waves: Waves,
  licences: z.record(z.string(), z.strictObject({ contractEnd: optional(day) })).default({}),
  teams: z.strictObject({ count: z.enum(["containers", "fetch"]).default("containers") }).prefault({}),
  retention: z.strictObject({ months: z.number().int().min(1).max(120).default(12) }).prefault({}),
  outputs: z.strictObject({ mention, signWith: text, signedBy: text }).prefault({}),
  network: z
    .strictObject({
      giveUpAfterSeconds: z.number().int().min(1).max(86_400).default(1200),
      downloadHosts: z.array(domain).default([]),
    })
    .prefault({}),
});

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
