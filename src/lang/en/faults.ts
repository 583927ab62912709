import type { faults as reference } from "../fr/faults.ts";

export const faults: typeof reference = {
  store: {
    "other-tenant": (path, tenant) =>
      `The store "${path}" is another tenant’s (${tenant}). Give another place with BASCULE_STORE.`,
    newer: (path) => `The store "${path}" was made by a later version of Bascule. Update Bascule.`,
    older: (path) =>
      `The store "${path}" was made by an earlier version of Bascule and cannot be written, so that it cannot be brought up to date. Run the command with the account that made it: nothing of what it holds will be lost.`,
    locked: (path, holder) =>
      `Another scan is writing to "${path}"${holder}. Wait for its end, or give another place with BASCULE_STORE.`,
    unwritable: (path) =>
      `The store "${path}" cannot be written. Check your rights and the space on the disk; what was written is kept.`,
    full: (path) =>
      `The disk is full: the store "${path}" can take nothing more. Make room, then run the same command again: what was written is kept, and it goes on where it stopped.`,
    "no-room": (path, needed) =>
      `The store "${path}" was made by an earlier version of Bascule. Before it is brought up to date a copy of it is kept beside, and the disk has no room for that (${needed}). Make room, then run the command again: nothing was changed.`,
    undeletable: (path) =>
      `"${path}" could not be deleted: this account may not, another program has it open, or it is a folder. Remove the obstacle, then run the same command again: it deletes the rest.`,
    "no-folder": (path) =>
      `"${path}" is a file. With BASCULE_STORE, give a folder, or a file whose name ends in .sqlite or .db.`,
    unreadable: (path) =>
      `The store "${path}" cannot be read by this account, which may not write there: it is closed to others, or a scan is writing to it or was cut. Run the command with the account that made it, or copy its whole folder to where you may write and name the copy with BASCULE_STORE.`,
    synced: (path, by) =>
      `The store "${path}" would be in a folder that ${by} copies elsewhere as it changes: what is collected of the tenant would leave with it, in pieces that cannot be read again. With BASCULE_STORE, give a folder of this machine that nothing synchronises; run "bascule demo" from such a folder.`,
    share: (path, by) =>
      `The store "${path}" would be on a network share${by === "" ? "" : ` (${by})`}: locks do not hold there between machines, and a cut can damage it. With BASCULE_STORE, give a folder on a disk of this machine; run "bascule demo" from such a folder.`,
    damaged: (path) =>
      `"${path}" is no store of Bascule, or it is damaged. Give another place with BASCULE_STORE, or delete it with "bascule purge".`,
    missing: (path) =>
      `Nothing has been scanned there yet (${path}). Run "bascule scan" first (or "bascule demo" to try).`,
    address: (path, parameter) =>
      `The address of the store (${path}), given by BASCULE_STORE or by PG… variables, cannot be used${parameter === "" ? "" : `: see "${parameter}"`}. The form is postgres://ACCOUNT@HOST:PORT/DATABASE?schema=NAME&sslmode=verify-full, with one host, a schema in plain lower case, and sslmode one of disable, prefer, require, verify-ca and verify-full.`,
    unreachable: (path) =>
      `The PostgreSQL server of the store "${path}" does not answer, or takes no more connections. Check the host, the port and that the server runs, then run the same command again: what was written is kept.`,
    "cut-off": (path) =>
      `The connection to the PostgreSQL server of the store "${path}" was lost while the store was being walked. Run the same command again: nothing was lost, and a scan that was under way goes on from its last page.`,
    refused: (path) =>
      `The PostgreSQL server of the store "${path}" refuses this account or its password. Give the account in BASCULE_STORE or with PGUSER, and its password with PGPASSWORD or in the file .pgpass (that only you may read).`,
    "not-admitted": (path) =>
      `The PostgreSQL server of the store "${path}" does not let this account in from this machine: there is no such account, pg_hba.conf does not foresee it, or TLS is required (sslmode=verify-full). Ask whoever runs the database.`,
    "no-database": (path) =>
      `The database of the store "${path}" is not on this PostgreSQL server. Correct its name, or have it made (CREATE DATABASE).`,
    "no-right": (path, account) =>
      `The account "${account}" lacks, in the database of the store "${path}", the right that is needed. Whoever runs the database gives it a schema of its own: the statements are in docs/scale.md.`,
    "no-tls": (path) =>
      `The PostgreSQL server of the store "${path}" offers no TLS: nothing is sent to it. Have TLS enabled there, or write sslmode=disable if the network on the way is safe.`,
    certificate: (path, why) =>
      `The certificate of the PostgreSQL server of the store "${path}" is not accepted (${why}): nothing is sent to it. Give the file of the authority that signed it with sslrootcert, and the host name that it bears with BASCULE_STORE.`,
    "built-on": (path) =>
      `Something that others made in the database (a view, for one) is made of the tables of the scan "${path}": nothing was deleted. Ask whoever runs the database, then run the same command again.`,
    "on-server": (path) =>
      `The scan "${path}" is in a PostgreSQL database, and what was asked only works on one that is kept in a file of this machine: nothing was done. “bascule purge”, without an option, deletes all of it, in the database and in the folders of outputs.`,
    unfit: (path, found) =>
      `The database of the store "${path}" will not do (${found}): PostgreSQL 13 or later is needed, and a database encoded in UTF8.`,
  },
  outputs: {
    "other-tenant": (folder) => `The folder "${folder}" holds another tenant’s plan. Give another one with --out.`,
    nominative: (folder) =>
      `The folder "${folder}" holds a plan with names, or documents changed by hand: a copy for publication is not written beside them. Give another one with --out.`,
    unlisted: (folder) =>
      `"${folder}" is no folder that this account can read: nothing was deleted. Run the command as the account that wrote there, or give another folder with --out.`,
    "is-store": (folder) => `The output folder "${folder}" is the store’s. Give another one with --out.`,
    full: (folder) =>
      `The disk is full: nothing was replaced in the output folder "${folder}". Make room, then run the command again (after a scan, "bascule plan" is enough), or give another one with --out.`,
    synced: (folder, by) =>
      `The output folder "${folder}" is in a folder that ${by} copies elsewhere: the plan, which tells where the data is, would leave with it. Give another one with --out, or accept this one with --accept-synced-folder.`,
    share: (folder, by) =>
      `The output folder "${folder}" is on a network share${by === "" ? "" : ` (${by})`}: others may read the plan there, which tells where the data is. Give another one with --out, or accept this one with --accept-synced-folder.`,
    unwritable: (folder) =>
      `The output folder "${folder}" cannot be written. Check your rights and the space on the disk, or give another one with --out.`,
  },
  requestLog: {
    "not-a-record": (path) =>
      `The file “${path}” is no record of requests of Bascule’s, and is left as it is. Give another one with --log-requests.`,
    unwritable: (path) =>
      `The record of requests “${path}” cannot be written: the run ends, as nothing is to leave without standing there. Check your rights and the space on the disk, then run the same command again: what was collected is kept.`,
  },
  holder: (command, pid, since, host) =>
    `: ${command === null ? "" : `"bascule ${command}", `}process ${pid}${host === null ? "" : ` on the machine ${host}`}, since ${since}`,
  openElsewhere: (file: string, folder: string, lock: string | null) =>
    `The document “${file}” of the folder “${folder}” is open in another program: nothing was replaced there. Save it, close it, then run the command again (after a scan, “bascule plan” is enough).${lock === null ? "" : ` If nobody has it open, delete “${lock}”, which was left beside it.`}`,
  configuration: {
    missing: (path) =>
      `The configuration file "${path}" does not exist. Correct the path that --config gives, or remove the option: a scan works without a configuration.`,
    unreadable: (path) =>
      `The configuration file "${path}" cannot be read: it must be a file, and you must have the right to read it.`,
    syntax: (path, line, detail) =>
      `The configuration file "${path}" is no valid YAML (line ${line}): expected ${detail}.`,
    value: (path, line, key, detail) => `In "${path}", line ${line}, the key "${key}" cannot be used: ${detail}.`,
    table: (path, line, detail) =>
      `The file of directorates "${path}" cannot be used${line === null ? "" : ` (line ${line})`}: ${detail}.`,
    unknownLine: "unknown",
    whole: (path, detail) => `The configuration file "${path}" cannot be used: ${detail}.`,
  },
  templates: {
    folder: (folder) =>
      `The folder “${folder}”, which the key “templates” names, cannot be read: it must be a folder that you have the right to read.`,
    stray: (folder, file) =>
      `The file “${file}” of the folder “${folder}” stands in the place of no template: expected doctrine/YYYY-MM-DD/….yaml, offers/….yaml, profiles/….yaml, dossier/fr.docx, dossier/en.docx, pv/fr.docx, pv/en.docx, report/report.html, report/report.css, permissions.yaml, obstacles.yaml, occultations.yaml or completeness.yaml.`,
    unreadable: (_folder, file) =>
      `The template “${file}” cannot be read: it must be a file that you have the right to read.`,
    encoding: (_folder, file, line) =>
      `The template “${file}” is no text in UTF-8 (line ${line}): open it in a text editor, mend what has lost its accents, and save it with the encoding UTF-8.`,
  },
  environment: {
    unreadable: "The file .env cannot be read: it must be a file, and you must have the right to read it.",
    line: (line) =>
      `In the file .env, line ${line} is neither empty, nor a comment (#), nor written NAME=value. Correct it, or remove it.`,
    unknown: (variable, known) =>
      `The variable ${variable} is no setting of Bascule: correct its name, or remove it. Settings that are: ${known}.`,
    twice: (variable) => `In the file .env, ${variable} is given twice: keep one of the two lines.`,
    tooLate: (variable) =>
      `In the file .env, ${variable} has no effect, since Node reads it before this file: set it in the environment, and remove it from .env.`,
  },
  line: (line) => `line ${line}`,
  place: { body: "in the body of the text", header: "in the header", footer: "in the footer" },
  document: (file, place, near, expected) =>
    `The template “${file}” cannot be used: ${place === null ? "" : `${place}${near === "" ? "" : `, at “${near}”`}, `}expected ${expected}. Tags are told in docs/outputs.md.`,
  doctrine: (place, key, expected) =>
    key === ""
      ? `${place}: expected: ${expected}.`
      : `${place}: the key "${key}" cannot be used, expected: ${expected}.`,
  storeAddress:
    "BASCULE_STORE is an address that Bascule does not know: give a folder, or a file whose name ends in .sqlite or .db.",
  key: {
    unreadable: (path) => `The key "${path}" cannot be read: it must be a file that you have the right to read.`,
    "no-key": (path) => `"${path}" is no key in PEM format.`,
    "not-ed25519": (path) => `The key "${path}" is no Ed25519 key. "openssl genpkey -algorithm ed25519" makes one.`,
    closed: (path) =>
      `The key "${path}" is encrypted: give its passphrase in BASCULE_SIGNING_PASSPHRASE (never on the command line).`,
    "wrong-passphrase": (path) => `The passphrase in BASCULE_SIGNING_PASSPHRASE does not open the key "${path}".`,
  },
};
