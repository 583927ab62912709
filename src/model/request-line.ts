/** One request that left, as a security officer may keep it: no content, no address, no id, no name of anybody. */

export interface RequestLine {
  /** By this machine's clock, when its answer came, or none did: ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly host: string;
  /** Ids as `{id}`; of a signed address, the route that Graph was asked for. */
  readonly route: string;
  /** Options by name; with what they say where that is of Graph's own words (`$select=id,size`). */
  readonly query: readonly string[];
  /** Null where no answer came. */
  readonly status: number | null;
  /** Of an envelope and of its parts, its number in the run. */
  readonly batch?: number;
  /** Followed by an address that Graph signed, without the token. */
  readonly signed?: true;
}

export type OnRequest = (line: RequestLine) => void;
