/** How each service says that its limit is near, or over: headers before, and the error after. */

import type { Headers, Refused } from "../route.ts";
import type { LaneKind } from "./lanes.ts";
import type { Reading } from "./meters.ts";

/** From this share on, SharePoint says how much is left, and the directory how much is used. */
const TOLD_FROM = 0.8;
const MOST_TOLD = 1.8;
const APPLICATION = "0f0e0d0c-0b0a-4908-8706-050403020100";

const tooMany = (code: string, message: string): Refused => ({ status: 429, code, message });

export const OVER_CONCURRENCY = tooMany("ApplicationThrottled", "Application is over its MailboxConcurrency limit.");

export const REFUSALS: Readonly<Partial<Record<LaneKind, Refused>> & { readonly unlimited: Refused }> = {
  unlimited: tooMany("TooManyRequests", "Too many requests."),
  sharepoint: tooMany("activityLimitReached", "The application has been throttled."),
  mailbox: tooMany("ApplicationThrottled", "Application is over its request limit for this mailbox."),
  directory: tooMany(
    "Request_ThrottledTemporarily",
    "Your request is throttled temporarily. Please try after some time.",
  ),
  report: tooMany("UnknownError", "Too many requests for this report."),
  reports: tooMany("UnknownError", "Too many requests for reports."),
};

/**
 * @param first of what the service tells about
 * @param worst what is over, if anything is: of another limit SharePoint tells nothing
 */
export function headersOf(
  kind: LaneKind,
  tenant: string,
  first: Reading,
  worst: Reading | null,
  units: number,
): Headers {
  if (kind === "sharepoint") return first.share < TOLD_FROM || (worst !== null && worst !== first) ? {} : leftOf(first);
  if (kind !== "directory") return {};
  return {
    "x-ms-resource-unit": `${units}`,
    ...(first.share < TOLD_FROM
      ? {}
      : { "x-ms-throttle-limit-percentage": Math.min(MOST_TOLD, first.share).toFixed(2) }),
    ...(worst === null
      ? {}
      : {
          "x-ms-throttle-scope": `Tenant_Application/ReadWrite/${APPLICATION}/${tenant}`,
          "x-ms-throttle-information": "ResourceUnitLimitExceeded",
        }),
  };
}

function leftOf({ most, left, wait }: Reading): Headers {
  return {
    "ratelimit-limit": `${most}`,
    "ratelimit-remaining": `${Math.max(0, left)}`,
    "ratelimit-reset": `${Math.max(1, Math.ceil(wait / 1000))}`,
  };
}
