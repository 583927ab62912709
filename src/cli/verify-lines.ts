/** What `verify` found, in lines for people. */

import { formatOf } from "../lang/format.ts";
import type { SealedBlock } from "../model/seal.ts";
import type { HiddenRows, ToldRow, Unchecked, Verification, WorkedBook } from "../model/verification.ts";
import type { Call } from "./command.ts";

export function verifyLines(found: Verification, call: Call): readonly string[] {
  const words = call.catalogue.terminal.verify;
  return [
    ...fileLines(found, call),
    ...found.workbooks.flatMap((book) => workbookLines(book, call)),
    signatureLine(found, call),
    ...manifestLines(found, call),
    doctrineLine(found, call),
    ...recordLines(found, call),
    ...planLines(found, call),
    ...journalLines(found, call),
    found.whole ? words.whole(found.folder) : words.notWhole(found.folder),
    words.limits,
  ];
}

const inside = (line: string) => `  ${line}`;

function fileLines({ files, beside, kept }: Verification, { catalogue, language }: Call): readonly string[] {
  const words = catalogue.terminal.verify.files;
  const { count, one } = formatOf(language);
  const others = [...beside.map(words.beside), ...kept.map(words.kept)].map(inside);
  if (files === null) return [words.none, ...others];
  const not = files.filter(({ state }) => state !== "same");
  const same = files.length - not.length;
  const head = not.length === 0 ? words.same(count(same), one(same)) : words.some(count(same), count(files.length));
  const told = not.map(({ name, state }) => inside(state === "missing" ? words.missing(name) : words.changed(name)));
  return [head, ...told, ...others];
}

function workbookLines({ file, cells }: WorkedBook, call: Call): readonly string[] {
  const words = call.catalogue.terminal.verify.workbook;
  const { count, one } = formatOf(call.language);
  if (cells === null) return [words.unread(file)];
  const { filled, altered, named, unmarked, missing, added, rows, gone, hidden, hiddenRows, held } = cells;
  const rowLine = ({ sheet, line, name }: ToldRow) => words.row(sheet, line === null ? null : count(line), name);
  const lost = rows.filter(({ line }) => line === null).map(rowLine);
  const extra = rows.filter(({ line }) => line !== null).map(rowLine);
  const changed = named.map(({ sheet, line, ...cell }) => words.cell(sheet, count(line), cell));
  const filters = hiddenRows.filter(({ filtered }) => filtered);
  const byFilter = filters.reduce((sum, { rows: unseen }) => sum + unseen, 0);
  const told = [
    ...(filled > 0 ? [words.filled(file, count(filled), one(filled))] : []),
    ...(altered > 0 ? [words.altered(file, count(altered), one(altered)), ...first(altered, changed, call)] : []),
    ...(unmarked > 0 ? [words.unmarked(file, count(unmarked), one(unmarked))] : []),
    ...(missing > 0 ? [words.missing(file, count(missing), one(missing)), ...first(missing, lost, call)] : []),
    ...(added > 0 ? [words.added(file, count(added), one(added)), ...first(added, extra, call)] : []),
    ...(gone.length > 0 ? [words.gone(file, gone)] : []),
    ...(hidden.length > 0 ? [words.hidden(file, hidden)] : []),
    ...hiddenRows
      .filter(({ filtered }) => !filtered)
      .map(({ sheet, rows: unseen }) => words.hiddenRows(file, sheet, count(unseen), one(unseen))),
    ...(byFilter > 0 ? [words.filteredRows(file, sheetsOf(filters), count(byFilter), one(byFilter))] : []),
  ];
  const said = told.length > 0 ? told : [held ? words.same(file) : words.none(file)];
  return held ? said : [...said, words.unheld(file)];
}

const sheetsOf = (hidden: readonly HiddenRows[]) => hidden.map(({ sheet }) => sheet);

/** The lines, and how many more there are. */
function first(all: number, lines: readonly string[], { catalogue, language }: Call): readonly string[] {
  const beyond = all - lines.length;
  const { more } = catalogue.terminal.verify.records;
  return [...lines, ...(beyond > 0 ? [more(formatOf(language).count(beyond))] : [])].map(inside);
}

function signatureLine({ signature }: Verification, { catalogue }: Call): string {
  const words = catalogue.terminal.verify.signature;
  return "fingerprint" in signature ? words[signature.state](signature.fingerprint) : words[signature.state];
}

/** What a signature proves is not said to be unproved. */
function manifestLines({ manifest, signature }: Verification, call: Call): readonly string[] {
  const { manifest: words } = call.catalogue.terminal.verify;
  if (manifest === null) return [];
  if ("state" in manifest) return [words[manifest.state]];
  const told = because(words.unchecked, manifest.unchecked, call);
  return signature.state === "good" ? [told] : [told, inside(words.unproved)];
}

function doctrineLine({ doctrine }: Verification, call: Call): string {
  const { doctrine: words } = call.catalogue.terminal.verify;
  if ("unchecked" in doctrine) return because(words.unchecked, doctrine.unchecked, call);
  return words[doctrine.state](doctrine.edition);
}

function recordLines({ records }: Verification, call: Call): readonly string[] {
  const { records: words } = call.catalogue.terminal.verify;
  const { count, one } = formatOf(call.language);
  if ("unchecked" in records) return [because(words.unchecked, records.unchecked, call)];
  const { blocks, changed, added, gone, named, whole, broken, inPlan } = records;
  const otherwise = changed + added;
  const beyond = otherwise - named.length;
  const lines = [
    ...(otherwise + gone > 0 ? [words.changed(count(otherwise + gone), one(otherwise + gone))] : []),
    ...named.map((block) => inside(blockName(block, call))),
    ...(beyond > 0 ? [inside(words.more(count(beyond)))] : []),
    ...(gone > 0 ? [inside(words.gone(count(gone), one(gone)))] : []),
    ...(whole ? [] : [words.digests]),
    ...(broken === null ? [] : [words.broken(String(broken))]),
    ...(inPlan === "same" ? [] : [words[inPlan]]),
  ];
  return lines.length > 0 ? lines : [words.same(count(blocks))];
}

function blockName({ service, id }: SealedBlock, { catalogue }: Call): string {
  const words = catalogue.terminal.verify.records;
  if (service === "")
    return id === "gaps" ? words.gaps : id === "made" ? words.made : words.directory(id.replace("fact ", ""));
  const names: Readonly<Record<string, string>> = catalogue.names.service;
  return `${names[service] ?? service}, ${id}`;
}

function planLines({ plan }: Verification, call: Call): readonly string[] {
  const { plan: words } = call.catalogue.terminal.verify;
  if ("unchecked" in plan) return [because(words.unchecked, plan.unchecked, call)];
  if (plan.differing.length === 0) return [words.same];
  const { count } = formatOf(call.language);
  const told = plan.differing.map(({ file, line, keys }) =>
    line === null ? words.keys(file, keys.join(", ")) : words.line(file, count(line)),
  );
  return [words.differing, ...told.map(inside)];
}

function journalLines({ journal }: Verification, { catalogue, language }: Call): readonly string[] {
  const { journal: words } = catalogue.terminal.verify;
  const { count, one } = formatOf(language);
  if (journal === null) return [];
  const { lines, head, broken, cut, shortened } = journal;
  return [
    broken === null ? words.same(count(lines), one(lines), head) : words.broken(count(broken)),
    ...(cut.length > 0 ? [inside(words.cut(count(cut.length), one(cut.length)))] : []),
    ...(shortened ? [inside(words.shortened)] : []),
  ];
}

function because(what: string, why: Unchecked, { catalogue }: Call): string {
  const { verify } = catalogue.terminal;
  return verify.because(what, verify.why[why]);
}
