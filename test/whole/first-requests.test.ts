/** The first requests of a run, answered as no ministry should: a sentence that can be acted on, or an unknown count. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { error, json, type Served, serve } from "../graph/tenant.ts";
import { benchFor, type Outcome } from "./bench.ts";

type Told = { readonly status: number; readonly code?: string; readonly body?: unknown };

/** A tenant that refuses everything but what a table answers, reached with a token that says nothing. */
async function bascule(words: readonly string[], table: Readonly<Record<string, Told>>): Promise<Outcome> {
  const server: Served = await serve(({ path }, response) => {
    const route = path.replace(/^\/v1\.0\//, "").split("?")[0] ?? "";
    const { status, code = "Forbidden", body } = table[route] ?? { status: 403 };
    if (status === 200) json(response, status, body);
    else error(response, status, code);
  });
  const bench = benchFor({ graphUrl: `${server.origin}/v1.0`, token: () => "opaque" });
  try {
    return await bench.bascule(words[0] === "scan" ? [...words, "--out", bench.out] : words);
  } finally {
    bench.remove();
    await server.close();
  }
}

const organization: Told = { status: 200, body: { value: [{ id: "11111111-1111-1111-1111-111111111111" }] } };

describe("a tenant that neither the token nor the organisation tells", () => {
  test.each<[string, Told]>([
    ["refused", { status: 403, code: "Authorization_RequestDenied" }],
    ["empty", { status: 200, body: { value: [] } }],
    ["of another shape", { status: 200, body: [1] }],
    ["a request that Graph does not understand", { status: 400, code: "Request_BadRequest" }],
    ["nowhere", { status: 404, code: "ResourceNotFound" }],
  ])("%s: what to grant is said", async (_case, told) => {
    const { exit, out, err } = await bascule(["scan"], { organization: told });
    expect({ exit, out }).toEqual({ exit: 3, out: "" });
    expect(err).toContain("Organization.Read.All");
    if (told.code) expect(err).toContain(told.code);
  });
});

const NO_COUNTS: readonly (readonly [string, Told])[] = [
  ["refused", { status: 403 }],
  ["a request that Graph does not understand", { status: 400, code: "Request_UnsupportedQuery" }],
  ["nowhere", { status: 404 }],
  ["no number", { status: 200, body: { value: "many" } }],
  ["less than nought", { status: 200, body: -1 }],
];

test.each(NO_COUNTS)("a count of accounts that cannot be had stops no scan: %s", async (_case, told) => {
  const { exit, err } = await bascule(["scan", "--content", "full"], { organization, "users/$count": told });
  expect(exit, err).toBe(1);
});

describe("a folder that cannot take the plan is told before anything is scanned", () => {
  const OTHER = JSON.stringify({ tenant: { id: "22222222-2222-2222-2222-222222222222" } });
  const OWN = JSON.stringify({ tenant: { id: "11111111-1111-1111-1111-111111111111" } });

  test.each<[string, string, readonly string[], string]>([
    ["another tenant's plan", OTHER, [], "le plan d’un autre tenant"],
    ["another tenant's plan, for a redacted copy", OTHER, ["--redact"], "le plan d’un autre tenant"],
    ["the same tenant's plan with names, for a redacted copy", OWN, ["--redact"], "un plan avec des noms"],
  ])("%s", async (_case, plan, words, sentence) => {
    const asked: string[] = [];
    const server = await serve(({ path }, response) => {
      asked.push(path);
      if (path.startsWith("/v1.0/organization")) json(response, 200, organization.body);
      else error(response, 403, "Forbidden");
    });
    const bench = benchFor({ graphUrl: `${server.origin}/v1.0`, token: () => "opaque" });
    try {
      mkdirSync(bench.out, { recursive: true });
      writeFileSync(join(bench.out, "plan.json"), plan);
      const { exit, out, err } = await bench.bascule(["scan", ...words, "--out", bench.out]);
      expect({ exit, out }).toEqual({ exit: 2, out: "" });
      expect(err).toContain(sentence);
      expect(asked.filter((path) => !path.startsWith("/v1.0/organization"))).toEqual([]);
      expect(readFileSync(join(bench.out, "plan.json"), "utf8")).toBe(plan);
    } finally {
      bench.remove();
      await server.close();
    }
  });
});

const LICENCE = { appliesTo: "User", prepaidUnits: { enabled: 11 }, servicePlans: [{ servicePlanName: "TEAMS1" }] };

describe("a check", () => {
  const counts = {
    "users/$count": { status: 200, body: 12 },
    "groups/$count": { status: 200, body: 3 },
    subscribedSkus: { status: 200, body: { value: [LICENCE] } },
  };
  const sized = { people: 12, groups: 3, licences: 11 };
  const cases = NO_COUNTS.flatMap(([how, told]) =>
    (
      [
        ["users/$count", "people"],
        ["groups/$count", "groups"],
        ["subscribedSkus", "licences"],
      ] as const
    ).map(([route, figure]) => [route, how, told, figure] as const),
  );

  test.each(cases)("tells %s as unknown: %s", async (route, _how, told, figure) => {
    const { exit, out, err } = await bascule(["check", "--json"], { ...counts, [route]: told });
    expect(exit, err).toBe(0);
    const { size, forecast } = JSON.parse(out);
    expect(size).toMatchObject({ ...sized, [figure]: null });
    expect(forecast === null).toBe(figure === "people");
  });

  test("says so in its sentence", async () => {
    const { out } = await bascule(["check"], { ...counts, "groups/$count": { status: 400, code: "BadRequest" } });
    expect(out).toContain("12 comptes, nombre de groupes inconnu, 11 licences");
  });
});
