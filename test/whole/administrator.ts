/** The command as an administrator runs it: a process of its own, a real authority over TLS, the tenant over HTTP. */

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Simulator } from "../../src/simulator/index.ts";
import { COMPILED } from "../compiled.ts";
import { type Authority, type AuthorityOptions, startAuthority } from "../graph/authority.ts";
import { type Bench, benchFor, type Outcome } from "./bench.ts";

const MAIN = resolve(import.meta.dirname, "../../src/main.ts");
const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";

export type Env = (about: { folder: string; authority: Authority }) => Readonly<Record<string, string>>;

export interface Administrator {
  /** In a folder of its own each time, with an authority of its own. */
  bascule(
    words: readonly string[],
    authority: Partial<AuthorityOptions>,
    env: Env,
  ): Promise<Outcome & { readonly folder: string; readonly authorityUrl: string }>;
  leave(): void;
}

/** Only what a shell would give: nothing of this process's own settings of Bascule or Azure. @param roles that are granted unless told. */
export function administratorOf(
  simulator: Pick<Simulator, "graphUrl" | "tenantId">,
  roles: readonly string[],
): Administrator {
  const benches: Bench[] = [];
  return {
    async bascule(words, authority, env) {
      const bench = benchFor(null);
      benches.push(bench);
      const service = await startAuthority({ tenantId: simulator.tenantId, clientId: CLIENT, roles, ...authority });
      try {
        const outcome = await new Promise<Outcome>((done, failed) => {
          const child = spawn(process.execPath, [MAIN, ...words], {
            cwd: bench.folder,
            env: {
              ...COMPILED,
              PATH: process.env.PATH,
              HOME: bench.folder,
              BASCULE_LANG: "fr",
              BASCULE_GRAPH_URL: simulator.graphUrl,
              BASCULE_CLOCK_SPEED: "20",
              AZURE_TENANT_ID: simulator.tenantId,
              AZURE_CLIENT_ID: CLIENT,
              AZURE_AUTHORITY_HOST: service.url,
              NODE_EXTRA_CA_CERTS: service.caPath,
              ...env({ folder: bench.folder, authority: service }),
            },
          });
          const said = { out: "", err: "" };
          child.stdout.on("data", (chunk) => {
            said.out += chunk;
          });
          child.stderr.on("data", (chunk) => {
            said.err += chunk;
          });
          child.on("error", failed);
          child.on("close", (exit) => done({ exit: exit ?? -1, ...said }));
        });
        return { ...outcome, folder: bench.folder, authorityUrl: service.url };
      } finally {
        await service.close();
      }
    },
    leave() {
      for (const bench of benches) bench.remove();
    },
  };
}
