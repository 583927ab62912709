/** A process of its own, as an administrator starts it: it trusts what the environment says, and ends by itself. */

import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { COMPILED } from "../compiled.ts";
import { startAuthority } from "./authority.ts";

const run = promisify(execFile);
const TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";

const program = `
  import { connect } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/graph/connect.ts"))};
  import { limitTable } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/store/limits.ts"))};
  const options = { limits: limitTable(), env: process.env, version: "1", signal: new AbortController().signal, giveUpAfterSeconds: 5 };
  const said = await connect({ ...options, firstAnswerSeconds: 10, onDeviceCode() {} }).then(
    async ({ identity, close }) => (await close(), identity.roles.join()),
    (cause) => cause.name + " " + cause.code,
  );
  console.log(said);
`;

async function said(env: Record<string, string>): Promise<string> {
  const { PATH = "" } = process.env;
  const child = run(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    env: { ...COMPILED, PATH, ...env },
  });
  return (await child).stdout.trim();
}

test("with NODE_EXTRA_CA_CERTS it signs in; without, it says why not", async () => {
  const authority = await startAuthority({
    tenantId: TENANT,
    clientId: CLIENT,
    secret: "right",
    roles: ["User.Read.All"],
  });
  const env = {
    AZURE_TENANT_ID: TENANT,
    AZURE_CLIENT_ID: CLIENT,
    AZURE_CLIENT_SECRET: "right",
    AZURE_AUTHORITY_HOST: authority.url,
    // The authority is on this machine: no proxy is asked for it.
    HTTPS_PROXY: "http://127.0.0.1:9",
  };
  try {
    expect(await said({ ...env, NODE_EXTRA_CA_CERTS: authority.caPath })).toBe("User.Read.All");
    expect(await said(env)).toBe("UnreachableFault certificate");
  } finally {
    await authority.close();
  }
});
