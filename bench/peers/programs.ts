/** The two peers as programs: where they are, and how they are run against Microsoft's addresses on this machine. */

import { execFile, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ENOUGH = 1 << 30;
const PEERS = process.env.BASCULE_BENCH_PEERS ?? "/tmp/bascule-peers";
const M365 = join(PEERS, "node_modules/@pnp/cli-microsoft365/dist/index.js");

export interface Trust {
  /** Where the peers keep what is theirs. */
  readonly home: string;
  readonly certificate: string;
}

export interface Peer {
  readonly name: string;
  /** Null: it is not installed here. */
  readonly run: ((words: readonly string[]) => Promise<string>) | null;
}

const trusting = ({ home, certificate }: Trust) => ({
  PATH: process.env.PATH,
  HOME: home,
  NODE_EXTRA_CA_CERTS: certificate,
  SSL_CERT_FILE: certificate,
  CLIMICROSOFT365_NOUPDATE: "1",
});

export function m365(trust: Trust): Peer {
  const env = trusting(trust);
  return {
    name: "CLI for Microsoft 365",
    run: existsSync(M365)
      ? async (words) => (await run(process.execPath, [M365, ...words], { env, maxBuffer: ENOUGH })).stdout
      : null,
  };
}

/** @param drive what its remote `bench:` is */
export function rclone(trust: Trust, token: string, drive: string): Peer {
  const env = trusting(trust);
  const config = join(trust.home, "rclone.conf");
  const granted = { access_token: token, token_type: "Bearer", refresh_token: "none", expiry: "2099-01-01T00:00:00Z" };
  writeFileSync(
    config,
    `[bench]\ntype = onedrive\ndrive_type = business\ndrive_id = ${drive}\ntoken = ${JSON.stringify(granted)}\n`,
  );
  const there = spawnSync("rclone", ["version"]).status === 0;
  return {
    name: "rclone",
    run: there
      ? async (words) => (await run("rclone", ["--config", config, ...words], { env, maxBuffer: ENOUGH })).stdout
      : null,
  };
}
