/** By which words a person is found in a store, and where a word of somebody else's only looks alike. */

import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { mentions } from "../../src/store/sqlite/held/mentions.ts";
import { wordsOf } from "../../src/store/sqlite/held/words.ts";
import { SCHEMA } from "../../src/store/sqlite/schema.ts";

const ONE = "b61c0042-b849-452a-a83b-f070068fd99c";
const OTHER = "001f8a2d-1ac8-4de4-a02a-6f1e01433142";
const words = wordsOf([ONE, "Zoe.M@x.fr", "zoe_m_x_fr_ministere"]);

test.each([
  ["the address by itself", "zoe.m@x.fr", true],
  ["in other letters", "ZOE.M@X.FR", true],
  ["at the end of a sentence", "écrire à zoe.m@x.fr.", true],
  ["in a file's name", "boîte zoe.m@x.fr.pst", true],
  ["behind a report's name", "getMailboxUsageDetail/zoe.m@x.fr", true],
  ["as a link writes it", "users/zoe.m%40x.fr/messages", true],
  ["between angle brackets", "Zoé <zoe.m@x.fr>", true],
  ["an address that ends alike", "azoe.m@x.fr", false],
  ["one with more before it", "b_zoe.m@x.fr", false],
  ["one of another domain", "zoe.m@x.fr.example", false],
  ["one of a longer domain", "zoe.m@x.frx", false],
  ["the identifier in that of a chat, first", `19:${ONE}_${OTHER}@unq.gbl.spaces`, true],
  ["and last", `19:${OTHER}_${ONE}@unq.gbl.spaces`, true],
  ["the identifier in a longer one", `${ONE}-1`, false],
  ["the personal space in an address", "https://x-my.sharepoint.com/personal/zoe_m_x_fr_ministere/Documents", true],
  ["a longer personal space", "https://x-my.sharepoint.com/personal/a_zoe_m_x_fr_ministere", false],
  ["nothing of the kind", "Zoé M", false],
  ["no text", null, false],
])("%s", (_case, text, found) => expect(words.in(text)).toBe(found));

const ACCENTED = "hélène.müller@préfecture.fr";

/** As a store holds it: told by SQLite what may hold it, then by the words themselves. */
test.each([
  ["as it was asked", ACCENTED],
  ["in capitals", ACCENTED.toUpperCase()],
  ["with one capital", "HélÈne.müller@Préfecture.fr"],
  ["its accents as signs of their own", ACCENTED.normalize("NFD")],
  ["the same in capitals", ACCENTED.toUpperCase().normalize("NFD")],
  ["as a link encodes it", encodeURIComponent(ACCENTED)],
  ["as a link encodes its capitals", encodeURIComponent(ACCENTED.toUpperCase())],
])("an address with accents, %s, is found in the store, and goes", (_case, text) => {
  for (const asked of [ACCENTED, ACCENTED.normalize("NFD"), ACCENTED.toUpperCase()]) {
    const person = { words: wordsOf([asked]), owned: [], account: null, places: [], ids: new Set<string>() };
    const facts = { person: [], usage: [], "personal-space": [], site: [], "closed-place": [] };
    const database = new DatabaseSync(":memory:");
    database.exec(SCHEMA);
    database.exec("CREATE TEMP TABLE held_place (place INTEGER PRIMARY KEY)");
    database
      .prepare("INSERT INTO place (place, service, id, body, seen) VALUES (1, 's', 'p', ?, 1)")
      .run(`« ${text} »`);
    const held = mentions(database, { ...person, facts }, "[…]");
    expect([...held.rows()], asked).toHaveLength(1);
    held.forget();
    expect(database.prepare("SELECT body FROM place").get()?.body).toBe("« […] »");
    database.close();
  }
});

test("each goes, and nothing around it", () => {
  expect(words.without(`19:${OTHER}_${ONE}@unq.gbl.spaces, ZOE.M@x.fr, b_zoe.m@x.fr`, "[…]")).toBe(
    `19:${OTHER}_[…]@unq.gbl.spaces, […], b_zoe.m@x.fr`,
  );
});

test.each([
  ["a short identifier is known whole alone", ["p1"], "p1", true, "xp1", false],
  [
    "a masked address is nobody's alone, and is looked for in nothing",
    ["[nir]@x.fr"],
    "[nir]@x.fr",
    true,
    "à [nir]@x.fr",
    false,
  ],
])("%s", (_case, given, whole, is, text, inside) => {
  const few = wordsOf(given);
  expect([few.is(whole), few.in(text)]).toEqual([is, inside]);
});
