/** Personal sites that no account's drive leads to: whose they are, and that none is counted twice. */

import { describe, expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { leftDrives } from "../../src/collect/collectors/left-drives.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { sites } from "../../src/collect/collectors/sites.ts";
import { personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];

const HOST = "https://demo-my.sharepoint.example";
const of = (...value: object[]) => ({ value });
const personal = (space: string, more: object = {}) => ({
  id: `s-${space}`,
  displayName: `Espace ${space}`,
  webUrl: `${HOST}/personal/${space}`,
  isPersonalSite: true,
  ...more,
});
const drive = (space: string, owner: string | null = null) => ({
  id: `d-${space}`,
  webUrl: `${HOST}/personal/${space}/Documents`,
  quota: { used: 7 },
  ...(owner === null ? {} : { owner: { user: { id: owner, displayName: "Agent" } } }),
});
const idIn = (path: string) => path.split("/")[2] ?? "";
const files: Table = [
  [/delta/, (path) => of({ id: `f-${idIn(path)}`, name: "a.docx", file: {}, retentionLabel: null, size: 8 })],
];

const scan = async (table: Table, wish: Wish = {}) => {
  const graph = fakeGraph([...table, ...files]);
  const facts = wish.facts ?? [personOf("ada", { licences: ["e3"] })];
  const found = await collect([personalDrives, sites, leftDrives, driveFiles], graph, { ...wish, facts });
  const drives = found.containers.map(({ id, owner, name, traits }) => ({ id, owner, name, ...traits }));
  const gaps = found.gaps.map(({ cause, container, where }) => `${cause} ${container} ${where}`);
  const asked = graph.asked.filter((path) => /^\/sites\/s-/.test(path)).map(idIn);
  return { found, drives, gaps, asked };
};

const ada: Table = [[/^\/users\/ada\/drive/, drive("ada_demo_example")]];
const listed = (...spaces: object[]): Table => [[/getAllSites/, of(...spaces)]];

describe("a personal site", () => {
  test("that an account's drive stands in is that drive, and is not asked for again", async () => {
    const { drives, asked } = await scan([...ada, ...listed(personal("ada_demo_example"))]);
    expect(drives).toEqual([{ id: "d-ada_demo_example", owner: "ada", name: "Agent ada", quotaUsed: 7 }]);
    expect(asked).toEqual([]);
  });

  test("whose account is gone is counted under its own name, without an owner", async () => {
    const gone = personal("gone_demo_example");
    const { found, drives } = await scan([
      ...ada,
      ...listed(personal("ada_demo_example"), gone),
      [/^\/sites\/s-gone/, drive("gone_demo_example", "nobody")],
    ]);
    expect(drives).toEqual([
      { id: "d-ada_demo_example", owner: "ada", name: "Agent ada", quotaUsed: 7 },
      { id: "d-gone_demo_example", owner: null, name: "Espace gone_demo_example", quotaUsed: 7, noAccount: true },
    ]);
    expect(found.volumes()).toEqual({ "onedrive.files": { containers: 2, items: 2, bytes: 16 } });
  });

  test.each<[string, Wish, Table, unknown[]]>([
    [
      "renamed since: the drive that the account leads to tells where it stands",
      {},
      [[/^\/users\/ada\/drive/, drive("ada_former_name")], ...listed(personal("ada_former_name"))],
      [["d-ada_former_name", "ada"]],
    ],
    [
      "kept beside the new one of an account made again under the same name",
      {},
      [
        [/^\/users\/ada\/drive/, drive("ada_demo_example1")],
        ...listed(personal("ada_demo_example"), personal("ada_demo_example1")),
        [/^\/sites\/s-ada_demo_example\//, drive("ada_demo_example", "former")],
      ],
      [
        ["d-ada_demo_example1", "ada"],
        ["d-ada_demo_example", null],
      ],
    ],
    [
      "of an account without licence that was not worth asking is that account's",
      {
        facts: [
          personOf("ada"),
          {
            kind: "usage",
            report: "getOneDriveUsageAccountDetail",
            id: "getOneDriveUsageAccountDetail/b@demo.example",
            day: null,
            figures: {},
          },
        ],
      },
      [...listed(personal("ada_demo_example")), [/^\/sites\/s-ada/, drive("ada_demo_example", "ada")]],
      [["d-ada_demo_example", "ada"]],
    ],
    [
      "where no account could be listed is nobody's",
      { facts: [] },
      [...listed(personal("ada_demo_example")), [/^\/sites\/s-ada/, drive("ada_demo_example", "ada")]],
      [["d-ada_demo_example", null]],
    ],
    [
      "at an address of another kind is asked for all the same",
      {},
      [...ada, ...listed(personal("odd", { webUrl: null })), [/^\/sites\/s-odd/, drive("odd")]],
      [
        ["d-ada_demo_example", "ada"],
        ["d-odd", null],
      ],
    ],
    [
      "asked for without need is the same drive, once",
      {},
      [
        [/^\/users\/ada\/drive/, { ...drive("ada_demo_example"), webUrl: null }],
        ...listed(personal("elsewhere")),
        [/^\/sites\/s-elsewhere/, { ...drive("ada_demo_example", "ada"), webUrl: null }],
      ],
      [["d-ada_demo_example", "ada"]],
    ],
  ])("%s", async (_case, wish, table, expected) => {
    const { drives } = await scan(table, wish);
    expect(drives.map(({ id, owner }) => [id, owner])).toEqual(expected);
  });

  test("is said to have no account only where accounts are known", async () => {
    const table: Table = [...listed(personal("gone")), [/^\/sites\/s-gone/, drive("gone")]];
    const { drives } = await scan(table, { facts: [] });
    expect(drives).toEqual([{ id: "d-gone", owner: null, name: "Espace gone", quotaUsed: 7 }]);
  });

  test("that is shut stands as a place, and is told; one that is gone meanwhile is neither", async () => {
    const { drives, gaps } = await scan([
      ...ada,
      ...listed(personal("archived"), personal("vanished")),
      [/^\/sites\/s-archived/, refusal("locked", 423, "resourceLocked")],
      [/^\/sites\/s-vanished/, refusal("vanished", 404, "itemNotFound")],
    ]);
    expect(drives.map(({ id }) => id)).toEqual(["d-ada_demo_example", "s-archived"]);
    expect(gaps).toEqual(["locked s-archived sites/drive"]);
  });

  test("of an account whose drive was refused is told once, at the account", async () => {
    const { gaps, asked } = await scan([
      [/^\/users\/ada\/drive/, refusal("forbidden", 403)],
      ...listed(personal("ada_demo_example")),
    ]);
    expect(gaps).toEqual(["forbidden ada users/drive"]);
    expect(asked).toEqual([]);
  });
});

describe("the scope", () => {
  const gone: Table = [
    ...ada,
    ...listed(personal("ada_demo_example"), personal("gone"), personal("bo_demo_example")),
    [/^\/sites\/s-gone/, drive("gone", "nobody")],
    [/^\/sites\/s-bo/, drive("bo_demo_example", "bo")],
  ];
  const facts = [personOf("ada", { licences: ["e3"] }), personOf("bo", { licences: ["e3"] })];

  test.each<[string, Wish["scope"], string[], string[]]>([
    ["narrowed to a person asks for no other drive", { include: ["ada@demo.example"] }, ["d-ada_demo_example"], []],
    ["narrowed to a personal site holds it", { include: [`${HOST}/personal/gone`] }, ["d-gone"], ["s-gone"]],
    [
      "without a person keeps the person's site out of the plan",
      { exclude: ["bo@demo.example"] },
      ["d-ada_demo_example", "d-gone"],
      ["s-gone"],
    ],
    [
      "without a personal site does not ask for it",
      { exclude: [`${HOST}/personal/gone`, "bo@demo.example"] },
      ["d-ada_demo_example"],
      [],
    ],
  ])("%s", async (_case, scope, expected, askedFor) => {
    const { drives, asked } = await scan(gone, { scope: scope ?? {}, facts });
    expect(drives.map(({ id }) => id)).toEqual(expected);
    expect(asked).toEqual(askedFor);
  });

  test.each<[string, string, string | null, string[]]>([
    ["named after the person, whoever Graph says owns it", "bo_demo_example", null, []],
    ["named after a former address of the person", "robert_demo_example", null, []],
    ["of another name, which Graph ties to the person", "elsewhere", "bo", []],
    ["of another name, which nothing ties to anybody", "elsewhere", null, ["d-elsewhere"]],
  ])("leaves out a site %s", async (_case, space, owner, expected) => {
    const table: Table = [...listed(personal(space)), [/^\/sites\/s-/, drive(space, owner)]];
    const bo = personOf("bo", { addresses: ["bo@demo.example", "robert@demo.example"], licences: ["e3"] });
    const { drives } = await scan(table, { scope: { exclude: ["bo@demo.example"] }, facts: [bo] });
    expect(drives.map(({ id }) => id)).toEqual(expected);
  });

  test("counts for its account a site that Graph did not lead to, even where it names no owner", async () => {
    const { drives } = await scan([
      [/^\/users\/ada\/drive/, refusal("not-provisioned", 404)],
      ...listed(personal("ada_demo_example")),
      [/^\/sites\/s-ada/, drive("ada_demo_example")],
    ]);
    expect(drives).toEqual([{ id: "d-ada_demo_example", owner: "ada", name: "Agent ada", quotaUsed: 7 }]);
  });

  test("narrowed to a personal site holds it, even where Graph ties it to an account that is left out", async () => {
    const table: Table = [...listed(personal("elsewhere")), [/^\/sites\/s-/, drive("elsewhere", "ada")]];
    const { drives } = await scan(table, { scope: { include: [`${HOST}/personal/elsewhere`] } });
    expect(drives.map(({ id, owner }) => [id, owner])).toEqual([["d-elsewhere", "ada"]]);
  });

  test("without a personal site leaves it out where its account leads there", async () => {
    const { drives, gaps, asked } = await scan([...ada, ...listed(personal("ada_demo_example"))], {
      scope: { exclude: [`${HOST}/personal/ada_demo_example`] },
    });
    expect([drives, asked]).toEqual([[], []]);
    expect(gaps).toEqual(["left-out ada users/drive"]);
  });

  test("that closes the contents of a personal site by its address closes them where its account leads there", async () => {
    const { found } = await scan([...ada, ...listed(personal("ada_demo_example"))], {
      content: "full",
      scope: { excludeContent: [`${HOST}/personal/ada_demo_example`] },
    });
    expect(found.gaps.map(({ where, container }) => [where, container])).toEqual([["content", "d-ada_demo_example"]]);
  });

  test("that closes contents closes those of a drive without account, by the address of its site", async () => {
    const { found } = await scan([...ada, ...gone], {
      content: "full",
      scope: { excludeContent: [`${HOST}/personal/gone`], exclude: ["bo@demo.example"] },
      facts,
    });
    expect(found.gaps.filter(({ where }) => where === "content").map(({ container }) => container)).toEqual(["d-gone"]);
  });
});

test("a list of sites that is refused takes from OneDrive too", async () => {
  const { gaps } = await scan([...ada, [/getAllSites/, refusal("forbidden", 403)]]);
  // Once of OneDrive, and once of all that lies in sites: documents, lists, pages, notebooks.
  expect(gaps).toEqual(Array.from({ length: 5 }, () => "forbidden null sites/getAllSites"));
});
