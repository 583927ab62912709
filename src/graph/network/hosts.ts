/** Which addresses are this machine's own, and which hosts Microsoft owns. */

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
