/** Letters that a machine reads where digits are written: O for 0, I and l for 1. */
export function asDigits(capitals: string): string {
  return capitals.replace(/O/g, "0").replace(/[IL]/g, "1");
}
