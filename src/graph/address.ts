/**
 * Addresses that services give for their next pages. They are opaque, and are asked for as they came; but what stands
 * before their path may be written in several ways (RFC 3986, 6.2), and is Graph's root in each of them.
 */

/** What comes before the path, and the path with its query, verbatim. */
const PARTED = /^[a-z]+:\/\/[^/?#\\]+(\/[^#]*)$/i;

/** The path below the root, verbatim; null of an address elsewhere. @param root without a final slash. */
export function pathBelow(root: string, link: string): string | null {
  if (link.startsWith(`${root}/`)) return link.slice(root.length);
  const [url, base, path] = [URL.parse(link), new URL(root), PARTED.exec(link)?.[1]];
  if (url === null || path === undefined || url.username !== "" || url.password !== "") return null;
  if (originOf(url) !== originOf(base)) return null;
  const prefix = `${base.pathname}/`;
  return path.toLowerCase().startsWith(prefix.toLowerCase()) ? path.slice(base.pathname.length) : null;
}

/** The final dot of a host says that nothing is to be added to it (RFC 1034, 3.1). */
const originOf = ({ protocol, hostname, port }: URL) => `${protocol}//${hostname.replace(/\.$/, "")}:${port}`;
