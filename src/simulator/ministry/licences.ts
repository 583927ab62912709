/** What the pretend ministry pays for, and who has it. Product numbers are Microsoft's public ones. */

import { randomOf } from "../random.ts";
import type { Ministry } from "./ministry.ts";
import { TURN } from "./people.ts";

interface Licence {
  readonly sku: string;
  readonly name: string;
  readonly plans: readonly string[];
}

const OFFICE = ["EXCHANGE_S_ENTERPRISE", "SHAREPOINTENTERPRISE", "SHAREPOINTWAC", "TEAMS1", "MCOSTANDARD"] as const;
const AROUND = [
  "OFFICESUBSCRIPTION",
  "PROJECTWORKMANAGEMENT",
  "FORMS_PLAN_E3",
  "BPOS_S_TODO_2",
  "WHITEBOARD_PLAN2",
] as const;

const LICENCES: readonly Licence[] = [
  {
    sku: "05e9a617-0261-4cee-bb44-138d3ef5d965",
    name: "SPE_E3",
    plans: [...OFFICE, ...AROUND, "STREAM_O365_E3", "YAMMER_ENTERPRISE"],
  },
  {
    sku: "66b55226-6b4f-492c-910c-a3b7a3c9d993",
    name: "SPE_F1",
    plans: ["EXCHANGE_S_DESKLESS", "SHAREPOINTDESKLESS", "TEAMS1"],
  },
  { sku: "4b9405b0-7788-4568-add1-99614e613b69", name: "EXCHANGESTANDARD", plans: ["EXCHANGE_S_STANDARD"] },
  { sku: "ee02fd1b-340e-4a4b-b355-4a514e4c8943", name: "EXCHANGEARCHIVE_ADDON", plans: ["EXCHANGE_S_ARCHIVE_ADDON"] },
  {
    sku: "639dec6b-bb19-468b-871c-c5c441c4b0cb",
    name: "Microsoft_365_Copilot",
    plans: ["M365_COPILOT_APPS", "M365_COPILOT_TEAMS"],
  },
];

/** Those of the turn who have others than most, by what makes them special in the directory. */
const SPECIAL: Readonly<Record<number, readonly number[]>> = {
  0: [0, 3, 4],
  2: [],
  3: [],
  5: [],
  6: [2],
  7: [],
  10: [],
  11: [],
};

/** Numbers of the licences that a person has. */
function licencesOf(index: number): readonly number[] {
  return SPECIAL[index % TURN] ?? [index % 9 === 8 ? 1 : 0];
}

export function assignedLicences(index: number): readonly object[] {
  return licencesOf(index).map((number) => ({ disabledPlans: [], skuId: LICENCES[number]?.sku }));
}

export function licenceDetails(index: number): readonly Readonly<Record<string, unknown>>[] {
  return licencesOf(index).flatMap((number) => {
    const licence = LICENCES[number];
    return licence === undefined ? [] : [{ id: licence.sku, skuId: licence.sku, skuPartNumber: licence.name }];
  });
}

/** Whether a licence of theirs gives the programs that are installed on a computer. */
export function installsOffice(index: number): boolean {
  return licencesOf(index).some((number) => LICENCES[number]?.plans.includes("OFFICESUBSCRIPTION"));
}

/** Words that reports write for a person's licences. */
export function productsOf(index: number): string {
  return licencesOf(index)
    .map((number) => LICENCES[number]?.name.replaceAll("_", " ") ?? "")
    .join(" + ");
}

/** Seats that are paid for, by licence: some more than are given, and one that is hardly used at all. */
function seats({ people }: Ministry): readonly { readonly used: number; readonly enabled: number }[] {
  const used = LICENCES.map(() => 0);
  for (let index = 0; index < people; index++)
    for (const number of licencesOf(index)) used[number] = (used[number] ?? 0) + 1;
  return used.map((count) => ({ used: count, enabled: Math.ceil(count * 1.1) + 1 }));
}

/** All seats together: limits of SharePoint go by them. */
export function seatsOf(ministry: Ministry): number {
  return seats(ministry).reduce((sum, { enabled }) => sum + enabled, 0);
}

export function skusOf(ministry: Ministry): readonly Readonly<Record<string, unknown>>[] {
  const { seed, tenant } = ministry;
  const counts = seats(ministry);
  return LICENCES.map(({ sku, name, plans }, number) => ({
    id: `${tenant}_${sku}`,
    accountId: tenant,
    accountName: "ministere",
    skuId: sku,
    skuPartNumber: name,
    appliesTo: "User",
    capabilityStatus: "Enabled",
    consumedUnits: counts[number]?.used ?? 0,
    prepaidUnits: { enabled: counts[number]?.enabled ?? 0, suspended: 0, warning: 0, lockedOut: 0 },
    subscriptionIds: [],
    servicePlans: plans.map((plan) => ({
      servicePlanId: randomOf("plan", plan, seed).guid(),
      servicePlanName: plan,
      provisioningStatus: "Success",
      appliesTo: "User",
    })),
  }));
}
