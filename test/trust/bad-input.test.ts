/**
 * Bad configuration, arguments, environment: the exact sentence in French and in English, exit code 2, and nothing changed on
 * disk. The tables hold a case of every option that takes a value, of every key of the configuration, of every variable.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { nameOf, OPTIONS } from "../../src/cli/command.ts";
import { Shape } from "../../src/store/configuration-shape.ts";
import { ARGUMENTS } from "./bad-input/arguments.ts";
import type { Around, Said } from "./bad-input/case.ts";
import { CONFIGURATION } from "./bad-input/configuration.ts";
import { ENVIRONMENT } from "./bad-input/environment.ts";
import { type Place, placeWithAStore } from "./bad-input/place.ts";

let place: Place;
beforeAll(async () => {
  place = await placeWithAStore();
});
afterAll(() => place.remove());

const wordsOf = (typed: string | readonly string[]) => (typeof typed === "string" ? typed.split(" ") : typed);

async function refuses(typed: string | readonly string[], said: Said, around?: Around): Promise<void> {
  for (const language of ["fr", "en"] as const) {
    const { exit, out, err, before, after } = await place.said(wordsOf(typed), language, around);
    expect({ exit, out, err }).toEqual({ exit: 2, out: "", err: said[language] });
    expect(after).toEqual(before);
  }
}

describe("arguments", () => {
  for (const [what, typed, said, around] of ARGUMENTS) test(what, () => refuses(typed, said, around));
});

describe("environment", () => {
  for (const [what, typed, said, around] of ENVIRONMENT) test(what, () => refuses(typed, said, around));
});

describe("configuration", () => {
  for (const [what, text, said, around] of CONFIGURATION) {
    const files = { "bascule.config.yaml": `${text}\n`, ...around?.files };
    test(what, () => refuses("plan", said, { ...around, files }));
  }
});

describe("the tables leave nothing out", () => {
  test("each case is there once, and there are enough of them", () => {
    const all = [...ARGUMENTS, ...ENVIRONMENT, ...CONFIGURATION].map(([what]) => what);
    expect(all.filter((what, at) => all.indexOf(what) < at)).toEqual([]);
    expect(all.length).toBeGreaterThan(250);
  });

  test("every option that takes a value", () => {
    const typed = ARGUMENTS.flatMap(([, words]) => wordsOf(words).map((word) => word.split("=", 1)[0]));
    const taking = [...Object.values(OPTIONS), "--config <FILE>", "--lang <LANG>"].filter((flags) =>
      flags.includes("<"),
    );
    expect(taking.map(nameOf).filter((name) => !typed.includes(name))).toEqual([]);
  });

  test("every key of the configuration", () => {
    const told = CONFIGURATION.flatMap(([, text, { en }]) => [
      /the key "(.+?)"/.exec(en)?.[1] ?? text.split(":", 1)[0],
    ]);
    // What is said of one service has the keys of what is said of all.
    const paths = keysOf(Shape, []).filter(({ source }) => !source.startsWith("^request\\.services"));
    expect(paths.length).toBeGreaterThan(50);
    const untold = paths.filter((path) => !told.some((key) => path.test(key ?? "")));
    expect(untold).toEqual([]);
  });

  test("every variable that can be wrong", () => {
    // Whatever stands in these is a list of hosts, a password, a secret, or nothing but set.
    const free = ["NO_PROXY", "NO_COLOR"];
    const example = readFileSync(resolve(import.meta.dirname, "../../.env.example"), "utf8");
    const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? "");
    const given = ENVIRONMENT.map(([, , , { env = {}, files = {} } = {}]) => JSON.stringify([env, files])).join("\n");
    expect(documented.filter((name) => !free.includes(name) && !given.includes(name))).toEqual([]);
  });
});

/** The keys that hold no further ones, each as it may be told: below a key that the administration chooses, or a place in a list. */
function keysOf(schema: unknown, path: readonly string[]): RegExp[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => keysOf(inner, [...path, key]));
  }
  if (schema instanceof z.ZodRecord) return keysOf(schema.valueType, [...path, "[^ ]+"]);
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) {
    return keysOf(schema.element, [...path, "\\d+"]);
  }
  if (schema instanceof z.ZodPipe) return keysOf(schema.in, path);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable) {
    return keysOf(schema.unwrap(), path);
  }
  return [new RegExp(`^${path.join("\\.")}(\\.\\d+)?$`)];
}
