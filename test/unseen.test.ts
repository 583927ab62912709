/** Signs that are not seen are shown as their codes, and those of honest spelling stay. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, printableJson, unseenShown } from "../src/model/unseen.ts";

describe("in a text", () => {
  test.each([
    [
      "letters, accents, quotes and narrow spaces stay",
      "« Été\u00a0: 3\u202f% » — l’œuvre…",
      "« Été\u00a0: 3\u202f% » — l’œuvre…",
    ],
    ["lines and columns stay", "a\tb\nc", "a\tb\nc"],
    ["what turns letters", "facture\u202efdp.exe", "facture\\u202efdp.exe"],
    ["what takes no room", "pay\u200bpal\ufeff", "pay\\u200bpal\\ufeff"],
    ["a hyphen that is not seen", "soft\u00adhyphen", "soft\\u00adhyphen"],
    ["blank letters", "a\u3164b\u2800c", "a\\u3164b\\u2800c"],
    ["a sequence of a terminal", "\u001b]0;x\u0007\u009b31m", "\\u001b]0;x\\u0007\\u009b31m"],
    ["letters beyond sight", "a\u{e0041}", "a\\udb40\\udc41"],
    ["half of a pair is replaced", "a\ud800", "a\ufffd"],
    ["a pictogram made of several stays whole", "👩‍💻 Équipe 👩🏽‍🚒 ❤️", "👩‍💻 Équipe 👩🏽‍🚒 ❤️"],
    ["a joiner that joins nothing", "a\u200db", "a\\u200db"],
    ["Persian is spelt with joiners", "می\u200cخواهم", "می\u200cخواهم"],
  ])("%s", (_case, text, expected) => {
    expect(unseenShown(text)).toBe(expected);
  });

  test("done twice it is the same as once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => unseenShown(unseenShown(text)) === unseenShown(text)),
    );
  });
});

test("on one line, ends of lines and tabs are shown too", () => {
  expect(printable("a\r\n\tb\u2028c")).toBe("a\\u000d\\u000a\\u0009b\\u2028c");
});

test("JSON says the same to a program, in signs that are all seen", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
      const told = { value, [text]: text };
      const json = printableJson(told);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(told)));
      expect(json).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u);
    }),
  );
});
