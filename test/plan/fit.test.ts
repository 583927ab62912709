/** Which offer takes a space: what is in it, beside what each offer takes and refuses. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FITS, type ItemFacts, OBSTACLES, type OfferFacts, UNSTATED } from "../../src/model/fit.ts";
import type { Offer } from "../../src/model/offer.ts";
import { byKind, choose, marksOf, type Space, weigh } from "../../src/plan/fit.ts";
import { obstacles as about, offers } from "../doctrine/templates.ts";
import { OFFERS } from "../export/offers.ts";

const obstacles = byKind(about);
const shipped = (id: string) => offers.find((offer) => offer.id === id) as Offer;
const made = (id: string, facts: Partial<OfferFacts> = {}, limit: number | null = null): Offer => ({
  ...(OFFERS[0] as Offer),
  id,
  limits: limit === null ? [] : [{ what: "file-bytes", value: limit, text: { fr: "", en: "" }, confidence: null }],
  facts: { ...UNSTATED, ...facts },
});
const FACTS: ItemFacts = { files: 10, over: {}, foreign: {}, traits: {}, told: [] };
const space = (some: Partial<Space> = {}): Space => ({
  container: { service: "sharepoint.documents", traits: {} },
  items: 10,
  byDetector: {},
  byCategory: {},
  facts: FACTS,
  read: true,
  locked: false,
  guests: 0,
  ...some,
});
const held = (some: Partial<ItemFacts>) => space({ facts: { ...FACTS, ...some } });
const share = (items: number) => ({ items, bytes: items * 3e9 });

const marked = space({ byDetector: { marking: 1 } });
const health = space({ byDetector: { "vocabulary-health": 3 }, byCategory: { "special-category-data": 3 } });
const justice = space({ byDetector: { "vocabulary-justice": 2 }, byCategory: { "special-category-data": 2 } });
const citizens = space({ byDetector: { nir: 9 }, byCategory: { "citizen-personal-data": 9 } });
const large = held({ over: { "20000000": share(4), "500000000": share(3), "2000000000": share(2) } });
const allLarge = held({ over: { "2000000000": share(10) } });
const sheets = held({ foreign: { "docx,md": share(4) } });
const onlySheets = held({ foreign: { "docx,md": share(10) } });
const invited = space({ guests: 2 });
const unread = space({ read: false });
const mailbox = (traits: Space["container"]["traits"]) =>
  space({ container: { service: "exchange.mail", traits }, facts: null });

describe("what an offer makes of a space", () => {
  test.each<[string, Space, string, string, readonly string[]]>([
    ["nothing of note", space(), "fichiers", "yes", []],
    ["data of citizens are no refusal", citizens, "fichiers", "yes", []],
    ["a marking", marked, "fichiers", "no", ["marking"]],
    ["a marking, where the offer says nothing of it", marked, "resana", "no", ["marking"]],
    ["health data, which are of GDPR article 9", health, "fichiers", "no", ["health", "gdpr-special"]],
    ["health data, refused as such", health, "docs", "no", ["health", "gdpr-special"]],
    [
      "health data, where nothing says that the host may hold them",
      health,
      "oodrive",
      "no",
      ["health", "gdpr-special"],
    ],
    ["justice, refused", justice, "fichiers", "no", ["gdpr-special"]],
    ["justice, where the offer says nothing of it", justice, "oodrive", "with-work", ["gdpr-special"]],
    ["files above 2 GB", large, "fichiers", "with-work", ["file-size"]],
    ["files above 500 MB", large, "resana", "with-work", ["file-size"]],
    ["every file above the limit", allLarge, "fichiers", "no", ["file-size"]],
    ["large files, where no limit is known", large, "oodrive", "with-work", ["file-size"]],
    ["tables and slides", sheets, "docs", "with-work", ["format"]],
    ["nothing else", onlySheets, "docs", "no", ["format"]],
    ["the same, kept as files", onlySheets, "fichiers", "yes", []],
    ["guests who need ProConnect", invited, "fichiers", "with-work", ["guests"]],
    ["guests, where nobody says how they come in", invited, "oodrive", "with-work", ["guests"]],
    ["contents that nobody read", unread, "fichiers", "unread", ["unread"]],
    ["a marking in what was read in part", { ...marked, read: false }, "fichiers", "no", ["marking", "unread"]],
    ["a locked site", space({ locked: true }), "fichiers", "with-work", ["locked"]],
    ["files checked out", held({ traits: { checkedOut: share(1) } }), "fichiers", "with-work", ["checked-out"]],
    ["files under a retention label", held({ traits: { retained: share(1) } }), "fichiers", "with-work", ["retention"]],
    ["rules that forward outside", mailbox({ forwardsOut: 3 }), "messagerie", "with-work", ["forwarding"]],
    ["none that does", mailbox({ forwardsOut: 0 }), "messagerie", "yes", []],
    ["nothing known of rules", mailbox({}), "messagerie", "yes", []],
    ["what is still to be built", space(), "mutualised-construction", "no", ["to-build"]],
  ])("%s", (_case, given, offer, fits, kinds) => {
    const weighed = weigh(given, shipped(offer), obstacles);
    expect([weighed.fits, weighed.obstacles.map(({ kind }) => kind)]).toEqual([fits, kinds]);
  });

  test("what is counted stands beside it", () => {
    expect(weigh(large, shipped("fichiers"), obstacles).obstacles).toEqual([
      { kind: "file-size", weighs: "with-work", items: 2, bytes: 6e9, limit: 2e9, count: null },
    ]);
    expect(weigh(mailbox({ forwardsOut: 3 }), shipped("messagerie"), obstacles).obstacles).toMatchObject([
      { count: 3 },
    ]);
  });

  test("an offer that states that it takes such contents takes them, read or not", () => {
    const taking = made("taking", { takes: { marking: "F", health: "F", "gdpr-special": "F" } });
    expect(weigh({ ...marked, read: false }, taking, obstacles).fits).toBe("yes");
  });
});

describe("the offer that is proposed", () => {
  const order = ["fichiers", "docs", "resana", "osmose", "oodrive"].map(shipped);
  test.each<[string, Space, string | null, string, readonly string[]]>([
    ["the first, as the rule orders", space(), "fichiers", "yes", []],
    [
      "none for a marking, and each refusal is told",
      marked,
      null,
      "no",
      ["fichiers", "docs", "resana", "osmose", "oodrive"],
    ],
    ["none for health data", health, null, "no", ["fichiers", "docs", "resana", "osmose", "oodrive"]],
    ["not the first that refuses, nor one that ends", justice, "docs", "with-work", ["docs", "fichiers"]],
    ["the first with work where no other has less", large, "fichiers", "with-work", ["fichiers"]],
    ["the first where all are still to be confirmed", unread, "fichiers", "unread", ["fichiers"]],
  ])("%s", (_case, given, target, fits, told) => {
    const chosen = choose(given, order, obstacles);
    expect([chosen.target, chosen.fits]).toEqual([target, fits]);
    expect([...new Set(chosen.obstacles.map(({ offer }) => offer))]).toEqual(told);
  });

  test("of two that fit as well, the one whose end is announced comes last", () => {
    expect(choose(space(), [shipped("resana"), shipped("osmose")], obstacles).target).toBe("osmose");
    expect(choose(space(), [shipped("resana")], obstacles).target).toBe("resana");
  });

  test("none where none is proposed on that day", () => {
    expect(choose(space(), [], obstacles)).toEqual({ target: null, fits: "no", obstacles: [] });
  });
});

describe("whatever is given", () => {
  const confidence = fc.constant("F" as const);
  const contents = fc.record(
    { marking: confidence, health: confidence, "gdpr-special": confidence },
    { requiredKeys: [] },
  );
  const anOffer = fc.record({
    refuses: contents,
    takes: contents,
    formats: fc.constantFrom(null, ["docx", "md"]),
    toBuild: fc.boolean(),
    ends: fc.boolean(),
    limit: fc.constantFrom(null, 500_000_000, 2_000_000_000),
  });
  const someOffers = fc
    .array(anOffer, { maxLength: 6 })
    .map((all) =>
      all.map(({ limit, ends, ...facts }, index) =>
        made(
          `offer-${index}`,
          { ...facts, endings: ends ? [{ on: "2026-12-31" as never, text: { fr: "", en: "" }, confidence: "F" }] : [] },
          limit,
        ),
      ),
    );
  const counts = fc.record({ files: fc.nat(20), over: fc.nat(20), foreign: fc.nat(20), trait: fc.nat(3) });
  const aSpace = fc
    .record({
      counts,
      marking: fc.nat(2),
      health: fc.nat(2),
      special: fc.nat(2),
      read: fc.boolean(),
      locked: fc.boolean(),
      guests: fc.constantFrom(null, 0, 4),
    })
    .map(({ counts: { files, over, foreign, trait }, marking, health: ill, special, ...rest }): Space => {
      const some = (key: string, items: number) => (items === 0 ? {} : { [key]: share(Math.min(items, files)) });
      return space({
        ...rest,
        byDetector: { marking, "vocabulary-health": ill },
        byCategory: { "special-category-data": special },
        facts: {
          files,
          over: { ...some("500000000", over), ...some("2000000000", Math.floor(over / 2)) },
          foreign: some("docx,md", foreign),
          traits: some("longPath", trait),
          told: [],
        },
      });
    });

  test("no space goes to an offer that refuses what it holds, and no better offer is passed over", () => {
    fc.assert(
      fc.property(aSpace, someOffers, (given, all) => {
        const chosen = choose(given, all, obstacles);
        const weighed = all.map((offer) => weigh(given, offer, obstacles));
        const best = Math.min(FITS.indexOf("no"), ...weighed.map(({ fits }) => FITS.indexOf(fits)));
        expect(FITS.indexOf(chosen.fits)).toBe(best);
        expect(chosen.target === null).toBe(chosen.fits === "no");
        if (chosen.target !== null) {
          const at = weighed.find(({ offer }) => offer.id === chosen.target);
          expect(at?.fits).toBe(chosen.fits);
          expect(at?.obstacles.some(({ weighs }) => weighs === "no")).toBe(false);
        }
        // What keeps it from all is told of each.
        if (chosen.target === null) expect(new Set(chosen.obstacles.map(({ offer }) => offer)).size).toBe(all.length);
      }),
    );
  });

  test("more in a space never makes an offer fit better", () => {
    fc.assert(
      fc.property(aSpace, someOffers, (given, all) => {
        for (const offer of all) {
          const rank = (of: Space) => FITS.indexOf(weigh(of, offer, obstacles).fits);
          expect(rank({ ...given, byDetector: { ...given.byDetector, marking: 1 } })).toBeGreaterThanOrEqual(
            rank(given),
          );
          expect(rank({ ...given, read: false })).toBeGreaterThanOrEqual(rank(given));
        }
      }),
    );
  });
});

test("what is asked of the items of a service: only limits, formats and traits that bear on it", () => {
  const of = (service: "sharepoint.documents" | "sharepoint.pages", ids: readonly string[]) =>
    marksOf(service, ids.map(shipped), obstacles);
  expect(of("sharepoint.documents", ["resana", "fichiers", "docs", "oodrive"])).toEqual({
    limits: [20_000_000, 500_000_000, 2_000_000_000],
    formats: [["docx", "md"]],
    traits: ["checkedOut", "malware", "retained", "longPath"],
  });
  expect(of("sharepoint.pages", ["docs"])).toMatchObject({ limits: [], formats: [] });
});

test("every obstacle has its entry, in the order in which they are told", () => {
  expect(about.map(({ kind }) => kind)).toEqual(OBSTACLES);
});
