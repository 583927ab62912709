/** Files of the pretend ministry: ids that lead back to them, sizes that are those of their contents. */

import { expect, test } from "vitest";
import { type Library, librariesOf, libraryById } from "../../src/simulator/ministry/drives.ts";
import { contentOf, itemId, itemJson, nodeById, sizeOf, treeIn } from "../../src/simulator/ministry/files.ts";
import type { Node } from "../../src/simulator/ministry/files-nodes.ts";
import { truthOfLibrary } from "../../src/simulator/ministry/files-truth.ts";
import { placesOf } from "../../src/simulator/ministry/sites-whole.ts";
import { groundFor } from "./ground.ts";

const ground = groundFor();
const libraries = [...placesOf(ground)].flatMap((place) => librariesOf(ground, place));
const filesOf = (library: Library) =>
  treeIn(ground, library).nodes.filter((node): node is Node => node !== null && node.type === "file");

test("every library is found again from its id, and every file from its own", () => {
  expect(new Set(libraries.map(({ id }) => id)).size).toBe(libraries.length);
  for (const library of libraries) {
    expect(libraryById(ground, library.id)).toEqual(library);
    for (const node of treeIn(ground, library).nodes)
      if (node !== null) expect(nodeById(ground, library, itemId(ground, library, node.d))).toBe(node);
  }
});

test("an id of another tenant, of another library or made up opens to nothing", () => {
  const [one, other] = libraries;
  if (one === undefined || other === undefined) throw new Error("no library");
  expect(libraryById(groundFor({ seed: "autre" }), one.id)).toBeNull();
  expect(nodeById(ground, other, itemId(ground, one, 0))).toBeNull();
  for (const id of ["", "b!", "b!AAAA", "01", one.id.toLowerCase()]) expect(libraryById(ground, id)).toBeNull();
});

test("a file's size is that of its content, wherever the reading begins", () => {
  for (const library of libraries)
    for (const node of filesOf(library)) {
      const size = sizeOf(ground, treeIn(ground, library), node);
      if (size > 1_000_000) continue;
      const whole = contentOf(ground, node, 0, size);
      expect(whole.length).toBe(size);
      expect(contentOf(ground, node, 3, 5)).toEqual(whole.slice(3, 8));
    }
});

test("the same seed grows the same tree, another one another", () => {
  const names = (seed: string) => {
    const other = groundFor({ seed });
    const [library] = [...placesOf(other)].flatMap((place) => librariesOf(other, place));
    return library === undefined ? [] : treeIn(other, library).nodes.map((node) => node?.name);
  };
  expect(names("essai")).toEqual(names("essai"));
  expect(names("essai")).not.toEqual(names("autre"));
});

const files = libraries.flatMap((library) => filesOf(library).map((node) => ({ library, node })));
test.each<[string, (file: { library: Library; node: Node }) => boolean]>([
  ["a private file in a nest", ({ node }) => node.private && node.parent !== null],
  ["a file itself so named", ({ node }) => node.private && node.parent === null],
  ["a section of a notebook", ({ node }) => node.notebook !== null],
  ["a checked-out file", ({ node }) => node.traits.checkedOut === true],
  ["a locked file", ({ node }) => node.traits.locked === true],
  ["a name with a NIR", ({ node }) => node.named.includes("nir")],
  ["a name that a spreadsheet would run", ({ node }) => node.name.startsWith("=")],
  ["a name that begins with a tab", ({ node }) => node.name.startsWith("\t")],
  ["an encrypted file", ({ node }) => node.body?.kind === "made" && node.body.unread === "encrypted"],
  ["an oversize file", ({ node }) => node.body?.kind === "filler" && node.body.unread === "too-large"],
  ["an empty file", ({ node }) => node.body?.kind === "made" && node.body.bytes.length === 0],
  ["a recording in a personal drive", ({ library, node }) => library.place.kind === 4 && node.name.endsWith(".mp4")],
])("a tiny tenant holds %s", (_what, holds) => {
  expect(files.some(holds)).toBe(true);
});

test("some path is longer than four hundred characters", () => {
  const long = files.some(({ library, node }) => {
    const { webDavUrl } = itemJson(ground, library, treeIn(ground, library), node);
    return decodeURIComponent(new URL(String(webDavUrl)).pathname).length > 401;
  });
  expect(long).toBe(true);
});

test("truth counts files outside notebooks, and each notebook once with its sections' bytes", () => {
  for (const library of libraries) {
    const [line, ...books] = [...truthOfLibrary(ground, library)];
    const counted = filesOf(library).filter(({ notebook }) => notebook === null);
    expect(line?.items).toBe(counted.length);
    expect(line?.bytes).toBe(counted.reduce((sum, node) => sum + sizeOf(ground, treeIn(ground, library), node), 0));
    const sections = filesOf(library).filter(({ notebook }) => notebook !== null);
    const bytes = sections.reduce((sum, node) => sum + sizeOf(ground, treeIn(ground, library), node), 0);
    expect(books.reduce((sum, book) => sum + (book.bytes ?? 0), 0)).toBe(bytes);
  }
});

test("truth tells apart what Teams keeps in a personal drive", () => {
  const lines = libraries.flatMap((library) => [...truthOfLibrary(ground, library)]);
  for (const part of ["chat-files", "recordings"] as const) {
    const parts = lines.flatMap((line) => line.parts?.[part] ?? []);
    expect(
      parts.some(({ items, bytes }) => items > 0 && bytes > 0),
      part,
    ).toBe(true);
  }
  expect(lines.filter(({ parts }) => parts).every(({ kind }) => kind === "personal")).toBe(true);
});

test("private, locked and unreadable files hold nothing that a reader finds", () => {
  const bare = files.filter(({ node }) => node.private || node.traits.locked === true);
  expect(bare.length).toBeGreaterThan(3);
  const lines = libraries.flatMap((library) => [...truthOfLibrary(ground, library)]);
  expect(lines.reduce((sum, line) => sum + line.privateItems, 0)).toBe(files.filter(({ node }) => node.private).length);
  for (const reason of ["encrypted", "damaged", "no-text-layer", "too-large", "unsupported", "unreadable"] as const)
    expect(
      lines.some((line) => (line.unread[reason] ?? 0) > 0),
      reason,
    ).toBe(true);
  for (const detector of ["nir", "siren", "siret", "iban", "vat", "marking", "label"])
    expect(
      lines.some((line) => (line.sensitive[detector] ?? 0) > 0),
      detector,
    ).toBe(true);
});

test("later, three libraries in four have changed, and only what changed by itself is told", () => {
  const later = groundFor({ state: 1 });
  const differing = libraries.filter((library) => treeIn(later, library).changed.length > 0);
  expect(differing.length).toBeGreaterThan(libraries.length / 2);
  const fates = { gone: 0, shut: 0, opened: 0 };
  for (const library of differing) {
    const [was, is] = [treeIn(ground, library).nodes, treeIn(later, library)];
    const told = new Set(is.changed);
    for (const [d, node] of is.nodes.entries()) {
      const before = was[d] ?? null;
      if (node === null || before === null) fates.gone += before === null ? 0 : 1;
      else if (!told.has(d)) expect({ ...node, private: before.private }).toEqual(before);
      if (node && before && node.private !== before.private && !told.has(d)) fates[node.private ? "shut" : "opened"]++;
    }
  }
  expect(Object.values(fates).every((count) => count > 0)).toBe(true);
});
