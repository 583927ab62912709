/**
 * Services that Graph hardly shows are told from the licences: how many accounts hold a plan that opens each.
 * Names of plans: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */

import type { Licence, Person } from "../../model/directory-records.ts";
import type { Usage } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector, type Known } from "../collector.ts";
import { ASSIGNED, assignedId } from "../usage.ts";

/** Plans come in many editions (`FORMS_PLAN_E3`, `FORMS_GOV_E5`): they are known by how their names begin. */
const PLANS: readonly (readonly [ServiceId, RegExp])[] = [
  ["exchange.archives", /^EXCHANGE_S_ARCHIVE|^EXCHANGE_ARCHIVE|^EXCHANGE_S_ENTERPRISE/],
  ["exchange.public-folders", /^EXCHANGE_S_(STANDARD|ENTERPRISE)/],
  ["other.desktop-apps", /^OFFICESUBSCRIPTION|^OFFICE_BUSINESS|^OFFICE_PROPLUS/],
  ["other.office-web", /^SHAREPOINTWAC|^OFFICEMOBILE_SUBSCRIPTION/],
  ["other.forms", /^FORMS_|^OFFICE_FORMS_/],
  ["other.loop", /^MICROSOFT_LOOP|^LOOP/],
  ["other.whiteboard", /^WHITEBOARD_/],
  ["other.todo", /^BPOS_S_TODO_/],
  ["other.viva-engage", /^YAMMER_|^VIVAENGAGE_/],
  ["other.stream", /^STREAM_|^MICROSOFTSTREAM/],
  ["other.power-platform", /^POWERAPPS_|^FLOW_|^DYN365_CDS_|^CDS_|^BI_AZURE_|^POWER_VIRTUAL_AGENTS_/],
  ["other.copilot", /^M365_COPILOT|^COPILOT_|^GRAPH_CONNECTORS_COPILOT/],
  ["other.identity", /^AAD_|^MFA_PREMIUM|^ADALLOM_/],
];

const ACCOUNTS = 1000;

export const assignedServices = defineCollector({
  id: "assigned-services",
  title: "Services ouverts par les licences",
  services: [],
  needs: [],
  after: ["licences", "people"],
  plants: [],
  roots: () => [ROOT],
  async *run(_task, { known }) {
    const opened = await openedBy(known);
    const assigned = new Map<ServiceId, number>();
    for (let after: string | null = null; ; ) {
      const people: readonly Person[] = await known.facts("person", after, ACCOUNTS);
      for (const { licences } of people) {
        const services = new Set(licences.flatMap((licence) => opened.get(licence) ?? []));
        for (const service of services) assigned.set(service, (assigned.get(service) ?? 0) + 1);
      }
      after = people.at(-1)?.id ?? null;
      if (after === null) break;
    }
    yield { records: PLANS.map(([service]) => usageOf(service, assigned.get(service) ?? 0)), cursor: null };
  },
});

function usageOf(service: ServiceId, accounts: number): Usage {
  return { kind: "usage", report: ASSIGNED, id: assignedId(service), day: null, figures: { accounts } };
}

/** Services by licence. Licences are a few dozen, whatever the tenant. */
async function openedBy(known: Known): Promise<ReadonlyMap<string, readonly ServiceId[]>> {
  const opened = new Map<string, readonly ServiceId[]>();
  for (let after: string | null = null; ; ) {
    const licences: readonly Licence[] = await known.facts("licence", after, 100);
    for (const { id, plans } of licences) {
      const services = PLANS.filter(([, names]) => plans.some((plan) => names.test(plan)));
      opened.set(
        id,
        services.map(([service]) => service),
      );
    }
    after = licences.at(-1)?.id ?? null;
    if (after === null) return opened;
  }
}
