/** Occultations: what a copy for publication does not tell, and on which ground. The grounds are for whoever publishes to confirm. */

import type { Occultation } from "../../model/occultation.ts";
import { defineSheet, type Table } from "../sheet.ts";

export const occultations = (kinds: readonly Occultation[]): Table =>
  defineSheet<"occultations", Occultation>({
    id: "occultations",
    // Whoever publishes confirms the grounds.
    open: true,
    rows: () => kinds,
    columns: [
      { id: "what", width: 60, form: "long", value: ({ what }, { say }) => say(what) },
      { id: "left", width: 44, form: "long", value: ({ left }, { say }) => say(left) },
      { id: "ground", width: 24, value: ({ ground }) => ground, tint: () => "entry" },
    ],
  });
