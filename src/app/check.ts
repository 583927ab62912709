/** The use case behind `check`: signs in, compares permissions, sizes the tenant. Reads counts and reports only. */

import { z } from "zod";
import { collectors } from "../collect/collectors/index.ts";
import { REPORTS } from "../collect/usage.ts";
import { connect } from "../graph/connect.ts";
import { type Graph, GraphFault } from "../graph/graph.ts";
import type { ChosenWorkload, ContentModes } from "../model/service.ts";
import { limitTable } from "../store/limits.ts";
import { asked, countOf } from "./first-answers.ts";
import { type Forecast, forecastOf, type TenantSize } from "./forecast.ts";
import { covers, type NeededPermission, permissionsNeeded } from "./permissions.ts";
import type { Settings } from "./settings.ts";

export interface CheckRequest {
  readonly settings: Settings;
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly onDeviceCode: (prompt: { readonly code: string; readonly url: string }) => void;
}

export interface CheckResult {
  readonly tenantId: string | null;
  readonly appId: string | null;
  readonly kind: "application" | "delegated" | "unknown";
  readonly permissions: readonly (NeededPermission & { readonly granted: boolean | null })[];
  readonly writePermissions: readonly string[];
  readonly size: TenantSize | null;
  readonly forecast: Forecast | null;
}

export async function checkTenant({ settings, workloads, content, ...rest }: CheckRequest): Promise<CheckResult> {
  const connection = await connect({
    env: settings.env,
    administration: settings.configuration.administration.name,
    limits: limitTable(),
    giveUpAfterSeconds: settings.configuration.network.giveUpAfterSeconds,
    ...rest,
  });
  try {
    const { identity, graph } = connection;
    const held = new Set([...identity.roles, ...identity.scopes]);
    const known = identity.kind !== "unknown";
    // Messages of Teams that are fetched to be counted need what reading them would.
    const fetched = settings.configuration.teams.count === "fetch" && content.teams === "none";
    const needed = permissionsNeeded(collectors, workloads, fetched ? { ...content, teams: "full" } : content);
    const able = identity.writePermissions.length === 0;
    const size = able ? await sizeOf(graph) : null;
    return {
      tenantId: identity.tenantId,
      appId: identity.appId,
      kind: identity.kind,
      permissions: needed.map((one) => ({ ...one, granted: known ? covers(held, one.permission) : null })),
      writePermissions: identity.writePermissions,
      size,
      forecast: size === null ? null : forecastOf(size),
    };
  } finally {
    await connection.close();
  }
}

const Skus = z.object({
  value: z.array(
    z.object({ appliesTo: z.string().nullish(), prepaidUnits: z.object({ enabled: z.number().nullish() }).nullish() }),
  ),
});

async function sizeOf(graph: Graph): Promise<TenantSize> {
  const people = await countOf(graph, "users");
  const groups = await countOf(graph, "groups");
  const skus = await asked(graph, "/subscribedSkus?$select=appliesTo,prepaidUnits", Skus);
  const drives = await filesIn(graph, REPORTS.drive);
  const sites = await filesIn(graph, REPORTS.site);
  return {
    people,
    groups,
    licences: skus.ok
      ? skus.value.value
          .filter(({ appliesTo }) => appliesTo !== "Company")
          .reduce((sum, { prepaidUnits }) => sum + (prepaidUnits?.enabled ?? 0), 0)
      : null,
    driveFiles: drives?.files ?? null,
    siteFiles: sites?.files ?? null,
    sites: sites?.rows ?? null,
  };
}

async function filesIn(graph: Graph, report: string): Promise<{ rows: number; files: number } | null> {
  let [rows, files] = [0, 0];
  try {
    for await (const answer of graph.report(`/reports/${report}(period='D180')`)) {
      if (!answer.ok) return null;
      rows += 1;
      const count = Object.entries(answer.value).find(([name]) => name.toLowerCase() === "file count")?.[1];
      files += Number(count) || 0;
    }
  } catch (error) {
    // A report that makes no sense makes the forecast poorer, and is no reason to say nothing of the rest.
    if (error instanceof GraphFault) return null;
    throw error;
  }
  return { rows, files };
}
