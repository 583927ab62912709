/** Tenants and wishes of forecasts, for the tests about them. */

import type { ForecastWish } from "../../../src/app/forecast/forecast.ts";
import { closedByDay } from "../../../src/graph/night.ts";
import type { Reported, TenantSize } from "../../../src/model/forecast.ts";
import { CHOSEN_WORKLOADS, type ContentMode, type ContentModes } from "../../../src/model/service.ts";

export const reported = (count: number, items: number, bytes: number): Reported => ({
  count,
  items,
  bytes,
  day: "2026-11-27",
  concealed: false,
});

export const EMPTY: TenantSize = {
  people: 0,
  guests: 0,
  groups: 0,
  unified: 0,
  licences: 0,
  mailboxes: reported(0, 0, 0),
  drives: reported(0, 0, 0),
  sites: reported(0, 0, 0),
  teams: reported(0, 0, 0),
  chats: null,
  unreported: [],
};

/** A ministry of 200,000 mailboxes and 50 million files. */
export const MINISTRY: TenantSize = {
  people: 220_000,
  guests: 20_000,
  groups: 40_000,
  unified: 25_000,
  licences: 210_000,
  mailboxes: reported(200_000, 400_000_000, 80_000_000_000_000),
  drives: reported(190_000, 30_000_000, 50_000_000_000_000),
  sites: reported(30_000, 20_000_000, 40_000_000_000_000),
  teams: reported(18_000, 5_000_000, 0),
  chats: null,
  unreported: [],
};

/** Counts alone: every report was refused. */
export const UNREPORTED: TenantSize = {
  ...MINISTRY,
  guests: null,
  unified: null,
  licences: null,
  mailboxes: null,
  drives: null,
  sites: null,
  teams: null,
  unreported: ["mailboxes", "drives", "sites", "teams"],
};

export const everywhere = (mode: ContentMode): ContentModes => ({
  exchange: mode,
  onedrive: mode,
  teams: mode,
  sharepoint: mode,
});

export const WISH: ForecastWish = {
  workloads: CHOSEN_WORKLOADS,
  content: everywhere("none"),
  countTeamsMessages: false,
  sampling: { halfWidth: 0.02, confidence: 0.95 },
  pace: "full",
  narrowed: false,
  again: new Set(),
  // A Monday, at ten in Paris.
  start: new Date("2026-11-30T09:00:00Z"),
  closedByDay,
};
