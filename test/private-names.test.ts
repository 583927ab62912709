import { expect, test } from "vitest";
import { privateNameTest } from "../src/model/private-names.ts";
import { privateNames } from "../src/store/templates.ts";

const isPrivate = privateNameTest(privateNames());

test.each<[string, boolean]>([
  ["Personnel", true],
  ["PERSONNEL", true],
  ["Privé", true],
  ["Prive\u0301", true],
  ["prive", true],
  ["Syndical", true],
  ["[Perso]", true],
  ["_Privé_", true],
  ["Privé.docx", true],
  ["Personnel.pst", true],
  ["Strictement personnel", true],
  ["Gestion du personnel", false],
  ["Personnel 2024", false],
  ["Dossiers du personnel", false],
  ["Partenariat public-privé", false],
  ["", false],
  [".docx", false],
])("%s", (name, expected) => expect(isPrivate(name)).toBe(expected));
