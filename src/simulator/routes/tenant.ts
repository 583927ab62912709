/** The tenant itself: organisation, domains, licences, settings, labels, rooms. */

import { found, get, type Json, listed, type Route, slots } from "../http/route.ts";
import { skusOf } from "../ministry/licences.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";

export const TENANT_ROUTES: readonly Route[] = [
  get("/organization", ({ ministry }) => listed([organisationJson(ministry)])),
  get("/domains", ({ ministry }) => listed(domainsOf(ministry))),
  get("/subscribedSkus", ({ ministry }) => listed(skusOf(ministry))),
  get("/admin/reportSettings", ({ ministry }) => found({ displayConcealedNames: ministry.concealedReports })),
  get("/admin/sharepoint/settings", () =>
    found({ sharingCapability: "externalUserAndGuestSharing", isLoopEnabled: true, isSiteCreationEnabled: true }),
  ),
  get("/security/dataSecurityAndGovernance/sensitivityLabels", ({ ministry }) => listed(labelsOf(ministry)), {
    onlyExpanded: ["sublabels"],
  }),
  get("/places/microsoft.graph.room", ({ ministry }) =>
    slots(ministry.people, (index) => (ministry.person(index).purpose === "room" ? roomJson(ministry, index) : null)),
  ),
  get("/groupSettings", () => listed([])),
];

function organisationJson({ tenant, name, domain }: Ministry): Json {
  return {
    id: tenant,
    displayName: name,
    tenantType: "AAD",
    createdDateTime: "2019-03-04T09:00:00Z",
    countryLetterCode: "FR",
    preferredLanguage: "fr",
    assignedPlans: [
      ...(
        [
          ["exchange", "2019-03-11T08:00:00Z"],
          ["exchange", "2022-01-03T08:00:00Z"],
          ["SharePoint", "2019-03-11T08:00:00Z"],
          ["TeamspaceAPI", "2020-04-02T09:30:00Z"],
          ["ProcessSimple", "2021-10-05T07:00:00Z"],
        ] as const
      ).map(([service, assignedDateTime]) => ({
        ...{ service, assignedDateTime, capabilityStatus: "Enabled" },
        servicePlanId: randomOf("plan of the tenant", tenant, service, assignedDateTime).guid(),
      })),
    ],
    provisionedPlans: [],
    verifiedDomains: [
      {
        name: domain,
        isDefault: true,
        isInitial: false,
        type: "Managed",
        capabilities: "Email, OfficeCommunicationsOnline",
      },
      { name: `onmicrosoft.${domain}`, isDefault: false, isInitial: true, type: "Managed", capabilities: "Email" },
    ],
  };
}

function domainsOf({ domain }: Ministry): readonly Json[] {
  return [domain, `onmicrosoft.${domain}`].map((id, at) => ({
    id,
    isDefault: at === 0,
    isInitial: at === 1,
    isVerified: true,
    isRoot: true,
    isAdminManaged: true,
    authenticationType: "Managed",
    supportedServices: ["Email"],
  }));
}

/** The one that documents bear, and a family of others. */
function labelsOf({ seed, label }: Ministry): readonly Json[] {
  const made = (
    name: string,
    priority: number,
    hasProtection: boolean,
    sublabels: readonly Json[] | null = [],
  ): Json => ({
    id: name === label.name ? label.id : randomOf(seed, "label", name).guid(),
    name,
    displayName: name,
    priority,
    hasProtection,
    isDefault: priority === 0,
    ...(sublabels === null ? {} : { sublabels }),
  });
  return [
    made("Interne", 0, false),
    made(label.name, 1, false),
    made("Confidentiel", 2, true, [
      made("Agents de la direction", 3, true, null),
      made("Avec un partenaire", 4, true, null),
    ]),
  ];
}

function roomJson({ person }: Ministry, index: number): Json {
  const { id, name, address } = person(index);
  return { id, displayName: name, emailAddress: address, capacity: 12, building: "Bâtiment principal", nickname: name };
}
