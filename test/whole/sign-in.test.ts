/** The command as an administrator runs it: a process of its own, a real authority over TLS, the tenant over HTTP. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { type AuthorityOptions, type ClientCertificate, selfSigned } from "../graph/authority.ts";
import { type Administrator, administratorOf, type Env } from "./administrator.ts";
import { tiny } from "./bench.ts";

const SECRET = "a-secret-of-the-tests";
const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
const ROLES = permissionsNeeded(collectors, CHOSEN_WORKLOADS, NONE).map(({ permission }) => permission);

let simulator: Simulator;
let certificate: ClientCertificate;
let administrator: Administrator;
let requests = 0;
const count = () => {
  requests += 1;
};

beforeAll(async () => {
  simulator = await tiny({ permissions: ROLES, onRequest: count });
  certificate = await selfSigned("bascule");
  administrator = administratorOf(simulator, ROLES);
});
afterAll(async () => {
  await simulator.close();
  administrator.leave();
});

const withSecret: Env = () => ({ AZURE_CLIENT_SECRET: SECRET });
const withCertificate: Env = ({ folder }) => {
  const path = join(folder, "bascule.pem");
  writeFileSync(path, certificate.pem, { mode: 0o600 });
  return { AZURE_CLIENT_CERTIFICATE_PATH: path };
};

describe("signs in and scans", () => {
  test.each<[string, Partial<AuthorityOptions>, Env]>([
    ["with a certificate", { certificatePem: "registered" }, withCertificate],
  ])("%s", async (_case, authority, env) => {
    const registered = authority.certificatePem ? { certificatePem: certificate.certificate } : authority;
    const { exit, out, err } = await administrator.bascule(
      ["scan", "--workload", "onedrive", "--json"],
      registered,
      env,
    );
    expect(err).not.toMatch(/erreur interne|warning/i);
    // The ministry refuses some places on purpose.
    expect(exit, err).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ complete: false, files: expect.arrayContaining(["plan-migration.xlsx"]) });
  });
});

test("check compares what was granted with what is needed", async () => {
  const { exit, out } = await administrator.bascule(["check", "--json"], { secret: SECRET }, withSecret);
  const result = JSON.parse(out);
  expect(result.permissions.every(({ granted }: { granted: boolean }) => granted)).toBe(true);
  expect(result.size.people).toBe(simulator.truth().people);
  expect(exit).toBe(0);
  expect(result.credential).toMatchObject({ kind: "secret", days: 12, old: false });
  const without = ["Tasks.Read.All", "Application.Read.All", "Directory.Read.All"];
  const roles = ROLES.filter((role) => !without.includes(role));
  const less = await administrator.bascule(["check"], { secret: SECRET, roles }, withSecret);
  expect(less.exit).toBe(1);
  expect(less.out).toMatch(/- Tasks\.Read\.All/);
  expect(less.out).toMatch(/^Âge du secret\u00a0: inconnu/m);
});

describe("does not go on", () => {
  test.each<[string, Partial<AuthorityOptions>, Env, number, RegExp]>([
    ["a wrong secret", { secret: "another" }, withSecret, 3, /secret .* est refusé/],
    ["a secret that has expired", { secret: SECRET, faults: { secretExpired: true } }, withSecret, 3, /a expiré/],
    ["a certificate that is not registered", { secret: SECRET }, withCertificate, 3, /ne connaît pas ce certificat/],
    ["nobody consented", { secret: SECRET, roles: [] }, withSecret, 3, /Aucune autorisation n’a été consentie/],
    [
      "another tenant",
      { secret: SECRET, tenantId: "aaaaaaaa-0000-4000-8000-00000000000f" },
      withSecret,
      3,
      /n’existe pas/,
    ],
    ["a token that can write", { secret: SECRET, roles: [...ROLES, "Mail.Send"] }, withSecret, 3, /Mail\.Send/],
    ["no setting", { secret: SECRET }, () => ({ AZURE_CLIENT_ID: "" }), 2, /AZURE_CLIENT_ID/],
  ])("%s", async (_case, authority, env, code, sentence) => {
    const before = requests;
    const { exit, out, err } = await administrator.bascule(["scan"], authority, env);
    expect(err).toMatch(sentence);
    expect(err).not.toContain(SECRET);
    expect(out).toBe("");
    expect(exit).toBe(code);
    expect(requests, "no request was sent to the tenant").toBe(before);
  });

  test("a tenant that does not answer", async () => {
    const nowhere = () => ({ AZURE_CLIENT_SECRET: SECRET, BASCULE_GRAPH_URL: "http://127.0.0.1:9/v1.0" });
    const { exit, err } = await administrator.bascule(["scan"], { secret: SECRET }, nowhere);
    expect(err).toMatch(/127\.0\.0\.1/);
    expect(exit).toBe(4);
  });
});
