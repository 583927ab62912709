/** Loaded before everything else, in each thread of a process: writes down every address that anything in it would reach. */

import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { threadId } from "node:worker_threads";

const note = (what, where) => appendFileSync(process.env.WATCHED ?? "/dev/null", `${what} ${where}\n`);

note("thread", threadId);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function watched(...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const about = typeof first === "object" && first !== null ? first : { port: first, host: second };
  note("tcp", about.path ?? `${about.host ?? "localhost"}:${about.port}`);
  return connect.apply(this, given);
};
for (const name of ["send", "connect", "bind"]) {
  const before = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function watched(...given) {
    note("udp", name);
    return before.apply(this, given);
  };
}
for (const module of [dns, dns.promises]) {
  for (const name of Object.keys(module).filter((each) => /^(lookup|resolve|reverse)/.test(each))) {
    const before = module[name];
    module[name] = function watched(host, ...given) {
      note("dns", host);
      return before.call(this, host, ...given);
    };
  }
}
syncBuiltinESMExports();
