/** `bascule purge`: shows what would be deleted, deletes it once that is agreed to, and says what it deleted. */

import type { Where, WholePurge } from "../../app/purge.ts";
import { formatOf } from "../../lang/format.ts";
import type { IsoDate } from "../../model/dates.ts";
import { parisDay } from "../../model/dates.ts";
import { type Call, defineCommand, EXIT, textOf } from "../command.ts";
import { heldLines } from "../held-lines.ts";
import { dayOfAge, UsageFault } from "../values.ts";

const OUT = "bascule-out";

interface Places {
  readonly store: string;
  readonly out: string;
}

export const purge = defineCommand({
  id: "purge",
  options: ["out", "olderThan", "about", "restricted", "yes"],
  says: { about: "purgeAbout" },
  apart: [
    ["about", ["olderThan", "restricted"]],
    ["olderThan", ["restricted"]],
  ],
  run: async (call) => {
    const { settingsOf, within } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const [age, asked] = [textOf(options, "olderThan"), textOf(options, "about")];
    const day = age === null ? null : dayOfAge("--older-than", age, parisDay(terminal.now()), catalogue.terminal.usage);
    const { store } = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const places = { store, out: within(terminal.cwd, textOf(options, "out") ?? OUT) };
    if (asked !== null) await purgeAbout(places, asked, call);
    else if (day !== null) await purgeOld(places, day, call);
    else if (options.restricted === true) await purgePlaces(places, call);
    else await purgeAll(places, call);
    return EXIT.done;
  },
});

async function purgeAll({ store, out }: Places, call: Call): Promise<void> {
  const { journalAt, wholePurge } = await import("../../app/purge.ts");
  const words = call.catalogue.terminal.purge;
  const whole = await wholePurge(store, out);
  try {
    const { left, unknown, files, going } = whole;
    const tables = going.map((one) => goingLine(one, call));
    const stays = [...leftLines(left, call), ...(unknown ? [words.elsewhereUnknown(out)] : [])];
    const there = [...files, ...tables];
    if (there.length === 0) return call.tell([words.nothing, ...stays], { deleted: [], left });
    if (!(await agreed(call, [words.list, ...indented(there), ...stays]))) return;
    const deleted = await deleting(call, () => remaining(whole.still(), call), whole.delete);
    const schemas = going.length > 0 ? { schemas: going } : {};
    tellDeleted(deleted, call, { ...schemas, left }, tables);
    // It is what tells, later, that all was deleted, when and by whom.
    const journal = journalAt(store);
    if (journal !== null) call.say(words.journal(journal));
  } finally {
    await whole.close();
  }
}

const remaining = ({ files, going }: Pick<WholePurge, "files" | "going">, call: Call) => [
  ...files,
  ...going.map((one) => goingLine(one, call)),
];

function goingLine({ schema, tables, isWhole }: WholePurge["going"][number], { catalogue, language }: Call): string {
  const format = formatOf(language);
  const words = catalogue.terminal.purge;
  const count = words.tables(format.count(tables), format.one(tables));
  return isWhole ? words.schema(schema, count) : words.partOfSchema(schema, count);
}

async function purgeOld({ store, out }: Places, day: IsoDate, call: Call): Promise<void> {
  const { olderThan, purgeOlder, stillThere } = await import("../../app/purge.ts");
  const words = call.catalogue.terminal.purge;
  const format = formatOf(call.language);
  const older = olderThan(store, out, day);
  const scans = older.scans.map((scan) => words.scan(format.day(scan.day)));
  const there = [...scans, ...older.files];
  const { left } = older;
  const stays = leftLines(left, call);
  if (there.length === 0)
    return call.tell([words.nothingOlder(format.day(day)), ...stays], { before: day, deleted: [], scans: 0, left });
  if (!(await agreed(call, [words.listOlder(format.day(day)), ...indented(there), ...stays]))) return;
  const deleted = await deleting(
    call,
    () => stillThere(older.files),
    async () => purgeOlder(store, older),
  );
  tellDeleted(deleted, call, { before: day, scans: scans.length, left }, scans);
}

async function purgePlaces({ store, out }: Places, call: Call): Promise<void> {
  const { listRestricted, purgeRestricted, stillThere } = await import("../../app/purge.ts");
  const words = call.catalogue.terminal.purge;
  const format = formatOf(call.language);
  const there = listRestricted(store, out);
  const places = words.places(format.count(there.records), format.one(there.records));
  const list = [...(there.records > 0 ? [places] : []), ...there.files];
  const { left } = there;
  const stays = leftLines(left, call);
  if (list.length === 0) return call.tell([words.nothing, ...stays], { deleted: [], records: 0, left });
  if (!(await agreed(call, [words.list, ...indented(list), ...stays]))) return;
  const { files, records } = await deleting(
    call,
    () => stillThere(there.files),
    async () => purgeRestricted(store, there),
  );
  tellDeleted({ files, folder: null }, call, { records, left }, there.records > 0 ? [places] : []);
  if (!call.json) call.tell([words.afterRestricted], null);
}

async function purgeAbout({ store, out }: Places, asked: string, call: Call): Promise<void> {
  const { listPerson, purgePerson } = await import("../../app/purge.ts");
  const { catalogue } = call;
  const words = catalogue.terminal.purge;
  const there = listPerson(store, out, asked);
  if (there === "several") throw new UsageFault(catalogue.terminal.status.several);
  if (there === null) return call.tell([catalogue.terminal.status.nobody(asked)], { deleted: [] });
  const { held, outputs, left } = there;
  const stays = leftLines(left, call);
  const list = [...heldLines(held, catalogue, formatOf(call.language)), ...there.copies];
  if (!(await agreed(call, [words.listAbout(asked), ...indented(list), ...stays]))) return;
  const copies = purgePerson(store, asked);
  call.tell(
    [
      ...indented(list),
      words.doneAbout(asked),
      ...(outputs.length > 0 ? [words.outputs, ...indented(outputs), words.again] : []),
      words.collectedAgain,
      ...words.configuration(asked.trim().toLowerCase()),
    ],
    { deleted: copies, held, outputs, left, exclude: asked.trim().toLowerCase() },
  );
}

/** Said even with `--quiet`: nobody agrees to what was not shown. Who agreed beforehand sees it before it goes, too. */
async function agreed({ terminal, options, catalogue, tell }: Call, lines: readonly string[]): Promise<boolean> {
  const words = catalogue.terminal.purge;
  if (options.yes === true) {
    for (const line of lines) terminal.err(line);
    return true;
  }
  if (terminal.ask === null) throw new UsageFault(words.needsYes);
  for (const line of lines) terminal.err(line);
  const yes = await terminal.ask(words.ask);
  if (!yes) tell([words.kept], { deleted: [] });
  return yes;
}

/** Where it stops before its end, what still stands of what was shown is told, beside why. */
async function deleting<T>(
  { terminal, catalogue }: Call,
  still: () => readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (const line of [catalogue.terminal.purge.halfway, ...indented(still())]) terminal.err(line);
    throw error;
  }
}

function tellDeleted(
  { files, folder }: { readonly files: readonly string[]; readonly folder: string | null },
  { tell, catalogue, language }: Call,
  about: Readonly<Record<string, unknown>> = {},
  beside: readonly string[] = [],
): void {
  const words = catalogue.terminal.purge;
  const deleted = folder === null ? files : [...files, folder];
  const count = files.length === 1 ? words.files.one : words.files.other(formatOf(language).count(files.length));
  const told = [...beside, folder === null ? count : words.withFolder(count)].join(", ");
  tell([...indented(deleted), words.done(told)], { ...about, deleted });
}

/** Folders in which the store wrote, and that stay: said before anything goes. */
const leftLines = (left: Where["left"], { catalogue }: Call) =>
  left.map(({ folder, why }) => catalogue.terminal.purge.left[why](folder));

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
