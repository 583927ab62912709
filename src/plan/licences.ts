/**
 * Which licences open what moves, told by the service plans that they hold.
 * Names of plans: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */

import { BESIDE_PLANS, type BesidePlan } from "../model/licences.ts";

/** Exchange, SharePoint with OneDrive, and Teams, whatever their edition. */
const MOVING =
  /^(EXCHANGE_(S_)?(STANDARD|ENTERPRISE|DESKLESS|L_)|SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS|_S|ONLINE)|ONEDRIVE|TEAMS\d|TEAMS_|MCOSTANDARD)/;

const BESIDE: Readonly<Record<BesidePlan, RegExp>> = {
  desktop: /^(OFFICESUBSCRIPTION|OFFICE_BUSINESS|OFFICE_PROPLUS)/,
  power: /^(POWERAPPS_|FLOW_|DYN365_|CDS_|BI_AZURE_|POWER_VIRTUAL_AGENTS_)/,
  copilot: /^(M365_COPILOT|COPILOT_|GRAPH_CONNECTORS_COPILOT)/,
  devices: /^(INTUNE_|WINDOWS_|WIN10_|WIN11_)/,
  identity: /^(AAD_|MFA_PREMIUM|ADALLOM_|RMS_S_|ATP_|THREAT_|EQUIVIO|INFORMATION_)/,
};

export const opensWhatMoves = (plans: readonly string[]) => plans.some((plan) => MOVING.test(plan));

export function besideIn(plans: readonly string[]): readonly BesidePlan[] {
  return BESIDE_PLANS.filter((id) => plans.some((plan) => BESIDE[id].test(plan)));
}
