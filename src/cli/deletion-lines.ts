/** What has been kept for longer than the configuration lets it be: said by whatever works with the store. */

import type { Deletion } from "../app/retention.ts";
import { formatOf } from "../lang/format.ts";
import type { Call } from "./command.ts";

export function deletionLines(
  { from, due, history }: Deletion,
  { catalogue, language }: Pick<Call, "catalogue" | "language">,
): readonly string[] {
  const words = catalogue.terminal.status;
  const format = formatOf(language);
  if (due) return [words.deleteNow(format.day(from))];
  return history === null ? [] : [words.deleteHistory(format.day(history))];
}
