/**
 * What Microsoft Graph shows to no application that only reads, tenant after tenant. It is said in every plan: one
 * that hides what it did not see misleads its reader. Sources: Graph v1.0 metadata of 2026-08-04 and its documentation.
 */

import type { ServiceId } from "../../model/service.ts";
import { ROOT } from "../blocks.ts";
import { type Collector, defineCollector } from "../collector.ts";
import { unseen } from "../gaps.ts";

type Hidden = readonly [service: ServiceId, where: string];

export const invisibleExchange = invisible("invisible-exchange", "Ce qu’Exchange ne montre pas", [
  ["exchange.archives", "exchange/archives"],
  ["exchange.public-folders", "exchange/publicFolders"],
  ["exchange.mail", "exchange/journalRules"],
  ["exchange.mail", "exchange/transportRules"],
  ["exchange.mail", "exchange/mailboxPermissions"],
]);

export const invisibleTeams = invisible("invisible-teams", "Ce que Teams ne montre pas", [
  ["teams.meetings-video", "communications/callRecords/older"],
  ["teams.meetings-audio", "communications/callRecords/older"],
  ["teams.meetings-video", "users/onlineMeetings"],
]);

export const invisibleSharepoint = invisible("invisible-sharepoint", "Ce que SharePoint et le reste ne montrent pas", [
  ["sharepoint.documents", "sites/permissions"],
  ["sharepoint.documents", "sites/recycleBin"],
  ["other.onenote", "onenote/pages"],
  ["other.planner", "planner/rosters"],
  ["other.forms", "forms"],
  ["other.loop", "loop"],
  ["other.whiteboard", "whiteboard"],
  ["other.todo", "todo"],
  ["other.viva-engage", "vivaEngage"],
  ["other.stream", "stream"],
  ["other.power-platform", "powerPlatform"],
]);

function invisible(id: string, title: string, hidden: readonly Hidden[]): Collector {
  return defineCollector({
    id,
    title,
    services: [...new Set(hidden.map(([service]) => service))],
    needs: [],
    after: [],
    plants: [],
    roots: () => [ROOT],
    async *run() {
      yield { records: hidden.map(([service, where]) => unseen("invisible", 1, { service, where })), cursor: null };
    },
  });
}
