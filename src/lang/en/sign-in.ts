import type { DirectoryRole } from "../../model/directory-role.ts";
import type { SignInAbout, SignInCode, UnreachableCode } from "../../model/sign-in.ts";
import type { signIn as french } from "../fr/sign-in.ts";

const tenant = ({ tenantId }: SignInAbout) => (tenantId === null ? "" : ` ${tenantId}`);
const client = ({ clientId }: SignInAbout) => (clientId === null ? "" : ` ${clientId}`);
const list = (names: readonly string[]) => names.join(", ");

const roleNames = (roles: readonly DirectoryRole[]) =>
  roles.map(({ id, name }) => (name === null ? `role ${id}, unknown to Bascule` : `role ${name}`));
const writers = (permissions: readonly string[], roles: readonly DirectoryRole[]) =>
  list([...permissions, ...roleNames(roles)]);

const SETUP = "“bascule setup” says how.";

const REFUSED: Readonly<Record<SignInCode, (about: SignInAbout) => string>> = {
  "missing-variable": ({ variables }) =>
    `${list(variables)} missing: set ${variables.length === 1 ? "it" : "them"} in the environment or in the .env file. ${SETUP}`,
  "unknown-method": () =>
    "BASCULE_AUTH names no method: write secret, certificate, workload, managed-identity or device-code.",
  "two-ways": ({ variables }) =>
    `${variables.join(" and ")} are both set, and a token takes the place of any other method: remove one of the two variables.`,
  "malformed-id": ({ variables }) =>
    `${list(variables)} is no id: paste it as Entra shows it (Overview), without quotes or spaces, for example 00000000-0000-0000-0000-000000000000.`,
  "graph-url": () =>
    "BASCULE_GRAPH_URL cannot be used: write an https address with its version, such as https://graph.microsoft.com/v1.0; http is accepted towards this machine only.",
  "authority-url": () =>
    "AZURE_AUTHORITY_HOST cannot be used: write an https address, such as https://login.microsoftonline.com.",
  "foreign-host": ({ variables, hosts }) =>
    `${list(hosts)} (${list(variables)}) is no host of Microsoft’s: no secret or token is sent there. Correct ${variables.length === 1 ? "this variable" : "these variables"}, in the environment or in the .env file; or, if that is where you mean to go, add it to network.acceptHosts in the configuration.`,
  "proxy-url": ({ variables }) =>
    `${list(variables)} names no proxy that can be used: write http://name:port, for example http://proxy.example.com:3128, or name:port; credentials are written http://name:password@host:port, with their special characters encoded (%40 for @).`,
  "clock-speed": () =>
    "BASCULE_CLOCK_SPEED is for tests alone: it is accepted only towards a simulated tenant on this machine (BASCULE_GRAPH_URL at http://127.0.0.1), and is written as a speed, for example 60, or 60@1764000000000. Remove it.",
  "secret-expired": (about) =>
    `The secret of application${client(about)} has expired: create another (Entra, App registrations, Certificates & secrets) and put it into AZURE_CLIENT_SECRET.`,
  "secret-wrong": (about) =>
    `The secret of application${client(about)} is refused: AZURE_CLIENT_SECRET must hold the secret’s value, not its identifier.`,
  "certificate-unreadable": ({ variables }) =>
    `The certificate named by ${list(variables) || "AZURE_CLIENT_CERTIFICATE_PATH"} cannot be read: a PEM file with the certificate and its private key is needed. Convert a .pfx file with “openssl pkcs12 -in certificate.pfx -out certificate.pem -nodes”.`,
  "certificate-password": () =>
    "The certificate’s private key is encrypted, and its password is missing or wrong: correct AZURE_CLIENT_CERTIFICATE_PASSWORD.",
  "certificate-unregistered": (about) =>
    `Application${client(about)} does not know this certificate: upload its public part in Entra (App registrations, Certificates & secrets), or use the one registered there that has not expired.`,
  "certificate-expired": (about) =>
    `The certificate of application${client(about)} is no longer, or not yet, valid: upload another in Entra and name it in AZURE_CLIENT_CERTIFICATE_PATH.`,
  "tenant-unknown": (about) =>
    `Tenant${tenant(about)} does not exist: check AZURE_TENANT_ID (Entra, Overview, Tenant ID).`,
  "tenant-elsewhere": (about) =>
    `This account or resource does not belong to tenant${tenant(about)}: check AZURE_TENANT_ID and, for a sovereign cloud, AZURE_AUTHORITY_HOST.`,
  "app-unknown": (about) =>
    `Application${client(about)} does not exist in tenant${tenant(about)}: check AZURE_CLIENT_ID and AZURE_TENANT_ID. ${SETUP}`,
  "app-disabled": (about) =>
    `Application${client(about)} is disabled in tenant${tenant(about)}: ask an administrator to enable it (Entra, Enterprise applications, Properties).`,
  "app-not-public": (about) =>
    `Application${client(about)} does not allow sign-in by code: allow public client flows (Entra, App registrations, Authentication), or use a secret or a certificate.`,
  "no-consent": (about) =>
    `No permission has been consented to for application${client(about)}: an administrator must grant consent for tenant${tenant(about)}. ${SETUP}`,
  "clock-skew": () => "This machine’s clock differs too much from Microsoft’s: set the clock, then try again.",
  "conditional-access": () =>
    "A conditional access policy refuses sign-in from this machine: ask the administrator to allow it for this application, or run Bascule from an allowed machine.",
  "second-factor": () =>
    "A second proof of identity is required: sign in with BASCULE_AUTH=device-code, or use an application with a secret or a certificate.",
  "user-refused": () =>
    "The account is refused: it is blocked, disabled, unknown, or not assigned to the application. Ask the tenant’s administrator.",
  "federated-refused": (about) =>
    `The workload’s federated identity is refused: the issuer, subject or audience of the token matches none that application${client(about)} accepts (Entra, Certificates & secrets, Federated credentials).`,
  "federated-unreadable": ({ variables }) =>
    `The file named by ${list(variables) || "AZURE_FEDERATED_TOKEN_FILE"} is absent, empty or unreadable: check its path and its rights.`,
  "device-expired": () => "The code was not entered in time: run the command again and enter the new code.",
  "device-declined": () => "The person who entered the code refused the sign-in: run the command again.",
  "managed-identity-absent": () =>
    "This machine has no managed identity, or the service that provides it does not answer: assign one in Azure, or use a secret or a certificate.",
  "token-malformed": () =>
    "BASCULE_ACCESS_TOKEN is no access token: paste the token alone, without quotes or the word Bearer.",
  "token-expired": () =>
    "The token in BASCULE_ACCESS_TOKEN has expired: provide another. What has been collected is kept.",
  "token-other-audience": () =>
    "The token in BASCULE_ACCESS_TOKEN is not made for Microsoft Graph: ask for one for https://graph.microsoft.com.",
  "token-refused": () =>
    "Microsoft Graph refuses the token, even renewed: check that it comes from this tenant and has not been revoked. A token given by BASCULE_ACCESS_TOKEN cannot be renewed: give another one. What was collected is kept.",
  "tenant-untold": ({ permissions }) =>
    `The token does not say which tenant it opens, and neither did Microsoft Graph (GET /organization): grant the application the ${list(permissions) || "Organization.Read.All"} permission, or provide a token whose tenant can be read.`,
  "can-write": (about) =>
    `Bascule only reads, and this token can write: ${writers(about.permissions, about.roles)}. Remove ${toTakeOff(about)}, then try again; or, if your security officer accepts it, add --accept-write-permissions. Nothing was asked of the tenant with this token.`,
  refused: (about) =>
    `Sign-in to tenant${tenant(about)} is refused by the sign-in authority${about.authorityCode === null ? "" : ` (${about.authorityCode})`}. Look this code up in the Microsoft Entra documentation, or pass it on to the tenant’s administrator.`,
};

const UNREACHABLE: Readonly<Record<UnreachableCode, (host: string) => string>> = {
  "no-answer": (host) =>
    `${host} did not answer in time: check the network, the firewall and, where a proxy is needed, HTTPS_PROXY.`,
  name: (host) => `The name ${host} has no address: check it, this machine’s DNS and HTTPS_PROXY.`,
  closed: (host) => `${host} refuses the connection: check the address and port, and that the service is open.`,
  certificate: (host) =>
    `The certificate of ${host} is not trusted by this machine: where a device of your network decrypts the traffic, name its authority’s certificate in NODE_EXTRA_CA_CERTS.`,
  proxy: (host) => `The proxy did not let ${host} be reached: check HTTPS_PROXY, its credentials and NO_PROXY.`,
};

function toTakeOff(about: SignInAbout): string {
  const { permissions, roles } = about;
  if (roles.length === 0) return `these permissions from the application${client(about)}`;
  const what =
    permissions.length === 0 ? "these roles of the directory" : "these permissions and roles of the directory";
  return `${what} from the application${client(about)} (or sign in with an account that has none)`;
}

/** What Microsoft's support, or a search, goes by; not where the sentence has said it. */
function withTrace(sentence: string, { authorityCode, traceId }: SignInAbout): string {
  const code = authorityCode !== null && !sentence.includes(authorityCode) ? authorityCode : null;
  const known = [code, traceId === null ? null : `trace ${traceId}`].filter((each) => each !== null);
  return known.length === 0 ? sentence : `${sentence} (${known.join(", ")})`;
}

export const signIn: typeof french = {
  refused: (code, about) => withTrace(REFUSED[code](about), about),
  unreachable: (code, host) => UNREACHABLE[code](host),
  writers,
  roles: (roles) => list(roleNames(roles)),
  deviceCode: (code, url) => `Open ${url} in a browser, enter the code ${code}, then sign in. Bascule is waiting.`,
};
