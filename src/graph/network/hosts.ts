/** Which addresses are this machine's own, which hosts Microsoft owns, and which of them Graph may send on to. */

/** National clouds included: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const AUTHORITIES = new Set([
  "login.microsoftonline.com",
  "login.microsoft.com",
  "login.windows.net",
  "sts.windows.net",
  "login.microsoftonline.us",
  "login.usgovcloudapi.net",
  "login.partner.microsoftonline.cn",
  "login.chinacloudapi.cn",
]);

const GRAPHS = new Set([
  "graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "microsoftgraph.chinacloudapi.cn",
]);

/**
 * Domains of the addresses that Graph signs: files of SharePoint and OneDrive, reports. Those of each cloud, subdomains included.
 * https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges,
 * https://learn.microsoft.com/graph/api/reportroot-getmailboxusagedetail (`Location: https://reports.office.com/…`)
 */
const SIGNED = {
  files: ["sharepoint.com", "svc.ms", "sharepoint.us", "sharepoint-mil.us", "dps.mil", "sharepoint.cn"],
  reports: ["office.com", "office365.us", "office365.cn"],
} as const;

export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, "");
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Addresses that no proxy may be asked for: this machine, and the metadata service of the machine's cloud. */
export function isLocal(hostname: string): boolean {
  return isLoopback(hostname) || /^169\.254(\.\d{1,3}){2}$/.test(hostname);
}

export function isMicrosoftAuthority(hostname: string): boolean {
  return AUTHORITIES.has(hostname.toLowerCase());
}

export function isMicrosoftGraph(hostname: string): boolean {
  return GRAPHS.has(hostname.toLowerCase());
}

/** Encrypted, or on this machine. Credentials in an address are refused. */
export function isSafe(url: URL): boolean {
  if (url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

/** What the address is signed for, and by whom. */
export interface Handing {
  /** Graph's. */
  readonly root: string;
  /** Below the root: what Graph was asked for. */
  readonly path: string;
  /** Further domains that the administration takes for its own tenant's. */
  readonly more: readonly string[];
}

/** Whether Graph may send on to that address; only a tenant that is served on this machine sends on to this machine. */
export function mayHandOver(url: URL, { root, path, more }: Handing): boolean {
  if (!isSafe(url)) return false;
  const [host, own] = [plainHost(url.hostname), plainHost(new URL(root).hostname)];
  if (isLoopback(host)) return isLoopback(own);
  if (host === own) return true;
  const domains = [...SIGNED[/^\/reports\//i.test(path) ? "reports" : "files"], ...more.map(plainHost)];
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

const plainHost = (name: string) => name.toLowerCase().replace(/\.$/, "");
