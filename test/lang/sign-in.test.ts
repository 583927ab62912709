/** Every refusal has its sentence, in both languages, and a sentence holds nothing but what it names. */

import { describe, expect, test } from "vitest";
import { signIn as english } from "../../src/lang/en/sign-in.ts";
import { signIn as french } from "../../src/lang/fr/sign-in.ts";
import { SIGN_IN_CODES, UNREACHABLE_CODES } from "../../src/model/sign-in.ts";

const ABOUT = {
  tenantId: "tenant-1",
  clientId: "app-1",
  variables: ["AZURE_TENANT_ID", "AZURE_CLIENT_ID"],
  permissions: ["Mail.Send"],
  roles: [
    { id: "29232cdf-9323-42fd-ade2-1d097af3e4de", name: "Exchange Administrator", reads: false },
    { id: "unknown-id", name: null, reads: false },
  ],
  hosts: ["graph.example", "login.example"],
  authorityCode: "AADSTS900000",
  traceId: "trace-1",
};
const NOTHING = {
  tenantId: null,
  clientId: null,
  variables: [],
  permissions: [],
  roles: [],
  hosts: [],
  authorityCode: null,
  traceId: null,
};

describe.each([
  ["fr", french],
  ["en", english],
])("%s", (_, { refused, unreachable }) => {
  test.each(SIGN_IN_CODES)("%s", (code) => {
    for (const about of [ABOUT, NOTHING]) {
      const sentence = refused(code, about);
      expect(sentence.length).toBeGreaterThan(40);
      expect(sentence).toMatch(/[.]( \(.+\))?$/);
      expect(sentence).not.toMatch(/null|undefined| {2}/);
    }
  });

  test.each(UNREACHABLE_CODES)("%s", (code) => {
    expect(unreachable(code, "login.example")).toContain("login.example");
  });
});

test.each(SIGN_IN_CODES)("%s keeps the French signs off the beginning of a line", (code) => {
  expect(french.refused(code, ABOUT)).not.toMatch(/ [:;!?»]|« |'/);
});
