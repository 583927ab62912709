/** Whatever a service answers, it ends in an answer, a known refusal, or a fault that repeats nothing of it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { errorOf } from "../../src/graph/error-body.ts";
import { GraphFault } from "../../src/graph/graph.ts";
import { refusedBy } from "../../src/graph/sign-in/entra.ts";
import { runs } from "../runs.ts";
import { batch } from "./batch.ts";
import { all, anything, withTenant } from "./tenant.ts";

const CANARY = "Jeanne-Canari";
const planted = fc.oneof(fc.constant(CANARY), fc.string(), fc.anything());
const error = fc.record(
  { code: planted, message: planted, innerError: fc.record({ code: planted, "request-id": planted }) },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.record({ error }).map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        value: fc.oneof(fc.array(fc.constant(CANARY)), fc.anything()),
        "@odata.nextLink": fc.oneof(fc.anything(), fc.webUrl()),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 80 }),
  fc.constant(`<html>${CANARY}</html>`),
);
const status = fc.constantFrom(
  200,
  200,
  204,
  301,
  302,
  304,
  400,
  401,
  402,
  403,
  404,
  409,
  410,
  412,
  418,
  423,
  429,
  451,
  500,
  501,
  503,
  504,
  507,
);
const headers = fc.record(
  {
    "retry-after": fc.constantFrom("0", "1", "x", "-1", "1e9", "Wed, 99 Zzz 2026"),
    location: fc.constantFrom("", "/", "//x", "http://x.example/", CANARY),
  },
  { requiredKeys: [] },
);

test("a tenant that answers anything", async () => {
  let next = { status: 200, body: "{}", headers: {} as Record<string, string> };
  await withTenant(
    (_, response) =>
      response
        .writeHead(next.status, next.headers)
        .end(next.status === 204 || next.status === 304 ? undefined : next.body),
    async ({ graph }) => {
      const ask = [
        () => graph.get(`/users/${CANARY}`, { parse: (value) => value }),
        () => all(graph.pages(`/users/${CANARY}/messages`, anything)),
        () => all(graph.report("/reports/getMailboxUsageDetail(period='D180')")),
        () => graph.download(`/drives/${CANARY}/items/1/content`, 1000),
        () => batch(graph, [{ id: "1", path: `/users/${CANARY}`, schema: anything }]),
      ];
      await fc.assert(
        fc.asyncProperty(status, body, headers, fc.constantFrom(...ask), async (answer, text, said, act) => {
          next = { status: answer, body: text, headers: said as Record<string, string> };
          const thrown: unknown = await act().then(
            () => null,
            (cause: unknown) => cause,
          );
          if (thrown === null) return;
          expect(thrown, String(thrown)).toBeInstanceOf(GraphFault);
          expect(String(thrown)).not.toContain("html");
          expect(String(thrown)).not.toMatch(/[\r\n]/);
        }),
        { numRuns: runs(400) },
      );
    },
    { giveUpAfterSeconds: 30 },
  );
});

test("an error of any shape has a code that may be written, or none", () => {
  fc.assert(
    fc.property(fc.anything(), fc.oneof(fc.record({ error }), fc.anything()), (header, value) => {
      const { code, requestId } = errorOf(value, () => (typeof header === "string" ? header : null));
      for (const word of [code, requestId]) expect(word ?? "x").toMatch(/^[\w.:-]{1,120}$/);
    }),
  );
});

test("so has one of the sign-in authority", () => {
  const said = fc.record(
    { error: planted, error_codes: planted, error_description: planted, trace_id: planted },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(said, fc.anything()), (value) => {
      const refused = refusedBy(value);
      expect(refused?.authorityCode ?? "AADSTS1").toMatch(/^AADSTS\d{1,8}$/);
      expect(refused?.traceId ?? "x").toMatch(/^[\w-]{1,60}$/);
    }),
  );
});
