/** What PostgreSQL and the way to it answer when something fails. https://www.postgresql.org/docs/current/errcodes-appendix.html */

import { StoreFault } from "../fault.ts";
import type { Address } from "./address.ts";

/** Two transactions stood in each other's way: the one that was refused is done anew. */
const AGAIN = new Set(["40001", "40P01"]);

/** The server stops, starts, has no connection left, or let go of ours. */
const SERVER_AWAY = /^(08...|57P0[1235]|53300|25P0[34])$/;
const WAY_CUT = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
/** What the library says without a code. */
const LIBRARY_SAYS =
  /^(Connection terminated|timeout expired|timeout exceeded|Client has encountered a connection error|Client was closed)/;

const codeOf = (cause: unknown): string => String((cause as { code?: unknown } | null)?.code ?? "");

export const isToDoAnew = (cause: unknown): boolean => AGAIN.has(codeOf(cause));

/** It may be there again in a while. */
export function isAway(cause: unknown): boolean {
  const code = codeOf(cause);
  if (SERVER_AWAY.test(code) || WAY_CUT.has(code)) return true;
  // The socket of a server that is stopped is a file that is gone.
  if (code === "ENOENT") return (cause as { syscall?: string }).syscall === "connect";
  return code === "" && cause instanceof Error && LIBRARY_SAYS.test(cause.message);
}

/** The server is on its way up, and says so. */
export const isStarting = (cause: unknown): boolean => codeOf(cause) === "57P03";

export const isReadOnly = (cause: unknown): boolean => ["25006", "42501"].includes(codeOf(cause));

/** Of Node's TLS: why a certificate is none to trust. */
const CERTIFICATE =
  /^(ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/** As what it means for whoever runs the scan; what is none of these is a defect. */
export function storeFaultOf(cause: unknown, { told: path, user }: Pick<Address, "told" | "user">): unknown {
  if (cause instanceof StoreFault || !(cause instanceof Error)) return cause;
  if (cause instanceof SyntaxError) return new StoreFault("damaged", { path });
  const code = codeOf(cause);
  const fault = (of: ConstructorParameters<typeof StoreFault>[0], by?: string) =>
    new StoreFault(of, { path, cause, by: by ?? null });
  if (isAway(cause)) return fault("unreachable");
  if (code === "28P01" || /^SASL: .*password must be/.test(cause.message)) return fault("refused");
  if (code === "28000") return fault("not-admitted");
  if (code === "3D000") return fault("no-database");
  if (code === "42501") return fault("no-right", user ?? "");
  if (code === "25006") return fault("unwritable");
  if (code === "53100") return fault("full");
  if (/does not support SSL/.test(cause.message)) return fault("no-tls");
  if (CERTIFICATE.test(code)) return fault("certificate", code);
  // Tables or columns that are not as this program made them, damaged pages.
  if (/^(42P01|42703|XX00[12])$/.test(code)) return fault("damaged");
  return cause;
}
