/**
 * What an administrator types or pastes to register Bascule, to narrow what it reaches, and to withdraw it. Two registrations:
 * the inventory's, kept for the scans to come, and the one that reads contents, made for one scan. Pure: texts in, texts out.
 */

import { covers, type NeededPermission } from "./permissions.ts";

/** Microsoft Graph's own application id, the same in every tenant. */
const GRAPH = "00000003-0000-0000-c000-000000000000";

export type RegistrationId = "inventory" | "content";
const REGISTRATIONS: Readonly<Record<RegistrationId, string>> = {
  inventory: "Bascule (inventaire, lecture seule)",
  content: "Bascule (contenu, lecture seule)",
};

/** Days for which a credential is made, and after which `check` tells that it is old. */
export const CREDENTIAL_DAYS = 30;

export interface Registration {
  readonly id: RegistrationId;
  readonly name: string;
  readonly permissions: readonly NeededPermission[];
  /** `requiredResourceAccess` of the manifest; permissions whose id is not known are told apart. */
  readonly manifest: {
    readonly requiredResourceAccess: readonly {
      readonly resourceAppId: string;
      readonly resourceAccess: readonly { readonly id: string; readonly type: "Role" }[];
    }[];
  };
  readonly withoutId: readonly string[];
  readonly consent: string;
  readonly az: readonly string[];
  readonly powershell: readonly string[];
}

export interface Tenant {
  readonly tenant: string | null;
  readonly client: string | null;
}

/** Of those that read contents, the wider one reads what the narrower one does: it is asked for alone. */
export function smallest(needed: readonly NeededPermission[]): readonly NeededPermission[] {
  const wider = needed.filter(({ forContent }) => forContent);
  return needed.filter(
    (one) => !wider.some((other) => other !== one && covers(new Set([other.permission]), one.permission)),
  );
}

/** Role ids are those that Graph's service principal publishes (`appRoles`): the commands look them up by name. */
export function registrationOf(
  id: RegistrationId,
  permissions: readonly NeededPermission[],
  roleIds: Readonly<Record<string, string>>,
  { tenant, client }: Tenant,
): Registration {
  const names = permissions.map(({ permission }) => permission);
  const name = REGISTRATIONS[id];
  return {
    id,
    name,
    permissions,
    manifest: {
      requiredResourceAccess: [
        {
          resourceAppId: GRAPH,
          resourceAccess: names.flatMap((each) =>
            roleIds[each] ? [{ id: roleIds[each], type: "Role" as const }] : [],
          ),
        },
      ],
    },
    withoutId: names.filter((each) => roleIds[each] === undefined),
    consent: `https://login.microsoftonline.com/${tenant ?? "TENANT_ID"}/adminconsent?client_id=${client ?? "CLIENT_ID"}`,
    az: [
      `APP=$(az ad app create --display-name "${name}" --sign-in-audience AzureADMyOrg --query appId --output tsv)`,
      'az ad sp create --id "$APP"',
      `for ROLE in ${names.join(" ")}; do`,
      `  ID=$(az ad sp show --id ${GRAPH} --query "appRoles[?value=='$ROLE'].id | [0]" --output tsv)`,
      `  az ad app permission add --id "$APP" --api ${GRAPH} --api-permissions "$ID=Role"`,
      "done",
      'az ad app permission admin-consent --id "$APP"',
      'echo "AZURE_CLIENT_ID=$APP"',
    ],
    powershell: [
      'Connect-MgGraph -Scopes "Application.ReadWrite.All","AppRoleAssignment.ReadWrite.All"',
      `$graph = Get-MgServicePrincipal -Filter "appId eq '${GRAPH}'"`,
      `$names = ${names.map((each) => `"${each}"`).join(",")}`,
      "$roles = $graph.AppRoles | Where-Object { $_.Value -in $names }",
      '$access = @{ ResourceAppId = $graph.AppId; ResourceAccess = @($roles | ForEach-Object { @{ Id = $_.Id; Type = "Role" } }) }',
      `$app = New-MgApplication -DisplayName "${name}" -SignInAudience AzureADMyOrg -RequiredResourceAccess $access`,
      "$sp = New-MgServicePrincipal -AppId $app.AppId",
      "$roles | ForEach-Object { New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $sp.Id -PrincipalId $sp.Id -ResourceId $graph.Id -AppRoleId $_.Id }",
      '"AZURE_CLIENT_ID=$($app.AppId)"',
    ],
  };
}

/** A certificate that ends by itself; its private key leaves the machine nowhere, and no secret is typed. */
export const certificateCommands: readonly string[] = [
  "umask 077",
  `openssl req -x509 -newkey rsa:3072 -nodes -days ${CREDENTIAL_DAYS} -subj "/CN=Bascule" -keyout bascule.key -out bascule.crt`,
  "cat bascule.key bascule.crt > bascule.pem && rm bascule.key",
  'az ad app credential reset --id "$APP" --cert @bascule.crt --append',
];

/** What narrows permissions that Graph grants for every mailbox. */
export interface MailboxScope {
  /** Graph's permission, and Exchange's role that grants the same over chosen mailboxes. */
  readonly roles: readonly { readonly permission: string; readonly role: string }[];
  readonly powershell: readonly string[];
}

const SCOPE = "Bascule";

/**
 * Null where no mailbox is read. https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 * @param exchangeRoles by Graph's permission.
 */
export function mailboxScopeOf(
  permissions: readonly NeededPermission[],
  exchangeRoles: Readonly<Record<string, string>>,
  { client }: Tenant,
): MailboxScope | null {
  const roles = permissions.flatMap(({ permission }) => {
    const role = exchangeRoles[permission];
    return role === undefined ? [] : [{ permission, role }];
  });
  if (roles.length === 0) return null;
  return {
    roles,
    powershell: [
      "Connect-ExchangeOnline",
      `$sp = Get-MgServicePrincipal -Filter "appId eq '${client ?? "CLIENT_ID"}'"`,
      `New-ServicePrincipal -AppId $sp.AppId -ObjectId $sp.Id -DisplayName "${SCOPE}"`,
      '$group = Get-DistributionGroup "GROUP"',
      `New-ManagementScope -Name "${SCOPE}" -RecipientRestrictionFilter "MemberOfGroup -eq '$($group.DistinguishedName)'"`,
      ...roles.map(
        ({ role }) => `New-ManagementRoleAssignment -App $sp.Id -Role "${role}" -CustomResourceScope "${SCOPE}"`,
      ),
      'Test-ServicePrincipalAuthorization -Identity $sp.Id -Resource "ADDRESS"',
    ],
  };
}

/** In the place of `Sites.Read.All`, site by site. https://learn.microsoft.com/graph/api/site-post-permissions */
export function chosenSites({ client }: Tenant, name: string): readonly string[] {
  const identity = `@{ id = "${client ?? "CLIENT_ID"}"; displayName = "${name}" }`;
  return [
    'Connect-MgGraph -Scopes "Sites.FullControl.All"',
    '$site = Get-MgSite -SiteId "TENANT.sharepoint.com:/sites/SITE"',
    `New-MgSitePermission -SiteId $site.Id -BodyParameter @{ roles = @("read"); grantedToIdentities = @(@{ application = ${identity} }) }`,
  ];
}

export interface Removal {
  readonly az: readonly string[];
  readonly powershell: readonly string[];
  readonly exchange: readonly string[];
}

/**
 * The one that reads contents, then the inventory's, then the one that the environment names: consent first, so that nothing
 * is read any more, then credentials, then the application, which stays in the bin of the directory for 30 days, then that.
 */
export function removalOf(client: string | null): Removal {
  const filters = [
    ...(["content", "inventory"] as const).map((id) => `displayName eq '${REGISTRATIONS[id]}'`),
    ...(client === null ? [] : [`appId eq '${client}'`]),
  ];
  const graph = "https://graph.microsoft.com/v1.0";
  return {
    az: [
      "remove() {",
      '  for APP in $(az ad app list --filter "$1" --query "[].appId" --output tsv); do',
      '    SP=$(az ad sp show --id "$APP" --query id --output tsv)',
      `    for ID in $(az rest --url "${graph}/servicePrincipals/$SP/appRoleAssignments" --query "value[].id" --output tsv); do`,
      `      az rest --method delete --url "${graph}/servicePrincipals/$SP/appRoleAssignments/$ID"`,
      "    done",
      '    for KEY in $(az ad app credential list --id "$APP" --query "[].keyId" --output tsv); do',
      '      az ad app credential delete --id "$APP" --key-id "$KEY"',
      "    done",
      '    for KEY in $(az ad app credential list --id "$APP" --cert --query "[].keyId" --output tsv); do',
      '      az ad app credential delete --id "$APP" --key-id "$KEY" --cert',
      "    done",
      '    OBJECT=$(az ad app show --id "$APP" --query id --output tsv)',
      '    az ad app delete --id "$APP"',
      `    az rest --method delete --url "${graph}/directory/deletedItems/$OBJECT"`,
      "  done",
      "}",
      ...filters.map((filter) => `remove "${filter}"`),
    ],
    powershell: [
      'Connect-MgGraph -Scopes "Application.ReadWrite.All","AppRoleAssignment.ReadWrite.All"',
      "function Remove-Bascule($filter) {",
      "  foreach ($app in Get-MgApplication -Filter $filter) {",
      "    $sp = Get-MgServicePrincipal -Filter \"appId eq '$($app.AppId)'\"",
      "    Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $sp.Id | ForEach-Object { Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $sp.Id -AppRoleAssignmentId $_.Id }",
      "    $app.PasswordCredentials | ForEach-Object { Remove-MgApplicationPassword -ApplicationId $app.Id -KeyId $_.KeyId }",
      "    Update-MgApplication -ApplicationId $app.Id -KeyCredentials @()",
      "    Remove-MgApplication -ApplicationId $app.Id",
      "    Remove-MgDirectoryDeletedItem -DirectoryObjectId $app.Id",
      "  }",
      "}",
      ...filters.map((filter) => `Remove-Bascule "${filter}"`),
    ],
    exchange: [
      "Connect-ExchangeOnline",
      `Get-ManagementRoleAssignment | Where-Object { $_.CustomResourceScope -eq "${SCOPE}" } | Remove-ManagementRoleAssignment -Confirm:$false`,
      `Remove-ManagementScope "${SCOPE}" -Confirm:$false`,
      `Get-ServicePrincipal | Where-Object { $_.DisplayName -eq "${SCOPE}" } | Remove-ServicePrincipal -Confirm:$false`,
    ],
  };
}
