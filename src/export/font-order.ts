/**
 * Fonts as Excel writes them. The standard lets the parts of a font stand in any order (ECMA-376 part 1, CT_Font), and
 * the workbook library takes it at its word; Office's own schema, to which its validator holds a file, has one order.
 * Source: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.font
 */

import { DEFAULT_FONT } from "./look.ts";

const ORDER = [
  ...["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"],
  ...["sz", "color", "name", "family", "charset", "scheme"],
];
const rank = (part: string) => ORDER.indexOf(/^<(\w+)/u.exec(part)?.[1] ?? "");

const CALIBRI =
  /<font><sz val="11"\/><color theme="1"\/><name val="Calibri"\/><family val="2"\/><scheme val="minor"\/><\/font>/u;

/**
 * Programs measure columns in digits of the workbook's first font. The library's is Calibri: where nobody has bought it, another
 * stands in for it, columns come out a third wider than rows were made for, and pages half empty.
 */
export function firstFont(styles: string): string {
  const { name, size } = DEFAULT_FONT;
  const font = `<font><sz val="${size}"/><color theme="1"/><name val="${name}"/><family val="2"/></font>`;
  return styles.replace(CALIBRI, font);
}

/** The styles of a workbook, the parts of each of its fonts in order: each part is an empty element. */
export const fontsInOrder = (styles: string): string =>
  styles.replaceAll(
    /<font>(.*?)<\/font>/gsu,
    (_font, parts: string) =>
      `<font>${[...parts.matchAll(/<[^>]+>/gu)]
        .map(([part]) => part)
        .toSorted((one, other) => rank(one) - rank(other))
        .join("")}</font>`,
  );
