/**
 * A store's `postgres://` address: libpq's own form, with `schema` for the part of the database that one tenant has to itself. What
 * it does not say comes from the usual `PG*` variables. https://www.postgresql.org/docs/current/libpq-connect.html
 */

import { StoreFault } from "../fault.ts";

/** Parameters of libpq that are understood here, and the variable of each. */
const FROM = {
  host: "PGHOST",
  port: "PGPORT",
  user: "PGUSER",
  password: "PGPASSWORD",
  dbname: "PGDATABASE",
  passfile: "PGPASSFILE",
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  sslpassword: null,
  connect_timeout: "PGCONNECT_TIMEOUT",
  application_name: "PGAPPNAME",
  schema: null,
} as const;
type Parameter = keyof typeof FROM;

/** `allow` would go without TLS where it can. */
const MODES = ["disable", "prefer", "require", "verify-ca", "verify-full"] as const;

export interface Address {
  /** A name, an address, or the folder of a socket, which begins with `/`. */
  readonly host: string;
  readonly port: number;
  /** Null: that of the account on the machine. */
  readonly user: string | null;
  readonly password: string | null;
  readonly database: string | null;
  readonly schema: string;
  readonly passfile: string | null;
  readonly tls: {
    readonly root: string | null;
    readonly certificate: string | null;
    readonly key: string | null;
    readonly passphrase: string | null;
  } | null;
  /** Seconds. */
  readonly timeout: number;
  readonly application: string;
  /** For people: without account, password and files. */
  readonly told: string;
}

/** Longer ones PostgreSQL would cut; others would need quotes wherever they are written. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;
const DEFAULT_SCHEMA = "bascule";

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//i.test(place);

/** An address that is not understood may hold a password anywhere. */
const NOT_TOLD = "postgres://…";

type Environment = Readonly<Record<string, string | undefined>>;

/** The same address with what the environment says beside it; not to be printed, as a password may be among it. */
export function completed(place: string, env: Environment): string {
  const said = parametersOf(place);
  const query = Object.entries(FROM).flatMap(([name, variable]) => {
    const value = said.get(name as Parameter) ?? (variable === null ? undefined : env[variable]);
    return value === undefined || value === "" ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `postgres://?${query.join("&")}`;
}

/** Throws `address`, with the parameter that is not understood. */
export function addressOf(place: string): Address {
  const said = parametersOf(place);
  const host = said.get("host") ?? "localhost";
  const schema = said.get("schema") ?? DEFAULT_SCHEMA;
  const database = said.get("dbname") ?? null;
  const told = `postgres://${host.startsWith("/") ? "" : host}${said.has("port") ? `:${said.get("port")}` : ""}/${database ?? ""}${schema === DEFAULT_SCHEMA ? "" : `?schema=${schema}`}`;
  const refuse = (by: Parameter): never => {
    throw new StoreFault("address", { path: told, by });
  };
  if (host.includes(",")) refuse("host");
  if (!SCHEMA.test(schema) || /^pg_|^information_schema$|^public$/.test(schema)) refuse("schema");
  const number = (name: Parameter, fallback: number, most: number) => {
    const value = Number(said.get(name) ?? fallback);
    return Number.isInteger(value) && value > 0 && value <= most ? value : refuse(name);
  };
  const mode = said.get("sslmode") ?? (isHere(host) ? "disable" : "verify-full");
  if (!MODES.some((known) => known === mode)) refuse("sslmode");
  const at = (name: Parameter) => said.get(name) ?? null;
  return {
    host,
    port: number("port", 5432, 65_535),
    user: at("user"),
    password: at("password"),
    database,
    schema,
    passfile: at("passfile"),
    // Over a socket of the machine there is no TLS, as libpq has it.
    tls:
      mode === "disable" || host.startsWith("/")
        ? null
        : { root: at("sslrootcert"), certificate: at("sslcert"), key: at("sslkey"), passphrase: at("sslpassword") },
    timeout: number("connect_timeout", 15, 3600),
    application: said.get("application_name") ?? "bascule",
    told,
  };
}

/** Nothing leaves the machine on the way there. */
const isHere = (host: string) => host.startsWith("/") || host === "localhost" || host === "::1" || /^127\./.test(host);

/** User, host, port, database, query: a colon or an at-sign inside a password is no end. */
const FORM = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?(\[[^\]]*\]|[^/?#:]*)(?::([^/?#]*))?(?:\/([^?#]*))?(?:\?([^#]*))?$/i;

function parametersOf(place: string): ReadonlyMap<Parameter, string> {
  const parts = FORM.exec(place);
  if (parts === null) throw new StoreFault("address", { path: NOT_TOLD });
  const [, account, host = "", port, database, query = ""] = parts;
  const said = new Map<Parameter, string>();
  const set = (name: Parameter, value: string | undefined) => {
    if (value !== undefined && value !== "") said.set(name, decoded(value, name));
  };
  // The first colon ends the name: a password may hold others.
  const [, user, password] = /^([^:]*)(?::([\s\S]*))?$/.exec(account ?? "") ?? [];
  set("host", host.replace(/^\[(.*)\]$/, "$1"));
  set("port", port);
  set("user", user);
  set("password", password);
  set("dbname", database);
  for (const pair of query.split("&").filter((each) => each !== "")) {
    const [name = "", ...value] = pair.split("=");
    if (!Object.hasOwn(FROM, name)) throw new StoreFault("address", { path: NOT_TOLD, by: name.slice(0, 40) });
    set(name as Parameter, value.join("="));
  }
  return said;
}

function decoded(value: string, by: Parameter): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new StoreFault("address", { path: NOT_TOLD, by });
  }
}
