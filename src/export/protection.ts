/**
 * Protection of a sheet that is not to be changed: without a password, against slips of the hand. Neither Excel nor
 * LibreOffice sorts locked cells, whatever a file permits: sheets that people work in are not locked, and refuse by a rule
 * (`guidance.ts`) what is typed over evidence.
 */

/** What the workbook library keeps to itself. */
interface Late {
  protect(password: string, options: object): Promise<void>;
  _writeSheetProtection(): void;
  _writeAutoFilter(): void;
}

const ALLOWED = { autoFilter: true, sort: true, pivotTables: true, formatColumns: true, formatRows: true };

/**
 * The library writes the protection after the filter; the schema wants it before (ECMA-376, CT_Worksheet), and Excel
 * asks to repair what is out of order.
 */
export async function protect(sheet: object): Promise<void> {
  const late = sheet as Late;
  await late.protect("", ALLOWED);
  const protection = late._writeSheetProtection.bind(late);
  const filter = late._writeAutoFilter.bind(late);
  late._writeAutoFilter = () => {
    protection();
    filter();
  };
  late._writeSheetProtection = () => {};
}
