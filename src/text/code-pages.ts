/** Windows' code pages by their numbers, as old Office files and RTF tell them. */

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

export function decodeCodePage(bytes: Uint8Array, page: number): string {
  return decoderOf(page).decode(bytes);
}

function decoderOf(page: number): InstanceType<typeof TextDecoder> {
  if (page >= 1250 && page <= 1258) return new TextDecoder(`windows-${page}`);
  if (page >= 28591 && page <= 28606 && page !== 28602) return new TextDecoder(`iso-8859-${page - 28590}`);
  return new TextDecoder(NAMES[page] ?? "windows-1252");
}
