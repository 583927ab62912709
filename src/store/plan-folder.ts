/**
 * The outputs of an earlier run as they are compared: `plan.json`, and the lines of `containers.ndjson` in the order of a
 * plan. What was cut or changed since is refused by its digest in the manifest, and by what each line has to be; lines in
 * another order (a copy for publication is numbered as its store met things) are put in order in a scratch database.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { SpaceRow } from "../model/history.ts";
import type { Plan } from "../model/plan.ts";
import { isServiceId, SERVICES, type ServiceId } from "../model/service.ts";
import { standing } from "./folder.ts";
import { linesOf } from "./lines.ts";
import { linesIn } from "./manifest.ts";
import { MANIFEST } from "./output-names.ts";

const PLAN = "plan.json";
const LINES = "containers.ndjson";
const WINDOW = 1000;

/** A folder that cannot be compared. The sentence is in `lang/`. */
export class PlanFolderFault extends Error {
  override readonly name = "PlanFolderFault";
  readonly code: "no-plan" | "broken" | "changed" | "unreadable" | "line";
  readonly folder: string;
  readonly file: string;
  readonly line: number | null;
  constructor(code: PlanFolderFault["code"], folder: string, file: string, line: number | null = null) {
    super(`plan folder ${code}: ${folder}/${file}`);
    this.code = code;
    this.folder = folder;
    this.file = file;
    this.line = line;
  }
}

export interface PlanFolder {
  readonly plan: PlanSaid;
  /** False where no manifest tells what its files were. */
  readonly vouched: boolean;
  /** Services in plan order, then by id. */
  spaces(): AsyncIterable<SpaceRow>;
  close(): void;
}

const count = z.number().nullable();
const Service = z.object({
  id: z.string(),
  label: z.string(),
  action: z.string(),
  derogation: z
    .object({
      status: z.string(),
      limit: z.object({ months: z.number() }).optional(),
      until: z.string().nullable(),
    })
    .nullable(),
  unused: z.string().nullable().optional(),
  targets: z.array(z.object({ offer: z.string() })),
  coverage: z.object({ status: z.string() }),
});
const volume = z.object({ spaces: z.number(), items: z.number(), bytes: z.number() });
const Left = volume.extend({ scan: z.string(), day: z.string(), sensitive: count, moved: volume, aside: volume });
/** What is read of a plan; one of an earlier version says nothing of what it rests on. */
const Said = z.object({
  schemaVersion: z.literal(1),
  generator: z.object({ name: z.string(), version: z.string() }).optional(),
  asOf: z.string(),
  tenant: z.object({ id: z.string(), displayName: z.string() }),
  scan: z.object({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    sha256: z.string().nullable().optional(),
    content: z.object({ exchange: z.string(), onedrive: z.string(), teams: z.string(), sharepoint: z.string() }),
    burnDown: z.array(Left).optional(),
  }),
  doctrine: z.object({ edition: z.string(), sha256: z.string() }),
  provenance: z
    .object({
      detectors: z.array(z.string()).nullable(),
      thresholds: z.object({ minConfidence: z.string(), tolerances: z.string() }),
      configuration: z.object({
        ...{ scope: z.string(), directorates: z.string(), project: z.string(), planning: z.string() },
      }),
      workloads: z.array(z.string()),
      permissions: z.array(z.string()).nullable(),
      listed: z.record(z.string(), z.string()),
    })
    .optional(),
  services: z.array(Service),
});
export type PlanSaid = Omit<Plan, "provenance" | "scan" | "generator"> & {
  readonly generator?: { readonly name: string; readonly version: string };
  readonly provenance?: Plan["provenance"];
  readonly scan: Omit<Plan["scan"], "burnDown" | "sha256"> & Partial<Pick<Plan["scan"], "burnDown" | "sha256">>;
};

const Line = z.object({
  id: z.string(),
  service: z.string().refine(isServiceId),
  kind: z.string(),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  volume: z.object({ items: count, bytes: count }),
  sensitive: z.object({ items: z.number() }),
  target: z.string().nullable(),
  coverage: z.enum(["complete", "sampled", "partial", "not-scanned"]),
});

/** `folder` as it was typed, `path` where it is. Reads the lines once, to know that they are whole and in which order. */
export async function openPlanFolder(path: string, folder: string): Promise<PlanFolder> {
  if (standing(path) !== "folder") throw new PlanFolderFault("no-plan", folder, PLAN);
  const known = linesIn([join(path, MANIFEST)]);
  const text = textOf(path, folder);
  const plan = planIn(text, folder);
  const vouch = (file: string, digest: string) => {
    if (known.size > 0 && !known.has(`${digest}  ${file}`)) throw new PlanFolderFault("changed", folder, file);
  };
  vouch(PLAN, createHash("sha256").update(text).digest("hex"));
  if (!existsSync(join(path, LINES))) throw new PlanFolderFault("no-plan", folder, LINES);
  const hash = createHash("sha256");
  let ordered = true;
  let before: SpaceRow | null = null;
  for await (const row of rowsIn(path, folder, hash)) {
    ordered &&= before === null || inPlanOrder(before, row) < 0;
    before = row;
  }
  vouch(LINES, hash.digest("hex"));
  const sorted = ordered ? null : await sortedIn(rowsIn(path, folder), folder);
  return {
    plan,
    vouched: known.size > 0,
    spaces: () => sorted?.rows() ?? rowsIn(path, folder),
    close: () => sorted?.close(),
  };
}

/** `plan.json` as it stands, whatever the manifest says of it. */
export function readPlan(path: string, folder: string): { readonly plan: PlanSaid; readonly text: string } {
  const text = textOf(path, folder);
  return { plan: planIn(text, folder), text };
}

function textOf(path: string, folder: string): string {
  if (!existsSync(join(path, PLAN))) throw new PlanFolderFault("no-plan", folder, PLAN);
  try {
    return readFileSync(join(path, PLAN), "utf8");
  } catch {
    throw new PlanFolderFault("unreadable", folder, PLAN);
  }
}

function planIn(text: string, folder: string): PlanSaid {
  try {
    const said = Said.safeParse(JSON.parse(text));
    if (said.success) return said.data as unknown as PlanSaid;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new PlanFolderFault("broken", folder, PLAN);
}

async function* rowsIn(path: string, folder: string, hash?: { update(chunk: Uint8Array): unknown }) {
  let line = 0;
  try {
    for await (const text of linesOf(join(path, LINES), hash)) {
      line += 1;
      if (text !== "") yield rowIn(text, folder, line);
    }
  } catch (error) {
    if (error instanceof PlanFolderFault || !(error instanceof Error && "code" in error)) throw error;
    throw new PlanFolderFault("unreadable", folder, LINES);
  }
}

function rowIn(text: string, folder: string, line: number): SpaceRow {
  try {
    const { success, data } = Line.safeParse(JSON.parse(text));
    if (success) {
      const { id, kind, name, unit, volume, sensitive, target, coverage } = data;
      return {
        service: data.service as ServiceId,
        id,
        kind,
        name,
        unit,
        ...volume,
        sensitive: sensitive.items,
        target,
        coverage,
      };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new PlanFolderFault("line", folder, LINES, line);
}

const PLACES: ReadonlyMap<string, number> = new Map(SERVICES.map(({ id }, index) => [id, index]));
type Known = Pick<SpaceRow, "service" | "id">;

/** Services in the order of every output, then ids by code point, as the store has them. */
export function inPlanOrder(one: Known, other: Known): number {
  const by = (PLACES.get(one.service) ?? 0) - (PLACES.get(other.service) ?? 0);
  return by !== 0 || one.id === other.id ? by : Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));
}

async function sortedIn(rows: AsyncIterable<SpaceRow>, folder: string) {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096");
  database.exec(
    "CREATE TABLE line (service INTEGER, id TEXT, row TEXT NOT NULL, PRIMARY KEY (service, id)) STRICT, WITHOUT ROWID",
  );
  database.exec("BEGIN");
  const put = database.prepare("INSERT INTO line VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const page = database.prepare(`SELECT * FROM line WHERE (service, id) > (?, ?) ORDER BY service, id LIMIT ${WINDOW}`);
  let line = 0;
  for await (const row of rows) {
    line += 1;
    const { changes } = put.run(PLACES.get(row.service) ?? 0, row.id, JSON.stringify(row));
    if (changes === 0) throw new PlanFolderFault("line", folder, LINES, line);
  }
  return {
    async *rows(): AsyncGenerator<SpaceRow> {
      for (let after: readonly [number, string] = [-1, ""]; ; ) {
        const found = page.all(...after);
        for (const { row } of found) yield JSON.parse(String(row)) as SpaceRow;
        const last = found.at(-1);
        if (found.length < WINDOW || last === undefined) return;
        after = [Number(last.service), String(last.id)];
      }
    },
    close: () => database.close(),
  };
}
