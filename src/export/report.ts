/** The web page: the first page of the workbook and the services, self-contained, for a browser or a printer. */

import type { PlanService } from "../model/plan-service.ts";
import { LABELS, type Label } from "../model/verdict.ts";
import { burnDownCurve, burnDownTold } from "./burn-down.ts";
import { labelName } from "./columns.ts";
import { curve } from "./curve.ts";
import { evidenceTold } from "./evidence.ts";
import { fillPage, type Html, html, plain } from "./html.ts";
import { leavingNames } from "./leaving.ts";
import { reasonLines } from "./reasons.ts";
import { alerts, deadlines, decisions, grounds, scannedText, unknowns } from "./statements.ts";
import { byLabel, byWorkload, type Total, totalOf, waveBytes } from "./summing.ts";
import { unusedGround, unusedText } from "./unused.ts";
import { foundText, pageMention, type View } from "./view.ts";

type Head = readonly [title: string, numeric: boolean];
interface Row {
  readonly cells: readonly Html[];
  readonly total?: true;
}

/** A table whose first column names its rows. */
function table(name: string, heads: readonly Head[], rows: readonly Row[]): Html {
  const kind = (numeric: boolean | undefined) => (numeric ? html` class="n"` : html``);
  const head = heads.map(([title, numeric]) => html`<th scope="col"${kind(numeric)}>${plain(title)}</th>`);
  const body = rows.map(({ cells, total }) => {
    const [first = html``, ...others] = cells;
    const tds = others.map((cell, index) => html`<td${kind(heads[index + 1]?.[1])}>${cell}</td>`);
    return html`<tr${total ? html` class="total"` : html``}><th scope="row">${first}</th>${tds}</tr>`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${plain(name)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function list(texts: readonly string[]): Html {
  return html`<ul>${texts.map((text) => html`<li>${plain(text)}</li>`)}</ul>`;
}

function tag(label: Label, view: View): Html {
  return html`<span class="tag ${plain(label)}">${plain(labelName(label, view))}</span>`;
}

/** A figure as written, or that it is not known. */
function written(value: number | null, how: (value: number) => string, { t }: View): string {
  return value === null ? t.workbook.unknown : how(value);
}

function figures(
  { containers, items, bytes }: Pick<Total, "containers" | "items" | "bytes">,
  view: View,
): readonly Html[] {
  const { count, bytes: size } = view.format;
  return [written(containers, count, view), written(items, count, view), written(bytes, size, view)].map(plain);
}

function have(view: View): Html {
  const { head, total } = view.t.summary;
  const row = (name: string, sums: Total): Row => ({
    cells: [plain(name), ...figures(sums, view), plain(foundText(sums.sensitive, view))],
  });
  return table(
    view.t.summary.have,
    [
      [head.workload, false],
      [head.containers, true],
      [head.items, true],
      [head.bytes, true],
      [head.sensitive, true],
    ],
    [
      ...byWorkload(view).map((each) => row(view.t.names.workload[each.workload], each.total)),
      { ...row(total, totalOf(view.book.plan.services)), total: true },
    ],
  );
}

function leave(view: View): Html {
  const { head } = view.t.summary;
  const unused = unusedText(view);
  const told = table(
    view.t.summary.leave,
    [
      [head.label, false],
      [head.services, false],
      [head.items, true],
      [head.bytes, true],
      [head.targets, false],
    ],
    byLabel(view).map(({ label, services, total, targets }) => ({
      cells: [
        tag(label, view),
        plain(leavingNames(services, view) || "—"),
        ...figures(total, view).slice(1),
        plain(targets.map(view.offerName).join(", ") || "—"),
      ],
    })),
  );
  return unused === null ? told : html`${told}<p>${plain(unused)}</p>`;
}

/** One bar, as wide as the page: items by label. Its figures stand in words below. */
function bar(view: View): Html {
  const { t, format } = view;
  const shares = byLabel(view).map(({ label, total }) => ({ label, items: total.items }));
  const all = shares.reduce((sum, { items }) => sum + (items ?? 0), 0);
  if (all === 0) return html``;
  let from = 0;
  const pieces = shares.map(({ label, items }) => {
    const piece = html`<rect class="f-${plain(label)}" x="${plain(percent(from / all))}" y="0" width="${plain(percent((items ?? 0) / all))}" height="100%"/>`;
    from += items ?? 0;
    return piece;
  });
  const key = shares.map(
    ({ label, items }) =>
      html`<li style="--solid: var(--solid-${plain(label)})">${plain(t.report.share(labelName(label, view), written(items, format.count, view)))}</li>`,
  );
  return html`<svg role="img" aria-label="${plain(t.report.bar)}">${pieces}</svg><ul class="key">${key}</ul>`;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

function waves(view: View): Html {
  const { t, format } = view;
  const { head } = t.summary;
  if (view.book.plan.waves.length === 0) return html`<p>${plain(t.summary.noWave)}</p>`;
  const told = table(
    t.summary.when,
    [
      [head.wave, false],
      [head.containers, true],
      [head.bytes, true],
      [head.start, false],
      [head.end, false],
    ],
    view.book.plan.waves.map((wave) => ({
      cells: [
        plain(wave.name),
        plain(format.count(wave.containers)),
        plain(written(waveBytes([wave], view), format.bytes, view)),
        plain(wave.start ? format.day(wave.start) : t.workbook.toFix),
        plain(wave.end ? format.day(wave.end) : t.workbook.toFix),
      ],
    })),
  );
  return html`${told}<p class="soft">${plain(t.summary.wavesCount)}</p>`;
}

/** What is left, scan by scan: there is no way to be seen before the second. */
function progress(view: View): Html {
  const { t, format } = view;
  const points = view.book.plan.scan.burnDown;
  const { head, sensitive: found, title } = t.history.burnDown;
  const told = burnDownTold(view).map((text) => html`<p class="soft">${plain(text)}</p>`);
  if (points.length < 2) return html`${told}`;
  const gap = (value: number) => (value === 0 ? "0" : `${value < 0 ? "−" : "+"}${format.count(Math.abs(value))}`);
  const figures = table(
    title,
    [
      [head.day, false],
      [head.spaces, true],
      [head.items, true],
      [head.bytes, true],
      [head.sensitive, true],
      [head.moved, true],
      [head.aside, true],
    ],
    points.map(({ day, spaces, items, bytes, sensitive, moved, aside }) => ({
      cells: [
        format.day(day),
        format.count(spaces),
        format.count(items),
        format.bytes(bytes),
        sensitive === null ? found.none : format.count(sensitive),
        gap(moved.items),
        gap(aside.items),
      ].map(plain),
    })),
  );
  return html`${burnDownCurve(points, view)}${figures}${told}`;
}

function services(view: View): Html {
  const { head } = view.t.summary;
  const titles = view.t.workbook.sheets.services.columns;
  const row = (service: PlanService): Row => ({
    cells: [
      plain(view.t.names.service[service.id]),
      tag(service.label, view),
      html`${[...reasonLines(service.reasons, view), ...[unusedGround(service, view)].filter((text) => text !== null)]
        .flatMap((line) => line.split("\n"))
        .map((line) => html`<p>${plain(line)}</p>`)}`,
      plain(view.targets(service.targets.map(({ offer }) => offer))),
      ...figures(service.volume, view),
      plain(foundText(service.sensitive, view)),
    ],
  });
  return table(
    view.t.report.services,
    [
      [titles.service, false],
      [titles.label, false],
      [view.t.report.why, false],
      [titles.targets, false],
      [head.containers, true],
      [head.items, true],
      [head.bytes, true],
      [head.sensitive, true],
    ],
    view.book.plan.services.map(row),
  );
}

function sources(view: View): Html {
  const { edition } = view.book;
  const ground = view.t.names.confidence;
  return list([
    ...edition.texts.map(({ title, says, confidence }) => `${title} — ${view.say(says)} (${ground[confidence]})`),
    ...edition.assumptions.map(({ text, confidence }) => `${view.say(text)} (${ground[confidence]})`),
  ]);
}

export function reportPage(template: string, view: View): string {
  const { book, t, format } = view;
  const { plan } = book;
  const text = {
    language: view.language,
    title: t.summary.title(book.administration ?? plan.tenant.displayName),
    dated: t.summary.dated(format.day(plan.asOf), plan.doctrine.edition, view.say(view.book.edition.title)),
    scanned: scannedText(view),
    mention: pageMention(view),
    skip: t.report.skip,
    haveTitle: t.summary.have,
    leaveTitle: t.summary.leave,
    whenTitle: t.summary.when,
    decideTitle: t.summary.decide,
    progressTitle: t.history.burnDown.title,
    evidenceTitle: t.evidence.title,
    unknownTitle: t.summary.unknown,
    servicesTitle: t.report.services,
    legendTitle: t.summary.legend,
    sourcesTitle: t.report.sources,
    legend: t.words.legend,
    keepSource: t.words.keepSource,
    made: t.report.made(plan.generator.version, plan.doctrine.edition),
    inFull: t.report.inFull,
  };
  const meanings = LABELS.map(
    (label) => html`<p>${tag(label, view)} ${plain(view.say(view.book.edition.meanings[label]))}</p>`,
  );
  return fillPage(template, text, {
    grounds: html`${grounds(view).map((ground) => html`<p>${plain(ground)}</p>`)}`,
    alerts: html`${alerts(view).map((alert) => html`<p class="alert">${plain(alert)}</p>`)}`,
    have: have(view),
    bar: bar(view),
    leave: leave(view),
    waves: waves(view),
    progress: progress(view),
    deadlines: html`${deadlines(view).map((deadline) => html`<p>${plain(deadline)}</p>`)}`,
    decisions: list(decisions(view)),
    evidence: html`${curve(book.evidence, plan.asOf, view)}${list(evidenceTold(view))}`,
    unknowns: list(unknowns(view)),
    services: services(view),
    meanings: html`${meanings}`,
    sources: sources(view),
  });
}
