import type { carry as french } from "../fr/carry.ts";

const again = "Nothing was written.";
const save = "Open it in your spreadsheet and save it as .xlsx.";

const choose =
  "Give --carry the workbook that was filled in, or the folder that holds those given back to you; without any, run the command without --carry.";

const kind = (title: string, says: string) => ({ title, says });

export const carry: typeof french = {
  cells: (count, one) => `${count} cell${one ? "" : "s"}`,
  kinds: {
    "two-values": kind(
      "Two values",
      "Two people filled this cell differently. The value that was read first stands in the workbook; the other is here.",
    ),
    "both-changed": kind(
      "Changed on both sides",
      "A person changed this cell, and so did the scan. The person’s value stands in the workbook; that of the scan is here.",
    ),
    "row-gone": kind(
      "Row gone",
      "This row is in the plan no more. What was written in it is here, and goes back to it if the row comes back.",
    ),
    "row-added": kind(
      "Row added",
      "This row is none of the plan’s: its identifier is missing or not known. What it holds is here.",
    ),
    "duplicate-id": kind(
      "Row twice",
      "Two rows of the same sheet bear this identifier. The one least altered stands in the workbook; the other is here.",
    ),
    "unknown-column": kind(
      "Unknown column",
      "This version has no such column, or the sheet has too many. What was written there is here.",
    ),
    "unreadable-day": kind(
      "Day not readable",
      "This text tells no day for sure. It is kept as it stands: write a date.",
    ),
    "not-in-list": kind("Not in the list", "This value is not in the list. It is kept as it stands."),
    emptied: kind("Cell emptied", "Bascule fills this cell: emptied, it is filled again."),
    formula: kind(
      "Formula",
      "A formula stood in this column. Its last known value is kept, the formula is not; the first is here.",
    ),
    merged: kind(
      "Cells merged",
      "Cells were merged: the spreadsheet keeps the first value alone, and Bascule reads it for the first row alone. The area is here.",
    ),
    note: kind(
      "Comment on a cell",
      "A comment is attached to this cell. Bascule does not carry it in the cell: here it is.",
    ),
    "column-elsewhere": kind(
      "Column added elsewhere",
      "Bascule does not carry what is added to this sheet: copy the column from the original file, which stays as it is. The number is that of its filled cells.",
    ),
    "inventory-changed": kind(
      "Inventory changed",
      "Somebody changed this cell in a sheet that Bascule makes anew with each scan. What was written there is not carried over: here it is, where it is known, and it stays in the file it came from.",
    ),
    "no-control": kind(
      "Control missing",
      "These rows have lost the hidden column “Control”, or no longer have their identifier beside them. The columns to fill in are carried; what was changed in the others is not recognised.",
    ),
    "sheet-added": kind(
      "Sheet added",
      "Bascule does not carry a sheet that was added: copy it from the original file, which stays as it is. The number is that of its filled cells.",
    ),
  },
  faults: {
    missing: (path, folder, beside, more) =>
      `The workbook “${path}” does not exist${beside.length === 0 ? `: no .xlsx workbook is in “${folder}”` : `. In “${folder}” there are: ${beside.map((name) => `“${name}”`).join(", ")}${more === 0 ? "" : more === 1 ? " and one more" : ` and ${more} more`}`}. ${choose} ${again}`,
    noFolder: (path, folder) =>
      `The workbook “${path}” does not exist, and neither does the folder “${folder}”. ${choose} ${again}`,
    unreadable: (path) =>
      `The workbook “${path}” cannot be read: close it if it is open elsewhere, check that you have the right to read it, or give a copy of it. ${again}`,
    emptyFolder: (path) => `The folder “${path}” holds no .xlsx workbook. ${choose} ${again}`,
    otherFormat: (path, format) =>
      `“${path}” is no .xlsx workbook${format === "" ? "" : ` (format read: ${format})`}. ${save} ${again}`,
    unread: {
      encrypted: (path) =>
        `“${path}” is protected by a password or by rights management. Save a copy without protection and give that to --carry. ${again}`,
      damaged: (path) =>
        `“${path}” is damaged: it could not be read to its end. Open it in your spreadsheet, save it again, or go back to a copy. ${again}`,
      "too-large": (path) =>
        `“${path}” is too large for a workbook of Bascule’s, or becomes so when it is unpacked. ${again}`,
    },
    notOurs: (path) =>
      `“${path}” is no plan-migration.xlsx made by Bascule: no sheet of it has the columns of “Plan”. If the column “Identifier” was deleted, put it back. ${again}`,
    annex: (path) =>
      `“${path}” is the annex to the derogation request, which nobody fills in. Give plan-migration.xlsx. ${again}`,
    restricted: (path) =>
      `“${path}” is the workbook of restricted reports, which Bascule does not carry. Give plan-migration.xlsx. ${again}`,
    redacted: (path) =>
      `“${path}” is a copy for publication: its rows no longer bear their identifiers. Give the original workbook. ${again}`,
    later: (path) => `“${path}” was made by a later version of Bascule. Update Bascule. ${again}`,
    otherTenant: (path) =>
      `“${path}” is the workbook of another tenant. Give that of this tenant, or the store of the other (BASCULE_STORE). ${again}`,
    stranger: (path) =>
      `No row of “${path}” is in this plan: it is the workbook of another tenant, or of another scan. ${again}`,
    withRedact: "A copy for publication does not carry what people wrote: give --carry and --split without --redact.",
  },
  outcome: {
    hint: (path) => `To carry it over into the new workbook: bascule plan --carry ${path}`,
    none: "What had been written is carried over. No conflict.",
    some: (count, one) =>
      `What had been written is carried over; ${count} point${one ? "" : "s"} to look at in the sheet “Conflicts”.`,
  },
};
