/** Office installé: who uses the programs installed on computers, by directorate; no name of anybody. */

import type { DesktopFigures } from "../../model/desktop.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

type Line = DesktopFigures & { readonly unit: string | null; readonly all: boolean };

function lines({ book: { desktop } }: View): readonly Line[] {
  if (desktop === null) return [];
  return [{ ...desktop.total, unit: null, all: true }, ...desktop.units.map((row) => ({ ...row, all: false }))];
}

function told({ book: { desktop }, t, format }: View): string {
  if (desktop === null) return t.workbook.desktop.unread;
  return [
    ...(desktop.day === null ? [] : [t.workbook.desktop.day(format.day(desktop.day))]),
    ...(desktop.units.length === 0 && desktop.total.used > 0 ? [t.workbook.desktop.concealed] : []),
  ].join(" ");
}

export const desktop = defineSheet<"desktop", Line>({
  id: "desktop",
  rows: lines,
  beside: told,
  columns: [
    {
      id: "unit",
      width: 40,
      value: ({ unit, all }, { t }) => (all ? t.workbook.allUnits : (unit ?? t.workbook.noUnit)),
    },
    { id: "licensed", width: 18, form: "count", value: ({ licensed }) => licensed },
    { id: "used", width: 18, form: "count", value: ({ used }) => used },
    { id: "windows", width: 14, form: "count", value: ({ windows }) => windows },
    { id: "mac", width: 14, form: "count", value: ({ mac }) => mac },
  ],
});
