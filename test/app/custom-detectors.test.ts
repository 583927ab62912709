/** An administration's own detectors are looked at before anything is read, all of them together. */

import { describe, expect, test } from "vitest";
import { customDetectors } from "../../src/app/custom-detectors.ts";
import { ConfigurationFault } from "../../src/store/configuration.ts";

const file = (name: string, id: string, pattern: string) => ({
  name: `detectors/${name}.yaml`,
  text: `id: ${id}\ntitle: Essai\ncategory: state-agent-data\npattern: '${pattern}'\n`,
});

test("those that can be used, in the order of their files", () => {
  const own = customDetectors([file("a", "numero-a", "DGX-[0-9]{6}"), file("b", "numero-b", "DGY-[0-9]{6}")]);
  expect(own.map(({ id, pattern }) => [id, pattern])).toEqual([
    ["numero-a", "DGX-[0-9]{6}"],
    ["numero-b", "DGY-[0-9]{6}"],
  ]);
});

test("none, when nobody wrote any", () => expect(customDetectors([])).toEqual([]));

describe("stops with a sentence for", () => {
  test.each([
    [
      "an id of Bascule's own",
      [file("a", "nir", "DGX-[0-9]{6}")],
      "a",
      1,
      "id",
      "l’identifiant nir est déjà pris",
      "the id nir is already taken",
    ],
    [
      "one id in two files",
      [file("a", "numero", "DGX-[0-9]{6}"), file("b", "numero", "DGY-[0-9]{6}")],
      "b",
      1,
      "id",
      "l’identifiant numero est déjà pris",
      "the id numero is already taken",
    ],
    [
      "a pattern without bound",
      [file("a", "numero", "DGX-[0-9]+")],
      "a",
      4,
      "pattern",
      "«\u00a0[0-9]+\u00a0» n’a pas de borne\u202f; écrivez par exemple {1,20}",
      '"[0-9]+" has no bound; write {1,20} for instance',
    ],
    [
      "a pattern of too many ways",
      [file("a", "numero", "(a|a){1,50}")],
      "a",
      4,
      "pattern",
      "l’expression peut lire un même passage de plus de 1000 façons\u202f; resserrez ses répétitions",
      "the pattern may read one passage in more than 1000 ways; tighten its repetitions",
    ],
    [
      "a back-reference",
      [file("a", "numero", "(abc)\\1")],
      "a",
      4,
      "pattern",
      "les renvois (\\1) ne sont pas admis",
      "back-references (\\1) are not accepted",
    ],
  ])("%s", (_case, files, name, line, key, fr, en) => {
    let fault: unknown;
    try {
      customDetectors(files);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(ConfigurationFault);
    expect(fault).toMatchObject({ path: `templates/detectors/${name}.yaml`, line, key, detail: { fr, en } });
  });
});
