/** What a plan is judged by: the administration's own files in the place of ours, told and counted; what cannot be used refused by name. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { doctrineFor } from "../../src/app/doctrine.ts";
import { explain } from "../../src/app/faults.ts";
import { type Answers, NO_ANSWERS } from "../../src/model/answers.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { templatesWith, templateText } from "../../src/store/templates.ts";

const asOf = "2026-11-24" as IsoDate;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-templates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
const read = (templates: string | null, answers: Answers = NO_ANSWERS, edition = "2021-09-15") =>
  doctrineFor({ edition, asOf, templates, answers });
const faultOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return explain(error, "fr").sentence.replaceAll(/[\u00a0\u202f]/g, " ");
  }
  return "";
};

describe("a file of the administration's own stands in the place of ours", () => {
  test("an offer, a rule, the table of permissions: each changes the plan's ground and its digest", () => {
    const { sha256 } = read(null).edition.about;
    const changes: readonly (readonly [string, string, string])[] = [
      ["offers/fichiers.yaml", "name: Fichiers", "name: Fichiers du ministère"],
      ["doctrine/2021-09-15/teams.chat.yaml", "targets: [tchap]", "targets: []"],
      ["permissions.yaml", "workloads: [exchange]", "workloads: [teams]"],
      ["profiles/local-authorities.yaml", "applies-to: [local]", "applies-to: [operator]"],
    ];
    const digests = changes.map(([name, from, to]) => {
      const text = templateText(name);
      expect(text).toContain(from);
      put(name, text.replace(from, to));
      const doctrine = read(folder);
      expect(doctrine.templates.own).toEqual([name]);
      rmSync(join(folder, name));
      return doctrine.edition.about.sha256;
    });
    expect(new Set([sha256, ...digests]).size).toBe(changes.length + 1);
    put("offers/fichiers.yaml", templateText("offers/fichiers.yaml").replace("name: Fichiers", "name: Autre"));
    expect(read(folder).offers.find(({ id }) => id === "fichiers")?.name).toBe("Autre");
  });

  test("the same file, unchanged, changes nothing but is told", () => {
    put("offers/tchap.yaml", templateText("offers/tchap.yaml"));
    const doctrine = read(folder);
    expect(doctrine.edition.about.sha256).toBe(read(null).edition.about.sha256);
    expect(doctrine.templates.own).toEqual(["offers/tchap.yaml"]);
  });

  test("an offer of its own stands beside ours", () => {
    const text = templateText("offers/tchap.yaml").replace("id: tchap", "id: tchap-interne");
    put("offers/tchap-interne.yaml", text);
    const ids = read(folder).offers.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["tchap", "tchap-interne"]));
  });

  test("what Windows adds to it is nothing: a mark at its head, its line ends", () => {
    put("offers/tchap.yaml", `\uFEFF${templateText("offers/tchap.yaml").replaceAll("\n", "\r\n")}`);
    expect(read(folder).edition.about.sha256).toBe(read(null).edition.about.sha256);
  });

  test("an edition of its own is listed, one that is only begun is not", () => {
    put("doctrine/2027-01-01/teams.chat.yaml", "x");
    expect(templatesWith(folder).editions()).toEqual(["2021-09-15", "2023-05-31", "2026-04-14"]);
    put("doctrine/2027-01-01/edition.yaml", "x");
    expect(templatesWith(folder).editions()).toContain("2027-01-01");
  });

  test("a document and the page are taken too; notes, hidden files and what a program puts beside one are nobody's", () => {
    put("dossier/fr.docx", "PK");
    put("dossier/~$fr.docx", "x");
    put("dossier/.~lock.fr.docx#", "x");
    put("report/Thumbs.db", "x");
    put("desktop.ini", "x");
    put("report/report.html", "<p>{{title}}</p>");
    put("LISEZMOI.md", "x");
    put(".git/config", "x");
    const templates = templatesWith(folder);
    expect(templates.own).toEqual(["dossier/fr.docx", "report/report.html"]);
    expect([Buffer.from(templates.bytes("dossier/fr.docx")).toString(), templates.text("report/report.html")]).toEqual([
      "PK",
      "<p>{{title}}</p>",
    ]);
    expect(templates.text("permissions.yaml")).toBe(
      readFileSync(resolve(import.meta.dirname, "../../templates/permissions.yaml"), "utf8"),
    );
  });
});

describe("what cannot be used is refused, by name", () => {
  test.each(["offer/fichiers.yaml", "limits.yaml", "doctrine/teams.chat.yaml", "dossier/de.docx", "offers/a/b.yaml"])(
    "%s",
    (name) => {
      put(name, "x");
      expect(faultOf(() => read(folder))).toContain(
        `Le fichier « ${name} » du dossier « ${folder} » ne tient la place d’aucun modèle`,
      );
    },
  );
  test("a folder that is none", () => {
    expect(faultOf(() => read(join(folder, "nothing")))).toContain(
      "que nomme la clé « templates », ne peut pas être lu",
    );
  });
  test("a file that says something else, with its place and its line", () => {
    put("offers/tchap.yaml", templateText("offers/tchap.yaml").replace("kind: ", "kind: cloud-"));
    expect(faultOf(() => read(folder))).toMatch(
      /offers\/tchap\.yaml:\d+ : la clé « kind » ne peut pas être utilisée, attendu :/,
    );
  });
  test.each([
    ["obstacles.yaml", "last-checked", "last-check"],
    ["permissions.yaml", "rows", "lignes"],
    ["completeness.yaml", "late-after-days", "late-days"],
    ["occultations.yaml", "occultations", "occultation"],
  ])("%s with a key that is misspelt, with where it stands and its line", (name, key, other) => {
    put(name, templateText(name).replace(new RegExp(`^${key}:`, "m"), `${other}:`));
    const told = faultOf(() => read(folder));
    expect(told).toMatch(new RegExp(`^${join(folder, name)}:\\d+ : la clé « ${other} »`));
  });
  test.each(["", "~\n", "bonjour\n", "- a\n"])("one that says %j instead of its keys", (text) => {
    for (const name of ["completeness.yaml", "offers/tchap.yaml", "obstacles.yaml"]) {
      put(name, text);
      expect(
        faultOf(() => read(folder)),
        name,
      ).toMatch(/\.yaml(:1)? : attendu : des clés et leurs valeurs\./);
      rmSync(join(folder, name));
    }
  });
  test("a text that is not in UTF-8, with its line", () => {
    put("offers/tchap.yaml", "");
    const text = templateText("offers/tchap.yaml");
    const line = text.slice(0, text.search(/[éèàê]/)).split("\n").length;
    writeFileSync(join(folder, "offers/tchap.yaml"), text, "latin1");
    expect(faultOf(() => read(folder))).toBe(
      `Le modèle « ${join(folder, "offers/tchap.yaml")} » n’est pas un texte codé en UTF-8 (ligne ${line}) : ouvrez-le dans un éditeur de texte, corrigez-y ce qui a perdu ses accents, et enregistrez-le avec le codage UTF-8.`,
    );
  });
  test("a link that leads nowhere", () => {
    symlinkSync(join(folder, "rien"), join(folder, "obstacles.yaml"));
    expect(faultOf(() => read(folder))).toMatch(/^Le modèle « .*obstacles\.yaml » ne peut pas être lu : /);
  });
  test("an answer about a part that is not there, with its line", () => {
    const said = { label: "move-now", by: "x", on: asOf, why: "y" } as const;
    const answers = (key: "onedrive.files/video" | "teams.chat/files"): Answers => ({
      labels: { [key]: said },
      harm: {},
      places: { [key]: { file: "bascule.config.yaml", line: 12 } },
    });
    expect(faultOf(() => read(null, answers("onedrive.files/video")))).toBe(
      "Dans « bascule.config.yaml », ligne 12, la clé « answers.onedrive.files/video » ne peut pas être utilisée : attendu : l’une des parties widely-shared, chat-files, recordings.",
    );
    expect(faultOf(() => read(null, answers("teams.chat/files")))).toContain("teams.chat n’a aucune partie.");
  });
});
