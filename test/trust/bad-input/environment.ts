/** Variables and `.env` files that make no sense, each with what is said of them. Nothing of a value is repeated that may be a secret. */

import { generateKeyPairSync } from "node:crypto";
import { OWN } from "../../../src/store/environment.ts";
import type { Case, Said } from "./case.ts";

const unknown = (variable: string): Said => ({
  fr: `La variable ${variable} n’est pas un réglage de Bascule\u00a0: corrigez son nom, ou retirez-la. Réglages admis\u00a0: ${OWN.join(", ")}.`,
  en: `The variable ${variable} is no setting of Bascule: correct its name, or remove it. Settings that are: ${OWN.join(", ")}.`,
});
const foreign = (host: string, variable: string): Said => ({
  fr: `${host} (${variable}) n’est pas un hôte de Microsoft\u00a0: ni secret ni jeton n’y est envoyé. Corrigez cette variable, dans l’environnement ou dans le fichier .env\u202f; ou, si c’est bien là que vous voulez aller, ajoutez-le à network.acceptHosts dans la configuration.`,
  en: `${host} (${variable}) is no host of Microsoft’s: no secret or token is sent there. Correct this variable, in the environment or in the .env file; or, if that is where you mean to go, add it to network.acceptHosts in the configuration.`,
});
const line = (at: number): Said => ({
  fr: `Dans le fichier .env, la ligne ${at} n’est ni vide, ni un commentaire (#), ni de la forme NOM=valeur. Corrigez-la, ou retirez-la.`,
  en: `In the file .env, line ${at} is neither empty, nor a comment (#), nor written NAME=value. Correct it, or remove it.`,
});
const missing = (names: string): Said => ({
  fr: `Il manque ${names}\u00a0: renseignez-${names.includes(",") ? "les" : "la"} dans l’environnement ou dans le fichier .env. «\u00a0bascule setup\u00a0» donne la marche à suivre.`,
  en: `${names} missing: set ${names.includes(",") ? "them" : "it"} in the environment or in the .env file. “bascule setup” says how.`,
});
const language = (wish: string): Said => ({
  fr: `BASCULE_LANG\u00a0: «\u00a0${wish}\u00a0» n’est pas accepté. Attendu\u00a0: l’une des valeurs fr, en.`,
  en: `BASCULE_LANG: “${wish}” is not accepted. Expected: one of fr, en.`,
});
const CERTIFICATE: Said = {
  fr: "Le certificat désigné par AZURE_CLIENT_CERTIFICATE_PATH est illisible\u00a0: il faut un fichier PEM qui contient le certificat et sa clé privée. Un fichier .pfx se convertit avec «\u00a0openssl pkcs12 -in certificat.pfx -out certificat.pem -nodes\u00a0».",
  en: "The certificate named by AZURE_CLIENT_CERTIFICATE_PATH cannot be read: a PEM file with the certificate and its private key is needed. Convert a .pfx file with “openssl pkcs12 -in certificate.pfx -out certificate.pem -nodes”.",
};
const GRAPH_URL: Said = {
  fr: "BASCULE_GRAPH_URL n’est pas utilisable\u00a0: écrivez une adresse https avec sa version, par exemple https://graph.microsoft.com/v1.0\u202f; http n’est admis que vers cette machine.",
  en: "BASCULE_GRAPH_URL cannot be used: write an https address with its version, such as https://graph.microsoft.com/v1.0; http is accepted towards this machine only.",
};
const PROXY: Said = {
  fr: "HTTPS_PROXY ne désigne pas de mandataire (proxy) utilisable\u00a0: écrivez http://nom:port, par exemple http://proxy.example.fr:3128, ou nom:port\u202f; un identifiant s’écrit http://nom:motdepasse@hôte:port, ses caractères particuliers codés (%40 pour @).",
  en: "HTTPS_PROXY names no proxy that can be used: write http://name:port, for example http://proxy.example.com:3128, or name:port; credentials are written http://name:password@host:port, with their special characters encoded (%40 for @).",
};
const CLOCK_SPEED: Said = {
  fr: "BASCULE_CLOCK_SPEED est réservé aux essais\u00a0: il n’est admis que vers un tenant simulé sur cette machine (BASCULE_GRAPH_URL en http://127.0.0.1), et s’écrit comme une vitesse, par exemple 60, ou 60@1764000000000. Retirez-le.",
  en: "BASCULE_CLOCK_SPEED is for tests alone: it is accepted only towards a simulated tenant on this machine (BASCULE_GRAPH_URL at http://127.0.0.1), and is written as a speed, for example 60, or 60@1764000000000. Remove it.",
};

/** A private key whose passphrase nobody here gives. */
const ENCRYPTED = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "sésame" })
  .toString();

export const ENVIRONMENT: readonly Case[] = [
  ["a misspelt variable", "plan", unknown("BASCULE_STROE"), { env: { BASCULE_STROE: "x" } }],
  ["a variable that is none", "check", unknown("BASCULE_PROXY"), { env: { BASCULE_PROXY: "http://proxy:3128" } }],
  ["a misspelt variable of .env", "plan", unknown("BASCULE_GRAPHURL"), { files: { ".env": "BASCULE_GRAPHURL=x\n" } }],
  [
    ".env that is a folder",
    "plan",
    {
      fr: "Le fichier .env ne peut pas être lu\u00a0: ce doit être un fichier, que vous avez le droit de lire.",
      en: "The file .env cannot be read: it must be a file, and you must have the right to read it.",
    },
    { files: { ".env/x": "" } },
  ],
  [
    ".env with a line without a name",
    "plan",
    line(4),
    { files: { ".env": "# ours\n\nAZURE_TENANT_ID=a\nhunter2 is my secret\n" } },
  ],
  [".env with a name with a space", "setup", line(1), { files: { ".env": "MY SECRET=hunter2\n" } }],
  [
    ".env with a line after a value over several lines",
    "status",
    line(3),
    { files: { ".env": 'A="one\ntwo"\nhunter2\n' } },
  ],
  [
    ".env with a variable twice",
    "plan",
    {
      fr: "Dans le fichier .env, BASCULE_STORE est donnée deux fois\u00a0: gardez une des deux lignes.",
      en: "In the file .env, BASCULE_STORE is given twice: keep one of the two lines.",
    },
    { files: { ".env": "BASCULE_STORE=a\nexport BASCULE_STORE = b\n" } },
  ],
  [
    ".env with what Node reads before",
    "check",
    {
      fr: "Dans le fichier .env, NODE_EXTRA_CA_CERTS est sans effet, car Node la lit avant ce fichier\u00a0: donnez-la dans l’environnement, et retirez-la de .env.",
      en: "In the file .env, NODE_EXTRA_CA_CERTS has no effect, since Node reads it before this file: set it in the environment, and remove it from .env.",
    },
    { files: { ".env": "NODE_EXTRA_CA_CERTS=ac.pem\n" } },
  ],
  [".env that is no text", "plan", line(1), { files: { ".env": "\u0000\u0001" } }],
  ["BASCULE_LANG of a language that is not there", "setup", language("klingon"), { env: { BASCULE_LANG: "klingon" } }],
  ["BASCULE_LANG that is a locale of elsewhere", "setup", language("de_DE"), { env: { BASCULE_LANG: "de_DE" } }],
  [
    "BASCULE_LANG of .env",
    "setup",
    language("klingon"),
    { files: { ".env": "BASCULE_LANG=klingon\n" }, env: { BASCULE_LANG: "" } },
  ],
  [
    "BASCULE_SIGNING_PASSPHRASE of another key",
    "plan --sign-with ours.pem",
    {
      fr: "La phrase de passe de BASCULE_SIGNING_PASSPHRASE n’ouvre pas la clé «\u00a0ours.pem\u00a0».",
      en: 'The passphrase in BASCULE_SIGNING_PASSPHRASE does not open the key "ours.pem".',
    },
    { files: { "ours.pem": ENCRYPTED }, env: { BASCULE_SIGNING_PASSPHRASE: "autre" } },
  ],
  [
    "BASCULE_STORE of PostgreSQL that is not understood",
    "plan",
    {
      fr: "L’adresse du relevé (postgres://base.example/bascule), donnée par BASCULE_STORE ou par les variables PG…, ne peut pas être utilisée : voir « sslmode ». La forme attendue est postgres://COMPTE@MACHINE:PORT/BASE?schema=NOM&sslmode=verify-full, avec une seule machine, un schéma en minuscules sans accent, et sslmode parmi disable, prefer, require, verify-ca et verify-full.",
      en: 'The address of the store (postgres://base.example/bascule), given by BASCULE_STORE or by PG… variables, cannot be used: see "sslmode". The form is postgres://ACCOUNT@HOST:PORT/DATABASE?schema=NAME&sslmode=verify-full, with one host, a schema in plain lower case, and sslmode one of disable, prefer, require, verify-ca and verify-full.',
    },
    { env: { BASCULE_STORE: "postgres://base.example/bascule?sslmode=perhaps" } },
  ],
  [
    "BASCULE_STORE of another base",
    "plan",
    {
      fr: "BASCULE_STORE est une adresse que Bascule ne connaît pas\u00a0: donnez un dossier, ou un fichier dont le nom finit par .sqlite ou .db.",
      en: "BASCULE_STORE is an address that Bascule does not know: give a folder, or a file whose name ends in .sqlite or .db.",
    },
    { env: { BASCULE_STORE: "mysql://base.example/bascule" } },
  ],
  [
    "BASCULE_STORE that is a file",
    "plan",
    {
      fr: "«\u00a0FOLDER/plain\u00a0» est un fichier. Par BASCULE_STORE, donnez un dossier, ou un fichier dont le nom finit par .sqlite ou .db.",
      en: '"FOLDER/plain" is a file. With BASCULE_STORE, give a folder, or a file whose name ends in .sqlite or .db.',
    },
    { files: { plain: "" }, env: { BASCULE_STORE: "plain" } },
  ],
  ["nothing to sign in with", "scan", missing("AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET")],
  [
    "an unknown BASCULE_AUTH",
    "check",
    {
      fr: "BASCULE_AUTH ne désigne aucune méthode\u00a0: écrivez secret, certificate, workload, managed-identity ou device-code.",
      en: "BASCULE_AUTH names no method: write secret, certificate, workload, managed-identity or device-code.",
    },
    { env: { BASCULE_AUTH: "password" } },
  ],
  [
    "BASCULE_AUTH of a secret that is not there",
    "check",
    missing("AZURE_CLIENT_SECRET"),
    { env: { BASCULE_AUTH: "secret", AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c" } },
  ],
  [
    "BASCULE_AUTH of a certificate that is not there",
    "check",
    missing("AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_CERTIFICATE_PATH"),
    { env: { BASCULE_AUTH: "certificate" } },
  ],
  [
    "BASCULE_AUTH of a workload without its token",
    "check",
    missing("AZURE_CLIENT_ID, AZURE_FEDERATED_TOKEN_FILE"),
    { env: { BASCULE_AUTH: "workload", AZURE_TENANT_ID: "t" } },
  ],
  [
    "BASCULE_AUTH of a code without an application",
    "check",
    missing("AZURE_TENANT_ID, AZURE_CLIENT_ID"),
    { env: { BASCULE_AUTH: "device-code" } },
  ],
  [
    "a token and a method",
    "check",
    {
      fr: "BASCULE_ACCESS_TOKEN et BASCULE_AUTH sont données ensemble, et un jeton tient lieu de toute autre méthode\u00a0: retirez l’une des deux variables.",
      en: "BASCULE_ACCESS_TOKEN and BASCULE_AUTH are both set, and a token takes the place of any other method: remove one of the two variables.",
    },
    { env: { BASCULE_ACCESS_TOKEN: "x", BASCULE_AUTH: "secret" } },
  ],
  [
    "a token with its word before it",
    "check",
    {
      fr: "BASCULE_ACCESS_TOKEN n’est pas un jeton d’accès\u00a0: collez le jeton seul, sans guillemets ni le mot Bearer.",
      en: "BASCULE_ACCESS_TOKEN is no access token: paste the token alone, without quotes or the word Bearer.",
    },
    { env: { BASCULE_ACCESS_TOKEN: "Bearer abc" } },
  ],
  [
    "a tenant with quotes around it",
    "check",
    {
      fr: "AZURE_TENANT_ID n’est pas un identifiant\u00a0: collez-le comme Entra l’affiche (Vue d’ensemble), sans guillemets ni espaces, par exemple 00000000-0000-0000-0000-000000000000.",
      en: "AZURE_TENANT_ID is no id: paste it as Entra shows it (Overview), without quotes or spaces, for example 00000000-0000-0000-0000-000000000000.",
    },
    { env: { AZURE_TENANT_ID: "“t”", AZURE_CLIENT_ID: "c", AZURE_CLIENT_SECRET: "s" } },
  ],
  [
    "an application that is an address",
    "check",
    {
      fr: "AZURE_CLIENT_ID n’est pas un identifiant\u00a0: collez-le comme Entra l’affiche (Vue d’ensemble), sans guillemets ni espaces, par exemple 00000000-0000-0000-0000-000000000000.",
      en: "AZURE_CLIENT_ID is no id: paste it as Entra shows it (Overview), without quotes or spaces, for example 00000000-0000-0000-0000-000000000000.",
    },
    { env: { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "https://a", AZURE_CLIENT_SECRET: "s" } },
  ],
  [
    "a certificate that is not there",
    "check",
    CERTIFICATE,
    { env: { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c", AZURE_CLIENT_CERTIFICATE_PATH: "none.pem" } },
  ],
  [
    "a certificate that is none",
    "check",
    CERTIFICATE,
    {
      files: { "text.pem": "bonjour" },
      env: {
        AZURE_TENANT_ID: "t",
        AZURE_CLIENT_ID: "c",
        AZURE_CLIENT_CERTIFICATE_PATH: "text.pem",
        AZURE_CLIENT_CERTIFICATE_PASSWORD: "x",
      },
    },
  ],
  [
    "a federated token that is not there",
    "check",
    {
      fr: "Le fichier désigné par AZURE_FEDERATED_TOKEN_FILE est absent, vide ou illisible\u00a0: vérifiez son chemin et ses droits.",
      en: "The file named by AZURE_FEDERATED_TOKEN_FILE is absent, empty or unreadable: check its path and its rights.",
    },
    { env: { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c", AZURE_FEDERATED_TOKEN_FILE: "none" } },
  ],
  ["BASCULE_GRAPH_URL that is no address", "check", GRAPH_URL, { env: { BASCULE_GRAPH_URL: "graph" } }],
  [
    "BASCULE_GRAPH_URL that is not encrypted",
    "check",
    GRAPH_URL,
    { env: { BASCULE_GRAPH_URL: "http://graph.example.org/v1.0" } },
  ],
  [
    "BASCULE_GRAPH_URL without a version",
    "check",
    GRAPH_URL,
    { env: { BASCULE_GRAPH_URL: "https://graph.microsoft.com" } },
  ],
  [
    "AZURE_AUTHORITY_HOST that is not encrypted",
    "check",
    {
      fr: "AZURE_AUTHORITY_HOST n’est pas utilisable\u00a0: écrivez une adresse https, par exemple https://login.microsoftonline.com.",
      en: "AZURE_AUTHORITY_HOST cannot be used: write an https address, such as https://login.microsoftonline.com.",
    },
    { env: { AZURE_AUTHORITY_HOST: "http://login.example.org" } },
  ],
  ...(["check", "scan"] as const).map(
    (command): Case => [
      `a secret for the Graph of somebody else: ${command}`,
      command,
      foreign("graph.example.org", "BASCULE_GRAPH_URL"),
      { env: { BASCULE_ACCESS_TOKEN: "x", BASCULE_GRAPH_URL: "https://graph.example.org/v1.0" } },
    ],
  ),
  [
    "a secret for the sign-in of somebody else, named by a .env",
    "scan",
    foreign("login.microsoftonline.com.example.org", "AZURE_AUTHORITY_HOST"),
    {
      files: { ".env": "AZURE_AUTHORITY_HOST=login.microsoftonline.com.example.org\n" },
      env: { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c", AZURE_CLIENT_SECRET: "s" },
    },
  ],
  [
    "HTTPS_PROXY of a kind that is not known",
    "check",
    PROXY,
    { env: { BASCULE_ACCESS_TOKEN: "x", HTTPS_PROXY: "ftp://proxy.example:21" } },
  ],
  ["HTTPS_PROXY that is no address", "check", PROXY, { env: { BASCULE_ACCESS_TOKEN: "x", HTTPS_PROXY: "mon proxy" } }],
  [
    "BASCULE_CLOCK_SPEED for Microsoft itself",
    "check",
    CLOCK_SPEED,
    { env: { BASCULE_ACCESS_TOKEN: "x", BASCULE_CLOCK_SPEED: "60" } },
  ],
  [
    "BASCULE_CLOCK_SPEED that is none",
    "check",
    CLOCK_SPEED,
    { env: { BASCULE_ACCESS_TOKEN: "x", BASCULE_CLOCK_SPEED: "fast", BASCULE_GRAPH_URL: "http://127.0.0.1:1/v1.0" } },
  ],
];
