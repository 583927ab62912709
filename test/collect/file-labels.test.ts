/** Labels of files: asked for when it was told to, of the formats that bear one, never of what may not be read. */

import { expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { fileLabels } from "../../src/collect/collectors/file-labels.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const LABEL = "9fbde396-1a24-4c79-8edf-9254a0f35055";
const file = (id: string, name: string, parentId = "root") => ({
  id,
  name,
  size: 10,
  file: {},
  retentionLabel: null,
  parentReference: { id: parentId },
});
const many = Array.from({ length: 45 }, (_, at) => file(`f${String(at).padStart(2, "0")}`, `Note ${at}.docx`));
const files = [
  { id: "root", root: {}, folder: {} },
  { id: "closed", name: "Personnel", folder: {}, parentReference: { id: "root" } },
  file("bare", "sans.docx"),
  file("bears", "avec.PDF"),
  file("double", "chiffre.xlsx"),
  file("gone", "parti.pptx"),
  file("late", "tard.docx"),
  file("other", "photo.jpg"),
  file("private", "impots.pdf", "closed"),
  file("wrapped", "autre.xlsm"),
  ...many,
];
const labels = (...ids: string[]) => ({
  labels: ids.map((id) => ({ sensitivityLabelId: id, assignmentMethod: "standard" })),
});

const scan = async (wish: Wish, more: readonly (readonly [RegExp, Told])[] = []) => {
  let late = 0;
  const graph = fakeGraph([
    ...more,
    [/users\/a\/drive\?/, { id: "d", webUrl: "https://demo-my.sharepoint.com/personal/a_demo_example/Documents" }],
    [/root\/delta/, { value: files }],
    [/items\/bears\/extract/, labels(LABEL.toUpperCase(), LABEL)],
    [/items\/wrapped\/extract/, { value: labels(LABEL) }],
    [/items\/double\/extract/, refusal("locked", 423, "fileDoubleKeyEncrypted")],
    [/items\/gone\/extract/, refusal("vanished", 404, "itemNotFound")],
    [
      /items\/late\/extract/,
      () => {
        late += 1;
        return late === 1 ? refusal("locked", 423, "fileDecryptionDeferred") : labels(LABEL);
      },
    ],
    [/extract/, labels()],
  ]);
  const found = await collect([personalDrives, driveFiles, fileLabels], graph, { facts: [personOf("a")], ...wish });
  return { found, asked: graph.asked.filter((path) => /extract/.test(path)).map((path) => path.split("/")[4]) };
};

test.each<[string, Wish]>([
  ["at once", {}],
  ["cut after each page", { cutAfter: 1 }],
])("each file of a format that may bear one is asked, and what each bears is kept: %s", async (_case, wish) => {
  const { found, asked } = await scan({ extractLabels: true, ...wish });
  expect(asked.sort()).toEqual(
    ["bare", "bears", "double", "gone", "late", "late", "wrapped", ...many.map(({ id }) => id)].sort(),
  );
  const bearing = found.labelled.filter(({ labels }) => labels.length > 0);
  expect(bearing.map(({ item, labels }) => [item, labels])).toEqual(
    ["bears", "late", "wrapped"].map((item) => [item, [LABEL]]),
  );
  expect(found.gaps).toMatchObject([
    { cause: "unlabelled", where: "extractSensitivityLabels", container: "d", count: 1 },
  ]);
});

test.each<[string, Wish]>([
  ["it was not told to", {}],
  ["contents are read, and it was not told to", { content: "full" }],
  ["the configuration closes the place", { extractLabels: true, scope: { excludeContent: ["a@demo.example"] } }],
])("nothing is asked where %s", async (_case, wish) => {
  expect((await scan(wish)).asked).toEqual([]);
});

test("a permission that is missing is told of the place, and makes the scan incomplete", async () => {
  const { found } = await scan({ extractLabels: true }, [[/extract/, refusal("forbidden", 403, "accessDenied")]]);
  expect(found.gaps).toMatchObject([{ cause: "forbidden", permission: "Files.Read.All", container: "d" }]);
});
