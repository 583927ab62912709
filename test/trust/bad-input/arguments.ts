/** Arguments and options that make no sense, each with what is said of it. `FOLDER` is the folder in which the command runs. */

import type { Case, Said } from "./case.ts";

const noValue = (option: string): Said => ({
  fr: `L’option ${option} attend une valeur\u00a0: «\u00a0--help\u00a0» dit laquelle.`,
  en: `Option ${option} expects a value: “--help” says which.`,
});
const twice = (option: string): Said => ({
  fr: `L’option ${option} est donnée deux fois\u00a0: gardez-en une.`,
  en: `Option ${option} is given twice: keep one.`,
});
const together = (one: string, other: string): Said => ({
  fr: `${one} et ${other} ne vont pas ensemble\u00a0: retirez l’une des deux.`,
  en: `${one} and ${other} do not go together: remove one of them.`,
});
const notTaken = (option: string, value: string, { fr, en }: Said): Said => ({
  fr: `${option}\u00a0: «\u00a0${value}\u00a0» n’est pas accepté. Attendu\u00a0: ${fr}.`,
  en: `${option}: “${value}” is not accepted. Expected: ${en}.`,
});
const oneOf = (values: string): Said => ({ fr: `l’une des valeurs ${values}`, en: `one of ${values}` });
const tooMany = (command: string): Said => ({
  fr: `Arguments en trop pour «\u00a0${command}\u00a0»\u00a0: «\u00a0bascule ${command} --help\u00a0» dit ce qu’elle attend.`,
  en: `Too many arguments for “${command}”: “bascule ${command} --help” says what it expects.`,
});
const noKey = (path: string): Said => ({
  fr: `La clé «\u00a0${path}\u00a0» ne peut pas être lue\u00a0: ce doit être un fichier, que vous avez le droit de lire.`,
  en: `The key "${path}" cannot be read: it must be a file that you have the right to read.`,
});
const DAY: Said = { fr: "un jour qui existe, écrit AAAA-MM-JJ", en: "a day that exists, written YYYY-MM-DD" };
const WORKLOADS: Said = {
  fr: "l’une des valeurs exchange, onedrive, teams, sharepoint",
  en: "one of exchange, onedrive, teams, sharepoint",
};
const CONTENT: Said = {
  fr: "none, sample ou full, seul ou par service\u00a0: sharepoint=full,exchange=none",
  en: "none, sample or full, alone or each: sharepoint=full,exchange=none",
};
const NUMBER: Said = { fr: "un nombre entier à partir de 1", en: "a whole number from 1" };
const DURATION: Said = { fr: "une durée comme 90m, 8h ou 2j", en: "a duration such as 90m, 8h or 2d" };
const AGE: Said = {
  fr: "un âge comme 12m (mois), 1a (an) ou 90j (jours), ou un jour passé écrit AAAA-MM-JJ",
  en: "an age such as 12m (months), 1y (year) or 90d (days), or a past day written YYYY-MM-DD",
};
const PORT: Said = { fr: "un nombre entier de 0 à 65535", en: "a whole number from 0 to 65535" };
const SIZE: Said = {
  fr: "tiny, small, large ou un nombre d’utilisateurs de 1 à 1000000",
  en: "tiny, small, large or a number of users from 1 to 1000000",
};
const FAULTS: Said = {
  fr: "genre=taux, le taux entre 0 et 1, les genres parmi throttled, unavailable, timedOut, reset, truncated, stalled, endless, emptyPages, duplicates, repeatedPages, circles, loops, expiredDeltas, expiredLinks, expiredTokens, wrongCounts, locked, forbidden, expiredDownloads",
  en: "kind=rate, the rate between 0 and 1, kinds among throttled, unavailable, timedOut, reset, truncated, stalled, endless, emptyPages, duplicates, repeatedPages, circles, loops, expiredDeltas, expiredLinks, expiredTokens, wrongCounts, locked, forbidden, expiredDownloads",
};

export const ARGUMENTS: readonly Case[] = [
  [
    "no command",
    "--quiet",
    {
      fr: "Il manque une commande\u00a0: «\u00a0bascule --help\u00a0» les liste.",
      en: "A command is missing: “bascule --help” lists them.",
    },
  ],
  [
    "an empty command",
    [""],
    {
      fr: "Il manque une commande\u00a0: «\u00a0bascule --help\u00a0» les liste.",
      en: "A command is missing: “bascule --help” lists them.",
    },
  ],
  [
    "a misspelt command",
    "scna",
    {
      fr: "Commande inconnue. Vouliez-vous dire «\u00a0scan\u00a0»\u202f?",
      en: "Unknown command. Did you mean “scan”?",
    },
  ],
  [
    "a command in capitals",
    "SCAN",
    {
      fr: "Commande inconnue\u00a0: «\u00a0bascule --help\u00a0» les liste.",
      en: "Unknown command: “bascule --help” lists them.",
    },
  ],
  [
    "a secret in the place of a command",
    "S3cret-xyz",
    {
      fr: "Commande inconnue\u00a0: «\u00a0bascule --help\u00a0» les liste.",
      en: "Unknown command: “bascule --help” lists them.",
    },
  ],
  [
    "a secret behind a short option",
    "scan -pS3cret",
    {
      fr: "Option inconnue\u00a0: -p. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: -p. “--help” lists them.",
    },
  ],
  [
    "a secret in the place of an option",
    "scan --S3cret9",
    {
      fr: "Option inconnue\u00a0: «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: “--help” lists them.",
    },
  ],
  [
    "an unknown option before the command",
    "--nope plan",
    {
      fr: "Option inconnue\u00a0: --nope. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: --nope. “--help” lists them.",
    },
  ],
  [
    "an unknown option",
    "scan --nope",
    {
      fr: "Option inconnue\u00a0: --nope. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: --nope. “--help” lists them.",
    },
  ],
  [
    "a short option",
    "scan -x",
    {
      fr: "Option inconnue\u00a0: -x. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: -x. “--help” lists them.",
    },
  ],
  [
    "a misspelt option",
    "scan --contnet full",
    {
      fr: "Option inconnue\u00a0: --contnet. Vouliez-vous dire «\u00a0--content\u00a0»\u202f?",
      en: "Unknown option: --contnet. Did you mean “--content”?",
    },
  ],
  [
    "an option of another command",
    "status --fresh",
    {
      fr: "Option inconnue\u00a0: --fresh. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: --fresh. “--help” lists them.",
    },
  ],
  [
    "a value for what takes none",
    "scan --sharing=yes",
    {
      fr: "Option inconnue\u00a0: --sharing. «\u00a0--help\u00a0» les liste.",
      en: "Unknown option: --sharing. “--help” lists them.",
    },
  ],
  ["quiet and verbose", "plan --quiet --verbose", together("--quiet", "--verbose")],
  ["--lang without a value", "plan --lang", noValue("--lang <LANG>")],
  ["an empty --lang", ["plan", "--lang", ""], noValue("--lang <LANG>")],
  ["--lang of a language that is not there", "plan --lang de", notTaken("--lang", "de", oneOf("fr, en"))],
  ["--lang twice", "plan --lang xx --lang yy", twice("--lang")],
  ["--config without a value", "plan --config", noValue("--config <FILE>")],
  ["an empty --config", "plan --config=", noValue("--config <FILE>")],
  ["--config twice", "plan --config a.yaml --config b.yaml", twice("--config")],
  [
    "--config of no file",
    "plan --config none.yaml",
    {
      fr: "Le fichier de configuration «\u00a0none.yaml\u00a0» n’existe pas. Corrigez le chemin donné par --config, ou retirez l’option\u00a0: un relevé sans configuration fonctionne.",
      en: 'The configuration file "none.yaml" does not exist. Correct the path that --config gives, or remove the option: a scan works without a configuration.',
    },
  ],
  [
    "--config of a folder",
    "plan --config .",
    {
      fr: "Le fichier de configuration «\u00a0.\u00a0» ne peut pas être lu\u00a0: ce doit être un fichier, que vous avez le droit de lire.",
      en: 'The configuration file "." cannot be read: it must be a file, and you must have the right to read it.',
    },
  ],
  ["--out without a value", "plan --out", noValue("--out <DIR>")],
  ["an empty --out", ["plan", "--out", ""], noValue("--out <DIR>")],
  ["--out of blanks", ["demo", "--out", "  "], noValue("--out <DIR>")],
  ["--out twice", "scan --out a --out b", twice("--out")],
  [
    "--out that is the store",
    "plan --out FOLDER/bascule-store",
    {
      fr: "Le dossier de sortie «\u00a0FOLDER/bascule-store\u00a0» est celui du relevé. Donnez-en un autre avec --out.",
      en: 'The output folder "FOLDER/bascule-store" is the store’s. Give another one with --out.',
    },
  ],
  ["an empty --as-of", ["plan", "--as-of", ""], noValue("--as-of <YYYY-MM-DD>")],
  ["--as-of in words", "plan --as-of today", notTaken("--as-of", "today", DAY)],
  ["--as-of of a day that does not exist", "plan --as-of 2026-02-30", notTaken("--as-of", "2026-02-30", DAY)],
  ["--as-of the French way", "scan --as-of 24/11/2026", notTaken("--as-of", "24/11/2026", DAY)],
  [
    "--as-of before the edition",
    "plan --as-of 2021-01-01",
    {
      fr: "Le 1er janvier 2021 précède l’édition 2021-09-15 de la doctrine, en vigueur depuis le 15 septembre 2021. Donnez un jour plus récent avec --as-of.",
      en: "1 January 2021 is before edition 2021-09-15 of the doctrine, in force since 15 September 2021. Give a later day with --as-of.",
    },
  ],
  [
    "--as-of the day before a later edition",
    "plan --doctrine 2026-04-14 --as-of 2026-04-13",
    {
      fr: "Le 13 avril 2026 précède l’édition 2026-04-14 de la doctrine, en vigueur depuis le 14 avril 2026. Donnez un jour plus récent avec --as-of.",
      en: "13 April 2026 is before edition 2026-04-14 of the doctrine, in force since 14 April 2026. Give a later day with --as-of.",
    },
  ],
  ["--as-of twice", "plan --as-of 2026-01-01 --as-of 2027-01-01", twice("--as-of")],
  [
    "--doctrine of no edition",
    "plan --doctrine 1999",
    {
      fr: "L’édition «\u00a01999\u00a0» de la doctrine n’est pas fournie avec cette version. Éditions fournies\u00a0: 2021-09-15, 2023-05-31, 2026-04-14.",
      en: "Edition “1999” of the doctrine does not come with this version. Editions that do: 2021-09-15, 2023-05-31, 2026-04-14.",
    },
  ],
  [
    "--doctrine that is a path",
    "plan --doctrine ../offers",
    {
      fr: "L’édition «\u00a0../offers\u00a0» de la doctrine n’est pas fournie avec cette version. Éditions fournies\u00a0: 2021-09-15, 2023-05-31, 2026-04-14.",
      en: "Edition “../offers” of the doctrine does not come with this version. Editions that do: 2021-09-15, 2023-05-31, 2026-04-14.",
    },
  ],
  ["an empty --doctrine", ["plan", "--doctrine", ""], noValue("--doctrine <EDITION>")],
  [
    "--compare before the first edition",
    "plan --compare --as-of 2021-09-14",
    {
      fr: "Le 14 septembre 2021 précède l’édition 2021-09-15 de la doctrine, en vigueur depuis le 15 septembre 2021. Donnez un jour plus récent avec --as-of.",
      en: "14 September 2021 is before edition 2021-09-15 of the doctrine, in force since 15 September 2021. Give a later day with --as-of.",
    },
  ],
  [
    "--compare of one edition",
    "plan --compare --doctrine 2023-05-31",
    {
      fr: "--compare montre toutes les éditions\u00a0: retirez --doctrine.",
      en: "--compare shows every edition: leave out --doctrine.",
    },
  ],
  ["--compare, which writes nothing, and --out", "plan --compare --out x", together("--compare", "--out")],
  ["--compare and --redact", "plan --compare --redact", together("--compare", "--redact")],
  ["--compare and --csv", "plan --compare --csv", together("--compare", "--csv")],
  ["--sign-with without a value", "plan --sign-with", noValue("--sign-with <FILE>")],
  ["--sign-with of no file", "plan --sign-with none.pem", noKey("none.pem")],
  ["--signed-by without a value", "verify kept --signed-by", noValue("--signed-by <FILE>")],
  ["--signed-by of no file", "verify kept --signed-by none.pem", noKey("none.pem")],
  [
    "--signed-by that is no key",
    "verify kept --signed-by kept/plan-migration.xlsx",
    {
      fr: "«\u00a0kept/plan-migration.xlsx\u00a0» n’est pas une clé au format PEM.",
      en: '"kept/plan-migration.xlsx" is no key in PEM format.',
    },
  ],
  [
    "verify of nothing",
    "verify",
    {
      fr: "Indiquez le dossier de sortie à vérifier\u00a0: bascule verify bascule-out.",
      en: "Name the folder of outputs to verify: bascule verify bascule-out.",
    },
  ],
  [
    "verify of what is not there",
    "verify none",
    {
      fr: "«\u00a0none\u00a0» n’est pas un dossier. Indiquez le dossier de sortie à vérifier, tel que «\u00a0bascule plan\u00a0» l’a écrit.",
      en: '"none" is no folder. Name the folder of outputs to verify, as "bascule plan" has written it.',
    },
  ],
  ["--compare and --carry", "plan --compare --carry x.xlsx", together("--compare", "--carry")],
  ["--compare and --arrived", "plan --compare --arrived x.csv", together("--compare", "--arrived")],
  ["--compare and --split", "plan --compare --split unit", together("--compare", "--split")],
  ["--compare and --min-confidence", "plan --compare --min-confidence low", together("--compare", "--min-confidence")],
  [
    "--min-confidence in capitals",
    "plan --min-confidence HIGH",
    notTaken("--min-confidence", "HIGH", oneOf("low, medium, high")),
  ],
  ["an empty --min-confidence", ["detect", "a.txt", "--min-confidence", ""], noValue("--min-confidence <LEVEL>")],
  [
    "an unknown --min-confidence",
    "demo --min-confidence sure",
    notTaken("--min-confidence", "sure", oneOf("low, medium, high")),
  ],
  [
    "--split by something else",
    "plan --split team",
    notTaken("--split", "team", { fr: "la seule valeur unit", en: "unit alone" }),
  ],
  ["--carry without a value", "plan --carry", noValue("--carry <FILE...>")],
  ["--carry of nothing", ["plan", "--carry", "a.xlsx", ""], noValue("--carry <FILE...>")],
  [
    "--carry of no file",
    "plan --carry none.xlsx",
    {
      fr: "Le classeur «\u00a0none.xlsx\u00a0» n’existe pas\u00a0: aucun classeur .xlsx n’est dans «\u00a0FOLDER\u00a0». Donnez à --carry le classeur rempli, ou le dossier où sont ceux qui vous ont été rendus\u202f; sans aucun, relancez la commande sans --carry. Rien n’a été écrit.",
      en: "The workbook “none.xlsx” does not exist: no .xlsx workbook is in “FOLDER”. Give --carry the workbook that was filled in, or the folder that holds those given back to you; without any, run the command without --carry. Nothing was written.",
    },
  ],
  [
    "--carry of what is no workbook",
    "plan --carry text.xlsx",
    {
      fr: "«\u00a0text.xlsx\u00a0» est abîmé\u00a0: il n’a pas pu être lu en entier. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, ou reprenez une copie. Rien n’a été écrit.",
      en: "“text.xlsx” is damaged: it could not be read to its end. Open it in your spreadsheet, save it again, or go back to a copy. Nothing was written.",
    },
    { files: { "text.xlsx": "bonjour" } },
  ],
  [
    "--redact and --carry",
    "plan --redact --carry none.xlsx",
    {
      fr: "Une copie pour publication ne reprend pas ce que des personnes ont écrit\u00a0: donnez --carry et --split sans --redact.",
      en: "A copy for publication does not carry what people wrote: give --carry and --split without --redact.",
    },
  ],
  [
    "--redact and --split",
    "plan --redact --split unit",
    {
      fr: "Une copie pour publication ne reprend pas ce que des personnes ont écrit\u00a0: donnez --carry et --split sans --redact.",
      en: "A copy for publication does not carry what people wrote: give --carry and --split without --redact.",
    },
  ],
  [
    "--arrived alone",
    "plan --arrived a.csv",
    {
      fr: "--arrived va avec --carry\u00a0: c’est le classeur repris qui dit quels espaces sont déplacés. Exemple\u00a0: bascule plan --carry plan-migration.xlsx --arrived arrivees.csv",
      en: "--arrived goes with --carry: it is the workbook carried over that says which spaces have moved. Example: bascule plan --carry plan-migration.xlsx --arrived arrivals.csv",
    },
  ],
  ["--workload of nothing", ["scan", "--workload", ""], noValue("--workload <LIST>")],
  ["--workload of commas", "scan --workload ,", notTaken("--workload", ",", WORKLOADS)],
  ["an unknown --workload", "scan --workload mail", notTaken("--workload", "mail", WORKLOADS)],
  ["--workload of a service", "check --workload exchange.mail", notTaken("--workload", "exchange.mail", WORKLOADS)],
  ["--workload of what goes with SharePoint", "demo --workload other", notTaken("--workload", "other", WORKLOADS)],
  ["--workload twice", "scan --workload teams --workload exchange", twice("--workload")],
  ["an unknown --content", "scan --content all", notTaken("--content", "all", CONTENT)],
  ["two modes for all", "scan --content full,none", notTaken("--content", "full,none", CONTENT)],
  [
    "a mode for all and another for one",
    "scan --content full,exchange=none",
    notTaken("--content", "full,exchange=none", CONTENT),
  ],
  ["a mode for no service", "scan --content mail=full", notTaken("--content", "mail=full", CONTENT)],
  ["a service without a mode", "setup --content exchange=", notTaken("--content", "exchange=", CONTENT)],
  [
    "two modes for a service",
    "scan --content exchange=full,exchange=none",
    {
      fr: "--content\u00a0: exchange est nommé deux fois. Gardez-en un.",
      en: "--content: exchange is named twice. Keep one.",
    },
  ],
  [
    "the mode of a service that is left out",
    "scan --workload teams --content exchange=full",
    {
      fr: "--content demande de lire exchange, que --workload laisse de côté\u00a0: ajoutez-le à --workload, ou retirez-le de --content.",
      en: "--content asks to read exchange, which --workload leaves out: add it to --workload, or remove it from --content.",
    },
  ],
  [
    "--labels of something else",
    "scan --labels all",
    notTaken("--labels", "all", { fr: "la seule valeur extract", en: "extract alone" }),
  ],
  [
    "--labels without files",
    "scan --labels extract --workload exchange",
    {
      fr: "--labels porte sur les fichiers de OneDrive et de SharePoint, que --workload laisse de côté\u00a0: ajoutez onedrive ou sharepoint à --workload, ou retirez --labels.",
      en: "--labels is about the files of OneDrive and SharePoint, which --workload leaves out: add onedrive or sharepoint to --workload, or remove --labels.",
    },
  ],
  [
    "--sharing without files",
    "check --sharing --workload teams,exchange",
    {
      fr: "--sharing porte sur les fichiers de OneDrive et de SharePoint, que --workload laisse de côté\u00a0: ajoutez onedrive ou sharepoint à --workload, ou retirez --sharing.",
      en: "--sharing is about the files of OneDrive and SharePoint, which --workload leaves out: add onedrive or sharepoint to --workload, or remove --sharing.",
    },
  ],
  ["an empty --log-requests", ["scan", "--log-requests", ""], noValue("--log-requests <FILE>")],
  [
    "--log-requests over another file",
    "check --log-requests kept/plan-migration.xlsx",
    {
      fr: "Le fichier «\u00a0FOLDER/kept/plan-migration.xlsx\u00a0» n’est pas un journal de requêtes de Bascule\u00a0: il reste tel quel. Donnez-en un autre avec --log-requests.",
      en: "The file “FOLDER/kept/plan-migration.xlsx” is no record of requests of Bascule’s, and is left as it is. Give another one with --log-requests.",
    },
    { env: { BASCULE_ACCESS_TOKEN: "opaque" } },
  ],
  ["an empty --seed", ["scan", "--seed", ""], noValue("--seed <TEXT>")],
  ["--include without a value", "scan --include", noValue("--include <NAME...>")],
  ["an empty --include", ["scan", "--include", ""], noValue("--include <NAME...>")],
  [
    "--include of a list that is not there",
    "scan --include @none.txt",
    {
      fr: "La liste «\u00a0none.txt\u00a0» ne peut pas être lue. Vérifiez son chemin et vos droits de lecture.",
      en: "The list “none.txt” cannot be read. Check its path and your right to read it.",
    },
  ],
  [
    "--include of a list without a name",
    "scan --include @",
    {
      fr: "«\u00a0@\u00a0» attend le nom d’une liste\u00a0: écrivez par exemple @liste.txt.",
      en: "“@” expects the name of a list: write @list.txt, for example.",
    },
  ],
  [
    "--include of an empty list",
    "scan --include @empty.txt",
    {
      fr: "La liste «\u00a0empty.txt\u00a0» ne contient aucune entrée\u00a0: sans limite, le relevé porterait sur tout le tenant. Remplissez-la, ou retirez l’option.",
      en: "The list “empty.txt” holds no entry: without a limit, the scan would be of the whole tenant. Fill it in, or leave the option out.",
    },
    { files: { "empty.txt": "\ufeff\n  \n" } },
  ],
  [
    "--exclude of a list of remarks",
    "scan --exclude @remarks.txt",
    {
      fr: "La liste «\u00a0remarks.txt\u00a0» ne contient aucune entrée\u00a0: sans limite, le relevé porterait sur tout le tenant. Remplissez-la, ou retirez l’option.",
      en: "The list “remarks.txt” holds no entry: without a limit, the scan would be of the whole tenant. Fill it in, or leave the option out.",
    },
    { files: { "remarks.txt": "# à remplir\n   # demain\n" } },
  ],
  ["an empty --exclude", ["scan", "--exclude", ""], noValue("--exclude <NAME...>")],
  [
    "an unknown --pace",
    "scan --pace fast",
    notTaken("--pace", "fast", { fr: "l’une des valeurs full, sustained, night", en: "one of full, sustained, night" }),
  ],
  ["--max-requests of none", "scan --max-requests 0", notTaken("--max-requests", "0", NUMBER)],
  ["--max-requests below none", "scan --max-requests=-1", notTaken("--max-requests", "-1", NUMBER)],
  ["--max-requests with a decimal", "scan --max-requests 1.5", notTaken("--max-requests", "1.5", NUMBER)],
  ["--max-duration in words", "scan --max-duration soon", notTaken("--max-duration", "soon", DURATION)],
  ["--max-duration without a unit", "scan --max-duration 90", notTaken("--max-duration", "90", DURATION)],
  ["--max-duration of none", "scan --max-duration 0h", notTaken("--max-duration", "0h", DURATION)],
  ["too many arguments", "scan exchange", tooMany("scan")],
  ["an argument for setup", "setup teams", tooMany("setup")],
  ["--remove of a part", "setup --remove --workload teams", together("--remove", "--workload")],
  ["--remove of a mode", "setup --remove --content full", together("--remove", "--content")],
  ["--watch of a person", "status --about a@b.example --watch", together("--about", "--watch")],
  [
    "--watch for a script",
    "status --watch --json",
    {
      fr: "--watch et --json ne vont pas ensemble\u00a0: lancez «\u202fbascule status --json\u202f» aussi souvent qu’il le faut.",
      en: "--watch and --json do not go together: run “bascule status --json” as often as is needed.",
    },
  ],
  ["--about nobody", ["status", "--about", ""], noValue("--about <ADDRESS>")],
  ["--about without a value", "status --about", noValue("--about <ADDRESS>")],
  [
    "purge where nobody can answer",
    "purge",
    {
      fr: "Sans terminal, l’effacement demande --yes\u00a0: rien n’a été effacé.",
      en: "Without a terminal, deleting asks for --yes: nothing was deleted.",
    },
  ],
  ["--older-than without a unit", "purge --yes --older-than 12", notTaken("--older-than", "12", AGE)],
  ["--older-than of nothing", "purge --yes --older-than 0m", notTaken("--older-than", "0m", AGE)],
  ["--older-than in minutes", "purge --yes --older-than 90min", notTaken("--older-than", "90min", AGE)],
  ["--older-than on no day", "purge --yes --older-than 2026-02-30", notTaken("--older-than", "2026-02-30", AGE)],
  ["--older-than a day to come", "purge --yes --older-than 2099-01-01", notTaken("--older-than", "2099-01-01", AGE)],
  ["--about of an age", "purge --about a@b.example --older-than 12m", together("--about", "--older-than")],
  ["--about of what is restricted", "purge --about a@b.example --restricted", together("--about", "--restricted")],
  ["--restricted of an age", "purge --restricted --older-than 12m", together("--older-than", "--restricted")],
  ["purge of an empty --out", ["purge", "--yes", "--out", ""], noValue("--out <DIR>")],
  [
    "detect of nothing",
    "detect",
    {
      fr: "Indiquez au moins un fichier ou un dossier à lire, ou «\u00a0-\u00a0» pour l’entrée standard.",
      en: "Name at least one file or folder to read, or “-” for standard input.",
    },
  ],
  [
    "detect of an empty path",
    ["detect", ""],
    {
      fr: "Un argument est vide\u00a0: donnez un nom, ou retirez-le.",
      en: "An argument is empty: give a name, or remove it.",
    },
  ],
  [
    "values shown where there is no terminal",
    "detect a.txt --show-values",
    {
      fr: "--show-values ne vaut que sur un terminal, et jamais avec --json\u00a0: rien n’a été lu.",
      en: "--show-values works on a terminal only, and never with --json: nothing was read.",
    },
  ],
  [
    "diff of a folder that is not there",
    "diff a b",
    {
      fr: "«\u00a0a\u00a0» n’existe pas. Donnez un dossier écrit par «\u00a0bascule plan --out\u00a0», ou le numéro d’un relevé («\u00a0bascule diff\u00a0» sans rien compare les deux derniers).",
      en: '"a" does not exist. Give a folder written by "bascule plan --out", or the number of a scan ("bascule diff" alone compares the last two).',
    },
  ],
  [
    "diff of an empty folder name",
    ["diff", "a", ""],
    {
      fr: "Un argument est vide\u00a0: donnez un nom, ou retirez-le.",
      en: "An argument is empty: give a name, or remove it.",
    },
  ],
  [
    "diff of three",
    "diff a b c",
    {
      fr: "«\u00a0bascule diff\u00a0» compare deux dossiers ou deux relevés, pas davantage\u00a0: retirez les autres.",
      en: '"bascule diff" compares two folders or two scans, and no more: leave out the others.',
    },
  ],
  [
    "diff of a scan that is not there",
    "diff 1 99",
    {
      fr: "Il n’y a pas de relevé 1 dans l’historique, qui est vide\u00a0: lancez «\u00a0bascule scan\u00a0», ou «\u00a0bascule plan\u00a0» sur le relevé qui est là.",
      en: 'There is no scan 1 in the history, which is empty: run "bascule scan", or "bascule plan" on the scan that is there.',
    },
  ],
  [
    "diff of a folder without a plan",
    "diff kept kept",
    {
      fr: "«\u00a0kept\u00a0» n’est pas un dossier de plan\u00a0: plan.json n’y est pas. Donnez un dossier écrit par «\u00a0bascule plan --out\u00a0».",
      en: '"kept" is no folder of a plan: plan.json is not there. Give a folder written by "bascule plan --out".',
    },
  ],
  ["a size of none", "simulate --size 0", notTaken("--size", "0", SIZE)],
  ["an unknown size", "simulate --size huge", notTaken("--size", "huge", SIZE)],
  ["an empty seed of a simulated tenant", ["simulate", "--seed", ""], noValue("--seed <TEXT>")],
  ["a port beyond the last", "simulate --port 99999", notTaken("--port", "99999", PORT)],
  ["a port that is no number", "simulate --content-port x", notTaken("--content-port", "x", PORT)],
  [
    "a latency with a decimal",
    "simulate --latency 1.5",
    notTaken("--latency", "1.5", {
      fr: "un nombre entier de millisecondes de 0 à 3600000",
      en: "a whole number of milliseconds from 0 to 3600000",
    }),
  ],
  [
    "a clock that stands still",
    "simulate --clock-speed 0",
    notTaken("--clock-speed", "0", { fr: "un nombre de 0.001 à 100000", en: "a number from 0.001 to 100000" }),
  ],
  [
    "unknown limits",
    "simulate --limits some",
    notTaken("--limits", "some", { fr: "l’une des valeurs none, real", en: "one of none, real" }),
  ],
  ["an unknown fault", "simulate --faults x=1", notTaken("--faults", "x=1", FAULTS)],
  ["a fault without a rate", "simulate --faults throttled", notTaken("--faults", "throttled", FAULTS)],
  ["a fault beyond always", "simulate --faults throttled=2", notTaken("--faults", "throttled=2", FAULTS)],
  ["no fault at all", "simulate --faults ,", notTaken("--faults", ",", FAULTS)],
  [
    "a fault twice",
    "simulate --faults throttled=0.1,throttled=0.2",
    {
      fr: "--faults\u00a0: throttled est nommé deux fois. Gardez-en un.",
      en: "--faults: throttled is named twice. Keep one.",
    },
  ],
  [
    "a store with nothing in it",
    "plan",
    {
      fr: "Il n’y a pas encore de relevé à cet endroit (FOLDER/none). Lancez d’abord «\u00a0bascule scan\u00a0» (ou «\u00a0bascule demo\u00a0» pour essayer).",
      en: 'Nothing has been scanned there yet (FOLDER/none). Run "bascule scan" first (or "bascule demo" to try).',
    },
    { env: { BASCULE_STORE: "none" } },
  ],
  [
    "status of no store",
    "status",
    {
      fr: "Il n’y a pas encore de relevé à cet endroit (FOLDER/none). Lancez d’abord «\u00a0bascule scan\u00a0» (ou «\u00a0bascule demo\u00a0» pour essayer).",
      en: 'Nothing has been scanned there yet (FOLDER/none). Run "bascule scan" first (or "bascule demo" to try).',
    },
    { env: { BASCULE_STORE: "none" } },
  ],
  [
    "diff of no store",
    "diff",
    {
      fr: "Il n’y a pas encore de relevé à cet endroit (FOLDER/none). Lancez d’abord «\u00a0bascule scan\u00a0» (ou «\u00a0bascule demo\u00a0» pour essayer).",
      en: 'Nothing has been scanned there yet (FOLDER/none). Run "bascule scan" first (or "bascule demo" to try).',
    },
    { env: { BASCULE_STORE: "none" } },
  ],
];
