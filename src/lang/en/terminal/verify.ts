/** What `bascule verify` looked at, and what it found. */

import type { verify as fr } from "../../fr/terminal/verify.ts";

export const verify: typeof fr = {
  verify: {
    nothingNamed: "Name the folder of outputs to verify: bascule verify bascule-out.",
    noFolder: (folder) =>
      `"${folder}" is no folder. Name the folder of outputs to verify, as "bascule plan" has written it.`,
    whole: (folder) => `"${folder}": all is as it was written, and the plan is the one that the store gives.`,
    notWhole: (folder) =>
      `"${folder}": something is no longer as it was written, or could not be checked. It is told above.`,
    limits:
      "These digests show that something changed, not who changed it; without a signature, whoever can rewrite MANIFEST.sha256 and the store too can make them anew.",
    files: {
      none: "Files: no MANIFEST.sha256 that can be read as one, so nothing tells what was written.",
      same: (count, one) =>
        one
          ? "Files: the only one in MANIFEST.sha256 is as it was written."
          : `Files: all ${count} in MANIFEST.sha256 are as they were written.`,
      some: (same, all) => `Files: ${same} of ${all} are as they were written. The others:`,
      changed: (name) => `${name}: changed since`,
      missing: (name) => `${name}: missing`,
      beside: (name) => `${name}: unknown to MANIFEST.sha256`,
      kept: (name) => `${name}: copy kept of what had been filled in`,
    },
    signature: {
      none: "Signature: none.",
      "no-key": "Signature: not checked, give the public key with --signed-by.",
      missing: "Signature: missing, though a key is given to check it.",
      good: (fingerprint) => `Signature: valid. Fingerprint of the key: ${fingerprint}`,
      bad: (fingerprint) =>
        `Signature: wrong. MANIFEST.sha256 has changed since, or was signed with another key than ${fingerprint}`,
    },
    manifest: {
      unchecked: "Manifest",
      written: "Manifest: this store saw it being written.",
      other:
        "Manifest: it is none of those that this store saw being written. It was written anew, or another copy of the store wrote it.",
      unproved:
        "So nothing tells that it was not written anew with the files whose digests it bears: give the store that wrote them (BASCULE_STORE), or sign the outputs (--sign-with).",
    },
    doctrine: {
      same: (edition) => `Doctrine: edition ${edition} says what it said when the plan was made.`,
      other: (edition) =>
        `Doctrine: the rules or offers of edition ${edition} are no longer those whose digest the plan bears.`,
      unchecked: "Doctrine",
    },
    records: {
      unchecked: "Store",
      same: (blocks) => `Store: sealed, and as it was sealed (${blocks} blocks).`,
      changed: (count, one) => `Store: ${count} ${one ? "block is" : "blocks are"} no longer as sealed:`,
      gone: (count, one) => `${count} sealed ${one ? "block is" : "blocks are"} gone`,
      more: (count) => `and ${count} more`,
      digests: "Store: the digests of blocks were changed themselves.",
      broken: (scan) => `Store: the seal of scan ${scan} does not follow from the one before.`,
      other: "Store: its seal is not the one that the plan bears.",
      purged: "Store: it was sealed anew since the plan, after something was deleted on request.",
      directory: (kind) => `directory and settings (${kind})`,
      gaps: "what was refused or left out",
      made: "what the scan was made with",
    },
    plan: {
      unchecked: "Plan",
      same: "Plan: plan.json, containers.ndjson and findings.ndjson are those that the store gives.",
      differing: "Plan: the store does not give what is written:",
      line: (file, line) => `${file}, from line ${line} on`,
      keys: (file, keys) => `${file}: ${keys}`,
    },
    journal: {
      same: (lines, one, head) =>
        `Journal: ${lines} ${one ? "line" : "lines, each following from the one before"}.${head === null ? "" : ` Digest of the last: ${head}`}`,
      broken: (line) => `Journal: line ${line} does not follow from the one before.`,
      cut: (count, one) => `${count} ${one ? "line was" : "lines were"} cut while being written`,
      shortened: "earlier lines were deleted for their age, and the journal says so",
    },
    workbook: {
      unread: (file) => `${file}: cannot be read as a workbook of this plan.`,
      filled: (file, count, one) =>
        `${file}: ${count} ${one ? "cell" : "cells"} to fill in ${one ? "was" : "were"} filled in or changed, which is what it is for.`,
      none: (file) =>
        `${file}: no cell of the sheets that are followed has changed; it was only saved again, or changed elsewhere.`,
      same: (file) =>
        `${file}: none of its rows has changed; it was only saved again, or changed outside of its rows (titles, notes, looks).`,
      unheld: (file) =>
        `${file}: held against its own marks alone, and not against the plan made again; sheets that bear none (Summary, Services, Waves, Coverage…) are not checked.`,
      altered: (file, count, one) =>
        `${file}: ${count} ${one ? "cell that is not to be filled in was" : "cells that are not to be filled in were"} changed:`,
      cell: (sheet, line, { name, column, was }) =>
        `${sheet}, row ${line}${name === null ? "" : ` (${name})`}: ${column ?? "a cell, which one is not known"}${was === null ? "" : `, where there was “${was}”`}`,
      row: (sheet, line, name) =>
        line === null
          ? `${sheet}: ${name ?? "a row without a name"}`
          : `${sheet}, row ${line}${name === null ? "" : ` (${name})`}`,
      added: (file, count, one) => `${file}: ${count} ${one ? "row" : "rows"} that the plan has not:`,
      gone: (file, sheets) =>
        sheets.length === 1
          ? `${file}: the sheet ${sheets.join()} is gone from it, or bears another name.`
          : `${file}: the sheets ${sheets.join(", ")} are gone from it, or bear other names.`,
      hidden: (file, sheets) =>
        sheets.length === 1
          ? `${file}: the sheet ${sheets.join()} is hidden.`
          : `${file}: the sheets ${sheets.join(", ")} are hidden.`,
      hiddenRows: (file, sheet, count, one) =>
        `${file}: ${count} ${one ? "row" : "rows"} of the sheet ${sheet} ${one ? "is" : "are"} hidden, without a filter.`,
      filteredRows: (file, sheets, count, one) =>
        `${file}: ${count} ${one ? "row is" : "rows are"} hidden by a filter, as people do who work in it (${sheets.join(", ")}).`,
      missing: (file, count, one) =>
        `${file}: ${count} ${one ? "row of the plan is" : "rows of the plan are"} gone from it.`,
      unmarked: (file, count, one) =>
        `${file}: ${count} ${one ? "row is" : "rows are"} without marks, lost or never given: nobody can tell what changed there.`,
    },
    because: (what, why) => `${what}: not checked, ${why}.`,
    why: {
      "no-store": "there is no store at that place (BASCULE_STORE)",
      "store-unreadable": "the store cannot be read here",
      "no-plan": "plan.json cannot be read as a plan",
      "other-scan": "the plan is of another scan than the last that is kept",
      "begun-since": "a scan has begun since",
      underway: "the plan was made of a scan under way",
      unsealed: "the store bears no seal (an earlier version made it)",
      unnoted:
        "this store has noted no outputs of that scan (an earlier version wrote them, or the store could not be written)",
      "other-version": "another version of Bascule wrote the plan",
      "no-edition":
        "that edition of the doctrine does not come with this version, or was not in force on the day of the plan",
      configuration: "the configuration is not the one that it was made with (--config)",
      doctrine: "rules or offers have changed since",
    },
    openKey: (path) =>
      `Warning: others than you may read the private key "${path}". Keep it to your account (chmod 600).`,
  },
};
