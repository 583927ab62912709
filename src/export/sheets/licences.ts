/** Licences: what is bought and what is assigned, under Microsoft's own names. */

import type { Licence } from "../../model/directory-records.ts";
import { defineSheet } from "../sheet.ts";

export const licences = defineSheet<"licences", Licence>({
  id: "licences",
  rows: ({ book }) => book.licences,
  columns: [
    { id: "name", width: 36, value: ({ name }) => name },
    { id: "enabled", width: 12, form: "count", value: ({ enabled }) => enabled },
    { id: "consumed", width: 12, form: "count", value: ({ consumed }) => consumed },
    { id: "free", width: 12, form: "count", value: ({ enabled, consumed }) => enabled - consumed },
    { id: "plans", width: 90, form: "long", value: ({ plans }) => plans.join(", ") },
  ],
});
