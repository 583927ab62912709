/** Every way out of this thread, watched while something runs. */

import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
import { vi } from "vitest";

/** Addresses that were to be reached, names that were looked up, datagrams that were to be sent; none of it is kept from leaving. */
export async function connectionsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const met: string[] = [];
  const watched = (what: string) => (spy: { mock: { calls: readonly unknown[][] } }) =>
    met.push(...spy.mock.calls.map(([first]) => `${what} ${JSON.stringify(first)}`));
  const spies = [
    [vi.spyOn(net.Socket.prototype, "connect"), watched("tcp")],
    [vi.spyOn(dgram.Socket.prototype, "send"), watched("udp")],
    [vi.spyOn(dgram.Socket.prototype, "bind"), watched("udp")],
    [vi.spyOn(dns, "lookup"), watched("dns")],
    [vi.spyOn(dns.promises, "lookup"), watched("dns")],
  ] as const;
  try {
    await run();
    for (const [spy, tell] of spies) tell(spy as never);
    return met;
  } finally {
    for (const [spy] of spies) spy.mockRestore();
  }
}
