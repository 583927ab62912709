/** Rules that send mail on: counted where contents may be read, by domain alone, and never asked otherwise. */

import { expect, test } from "vitest";
import { forwardingRules } from "../../src/collect/collectors/forwarding-rules.ts";
import type { Organisation } from "../../src/model/directory-records.ts";
import { personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const DOMAINS = ["ministere.example", "Agence.example"];
const organisation: Organisation = {
  ...{ kind: "organisation", id: "t", displayName: "", defaultDomain: "", domains: DOMAINS, created: null },
};
const to = (...addresses: (string | null)[]) => addresses.map((address) => ({ emailAddress: { address } }));
let made = 0;
const rule = (actions: object | null, isEnabled: boolean | null = true) => ({ id: `r${++made}`, isEnabled, actions });

const scan = (rules: Told, wish: Wish = {}) => {
  const graph = fakeGraph([[/messageRules/, rules]]);
  const facts = [organisation, personOf("a")];
  return collect([forwardingRules], graph, { content: "full", facts, ...wish }).then((found) => ({ found, graph }));
};

test.each<[string, readonly object[], number]>([
  ["none", [], 0],
  ["one that tidies up", [rule({ moveToFolder: "f", markAsRead: true })], 0],
  ["to a colleague, in either case", [rule({ forwardTo: to("B@MINISTERE.example") })], 0],
  ["to a domain below one of the organisation's", [rule({ forwardTo: to("b@dr.ministere.example") })], 0],
  ["to a domain that only ends alike", [rule({ forwardTo: to("b@autreministere.example") })], 1],
  ["forwarded outside", [rule({ forwardTo: to("moi@exterieur.example") })], 1],
  ["as an attachment", [rule({ forwardAsAttachmentTo: to("moi@exterieur.example") })], 1],
  ["redirected, to colleagues too", [rule({ redirectTo: to("b@agence.example", "x@exterieur.example") })], 1],
  ["to several outside: one rule", [rule({ forwardTo: to("x@exterieur.example", "y@exterieur.example") })], 1],
  ["switched off", [rule({ forwardTo: to("moi@exterieur.example") }, false)], 0],
  ["not said to be on", [rule({ forwardTo: to("moi@exterieur.example") }, null)], 1],
  ["two of three", [rule({ forwardTo: to("x@a.example") }), rule(null), rule({ redirectTo: to("y@b.example") })], 2],
  ["a name of the directory, without an address", [rule({ forwardTo: to("/O=ORG/CN=AGENT", null) })], 0],
  ["what is no list", [rule({ forwardTo: null, redirectTo: [null] })], 0],
])("%s", async (_case, value, forwardsOut) => {
  const { found } = await scan({ value });
  expect(found.apart).toEqual([
    { kind: "apart", service: "exchange.mail", container: "a", item: null, told: { forwardsOut } },
  ]);
  expect(JSON.stringify(found.apart)).not.toContain("@");
});

test.each<[string, Wish]>([
  ["contents are not read", { content: "none" }],
  ["those of Exchange are not", { content: { exchange: "none", onedrive: "full", teams: "full", sharepoint: "full" } }],
  ["the organisation's domains are unknown", { facts: [personOf("a")] }],
])("nothing is asked where %s, and it is told", async (_case, wish) => {
  const { found, graph } = await scan({ value: [] }, wish);
  expect(graph.asked).toEqual([]);
  expect(found.gaps).toMatchObject([{ cause: "untold", where: "mailFolders/inbox/messageRules", container: null }]);
});

test("a person whose contents are closed is not asked", async () => {
  const { graph } = await scan({ value: [] }, { scope: { excludeContent: ["a@demo.example"] } });
  expect(graph.asked).toEqual([]);
});

test("a mailbox that refuses is told of itself, and makes nothing incomplete; forwarding without a rule is told to be invisible", async () => {
  const { found } = await scan(refusal("forbidden", 403, "ErrorAccessDenied"));
  expect(found.apart).toEqual([]);
  expect(found.gaps).toMatchObject([
    { cause: "invisible", where: "exchange/forwardingSmtpAddress" },
    { cause: "untold", container: "a" },
  ]);
});
