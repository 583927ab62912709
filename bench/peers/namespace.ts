/** Inside a namespace of our own: the loopback comes up, and Microsoft's names lead to it. */

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Throws where there is any other network: nothing is measured that could leave the machine. */
export function closeIn(folder: string, names: readonly string[]): void {
  const addressed = execFileSync("ip", ["-json", "address"], { encoding: "utf8" });
  const others = (JSON.parse(addressed) as { ifname: string }[]).filter(({ ifname }) => ifname !== "lo");
  if (others.length > 0)
    throw new Error(`not in a namespace of its own: ${others.map(({ ifname }) => ifname).join(", ")}`);
  execFileSync("ip", ["link", "set", "lo", "up"]);
  const hosts = join(folder, "hosts");
  writeFileSync(hosts, `127.0.0.1 localhost ${names.join(" ")}\n`);
  execFileSync("mount", ["--bind", hosts, "/etc/hosts"]);
}
