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
import { admission } from "../../src/graph/gate/admission.ts";
import { INVENTORY } from "../../src/graph/gate/mandate.ts";
import { type Graph, GraphFault, type Schema } from "../../src/graph/graph.ts";
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

  const NOTHING = { get: () => Promise.reject(new Error("asked")) } as unknown as Graph;
  const told = async (env: Record<string, string>, days: number, graph: Graph | null = NOTHING) => {
    const credential = await credentialOf(env, new Date(made.getTime() + days * 86_400_000 + 1000), graph);
    return (["fr", "en"] as const).flatMap((language) =>
      credentialLines(credential, catalogueOf(language).terminal.check, formatOf(language)),
    );
  };

  test("of a certificate is read from it, and told beyond 30 days", async () => {
    expect(await told(certificate, 30)).toEqual([]);
    expect(await told(certificate, 31)).toEqual([
      expect.stringMatching(/^Le certificat de l’application est en service depuis le .* \(31 jours\)/),
      expect.stringMatching(/^The application’s certificate stands since .* \(31 days\)/),
    ]);
  });

  test.each([
    ["no file", "none.pem", ""],
    ["no certificate", "text.pem", "bonjour"],
    ["a broken one", "broken.pem", "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n"],
  ])("of %s is not known, and stops nothing", async (_what, name, text) => {
    if (text !== "") writeFileSync(join(folder, name), text);
    const env = { ...APP, AZURE_CLIENT_CERTIFICATE_PATH: join(folder, name) };
    expect(await credentialOf(env, made, NOTHING)).toEqual({
      kind: "certificate",
      since: null,
      days: null,
      old: false,
    });
  });

  const SECRET = { ...APP, AZURE_CLIENT_SECRET: "Q~x-secret" };
  const DAYS = (days: number) => new Date(made.getTime() - days * 86_400_000).toISOString();
  const registered = (...passwordCredentials: readonly unknown[]) => ({ value: [{ passwordCredentials }] });

  /** What is told of the secret on the day that the certificate was made, where Graph answers so; and what Graph was asked. */
  async function ofSecret(answer: unknown) {
    const asked: string[] = [];
    const graph = {
      get: async (path: string, schema: Schema<unknown>) => {
        asked.push(decodeURIComponent(path));
        if (answer instanceof Error) throw answer;
        if (answer === 403)
          return { ok: false, refusal: { cause: "forbidden", status: 403, code: null, requestId: null } };
        return { ok: true, value: schema.parse(answer) };
      },
    } as unknown as Graph;
    return { lines: await told(SECRET, 0, graph), asked };
  }

  test.each<[string, unknown, readonly unknown[]]>([
    ["of 30 days", registered({ hint: "Q~x", startDateTime: DAYS(30) }), []],
    [
      "of 31 days",
      registered({ hint: "Q~x", startDateTime: DAYS(31) }),
      [expect.stringMatching(/^Le secret de l’application .* \(31 jours\)/), expect.stringMatching(/\(31 days\)/)],
    ],
    [
      "of 40 days beside another one",
      registered({ hint: "abc", startDateTime: DAYS(400) }, null, { hint: "Q~x", startDateTime: DAYS(40) }),
      [expect.stringContaining("(40 jours)"), expect.stringContaining("(40 days)")],
    ],
    [
      "that begins as another one does: the older",
      registered({ hint: "Q~x", startDateTime: DAYS(2) }, { hint: "Q~x", startDateTime: DAYS(50) }),
      [expect.stringContaining("(50 jours)"), expect.stringContaining("(50 days)")],
    ],
    ["that is alone, and without a hint", registered({ hint: null, startDateTime: DAYS(3) }), []],
  ])("of a secret is asked of the directory: one %s", async (_what, answer, lines) => {
    const { asked, ...rest } = await ofSecret(answer);
    expect(rest.lines).toEqual(lines);
    expect(asked).toEqual(["/applications?$filter=appId eq 'app-1'&$select=passwordCredentials"]);
    const wish = { method: "GET", path: asked[0]?.replaceAll(" ", "%20") ?? "", behalf: null } as const;
    expect(admission(INVENTORY)({ ...wish, begun: null, mark: null }), "the gate lets it pass").toBeNull();
  });

  test.each<[string, unknown]>([
    ["who may not read applications", 403],
    ["an answer of another shape", new GraphFault("GET /applications: answer of another shape")],
    ["an application of another tenant", { value: [] }],
    ["an application without a secret", registered()],
    ["secrets that begin in other ways", registered({ hint: "abc", startDateTime: DAYS(400) })],
    ["several without a hint", registered({ startDateTime: DAYS(1) }, { startDateTime: DAYS(2) })],
    ["a day that is none", registered({ hint: "Q~x", startDateTime: "soon" })],
  ])("of a secret is said to be unknown to %s", async (_what, answer) => {
    expect((await ofSecret(answer)).lines).toEqual([
      expect.stringMatching(/^Âge du secret\u00a0: inconnu/),
      expect.stringMatching(/^Age of the secret: unknown/),
    ]);
  });

  test("of a secret is not asked where nothing is to be; a token has none", async () => {
    expect(await told(SECRET, 400, null)).toHaveLength(2);
    expect(await told({ BASCULE_ACCESS_TOKEN: "opaque" }, 400)).toEqual([]);
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
