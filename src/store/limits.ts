/** Reads `templates/limits.yaml`: what Microsoft lets one application ask of one tenant. */

import { parse } from "yaml";
import { z } from "zod";
import { FAMILIES, type LimitTable } from "../model/limits.ts";
import { templateText } from "./templates.ts";

const amount = z.number().positive();
const Rate = z.strictObject({ requests: amount, seconds: amount });
const most = z.number().int().positive().nullable();
const path = z.string().startsWith("/");

const Table = z.strictObject({
  "last-checked": z.string(),
  "at-once": z.strictObject(
    Object.fromEntries(
      [...FAMILIES, "envelopes", "downloads"].map((name) => [name, z.number().int().positive()]),
    ) as Record<keyof LimitTable["atOnce"], z.ZodNumber>,
  ),
  "at-first": z.number().int().positive(),
  "mailbox-at-once": z.number().int().positive(),
  sharepoint: z.strictObject({
    tells: z.boolean(),
    tiers: z.array(z.strictObject({ licences: most, minute: amount, day: amount })).min(1),
    units: z
      .strictObject({ permissions: amount, list: amount, "delta-first": amount, "delta-next": amount, other: amount })
      .transform(({ "delta-first": deltaFirst, "delta-next": deltaNext, ...units }) => ({
        ...units,
        deltaFirst,
        deltaNext,
      })),
    search: Rate,
  }),
  outlook: Rate,
  teams: z.strictObject({
    sustained: z.number().positive().max(1),
    routes: z.array(z.strictObject({ path, tenant: amount, each: amount.nullable().default(null) })),
    other: z.strictObject({ tenant: amount, each: amount }),
  }),
  directory: z.strictObject({
    tells: z.boolean(),
    seconds: amount,
    tiers: z.array(z.strictObject({ people: most, units: amount })).min(1),
    units: z.array(z.strictObject({ path, units: amount })),
    other: amount,
  }),
  reports: z.strictObject({ each: amount, all: amount, seconds: amount }),
  calls: z.strictObject({ list: Rate, records: Rate, events: Rate }),
  onenote: Rate,
});

/** @throws when the file that came with this version was changed into something that is no table of limits. */
export function limitTable(text: string = templateText("limits.yaml")): LimitTable {
  const read = Table.safeParse(parse(text));
  if (!read.success) throw new Error(`templates/limits.yaml: ${z.prettifyError(read.error)}`);
  const {
    "last-checked": _day,
    "at-once": atOnce,
    "at-first": atFirst,
    "mailbox-at-once": mailboxAtOnce,
    ...table
  } = read.data;
  return { ...table, atOnce, atFirst, mailboxAtOnce };
}
