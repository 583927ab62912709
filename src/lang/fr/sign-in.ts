import type { DirectoryRole } from "../../model/directory-role.ts";
import type { SignInAbout, SignInCode, UnreachableCode } from "../../model/sign-in.ts";

const tenant = ({ tenantId }: SignInAbout) => (tenantId === null ? "" : ` ${tenantId}`);
const client = ({ clientId }: SignInAbout) => (clientId === null ? "" : ` ${clientId}`);
const list = (names: readonly string[]) => names.join(", ");

const SETUP = "« bascule setup » donne la marche à suivre.";

/** Roles of the directory by name; one that is not known, by the id of its template. */
const roleNames = (roles: readonly DirectoryRole[]) =>
  roles.map(({ id, name }) => (name === null ? `rôle ${id}, inconnu de Bascule` : `rôle ${name}`));
const writers = (permissions: readonly string[], roles: readonly DirectoryRole[]) =>
  list([...permissions, ...roleNames(roles)]);

/** Why nobody is signed in, each with the remedy. */
const REFUSED: Readonly<Record<SignInCode, (about: SignInAbout) => string>> = {
  "missing-variable": ({ variables }) =>
    `Il manque ${list(variables)} : renseignez-${variables.length === 1 ? "la" : "les"} dans l’environnement ou dans le fichier .env. ${SETUP}`,
  "unknown-method": () =>
    "BASCULE_AUTH ne désigne aucune méthode : écrivez secret, certificate, workload, managed-identity ou device-code.",
  "two-ways": ({ variables }) =>
    `${variables.join(" et ")} sont données ensemble, et un jeton tient lieu de toute autre méthode : retirez l’une des deux variables.`,
  "malformed-id": ({ variables }) =>
    `${list(variables)} n’est pas un identifiant : collez-le comme Entra l’affiche (Vue d’ensemble), sans guillemets ni espaces, par exemple 00000000-0000-0000-0000-000000000000.`,
  "graph-url": () =>
    "BASCULE_GRAPH_URL n’est pas utilisable : écrivez une adresse https avec sa version, par exemple https://graph.microsoft.com/v1.0 ; http n’est admis que vers cette machine.",
  "authority-url": () =>
    "AZURE_AUTHORITY_HOST n’est pas utilisable : écrivez une adresse https, par exemple https://login.microsoftonline.com.",
  "foreign-host": ({ variables, hosts }) =>
    `${list(hosts)} (${list(variables)}) n’est pas un hôte de Microsoft : ni secret ni jeton n’y est envoyé. Corrigez ${variables.length === 1 ? "cette variable" : "ces variables"}, dans l’environnement ou dans le fichier .env ; ou, si c’est bien là que vous voulez aller, ajoutez-le à network.acceptHosts dans la configuration.`,
  "proxy-url": ({ variables }) =>
    `${list(variables)} ne désigne pas de mandataire (proxy) utilisable : écrivez http://nom:port, par exemple http://proxy.example.fr:3128, ou nom:port ; un identifiant s’écrit http://nom:motdepasse@hôte:port, ses caractères particuliers codés (%40 pour @).`,
  "clock-speed": () =>
    "BASCULE_CLOCK_SPEED est réservé aux essais : il n’est admis que vers un tenant simulé sur cette machine (BASCULE_GRAPH_URL en http://127.0.0.1), et s’écrit comme une vitesse, par exemple 60, ou 60@1764000000000. Retirez-le.",
  "secret-expired": (about) =>
    `Le secret de l’application${client(about)} a expiré : créez-en un autre (Entra, Inscriptions d’applications, Certificats et secrets) et mettez-le dans AZURE_CLIENT_SECRET.`,
  "secret-wrong": (about) =>
    `Le secret de l’application${client(about)} est refusé : mettez dans AZURE_CLIENT_SECRET la valeur du secret, et non son identifiant.`,
  "certificate-unreadable": ({ variables }) =>
    `Le certificat désigné par ${list(variables) || "AZURE_CLIENT_CERTIFICATE_PATH"} est illisible : il faut un fichier PEM qui contient le certificat et sa clé privée. Un fichier .pfx se convertit avec « openssl pkcs12 -in certificat.pfx -out certificat.pem -nodes ».`,
  "certificate-password": () =>
    "La clé privée du certificat est chiffrée, et le mot de passe manque ou ne convient pas : corrigez AZURE_CLIENT_CERTIFICATE_PASSWORD.",
  "certificate-unregistered": (about) =>
    `L’application${client(about)} ne connaît pas ce certificat : déposez sa partie publique dans Entra (Inscriptions d’applications, Certificats et secrets), ou utilisez celui qui y figure et qui n’a pas expiré.`,
  "certificate-expired": (about) =>
    `Le certificat de l’application${client(about)} n’est plus, ou pas encore, valable : déposez-en un autre dans Entra et désignez-le par AZURE_CLIENT_CERTIFICATE_PATH.`,
  "tenant-unknown": (about) =>
    `Le tenant${tenant(about)} n’existe pas : vérifiez AZURE_TENANT_ID (Entra, Vue d’ensemble, ID de tenant).`,
  "tenant-elsewhere": (about) =>
    `Ce compte ou cette ressource n’appartient pas au tenant${tenant(about)} : vérifiez AZURE_TENANT_ID et, pour un nuage souverain, AZURE_AUTHORITY_HOST.`,
  "app-unknown": (about) =>
    `L’application${client(about)} n’existe pas dans le tenant${tenant(about)} : vérifiez AZURE_CLIENT_ID et AZURE_TENANT_ID. ${SETUP}`,
  "app-disabled": (about) =>
    `L’application${client(about)} est désactivée dans le tenant${tenant(about)} : demandez à un administrateur de la réactiver (Entra, Applications d’entreprise, Propriétés).`,
  "app-not-public": (about) =>
    `L’application${client(about)} n’admet pas la connexion par code : autorisez les flux de clients publics (Entra, Inscriptions d’applications, Authentification), ou utilisez un secret ou un certificat.`,
  "no-consent": (about) =>
    `Aucune autorisation n’a été consentie à l’application${client(about)} : un administrateur doit accorder le consentement pour le tenant${tenant(about)}. ${SETUP}`,
  "clock-skew": () =>
    "L’heure de cette machine diffère trop de celle de Microsoft : réglez l’horloge, puis recommencez.",
  "conditional-access": () =>
    "Une règle d’accès conditionnel refuse la connexion depuis cette machine : demandez à l’administrateur de l’admettre pour cette application, ou lancez Bascule depuis un poste admis.",
  "second-factor": () =>
    "Une seconde preuve d’identité est exigée : connectez-vous avec BASCULE_AUTH=device-code, ou utilisez une application avec un secret ou un certificat.",
  "user-refused": () =>
    "Le compte est refusé : il est bloqué, désactivé, inconnu, ou n’est pas affecté à l’application. Voyez avec l’administrateur du tenant.",
  "federated-refused": (about) =>
    `L’identité fédérée de la charge de travail est refusée : l’émetteur, le sujet ou le public du jeton ne correspond à aucun de ceux qu’admet l’application${client(about)} (Entra, Certificats et secrets, Informations d’identification fédérées).`,
  "federated-unreadable": ({ variables }) =>
    `Le fichier désigné par ${list(variables) || "AZURE_FEDERATED_TOKEN_FILE"} est absent, vide ou illisible : vérifiez son chemin et ses droits.`,
  "device-expired": () => "Le code n’a pas été saisi à temps : relancez la commande et saisissez le nouveau code.",
  "device-declined": () => "La connexion a été refusée par la personne qui a saisi le code : relancez la commande.",
  "managed-identity-absent": () =>
    "Cette machine n’a pas d’identité managée, ou le service qui la fournit ne répond pas : attribuez-lui une identité dans Azure, ou utilisez un secret ou un certificat.",
  "token-malformed": () =>
    "BASCULE_ACCESS_TOKEN n’est pas un jeton d’accès : collez le jeton seul, sans guillemets ni le mot Bearer.",
  "token-expired": () =>
    "Le jeton BASCULE_ACCESS_TOKEN a expiré : fournissez-en un autre. Ce qui a été relevé est gardé.",
  "token-other-audience": () =>
    "Le jeton BASCULE_ACCESS_TOKEN n’est pas destiné à Microsoft Graph : demandez-en un pour https://graph.microsoft.com.",
  "token-refused": () =>
    "Microsoft Graph refuse le jeton, même renouvelé : vérifiez qu’il vient bien de ce tenant et qu’il n’a pas été révoqué. Un jeton donné par BASCULE_ACCESS_TOKEN ne peut pas être renouvelé : fournissez-en un autre. Ce qui a été relevé est gardé.",
  "tenant-untold": ({ permissions }) =>
    `Le jeton ne dit pas quel tenant il ouvre, et Microsoft Graph ne l’a pas dit non plus (GET /organization) : accordez à l’application l’autorisation ${list(permissions) || "Organization.Read.All"}, ou fournissez un jeton dont le tenant peut être lu.`,
  "can-write": (about) =>
    `Bascule ne fait que lire, et ce jeton permet d’écrire : ${writers(about.permissions, about.roles)}. Retirez ${toTakeOff(about)}, puis recommencez ; ou, si votre responsable de la sécurité l’accepte, ajoutez --accept-write-permissions. Rien n’a été demandé au tenant avec ce jeton.`,
  refused: (about) =>
    `La connexion au tenant${tenant(about)} est refusée par l’autorité de connexion${about.authorityCode === null ? "" : ` (${about.authorityCode})`}. Cherchez ce code dans la documentation de Microsoft Entra, ou transmettez-le à l’administrateur du tenant.`,
};

/** Why nothing answers, each with the remedy. */
const UNREACHABLE: Readonly<Record<UnreachableCode, (host: string) => string>> = {
  "no-answer": (host) =>
    `${host} n’a pas répondu à temps : vérifiez le réseau, le pare-feu et, s’il faut passer par un mandataire, HTTPS_PROXY.`,
  name: (host) => `Le nom ${host} n’a pas d’adresse : vérifiez-le, ainsi que le DNS de cette machine et HTTPS_PROXY.`,
  closed: (host) => `${host} refuse la connexion : vérifiez l’adresse et le port, et que le service est ouvert.`,
  certificate: (host) =>
    `Le certificat de ${host} n’est pas reconnu par cette machine : si un équipement de votre réseau déchiffre les échanges, désignez le certificat de son autorité par NODE_EXTRA_CA_CERTS.`,
  proxy: (host) =>
    `Le mandataire (proxy) n’a pas laissé joindre ${host} : vérifiez HTTPS_PROXY, son identifiant et NO_PROXY.`,
};

function toTakeOff(about: SignInAbout): string {
  const { permissions, roles } = about;
  if (roles.length === 0) return `ces autorisations à l’application${client(about)}`;
  const what = permissions.length === 0 ? "ces rôles de l’annuaire" : "ces autorisations et ces rôles de l’annuaire";
  return `${what} à l’application${client(about)} (ou connectez-vous avec un compte qui ne les a pas)`;
}

/** What Microsoft's support, or a search, goes by; not where the sentence has said it. */
function withTrace(sentence: string, { authorityCode, traceId }: SignInAbout): string {
  const code = authorityCode !== null && !sentence.includes(authorityCode) ? authorityCode : null;
  const known = [code, traceId === null ? null : `trace ${traceId}`].filter((each) => each !== null);
  return known.length === 0 ? sentence : `${sentence} (${known.join(", ")})`;
}

/** Signing in, and what stands in the way of it. */
export const signIn = {
  refused: (code: SignInCode, about: SignInAbout) => withTrace(REFUSED[code](about), about),
  unreachable: (code: UnreachableCode, host: string) => UNREACHABLE[code](host),
  /** What lets a token write. */
  writers,
  roles: (roles: readonly DirectoryRole[]) => list(roleNames(roles)),
  deviceCode: (code: string, url: string) =>
    `Ouvrez ${url} dans un navigateur, saisissez le code ${code}, puis connectez-vous. Bascule attend.`,
};
