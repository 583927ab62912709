/**
 * LibreOffice as a person uses it, driven without a screen: a macro opens a workbook, fills in and changes cells, sorts,
 * inserts a column, hides rows, renames the sheet, and saves in Excel's format. A profile of its own holds the macro.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"';

/** Without this the first start lays the macros of the installation over ours. */
const REGISTRY = `<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>`;

const libraries = (kind: "script" | "dialog") =>
  `<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries ${LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/${kind}.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`;
const library = (element: string) =>
  `<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false">${element}</library:library>`;
const module = (name: string, code: string) =>
  `<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="${name}" script:language="StarBasic">${code.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}</script:module>`;

/** Days are told by their number, as in the sheet: 46461 is 15 March 2027. */
const EDIT = `
Function ColumnOf(sheet, keys, last, key)
  ColumnOf = -1
  For c = 0 To last
    If sheet.getCellByPosition(c, keys).String = key Then ColumnOf = c
  Next c
End Function

Sub Edit(path As String, out As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, opening())
  sheet = doc.Sheets.getByName("Plan")
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  lastRow = cursor.RangeAddress.EndRow
  lastColumn = cursor.RangeAddress.EndColumn
  keys = 3
  idAt = ColumnOf(sheet, keys, lastColumn, "id")
  commentAt = ColumnOf(sheet, keys, lastColumn, "comment")
  decisionAt = ColumnOf(sheet, keys, lastColumn, "decision")
  plannedAt = ColumnOf(sheet, keys, lastColumn, "plannedOn")
  waveAt = ColumnOf(sheet, keys, lastColumn, "chosenWave")
  nameAt = ColumnOf(sheet, keys, lastColumn, "name")
  statusAt = ColumnOf(sheet, keys, lastColumn, "status")
  itemsAt = ColumnOf(sheet, keys, lastColumn, "items")
  receivedAt = ColumnOf(sheet, keys, lastColumn, "itemsReceived")
  For r = keys + 2 To lastRow
    id = sheet.getCellByPosition(idAt, r).String
    sheet.getCellByPosition(commentAt, r).String = "Vu " & id
    sheet.getCellByPosition(decisionAt, r).String = "À discuter"
    sheet.getCellByPosition(plannedAt, r).Value = 46461
    sheet.getCellByPosition(waveAt, r).Formula = "=3+4"
    If r Mod 7 = 0 Then
      sheet.getCellByPosition(statusAt, r).String = "Déplacé (à vérifier)"
      sheet.getCellByPosition(receivedAt, r).Value = sheet.getCellByPosition(itemsAt, r).Value
    End If
    If r Mod 5 = 0 Then sheet.getCellByPosition(nameAt, r).String = "Renommé " & id
  Next r
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = commentAt
  fields(0).IsAscending = False
  Dim sorting(1) As New com.sun.star.beans.PropertyValue
  sorting(0).Name = "SortFields"
  sorting(0).Value = fields()
  sorting(1).Name = "ContainsHeader"
  sorting(1).Value = False
  sheet.getCellRangeByPosition(0, keys + 2, lastColumn, lastRow).sort(sorting())
  sheet.Columns.insertByIndex(2, 1)
  sheet.getCellByPosition(2, keys + 1).String = "Prestataire"
  For r = keys + 2 To lastRow
    sheet.getCellByPosition(2, r).String = "Société " & sheet.getCellByPosition(idAt + 1, r).String
  Next r
  sheet.Rows.getByIndex(keys + 3).IsVisible = False
  sheet.Name = "Plan de la DSI"
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(ConvertToURL(out), saving())
  doc.close(True)
End Sub
`;

/** Throws what LibreOffice said when it does not end well. */
export function editInLibreOffice(command: string, folder: string, from: string, to: string): void {
  const profile = join(folder, "profile");
  const basic = join(profile, "user/basic");
  mkdirSync(join(basic, "Standard"), { recursive: true });
  writeFileSync(join(profile, "user/registrymodifications.xcu"), HEAD + REGISTRY);
  for (const kind of ["script", "dialog"] as const) writeFileSync(join(basic, `${kind}.xlc`), HEAD + libraries(kind));
  writeFileSync(join(basic, "Standard/script.xlb"), HEAD + library('<library:element library:name="Person"/>'));
  writeFileSync(join(basic, "Standard/dialog.xlb"), HEAD + library(""));
  writeFileSync(join(basic, "Standard/Person.xba"), HEAD + module("Person", EDIT));
  const macro = `macro:///Standard.Person.Edit("${from}","${to}")`;
  const args = [`-env:UserInstallation=file://${profile}`, "--headless", "--invisible", "--norestore", macro];
  const run = spawnSync(command, args, { encoding: "utf8", timeout: 240_000 });
  if (run.status !== 0) throw new Error(`LibreOffice ended with ${run.status ?? run.signal}: ${run.stderr}`);
}
