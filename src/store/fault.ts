/** Why a store cannot be used: told in one sentence by whoever asked for it. */

const STORE_CODES = [
  /** It holds another tenant: `tenant`. */
  "other-tenant",
  /** Made by a later version of Bascule. */
  "newer",
  /** Made by an earlier version of Bascule, whose tables say less. */
  "older",
  /** Another scan is writing to it: `holder`. */
  "locked",
  "unwritable",
  /** A file that is to be deleted, its own or an output: `path`. */
  "undeletable",
  /** The disk has no room left for it. */
  "full",
  /** The disk has no room for a copy of it, without which it is not brought up to date: `needed`. */
  "no-room",
  /** A file whose name says that it should be a folder. */
  "no-folder",
  /** Nothing may be written there, and without writing it cannot be read. */
  "unreadable",
  /** Something copies that folder elsewhere by itself: `by`. */
  "synced",
  /** The folder lies on another machine: `by`. */
  "share",
  /** No store of ours, or cut in a way that cannot be read. */
  "damaged",
  /** Nothing has been scanned there yet. */
  "missing",
  /** It stands in a database, and what was asked works on a file. */
  "on-server",
  /** Of PostgreSQL. What is to be deleted there is what something of somebody else's is made of. */
  "built-on",
  /** An address that is not understood: `by`, the parameter, where it is one. */
  "address",
  /** The server does not answer, or answers nobody for now. */
  "unreachable",
  /** The connection was lost while somebody was handed rows one by one: to begin anew would hand them out twice. */
  "cut-off",
  /** It takes no such password. */
  "refused",
  /** It lets no such account in from here, or not without TLS. */
  "not-admitted",
  "no-database",
  /** The account may not do there what has to be done: `by`, its name. */
  "no-right",
  /** The server has no TLS. */
  "no-tls",
  /** The server's certificate is not one to trust: `by`, why. */
  "certificate",
  /** Too old a server, or a database that cannot hold every text: `by`. */
  "unfit",
] as const;

export type StoreCode = (typeof STORE_CODES)[number];

/** Who writes to a store. */
export interface ScanHolder {
  readonly pid: number;
  /** Name of its machine. */
  readonly host: string;
  /** Instant. */
  readonly since: string;
  /** The command alone; null where that is not known. */
  readonly command: string | null;
}

interface About {
  readonly path: string;
  readonly tenant?: string;
  readonly holder?: ScanHolder | null;
  readonly needed?: number;
  readonly by?: string | null;
  readonly cause?: unknown;
}

/** An address that nobody shortened for people. */
const WITH_PASSWORD = /^postgres(ql)?:\/\/.*(@|password=)/is;

/** The store cannot be used or written. The sentence for the administrator is in `lang/`. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly code: StoreCode;
  readonly path: string;
  /** The tenant that the store holds, for `other-tenant`. */
  readonly tenant: string | null;
  /** Who holds it, for `locked`; null where that is not known. */
  readonly holder: ScanHolder | null;
  /** Bytes, for `no-room`. */
  readonly needed: number;
  /** What copies the folder, the kind of share, or what is wrong with a server's address, as far as it is known. */
  readonly by: string | null;
  constructor(code: StoreCode, about: About) {
    const path = WITH_PASSWORD.test(about.path) ? "postgres://…" : about.path;
    super(`store ${code}: ${path}`, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    this.path = path;
    this.tenant = about.tenant ?? null;
    this.holder = about.holder ?? null;
    this.needed = about.needed ?? 0;
    this.by = about.by ?? null;
  }
}
