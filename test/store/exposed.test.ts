/** Files with a secret that other accounts of the machine may read are told, and no others. */

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { environmentOf } from "../../src/store/environment.ts";
import { exposedSecrets } from "../../src/store/exposed.ts";

test.skipIf(process.platform === "win32").each<[string, string, number, Readonly<Record<string, string>>, string[]]>([
  ["a secret", "AZURE_CLIENT_SECRET=x", 0o644, {}, [".env"]],
  ["a secret, closed to others", "AZURE_CLIENT_SECRET=x", 0o600, {}, []],
  ["a secret that the environment gives another of", "AZURE_CLIENT_SECRET=x", 0o644, { AZURE_CLIENT_SECRET: "y" }, []],
  ["a proxy’s password", "HTTPS_PROXY=http://agent:x@proxy.example:3128", 0o644, {}, [".env"]],
  [
    "the same in small letters, to the group alone",
    "https_proxy=http://agent:x@proxy.example:3128",
    0o640,
    {},
    [".env"],
  ],
  ["the same without a scheme", "HTTPS_PROXY=agent:x@proxy.example:3128", 0o644, {}, [".env"]],
  ["a proxy that asks for none", "HTTPS_PROXY=http://proxy.example:3128", 0o644, {}, []],
  ["no secret", "AZURE_TENANT_ID=x", 0o644, {}, []],
])("a .env with %s", (_case, text, mode, given, told) => {
  const folder = mkdtempSync(join(tmpdir(), "bascule-exposed-"));
  try {
    writeFileSync(join(folder, ".env"), `${text}\n`);
    chmodSync(join(folder, ".env"), mode);
    expect(exposedSecrets(folder, environmentOf(folder, given), given).map(({ file }) => file)).toEqual(told);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
