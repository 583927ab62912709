import { formatOf } from "../format.ts";
import type { followUp as french } from "../fr/follow-up.ts";

const { count, day, bytes, one } = formatOf("en");

const items = (value: number) => `${count(value)} ${one(value) ? "item" : "items"}`;
const signed = (value: number, write: (value: number) => string) => `${value < 0 ? "−" : "+"}${write(Math.abs(value))}`;
const spaces = (value: number) => `${count(value)} ${one(value) ? "space" : "spaces"}`;

export const followUp: typeof french = {
  verdict: { agrees: "agrees", gap: "gap", alive: "still in use", uncounted: "not counted" },
  gapItems: (value) => `Gap of ${signed(value, items)} on arrival.`,
  gapBytes: (value) => `Gap of ${signed(value, bytes)} on arrival.`,
  leftUnknown: "What left is not known: the plan’s figure is missing or was changed by hand.",
  arrivedUnknown: "What arrived is not filled in.",
  source: {
    gone: (on) => `At the source no more (scan of ${day(on)}).`,
    unknown: "At the source: not known.",
    active: (on, since) =>
      `Activity at the source on ${day(on)}, after the actual date (${day(since)}): to be moved too before closing.`,
    grown: (all, more) =>
      `At the source: ${items(all)}, ${count(more)} more than had been counted. To be counted again before closing.`,
    emptied: "At the source: no item any more.",
    shrunk: (all, fewer) => `At the source: ${items(all)}, ${count(fewer)} fewer than had been counted.`,
    same: "At the source: nothing has changed since the count.",
  },
  noDay: "Actual date not filled in: what has changed since cannot be told.",
  unreadableDay: "Actual date not readable: what has changed since cannot be told.",
  reservation: (text) => `Reservation: ${text}`,
  held: (column, value) => `${column}: ${value}`,
  pv: {
    file: "Record of the move",
    wave: (id, name) => `Wave ${count(id)}${name === null ? "" : ` – ${name}`}`,
    noWave: "Spaces in no wave",
    spaces,
    verified: (value) => `${count(value)} of them verified`,
    allMoved: "All spaces of this wave are marked “Moved (to be verified)” or “Verified”.",
    remaining: (value) =>
      `${spaces(value)} of this wave ${one(value) ? "is" : "are"} not marked “Moved (to be verified)” yet, and ${one(value) ? "is" : "are"} not in this record.`,
    notKnown: "not known",
    notGiven: "not filled in",
    partly: (sum, missing) => `${sum}, without ${spaces(missing)} of which the figure is not known`,
    leftArrived: (left, arrived) => `${left} → ${arrived}`,
    noRemark: "No gap found, no reservation written in the plan.",
    remark: (space, kind, says) => `${space}${kind === "" ? "" : ` (${kind})`}: ${says}`,
    more: (listed, all) =>
      `This table gives ${count(listed)} spaces of ${count(all)}, first those that do not agree. All are in the sheet “Follow-up” of plan-migration.xlsx, to be attached.`,
    whole: "All spaces of the wave that are marked “Moved (to be verified)” or “Verified” are in this table.",
    unknowns: [
      "Bascule does not read the destination: what arrived is declared by whoever counted it.",
      "What left is what had been counted by the last scan before the move; what was written between that scan and the move is not in it.",
      "The same content does not have the same size everywhere: a volume is held to be the same down to 5% less.",
      "Figures do not tell that contents can be read, nor that access rights and sharing are right: that is verified by opening them.",
    ],
  },
  faults: {
    alone:
      "--arrived goes with --carry: it is the workbook carried over that says which spaces have moved. Example: bascule plan --carry plan-migration.xlsx --arrived arrivals.csv",
    missing: (path) =>
      `The file of arrivals “${path}” does not exist or cannot be read. Check its path and your right to read it. Nothing was written.`,
    line: (path, line, detail) => `“${path}”${line === null ? "" : `, line ${line}`}: ${detail}. Nothing was written.`,
  },
};
