/** The templates as they are shipped, read for tests. */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Edition } from "../../src/doctrine/edition.ts";
import { INVISIBLE_FILE, readInvisible } from "../../src/doctrine/invisible.ts";
import { OBSTACLES_FILE, readObstacles } from "../../src/doctrine/obstacles.ts";
import { readOffers } from "../../src/doctrine/offers.ts";
import { PERMISSIONS_FILE, readPermissionsTable } from "../../src/doctrine/permissions-table.ts";
import { readProfiles } from "../../src/doctrine/profiles.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import type { TemplateFile } from "../../src/doctrine/template.ts";
import { readTolerances, TOLERANCES_FILE } from "../../src/doctrine/tolerances.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");

const filesOf = (folder: string): readonly TemplateFile[] =>
  readdirSync(resolve(ROOT, folder)).map((name) => ({
    name: `${folder}/${name}`,
    text: readFileSync(resolve(ROOT, folder, name), "utf8"),
  }));

export const EDITIONS = readdirSync(resolve(ROOT, "doctrine")).sort();
export const filesOfEdition = (id: string) => filesOf(`doctrine/${id}`);
/** The files of the first edition. */
export const editionFiles = filesOfEdition("2021-09-15");
export const offerFiles = filesOf("offers");
export const profiles = readProfiles(filesOf("profiles"));
export const offers = readOffers(offerFiles);
const fileOf = (name: string): TemplateFile => ({ name, text: readFileSync(resolve(ROOT, name), "utf8") });
export const obstacles = readObstacles(fileOf(OBSTACLES_FILE));
export const invisible = readInvisible(fileOf(INVISIBLE_FILE));
export const tolerances = readTolerances(fileOf(TOLERANCES_FILE));
export const editions: ReadonlyMap<string, Edition> = new Map(
  EDITIONS.map((id) => [id, readEdition(filesOfEdition(id), offers, obstacles)]),
);
export const permissionsTable = readPermissionsTable(fileOf(PERMISSIONS_FILE));
/** The first edition, the default. */
export const edition = editions.get("2021-09-15") as Edition;
