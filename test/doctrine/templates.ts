/** The templates as they are shipped, read for tests. */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readOffers } from "../../src/doctrine/offers.ts";
import { readPermissionsTable } from "../../src/doctrine/permissions-table.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import type { TemplateFile } from "../../src/doctrine/template.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");

const filesOf = (folder: string): readonly TemplateFile[] =>
  readdirSync(resolve(ROOT, folder)).map((name) => ({
    name: `${folder}/${name}`,
    text: readFileSync(resolve(ROOT, folder, name), "utf8"),
  }));

export const editionFiles = filesOf("doctrine/2021-09-15");
export const offerFiles = filesOf("offers");
export const edition = readEdition(editionFiles);
export const offers = readOffers(offerFiles);
export const permissionsTable = readPermissionsTable({
  name: "permissions.yaml",
  text: readFileSync(resolve(ROOT, "permissions.yaml"), "utf8"),
});
