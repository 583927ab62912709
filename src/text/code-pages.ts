/** Code pages by their numbers, as old Office files and RTF tell them: Windows', the Macintosh's, that of DOS. */

const NAMES: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  1201: "utf-16be",
  10000: "macintosh",
  20866: "koi8-r",
  65001: "utf-8",
};

/** Those of which a letter may take several bytes. */
const WIDE: ReadonlySet<string> = new Set(["shift_jis", "gbk", "euc-kr", "big5", "utf-16le", "utf-16be", "utf-8"]);

/** DOS in Western Europe, from 0x80. That of the United States (437) has the letters of French at the same places. */
const WESTERN_DOS =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";
const DOS: ReadonlySet<number> = new Set([437, 850, 858]);

export function decodeCodePage(bytes: Uint8Array, page: number): string {
  if (!DOS.has(page)) return new TextDecoder(nameOf(page)).decode(bytes);
  const letters = lettersOf(page) ?? [];
  let text = "";
  for (const byte of bytes) text += letters[byte] as string;
  return text;
}

const known = new Map<string, readonly string[]>();

/** The letter of each byte; null where a letter may take several. */
export function lettersOf(page: number): readonly string[] | null {
  const name = DOS.has(page) ? "dos" : nameOf(page);
  if (WIDE.has(name)) return null;
  const before = known.get(name);
  if (before) return before;
  const decoder = name === "dos" ? null : new TextDecoder(name);
  const letterOf = (byte: number) => (byte < 0x80 ? String.fromCharCode(byte) : WESTERN_DOS.charAt(byte - 0x80));
  const letters = Array.from({ length: 256 }, (_each, byte) => decoder?.decode(Uint8Array.of(byte)) ?? letterOf(byte));
  known.set(name, letters);
  return letters;
}

function nameOf(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  if (page >= 28591 && page <= 28606 && page !== 28602) return `iso-8859-${page - 28590}`;
  return NAMES[page] ?? "windows-1252";
}
