/** The use case behind `check`: signs in, compares permissions, sizes the tenant. Reads counts and reports only. */

import { collectors } from "../collect/collectors/index.ts";
import { connect } from "../graph/connect.ts";
import { closedByDay } from "../graph/night.ts";
import { mayWrite } from "../graph/sign-in/identity.ts";
import { checkSettings, foreignHosts, settingsOf } from "../graph/sign-in/settings.ts";
import type { DirectoryRole } from "../model/directory-role.ts";
import type { Forecast, TenantSize } from "../model/forecast.ts";
import type { Pace } from "../model/limits.ts";
import type { ChosenWorkload, ContentModes } from "../model/service.ts";
import { limitTable } from "../store/limits.ts";
import { directoryRoles } from "../store/templates.ts";
import { type Closed, closedIn } from "./closed-places.ts";
import { type Credential, credentialOf } from "./credential.ts";
import { customDetectors } from "./custom-detectors.ts";
import { forecastOf } from "./forecast/forecast.ts";
import { askedFor, sizeOf, sizingReports } from "./forecast/size.ts";
import { covers, type NeededPermission, permissionsNeeded } from "./permissions.ts";
import { type Recorded, recorded } from "./recorded.ts";
import type { Settings } from "./settings.ts";

export interface CheckRequest {
  readonly settings: Settings;
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  readonly extractLabels: boolean;
  readonly readSharing: boolean;
  /** `--accept-write-permissions`: the tenant is sized all the same. */
  readonly acceptsWriting: boolean;
  /** `--log-requests`: where each request is written down; null for nowhere. */
  readonly logRequests: string | null;
  readonly pace: Pace;
  readonly now: () => Date;
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
  /** Granted place by place: the token does not say whether they write. */
  readonly untoldPermissions: readonly string[];
  /** Of the directory, those left out that everybody has. */
  readonly directoryRoles: readonly DirectoryRole[];
  /** By a permission or a role: what `scan` refuses. */
  readonly canWrite: boolean;
  /** That get a secret or the token and are not Microsoft's: accepted by the configuration. */
  readonly foreignHosts: readonly string[];
  /** Null for what has no age of its own. */
  readonly credential: Credential | null;
  readonly size: TenantSize | null;
  readonly forecast: Forecast | null;
  /** What each entry of `scope.excludeContent` names; `members` of groups that stand for theirs. */
  readonly closed: readonly Closed[];
}

/** @throws RequestLogFault of a record that cannot be kept, and what `connect` throws. */
export async function checkTenant(request: CheckRequest): Promise<CheckResult> {
  // What cannot be used is told before a record is begun.
  checkSettings(request.settings.env, request.settings.configuration.network.acceptHosts);
  return await recorded(request, { command: "check" }, (way) => checkBy({ ...request, ...way }));
}

async function checkBy(request: CheckRequest & Recorded): Promise<CheckResult> {
  const { settings, workloads, content, extractLabels, readSharing, acceptsWriting, pace, now, ...rest } = request;
  const limits = limitTable();
  // What cannot be used is told before anything is asked.
  customDetectors();
  const connection = await connect({
    env: settings.env,
    administration: settings.configuration.administration.name,
    limits,
    giveUpAfterSeconds: settings.configuration.network.giveUpAfterSeconds,
    ...rest,
    // What such a token is refused for is told here, and nothing is asked with it.
    acceptsWriting: true,
    directoryRoles: directoryRoles(),
    downloadHosts: settings.configuration.network.downloadHosts,
    acceptHosts: settings.configuration.network.acceptHosts,
  });
  try {
    const { identity, graph } = connection;
    const { scope, sampling, teams } = settings.configuration;
    const held = new Set([...identity.roles, ...identity.scopes]);
    const known = identity.kind !== "unknown";
    // Messages of Teams that are fetched to be counted need what reading them would.
    const countTeamsMessages = teams.count === "fetch";
    const fetched = countTeamsMessages && content.teams === "none";
    const needed = permissionsNeeded(collectors, workloads, fetched ? { ...content, teams: "full" } : content, {
      extractLabels,
      readSharing,
    });
    const canWrite = mayWrite(identity);
    const able = acceptsWriting || !canWrite;
    const messages = countTeamsMessages || content.teams !== "none";
    const size = able ? await sizeOf(graph, sizingReports(workloads, messages), askedFor(graph)) : null;
    const narrowed = scope.include.length + scope.exclude.length > 0;
    const again = new Set<ChosenWorkload>();
    const scan = {
      workloads,
      content,
      countTeamsMessages,
      extractLabels,
      readSharing,
      sampling,
      pace,
      narrowed,
      again,
    };
    return {
      tenantId: identity.tenantId,
      appId: identity.appId,
      kind: identity.kind,
      permissions: needed.map((one) => ({ ...one, granted: known ? covers(held, one.permission) : null })),
      writePermissions: identity.writePermissions,
      untoldPermissions: identity.untoldPermissions,
      directoryRoles: identity.directoryRoles,
      canWrite,
      foreignHosts: [...new Set(foreignHosts(settingsOf(settings.env)).values())],
      credential: await credentialOf(settings.env, now(), able ? graph : null),
      size,
      closed: able ? await closedIn(graph, scope.excludeContent) : [],
      forecast: size === null ? null : forecastOf(limits, size, { ...scan, start: now(), closedByDay }),
    };
  } finally {
    await connection.close();
  }
}
