/**
 * The rows of every sheet of the workbook and of the annex, each cell with its value and its look, as lines of JSON for whoever
 * writes the same. Run by the bench: `cells.ts STORE FILE`.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type Cell, cellText, startsLikeFormula } from "../../src/export/cell.ts";
import type { BodyLook } from "../../src/export/look.ts";
import type { Head } from "../../src/export/sheet.ts";
import { ANNEX_TABS, PLAN_TABS } from "../../src/export/sheets/index.ts";
import { viewOf } from "../../src/export/view.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { ASKED, bookOf } from "../planning/asked.ts";

const [path = "", target = ""] = process.argv.slice(2);
/** Forms in which text is at home. */
const PLAIN = ["text", "long", "line"];

function lookOf({ value, tint }: Cell, head: Head | undefined): BodyLook {
  const form = value instanceof Date ? "day" : (head?.form ?? "text");
  const text = typeof value === "string";
  return { form, tint, word: text && !PLAIN.includes(form), guarded: text && startsLikeFormula(value) };
}

function packed(cell: Cell, head: Head | undefined): readonly [unknown, string] {
  const { form, tint, word, guarded } = lookOf(cell, head);
  const { value } = cell;
  const told = value instanceof Date ? { day: value.getTime() } : typeof value === "string" ? cellText(value) : value;
  return [told, [form, tint ?? "", word, guarded].join(" ")];
}

const file = createWriteStream(target);
const write = async (line: unknown) => {
  if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, "drain");
};
const store = openStore(path, { create: false });
const plain = viewOf(await bookOf(store), ASKED.language);
let [rows, cells] = [0, 0];
for (const [tabs, view] of [
  [PLAN_TABS, { ...plain, trip: { carried: null } }],
  [ANNEX_TABS, plain],
] as const) {
  await write({ workbook: rows });
  for (const tab of tabs) {
    if (tab.kind === "page") continue;
    const heads = tab.heads(view);
    await write({ sheet: tab.title(view), widths: heads.map(({ width }) => width) });
    for await (const line of tab.lines(view)) {
      rows += 1;
      cells += line.length;
      await write(line.map((cell, index) => packed(cell, heads[index])));
    }
  }
}
file.end();
await once(file, "close");
await store.close();
process.stdout.write(JSON.stringify({ rows, cells }));
