/** What people break in a YAML file by hand is told with its line and what was expected: configuration, doctrine and detectors alike. */

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { explain } from "../src/app/faults.ts";
import { DoctrineFault } from "../src/doctrine/fault.ts";
import { parseTemplate } from "../src/doctrine/template.ts";
import { ConfigurationFault, parseConfiguration } from "../src/store/configuration.ts";
import { writtenDetectors } from "../src/store/custom-detectors.ts";

const BROKEN: readonly (readonly [what: string, text: string, line: number, fr: RegExp, en: RegExp])[] = [
  ["a tab", "scope:\n\tinclude: [a]\n", 2, /des espaces en début de ligne, et non une tabulation/, /not a tab/],
  ["a key twice", "scope:\n  include: [a]\n  include: [b]\n", 3, /chaque clé une seule fois/, /each key only once/],
  ["a list left open", "scope: { include: [a }\n", 1, /crochet ou accolade refermé/, /bracket or brace closed/],
  ["a quote left open", 'a: "b\n', 2, /qui ferme ce qui est ouvert/, /that closes what is open/],
  [
    "a colon in a text",
    "a: note: du 5 juillet\n",
    1,
    /«\u00a0clé: valeur\u00a0» sur une ligne/,
    /“key: value” on one line/,
  ],
  ["a line that goes back", "a:\n    b: 1\n  c: 2\n", 3, /le même retrait/, /the same indentation/],
  ["a text that begins with a sign", "a: @nom\n", 1, /des guillemets autour/, /quotes around/],
  ["a path in double quotes", 'a: "C:\\Users"\n', 1, /barre oblique inverse doublée/, /doubled backslash/],
  ["two documents", "a: 1\n---\nb: 2\n", 2, /un seul document/, /one document/],
  ["a text that begins with a star", "b: 1\na: *tous\n", 2, /commence par «\u00a0\*\u00a0»/, /begins with “\*”/],
];

const READERS: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ["the configuration", (text) => parseConfiguration(text, "f.yaml")],
  ["the doctrine", (text) => parseTemplate({ name: "f.yaml", text }, z.unknown())],
  ["a detector", (text) => writtenDetectors([{ name: "f.yaml", text }])],
];

describe.each(READERS)("%s", (_, read) => {
  test.each(BROKEN)("%s", (_what, text, line, fr, en) => {
    const fault = (() => {
      try {
        return read(text);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toSatisfy((error) => error instanceof ConfigurationFault || error instanceof DoctrineFault);
    const told = (language: "fr" | "en") => explain(fault, language).sentence;
    expect(told("fr")).toMatch(new RegExp(`f\\.yaml(:${line}\\s|.*ligne ${line}\\b)`));
    expect(told("fr")).toMatch(fr);
    expect(told("fr")).not.toMatch(/[A-Z]{4,}_/);
    expect(told("en")).toMatch(en);
  });
});
