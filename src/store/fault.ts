/** Why a store cannot be used: told in one sentence by whoever asked for it. */

const STORE_CODES = [
  /** It holds another tenant: `tenant`. */
  "other-tenant",
  /** Made by a later version of Bascule. */
  "newer",
  /** Made by an earlier version of Bascule, whose tables say less. */
  "older",
  /** Another scan is writing to it. */
  "locked",
  "unwritable",
  /** A file whose name says that it should be a folder. */
  "no-folder",
  /** Nothing may be written there, and without writing it cannot be read. */
  "unreadable",
  /** No store of ours, or cut in a way that cannot be read. */
  "damaged",
  /** Nothing has been scanned there yet. */
  "missing",
] as const;

export type StoreCode = (typeof STORE_CODES)[number];

/** The store cannot be used or written. The sentence for the administrator is in `lang/`. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly code: StoreCode;
  readonly path: string;
  /** The tenant that the store holds, for `other-tenant`. */
  readonly tenant: string | null;
  constructor(code: StoreCode, about: { path: string; tenant?: string; cause?: unknown }) {
    super(`store ${code}: ${about.path}`, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    this.path = about.path;
    this.tenant = about.tenant ?? null;
  }
}
