/** What tells whether a store still says what its scan saw. Digests are SHA-256, in hexadecimal. */

/** Why it was sealed: the scan came to its end, or something of it was deleted on purpose. */
export type SealCause = "scan" | "purge";

export interface Seal {
  /** Number of the scan in its store, and its id. */
  readonly scan: number;
  readonly id: string;
  readonly cause: SealCause;
  /** Instant. */
  readonly at: string;
  /** End of the chain over what was seen. */
  readonly records: string;
  /** The same chained to the seal before, with what the scan was asked for. */
  readonly head: string;
}

/** A place (service and Graph's id), or, with an empty service, what is of none: `gaps`, `fact person`. */
export interface SealedBlock {
  readonly service: string;
  readonly id: string;
}

interface Chain {
  /** Of the last seal. */
  readonly head: string;
  readonly at: string;
  /** The first scan whose seal does not follow from it and from the one before; null where all do. */
  readonly broken: number | null;
}

export type SealCheck =
  /** No scan of it came to its end, or it was made by an earlier version. */
  | { readonly kind: "unsealed" }
  /** What stands there is another scan's, which is under way. */
  | (Chain & { readonly kind: "begun-since" })
  | (Chain & {
      readonly kind: "sealed";
      /** How many there are, and how many of them are not as they were sealed, or were not there. */
      readonly blocks: number;
      readonly changed: number;
      readonly added: number;
      readonly gone: number;
      /** The first of them that are changed or added. */
      readonly named: readonly SealedBlock[];
      /** False where the digests themselves were changed since. */
      readonly whole: boolean;
    });
