/** Retention labels, told by the delta where the service does; parts of pages that are the tenant's own. */

import { expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { pages } from "../../src/collect/collectors/pages.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { readPages } from "../../src/collect/collectors/read-pages.ts";
import { ownPartTest } from "../../src/model/page-parts.ts";
import { pageParts } from "../../src/store/templates.ts";
import { personOf, siteFactOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect } from "./harness.ts";

const file = (id: string, label?: object | null) => ({
  ...{ id, name: `${id}.docx`, size: 1, file: {}, parentReference: { id: "root" } },
  ...(label !== undefined && { retentionLabel: label }),
});
const root = { id: "root", root: {}, folder: {} };
const LABEL = { name: "Dix ans" };

async function walked(delta: readonly (readonly [RegExp, Told])[]) {
  const graph = fakeGraph([
    [/users\/a\/drive\?/, { id: "d", webUrl: "https://demo-my.sharepoint.com/personal/a_demo_example/Documents" }],
    ...delta,
  ]);
  const found = await collect([personalDrives, driveFiles], graph, { facts: [personOf("a")] });
  const retained = found.items.flatMap(({ id, traits }) => ("retained" in traits ? [[id, traits.retained]] : []));
  const untold = found.gaps.filter(({ cause }) => cause === "untold");
  return {
    retained,
    untold: untold.map(({ where }) => where),
    asked: graph.asked.filter((path) => /delta/.test(path)),
  };
}
const GAP = "drives/root/delta/retentionLabel";

test.each<[string, readonly object[], readonly unknown[], readonly string[]]>([
  [
    "one of several",
    [root, file("a", null), file("b", LABEL), file("c", null)],
    [
      ["a", false],
      ["b", true],
    ],
    [],
  ],
  ["none, and the service says so", [root, file("a", null), file("b", null)], [["a", false]], []],
  ["told of those that bear one alone", [root, file("a"), file("b", LABEL)], [["b", true]], []],
  ["a label without a name is none", [root, file("a", { name: null })], [["a", false]], []],
  ["the service says nothing", [root, file("a"), file("b")], [], [GAP]],
  ["there is no file to say it of", [root], [], []],
])("retention labels: %s", async (_case, value, retained, untold) => {
  const found = await walked([[/root\/delta/, { value }]]);
  expect([found.retained, found.untold]).toEqual([retained, untold]);
  expect(found.asked).toHaveLength(1);
});

// What is known of delta with other relations expanded: https://github.com/OneDrive/onedrive-api-docs/issues/1181
test.each([
  [400, "invalidRequest"],
  [400, "badArgument"],
  [501, "notSupported"],
])(
  "a service that refuses the option by %i (%s) is asked without it, once, and the labels are told to be unknown",
  async (status, code) => {
    const found = await walked([
      [/expand=retentionLabel/, refusal("unexpected", status, code)],
      [/root\/delta/, { value: [root, file("a")] }],
    ]);
    expect(found.asked.map((path) => path.includes("expand"))).toEqual([true, false]);
    expect(found.untold).toEqual([GAP]);
  },
);

const NEWS = "8C88F208-6C77-4BDB-86A0-0C47B4316588";
const part = (webPartType: string, more: object = {}) => ({
  "@odata.type": "#microsoft.graph.standardWebPart",
  webPartType,
  ...more,
});
const text = { "@odata.type": "#microsoft.graph.textWebPart", innerHtml: "<p>Bonjour</p>" };
const columns = (...webparts: object[]) => ({ horizontalSections: [{ columns: [{ webparts }] }] });

test.each<[string, object | null, number]>([
  ["text alone", columns(text), 0],
  ["SharePoint's own, in capitals and braces", columns(part(NEWS), part(`{${NEWS}}`)), 0],
  ["one made for the tenant", columns(text, part("5d1f3e0a-6a34-4b51-9c06-2f6f0a3a7c11")), 1],
  ["two, one beside the columns", { ...columns(part("x")), verticalSection: { webparts: [part("y")] } }, 2],
  ["what a part holds of its own", columns(part(NEWS, { data: { properties: { webPartType: "x" } } })), 0],
  ["no layout at all", null, 0],
])("parts of a page: %s", async (_case, canvasLayout, ownParts) => {
  const graph = fakeGraph([
    [/pages\/p\/microsoft.graph.sitePage/, { title: "Accueil", canvasLayout }],
    [/\/pages\?/, { value: [{ id: "p", name: "Accueil.aspx" }] }],
  ]);
  const found = await collect([pages, readPages], graph, { content: "full", facts: [siteFactOf("s")] });
  expect(found.apart).toEqual([
    { kind: "apart", service: "sharepoint.pages", container: "s", item: "p", told: { ownParts } },
  ]);
  expect(found.gaps).toEqual([]);
});

test("a page whose layout was asked for and does not come is not read", async () => {
  const graph = fakeGraph([
    [/pages\/p\/microsoft.graph.sitePage/, { title: "Accueil" }],
    [/\/pages\?/, { value: [{ id: "p", name: "Accueil.aspx" }] }],
  ]);
  const found = await collect([pages, readPages], graph, { content: "full", facts: [siteFactOf("s")] });
  expect(found.readings).toEqual([]);
  expect(found.gaps).toMatchObject([{ cause: "untold", where: "sites/pages/canvasLayout", container: "s" }]);
});

test("parts are told to be unknown where pages are not read", async () => {
  const graph = fakeGraph([[/\/pages\?/, { value: [{ id: "p", name: "Accueil.aspx" }] }]]);
  const found = await collect([pages, readPages], graph, { facts: [siteFactOf("s")] });
  expect(found.gaps).toMatchObject([{ cause: "untold", where: "sites/pages/canvasLayout/webparts" }]);
});

test("types that come with SharePoint are all different, and none is a stranger", () => {
  const known = pageParts();
  expect(new Set(known).size).toBe(known.length);
  for (const id of known) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(known.map(ownPartTest(known))).not.toContain(true);
});
