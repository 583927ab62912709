/** Titles of the units in every language, and names of what collectors say of a container. */

import { describe, expect, test } from "vitest";
import { collectors } from "../../src/collect/collectors/index.ts";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import { catalogueOf, LANGUAGES } from "../../src/lang/index.ts";

const titles = (units: readonly { readonly id: string; readonly title: string }[]) =>
  Object.fromEntries(units.map(({ id, title }) => [id, title]));

test("French bears the units' own titles", () => {
  const { names } = catalogueOf("fr");
  expect(names.collector).toEqual(titles(collectors));
  expect(names.detector).toEqual(titles(DETECTORS));
});

describe.each(LANGUAGES)("%s names", (language) => {
  const { kind, trait } = catalogueOf(language).names;
  test.each(["archive", "archived", "channel", "guests", "noAccount", "ownerless", "quotaUsed"])("the trait %s", (id) =>
    expect(trait[id]).toBeTypeOf("string"),
  );
  test.each([
    ...["user", "shared", "room", "equipment", "group"],
    ...["personal", "library", "list", "site", "plan", "notebook", "organiser"],
    ...["standard", "private", "shared-channel", "oneOnOne", "meeting", "unknownFutureValue"],
  ])("the kind %s", (id) => expect(kind[id]).toBeTypeOf("string"));
});
