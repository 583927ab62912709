/** Every key of `bascule.config.yaml`, what its value may be, and what stands where nothing is written. */

import { z } from "zod";
import { ANSWER_LABELS } from "../model/answers.ts";
import { ADMINISTRATION_TYPES, LONGEST_MENTION } from "../model/configuration.ts";
import { type IsoDate, parseDay } from "../model/dates.ts";
import { REACHES } from "../model/drive-part.ts";
import { OPINIONS } from "../model/request.ts";
import { HOLIDAYS } from "../model/schedule.ts";
import { isServiceId } from "../model/service.ts";
import { wanted, wrong } from "./expected.ts";

const GIGABYTE = 1e9;

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
      acceptHosts: z.array(domain).default([]),
    })
    .prefault({}),
});
