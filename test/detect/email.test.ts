/** Addresses of domains that no one can own (example.com, .example, .test: RFC 2606). */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["hidden from machines", "camille.martin [at] example.com", "camille.martin [at] example.com"],
    ["hidden, in one word", "camille.martin(at)example.com", "camille.martin(at)example.com"],
    [
      "hidden in French",
      "camille.martin (arobase) example (point) com",
      "camille.martin (arobase) example (point) com",
    ],
    ["first name and name", "camille.martin@interieur.example", "camille.martin@interieur.example"],
    ["in a sentence", "Écrivez à camille.martin@example.com.", "camille.martin@example.com"],
    ["between angle brackets", "Camille Martin <camille.martin@example.com>", "camille.martin@example.com"],
    ["of a list", "a.martin@example.com;b.petit@example.com", "a.martin@example.com"],
    ["mailto", "mailto:camille.martin@example.com?subject=x", "camille.martin@example.com"],
    ["hyphens and a plus", "camille-martin+notes@ac-exemple.example.fr", "camille-martin+notes@ac-exemple.example.fr"],
    ["capitals", "CAMILLE.MARTIN@EXAMPLE.COM", "CAMILLE.MARTIN@EXAMPLE.COM"],
    ["an accent", "hélène.martin@example.com", "hélène.martin@example.com"],
    ["of many parts", "c.martin@dgfip.finances.gouv.example", "c.martin@dgfip.finances.gouv.example"],
    ["digits", "cmartin75@example.com", "cmartin75@example.com"],
    ["in JSON", '{"mail":"c.martin@example.com"}', "c.martin@example.com"],
    ["in the middle of HTML", "<td>c.martin@example.com</td>", "c.martin@example.com"],
    ["an external guest", "c.martin_example.com#EXT#@tenant.example.com, c.martin@example.com", "c.martin@example.com"],
  ])("%s", (_case, text, value) => {
    expect(found(text)).toContain(value);
    expect(new Set(judged(text))).toEqual(new Set(["high email"]));
  });
});

describe("a service's is nobody's", () => {
  test.each([
    "contact@example.com",
    "accueil@mairie.example",
    "secretariat.drh@example.com",
    "Direction@example.com",
    "ne-pas-repondre@example.com",
    "noreply@example.com",
    "infos@example.com",
    "dpo@example.com",
    "prefecture-accueil@example.com",
    "communication@example.com",
    "secrétariat@example.com",
    "ddt99-accueil@example.com",
    "ce.0990001x@example.com",
  ])("%s", (text) => expect(judged(text)).toEqual(["low email"]));
});

describe("leaves", () => {
  test.each([
    ["a word in brackets", "a meeting (at home) with nobody"],
    ["an address without its end", "prenom.nom (at) exemple"],
    ["no domain", "camille@martin"],
    ["an image at twice its size", "icone@2x.png"],
    ["a social name", "suivez @prefecture_exemple sur le réseau"],
    ["a package", "npm install @scope/paquet@1.2.3"],
    ["two points", "camille..@example.com"],
    ["a point before the at", "camille.@example.com"],
    ["a decorator", "@Component({ selector })"],
    ["a price", "3 @ 12,50"],
    ["a domain that ends with a hyphen", "camille@example-.com"],
    ["an address of a host", "root@192.0.2.1"],
    ["spaces", "camille @ example.com"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test("a wall of letters before the at ends well within the test's time", () => {
  const wall = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0".repeat(6000);
  expect(judged(`${wall}@${wall}`)).toEqual([]);
  expect(judged("a@".repeat(100_000))).toEqual([]);
  expect(judged(`${"a.".repeat(100_000)}a@example.com`)).toHaveLength(1);
});
