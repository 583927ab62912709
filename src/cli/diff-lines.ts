/** Two plans or scans side by side, in a terminal: what else differs, sums by cause and kind, the largest changes, the way so far. */

import type { Largest, SpaceChange } from "../app/diff/tally.ts";
import type { Diff } from "../app/diff.ts";
import { type Format, formatOf } from "../lang/format.ts";
import type { Cause, ChangeKind, StandChange } from "../model/change.ts";
import { type IsoDate, parisDay } from "../model/dates.ts";
import type { Amount, SpaceRow } from "../model/history.ts";
import type { ServiceId } from "../model/service.ts";
import type { Call } from "./command.ts";

type Words = Call["catalogue"]["history"];

export function diffLines(diff: Diff, call: Call): readonly string[] {
  const words = call.catalogue.history;
  const format = formatOf(call.language);
  const because = (causes: readonly Cause[]) => words.because(causes.map((cause) => words.causes[cause]));
  const [first, second] = [sideText(diff.from, words, format), sideText(diff.to, words, format)];
  const { spaces } = diff;
  const nothing = spaces.changed === 0 && diff.services.length === 0;
  return [
    words.title(first, second),
    ...restLines(diff, words, format),
    ...(nothing ? ["", words.nothing] : []),
    ...block(
      words.heads.services,
      diff.services.map((change) => `${standText(change, call, format)} ${because(change.causes)}`),
    ),
    ...block(
      words.heads.causes,
      diff.byCause.map(({ causes, changes, ...sum }) => {
        const told = [words.changes(format.count(changes), format.one(changes)), ...signed(sum, words, format)];
        return words.line(causes.map((cause) => words.causes[cause]).join(" + "), told);
      }),
    ),
    ...block(
      words.heads.kinds,
      diff.byKind.map(({ kind, causes, changes, ...sum }) => {
        const told = [format.count(changes), ...signed({ ...sum, spaces: 0 }, words, format)];
        return `${words.line(words.kinds[kind], told)} ${because(causes)}`;
      }),
    ),
    ...block(
      words.heads.units,
      diff.betweenUnits.map(({ from, to, causes, spaces: many, items, bytes }) => {
        const told = [
          words.spaces(format.count(many), format.one(many)),
          words.items(format.count(items), format.one(items)),
          format.bytes(bytes),
        ];
        return `${words.line(words.from(unit(from, words), unit(to, words)), told)} ${because(causes)}`;
      }),
    ),
    ...block(
      words.heads.largest,
      diff.largest.flatMap((kind) => largestLines(kind, call, format)),
    ),
    ...burnDownLines(diff, words, format),
  ];
}

const unit = (name: string | null, words: Words) => (name === null ? words.noUnit : name);

function block(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

const dayIn = (instant: string, format: Format) => format.day(parisDay(new Date(instant)));

function sideText({ source, scan, doctrine }: Diff["from"], words: Words, format: Format): string {
  const day = dayIn(scan.startedAt, format);
  if ("number" in source) return words.side.scan(String(source.number), day);
  return words.side.folder(source.folder, day, doctrine?.edition ?? null);
}

/** What the two rest on, where it differs, and what a reader must know of it. */
function restLines({ rests, from, to }: Diff, words: Words, format: Format): readonly string[] {
  const keys = ["scope", "detectors", "doctrine", "directorates", "project", "planning", "day"] as const;
  const differing = rests.unknown ? [] : keys.filter((key) => rests[key]);
  const { withdrawn, granted } = rests.permissions ?? { withdrawn: [], granted: [] };
  const folders = [from, to].flatMap(({ source, vouched }) =>
    vouched || !("folder" in source) ? [] : [source.folder],
  );
  return [
    ...(rests.backwards ? [words.backwards] : []),
    ...(rests.sameScan ? [words.sameScan] : []),
    ...(rests.unknown ? [words.unknown] : []),
    ...folders.map((folder) => words.unvouched(folder)),
    ...(differing.length > 0 ? [words.otherwise(differing.map((key) => words.rests[key]))] : []),
    ...(withdrawn.length > 0 ? [words.withdrawn(format.list(withdrawn))] : []),
    ...(granted.length > 0 ? [words.granted(format.list(granted))] : []),
    ...(rests.detectors && !rests.sameScan && !rests.unknown ? [words.kept] : []),
  ];
}

function standText({ service, aspect, from, to }: StandChange, call: Call, format: Format): string {
  const { catalogue } = call;
  const words = catalogue.history;
  const say = (value: string | null) => {
    if (value === null) return words.nothingSaid;
    if (aspect === "label") return known(catalogue.words.label, value);
    if (aspect === "action") return known(catalogue.words.action, value);
    if (aspect === "status") return known(catalogue.names.derogation, value);
    if (aspect === "months") return catalogue.workbook.months(value);
    if (aspect === "unused") return known(catalogue.unused.ground, value);
    if (aspect === "coverage") return known(words.coverages, value);
    return aspect === "until" ? format.day(value as IsoDate) : value;
  };
  return words.stand(nameOf(service, call), words.aspects[aspect], say(from), say(to));
}

/** A word of another version stands as it is. */
const known = (words: Readonly<Record<string, string>>, value: string) => words[value] ?? value;
const nameOf = (service: ServiceId, { catalogue }: Call) => catalogue.names.service[service];

const sign = (value: number) => (value < 0 ? "−" : "+");

/** « +3 espaces, −120 éléments, +2 Go »; what did not change is left out. */
function signed({ spaces, items, bytes, sensitive }: Amount, words: Words, format: Format): readonly string[] {
  const size = Math.abs;
  return [
    ...(spaces === 0 ? [] : [sign(spaces) + words.spaces(format.count(size(spaces)), format.one(size(spaces)))]),
    ...(items === 0 ? [] : [sign(items) + words.items(format.count(size(items)), format.one(size(items)))]),
    ...(bytes === 0 ? [] : [sign(bytes) + format.bytes(size(bytes))]),
    ...(sensitive === 0 ? [] : [words.found(sign(sensitive) + format.count(size(sensitive)))]),
  ];
}

function largestLines({ kind, first, others, own }: Largest, call: Call, format: Format): readonly string[] {
  const words = call.catalogue.history;
  return [
    words.kinds[kind],
    ...first.map((change) => {
      const row = change.to ?? (change.from as SpaceRow);
      const name = change.to?.name ?? change.from?.name ?? null;
      const causes = change.changes.find((one) => one.kind === kind)?.causes ?? [];
      const told = changeText(kind, change, words, format);
      const because = words.because(causes.map((cause) => words.causes[cause]));
      return `  ${name === null ? words.nameless(row.id) : name}, ${nameOf(row.service, call)}, ${told} ${because}`;
    }),
    ...(others > 0 ? [`  ${words.others(format.count(others), format.one(others))}`] : []),
    ...(own > 0 ? [`  ${words.own(format.count(own), format.one(own))}`] : []),
  ];
}

function changeText(kind: ChangeKind, { from, to }: SpaceChange, words: Words, format: Format): string {
  const both = (say: (row: SpaceRow) => string) => {
    if (from && to) return words.from(say(from), say(to));
    return say((to ?? from) as SpaceRow);
  };
  const bytes = ({ bytes: many }: SpaceRow) => (many === null ? words.notTold : format.bytes(many));
  const volume = ({ items, bytes: size }: SpaceRow) => {
    const told = [
      ...(items === null ? [] : [words.items(format.count(items), format.one(items))]),
      ...(size === null ? [] : [format.bytes(size)]),
    ];
    return told.length > 0 ? told.join(", ") : words.notTold;
  };
  if (kind === "moved-unit") return both((row) => unit(row.unit, words));
  if (kind === "coverage") return both(({ coverage }) => words.coverages[coverage]);
  if (kind === "target") return both(({ target }) => target ?? words.nothingSaid);
  if (kind.endsWith("-sensitive")) return both(({ sensitive }) => words.found(format.count(sensitive)));
  return from && to && from.items === to.items ? both(bytes) : both(volume);
}

function burnDownLines({ burnDown }: Diff, words: Words, format: Format): readonly string[] {
  if (burnDown.length < 2) return [];
  const { head, sensitive: found } = words.burnDown;
  const rows = burnDown.map(({ day, spaces, items, bytes, sensitive, moved }) => [
    format.day(day),
    format.count(spaces),
    format.count(items),
    format.bytes(bytes),
    sensitive === null ? found.none : format.count(sensitive),
    moved.items === 0 ? "0" : sign(moved.items) + format.count(Math.abs(moved.items)),
  ]);
  const heads = [head.day, head.spaces, head.items, head.bytes, head.sensitive, head.moved];
  const widths = heads.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return block(words.burnDown.title, [words.burnDown.note, line(heads), ...rows.map(line), found.why]);
}
