import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/cli/language.ts";
import { contentOf, dayOf, portOf, ratesOf, UsageFault, workloadsOf } from "../../src/cli/values.ts";
import { catalogueOf } from "../../src/lang/index.ts";

const words = catalogueOf("fr").terminal.usage;
const all = (mode: string) => ({ exchange: mode, onedrive: mode, teams: mode, sharepoint: mode });

test.each([
  ["full", all("full")],
  ["none", all("none")],
  ["sharepoint=full", { ...all("none"), sharepoint: "full" }],
  ["sharepoint=full, exchange=sample", { ...all("none"), sharepoint: "full", exchange: "sample" }],
])("content %s", (text, modes) => expect(contentOf("--content", text, "none", words)).toEqual(modes));

test.each(["", "all", "full,none", "sharepoint", "sharepoint=", "mail=full", "sharepoint=full=none", "=full"])(
  "content « %s » is refused",
  (text) => expect(() => contentOf("--content", text, "none", words)).toThrow(UsageFault),
);

test("workloads come in their own order, each once", () => {
  expect(workloadsOf("--workload", "teams,exchange,teams", words)).toEqual(["exchange", "teams"]);
});

test.each(["", ",", "mail", "exchange,other"])("workloads « %s » are refused", (text) =>
  expect(() => workloadsOf("--workload", text, words)).toThrow(UsageFault),
);

test.each(["2021-02-30", "2021-9-15", "15/09/2021", "", "2021-13-01"])("day « %s » is refused with its shape", (text) =>
  expect(() => dayOf("--as-of", text, words)).toThrow(/AAAA-MM-JJ/),
);

test.each([
  ["0", 0],
  ["65535", 65_535],
])("port %s", (text, port) => expect(portOf("--port", text, words)).toBe(port));
test.each(["65536", "-1", "80.5", "http", ""])("port « %s » is refused", (text) =>
  expect(() => portOf("--port", text, words)).toThrow(UsageFault),
);

test("fault rates", () => {
  expect(ratesOf("--faults", "429=0.05, reset=1", ["429", "reset"], words)).toEqual({ "429": 0.05, reset: 1 });
  for (const text of ["429", "429=2", "418=0.1", "429="])
    expect(() => ratesOf("--faults", text, ["429", "reset"], words)).toThrow(UsageFault);
});

describe("language", () => {
  test.each([
    [["--lang", "en"], { BASCULE_LANG: "fr" }, "fr-FR", "en"],
    [["--lang=fr"], {}, "en-US", "fr"],
    [[], { BASCULE_LANG: "en" }, "fr-FR", "en"],
    [[], { LANG: "en_GB.UTF-8" }, "fr-FR", "en"],
    [[], { LC_ALL: "C.UTF-8" }, "de-DE", "fr"],
    [[], {}, "en-US", "en"],
    [[], { LANG: "C.UTF-8" }, "en-US", "fr"],
    [[], { LC_ALL: "POSIX", LANG: "en_GB.UTF-8" }, "en-US", "fr"],
    [[], { LC_ALL: "", LANG: "en_GB.UTF-8" }, null, "en"],
    [[], {}, null, "fr"],
  ] as const)("%j %j %s → %s", (argv, env, locale, expected) => expect(languageOf(argv, env, locale)).toBe(expected));
});
