/** What an administrator types or pastes to register the application, and to withdraw it. Pure: texts in, texts out. */

import type { NeededPermission } from "./permissions.ts";

/** Microsoft Graph's own application id, the same in every tenant. */
const GRAPH = "00000003-0000-0000-c000-000000000000";
const NAME = "Bascule (inventaire, lecture seule)";

export interface Registration {
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

/** Role ids are those that Graph's service principal publishes (`appRoles`): the commands look them up by name. */
export function registrationOf(
  permissions: readonly NeededPermission[],
  roleIds: Readonly<Record<string, string>>,
  tenant: string | null,
  client: string | null,
): Registration {
  const names = permissions.map(({ permission }) => permission);
  return {
    permissions,
    manifest: {
      requiredResourceAccess: [
        {
          resourceAppId: GRAPH,
          resourceAccess: names.flatMap((name) =>
            roleIds[name] ? [{ id: roleIds[name], type: "Role" as const }] : [],
          ),
        },
      ],
    },
    withoutId: names.filter((name) => roleIds[name] === undefined),
    consent: `https://login.microsoftonline.com/${tenant ?? "TENANT_ID"}/adminconsent?client_id=${client ?? "CLIENT_ID"}`,
    az: [
      `APP=$(az ad app create --display-name "${NAME}" --sign-in-audience AzureADMyOrg --query appId --output tsv)`,
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
      `$names = ${names.map((name) => `"${name}"`).join(",")}`,
      "$roles = $graph.AppRoles | Where-Object { $_.Value -in $names }",
      '$access = @{ ResourceAppId = $graph.AppId; ResourceAccess = @($roles | ForEach-Object { @{ Id = $_.Id; Type = "Role" } }) }',
      `$app = New-MgApplication -DisplayName "${NAME}" -SignInAudience AzureADMyOrg -RequiredResourceAccess $access`,
      "$sp = New-MgServicePrincipal -AppId $app.AppId",
      "$roles | ForEach-Object { New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $sp.Id -PrincipalId $sp.Id -ResourceId $graph.Id -AppRoleId $_.Id }",
      '"AZURE_CLIENT_ID=$($app.AppId)"',
    ],
  };
}

/** Deleting the registration takes its service principal, its consent and its credentials with it. */
export function removalOf(client: string | null): {
  readonly az: readonly string[];
  readonly powershell: readonly string[];
} {
  const id = client ?? "CLIENT_ID";
  return {
    az: [`az ad app delete --id ${id}`],
    powershell: [
      'Connect-MgGraph -Scopes "Application.ReadWrite.All"',
      `Get-MgApplication -Filter "appId eq '${id}'" | ForEach-Object { Remove-MgApplication -ApplicationId $_.Id }`,
    ],
  };
}
