/** What is needed before a scan. */

import type { setup as fr } from "../../fr/terminal/setup.ts";

export const setup: typeof fr = {
  check: {
    signedIn: (app, tenant) => `Signed in to tenant ${tenant} with application ${app}.`,
    granted: "granted",
    missing: "missing",
    unknown: "unknown",
    title: "Permissions",
    permission: (permission, state) => `${permission}: ${state}`,
    lost: (reasons) => `lost without it: ${reasons.join("; ")}`,
    writes: (list) => `Write permissions to remove: ${list}`,
    refuses: "“bascule scan” will refuse this token, and send no request until they are removed.",
    accepts:
      "“bascule scan” will take them, as --accept-write-permissions is given: its gate lets nothing leave but reading.",
    byPlace: (list) =>
      `Permissions granted place by place: ${list}. The token does not say whether they can write: check that each site granted reading alone (the “read” role).`,
    nothingSkipped: "Nothing would be skipped.",
    skipped: (count) => `Skipped: ${count}.`,
    parts: { one: "1 part", other: (count) => `${count} parts` },
    size: (parts) => `Size: ${parts}.`,
    uncounted: {
      people: "number of accounts unknown",
      groups: "number of groups unknown",
      licences: "number of licences unknown",
    },
    people: (count, one) => `${count} ${one ? "account" : "accounts"}`,
    groups: (count, one) => `${count} ${one ? "group" : "groups"}`,
    licences: (count, one) => `${count} ${one ? "licence" : "licences"}`,
    labels:
      "Labels (--labels extract): SharePoint will open each file that may bear one, at one request a file, counted in the forecast. It may refresh what it keeps of the label; the file is not changed.",
    sharing:
      "Sharing (--sharing): only files in which something sensitive is found and that are shared will be asked for, at 5 units of SharePoint's each. The forecast supposes how many: nothing tells before the scan.",
    closed: "Content never read (scope.excludeContent):",
    closes: (entry, named, members) => `${entry}: ${named}${members}`,
    named: {
      person: "a person or a mailbox",
      group: "a group",
      site: "a site",
      pattern: "a whole domain",
      nobody:
        "names nothing and nobody in this tenant, and so keeps nothing from being read; to be put right before contents are read",
      unknown: "not verified, as the tenant did not answer",
    },
    members: (count, one) => `, that is ${count} ${one ? "member of whom" : "members of whom"} nothing is read`,
    closedEmpty: "No space is kept from the reading of content (scope.excludeContent is empty).",
  },
  setup: {
    intro: "What the administrator creates in Entra ID so that Bascule reads the tenant and changes nothing in it:",
    step1: "1. An application (single tenant), without redirect address.",
    step2: "2. Its application permissions on Microsoft Graph, all of them read-only:",
    step3: "3. The administrator's consent, at this address:",
    step4: "4. A certificate (advised) or a secret, then the variables of .env.example in a .env file.",
    manifest: "Manifest (requiredResourceAccess):",
    az: "With Azure CLI:",
    powershell: "With PowerShell (module Microsoft.Graph, on the administrator's machine only):",
    forContent: "(reading of content only)",
    used: (titles) => `for: ${titles}`,
    remove: "To withdraw it all: the application, its consent and its secrets go together.",
    goOn: "Go on with “bascule check”? It signs in to the tenant. (y/N)",
    next: "Next: “bascule check”.",
  },
};
