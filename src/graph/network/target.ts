/** What of an address goes over the wire: whoever judges a request judges this, and not another reading of it. */

export interface Target {
  readonly origin: string;
  readonly hostname: string;
  /** With its query, as it is sent. */
  readonly path: string;
}

const VERBATIM = /^[a-z]+:\/\/[^/?#]+(\/[\x21-\x7e]*)$/i;

/** The path verbatim: parsing it would write some characters of an opaque link in another way. @throws TypeError for no address. */
export function targetOf(url: string): Target {
  const { origin, hostname, pathname, search } = new URL(url);
  const verbatim = VERBATIM.exec(url)?.[1]?.replace(/#.*$/, "");
  return { origin, hostname, path: verbatim ?? pathname + search };
}
