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
    writes: (list) => `What can write, to be removed: ${list}`,
    refuses: "“bascule scan” will refuse this token, and send no request until that is removed.",
    unknownRole:
      "A role that Bascule does not know (made in this tenant, or new at Microsoft) is taken for one that writes: nothing says what it lets do.",
    reads: (list) =>
      `Roles of the directory that only read: ${list}. They open more than a scan asks for: the permissions above are enough.`,
    accepts:
      "“bascule scan” will take it, as --accept-write-permissions is given: its gate lets nothing leave but reading.",
    byPlace: (list) =>
      `Permissions granted place by place: ${list}. The token does not say whether they can write: check that each site granted reading alone (the “read” role).`,
    foreignHosts: (list) =>
      `Outside Microsoft: ${list}, which network.acceptHosts accepts, gets the token or what proves the application.`,
    secretAge:
      "Age of the secret: unknown, neither this machine nor the directory tells it (which tells it to who has Application.Read.All). If it is older than 30 days, replace it (Entra, Certificates and secrets).",
    secretOld: (since, days) =>
      `The application’s secret stands since ${since} (${days} days): beyond 30 days, replace it and remove the old one from Entra (Certificates and secrets).`,
    certificateAge: (since, days) =>
      `The application’s certificate stands since ${since} (${days} days): beyond 30 days, replace it and remove the old one from Entra (“bascule setup” gives the commands).`,
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
      "Sharing (--sharing): only files in which something sensitive is found and that are shared will be asked for, at 5 units of SharePoint’s each. The forecast supposes how many: nothing tells before the scan.",
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
    step3: "3. The administrator’s consent, at this address:",
    two: "Two applications, so that the one that reads contents does not stay: one makes the inventory and serves the scans to come, the other lives for the time of a scan. A scan is made with either, by AZURE_CLIENT_ID.",
    registration: {
      inventory: (name) => `“${name}”: to be kept, for scans without contents.`,
      content: (name) =>
        `“${name}”: for a scan that reads contents, to be removed afterwards (“bascule setup --remove”).`,
    },
    step4: (days) =>
      `4. A certificate (advised, of ${days} days) or a secret, then the variables of .env.example in a .env file:`,
    mailboxes: (permissions) =>
      `Optional: let the mailboxes of one group alone be read. Do not consent in Entra to ${permissions} (both would add up), and grant the same in Exchange (PowerShell, module ExchangeOnlineManagement):`,
    mailboxesUntold:
      "  The token does not bear these rights: “bascule check” will tell them as missing. The other mailboxes will be told as closed.",
    sites:
      "Optional: let certain sites alone be read. Put Sites.Selected in the place of Sites.Read.All, then, for each site:",
    sitesUntold: "  These sites alone will be scanned, and no other can be discovered: name them with --include.",
    manifest: "Manifest (requiredResourceAccess):",
    az: "With Azure CLI:",
    powershell: "With PowerShell (module Microsoft.Graph, on the administrator’s machine only):",
    forContent: "(reading of content only)",
    used: (titles) => `for: ${titles}`,
    remove:
      "To withdraw it all: the consent, the secrets and certificates, then the application itself, out of the directory’s bin too, which would keep it for 30 days. The first of the last lines removes the one that reads contents, the next the inventory’s: run only what you want to remove.",
    removeExchange: "If you narrowed the mailboxes in Exchange (module ExchangeOnlineManagement):",
    removed: "Then delete the key, the certificate and the .env file from this machine.",
    recall:
      "Contents were read: if this was the last scan of that kind, remove the application that allowed it. “bascule setup --remove” gives the commands.",
    goOn: "Go on with “bascule check”? It signs in to the tenant. (y/N)",
    next: "Next: “bascule check”.",
  },
};
