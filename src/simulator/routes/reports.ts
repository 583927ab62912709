/** Usage reports: each stands on the other port, at an address that is good for a short while. */

import { get, type Route, wrong } from "../http/route.ts";
import { REPORT_NAMES } from "../ministry/reports.ts";

const PERIODS = ["D7", "D30", "D90", "D180"];

export const REPORT_ROUTES: readonly Route[] = REPORT_NAMES.map((name) =>
  get(`/reports/${name}(period={period})`, ({ params }) => {
    const { period = "" } = params;
    return PERIODS.includes(period)
      ? { kind: "elsewhere", path: `/reports/${name}/${period}` }
      : wrong(`Unknown period: ${period}`, "InvalidRequest");
  }),
);
