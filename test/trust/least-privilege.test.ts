/**
 * Each permission with its reason; the smallest set for what is scanned; what reads contents in a registration of its own; one
 * that is missing costs its part and nothing else, and is told: each of them is taken away in turn.
 */

import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentialOf } from "../../src/app/credential.ts";
import { covers, type NeededPermission, permissionsNeeded } from "../../src/app/permissions.ts";
import { registrationsFor } from "../../src/app/registering.ts";
import { removalOf, smallest } from "../../src/app/setup.ts";
import { credentialLines } from "../../src/cli/credential-lines.ts";
import type { Collector } from "../../src/collect/collector.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { writingOf } from "../../src/graph/sign-in/writing.ts";
import { formatOf } from "../../src/lang/format.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import { CHOSEN_WORKLOADS, type ChosenWorkload, type ContentModes } from "../../src/model/service.ts";
import { selfSigned } from "../graph/authority.ts";
import { tiny } from "../whole/bench.ts";
import { unwritten } from "../whole/unwritten.ts";

const TENANT = { tenant: "tenant-a", client: "app-1" };
const modes = (mode: "none" | "full"): ContentModes => ({
  exchange: mode,
  onedrive: mode,
  teams: mode,
  sharepoint: mode,
});
const namesOf = (permissions: readonly NeededPermission[]) => permissions.map(({ permission }) => permission);

test("every permission that a collector asks for has its reason in both languages, and only reads", () => {
  const needs = collectors.flatMap((collector) =>
    collector.needs.map((need) => ({ collector: collector.id, ...need })),
  );
  expect(needs.length).toBeGreaterThan(40);
  expect(
    needs.filter(({ reason }) => reason.fr.length < 12 || reason.en.length < 12 || reason.fr === reason.en),
  ).toEqual([]);
  expect(writingOf(needs.map(({ permission }) => permission))).toEqual([]);
});

describe("setup", () => {
  test.each<[string, readonly ChosenWorkload[], readonly string[]]>([
    ["teams alone", ["teams"], ["Mail.ReadBasic.All", "Contacts.Read", "Tasks.Read.All"]],
    ["mail alone", ["exchange"], ["Chat.ReadBasic.All", "Files.Read.All", "Sites.Read.All", "Tasks.Read.All"]],
    ["OneDrive alone", ["onedrive"], ["Mail.ReadBasic.All", "Chat.ReadBasic.All", "CallRecords.Read.All"]],
  ])("asks for nothing of the others: %s", (_what, workloads, others) => {
    const { registrations } = registrationsFor(workloads, modes("none"), TENANT);
    const asked = namesOf(registrations[0]?.permissions ?? []);
    expect(asked.filter((name) => others.includes(name))).toEqual([]);
    expect(asked.length).toBeLessThan(namesOf(permissionsNeeded(collectors, CHOSEN_WORKLOADS, modes("none"))).length);
  });

  test("makes one registration where no content is read, and two where one is", () => {
    const idsOf = (content: ContentModes) =>
      registrationsFor(CHOSEN_WORKLOADS, content, TENANT).registrations.map(({ id }) => id);
    expect(idsOf(modes("none"))).toEqual(["inventory"]);
    expect(idsOf({ ...modes("none"), sharepoint: "sample" })).toEqual(["inventory", "content"]);
  });

  test("leaves the registration that is kept without any permission to read contents of people", () => {
    const [inventory, content] = registrationsFor(CHOSEN_WORKLOADS, modes("full"), TENANT).registrations;
    const ofContent = ["Mail.Read", "Calendars.Read", "Chat.Read.All", "ChannelMessage.Read.All"];
    expect(namesOf(inventory?.permissions ?? []).filter((name) => ofContent.includes(name))).toEqual([]);
    expect(namesOf(content?.permissions ?? [])).toEqual(expect.arrayContaining(ofContent));
    expect(inventory?.permissions.filter(({ forContent }) => forContent)).toEqual([]);
  });

  test("asks for no permission that one that reads contents covers, and loses none by it", () => {
    const needed = permissionsNeeded(collectors, CHOSEN_WORKLOADS, modes("full"));
    const asked = namesOf(smallest(needed));
    expect(asked).not.toEqual(expect.arrayContaining(["Mail.ReadBasic.All"]));
    expect(asked.length).toBeLessThan(needed.length);
    expect(namesOf(needed).filter((name) => !covers(new Set(asked), name))).toEqual([]);
  });

  test("narrows mailboxes by roles of Exchange, over a group", () => {
    const { mailboxes } = registrationsFor(["exchange"], modes("full"), TENANT);
    expect(mailboxes?.roles).toEqual([
      { permission: "Calendars.Read", role: "Application Calendars.Read" },
      { permission: "Contacts.Read", role: "Application Contacts.Read" },
      { permission: "Mail.Read", role: "Application Mail.Read" },
      { permission: "MailboxSettings.Read", role: "Application MailboxSettings.Read" },
    ]);
    const typed = mailboxes?.powershell.join("\n") ?? "";
    for (const command of ["New-ServicePrincipal", "New-ManagementScope", "Test-ServicePrincipalAuthorization"]) {
      expect(typed).toContain(command);
    }
    expect(typed.match(/New-ManagementRoleAssignment .* -CustomResourceScope "Bascule"/g)).toHaveLength(4);
    expect(registrationsFor(["teams"], modes("none"), TENANT).mailboxes).toBeNull();
  });

  test("proposes single sites in the place of all, where sites are read", () => {
    const { sites } = registrationsFor(["sharepoint"], modes("none"), TENANT);
    expect(sites?.join("\n")).toMatch(/New-MgSitePermission .*roles = @\("read"\).*id = "app-1"/);
    expect(registrationsFor(["exchange"], modes("none"), TENANT).sites).toBeNull();
  });

  test.each([
    [
      "az",
      ["appRoleAssignments/$ID", "credential delete", "--cert", "az ad app delete", "directory/deletedItems/$OBJECT"],
    ],
    [
      "powershell",
      [
        "Remove-MgServicePrincipalAppRoleAssignment",
        "Remove-MgApplicationPassword",
        "KeyCredentials @()",
        "Remove-MgApplication -",
        "Remove-MgDirectoryDeletedItem",
      ],
    ],
  ] as const)("withdraws consent, credentials and application, in this order, of both: %s", (by, steps) => {
    const typed = removalOf("app-1")[by].join("\n");
    const places = steps.map((step) => typed.indexOf(step));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    for (const name of ["Bascule (contenu, lecture seule)", "Bascule (inventaire, lecture seule)"]) {
      expect(typed).toContain(`"displayName eq '${name}'"`);
    }
    expect(typed).toContain("\"appId eq 'app-1'\"");
  });
});

describe("the age of a credential", () => {
  const APP = { AZURE_TENANT_ID: "tenant-a", AZURE_CLIENT_ID: "app-1" };
  const folder = mkdtempSync(join(tmpdir(), "bascule-credential-"));
  const path = join(folder, "bascule.pem");
  const certificate = { ...APP, AZURE_CLIENT_CERTIFICATE_PATH: path };
  let made = new Date();
  beforeAll(async () => {
    const { pem, certificate: text } = await selfSigned("bascule");
    writeFileSync(path, pem);
    made = new X509Certificate(text).validFromDate;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const told = (env: Record<string, string>, days: number) =>
    (["fr", "en"] as const).flatMap((language) =>
      credentialLines(
        credentialOf(env, new Date(made.getTime() + days * 86_400_000 + 1000)),
        catalogueOf(language).terminal.check,
        formatOf(language),
      ),
    );

  test("of a certificate is read from it, and told beyond 30 days", () => {
    expect(told(certificate, 30)).toEqual([]);
    expect(told(certificate, 31)).toEqual([
      expect.stringMatching(/^Le certificat de l’application est en service depuis le .* \(31 jours\)/),
      expect.stringMatching(/^The application’s certificate stands since .* \(31 days\)/),
    ]);
  });

  test.each([
    ["no file", "none.pem", ""],
    ["no certificate", "text.pem", "bonjour"],
    ["a broken one", "broken.pem", "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n"],
  ])("of %s is not known, and stops nothing", (_what, name, text) => {
    if (text !== "") writeFileSync(join(folder, name), text);
    const env = { ...APP, AZURE_CLIENT_CERTIFICATE_PATH: join(folder, name) };
    expect(credentialOf(env, made)).toEqual({ kind: "certificate", since: null, days: null, old: false });
  });

  test("of a secret is said to be unknown; a token has none", () => {
    expect(told({ ...APP, AZURE_CLIENT_SECRET: "s" }, 400)).toEqual([
      expect.stringMatching(/^Âge du secret\u00a0: inconnu/),
      expect.stringMatching(/^Age of the secret: unknown/),
    ]);
    expect(told({ BASCULE_ACCESS_TOKEN: "opaque" }, 400)).toEqual([]);
  });
});

describe("without one permission", () => {
  const NEEDED = namesOf(permissionsNeeded(collectors, CHOSEN_WORKLOADS, modes("none")));
  let whole: Awaited<ReturnType<typeof scannedWith>>;
  beforeAll(async () => {
    whole = await scannedWith(NEEDED);
  });

  test.each(NEEDED)("%s: its part alone is left out, and told", async (gone) => {
    const { services, refused, complete } = await scannedWith(NEEDED.filter((name) => name !== gone));
    // The ministry refuses some places on purpose.
    expect(complete).toBe(false);
    const part = partOf(gone);
    const seen = ({ volume, coverage }: (typeof services)[number]) => ({ volume, status: coverage.status });
    for (const [at, service] of services.entries()) {
      const before = whole.services[at];
      if (before !== undefined && isDeepStrictEqual(seen(service), seen(before))) continue;
      expect(part, `${service.id} is no part of ${gone}`).toContain(service.id);
      // What is no longer seen whole says so, and why.
      expect(service.coverage.status, service.id).not.toBe("complete");
      expect(service.coverage.reasons.join(" "), service.id).toContain(gone);
    }
    // Where another of the list opens the same, nothing is refused, and nothing may differ.
    if (refused === whole.refused) expect(services).toEqual(whole.services);
  });

  /** Services of whoever asks for it, and of whoever goes on from what they found. */
  function partOf(permission: string): ReadonlySet<string> {
    const asks = ({ needs }: Collector) =>
      needs.some((need) => need.permission === permission && !need.forContent && !need.forLabels && !need.forSharing);
    const touched = new Set(collectors.filter(asks).map(({ id }) => id));
    for (let before = -1; before !== touched.size; ) {
      before = touched.size;
      for (const { id, after } of collectors) if (after.some((each) => touched.has(each))) touched.add(id);
      for (const { id, plants } of collectors) if (touched.has(id)) for (const each of plants) touched.add(each);
    }
    return new Set(collectors.filter(({ id }) => touched.has(id)).flatMap(({ services }) => services));
  }

  async function scannedWith(permissions: readonly string[]) {
    const simulator = await tiny({ permissions });
    try {
      const { plan, refused } = await unwritten(simulator);
      const services = plan.services.map(({ id, volume, coverage }) => ({ id, volume, coverage }));
      return { complete: plan.scan.complete, services, refused: refused("forbidden") };
    } finally {
      await simulator.close();
    }
  }
});
