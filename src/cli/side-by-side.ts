/**
 * Editions of the doctrine side by side in a terminal: a column each. Services of which they all say the same share a
 * block; a line that differs from one edition to the next is marked, and each block ends with what changes.
 */

import type { ComparedService, Comparison, UnderEdition } from "../app/editions.ts";
import { formatOf } from "../lang/format.ts";
import type { Label, Statement } from "../model/verdict.ts";
import type { Call } from "./command.ts";

/** Narrower than this a column says nothing in one line. */
const NARROWEST = 16;
const MARK = "≠ ";
const GAP = "  ";

export function comparisonLines(comparison: Comparison, call: Call): readonly string[] {
  const { catalogue } = call;
  const words = catalogue.terminal.compare;
  const format = formatOf(call.language);
  const alike = Map.groupBy(comparison.services, (service) => JSON.stringify([shown(service), service.changes]));
  return [
    words.title(format.day(comparison.asOf)),
    ...comparison.editions.flatMap((edition) => {
      const { id, title, inForceFrom, inForce } = edition;
      if (!inForce) return [`${id}  ${title[call.language]}`, `  ${words.notYet(format.day(inForceFrom))}`];
      return [
        `${id}  ${title[call.language]}`,
        `  ${words.eligibility(stated(edition.eligibility, call))}`,
        `  ${words.clock(stated(edition.clock, call))}`,
        ...edition.assumptions.map((text) => `  ${text[call.language]}`),
      ];
    }),
    "",
    ...[...alike.values()].flatMap((services) => [...block(services, comparison, call), ""]),
    ...(call.verbose ? reasons(comparison, call) : [words.reasons]),
  ];
}

/** What is written of a service: all but its reasons and rules, which no two editions share. */
function shown({ under }: ComparedService): unknown {
  return Object.values(under).map((one) => one && { ...one, reason: null, reasons: null, rules: null });
}

function block(services: readonly ComparedService[], { editions }: Comparison, call: Call): readonly string[] {
  const [first] = services;
  if (!first) return [];
  const { names, terminal } = call.catalogue;
  const ids = editions.map(({ id }) => id);
  const rows = lines(first, editions, call).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const head = Math.max(...rows.map(({ title }) => title.length)) + MARK.length + 1;
  const width = Math.max(NARROWEST, Math.floor((call.terminal.columns - head) / ids.length) - GAP.length);
  const written = (mark: string, title: string, cells: readonly string[]) =>
    aligned([(mark + title).padEnd(head), ...cells], head, width);
  const changes = first.changes.map(({ from, to, aspects }) =>
    aspects.length === 0
      ? terminal.compare.same(from, to)
      : terminal.compare.changes(from, to, aspects.map((aspect) => terminal.compare.aspect[aspect]).join(", ")),
  );
  return [
    services.map(({ id }) => names.service[id]).join(", "),
    ...written("  ", "", ids),
    ...rows.flatMap(({ title, cells, meant = cells }) => {
      const told = meant.filter((cell) => cell !== terminal.compare.notApplied);
      return written(new Set(told).size > 1 ? MARK : "  ", title, cells);
    }),
    ...changes.map((change) => `  ${change}`),
  ];
}

interface Row {
  readonly title: string;
  readonly cells: readonly string[];
  /** Where editions may use other words for the same: what the cells stand for. */
  readonly meant?: readonly string[];
}

/** One line an aspect, one cell an edition. */
function lines(service: ComparedService, editions: Comparison["editions"], call: Call): readonly Row[] {
  const { words, names, terminal, workbook, dossier, reasons: told } = call.catalogue;
  const { aspect, notApplied } = terminal.compare;
  const format = formatOf(call.language);
  type Say = (under: UnderEdition, edition: Comparison["editions"][number]) => string;
  const cells = (say: Say) =>
    editions.map((edition) => {
      const under = service.under[edition.id];
      return under ? say(under, edition) : notApplied;
    });
  const named = (label: Label, { outOfScope }: Pick<Comparison["editions"][number], "outOfScope">) =>
    label === "not-concerned" && outOfScope !== null ? outOfScope[call.language] : words.label[label];
  const bare = (title: string, say: Say): Row => {
    const all = cells(say);
    // A line that says nothing under any edition is left out, whether or not one is not applied.
    return { title, cells: all.every((cell) => cell === "" || cell === notApplied) ? [] : all };
  };
  return [
    {
      title: aspect.label,
      cells: cells(({ label }, edition) => named(label, edition)),
      meant: cells(({ label }) => label),
    },
    bare(aspect.status, ({ status }) => (status ? names.derogation[status] : "")),
    bare(workbook.sheets.services.columns.decided, ({ answer }, edition) =>
      answer === null ? "" : told.decided(named(answer.label, edition), format.day(answer.on), answer.contrary),
    ),
    bare(aspect.action, ({ action }) => words.action[action]),
    bare(aspect.months, ({ months }) => (months === null ? "" : workbook.months(format.count(months)))),
    bare(aspect.until, ({ until, status }) => {
      if (until !== null) return format.day(until);
      if (status === null) return "";
      return status === "refused" || status === "not-eligible" ? workbook.noTerm : workbook.clockUnset;
    }),
    bare(aspect["granted-by"], ({ grantedBy }) => (grantedBy ? stated(grantedBy, call) : "")),
    bare(aspect.presumed, ({ presumed }) => (presumed ? dossier.presumed : dossier.notPresumed)),
    bare(aspect.targets, ({ targets, label }) =>
      targets.length > 0 || label === "not-concerned" ? targets.map(({ name }) => name).join(", ") : workbook.noTarget,
    ),
  ];
}

function reasons({ services, editions }: Comparison, call: Call): readonly string[] {
  return services.flatMap(({ id, under }) => [
    call.catalogue.names.service[id],
    ...editions.flatMap((edition) => {
      const said = under[edition.id];
      return said ? [`  ${edition.id}  ${said.reason}`] : [];
    }),
  ]);
}

/** What was neither read nor quoted by the press is told with what it rests on. */
function stated({ text, confidence }: Statement, { catalogue, language }: Call): string {
  const said = text[language];
  return confidence === "F" || confidence === "P"
    ? said
    : catalogue.workbook.offer.sure(said, catalogue.names.confidence[confidence]);
}

/** Cells beside one another, each broken into the lines that its width holds. */
function aligned([title = "", ...cells]: readonly string[], head: number, width: number): readonly string[] {
  const broken = cells.map((cell) => wrapped(cell, width));
  const height = Math.max(...broken.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => {
    const before = line === 0 ? title : " ".repeat(head);
    return `${before}${broken.map((cell) => (cell[line] ?? "").padEnd(width)).join(GAP)}`.trimEnd();
  });
}

function wrapped(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
