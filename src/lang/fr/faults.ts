/** What stops a command, said to whoever typed it: what, where, and what to do. */
export const faults = {
  store: {
    "other-tenant": (path: string, tenant: string) =>
      `Le relevé « ${path} » est celui d’un autre tenant (${tenant}). Donnez un autre emplacement par BASCULE_STORE.`,
    newer: (path: string) =>
      `Le relevé « ${path} » a été fait par une version plus récente de Bascule. Mettez Bascule à jour.`,
    older: (path: string) =>
      `Le relevé « ${path} » a été fait par une version antérieure de Bascule et ne peut pas être écrit : il ne peut être mis à jour. Lancez la commande avec le compte qui l’a fait : rien de ce qu’il contient ne sera perdu.`,
    locked: (path: string, holder: string) =>
      `Un autre relevé écrit déjà dans « ${path} »${holder}. Attendez sa fin, ou donnez un autre emplacement par BASCULE_STORE.`,
    full: (path: string) =>
      `Le disque est plein : le relevé « ${path} » ne peut plus rien recevoir. Libérez de la place, puis relancez la même commande : ce qui était écrit est conservé, elle reprend où elle s’est arrêtée.`,
    "no-room": (path: string, needed: string) =>
      `Le relevé « ${path} » a été fait par une version antérieure de Bascule. Avant de le mettre à jour, Bascule en garde une copie à côté, et le disque n’a pas la place qu’il faut (${needed}). Libérez-la, puis relancez la commande : rien n’a été changé.`,
    unwritable: (path: string) =>
      `Le relevé « ${path} » ne peut pas être écrit. Vérifiez vos droits et la place sur le disque ; ce qui était écrit est conservé.`,
    undeletable: (path: string) =>
      `« ${path} » n’a pas pu être effacé : ce compte n’en a pas le droit, un autre programme l’a ouvert, ou c’est un dossier. Levez cet obstacle, puis relancez la même commande : elle efface le reste.`,
    "no-folder": (path: string) =>
      `« ${path} » est un fichier. Par BASCULE_STORE, donnez un dossier, ou un fichier dont le nom finit par .sqlite ou .db.`,
    unreadable: (path: string) =>
      `Le relevé « ${path} » ne peut pas être lu par ce compte, qui n’a pas le droit d’y écrire : il est fermé aux autres, ou un relevé y est en cours ou a été coupé. Lancez la commande avec le compte qui l’a fait, ou copiez tout son dossier là où vous pouvez écrire et désignez la copie par BASCULE_STORE.`,
    synced: (path: string, by: string) =>
      `Le relevé « ${path} » serait dans un dossier que ${by} copie ailleurs à mesure qu’il change : ce qui est relevé du tenant y partirait, et par morceaux qui ne se relisent plus. Donnez par BASCULE_STORE un dossier de cette machine que rien ne synchronise, ou lancez « bascule demo » depuis un tel dossier.`,
    share: (path: string, by: string) =>
      `Le relevé « ${path} » serait sur un partage réseau${by === "" ? "" : ` (${by})`} : les verrous n’y tiennent pas entre deux machines, et une coupure peut l’abîmer. Donnez par BASCULE_STORE un dossier d’un disque de cette machine, ou lancez « bascule demo » depuis un tel dossier.`,
    damaged: (path: string) =>
      `« ${path} » n’est pas un relevé de Bascule, ou il est abîmé. Donnez un autre emplacement par BASCULE_STORE, ou effacez-le par « bascule purge ».`,
    missing: (path: string) =>
      `Il n’y a pas encore de relevé à cet endroit (${path}). Lancez d’abord « bascule scan » (ou « bascule demo » pour essayer).`,
    address: (path: string, parameter: string) =>
      `L’adresse du relevé (${path}), donnée par BASCULE_STORE ou par les variables PG…, ne peut pas être utilisée${parameter === "" ? "" : ` : voir « ${parameter} »`}. La forme attendue est postgres://COMPTE@MACHINE:PORT/BASE?schema=NOM&sslmode=verify-full, avec une seule machine, un schéma en minuscules sans accent, et sslmode parmi disable, prefer, require, verify-ca et verify-full.`,
    unreachable: (path: string) =>
      `Le serveur PostgreSQL du relevé « ${path} » ne répond pas, ou n’admet plus de connexion. Vérifiez la machine, le port et que le serveur est en marche, puis relancez la même commande : ce qui était écrit est conservé.`,
    "cut-off": (path: string) =>
      `La connexion au serveur PostgreSQL du relevé « ${path} » a été perdue pendant que le relevé était parcouru. Relancez la même commande : rien n’est perdu, et un relevé en cours reprend à sa dernière page.`,
    refused: (path: string) =>
      `Le serveur PostgreSQL du relevé « ${path} » refuse ce compte ou son mot de passe. Donnez le compte dans BASCULE_STORE ou par PGUSER, et son mot de passe par PGPASSWORD ou dans le fichier .pgpass (que vous seul pouvez lire).`,
    "not-admitted": (path: string) =>
      `Le serveur PostgreSQL du relevé « ${path} » n’admet pas ce compte depuis cette machine : le compte n’existe pas, pg_hba.conf ne le prévoit pas, ou TLS est exigé (sslmode=verify-full). Voyez qui administre la base.`,
    "no-database": (path: string) =>
      `La base du relevé « ${path} » n’existe pas sur ce serveur PostgreSQL. Corrigez son nom, ou faites-la créer (CREATE DATABASE).`,
    "no-right": (path: string, account: string) =>
      `Le compte « ${account} » n’a pas, dans la base du relevé « ${path} », le droit qu’il faut. Qui administre la base lui donne un schéma à lui : les ordres sont dans docs/echelle.md.`,
    "no-tls": (path: string) =>
      `Le serveur PostgreSQL du relevé « ${path} » n’offre pas TLS : rien ne lui est envoyé. Faites-y activer TLS, ou écrivez sslmode=disable si le réseau qui y mène est sûr.`,
    certificate: (path: string, why: string) =>
      `Le certificat du serveur PostgreSQL du relevé « ${path} » n’est pas accepté (${why}) : rien ne lui est envoyé. Donnez par sslrootcert le fichier de l’autorité qui l’a signé, et par BASCULE_STORE le nom de machine qu’il porte.`,
    "built-on": (path: string) =>
      `Quelque chose que d’autres ont fait dans la base (une vue, par exemple) repose sur les tables du relevé « ${path} » : rien n’a été effacé. Voyez qui administre la base, puis relancez la même commande.`,
    "on-server": (path: string) =>
      `Le relevé « ${path} » est dans une base PostgreSQL, et ce qui est demandé ne se fait que sur un relevé rangé dans un fichier de cette machine : rien n’a été fait. « bascule purge », sans option, efface tout ce relevé, dans la base comme dans les dossiers de sorties.`,
    unfit: (path: string, found: string) =>
      `La base du relevé « ${path} » ne convient pas (${found}) : il faut PostgreSQL 13 ou plus récent, et une base codée en UTF8.`,
  },
  outputs: {
    "other-tenant": (folder: string) =>
      `Le dossier « ${folder} » contient le plan d’un autre tenant. Donnez-en un autre avec --out.`,
    nominative: (folder: string) =>
      `Le dossier « ${folder} » contient un plan avec des noms, ou des documents modifiés à la main : une copie pour publication ne s’écrit pas à côté. Donnez-en un autre avec --out.`,
    unlisted: (folder: string) =>
      `« ${folder} » n’est pas un dossier que ce compte peut lire : rien n’a été effacé. Lancez la commande avec le compte qui y a écrit, ou donnez un autre dossier par --out.`,
    "is-store": (folder: string) =>
      `Le dossier de sortie « ${folder} » est celui du relevé. Donnez-en un autre avec --out.`,
    full: (folder: string) =>
      `Le disque est plein : rien n’a été remplacé dans le dossier de sortie « ${folder} ». Libérez de la place, puis relancez la commande (après un relevé, « bascule plan » suffit), ou donnez-en un autre avec --out.`,
    synced: (folder: string, by: string) =>
      `Le dossier de sortie « ${folder} » est dans un dossier que ${by} copie ailleurs : le plan, qui dit où sont les données, y partirait. Donnez-en un autre avec --out, ou acceptez celui-ci avec --accept-synced-folder.`,
    share: (folder: string, by: string) =>
      `Le dossier de sortie « ${folder} » est sur un partage réseau${by === "" ? "" : ` (${by})`} : d’autres que vous peuvent y lire le plan, qui dit où sont les données. Donnez-en un autre avec --out, ou acceptez celui-ci avec --accept-synced-folder.`,
    unwritable: (folder: string) =>
      `Le dossier de sortie « ${folder} » ne peut pas être écrit. Vérifiez vos droits et la place sur le disque, ou donnez-en un autre avec --out.`,
  },
  requestLog: {
    "not-a-record": (path: string) =>
      `Le fichier « ${path} » n’est pas un journal de requêtes de Bascule : il reste tel quel. Donnez-en un autre avec --log-requests.`,
    unwritable: (path: string) =>
      `Le journal des requêtes « ${path} » ne peut pas être écrit : le relevé s’arrête, car rien ne doit partir sans y figurer. Vérifiez vos droits et la place sur le disque, puis relancez la même commande : ce qui était relevé est conservé.`,
  },
  holder: (command: string | null, pid: string, since: string, host: string | null) =>
    ` : ${command === null ? "" : `« bascule ${command} », `}processus ${pid}${host === null ? "" : ` de la machine ${host}`}, depuis le ${since}`,
  openElsewhere: (file: string, folder: string, lock: string | null) =>
    `Le document « ${file} » du dossier « ${folder} » est ouvert dans un autre programme : rien n’y a été remplacé. Enregistrez-le, fermez-le, puis relancez la commande (après un relevé, « bascule plan » suffit).${lock === null ? "" : ` Si personne ne l’a ouvert, supprimez « ${lock} », qui est resté à côté.`}`,
  configuration: {
    missing: (path: string) =>
      `Le fichier de configuration « ${path} » n’existe pas. Corrigez le chemin donné par --config, ou retirez l’option : un relevé sans configuration fonctionne.`,
    unreadable: (path: string) =>
      `Le fichier de configuration « ${path} » ne peut pas être lu : ce doit être un fichier, que vous avez le droit de lire.`,
    syntax: (path: string, line: string, detail: string) =>
      `Le fichier de configuration « ${path} » n’est pas du YAML valable (ligne ${line}) : attendu : ${detail}.`,
    value: (path: string, line: string, key: string, detail: string) =>
      `Dans « ${path} », ligne ${line}, la clé « ${key} » ne peut pas être utilisée : ${detail}.`,
    table: (path: string, line: number | null, detail: string) =>
      `Le fichier des directions « ${path} » ne peut pas être utilisé${line === null ? "" : ` (ligne ${line})`} : ${detail}.`,
    unknownLine: "inconnue",
    whole: (path: string, detail: string) =>
      `Le fichier de configuration « ${path} » ne peut pas être utilisé : ${detail}.`,
  },
  templates: {
    folder: (folder: string) =>
      `Le dossier « ${folder} », que nomme la clé « templates », ne peut pas être lu : ce doit être un dossier, que vous avez le droit de lire.`,
    stray: (folder: string, file: string) =>
      `Le fichier « ${file} » du dossier « ${folder} » ne tient la place d’aucun modèle : attendu doctrine/AAAA-MM-JJ/….yaml, offers/….yaml, profiles/….yaml, dossier/fr.docx, dossier/en.docx, pv/fr.docx, pv/en.docx, report/report.html, report/report.css, permissions.yaml, obstacles.yaml, occultations.yaml ou completeness.yaml.`,
    unreadable: (_folder: string, file: string) =>
      `Le modèle « ${file} » ne peut pas être lu : ce doit être un fichier, que vous avez le droit de lire.`,
    encoding: (_folder: string, file: string, line: string) =>
      `Le modèle « ${file} » n’est pas un texte codé en UTF-8 (ligne ${line}) : ouvrez-le dans un éditeur de texte, corrigez-y ce qui a perdu ses accents, et enregistrez-le avec le codage UTF-8.`,
  },
  environment: {
    unreadable: "Le fichier .env ne peut pas être lu : ce doit être un fichier, que vous avez le droit de lire.",
    line: (line: string) =>
      `Dans le fichier .env, la ligne ${line} n’est ni vide, ni un commentaire (#), ni de la forme NOM=valeur. Corrigez-la, ou retirez-la.`,
    unknown: (variable: string, known: string) =>
      `La variable ${variable} n’est pas un réglage de Bascule : corrigez son nom, ou retirez-la. Réglages admis : ${known}.`,
    twice: (variable: string) => `Dans le fichier .env, ${variable} est donnée deux fois : gardez une des deux lignes.`,
    tooLate: (variable: string) =>
      `Dans le fichier .env, ${variable} est sans effet, car Node la lit avant ce fichier : donnez-la dans l’environnement, et retirez-la de .env.`,
  },
  line: (line: number) => `ligne ${line}`,
  place: { body: "dans le corps du texte", header: "dans l’en-tête", footer: "dans le pied de page" },
  document: (file: string, place: string | null, near: string, expected: string) =>
    `Le modèle « ${file} » ne peut pas être utilisé : ${place === null ? "" : `${place}${near === "" ? "" : `, à « ${near} »`}, `}attendu : ${expected}. Les balises sont dites dans docs/sorties.md.`,
  doctrine: (place: string, key: string, expected: string) =>
    key === ""
      ? `${place} : attendu : ${expected}.`
      : `${place} : la clé « ${key} » ne peut pas être utilisée, attendu : ${expected}.`,
  storeAddress:
    "BASCULE_STORE est une adresse que Bascule ne connaît pas : donnez un dossier, ou un fichier dont le nom finit par .sqlite ou .db.",
  key: {
    unreadable: (path: string) =>
      `La clé « ${path} » ne peut pas être lue : ce doit être un fichier, que vous avez le droit de lire.`,
    "no-key": (path: string) => `« ${path} » n’est pas une clé au format PEM.`,
    "not-ed25519": (path: string) =>
      `La clé « ${path} » n’est pas une clé Ed25519. « openssl genpkey -algorithm ed25519 » en fait une.`,
    closed: (path: string) =>
      `La clé « ${path} » est chiffrée : donnez sa phrase de passe dans BASCULE_SIGNING_PASSPHRASE (jamais sur la ligne de commande).`,
    "wrong-passphrase": (path: string) =>
      `La phrase de passe de BASCULE_SIGNING_PASSPHRASE n’ouvre pas la clé « ${path} ».`,
  },
};
