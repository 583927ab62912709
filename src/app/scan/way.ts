/** The way to the tenant that a run takes, open for what it is to read and for nothing else. */

import { type Connection, connect } from "../../graph/connect.ts";
import { admission } from "../../graph/gate/admission.ts";
import type { Pace } from "../../model/limits.ts";
import type { OnRequest } from "../../model/request-line.ts";
import { limitTable } from "../../store/limits.ts";
import { directoryRoles } from "../../store/templates.ts";
import type { Settings } from "../settings.ts";
import type { Means } from "./at-work.ts";
import type { ScanEvents } from "./request.ts";

export interface WayRequest {
  readonly settings: Settings;
  readonly version: string;
  readonly pace: Pace;
  /** Null: no end but the scan's own. */
  readonly maxRequests: number | null;
  readonly maxSeconds: number | null;
  readonly acceptsWriting: boolean;
  readonly signal: AbortSignal;
  readonly events: Pick<ScanEvents, "deviceCode" | "paused" | "failing" | "back">;
  readonly onRequest?: OnRequest | undefined;
}

export function openWay(
  { settings, version, pace, maxRequests, maxSeconds, acceptsWriting, signal, events, onRequest }: WayRequest,
  reads: Parameters<typeof admission>[0],
  { odd, heard }: Pick<Means, "odd" | "heard">,
): Promise<Connection> {
  const { network, administration } = settings.configuration;
  return connect({
    env: settings.env,
    version,
    administration: administration.name,
    limits: limitTable(),
    pace,
    limit: { requests: maxRequests, seconds: maxSeconds },
    acceptsWriting,
    directoryRoles: directoryRoles(),
    downloadHosts: network.downloadHosts,
    acceptHosts: network.acceptHosts,
    ...(onRequest && { onRequest }),
    admit: admission(reads),
    signal,
    giveUpAfterSeconds: network.giveUpAfterSeconds,
    onDeviceCode: events.deviceCode,
    onPause: (lane, until) => {
      events.paused(lane, until);
      heard.ordered();
    },
    onFailing: events.failing,
    onBack: (lane) => {
      events.back(lane);
      heard.back();
    },
    onOddity: odd.see,
  });
}
