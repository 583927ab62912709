/**
 * The password that libpq's own file holds for a host, as psql finds it: one line each, `host:port:database:user:password`, `*`
 * for any, `\` before a colon that is no end. https://www.postgresql.org/docs/current/libpq-pgpass.html
 */

import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export interface Sought {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/** @param file null: where libpq looks. @returns null where it holds none, or where others may read it, as libpq has it. */
export function passwordIn(file: string | null, sought: Sought): string | null {
  const path =
    file ??
    (process.platform === "win32"
      ? join(process.env.APPDATA ?? "", "postgresql", "pgpass.conf")
      : join(homedir(), ".pgpass"));
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || (process.platform !== "win32" && (stat.mode & 0o077) !== 0)) return null;
  return passwordFor(readFileSync(path, "utf8"), sought);
}

/** The first line that fits stands. */
export function passwordFor(text: string, { host, port, database, user }: Sought): string | null {
  const wanted = [host.startsWith("/") ? "localhost" : host, String(port), database, user];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("#")) continue;
    const fields = line
      .match(/(?:\\[\s\S]|[^:\\])+|(?<=:)(?=:|$)/g)
      ?.map((field) => field.replace(/\\([\s\S])/g, "$1"));
    if (fields?.length === 5 && wanted.every((one, at) => fields[at] === "*" || fields[at] === one))
      return fields[4] ?? null;
  }
  return null;
}
