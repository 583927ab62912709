"""Tells every sheet of a workbook as openpyxl reads it: a table by its heads, a page cell by cell."""

import json
import sys

import openpyxl


def rows_of(sheet):
    rows = [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    # Title, note, bands; where cells are carried, the hidden row of keys stands above the heads.
    keyed = any(isinstance(cell, str) and cell.startswith("bascule:") for cell in rows[3])
    heads = rows[4 if keyed else 3]
    return heads, rows[(5 if keyed else 4) :]


book = openpyxl.load_workbook(sys.argv[1])
told = {}
for sheet in book.worksheets:
    # Pages have neither table nor filter.
    if not sheet.tables and sheet.auto_filter.ref is None:
        told[sheet.title] = {"page": [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]}
        continue
    heads, rows = rows_of(sheet)
    records = [dict(zip(heads, row)) for row in rows]
    told[sheet.title] = {"rows": records}
json.dump(told, sys.stdout, default=str)
