/** Rows S01 to S26 of the service table in the doctrine fact sheet: the services that each is about, or the parts of one. */

import type { ServiceId } from "../../src/model/service.ts";

export const ROWS: Readonly<
  Record<string, { readonly services: readonly ServiceId[]; readonly parts: readonly string[] }>
> = {
  S01: { services: ["exchange.mail"], parts: [] },
  S02: { services: ["exchange.calendar", "exchange.contacts"], parts: [] },
  S03: { services: ["exchange.mail"], parts: ["shared-mailboxes"] },
  S04: { services: ["exchange.group-mailboxes", "exchange.public-folders"], parts: [] },
  S05: { services: ["onedrive.files"], parts: [] },
  S06: { services: ["onedrive.files"], parts: ["widely-shared"] },
  S07: { services: ["onedrive.files"], parts: ["chat-files", "recordings"] },
  S08: { services: ["sharepoint.documents"], parts: [] },
  S09: { services: ["sharepoint.pages"], parts: [] },
  S10: { services: ["sharepoint.lists"], parts: [] },
  S11: { services: ["teams.chat"], parts: [] },
  S12: { services: ["teams.channel-messages"], parts: [] },
  S13: { services: ["teams.files"], parts: [] },
  S14: { services: ["teams.meetings-video"], parts: [] },
  S15: { services: ["teams.meetings-audio"], parts: [] },
  S16: { services: ["teams.webinars"], parts: [] },
  S17: { services: ["other.planner", "other.todo"], parts: [] },
  S18: { services: ["other.forms"], parts: [] },
  S19: { services: ["other.onenote", "other.loop", "other.whiteboard"], parts: [] },
  S20: { services: ["other.office-web"], parts: [] },
  S21: { services: ["other.viva-engage"], parts: [] },
  S22: { services: ["other.stream"], parts: [] },
  S23: { services: ["other.power-platform"], parts: [] },
  S24: { services: ["other.copilot"], parts: [] },
  S25: { services: ["other.external-transfer"], parts: [] },
  S26: { services: ["other.identity"], parts: [] },
};
